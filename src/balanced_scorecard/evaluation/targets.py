"""Which version of a target applies to a unit and a period, and when it is due (design: effective target)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..domain.aggregation import Aggregation
from ..domain.indicator import Indicator
from ..domain.period import Period
from ..domain.target import Horizon, Reached, Target


def effective_target(
    indicator: Indicator, period: Period, org_unit: str, *, is_root: bool, among: Sequence[Target] | None = None,
    as_of: date | None = None,
) -> Target | None:
    """Return the short-term target that decides the status of *indicator* in *period*; None where none applies.

    *among* are the versions to choose from; left out, all of the indicator's.

    Versions apply to periods ending on or after their `since`; of each (by, horizon, org_unit) the newest wins; of
    these the one with the earliest `by` at or after the period's end, else the standing one, else the last past one.
    A unit's own wins over one for all; the latter holds for the root, and below it except for FLOW and STOCK. What was
    decided after the day *as_of* was not known on it.
    """
    unit = None if is_root else org_unit
    versions = _versions(indicator.targets if among is None else among, period, unit, as_of)
    return _own_or_for_all([each for each in versions if each.horizon is not Horizon.LONG], indicator, period, unit)


def long_term_target(
    indicator: Indicator, period: Period, org_unit: str, *, is_root: bool, as_of: date | None = None
) -> Target | None:
    """Return the long-term target of *indicator*, chosen as the effective one is; it decides nothing (R16)."""
    unit = None if is_root else org_unit
    versions = _versions(indicator.targets, period, unit, as_of)
    return _own_or_for_all([each for each in versions if each.horizon is Horizon.LONG], indicator, period, unit)


def _versions(
    targets: Sequence[Target], period: Period, org_unit: str | None, as_of: date | None
) -> list[Target]:
    """Return the newest of each version that is for all or for *org_unit*, applies to *period* and was known."""
    applicable = [
        target for target in targets
        if target.org_unit in (None, org_unit) and target.since <= period.end
        and (as_of is None or target.decided is None or target.decided <= as_of)
    ]
    if len(applicable) < 2:
        return applicable
    replaced = {target.replaces for target in applicable if target.replaces}
    return newest(target for target in applicable if target.id is None or target.id not in replaced)


def _own_or_for_all(
    targets: list[Target], indicator: Indicator, period: Period, org_unit: str | None
) -> Target | None:
    own = [target for target in targets if target.org_unit is not None]
    for_all = [target for target in targets if target.org_unit is None]
    if org_unit is not None and indicator.adds_up in (Aggregation.FLOW, Aggregation.STOCK):
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
    if not targets:
        return None
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
