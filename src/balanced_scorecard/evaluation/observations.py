"""`Observations`: measurements as arrays, a place a unit and period; what arrays cannot hold is named, not lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.identifiers import UnitName
from ..domain.measurement import Measurement, Measurements
from ..domain.observation import NOT_EXPECTED, WITHOUT_VALUE, ObservationStatus
from ..domain.period import Frequency, Period
from ..kernels.scoring import BoolArray, FloatArray
from .history import known_rows
from .structure import Structure

CodeArray = npt.NDArray[np.int32]
DayArray = npt.NDArray[np.int64]
NEVER = date.max.toordinal()
"""The first day of what has no row."""
_SPEAKING = WITHOUT_VALUE | NOT_EXPECTED | {ObservationStatus.BREAK, ObservationStatus.DEROGATION}
"""Statuses that say more of a figure than its number: such a unit's rows are read one by one."""


@frozen(kw_only=True, eq=False)
class Observed:
    """The figures of one indicator or series, in its unit; one entry a place, NaN where there is none.

    Attributes:
        frequency: of every row; None where there is no row, or rows of several kinds.
        numerator, denominator: a rate's parts; None where no row has any.
        first: shape (n_org_units,), the first day that a row of each unit covers, as an ordinal. since: the same of
            all that is known of it, what units below it add up to too.
        odd: shape (n_org_units,), units whose rows arrays cannot hold; their entries are NaN.
        has_n: whether any row says how many it is of.
        unsummed: shape (n_places,), why units come to no sum there, as a place in `REASONS`; None where none is added.
    """

    frequency: Frequency | None
    unit: UnitName | None
    value: FloatArray
    numerator: FloatArray | None
    denominator: FloatArray | None
    first: DayArray
    since: DayArray
    odd: BoolArray
    has_n: bool = False
    unsummed: CodeArray | None = None


RowsOf = Callable[[Collection[str], Collection[str]], Measurements]


@frozen(kw_only=True, eq=False)
class Observations:
    """Figures as arrays.

    Attributes:
        org_units, periods: what the codes stand for; periods in order of time.
        org_unit, period: shape (n_places,), the codes of each place; no two places are alike.
        of: by indicator or series.
        rows_of: the rows of some of them in some units, as `Measurements` settled for the card.
    """

    org_units: tuple[str, ...]
    periods: tuple[Period, ...]
    org_unit: CodeArray
    period: CodeArray
    of: Mapping[str, Observed]
    rows_of: RowsOf

    def __len__(self) -> int:
        return len(self.org_unit)

    def rows_for(self, ids: Collection[str], org_units: Iterable[str], structure: Structure) -> Measurements:
        """Return the rows that *ids* in *org_units* are judged by, settled for the card.

        They are those of the units, of what these are made of, and the first at each level: it says since when units at
        that level are expected to report.
        """
        wanted = dict.fromkeys(each for unit in org_units for each in structure.made_of(unit))
        levels = np.array([structure.place(unit).level for unit in self.org_units], dtype=np.int64)
        for observed in (self.of[id_] for id_ in ids if id_ in self.of):
            for level in np.unique(levels).tolist():
                wanted[self.org_units[int(np.where(levels == level, observed.first, NEVER + 1).argmin())]] = None
        return self.rows_of(ids, tuple(wanted))

    def place_of(self) -> CodeArray:
        """Return the place of each unit and period, shape (n_org_units, n_periods); -1 where there is none."""
        table = np.full((len(self.org_units), len(self.periods)), -1, dtype=np.int32)
        table[self.org_unit, self.period] = np.arange(len(self), dtype=np.int32)
        return table


def observations_of(measurements: Measurements, *, org_units: Sequence[str], as_of: date | None) -> Observations:
    """Return *measurements*, settled for a card, as known on the day *as_of*; *org_units* gives the order of units."""
    series = {key: known_rows(rows, as_of) for key, rows in measurements.series()}
    units = tuple(dict.fromkeys((*org_units, *sorted({unit for _, unit in series}))))
    periods = tuple(sorted({row.period for rows in series.values() for row in rows}))
    unit_code = {unit: n for n, unit in enumerate(units)}
    period_code = {period: n for n, period in enumerate(periods)}
    places = sorted({(unit_code[unit], period_code[row.period]) for (_, unit), rows in series.items() for row in rows})
    place_of = {place: n for n, place in enumerate(places)}
    codes = np.array(places, dtype=np.int32).reshape(-1, 2)
    by_id: dict[str, list[_Series]] = {}
    for (id_, unit), rows in series.items():
        at = [place_of[unit_code[unit], period_code[row.period]] for row in rows]
        by_id.setdefault(id_, []).append(_Series(unit_code[unit], rows, at))
    return Observations(
        org_units=units, periods=periods, org_unit=codes[:, 0].copy(), period=codes[:, 1].copy(),
        of={id_: _observed(each, len(places), len(units)) for id_, each in by_id.items()},
        rows_of=lambda ids, of_units: measurements,
    )


@frozen
class _Series:
    """The rows of one indicator in one unit, and the place of each."""

    unit: int
    rows: tuple[Measurement, ...]
    places: list[int]


def _observed(series: Iterable[_Series], places: int, units: int) -> Observed:
    given = list(series)
    frequencies = {row.period.frequency for each in given for row in each.rows}
    arrays = {name: np.full(places, np.nan) for name in ("value", "numerator", "denominator")}
    first, odd = np.full(units, NEVER), np.zeros(units, dtype=bool)
    for each in given:
        first[each.unit] = min((row.period.start.toordinal() for row in each.rows), default=NEVER)
        odd[each.unit] = not _is_plain(each.rows)
        if odd[each.unit]:
            continue
        for name, array in arrays.items():
            array[each.places] = [np.nan if (number := getattr(row, name)) is None else number for row in each.rows]
    has_parts = not np.isnan(arrays["denominator"]).all()
    units_said = (row.unit for each in given for row in each.rows if row.unit)
    return Observed(
        frequency=frequencies.pop() if len(frequencies) == 1 else None, unit=next(units_said, None),
        value=arrays["value"], numerator=arrays["numerator"] if has_parts else None,
        denominator=arrays["denominator"] if has_parts else None, first=first, since=first, odd=odd,
        has_n=any(row.n is not None for each in given for row in each.rows),
    )


def is_speaking(statuses: Iterable[ObservationStatus]) -> bool:
    """Whether any of *statuses* says more of a figure than its number."""
    return not _SPEAKING.isdisjoint(statuses)


def _is_plain(rows: Sequence[Measurement]) -> bool:
    """Whether every row is a number or a rate's parts for a period alone, with nothing more to say."""
    return all(
        (row.value is None or isinstance(row.value, float | int))
        and not is_speaking(row.statuses)
        and not row.period.is_span
        and (row.basis is Basis.PERIOD or row.period.start == row.period.year().start)
        for row in rows
    ) and len({row.period for row in rows}) == len(rows)


def days(dates: Iterable[date | None], otherwise: int) -> DayArray:
    """Return days as ordinals; *otherwise* for None."""
    return np.array([otherwise if day is None else day.toordinal() for day in dates], dtype=np.int64)

