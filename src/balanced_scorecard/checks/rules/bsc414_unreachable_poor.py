"""BSC414: the edge to poor lies on the worse bound, so that nothing is ever poor."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator whose norm's `medium` is as bad as a value can be."""
    for indicator in scorecard.indicators():
        if any(norm.medium is not None and norm.medium == _worst(indicator) for norm in indicator.norms):
            yield Violation(indicator.id, name=indicator.name)


def _worst(indicator: Indicator) -> float | None:
    polarity = indicator.effective_polarity
    direction = polarity.direction if polarity else 0
    return {1: indicator.bounds.low, -1: indicator.bounds.high}.get(direction)


RULE = Rule(
    code="BSC414",
    name="unreachable-poor",
    severity=Severity.ADVICE,
    message={"en": "{name!r} can never be poor: its norm's medium lies on the worse bound; move it inside",
             "nb": "{name!r} kan aldri bli mindre god: gult begynner på det dårligste ytterpunktet; flytt grensen "
                   "innover",
             "nn": "{name!r} kan aldri bli mindre god: gult byrjar på det dårlegaste ytterpunktet; flytt grensa "
                   "innover"},
    remedy={"en": "Write a `medium` that a bad year would fall below.",
            "nb": "Skriv en `medium` som et dårlig år ville falt under.",
            "nn": "Skriv ein `medium` som eit dårleg år ville falle under."},
    rationale="A judgement of three steps that can only give two tells less than it seems to.",
    source="R15: «referanserammen for når de rapporterte nøkkeltallene er gode, middels eller mindre gode» "
           "(Statskonsult, 3.1)",
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%", bounds: [0, 100], norm: {medium: 0, good: 80}}]
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%", bounds: [0, 100], norm: {medium: 60, good: 80}}]
""",
)
