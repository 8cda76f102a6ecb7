"""Two cards compared, the change of every score between two evaluations, and a card rolled over to the next year."""
