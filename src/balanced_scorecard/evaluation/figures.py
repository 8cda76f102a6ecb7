"""What an indicator's figure is over a stretch of time: found as it came, or added up from finer rows.

Rows may come for a period alone or as a year to date, by month, quarter, tertial or year. A stretch is tiled from
what there is, the longest pieces first; a difference of two years to date is a piece too, for what can be
subtracted. Nothing is filled: a hole is said (design: holes).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from attrs import evolve, frozen

from ..domain.aggregation import Aggregation
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement, Value
from ..domain.observation import ObservationStatus, by_gravity
from ..domain.period import Frequency
from ..kernels import time as kernel
from ..units import rate_factor
from .advice import Advice, AdviceKind, listed
from .counts import UnitCount
from .history import History, Piece, Span
from .results import Reason


@frozen(kw_only=True)
class Figure:
    """A value over a span, or the reason there is none.

    Attributes:
        value: in the indicator's unit; may be given beside `reason` PARTIAL, to be shown and not judged.
        coverage: share of the span's days that rows cover.
        rows: what it was made from, in order of time.
        pieces: those rows with the stretch and the factor each was added up with; empty for one that came as it is.
        weights: what a mean was weighted by, one a piece.
        inputs: what a formula was worked out from.
        units: how many of the units it is added up from have figures; None where it is not. units_share: the share of
            its days, each by the share of its units, that those figures make up.
    """

    value: Value | None = None
    reason: Reason | None = None
    advice: Advice | None = None
    numerator: float | None = None
    denominator: float | None = None
    coverage: float = 0.0
    rows: tuple[Measurement, ...] = ()
    pieces: tuple[Piece, ...] = ()
    weights: tuple[float, ...] = ()
    inputs: tuple[Input, ...] = ()
    units: UnitCount | None = None
    units_share: float = 1.0

    @property
    def is_whole(self) -> bool:
        """Whether there is a value to judge."""
        return self.value is not None and self.reason is None

    @property
    def covers_all(self) -> bool:
        """Whether it is of all the time asked for."""
        return self.coverage > 1 - 1e-9

    @property
    def is_provisional(self) -> bool:
        """Whether any of its rows may still change."""
        return any(row.is_provisional for row in self.rows)

    @property
    def statuses(self) -> tuple[ObservationStatus, ...]:
        """Every observation status of its rows, the gravest first."""
        said = [status for row in self.rows for status in row.statuses]
        return by_gravity(said) if said else ()


@frozen(kw_only=True)
class Input:
    """One series or indicator of a formula: its figure over the span, and the unit that is in."""

    id: str
    unit: str | None
    figure: Figure


_MISSING = {
    ObservationStatus.BREAK: Reason.BREAK_IN_SERIES,
    ObservationStatus.CANNOT_EXIST: Reason.NOT_APPLICABLE,
    ObservationStatus.NOT_COLLECTED: Reason.NOT_COLLECTED,
    ObservationStatus.HOLIDAY: Reason.NOT_APPLICABLE,
    ObservationStatus.SUPPRESSED: Reason.SUPPRESSED,
    ObservationStatus.DEROGATION: Reason.NOT_COLLECTED,
    ObservationStatus.IN_ANOTHER_CATEGORY: Reason.NOT_APPLICABLE,
}
"""Why there is no value, by what the row's gravest status says; the rest are simply not reported."""


def missing_reason(rows: Sequence[Measurement]) -> Reason:
    """Return why *rows*, all without a value, have none: what the gravest status of the first that says it says."""
    said = (status for row in rows for status in by_gravity(row.statuses) if status in _MISSING)
    return next((_MISSING[status] for status in said), Reason.NOT_REPORTED)


def aggregation_of(element: Indicator | Series) -> Aggregation:
    """Return how *element* adds up over time; a level is the last one."""
    if element.adds_up is None and isinstance(element, Indicator) and element.levels:
        return Aggregation.STOCK
    return element.adds_up or Aggregation.NONE


def figure_over(
    history: History, span: Span, aggregation: Aggregation, *, unit: str | None, weights: History | None = None
) -> Figure:
    """Return the figure of *history* over *span*: the row that covers just this, else added up by *aggregation*."""
    row = history.by_stretch.get((span.start, span.end))
    if row is not None and row.has_value:
        return _as_it_came(row, unit)
    match aggregation:
        case Aggregation.STOCK:
            return _last(history, span, unit)
        case Aggregation.NONE:
            return _not_addable(history, span)
    tiles = _tiles(history, span, aggregation)
    if not tiles:
        return _with_gaps(Figure(reason=_reason_in(history, span)), history, span)
    covered = sum((piece.end - piece.start).days + 1 for piece in tiles if piece.factor >= 0)
    coverage = min((covered + history.days_without(span)) / span.days, 1.0)
    rows = tuple(piece.row for piece in tiles)
    if aggregation is Aggregation.RATE:
        figure = _rate(tiles, rows, coverage, unit)
    else:
        figure = _added(tiles, rows, coverage, aggregation, weights)
    breaks = any(ObservationStatus.BREAK in row.statuses for row in rows[1:])
    reason = Reason.BREAK_IN_SERIES if breaks and figure.is_whole else figure.reason
    return _with_gaps(evolve(figure, reason=reason, pieces=tuple(tiles)), history, span)


def _with_gaps(figure: Figure, history: History, span: Span) -> Figure:
    """Return *figure*; where it lacks days, with a word about the row that reaches over them, or what is missing."""
    is_lacking = figure.reason in (Reason.PARTIAL, Reason.NOT_REPORTED) or (figure.is_whole and not figure.covers_all)
    if not is_lacking or figure.advice is not None:
        return figure
    gaps = history.gaps(span, figure.pieces)
    left_out = history.left_out(gaps)
    if left_out is not None:
        return evolve(figure, advice=Advice(AdviceKind.REACHES_OVER, FrozenMap({"period": str(left_out.row.period)})))
    missing = history.periods_in(gaps) if figure.pieces else []
    if not missing:
        return figure
    return evolve(figure, advice=Advice(AdviceKind.PERIODS_MISSING, FrozenMap({"periods": listed(missing)})))


def _tiles(history: History, span: Span, aggregation: Aggregation) -> list[Piece]:
    subtracts = aggregation in (Aggregation.FLOW, Aggregation.RATE)
    if aggregation is Aggregation.FLOW and history.frequency is Frequency.WEEK:
        return history.weeks(span)
    return history.tiles(span, differences=subtracts)


def _as_it_came(row: Measurement, unit: str | None) -> Figure:
    if row.numerator is None or row.denominator is None:
        return Figure(value=row.value, coverage=1.0, rows=(row,))
    return _ratio(row.numerator, row.denominator, 1.0, (row,), unit)


def _ratio(
    numerator: float, denominator: float, coverage: float, rows: tuple[Measurement, ...], unit: str | None
) -> Figure:
    value = kernel.ratio(numerator, denominator, rate_factor(unit))
    known = None if isnan(value) else value
    return Figure(value=known, reason=Reason.NO_EVENTS if known is None else None, numerator=numerator,
                  denominator=denominator, coverage=coverage, rows=rows)


def _last(history: History, span: Span, unit: str | None) -> Figure:
    row = history.ending(span.end)
    if row is None or not row.has_value:
        return Figure(reason=missing_reason((row,)) if row else Reason.NOT_REPORTED)
    return _as_it_came(row, unit)


def _inside(history: History, span: Span) -> list[Measurement]:
    return [piece.row for piece in history.pieces if span.start <= piece.start and piece.end <= span.end]


def _reason_in(history: History, span: Span) -> Reason:
    return missing_reason(_inside(history, span))


def _not_addable(history: History, span: Span) -> Figure:
    inside = [row for row in _inside(history, span) if row.has_value]
    if not inside:
        return Figure(reason=_reason_in(history, span))
    advice = Advice(AdviceKind.ROWS_INSIDE, FrozenMap({"count": len(inside)}))
    return Figure(reason=Reason.NOT_ADDABLE, advice=advice, rows=tuple(inside))


def _rate(tiles: list[Piece], rows: tuple[Measurement, ...], coverage: float, unit: str | None) -> Figure:
    without = [row for row in rows if row.numerator is None]
    if without:
        advice = Advice(AdviceKind.RATE_WITHOUT_PARTS, FrozenMap({"period": str(without[0].period)}))
        return Figure(reason=Reason.NOT_ADDABLE, advice=advice, rows=rows, coverage=coverage)
    factors = [piece.factor for piece in tiles]
    numerator = kernel.total([row.numerator for row in rows if row.numerator is not None], factors)
    denominator = kernel.total([row.denominator for row in rows if row.denominator is not None], factors)
    return _ratio(numerator, denominator, coverage, rows, unit)


def _added(
    tiles: list[Piece], rows: tuple[Measurement, ...], coverage: float, aggregation: Aggregation,
    weights: History | None,
) -> Figure:
    values = [float(row.value) for row in rows if isinstance(row.value, float | int)]
    if len(values) < len(rows):
        advice = Advice(AdviceKind.NOT_NUMBERS)
        return Figure(reason=Reason.NOT_ADDABLE, advice=advice, rows=rows, coverage=coverage)
    if aggregation is Aggregation.MEAN:
        return _mean(tiles, values, rows, coverage, weights)
    if aggregation is Aggregation.FLOW:
        value = kernel.total(values, [piece.factor for piece in tiles])
    else:
        value = max(values) if aggregation is Aggregation.MAX else min(values)
    figure = Figure(value=value, coverage=coverage, rows=rows)
    return figure if figure.covers_all else evolve(figure, reason=Reason.PARTIAL)


def _mean(
    tiles: list[Piece], values: list[float], rows: tuple[Measurement, ...], coverage: float,
    weights: History | None,
) -> Figure:
    by = [float((piece.end - piece.start).days + 1) for piece in tiles]
    if weights is not None:
        figures = [figure_over(weights, Span(start=piece.start, end=piece.end), Aggregation.FLOW, unit=None)
                   for piece in tiles]
        lacking = next((piece for piece, figure in zip(tiles, figures, strict=True) if not figure.is_whole), None)
        if lacking is not None:
            advice = Advice(AdviceKind.NO_WEIGHT, FrozenMap({"period": str(lacking.row.period)}))
            return Figure(reason=Reason.NOT_ADDABLE, advice=advice, rows=rows, coverage=coverage)
        by = [float(figure.value) for figure in figures if isinstance(figure.value, float | int)]
    value = kernel.weighted_mean(values, by)
    if isnan(value):
        return Figure(reason=Reason.NO_EVENTS, rows=rows, coverage=coverage)
    return Figure(value=value, coverage=coverage, rows=rows, weights=tuple(by))
