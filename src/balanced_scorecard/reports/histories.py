"""The figures of an indicator's past as a curve shows them: of one frequency and one basis, in order of time."""

from __future__ import annotations

from ..domain.aggregation import Aggregation, Basis
from ..domain.indicator import Indicator
from ..domain.measurement import Measurement
from ..domain.organisation import ROOT
from ..evaluation.figures import figure_over
from ..evaluation.history import History, Span, known_rows
from ..evaluation.results import Evaluation, IndicatorResult
from ..evaluation.small_numbers import unless_few
from ..units import in_indicator_units, unit_of
from .parts import HistoryPoint

LONGEST_HISTORY = 24


def rows_of_history(evaluation: Evaluation, indicator: Indicator) -> tuple[Measurement, ...]:
    """Return the rows of *indicator* that make a curve, up to the period of *evaluation*, as they were known."""
    card = evaluation.scorecard
    unit = ROOT if card.is_root(evaluation.org_unit) else evaluation.org_unit
    settled = in_indicator_units(evaluation.measurements, card)  # a curve has one unit, its target's
    rows = [row for row in settled.of(indicator.id, unit) if row.period.end <= evaluation.period.end]
    known = sorted(known_rows(rows, evaluation.as_of), key=lambda row: row.period)
    if not known:
        return ()
    own = [row for row in known if row.period.frequency is indicator.frequency]
    frequency = (own or known)[-1].period.frequency
    alike = [row for row in known if row.period.frequency is frequency]
    by_basis = [[row for row in alike if row.basis is basis] for basis in Basis]
    return tuple(max(by_basis, key=len)[-LONGEST_HISTORY:])


def history_of(rows: tuple[Measurement, ...], indicator: Indicator) -> tuple[HistoryPoint, ...]:
    """Return the points of a curve through *rows*; none where they are days or levels."""
    points = []
    for row in rows:
        history = History(rows=(row,))
        stretch = history.pieces[0]
        span = Span(start=stretch.start, end=stretch.end)
        figure = figure_over(history, span, Aggregation.NONE, unit=unit_of(indicator))
        value = unless_few(figure, indicator.min_n).value
        if not isinstance(value, float | int | None):
            return ()  # days and levels make no curve
        points.append(HistoryPoint(period=row.period, value=None if value is None else float(value)))
    return tuple(points)


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
