"""`Measurement`: one value of one indicator, unit and period, with status and provenance; `Measurements`, indexed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from operator import add, attrgetter
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from ..errors import Fault, MeasurementError
from ..tables import MOST_ROWS, html_table, shown
from .aggregation import Basis
from .identifiers import IndicatorId, OrgUnitId, UnitName, as_unit, finite
from .observation import MAY_CHANGE, WITHOUT_VALUE, by_gravity
from .observation import ObservationStatus as ObservationStatus
from .organisation import ROOT
from .period import FiscalYear, Period, as_period

T = TypeVar("T")
Value = float | str | date
"""A number; a level or a judgement in words; the date a milestone was reached."""


@frozen(kw_only=True)
class Measurement:
    """One value of one indicator or series, organisational unit and period.

    Attributes:
        value: in `unit`, else in the indicator's; None where it is missing or only its parts are given.
        numerator, denominator: a rate's parts.
        basis: how the value came: for the period alone, or from the start of the fiscal year.
        statuses: SDMX observation statuses; empty means a normal value.
        place: where it was read, as in ``2025.csv: row 14``; not part of its identity.
    """

    indicator: IndicatorId
    period: Period = field(converter=as_period)
    value: Value | None = None
    org_unit: OrgUnitId = ROOT
    unit: UnitName | None = field(default=None, converter=as_unit)
    numerator: float | None = field(default=None, validator=finite)
    denominator: float | None = field(default=None, validator=finite)
    n: float | None = field(default=None, validator=finite)
    low: float | None = field(default=None, validator=finite)
    high: float | None = field(default=None, validator=finite)
    basis: Basis = Basis.PERIOD
    statuses: frozenset[ObservationStatus] = frozenset()
    recorded_at: datetime | None = None
    recorded_by: str | None = None
    approved_by: str | None = None
    approved_at: datetime | None = None
    source: str | None = None
    note: str = ""
    method_version: str | None = None
    place: str = field(default="", eq=False)

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if isinstance(self.value, float | int):
            finite(self, _VALUE, float(self.value))
        if self.has_value and self.statuses & WITHOUT_VALUE:
            (said, *_) = by_gravity(self.statuses & WITHOUT_VALUE)
            raise ValueError(f"status {said.value!r} says that there is no value; leave out the one or the other")
        if (self.numerator is None) is not (self.denominator is None):
            raise ValueError("numerator and denominator go together; give both or none")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low is {self.low!r}, above high, {self.high!r}; the interval runs from low to high")

    @property
    def has_value(self) -> bool:
        """Whether there is a value, or the parts of one."""
        return self.value is not None or self.numerator is not None

    @property
    def is_provisional(self) -> bool:
        """Whether the figure may still change: provisional, estimated, forecast or not validated."""
        return bool(self.statuses & MAY_CHANGE)


class _Value:
    name = "value"


_VALUE: Any = _Value()

class _Kept(dict[Hashable, Any]):
    """What was once worked out; it goes along with no copy and no file."""

    def __reduce__(self) -> tuple[type[_Kept], tuple[()]]:
        return _Kept, ()


def _as_tuple(rows: Iterable[Measurement]) -> tuple[Measurement, ...]:
    return tuple(rows)


@frozen(repr=False)
class Measurements:
    """Figures, indexed by indicator and unit; refuses two values for one indicator, unit, period and vintage.

    Attributes:
        settled_for: the card in whose units and fiscal year the rows are, where `in_indicator_units` made them so.

    >>> rows = Measurements([Measurement(indicator="A1", period=Period.parse("2024"), value=3.0)])
    >>> rows.of("A1")[0].value
    3.0
    """

    rows: tuple[Measurement, ...] = field(converter=_as_tuple, default=())
    settled_for: object = field(default=None, eq=False, kw_only=True)
    _kept: _Kept = field(init=False, factory=_Kept, eq=False)

    def __attrs_post_init__(self) -> None:
        if _many_places(self.rows) == len(self.rows):  # no two are alike in indicator, unit and period
            return
        faults = list(_doubles(self.rows))
        if faults:
            raise MeasurementError(faults)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Measurement]:
        return iter(self.rows)

    def __repr__(self) -> str:
        indicators = len({row.indicator for row in self.rows})
        return f"<Measurements: {len(self.rows)} rows of {indicators} indicators>"

    def _repr_html_(self) -> str:
        rows = [_record(row) for row in self.rows[:MOST_ROWS]]
        used = [name for name in _SHOWN if any(row[name] not in (None, "") for row in rows)]
        return html_table(rows, used, left=len(self.rows) - len(rows))

    def of(self, indicator: str, org_unit: str = ROOT) -> tuple[Measurement, ...]:
        """Return the rows of one indicator or series in one unit, in order of time."""
        return self._by_place().get((indicator, org_unit), ())

    def series(self) -> Iterator[tuple[tuple[str, str], tuple[Measurement, ...]]]:
        """Yield every indicator or series and unit that has rows, with them in order of time."""
        yield from self._by_place().items()

    def _by_place(self) -> dict[tuple[str, str], tuple[Measurement, ...]]:
        """Return the rows of every indicator and unit, in order of time; put in order when they are first asked for."""
        return self.once(_by_place, lambda: _by_place(self.rows))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* makes of these rows, made only once for each *key*.

        Rows never change, so neither does what follows from them. Two threads may both make it: the results are equal.
        """
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def latest(self, key: Hashable, of: object, make: Callable[[], T]) -> T:
        """Return what *make* makes of these rows and *of*, made anew only when *of* is another than the last time."""
        kept: tuple[object, T] | None = self._kept.get(key)
        if kept is not None and kept[0] is of:
            return kept[1]
        found = make()
        self._kept[key] = of, found
        return found

    def anchored(self, fiscal_year: FiscalYear) -> Measurements:
        """Return the same rows with their periods read in *fiscal_year*."""
        if all(row.period.fiscal_year == fiscal_year for row in self.rows):
            return self
        return Measurements(evolve(row, period=row.period.anchored(fiscal_year)) for row in self.rows)


_SHOWN = ("indicator", "org_unit", "period", "value", "unit", "numerator", "denominator", "n", "low", "high",
          "statuses", "recorded_at", "source", "note")


def _record(row: Measurement) -> dict[str, object]:
    statuses = ", ".join(each.name.lower().replace("_", " ") for each in by_gravity(row.statuses))
    return {**{name: getattr(row, name) for name in _SHOWN}, "statuses": statuses}


_INDICATOR, _ORG_UNIT, _PERIOD, _RECORDED_AT = map(attrgetter, ("indicator", "org_unit", "period", "recorded_at"))


def _places_in_time(rows: Sequence[Measurement]) -> list[int]:
    """Return where the period of each row stands among those of all; equal periods stand at one place.

    A file's rows share their periods, so each is compared once, by what it is and not by what it says.
    """
    periods = list(map(_PERIOD, rows))
    different = sorted({id(period): period for period in periods}.values())
    place_of, place, before = {}, -1, None
    for period in different:
        place += period != before
        place_of[id(period)], before = place, period
    return list(map(place_of.__getitem__, map(id, periods)))


def _many_places(rows: Sequence[Measurement]) -> int:
    """Return how many different indicators, units and periods the *rows* have between them.

    Each is told by a number of its own: so many tuples would keep the collector of garbage busy.
    """
    ids, units, places = list(map(_INDICATOR, rows)), list(map(_ORG_UNIT, rows)), _places_in_time(rows)
    across = max(places, default=0) + 1
    unit_steps = {unit: number * across for number, unit in enumerate(dict.fromkeys(units))}
    across *= max(len(unit_steps), 1)
    id_steps = {id_: number * across for number, id_ in enumerate(dict.fromkeys(ids))}
    return len(set(map(add, map(add, map(id_steps.__getitem__, ids), map(unit_steps.__getitem__, units)), places)))


def _by_place(rows: Sequence[Measurement]) -> dict[tuple[str, str], tuple[Measurement, ...]]:
    keys = list(zip(map(_INDICATOR, rows), map(_ORG_UNIT, rows), strict=True))
    index: dict[tuple[str, str], list[Measurement]] = {key: [] for key in keys}
    for at in _in_order(rows, _places_in_time(rows)):
        index[keys[at]].append(rows[at])
    return {key: tuple(found) for key, found in index.items()}


def _in_order(rows: Sequence[Measurement], places: Sequence[int]) -> list[int]:
    """Return the numbers of *rows* in order of time, of one period the vintages."""
    recorded = list(map(_RECORDED_AT, rows))
    if not any(recorded):
        return sorted(range(len(rows)), key=places.__getitem__)
    moments = [moment or datetime.min for moment in recorded]
    return sorted(range(len(rows)), key=list(zip(places, moments, strict=True)).__getitem__)


def _doubles(rows: Iterable[Measurement]) -> Iterator[Fault]:
    seen: dict[tuple[object, ...], Measurement] = {}
    for row in rows:
        first = seen.setdefault((row.indicator, row.org_unit, row.period, row.basis, row.recorded_at), row)
        if first is not row:
            yield _two_values(first, row)


def _two_values(first: Measurement, second: Measurement) -> Fault:
    where = f" in {second.org_unit!r}" if second.org_unit else ""
    said = f"two values for {second.indicator!r}{where} in {second.period} ({_both(first, second)}); keep one"
    return Fault(": ".join(part for part in (_places(first.place, second.place), said) if part))


def contradictions(rows: Iterable[Measurement]) -> Iterator[Fault]:
    """Yield where a year to date that is just the period itself, as of T1, differs from the period's own row.

    Rows of another vintage are a correction. The fiscal year of *rows* decides what the period itself is.
    """
    seen: dict[tuple[object, ...], Measurement] = {}
    for row in rows:
        if row.basis is Basis.YEAR_TO_DATE and row.period.start != row.period.year().start:
            continue
        first = seen.setdefault((row.indicator, row.org_unit, row.period, row.recorded_at), row)
        if (first.value, first.numerator, first.denominator) != (row.value, row.numerator, row.denominator):
            yield _two_values(first, row)


def _places(first: str, second: str) -> str:
    """Return both places as one: ``2025.csv: rows 3 and 9``; the empty text where one is not known."""
    if not first or not second:
        return ""
    (file, _, row), (other, _, other_row) = first.rpartition(": row "), second.rpartition(": row ")
    return f"{file}: rows {row} and {other_row}" if file and file == other else f"{first} and {second}"


def _both(first: Measurement, second: Measurement) -> str:
    if first.unit != second.unit:
        return " and ".join(f"{_value_text(row)} {row.unit or ''}".strip() for row in (first, second))
    return f"{_value_text(first)} and {_value_text(second)} {first.unit or ''}".strip()


def _value_text(row: Measurement) -> str:
    if row.value is not None:
        return row.value.isoformat() if isinstance(row.value, date) else repr(row.value)
    return "no value" if row.numerator is None else f"{row.numerator!r} of {row.denominator!r}"
