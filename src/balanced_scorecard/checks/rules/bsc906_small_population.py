"""BSC906: a verdict on a handful of cases: the interval of a share holds the target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    from ...evaluation.results import Evaluation, IndicatorResult


def find(scorecard: Scorecard, evaluation: Evaluation, *, most: int = 100) -> Iterator[Violation]:
    """Yield each indicator judged on a share of *most* cases or fewer whose 95 % interval (Wilson) holds its target."""
    for result in evaluation:
        interval = _interval(result) if result.status.is_judged else None
        of, target = result.denominator, result.target
        if interval is None or of is None or of > most or not isinstance(target, float | int):
            continue
        low, high = interval
        if low <= target <= high:
            yield Violation(result.id, name=result.indicator.name, period=str(evaluation.period), of=float(of),
                            low=round(low, 1), high=round(high, 1), target=float(target))


def _interval(result: IndicatorResult) -> tuple[float, float] | None:
    """Return the interval of a share in per cent; None where the figure is none, or its parts are not cases."""
    import numpy as np  # loaded already where there is an evaluation

    from ...kernels.intervals import wilson

    cases, of = result.numerator, result.denominator
    is_share = result.indicator.unit == "percent" and cases is not None and of is not None and 0 <= cases <= of
    if not is_share or not of:
        return None
    low, high = wilson(np.array([cases]), np.array([of]))
    return 100 * float(low[0]), 100 * float(high[0])


RULE = Rule(
    code="BSC906",
    name="small-population",
    severity=Severity.ADVICE,
    needs=Needs.EVALUATION,
    message={"en": "{name!r} is judged on {of} cases in {period}; with so few it may as well be anything from {low} to "
                   "{high} %, and the target is {target}; look at a longer period",
             "nb": "{name!r} er vurdert på {of} saker i {period}; med så få kan det like gjerne være alt fra {low} til "
                   "{high} %, og kravet er {target}; se på en lengre periode"},
    remedy={"en": "Judge it over a longer period (`window: rolling_12_months`, a coarser `frequency:`), or read the "
                  "status as a hint.",
            "nb": "Vurder den over lengre tid (`window: rolling_12_months`, en grovere `frequency:`), eller les "
                  "statusen som et hint."},
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
