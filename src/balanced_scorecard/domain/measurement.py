"""`Measurement`: one value of one indicator, unit and period, with status and provenance; `Measurements`, indexed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

from attrs import evolve, field, frozen

from ..errors import Fault, MeasurementError
from .aggregation import Basis
from .amount import number_text
from .identifiers import IndicatorId, OrgUnitId, UnitName, finite
from .organisation import ROOT
from .period import FiscalYear, Period


class ObservationStatus(Enum):
    """SDMX observation status (CL_OBS_STATUS 2.2); several may hold at once."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    EXPERIMENTAL = "G"
    HOLIDAY = "H"
    IMPUTED = "I"
    DEROGATION = "J"
    IN_ANOTHER_CATEGORY = "K"
    NOT_COLLECTED = "L"
    CANNOT_EXIST = "M"
    NOT_SIGNIFICANT = "N"
    MISSING = "O"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    SPECIAL_EVENT = "S"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"
    INCLUDES_ANOTHER_CATEGORY = "W"


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
    period: Period
    value: Value | None = None
    org_unit: OrgUnitId = ROOT
    unit: UnitName | None = None
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

    def __attrs_post_init__(self) -> None:
        if isinstance(self.value, float | int):
            finite(self, _VALUE, float(self.value))
        if (self.numerator is None) is not (self.denominator is None):
            raise ValueError("numerator and denominator go together; give both or none")

    @property
    def has_value(self) -> bool:
        """Whether there is a value, or the parts of one."""
        return self.value is not None or self.numerator is not None

    @property
    def is_provisional(self) -> bool:
        """Whether the figure may still change: provisional, estimated, forecast or not validated."""
        return bool(self.statuses & _PROVISIONAL)


class _Value:
    name = "value"


_VALUE: Any = _Value()
_PROVISIONAL = frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED, ObservationStatus.FORECAST,
                          ObservationStatus.UNVALIDATED})


def _as_tuple(rows: Iterable[Measurement]) -> tuple[Measurement, ...]:
    return tuple(rows)


@frozen(repr=False)
class Measurements:
    """Figures, indexed by indicator and unit; refuses two values for one indicator, unit, period and vintage.

    >>> rows = Measurements([Measurement(indicator="A1", period=Period.parse("2024"), value=3.0)])
    >>> rows.of("A1")[0].value
    3.0
    """

    rows: tuple[Measurement, ...] = field(converter=_as_tuple, default=())
    _index: dict[tuple[str, str], tuple[Measurement, ...]] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = list(_doubles(self.rows))
        if faults:
            raise MeasurementError(faults)
        index: dict[tuple[str, str], list[Measurement]] = {}
        for row in self.rows:
            index.setdefault((row.indicator, row.org_unit), []).append(row)
        ordered = {key: tuple(sorted(rows, key=_in_time)) for key, rows in index.items()}
        object.__setattr__(self, "_index", ordered)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Measurement]:
        return iter(self.rows)

    def __repr__(self) -> str:
        indicators = len({row.indicator for row in self.rows})
        return f"<Measurements: {len(self.rows)} rows of {indicators} indicators>"

    def of(self, indicator: str, org_unit: str = ROOT) -> tuple[Measurement, ...]:
        """Return the rows of one indicator or series in one unit, in order of time."""
        return self._index.get((indicator, org_unit), ())

    def anchored(self, fiscal_year: FiscalYear) -> Measurements:
        """Return the same rows with their periods read in *fiscal_year*."""
        if all(row.period.fiscal_year == fiscal_year for row in self.rows):
            return self
        return Measurements(evolve(row, period=row.period.anchored(fiscal_year)) for row in self.rows)


def _in_time(row: Measurement) -> tuple[Period, datetime]:
    return row.period, row.recorded_at or datetime.min


def _doubles(rows: Iterable[Measurement]) -> Iterator[Fault]:
    seen: dict[tuple[object, ...], Measurement] = {}
    for row in rows:
        first = seen.setdefault((row.indicator, row.org_unit, row.period, row.basis, row.recorded_at), row)
        if first is not row:
            where = f" in {row.org_unit!r}" if row.org_unit else ""
            values = " and ".join(number_text(each.value) if isinstance(each.value, float | int) else str(each.value)
                                  for each in (first, row))
            places = f"{first.place} and {row.place}: " if first.place and row.place else ""
            yield Fault(f"{places}two values for {row.indicator!r}{where} in {row.period} ({values}); keep one")
