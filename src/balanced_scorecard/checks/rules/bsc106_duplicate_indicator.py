"""BSC106: two indicators with one unit and one name or definition."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..sameness import first_of_same_measure


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator that measures what an earlier one measures; one source alone is no sign."""
    for indicator, first in first_of_same_measure(scorecard):
        yield Violation(indicator.id, name=indicator.name, first=first.id)


RULE = Rule(
    code="BSC106",
    name="duplicate-indicator",
    severity=Severity.WARNING,
    message={"en": "{name!r} measures the same as {first!r}, in the same unit; keep one",
             "nb": "{name!r} måler det samme som {first!r}, i samme måleenhet; behold én",
             "nn": "{name!r} måler det same som {first!r}, i same måleeining; behald éin"},
    remedy={"en": "Keep one, and write the other factor in its `also_supports`; or say in `definition` how they "
                  "differ.",
            "nb": "Behold én, og skriv den andre suksessfaktoren i `also_supports`; eller skriv forskjellen i "
                  "`definition`.",
            "nn": "Behald éin, og skriv den andre suksessfaktoren i `also_supports`; eller skriv skilnaden i "
                  "`definition`."},
    rationale="The same figure twice is double work, and counts twice in every sum.",
    source="R37: «sanere eller redusere eventuelt dobbeltarbeid» (Statskonsult, 3.3)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, unit: day}]}
      - {id: A2, name: Content users, indicators: [{id: A2.1, name: days  waited., unit: day}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, unit: day}]}
      - {id: A2, name: Content users, indicators: [{id: A2.1, name: Complaints, unit: case}]}
""",
)
