"""Public plans in StratML (ISO 17469) as cards."""

from __future__ import annotations

from tests.shared import shared

from balanced_scorecard import Scorecard, load_stratml


def plan(name: str) -> Scorecard:
    """Return the public plan in the file *name* as a card; the test is skipped where the file is not at hand."""
    return load_stratml(shared("stratml", name)).scorecard
