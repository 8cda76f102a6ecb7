"""What several rules about figures share: the rows of an indicator as they are known, and the numbers they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.identifiers import UnitName
from ..domain.indicator import Indicator
from ..domain.measurement import Measurement, Measurements, ObservationStatus
from ..domain.organisation import ROOT
from ..domain.scorecard import Scorecard
from ..domain.unit_words import SHARES
from ..evaluation.history import known_rows
from .gathering import few

NEVER_HISTORY = frozenset({ObservationStatus.FORECAST, ObservationStatus.IMPUTED})
"""Figures nobody observed."""


@frozen
class Point:
    """A row and the number it says, in its indicator's unit."""

    row: Measurement
    value: float


def histories(scorecard: Scorecard, measurements: Measurements) -> Iterator[tuple[Indicator, tuple[Point, ...]]]:
    """Yield each indicator with its numbers for the whole organisation, in order of time, newest vintages only."""
    for indicator in scorecard.indicators():
        yield indicator, points(indicator.unit, measurements.of(indicator.id, ROOT))


def histories_of_all(
    scorecard: Scorecard, measurements: Measurements
) -> Iterator[tuple[Indicator, tuple[tuple[Point, ...], ...]]]:
    """Yield each indicator with its numbers by unit, of the whole first, in order of time, newest vintages only."""
    known = measurements.latest(histories_of_all, scorecard, lambda: _by_indicator(scorecard, measurements))
    for indicator in scorecard.indicators():
        yield indicator, known.get(indicator.id, ())


def _by_indicator(scorecard: Scorecard, measurements: Measurements) -> dict[str, tuple[tuple[Point, ...], ...]]:
    series = rows_by_indicator(measurements)
    return {indicator.id: tuple(known for rows in series[indicator.id] if (known := points(indicator.unit, rows)))
            for indicator in scorecard.indicators() if indicator.id in series}


def rows_by_indicator(measurements: Measurements) -> dict[str, tuple[tuple[Measurement, ...], ...]]:
    """Return the rows of each indicator or series by unit, of the whole first, in order of time."""
    found: dict[str, dict[str, tuple[Measurement, ...]]] = {}
    for (id_, org_unit), rows in measurements.series():
        found.setdefault(id_, {ROOT: ()})[org_unit] = rows
    return {id_: tuple(rows for rows in of_units.values() if rows) for id_, of_units in found.items()}


def where(period: object, rows: Sequence[Measurement]) -> str:
    """Return *period* as a message tells it, with the first few units that *rows* are of, one each."""
    units = [row.org_unit for row in rows if row.org_unit]
    return f"{period} ({few(units)})" if units else str(period)


def is_rare(indicator: Indicator, history: tuple[Point, ...]) -> bool:
    """Whether most figures are small counts, of which one more is many times one, and none is no surprise."""
    small = [point for point in history if abs(point.value) < _A_FEW]
    return indicator.unit not in SHARES and 2 * len(small) > len(history)


_A_FEW = 10


def points(unit: UnitName | None, rows: tuple[Measurement, ...]) -> tuple[Point, ...]:
    """Return the numbers *rows* say, the newest vintage of each period and basis; forecasts are no history."""
    from ..units import rate_factor  # pint: only where there are figures

    known = (row for row in known_rows(rows, None) if not row.statuses & NEVER_HISTORY)
    said = ((row, _number(rate_factor(unit) if row.denominator else 1.0, row)) for row in known)
    return tuple(Point(row, value) for row, value in said if value is not None)


def _number(factor: float, row: Measurement) -> float | None:
    if row.numerator is not None and row.denominator:
        return factor * row.numerator / row.denominator
    return float(row.value) if isinstance(row.value, float | int) else None


def successive(history: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """Yield each number with the one before: of periods in a row, alike in length and basis, in one year to date."""
    for before, after in pairwise(history):
        same = before.row.basis is after.row.basis and before.row.period == after.row.period.previous()
        new_year = after.row.basis is Basis.YEAR_TO_DATE and before.row.period.year() != after.row.period.year()
        if same and not new_year:
            yield before, after


def alike(history: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the numbers of the newest row's kind: its length of period and its basis, for the period alone."""
    newest = history[-1].row.period.frequency if history else None
    return tuple(point for point in history
                 if point.row.basis is Basis.PERIOD and point.row.period.frequency is newest)


def shown(value: float) -> float:
    """Return *value* as a message tells it: with two decimals, a smaller one than 1 with three digits.

    >>> shown(19.708029), shown(0.0123456)
    (19.71, 0.0123)
    """
    return round(value, 2) if abs(value) >= 1 else float(f"{value:.3g}")
