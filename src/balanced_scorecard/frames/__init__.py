"""pandas and Arrow <-> domain, and the one row parser that files and frames share."""
