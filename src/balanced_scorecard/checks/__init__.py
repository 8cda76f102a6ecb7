"""The linter: is this a balanced scorecard? A check is a function over a card; every rule is a file of its own."""
