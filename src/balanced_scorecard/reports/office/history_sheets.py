"""The sheets of the past and of what is behind: figures over time with charts, and the rows they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ...domain.indicator import Indicator
from ...domain.indicator import Series as MeasuredSeries
from ...domain.measurement import Measurement, Value
from ...evaluation.results import Status
from ..figures_behind import figures_behind
from ..model import IndicatorRow, Report
from ..numbers import exact, period_text, with_unit
from ..palette import LINE, TARGET
from ..wording import Wording
from .sheet_charts import Series, lines
from .sheet_values import GENERAL, Entry, day_entry, number_entry, status_entry, text_entry
from .sheets import Column, Row, fill_table, new_sheet

MOST_CHARTS = 12
_FEWEST = 2
_ROWS = 16
_GRAVEST = (Status.POOR, Status.MEDIUM, Status.GOOD)


def add_history(book: Workbook, report: Report, say: Wording) -> dict[str, str]:
    """Add the figures of every indicator over time; return by indicator the cells of its curve.

    Charts of value against target stand beside them: of what is red first, then yellow, then the rest, at most
    `MOST_CHARTS`, in the order of the card.
    """
    columns = (Column(say("results.code"), 10), Column(say("node.indicator"), 50), Column(say("results.period"), 20),
               Column(say("report.value"), 18), Column(say("report.target"), 18),
               Column(say("report.status"), 20, True))
    sheet = new_sheet(book, say("results.history"))
    rows: list[Row] = []
    places: dict[str, tuple[int, int]] = {}
    for each in report.rows():
        if each.history:
            first = len(rows) + 3
            rows += _history(each, say)
            places[each.result.id] = (first, len(rows) + 2)
    fill_table(sheet, say("results.history_title"), columns, rows)
    shown = [each for each in report.rows() if each.result.id in places and _is_curve(each)]
    shown.sort(key=lambda row: _GRAVEST.index(row.result.status) if row.result.status in _GRAVEST else len(_GRAVEST))
    for n, each in enumerate(shown[:MOST_CHARTS]):
        sheet.add_chart(_chart(sheet, each, places[each.result.id], say),
                        f"{get_column_letter(8 + 9 * (n % 2))}{2 + _ROWS * (n // 2)}")
    name = sheet.title.replace("'", "''")
    return {id_: f"'{name}'!D{first}:D{last}" for id_, (first, last) in places.items()}


def _is_curve(row: IndicatorRow) -> bool:
    return sum(point.value is not None for point in row.history) >= _FEWEST


def _history(row: IndicatorRow, say: Wording) -> Iterator[Row]:
    """Yield the points of a curve, the last with its status."""
    result, unit = row.result, row.indicator.unit
    for point in row.history:
        value, target = point.value, row.history_target
        is_last = point is row.history[-1]
        yield (text_entry(result.id), text_entry(say.name(row.indicator)),
               text_entry(period_text(point.period, say.language)),
               None if value is None else number_entry(value, say.value(result, value), unit=unit),
               None if target is None else number_entry(target, say.value(result, target), unit=unit),
               status_entry(*say.judged(result)) if is_last else None)


def _chart(sheet: Worksheet, row: IndicatorRow, place: tuple[int, int], say: Wording) -> Any:
    first, last = place
    series = [Series(column=4, colour=LINE, name=say("report.value"))]
    if row.history_target is not None:
        series.append(Series(column=5, colour=TARGET, name=say("report.target"), is_dashed=True))
    return lines(sheet, series, title=f"{row.result.id} {say.name(row.indicator)}", head=2,
                 rows=range(first, last + 1), names=3, number_format=sheet.cell(first, 4).number_format)


def add_figures(book: Workbook, report: Report, say: Wording) -> None:
    """Add the rows of figures the report was made from, columns that no row fills left out."""
    evaluation = report.scores.evaluation
    measured: list[Indicator | MeasuredSeries] = [*evaluation.scorecard.indicators(), *evaluation.scorecard.series]
    units = {str(each.id): each.unit for each in measured}
    rows = [_figure(each.row, units[each.row.indicator], say) for each in figures_behind(evaluation)]
    columns = (
        Column(say("results.code"), 14), Column(say("results.period"), 20), Column(say("results.org_unit"), 18),
        Column(say("report.value"), 20), Column(say("results.numerator"), 12), Column(say("results.denominator"), 12),
        Column(say("results.count"), 9), Column(say("results.low"), 10), Column(say("results.high"), 10),
        Column(say("results.covers"), 16), Column(say("results.marks"), 22), Column(say("results.recorded"), 14),
        Column(say("results.recorded_by"), 18), Column(say("report.source"), 24), Column(say("results.note"), 40))
    kept = [n for n in range(len(columns)) if n in (0, 1, 3) or any(_is_said(row[n]) for row in rows)]
    sheet = new_sheet(book, say("results.figures"))
    fill_table(sheet, say("results.figures_title"), [columns[n] for n in kept],
               [[row[n] for n in kept] for row in rows])


def _is_said(entry: Entry | None) -> bool:
    return entry is not None and entry.value != ""


def _figure(row: Measurement, unit: str | None, say: Wording) -> Row:
    marks = ", ".join(say(f"observation.{each.value}") for each in sorted(row.statuses, key=lambda each: each.value)
                      if each.value != "A")
    recorded = row.recorded_at.date() if row.recorded_at else None
    return (
        text_entry(row.indicator), text_entry(period_text(row.period, say.language)),
        text_entry(say.org_unit(row.org_unit) if row.org_unit else ""),
        _value(row.value, unit, say), _plain(row.numerator), _plain(row.denominator), _plain(row.n),
        _value(row.low, unit, say), _value(row.high, unit, say),
        text_entry(say(f"results.basis_{row.basis.value}")), text_entry(marks),
        None if recorded is None else day_entry(recorded, say.language), text_entry(row.recorded_by or ""),
        text_entry(row.source or ""), text_entry(row.note or ""))


def _value(value: Value | None, unit: str | None, say: Wording) -> Entry | None:
    """Return a figure with all its decimals."""
    match value:
        case None:
            return None
        case str():
            return text_entry(value)
        case date():
            return day_entry(value, say.language)
    return number_entry(float(value), with_unit(exact(value, say.language), unit, say.language), unit=unit)


def _plain(value: float | None) -> Entry | None:
    return None if value is None else Entry(value=float(value), number_format=GENERAL)
