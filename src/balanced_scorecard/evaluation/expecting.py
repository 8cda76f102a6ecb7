"""Which units are to report an indicator at all, in many periods at once: `Setting.expects` as arrays."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from ..domain.indicator import Indicator, Series
from ..domain.organisation import ROOT
from ..kernels.scoring import BoolArray
from .observations import NEVER, CodeArray, DayArray, Observations, days
from .policies import FromUnits
from .setting import Setting


@frozen(eq=False)
class Expecting:
    """One indicator or series in every unit of some observations."""

    observations: Observations
    setting: Setting
    element: Indicator | Series

    def on(self, units: CodeArray, day: DayArray) -> BoolArray:
        """Return whether each of *units*, by code, is to report on its *day* (design: organisation).

        It is when it is open on that day and a unit at its level has a row up to then, or when it has a target of its
        own; added up from the units below, when one of them is. The whole organisation always is.
        """
        is_open = (self.opens[units] <= day) & (day <= self.closes[units])
        found: BoolArray = self._always[units] | (is_open & (self._began[units] <= day))
        unsure = np.flatnonzero(is_open & ~found & self._adds_up[units])
        for code in np.unique(units[unsure]).tolist():
            at = unsure[units[unsure] == code]
            for below in self._below(code):
                found[at] |= self.on(np.full(len(at), below, dtype=np.int32), day[at])
        return found

    @cached_property
    def opens(self) -> DayArray:
        """The first day of each unit."""
        return days((self.setting.structure.place(unit).opens for unit in self.observations.org_units), 0)

    @cached_property
    def closes(self) -> DayArray:
        """The last day of each unit."""
        return days((self.setting.structure.place(unit).closes for unit in self.observations.org_units), NEVER)

    @cached_property
    def _always(self) -> BoolArray:
        targets = self.element.targets if isinstance(self.element, Indicator) else ()
        always = {ROOT, *(target.org_unit for target in targets)}
        return np.array([unit in always for unit in self.observations.org_units], dtype=bool)

    @cached_property
    def _began(self) -> DayArray:
        """The first day that a row at each unit's level covers."""
        of = self.observations.of
        firsts = [of[id_].first for id_ in self.setting.fed_by(self.element) if id_ in of]
        first = np.min(firsts, axis=0) if firsts else np.full(len(self.observations.org_units), NEVER)
        levels = self.levels
        began = np.full(int(levels.max(initial=0)) + 1, NEVER)
        np.minimum.at(began, levels, first)
        return began[levels]

    @cached_property
    def levels(self) -> CodeArray:
        """How far below the whole organisation each unit stands."""
        places = map(self.setting.structure.place, self.observations.org_units)
        return np.array([place.level for place in places], dtype=np.int32)

    @cached_property
    def _adds_up(self) -> BoolArray:
        is_by_values = self.setting.from_units is FromUnits.VALUES
        units = self.observations.org_units
        return np.array([is_by_values and bool(self.setting.structure.place(unit).below) for unit in units], dtype=bool)

    def _below(self, code: int) -> list[int]:
        place = self.setting.structure.place(self.observations.org_units[code])
        return [self.observations.org_units.index(unit) for unit in place.below]
