"""The charts of the results: how statuses are spread in each perspective, and a figure against its target over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..plain import plain

_LONGEST_TITLE = 90
_BARS_WIDE, _BARS_HIGH, _PER_BAR = 24.0, 5.0, 1.1
_LINES_WIDE, _LINES_HIGH = 15.0, 7.5
_THICK = 22_000


@frozen(kw_only=True)
class Series:
    """One series of a chart: the column it is in, its colour, what it is called, and whether its line is dashed.

    Attributes:
        name: left out, what stands above the column says it.
    """

    column: int
    colour: str
    name: str = ""
    is_dashed: bool = False


def stacked_bars(
    sheet: Worksheet, series: Iterable[Series], *, title: str, head: int, rows: Sequence[int], names: int
) -> Any:
    """Return a bar for each of *rows* of *sheet*, made up of *series*; *names* is the column that names the bars."""
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 60
    chart.title = plain(title)[:_LONGEST_TITLE]
    chart.height, chart.width = _BARS_HIGH + _PER_BAR * len(rows), _BARS_WIDE
    for each in series:
        made = _added(chart, sheet, each, head, rows)
        made.graphicalProperties.solidFill = each.colour.removeprefix("#")
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.number_format = "0"
    return _finished(chart, sheet, rows, names)


def lines(
    sheet: Worksheet, series: Iterable[Series], *, title: str, head: int, rows: Sequence[int], names: int,
    number_format: str,
) -> Any:
    """Return *series* over *rows* of *sheet* as lines, with gaps where a figure is missing."""
    chart: Any = LineChart()
    chart.title = plain(title)[:_LONGEST_TITLE]
    chart.height, chart.width = _LINES_HIGH, _LINES_WIDE
    for each in series:
        made = _added(chart, sheet, each, head, rows)
        made.smooth = False
        line = made.graphicalProperties.line
        line.solidFill, line.width = each.colour.removeprefix("#"), _THICK
        line.dashStyle = "dash" if each.is_dashed else "solid"
    chart.y_axis.number_format = number_format
    return _finished(chart, sheet, rows, names)


def _added(chart: Any, sheet: Worksheet, each: Series, head: int, rows: Sequence[int]) -> Any:
    chart.add_data(Reference(sheet, min_col=each.column, min_row=rows[0], max_row=rows[-1]))
    made = chart.series[-1]
    name = sheet.title.replace("'", "''")
    above = StrRef(f"'{name}'!${get_column_letter(each.column)}${head}")
    made.tx = SeriesLabel(v=plain(each.name)) if each.name else SeriesLabel(strRef=above)
    return made


def _finished(chart: Any, sheet: Worksheet, rows: Sequence[int], names: int) -> Any:
    chart.set_categories(Reference(sheet, min_col=names, min_row=rows[0], max_row=rows[-1]))
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False  # else newer programs leave them out
    return chart
