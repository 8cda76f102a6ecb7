"""The sheets of the card itself: every indicator on a row with all that is said of it, and every level of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ...domain.measurement import Value
from ...evaluation.results import NodeKind, NodeScore, Status
from ..model import FactorPart, IndicatorRow, ObjectivePart, PerspectivePart, Report
from ..numbers import decimals_for, number
from ..palette import LOOKS
from ..provisional import provisional
from ..views.cells import value_cell
from ..views.summary import spread_of
from ..wording import Wording
from .sheet_charts import Series, stacked_bars
from .sheet_values import GENERAL, SCORE, SHARE, Entry, cell_entry, day_entry, number_entry, status_entry, text_entry
from .sheets import Column, Row, fill_table, new_sheet

_ORDER = (NodeKind.SCORECARD, NodeKind.PERSPECTIVE, NodeKind.OBJECTIVE, NodeKind.FACTOR)
_TREND = 15
"""The column of the card that is left to the curves."""
_COUNTED = (Status.GOOD, Status.MEDIUM, Status.POOR, Status.NO_DATA)


@frozen
class Placed:
    """An indicator with the parts of the card it stands in."""

    perspective: PerspectivePart
    objective: ObjectivePart
    factor: FactorPart
    row: IndicatorRow


def placed_rows(report: Report) -> Iterator[Placed]:
    """Yield every indicator in the order of the card."""
    for perspective in report.perspectives:
        for objective in perspective.objectives:
            for factor in objective.factors:
                yield from (Placed(perspective, objective, factor, row) for row in factor.rows)


def add_card(book: Workbook, report: Report, say: Wording) -> tuple[Worksheet, int, str]:
    """Add the card, an indicator a row; return its sheet, the row of its headings, and the column of the curves."""
    columns = (
        Column(say("node.perspective"), 18), Column(say("node.objective"), 22), Column(say("node.factor"), 22),
        Column(say("results.code"), 10), Column(say("node.indicator"), 36), Column(say("node.owner"), 22),
        Column(say("report.weight"), 8), Column(say("report.value"), 16), Column(say("report.target"), 22),
        Column(say("results.target_number"), 16), Column(say("report.status"), 20, True),
        Column(say("achieved.heading"), 14), Column(say("results.gap"), 21), Column(say("report.score"), 9),
        Column(say("report.trend"), 16), Column(say("report.previous"), 15), Column(say("report.last_year"), 15),
        Column(say("assessment.assessment"), 72),
    )
    rows = [_card_row(each, say) for each in placed_rows(report)]
    sheet = new_sheet(book, say("node.scorecard"), is_first=True)
    head = fill_table(sheet, say("report.caption", name=say.name(report.scores.evaluation.scorecard)), columns, rows,
                      frozen=5)
    sheet.print_title_cols = "D:E"
    return sheet, head, get_column_letter(_TREND)


def _card_row(each: Placed, say: Wording) -> Row:
    row, result = each.row, each.row.result
    element = each.objective.element
    met = say(f"target_met.{result.target_met.value}") if result.target_met else ""
    said = [" · ".join(filter(None, (say(f"assessment.{one.kind.value}"), say.assessment(one, result),
                                     say.signature(one)))) for one in row.assessments]
    return (
        text_entry(say.name(each.perspective.element)), text_entry(say.name(element) if element else ""),
        text_entry(say.name(each.factor.element)), text_entry(result.id),
        text_entry(say.name(row.indicator), is_strong=True), text_entry(row.owner),
        Entry(value=float(row.indicator.weight), number_format=GENERAL), _figure(row, result.actual, say),
        text_entry(say.target(result)), _figure(row, result.target, say),
        status_entry(*say.judged(result)), text_entry(met),
        None if result.gap is None else number_entry(result.gap, say.change(result, result.gap)),
        None if result.score is None else Entry(value=result.score, number_format=SCORE), None,
        _figure(row, result.previous, say), _figure(row, result.same_period_last_year, say),
        text_entry("; ".join(filter(None, (say.why(result), provisional(result, say), *said)))),
    )


def _figure(row: IndicatorRow, figure: Value | tuple[float, float] | None, say: Wording) -> Entry | None:
    """Return a figure of the indicator as a number in its unit; a level, a day or two ends as what it is."""
    result = row.result
    if figure is None:
        return None
    if isinstance(figure, tuple):
        return text_entry("–".join(number(end, say.language, decimals_for(end, row.indicator.decimals))
                                   for end in figure))
    if figure is result.actual:
        return cell_entry(value_cell(result, say), say.language)
    if isinstance(figure, date):
        return day_entry(figure, say.language)
    if isinstance(figure, str):
        return text_entry(say.value(result, figure))
    return number_entry(float(figure), say.value(result, figure), unit=row.indicator.unit)


def add_levels(book: Workbook, report: Report, say: Wording) -> None:
    """Add every level of the roll-up, the card first, with counts; and the counts of perspectives as a chart."""
    counted = [say.status(status) for status in _COUNTED]
    columns = (
        Column(say("results.level"), 27), Column(say("results.code"), 26), Column(say("results.name"), 36),
        Column(say("report.status"), 22, True), Column(say("results.met"), 9), Column(say("results.judged"), 9),
        *(Column(word, 11) for word in counted), Column(say("report.coverage"), 11), Column(say("report.score"), 9),
        Column(say("results.lowest"), 9), Column(say("results.highest"), 9), Column(say("report.weight"), 8),
        Column(say("results.weight_share"), 10),
    )
    nodes = [node for kind in _ORDER for node in report.scores.of_kind(kind)]
    card = report.scores.evaluation.scorecard
    names = {each.id: say.name(each) for each in card.elements()}
    rows = [_level(node, names[node.id] if node.kind is not NodeKind.SCORECARD else say.name(card), say)
            for node in nodes]  # an element may have the card's own id
    sheet = new_sheet(book, say("results.levels"))
    head = fill_table(sheet, say("results.levels_title"), columns, rows, frozen=3)
    perspectives = report.scores.of_kind(NodeKind.PERSPECTIVE)
    if perspectives:
        first = head + 1 + nodes.index(perspectives[0])
        chart = stacked_bars(
            sheet, (Series(column=n, colour=LOOKS[status].fill) for n, status in enumerate(_COUNTED, 7)),
            title=say("report.by_perspective"), head=head, rows=range(first, first + len(perspectives)), names=3)
        sheet.row_breaks.append(Break(id=head + len(nodes) + 1))  # so that no page parts the chart
        sheet.add_chart(chart, f"A{head + len(nodes) + 3}")


def _level(node: NodeScore, name: str, say: Wording) -> Row:
    found = dict(spread_of(node))
    low, high = node.score_bounds or (None, None)
    numbers: list[tuple[float | None, str]] = [
        (node.targets_met, "0"), (node.targets_judged, "0"), *((found.get(each, 0), "0") for each in _COUNTED),
        (node.coverage, SHARE), (node.score, SCORE), (low, SCORE), (high, SCORE), (node.weight, GENERAL),
        (node.effective_weight, SHARE)]
    return (text_entry(say(f"node.{node.kind.value}")), text_entry(node.id),
            text_entry(name, is_strong=node.kind is not NodeKind.FACTOR),
            status_entry(node.status, say.status(node.status)),
            *(None if value is None else Entry(value=float(value), number_format=form) for value, form in numbers))
