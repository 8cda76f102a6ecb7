"""BSC416: a target decided after its period ended."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Target
from ..rule import Rule, Severity, Violation
from ..targets import first_of


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with a target that was decided when its outcome was known."""
    for indicator, target in first_of(scorecard, _is_late):
        yield Violation(indicator.id, name=indicator.name, target=target.text, decided=str(target.decided),
                        by=str(target.by))


def _is_late(_: Indicator, target: Target) -> bool:
    return target.decided is not None and target.due is not None and target.decided > target.due


RULE = Rule(
    code="BSC416",
    name="decided-after-the-fact",
    severity=Severity.WARNING,
    message={"en": "the target {target!r} of {name!r} for {by} was decided on {decided}, when the outcome was known; "
                   "decide before",
             "nb": "kravet {target!r} til {name!r} for {by} ble fastsatt {decided}, da utfallet var kjent; fastsett "
                   "det før",
             "nn": "kravet {target!r} til {name!r} for {by} vart fastsett {decided}, då utfallet var kjent; fastset "
                   "det før"},
    remedy={"en": "Mend `decided` or `by` where one is wrong; else let the target hold for the next period.",
            "nb": "Rett `decided` eller `by` der en av dem er feil; ellers la kravet gjelde neste periode.",
            "nn": "Rett `decided` eller `by` der ein av dei er feil; elles lat kravet gjelde neste periode."},
    rationale="A goal set afterwards cannot have steered anything, and attainment of it cannot be verified.",
    source="R102: «hvordan måloppnåelse kan etterprøves» (Statskonsult, 5)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2024, decided: 2025-02-01}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2025, decided: 2025-02-01}]}
""",
)
