"""Which units are to report an indicator at all, in many periods at once: `Setting.expects` as arrays."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from ..domain.indicator import Indicator, Series
from ..domain.organisation import ROOT
from ..kernels.scoring import BoolArray
from .observations import NEVER, CodeArray, DayArray, Observations
from .policies import FromUnits
from .setting import Setting
from .unit_arrays import UnitArrays


@frozen(eq=False)
class Expecting:
    """One indicator or series in every unit of some observations."""

    observations: Observations
    setting: Setting
    element: Indicator | Series
    units: UnitArrays

    def on(self, units: CodeArray, day: DayArray) -> BoolArray:
        """Return whether each of *units*, by code, is to report on its *day* (design: organisation).

        It is when it is open on that day, and a unit at its level has a row up to then or it has a target of its own;
        added up from the units below, when one of them is. The whole organisation always is.
        """
        is_open = (self.units.opens[units] <= day) & (day <= self.units.closes[units])
        found: BoolArray = self._is_root[units] | (is_open & (self._has_target[units] | (self._began[units] <= day)))
        if self.setting.from_units is FromUnits.OWN_ROWS:
            return found
        unsure = np.flatnonzero(is_open & ~found & self.units.has_below[units])
        for code in np.unique(units[unsure]).tolist():
            at = unsure[units[unsure] == code]
            for below in self.units.below(code).tolist():
                found[at] |= self.on(np.full(len(at), below, dtype=np.int32), day[at])
        return found

    @cached_property
    def _is_root(self) -> BoolArray:
        return self.units.named((ROOT,))

    @cached_property
    def _has_target(self) -> BoolArray:
        targets = self.element.targets if isinstance(self.element, Indicator) else ()
        return self.units.named(tuple(target.org_unit for target in targets))

    @cached_property
    def _began(self) -> DayArray:
        """The first day that a row at each unit's level covers."""
        of = self.observations.of
        firsts = [of[id_].first for id_ in self.setting.fed_by(self.element) if id_ in of]
        first = np.min(firsts, axis=0) if firsts else np.full(len(self.observations.org_units), NEVER)
        began = np.full(int(self.units.levels.max(initial=0)) + 1, NEVER)
        np.minimum.at(began, self.units.levels, first)
        return began[self.units.levels]
