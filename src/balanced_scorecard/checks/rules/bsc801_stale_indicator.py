"""BSC801: an indicator past its review date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, on: date) -> Iterator[Violation]:
    """Yield each indicator that was to be reviewed before *on*."""
    for indicator in scorecard.indicators():
        if indicator.review_by and indicator.review_by < on:
            yield Violation(indicator.id, name=indicator.name, due=indicator.review_by.isoformat())


RULE = Rule(
    code="BSC801",
    name="stale-indicator",
    severity=Severity.WARNING,
    needs=Needs.DATE,
    message={"en": "{name!r} was to be reviewed by {due}; ask whether it still measures what matters",
             "nb": "{name!r} skulle vært vurdert på nytt innen {due}; spør om den fortsatt måler det som betyr noe",
             "nn": "{name!r} skulle vore vurdert på nytt innan {due}; spør om det framleis måler det som betyr noko"},
    remedy={"en": "Keep it with a new `review_by:`, mend it, or take it off the card.",
            "nb": "Behold den med ny `review_by:`, rett den, eller ta den ut av styrekortet.",
            "nn": "Behald styringsparameteren med ny `review_by:`, rett han, eller ta han ut av styrekortet."},
    rationale="Figures that are followed year after year without a thought steer towards the world as it was.",
    source="R101: «styre etter de samme nøkkeltallene år etter år uten å revurdere dem» (Statskonsult, 1.3); R36, R48",
    find=find,
    example_on=date(2025, 6, 1),
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, review_by: 2024-12-31}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, review_by: 2025-12-31}]}]
""",
)
