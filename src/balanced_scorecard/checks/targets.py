"""What several rules about targets share: which versions hold, the number a target says, and which way is better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ..domain.aggregation import Aggregation
from ..domain.indicator import Indicator
from ..domain.period import Period
from ..domain.scale import NormEdge
from ..domain.scorecard import Scorecard
from ..domain.target import Between, Horizon, Point, Target, Threshold, ToBaseline, Universal

WHOLE = 100.0
"""What "in all cases" means in per cent."""


def in_force(indicator: Indicator) -> tuple[Target, ...]:
    """Return the targets of *indicator* that no later one replaces."""
    replaced = {target.replaces for target in indicator.targets if target.replaces}
    return tuple(target for target in indicator.targets if target.id is None or target.id not in replaced)


def first_of(
    scorecard: Scorecard, is_wrong: Callable[[Indicator, Target], bool]
) -> Iterator[tuple[Indicator, Target]]:
    """Yield each indicator that has a target of which *is_wrong* is true, with the first such."""
    for indicator in scorecard.indicators():
        target = next((each for each in indicator.targets if is_wrong(indicator, each)), None)
        if target is not None:
            yield indicator, target


def has_norm(indicator: Indicator) -> bool:
    """Whether a norm says by itself what is good, be it a number or a range."""
    return any(norm.good is not None and not isinstance(norm.good, NormEdge) for norm in indicator.norms)


def decides(target: Target) -> bool:
    """Whether *target* decides a status: a long-term one is shown beside."""
    return target.horizon is not Horizon.LONG


def ran_out_before(scorecard: Scorecard, indicator: Indicator) -> Target | None:
    """Return the last target of *indicator* for all, where it was due before *scorecard* holds; else None."""
    targets = [each for each in indicator.targets if decides(each) and each.org_unit is None]
    last = max(targets, key=lambda each: (each.due or date.max, each.since), default=None)
    if last is None or last.due is None or scorecard.valid_from is None:
        return None
    return last if last.due < scorecard.valid_from else None


def better(indicator: Indicator, target: Target) -> int:
    """Return +1 where a higher value of *indicator* is better, -1 where a lower is, 0 where neither is."""
    return indicator.polarity.direction if indicator.polarity else target.direction


def edge(indicator: Indicator, target: Target) -> float | None:
    """Return the one number *target* asks for, in the indicator's unit; None where it asks for none or two."""
    said = target.expectation
    if isinstance(said, Threshold):
        return said.value
    if isinstance(said, Universal):
        return WHOLE
    if isinstance(said, ToBaseline) and indicator.baseline is not None:
        start = indicator.baseline.value
        return start + said.change.number * (abs(start) / 100 if said.change.unit == "percent" else 1)
    return None


def ends(indicator: Indicator, target: Target) -> tuple[float, ...]:
    """Return every number *target* asks for, in the indicator's unit."""
    said = target.expectation
    if isinstance(said, Between):
        return said.low, said.high
    if isinstance(said, Point):
        return (said.value,)
    number = edge(indicator, target)
    return () if number is None else (number,)


def asks_for_the_best(indicator: Indicator, target: Target) -> bool:
    """Whether *target* lies on the better bound of *indicator*, or asks for none of what is unwanted."""
    direction, asked = better(indicator, target), edge(indicator, target)
    best = indicator.bounds.high if direction > 0 else indicator.bounds.low
    if asked is None:
        return False
    return (direction < 0 and asked == 0) or (best is not None and direction * (asked - best) >= 0)


def comparable(indicator: Indicator, target: Target, period: Period) -> bool:
    """Whether one figure of *period* can be held against *target* as it is: what adds up, over the same length only."""
    if indicator.adds_up is not Aggregation.FLOW:
        return True
    counted = target.per or (target.by.frequency if isinstance(target.by, Period) else None) or indicator.frequency
    return counted is period.frequency
