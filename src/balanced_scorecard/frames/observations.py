"""A DataFrame -> `Observations`, without a Python object a row: what a panel of millions of figures is read from.

The same columns, words and refusals as `measurements_from_frame`. A frame whose figures are texts is read by that; so
are the rows of a unit that say more than a number, when they are judged. Faults are told with the first rows.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import numpy as np
import pandas as pd
from attrs import frozen
from pandas.api.types import is_numeric_dtype

from ..domain.aggregation import Basis
from ..domain.measurement import Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError, did_you_mean
from ..evaluation.observations import (
    NEVER,
    CodeArray,
    DayArray,
    Observations,
    Observed,
    days,
    is_speaking,
    observations_of,
)
from ..evaluation.structure import structure_of, structure_with
from ..kernels.scoring import BoolArray, FloatArray
from ..units import in_indicator_units
from . import cells
from .bulk import FIGURES, Figures, figures_of, not_there, wild, without_doubles
from .coded import Coded, coded, coded_units, required, rows_named
from .headings import MEASUREMENT_COLUMNS, field_named
from .measurements import measurements_from_frame
from .wide import observations_of_wide


def observations_from_frame(frame: pd.DataFrame, scorecard: Scorecard, *, as_of: date | None) -> Observations:
    """Return the figures in *frame*, tidy or wide, as arrays, in the units of *scorecard*.

    Raises:
        MeasurementError, UnitError: as `measurements_from_frame` and `in_indicator_units` do.
    """
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    fields = {name: field_named(str(name), MEASUREMENT_COLUMNS) for name in frame.columns}
    named = frame.copy(deep=False)  # rename would copy every column in pandas before 3
    named.columns = pd.Index([fields.get(name) or name for name in frame.columns])
    if "indicator" not in fields.values():
        return observations_of_wide(named, scorecard)
    if None not in fields.values() and _is_numbers(named):
        return _Tidy.of(named, scorecard, as_of).observations()
    # It says what is wrong, or reads the words.
    rows = in_indicator_units(measurements_from_frame(frame), scorecard)
    return observations_of(rows, org_units=tuple(structure_of(scorecard, rows).places), as_of=as_of)


def _is_numbers(named: pd.DataFrame) -> bool:
    """Whether a frame has each column once, those it must have, and only numbers where figures are."""
    columns = list(named.columns)
    if len(set(columns)) < len(columns) or "period" not in columns or not {"value", "numerator"} & set(columns):
        return False
    return all(is_numeric_dtype(named[name]) or named[name].isna().all() for name in (*FIGURES, "n") if name in columns)


@frozen(kw_only=True, eq=False)
class _Tidy:
    """A frame of one row a value, its words as codes; units and periods in the order of the panel."""

    frame: pd.DataFrame
    scorecard: Scorecard
    indicator: Coded
    org_units: tuple[str, ...]
    periods: tuple[Period, ...]
    unit: CodeArray
    period: CodeArray
    kept: BoolArray

    @classmethod
    def of(cls, frame: pd.DataFrame, scorecard: Scorecard, as_of: date | None) -> _Tidy:
        """Return *frame* with its words read; raise MeasurementError with everything that cannot be."""
        faults: list[Fault] = []
        known = [*(each.id for each in scorecard.indicators()), *(each.id for each in scorecard.series)]
        indicator = coded(frame, "indicator", cells.text, faults)
        for name in indicator.values:
            if name not in known:
                hint = did_you_mean(name, known) or "; use the id of an indicator or a series"
                faults.append(Fault(f"{name!r} is no indicator or series of the card{hint}",
                                    (rows_named(frame, indicator.of(name)),)))
        period, org_unit = coded(frame, "period", cells.period, faults), coded_units(frame, scorecard, faults)
        for field, column in (("indicator", indicator), ("period", period)):
            required(frame, field, column, faults)
        if faults:
            raise MeasurementError(faults)
        when = [each.anchored(scorecard.fiscal_year) for each in period.values]
        faults = [*wild(frame), *not_there(frame, scorecard, org_unit, Coded(tuple(when), period.codes))]
        if faults:
            raise MeasurementError(faults)
        units = tuple(dict.fromkeys((*structure_with(scorecard.organisation, org_unit.values).places,
                                     *sorted(org_unit.values))))
        code_of = {each: code for code, each in enumerate(units)}
        periods = tuple(sorted(when))
        unit = np.array([code_of[each] for each in org_unit.values] or [0], dtype=np.int32)[org_unit.codes]
        at = np.array([periods.index(each) for each in when] or [0], dtype=np.int32)[period.codes]
        kept = _newest(frame, (indicator.codes, unit, at), as_of)
        return cls(frame=frame, scorecard=scorecard, indicator=indicator, org_units=units, periods=periods, unit=unit,
                   period=at, kept=kept)

    def observations(self) -> Observations:
        """Return the figures as arrays."""
        across = max(len(self.periods), 1)
        key = self.unit.astype(np.int64) * across + self.period
        present = np.zeros(len(self.org_units) * across, dtype=bool)
        present[key[self.kept]] = True
        places = np.flatnonzero(present)
        place = (np.cumsum(present) - 1)[key]
        return Observations(
            org_units=self.org_units, periods=self.periods, org_unit=(places // across).astype(np.int32),
            period=(places % across).astype(np.int32), of=self._observed(place, len(places)), rows_of=self.rows_of,
        )

    def _observed(self, place: CodeArray, places: int) -> dict[str, Observed]:
        figures = figures_of(self.frame, self.scorecard, self.indicator)
        odd, first, present = self._odd(), self._first(), self._present()
        held = self.kept & ~odd[self.indicator.codes, self.unit]
        arrays = {name: self._scattered(figures, name, place, places, held) for name in FIGURES}
        has_n = "n" in self.frame and bool(self.frame["n"].notna().any())
        found = {}
        for code, id_ in enumerate(self.indicator.values):
            kinds = {None if self.periods[n].is_span else self.periods[n].frequency
                     for n in np.flatnonzero(present[code]).tolist()}
            value, numerator, denominator = (None if (each := arrays[name]) is None else each[code] for name in FIGURES)
            has_parts = denominator is not None and not np.isnan(denominator).all()
            found[id_] = Observed(
                frequency=kinds.pop() if len(kinds) == 1 else None, unit=figures.units.get(id_),
                value=np.full(places, np.nan) if value is None else value,
                numerator=numerator if has_parts else None, denominator=denominator if has_parts else None,
                first=first[code], since=first[code], odd=odd[code], has_n=has_n,
            )
        return found

    def _scattered(
        self, figures: Figures, name: str, place: CodeArray, places: int, held: BoolArray
    ) -> FloatArray | None:
        """Return a figure of every indicator at its place, shape (n_indicators, n_places); None where no row has it."""
        given = figures.arrays.get(name)
        if given is None:
            return None
        table = np.full((len(self.indicator.values), places), np.nan)
        if held.all():
            table[self.indicator.codes, place] = given
        else:
            table[self.indicator.codes[held], place[held]] = given[held]
        return table

    def _first(self) -> DayArray:
        """Return the first day that a row of each indicator and unit covers, shape (n_indicators, n_org_units)."""
        starts = days((period.start for period in self.periods), NEVER)
        first = np.full((len(self.indicator.values), len(self.org_units)), NEVER)
        kept = self.kept
        np.minimum.at(first, (self.indicator.codes[kept], self.unit[kept]), starts[self.period[kept]])
        return first

    def _present(self) -> BoolArray:
        """Return which periods each indicator has rows of, shape (n_indicators, n_periods)."""
        present = np.zeros((len(self.indicator.values), len(self.periods)), dtype=bool)
        present[self.indicator.codes[self.kept], self.period[self.kept]] = True
        return present

    def _odd(self) -> BoolArray:
        """Return which units have rows of an indicator that say more than a number, shape (n_indicators, n_units)."""
        odd = np.zeros((len(self.indicator.values), len(self.org_units)), dtype=bool)
        says_more = np.zeros(len(self.frame), dtype=bool)
        if "status" in self.frame:
            status = coded(self.frame, "status", cells.statuses, [])
            says_more |= np.array([*map(is_speaking, status.values), False], dtype=bool)[status.codes]
        if "basis" in self.frame:
            basis = coded(self.frame, "basis", cells.basis, [])
            is_to_date = np.array([*(each is Basis.YEAR_TO_DATE for each in basis.values), False], dtype=bool)
            is_first = np.array([each.start == each.year().start for each in self.periods] or [False], dtype=bool)
            to_date = is_to_date[basis.codes]
            says_more |= to_date & ~is_first[self.period] | self._came_both_ways(to_date & self.kept)
        odd[self.indicator.codes[says_more], self.unit[says_more]] = True
        return odd

    def _came_both_ways(self, to_date: BoolArray) -> BoolArray:
        """Return which rows say one stretch of time both as a period and as a year to date: one corrects the other.

        Raise MeasurementError where they differ and neither is the newer.
        """
        doubled = np.zeros(len(self.frame), dtype=bool)
        if not to_date.any():
            return doubled
        keys = pd.DataFrame({"indicator": self.indicator.codes, "unit": self.unit, "period": self.period})[self.kept]
        doubled[np.flatnonzero(self.kept)[keys.duplicated(keep=False).to_numpy()]] = True
        if doubled.any():
            self.rows_of([self.indicator.values[n] for n in np.unique(self.indicator.codes[doubled])],
                         [self.org_units[n] for n in np.unique(self.unit[doubled])])
        return doubled

    def rows_of(self, ids: Collection[str], org_units: Collection[str]) -> Measurements:
        """Return the rows of some indicators and series in some units, settled for the card."""
        wanted = np.array([each in ids for each in self.indicator.values] or [False], dtype=bool)
        here = np.array([each in org_units for each in self.org_units] or [False], dtype=bool)
        rows = self.frame.loc[wanted[self.indicator.codes] & here[self.unit]]
        if rows.empty:
            return Measurements(settled_for=self.scorecard)
        return in_indicator_units(measurements_from_frame(rows), self.scorecard)


def _newest(frame: pd.DataFrame, where: tuple[CodeArray, CodeArray, CodeArray], as_of: date | None) -> BoolArray:
    """Return the rows known on the day *as_of*, the newest vintage of each; refuse two values of one vintage."""
    moment = np.full(len(frame), -np.inf)
    if "recorded_at" in frame:
        recorded = coded(frame, "recorded_at", cells.moment, [])
        stamps = [(each - datetime.min).total_seconds() for each in recorded.values]
        moment = np.array([*stamps, -np.inf])[recorded.codes]
    basis = coded(frame, "basis", cells.basis, []).codes if "basis" in frame else np.zeros(len(frame), dtype=np.int32)
    known = np.ones(len(frame), dtype=bool)
    if as_of is not None:
        known = moment < (datetime(as_of.year, as_of.month, as_of.day) - datetime.min).total_seconds() + 86_400
    return without_doubles(frame, (*where, basis), moment, known)
