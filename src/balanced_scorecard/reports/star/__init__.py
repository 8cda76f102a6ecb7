"""Results as a star schema: tables of facts, and tables of what they are about, joined by keys."""
