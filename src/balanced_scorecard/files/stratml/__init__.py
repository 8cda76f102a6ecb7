"""StratML (ISO 17469), Parts 1 and 2: how a plan is read, mended, turned into a card, and written."""
