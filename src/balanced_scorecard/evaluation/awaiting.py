"""Who has not reported what is due: the whole, or those of its units that its figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from ..domain.indicator import Indicator
from .cases import case_of
from .policies import FromUnits, PartialUnits
from .setting import Setting
from .statuses import DataStatus, Reason


def awaited(indicator: Indicator, setting: Setting) -> tuple[tuple[str, ...], int]:
    """Return who has not reported *indicator* though it is due, and how many were to report it.

    That is the unit of *setting* itself where it has had rows of its own. Where it never had any and units below have,
    or where those are added up, they are asked instead, each down to the level that reports.
    """
    is_added = setting.from_units is FromUnits.VALUES
    own = evolve(setting, from_units=FromUnits.OWN_ROWS, partial=PartialUnits.REFUSE, kept={})
    cases = {unit.org_unit: case_of(indicator, unit) for unit in _sources(indicator, own, is_added=is_added)}
    late = tuple(unit for unit, case in cases.items() if case.data_status is DataStatus.OVERDUE)
    return late, sum(case.figure.reason is not Reason.NOT_APPLICABLE for case in cases.values())


def _sources(indicator: Indicator, setting: Setting, *, is_added: bool) -> Iterator[Setting]:
    """Yield the units that the figure of that of *setting* comes from; itself where it comes from none."""
    below = [setting.of_unit(unit) for unit in setting.place.below]
    if not below or _answers_itself(indicator, setting, is_added=is_added):
        yield setting
        return
    for unit in below:
        yield from _sources(indicator, unit, is_added=is_added)


def _answers_itself(indicator: Indicator, setting: Setting, *, is_added: bool) -> bool:
    """Whether the unit of *setting* is asked for the figure, and not those below it."""
    if not setting.is_root:
        return setting.expects(indicator, setting.period.end)
    if _has_rows(indicator, setting):
        return not is_added or case_of(indicator, setting).figure.is_whole
    _, *below = setting.structure.made_of(setting.org_unit)
    return not any(_has_rows(indicator, setting.of_unit(unit)) for unit in below)


def _has_rows(indicator: Indicator, setting: Setting) -> bool:
    return any(setting.vintages(id_) for id_ in setting.fed_by(indicator))
