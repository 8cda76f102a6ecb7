"""A wide DataFrame, a row a unit and period, a column an indicator -> `Observations`, without copying the columns."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence

import numpy as np
import pandas as pd
from attrs import frozen
from pandas.api.types import is_numeric_dtype

from ..domain.identifiers import IndicatorId, OrgUnitId
from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement, Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError, did_you_mean
from ..evaluation.observations import NEVER, CodeArray, DayArray, Observations, Observed, days
from ..evaluation.structure import structure_with
from ..kernels.scoring import FloatArray
from ..units import in_indicator_units, unit_of
from . import cells
from .bulk import FIGURES, not_there
from .coded import Coded, coded, coded_units, floats, required, rows_named

_BESIDE = ("org_unit", "period")


def observations_of_wide(frame: pd.DataFrame, scorecard: Scorecard) -> Observations:
    """Return the figures in *frame*: `org_unit`, `period`, and a column an indicator or series, in its unit.

    A rate's parts stand in ``A1 numerator`` and ``A1 denominator``. An empty cell is a figure not reported.
    """
    faults: list[Fault] = []
    columns = _columns(frame, scorecard, faults)
    if "period" not in frame:
        faults.append(Fault("no column period / periode; name it in the frame"))
        raise MeasurementError(faults)
    period, org_unit = coded(frame, "period", cells.period, faults), coded_units(frame, scorecard, faults)
    required(frame, "period", period, faults)
    if faults:
        raise MeasurementError(faults)
    when = [each.anchored(scorecard.fiscal_year) for each in period.values]
    units = tuple(dict.fromkeys((*structure_with(scorecard.organisation, org_unit.values).places,
                                 *sorted(org_unit.values))))
    code_of = {each: code for code, each in enumerate(units)}
    periods = tuple(sorted(when))
    unit = np.array([code_of[each] for each in org_unit.values] or [0], dtype=np.int32)[org_unit.codes]
    at = np.array([periods.index(each) for each in when] or [0], dtype=np.int32)[period.codes]
    _refuse_doubles(frame, unit.astype(np.int64) * max(len(periods), 1) + at, len(units) * max(len(periods), 1))
    wide = _Wide(frame=frame, scorecard=scorecard, columns=columns, org_units=units, periods=periods, unit=unit,
                 period=at)
    faults = [*wide.wild(), *not_there(frame, scorecard, org_unit, Coded(tuple(when), period.codes))]
    if faults:
        raise MeasurementError(faults)
    return wide.observations()


def _columns(frame: pd.DataFrame, scorecard: Scorecard, faults: list[Fault]) -> dict[str, dict[str, Hashable]]:
    """Return which column holds what of each indicator or series."""
    known = [*(each.id for each in scorecard.indicators()), *(each.id for each in scorecard.series)]
    found: dict[str, dict[str, Hashable]] = {}
    for name in frame.columns:
        if name in _BESIDE:
            continue
        id_, _, part = str(name).rpartition(" ")
        if part not in FIGURES:
            id_, part = str(name), "value"
        if id_ not in known:
            hint = did_you_mean(id_, known) or "; a wide frame has org_unit, period and a column an indicator"
            faults.append(Fault(f"{str(name)!r} is no indicator or series of the card{hint}", ("columns",)))
        elif not is_numeric_dtype(frame[name]) and frame[name].notna().any():
            faults.append(Fault(f"{str(name)!r} holds texts; make it numbers, or give the figures a row a value",
                                ("columns",)))
        else:
            found.setdefault(id_, {})[part] = name
    return found


def _refuse_doubles(frame: pd.DataFrame, key: CodeArray, most: int) -> None:
    seen = np.zeros(most, dtype=bool)
    seen[key] = True
    if int(seen.sum()) < len(key):
        doubled = pd.Series(key).duplicated(keep=False).to_numpy()
        raise MeasurementError([Fault("two rows for one unit and period; keep one", (rows_named(frame, doubled),))])


@frozen(kw_only=True, eq=False)
class _Wide:
    """A wide frame, its words as codes."""

    frame: pd.DataFrame
    scorecard: Scorecard
    columns: dict[str, dict[str, Hashable]]
    org_units: tuple[str, ...]
    periods: tuple[Period, ...]
    unit: CodeArray
    period: CodeArray

    def wild(self) -> Iterator[Fault]:
        """Yield a fault for each column that holds an infinity."""
        for parts in self.columns.values():
            for column in parts.values():
                is_wild = np.isinf(floats(self.frame[column]))
                if is_wild.any():
                    yield Fault(f"{column}: infinity is not a number to reckon with; leave the cell empty",
                                (rows_named(self.frame, is_wild),))

    def observations(self) -> Observations:
        """Return the figures as arrays, the frame's own where it holds numbers."""
        first = self._first()
        return Observations(
            org_units=self.org_units, periods=self.periods, org_unit=self.unit, period=self.period,
            of={id_: self._observed(id_, parts, first) for id_, parts in self.columns.items()}, rows_of=self.rows_of,
        )

    def _first(self) -> DayArray:
        """Return the first day of each unit's first row."""
        starts = days((period.start for period in self.periods), NEVER)
        first = np.full(len(self.org_units), NEVER)
        np.minimum.at(first, self.unit, starts[self.period] if len(starts) else np.empty(0, dtype=np.int64))
        return first

    def _observed(self, id_: str, parts: dict[str, Hashable], first: DayArray) -> Observed:
        element = self.scorecard.find(id_)
        assert isinstance(element, Indicator | Series)
        kinds = {None if each.is_span else each.frequency for each in self.periods}
        value, numerator, denominator = (self._array(parts.get(name)) for name in FIGURES)
        return Observed(
            frequency=next(iter(kinds)) if len(kinds) == 1 else None, unit=unit_of(element),
            value=np.full(len(self.unit), np.nan) if value is None else value, numerator=numerator,
            denominator=denominator, first=first, since=first, odd=np.zeros(len(self.org_units), dtype=bool),
        )

    def _array(self, column: Hashable | None) -> FloatArray | None:
        if column is None:
            return None
        return np.ascontiguousarray(floats(self.frame[column]))

    def rows_of(self, ids: Collection[str], org_units: Collection[str]) -> Measurements:
        """Return the figures of some indicators and series in some units as rows, settled for the card."""
        here = np.flatnonzero(np.array([each in org_units for each in self.org_units] or [False])[self.unit])
        asked = [id_ for id_ in self.columns if id_ in ids]
        rows = [row for id_ in asked for row in self._rows(id_, here.tolist())]
        if all(map(self._is_settled, asked)):
            return Measurements(rows, settled_for=self.scorecard)
        return in_indicator_units(Measurements(rows), self.scorecard)

    def _is_settled(self, id_: str) -> bool:
        """Whether rows of *id_* are as they are needed, since they are numbers in its unit."""
        element = self.scorecard.find(id_)
        is_in_words = isinstance(element, Indicator) and (element.levels or element.is_milestone or element.is_judged)
        return not is_in_words and ("value" in self.columns[id_]) is not ("numerator" in self.columns[id_])

    def _rows(self, id_: str, here: Sequence[int]) -> Iterator[Measurement]:
        element = self.scorecard.find(id_)
        assert isinstance(element, Indicator | Series)
        unit = unit_of(element)
        arrays = {name: floats(self.frame[column]) for name, column in self.columns[id_].items()}
        for n in here:
            said = {name: float(array[n]) for name, array in arrays.items() if array[n] == array[n]}
            yield Measurement(indicator=IndicatorId(id_), org_unit=OrgUnitId(self.org_units[self.unit[n]]),
                              period=self.periods[self.period[n]], value=said.get("value"),
                              unit=unit, numerator=said.get("numerator"), denominator=said.get("denominator"),
                              place=f"row {self.frame.index[n]!r}")
