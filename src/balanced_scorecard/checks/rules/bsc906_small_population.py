"""BSC906: a verdict on a handful of cases: the interval of a share holds the target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..histories import shown
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    from ...evaluation.results import Evaluation


def find(scorecard: Scorecard, evaluation: Evaluation, *, most: int = 100) -> Iterator[Violation]:
    """Yield each indicator judged on a share of *most* cases or fewer whose 95 % interval holds its one target."""
    for result in evaluation:
        of, interval, target = result.denominator, (result.low, result.high), result.target
        is_few = of is not None and of <= most
        if is_few and result.status.is_judged and result.distinguishable is False and isinstance(target, float | int):
            low, high = (shown(end) for end in interval if end is not None)
            yield Violation(result.id, name=result.indicator.name, period=str(evaluation.period), of=of, low=low,
                            high=high, target=float(target))


RULE = Rule(
    code="BSC906",
    name="small-population",
    severity=Severity.ADVICE,
    needs=Needs.EVALUATION,
    message={"en": "{name!r} is judged on {of} cases in {period}; with so few it may as well be anything from {low} to "
                   "{high} %, and the target is {target}; look at a longer period",
             "nb": "{name!r} er vurdert på {of} saker i {period}; med så få kan det like gjerne være alt fra {low} til "
                   "{high} %, og kravet er {target}; se på en lengre periode",
             "nn": "{name!r} er vurdert på {of} saker i {period}; med så få kan det like gjerne vere alt frå {low} til "
                   "{high} %, og kravet er {target}; sjå på ein lengre periode"},
    remedy={"en": "Judge it over a longer period (`window: rolling_12_months`, a coarser `frequency:`), or read the "
                  "status as a hint.",
            "nb": "Vurder den over lengre tid (`window: rolling_12_months`, en grovere `frequency:`), eller les "
                  "statusen som et hint.",
            "nn": "Vurder over lengre tid (`window: rolling_12_months`, ein grovare `frequency:`), eller les statusen "
                  "som eit hint."},
    rationale="Of fourteen cases one more or less turns green to red and says nothing of the work.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,numerator,denominator\nA1.1,2024,11,14\n",
    example_period="2024",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", adds_up: rate, targets: ["> 79 %"]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", adds_up: rate, targets: ["> 40 %"]}]
""",
)
