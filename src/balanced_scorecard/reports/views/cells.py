"""The cells of a row: an indicator's name, figure, target, charts and status, as every view shows them."""

from __future__ import annotations

from attrs import evolve

from ...domain.scale import ends_of
from ...evaluation.results import DataStatus, IndicatorResult, Status, TargetMet
from ..document import BulletChart, Cell, Curve
from ..model import IndicatorRow, Report
from ..numbers import period_text
from ..provisional import provisional_mark, reason_of
from ..wording import Wording

NOTHING = "–"


def name_cell(row: IndicatorRow, say: Wording) -> Cell:
    """Return what the indicator is called, and that it is a rule or for context where it is."""
    tag = say("report.monitoring") if row.is_monitoring else say("report.context") if row.is_context else ""
    return Cell(text=say.name(row.indicator), code=row.result.id, tag=tag)


def owned_cell(row: IndicatorRow, say: Wording) -> Cell:
    """Return what the indicator is called, with who answers for it below."""
    return evolve(name_cell(row, say), notes=(row.owner,) if row.owner else ())


def value_cell(result: IndicatorResult, say: Wording, *, is_strong: bool = False) -> Cell:
    """Return the figure judged, what it covers where that is more than the report's own time, and if it may change."""
    notes = tuple(filter(None, (provisional_mark(result, say), say.value_note(result))))
    return Cell(text=say.value(result), notes=notes, value=result.actual, unit=result.indicator.unit,
                decimals=result.indicator.decimals, is_strong=is_strong)


def figure_cell(result: IndicatorResult, figure: float | None, say: Wording) -> Cell:
    """Return another figure of the same indicator: of last year, expected for this one."""
    if figure is None:
        return Cell(text=NOTHING)
    return Cell(text=say.value(result, figure), value=figure, unit=result.indicator.unit,
                decimals=result.indicator.decimals)


def target_cell(result: IndicatorResult, say: Wording) -> Cell:
    """Return the target as the letter wrote it, its scope and the scaled edge below."""
    note = say.target_note(result)
    return Cell(text=say.target(result), notes=(note,) if note else ())


def status_cell(row: IndicatorRow, report: Report, say: Wording) -> Cell:
    """Return the status, how fresh the figure is, and what the status was in the period compared with."""
    return _status(row, report, say, unsaid=_TOLD_BY_STATUS)


def judged_cell(row: IndicatorRow, report: Report, say: Wording) -> Cell:
    """Return the status, and how fresh the figure is only where it is not as usual."""
    return _status(row, report, say, unsaid=(DataStatus.FRESH, *_TOLD_BY_STATUS))


_TOLD_BY_STATUS = (DataStatus.MISSING, DataStatus.NOT_DUE)


def _status(row: IndicatorRow, report: Report, say: Wording, *, unsaid: tuple[DataStatus, ...]) -> Cell:
    result = row.result
    notes = tuple(filter(None, (_freshness(result, say, unsaid), said_before(row, report, say))))
    status, word = say.judged(result)
    return Cell(text=word, status=status, notes=notes)


def _freshness(result: IndicatorResult, say: Wording, unsaid: tuple[DataStatus, ...]) -> str:
    """Return how fresh the figure is; of one that may still change why, as the figure itself is marked."""
    if result.data_status is DataStatus.PROVISIONAL:
        why = reason_of(result, say)
        return say("report.provisional", why=why) if why else ""
    return "" if result.data_status in unsaid else say(f"data.{result.data_status.value}")


def said_before(row: IndicatorRow, report: Report, say: Wording) -> str:
    """Return what the status was in the period compared with, where it is another now."""
    before = row.before
    if before is None or report.compared is None or before.status is row.result.status:
        return ""
    if not row.change_of_rank and not row.turned_poor:
        return ""
    return say("turn.was", status=say.status(before.status).lower(),
               period=say.period_within(report.compared.evaluation.period))


def met_cell(result: IndicatorResult, say: Wording) -> Cell:
    """Return whether the target is met, with the status below it where it is not; the status alone without a target."""
    met = result.target_met
    if met is None or met is TargetMet.NOT_DUE:
        status, word = say.judged(result)
        return Cell(text=word, status=status)
    notes = (say.status(result.status),) if met is TargetMet.NO else ()
    return Cell(text=say(f"achieved.{met.value}"), status=result.status, notes=notes)


def fulfilled_cell(result: IndicatorResult, say: Wording) -> Cell:
    """Return whether a goal is fulfilled, partly (not met, and MEDIUM) or not, as a Danish report says it."""
    met = result.target_met
    if met is TargetMet.NO and result.status is not Status.POOR:
        return Cell(text=say("achieved.partly"), status=Status.MEDIUM)
    if met in (TargetMet.YES, TargetMet.NO):
        return Cell(text=say(f"achieved.{met.value}"), status=Status.GOOD if met is TargetMet.YES else Status.POOR)
    return met_cell(result, say)


# ---- charts ---------------------------------------------------------------------------------------------------------


def bullet_cell(row: IndicatorRow, say: Wording) -> Cell:
    """Return the figure against its target; a dash where there is not both."""
    result, scale = row.result, row.result.scale
    if scale is None or not isinstance(result.actual, float | int):
        return Cell(text=NOTHING)
    actual = float(result.actual)
    low, high = _axis(row, actual)
    label = say("report.bullet_label", name=say.name(row.indicator), value=say.value(result), target=say.target(result))
    target = result.target if isinstance(result.target, float | int | tuple) else None
    return Cell(picture=BulletChart(actual=actual, target=target, good=scale.good, medium=scale.medium, low=low,
                                    high=high, direction=scale.direction, label=label))


def curve_cell(row: IndicatorRow, say: Wording) -> Cell:
    """Return the figures so far as a line; words where there are fewer than two."""
    known = [point for point in row.history if point.value is not None]
    if len(known) < 2:
        return Cell(text=say("report.no_trend"))
    first, last = (period_text(row.history[at].period, say.language) for at in (0, -1))
    label = say("report.sparkline_label", name=say.name(row.indicator), count=len(known), first=first, last=last)
    return Cell(picture=Curve(values=tuple(point.value for point in row.history), target=row.history_target,
                              label=label))


def _axis(row: IndicatorRow, actual: float) -> tuple[float, float]:
    """Return where the bullet's axis begins and ends: the indicator's bounds, else from 0 to a little past it all."""
    scale, bounds = row.result.scale, row.indicator.bounds
    points = [actual, *(ends_of(scale.good) if scale else ()), *(ends_of(scale.medium) if scale else ())]
    low, high = min(0.0, *points), max(0.0, *points)
    room = 0.12 * (high - low) or 1.0
    low = low - room if low < 0 else low
    high = high + room if high > 0 else high
    if bounds.low is not None and bounds.low <= min(points):
        low = bounds.low
    if bounds.high is not None and bounds.high >= max(points):
        high = bounds.high
    return low, high
