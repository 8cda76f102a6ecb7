"""What units add up to in every period at once: `adding_units` as arrays, for the panel.

The sums are the same, in the order of the organisation; what arrays do not tell is marked odd and judged alone.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import Aggregation
from ..domain.indicator import Indicator, Series
from ..kernels import time as kernel
from ..kernels.scoring import BoolArray, FloatArray
from .adding_units import over_units
from .column_figures import CODE, WHOLE
from .expecting import Expecting
from .observations import NEVER, CodeArray, DayArray, Observations, Observed, days
from .policies import PartialUnits
from .setting import Setting
from .statuses import Reason
from .unit_arrays import UnitArrays


def with_units_added(observations: Observations, setting: Setting) -> Observations:
    """Return *observations* with a place for every unit that has units below it, in each period that one of them has.

    There stands what those units add up to, but where the unit has a row of its own.
    """
    parents = [code for code, unit in enumerate(observations.org_units) if setting.structure.place(unit).below]
    parents.sort(key=lambda code: -setting.structure.place(observations.org_units[code]).level)
    wider = _with_places(observations, setting, parents)
    place_of, ends = wider.place_of(), days((period.end for period in wider.periods), 0)
    units = UnitArrays(wider.org_units, setting.structure)
    of = {}
    for id_ in wider.of:
        element = setting.scorecard.find(id_)
        assert isinstance(element, Indicator | Series)
        of[id_] = _Adding(wider, setting, element, place_of, ends, units).added(parents)
    return evolve(wider, of=of)


def _with_places(observations: Observations, setting: Setting, parents: list[int]) -> Observations:
    """Return *observations* with empty places for *parents*, the lowest first, where a unit below has one."""
    table = observations.place_of() >= 0
    code_of = {unit: code for code, unit in enumerate(observations.org_units)}
    added: list[tuple[int, int]] = []
    for code in parents:
        below = [code_of[unit] for unit in setting.structure.place(observations.org_units[code]).below]
        lacking = table[below].any(axis=0) & ~table[code]
        table[code] |= lacking
        added += [(code, period) for period in np.flatnonzero(lacking).tolist()]
    codes = np.array(sorted(added), dtype=np.int32).reshape(-1, 2)
    return evolve(
        observations, org_unit=np.concatenate([observations.org_unit, codes[:, 0]]),
        period=np.concatenate([observations.period, codes[:, 1]]),
        of={id_: _longer(each, len(added)) for id_, each in observations.of.items()},
    )


def _longer(observed: Observed, by: int) -> Observed:
    room = np.full(by, np.nan)
    parts = [None if each is None else np.concatenate([each, room])
             for each in (observed.value, observed.numerator, observed.denominator)]
    value, numerator, denominator = parts
    assert value is not None
    return evolve(observed, value=value, numerator=numerator, denominator=denominator, since=observed.since.copy(),
                  odd=observed.odd.copy(), unsummed=np.full(len(value), WHOLE, dtype=np.int32))


@frozen(eq=False)
class _Adding:
    """One indicator or series, added up over units."""

    observations: Observations
    setting: Setting
    element: Indicator | Series
    place_of: CodeArray
    ends: DayArray
    units: UnitArrays

    @property
    def how(self) -> Aggregation:
        """How it adds up over units."""
        return over_units(self.element)

    def added(self, parents: list[int]) -> Observed:
        """Return what is observed of it, with the sums of *parents*, the lowest of them first."""
        observed = self.observations.of[self.element.id]
        for code in parents:
            self._add(observed, code)
        return observed

    def _add(self, observed: Observed, code: int) -> None:
        """Put what the units below *code* add up to at its places; arrays are filled in place, they are our own."""
        below = self.units.below(code)
        table = self.place_of[below]
        reported = _reported(observed, table)
        if not reported.any() and not observed.odd[below].any():
            return
        if self._is_odd(observed, below, table, reported):
            observed.odd[code] = True
            return
        self._put(observed, code, table, reported & self._takes_part(below))

    def _is_odd(self, observed: Observed, below: CodeArray, table: CodeArray, reported: BoolArray) -> bool:
        """Whether arrays do not tell what the units *below* add up to."""
        has_parts = observed.denominator is not None
        if observed.frequency is None or observed.odd[below].any():
            return True
        if self.how is Aggregation.NONE:
            return (self.element.adds_up or Aggregation.NONE) is not Aggregation.NONE
        if self.how is Aggregation.MEAN and not has_parts:
            return self.element.weight_by is not None and not self._has_weights(observed, below)
        if has_parts is not (self.how is Aggregation.RATE):
            return True
        return observed.denominator is not None and bool((reported & np.isnan(observed.denominator[table])).any())

    def _has_weights(self, observed: Observed, below: CodeArray) -> bool:
        """Whether the weights of a mean are plain numbers of *below*, units that were always open, with none below."""
        weight = self.observations.of.get(str(self.element.weight_by))
        by = self.setting.scorecard.find(str(self.element.weight_by))
        return (
            weight is not None and weight.denominator is None and weight.frequency is observed.frequency
            and not (isinstance(by, Indicator) and by.formula) and not weight.odd[below].any()
            and not self.units.has_below[below].any() and not self.units.has_taken_over[below].any()
            and not self.units.opens[below].any() and bool((self.units.closes[below] == NEVER).all())
        )

    def _put(self, observed: Observed, code: int, table: CodeArray, counts: BoolArray) -> None:
        own = self.place_of[code]
        sums, why = self._sums(observed, table, counts)
        missing = (self._expected(self.units.below(code)) & ~counts).any(axis=0)
        if self.setting.partial is PartialUnits.REFUSE:
            why[missing] = CODE[Reason.PARTIAL]
        is_added = counts.any(axis=0) & ~_reported(observed, own)
        unsummed = is_added & (why != WHOLE)
        assert observed.unsummed is not None
        observed.unsummed[own[unsummed]] = why[unsummed]
        at = np.flatnonzero(is_added & (why == WHOLE))
        for array, total in sums:
            array[own[at]] = total[at]
        if len(at):
            starts = days((self.observations.periods[n].start for n in at.tolist()), NEVER)
            observed.since[code] = min(int(observed.since[code]), int(starts.min()))

    def _sums(
        self, observed: Observed, table: CodeArray, counts: BoolArray
    ) -> tuple[list[tuple[FloatArray, FloatArray]], CodeArray]:
        """Return what the units that count add up to in each period, by the array it is put in, and why not."""
        why = np.full(counts.shape[1], WHOLE, dtype=np.int32)
        if self.how is Aggregation.RATE:
            assert observed.numerator is not None
            assert observed.denominator is not None
            return [(each, _total(each, table, counts, self.how))
                    for each in (observed.numerator, observed.denominator)], why
        if self.how is Aggregation.MEAN and self.element.weight_by is not None:
            weight = self.observations.of[self.element.weight_by].value[table]
            why[(counts & np.isnan(weight)).any(axis=0)] = CODE[Reason.NOT_ADDABLE]
            mean = _mean(observed.value[table], np.nan_to_num(weight), counts)
            why[(why == WHOLE) & np.isnan(mean)] = CODE[Reason.NO_EVENTS]
            return [(observed.value, mean)], why
        if self.how in (Aggregation.NONE, Aggregation.MEAN):
            why[:] = CODE[Reason.NOT_ADDABLE]
            return [], why
        return [(observed.value, _total(observed.value, table, counts, self.how))], why

    def _takes_part(self, below: CodeArray) -> BoolArray:
        """Return which units count in each period: those open on its last day, and those that none open took over."""
        is_open = self._open(below)
        row_of = {code: n for n, code in enumerate(below.tolist())}
        counts = is_open.copy()
        for n, code in enumerate(below.tolist()):
            heir = row_of.get(self.units.code_of.get(self.units.places[code].successor or "", -1))
            counts[n] |= True if heir is None else ~is_open[heir]
        return counts

    def _open(self, codes: CodeArray) -> BoolArray:
        """Return which units are open on the last day of each period, shape (n_units, n_periods)."""
        opens, closes = self.units.opens[codes, None], self.units.closes[codes, None]
        is_open: BoolArray = (opens <= self.ends) & (self.ends <= closes)
        return is_open

    def _expected(self, codes: CodeArray) -> BoolArray:
        """Return which units are to report in each period, likewise."""
        shape = (len(codes), len(self.ends))
        units, on = np.broadcast_to(codes[:, None], shape), np.broadcast_to(self.ends, shape)
        expecting = Expecting(self.observations, self.setting, self.element, self.units)
        return expecting.on(units.ravel(), on.ravel()).reshape(shape)


def _reported(observed: Observed, places: CodeArray) -> BoolArray:
    """Return at which of *places* there is a value, or the parts of one."""
    found: BoolArray = (places >= 0) & ~np.isnan(observed.value[places])
    if observed.denominator is not None:
        found |= (places >= 0) & ~np.isnan(observed.denominator[places])
    return found


def _total(array: FloatArray, table: CodeArray, counts: BoolArray, how: Aggregation) -> FloatArray:
    """Return the sum over units, one after the other, or their highest or lowest, of each period."""
    values = array[table]
    if how is Aggregation.MAX:
        highest: FloatArray = np.where(counts, values, -np.inf).max(axis=0)
        return highest
    if how is Aggregation.MIN:
        lowest: FloatArray = np.where(counts, values, np.inf).min(axis=0)
        return lowest
    total: FloatArray = np.add.accumulate(np.where(counts, values, 0.0), axis=0)[-1]
    return total


def _mean(values: FloatArray, weights: FloatArray, counts: BoolArray) -> FloatArray:
    """Return the weighted mean over units of each period."""
    weighted = [np.where(counts[n], weights[n], 0.0) for n in range(len(counts))]
    return kernel.weighted_mean([np.where(counts[n], values[n], 0.0) for n in range(len(counts))], weighted)
