"""BSC415: a target for a flow that does not say what it counts over."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.aggregation import Aggregation
from ...domain.indicator import Indicator
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ...domain.target import Target
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import first_of


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each flow with a target that neither it nor the indicator says the span of; it cannot be scored."""
    for indicator, target in first_of(scorecard, _lacks_span):
        if is_steered_by(indicator):
            yield Violation(indicator.id, name=indicator.name, target=target.text)


def _lacks_span(indicator: Indicator, target: Target) -> bool:
    has_span = indicator.frequency or target.per or isinstance(target.by, Period)
    return indicator.adds_up is Aggregation.FLOW and not has_span


RULE = Rule(
    code="BSC415",
    name="flow-target-without-span",
    severity=Severity.WARNING,
    message={"en": "the target {target!r} of {name!r} does not say over how long it counts; write per: year",
             "nb": "kravet {target!r} til {name!r} sier ikke hvor lenge det teller over; skriv per: year",
             "nn": "kravet {target!r} til {name!r} seier ikkje kor lenge det tel over; skriv per: year"},
    remedy={"en": "Write `per:` or `by:` on the target, or `frequency:` on the indicator.",
            "nb": "Skriv `per:` eller `by:` på kravet, eller `frequency:` på styringsparameteren.",
            "nn": "Skriv `per:` eller `by:` på kravet, eller `frequency:` på styringsparameteren."},
    rationale="A number of cases means nothing without the time it is counted over, a month or a year.",
    source="R16: «Det skilles her mellom kortsiktige og langsiktige mål» (Statskonsult, 3.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Work
    factors:
      - id: A1
        name: Many cases
        indicators: [{id: A1.1, name: Cases decided, unit: case, adds_up: flow, targets: [">= 900"]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Work
    factors:
      - id: A1
        name: Many cases
        indicators:
          - {id: A1.1, name: Cases decided, unit: case, adds_up: flow, targets: [{expect: ">= 900", per: year}]}
""",
)
