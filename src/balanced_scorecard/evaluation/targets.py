"""Which version of a target applies to a unit and a period, and when it is due (design: effective target)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..domain.aggregation import Aggregation
from ..domain.indicator import Indicator
from ..domain.period import Period
from ..domain.target import Horizon, Reached, Target


def effective_target(
    indicator: Indicator, period: Period, org_unit: str, *, is_root: bool, among: Sequence[Target] | None = None
) -> Target | None:
    """Return the short-term target that decides the status of *indicator* in *period*; None where none applies.

    *among* are the versions to choose from; left out, all of the indicator's.

    Versions apply to periods ending on or after their `since`; of each (by, horizon, org_unit) the newest wins; of
    these the one with the earliest `by` at or after the period's end, else the standing one, else the last past one.
    A unit's own wins over one for all; the latter holds for the root, and below it except for FLOW and STOCK.
    """
    versions = indicator.targets if among is None else among
    applicable = [target for target in versions if target.since <= period.end]
    replaced = {target.replaces for target in applicable if target.replaces}
    applicable = [target for target in applicable if target.id is None or target.id not in replaced]
    short = [target for target in newest(applicable) if target.horizon is not Horizon.LONG]
    own = [target for target in short if target.org_unit == org_unit] if not is_root else []
    for_all = [target for target in short if target.org_unit is None]
    if not is_root and indicator.adds_up in (Aggregation.FLOW, Aggregation.STOCK):
        for_all = []
    return _in_force(own, period.end) or _in_force(for_all, period.end)


def newest(targets: Iterable[Target]) -> list[Target]:
    """Return the newest version of each (by, horizon, org_unit): latest `since`, then latest `decided`."""
    groups: dict[tuple[object, ...], Target] = {}
    for target in targets:
        key = (target.due, target.horizon or Horizon.SHORT, target.org_unit)
        held = groups.get(key)
        if held is None or _age(target) >= _age(held):
            groups[key] = target
    return list(groups.values())


def _age(target: Target) -> tuple[date, date]:
    return target.since, target.decided or date.min


def _in_force(targets: list[Target], end: date) -> Target | None:
    coming = [target for target in targets if target.due is not None and target.due >= end]
    if coming:
        return min(coming, key=lambda target: target.due or date.max)
    standing = [target for target in targets if target.due is None]
    if standing:
        return standing[0]
    return max(targets, key=lambda target: target.due or date.min, default=None)


def is_due_later(target: Target, period: Period) -> bool:
    """Whether *target* is not yet due: a milestone before its day, any other when its `by` ends in a later year."""
    if target.due is None:
        return False
    if isinstance(target.expectation, Reached):
        return period.end < target.due
    return target.due > period.year().end
