"""The figures of an indicator's past as a curve shows them: of one frequency and one basis, in order of time."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.aggregation import Aggregation, Basis
from ..domain.indicator import Indicator
from ..domain.measurement import Measurement, Value
from ..domain.period import Period
from ..evaluation.adding_units import history_of
from ..evaluation.figures import figure_over
from ..evaluation.history import History, Span
from ..evaluation.results import Evaluation, IndicatorResult
from ..evaluation.setting import setting_of
from ..evaluation.small_numbers import unless_few
from ..units import unit_of
from .parts import HistoryPoint

LONGEST_HISTORY = 24


def rows_of_history(evaluation: Evaluation, indicator: Indicator) -> tuple[Measurement, ...]:
    """Return the rows of *indicator* that make a curve, up to the period of *evaluation*, as they were known."""
    history = history_of(indicator.id, setting_of(evaluation))  # what units add up to stands among its own
    known = [row for row in history.rows if row.period.end <= evaluation.period.end]
    if not known:
        return ()
    own = [row for row in known if row.period.frequency is indicator.frequency]
    frequency = (own or known)[-1].period.frequency
    alike = [row for row in known if row.period.frequency is frequency]
    by_basis = [[row for row in alike if row.basis is basis] for basis in Basis]
    return tuple(max(by_basis, key=len)[-LONGEST_HISTORY:])


def curve_of(rows: tuple[Measurement, ...], indicator: Indicator) -> tuple[HistoryPoint, ...]:
    """Return the points of a curve through *rows*; none where they are days or levels."""
    points = []
    for period, value in values_of(rows, indicator):
        if not isinstance(value, float | int | None):
            return ()  # days and levels make no curve
        points.append(HistoryPoint(period=period, value=None if value is None else float(value)))
    return tuple(points)


def values_of(rows: tuple[Measurement, ...], indicator: Indicator) -> Iterator[tuple[Period, Value | None]]:
    """Yield the period and the figure of each of *rows*: a number, a level or a day; None where it is missing."""
    for row in rows:
        history = History(rows=(row,))
        stretch = history.pieces[0]
        span = Span(start=stretch.start, end=stretch.end)
        figure = figure_over(history, span, Aggregation.NONE, unit=unit_of(indicator))
        yield row.period, unless_few(figure, indicator.min_n).value


def target_of_history(rows: tuple[Measurement, ...], result: IndicatorResult) -> float | None:
    """Return the target those rows can be held against; None where it counts over another length of time."""
    target = result.target_whole
    if not rows or not isinstance(target, float | int):
        return None
    if result.indicator.adds_up is not Aggregation.FLOW:
        return float(target)
    # A year's sum is no line to hold a month's against.
    of = result.effective_target
    return float(target) if of and of.per is rows[-1].period.frequency else None
