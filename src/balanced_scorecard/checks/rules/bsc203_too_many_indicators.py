"""BSC203: more than about thirty indicators on the whole card."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..balance import steered_by
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, most: int = 30, about: int = 6) -> Iterator[Violation]:
    """Yield the card where more than *most* are steered by: advice up to *about* more, a warning above."""
    count = len(steered_by(scorecard))
    if count > most:
        severity = Severity.ADVICE if count <= most + about else Severity.WARNING
        yield Violation(scorecard.id, severity=severity, name=scorecard.name, count=count, most=most)


RULE = Rule(
    code="BSC203",
    name="too-many-indicators",
    severity=Severity.WARNING,
    message={"en": "{name!r} has {count} indicators, more than about {most}; keep what decides",
             "nb": "{name!r} har {count} styringsparametere, flere enn rundt {most}; behold det som avgjør",
             "nn": "{name!r} har {count} styringsparametrar, fleire enn rundt {most}; behald det som avgjer"},
    remedy={"en": "Move what is nice to know to an underlying report, or write `role: context` on what is only shown.",
            "nb": "Flytt det som bare er greit å vite til en underliggende rapport, eller skriv `role: context` på det "
                  "som bare vises.",
            "nn": "Flytt det som berre er greitt å vite, til ein underliggjande rapport, eller skriv `role: context` "
                  "på det som berre blir vist."},
    rationale="The limit is for the whole card, over all perspectives, and it is soft: the report's own case has 33. "
              "Context indicators are not counted.",
    source="R70: «flere enn rundt 30 nøkkeltall» (Statskonsult, 4.4); R54",
    find=find,
    example_options={"most": 1, "about": 0},
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Days waited}, {id: A1.2, name: Cases received}]
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
        indicators: [{id: A1.1, name: Days waited}, {id: A1.2, name: Cases received, role: context}]
""",
)
