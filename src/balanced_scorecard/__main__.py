"""`python -m balanced_scorecard`: the same as the command `balanced-scorecard`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
