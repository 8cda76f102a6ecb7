"""BSC410: one measure pulled two ways."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..sameness import first_of_same_measure


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator that is to go the other way than an earlier one of the same measure."""
    for indicator, first in first_of_same_measure(scorecard):
        if _direction(indicator) * _direction(first) < 0:
            yield Violation(indicator.id, name=indicator.name, first=first.id)


def _direction(indicator: Indicator) -> int:
    polarity = indicator.effective_polarity
    return polarity.direction if polarity else 0


RULE = Rule(
    code="BSC410",
    name="competing-targets",
    severity=Severity.WARNING,
    message={"en": "{name!r} is to go one way here and the other way in {first!r}; decide which",
             "nb": "{name!r} skal gå den ene veien her og den andre i {first!r}; avgjør hvilken",
             "nn": "{name!r} skal gå den eine vegen her og den andre i {first!r}; avgjer kva for ein"},
    remedy={"en": "Keep one indicator with one direction; where both are wanted, measure each side by its own figure "
                  "and write a `conflict`.",
            "nb": "Behold én styringsparameter med én retning; ønskes begge, mål hver side med sitt eget tall og skriv "
                  "en `conflict`.",
            "nn": "Behald éin styringsparameter med éi retning; ønskjer de begge, mål kvar side med sitt eige tal og "
                  "skriv ein `conflict`."},
    rationale="Those who pull the same rope two ways each meet their goal and the agency stands still.",
    source="R49: «ulike avdelinger som ivaretar egne interesser på bekostning av virksomheten som helhet» "
           "(Statskonsult, 4.1); R47",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Reach, indicators: [{id: A1.1, name: Visits, unit: case, targets: [">= 900"]}]}
      - {id: A2, name: Calm, indicators: [{id: A2.1, name: visits, unit: case, targets: ["<= 700"]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Reach, indicators: [{id: A1.1, name: Visits, unit: case, targets: [">= 900"]}]}
      - {id: A2, name: Calm, indicators: [{id: A2.1, name: Complaints of crowding, unit: case, targets: ["<= 7"]}]}
""",
)
