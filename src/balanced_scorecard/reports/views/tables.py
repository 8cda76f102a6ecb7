"""Tables of indicators: each view picks its columns, all of them show the same figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from ...evaluation.results import IndicatorResult
from ..distance import distance
from ..document import Block, Cell, Column, ColumnKind, Table, TableRow
from ..model import IndicatorRow, Report
from ..numbers import period_text, year_text
from ..wording import Wording
from .cells import NOTHING, figure_cell, judged_cell, met_cell, name_cell, owned_cell, target_cell, value_cell
from .frame import is_whole_year
from .saying import done_about


@frozen
class Shown:
    """A column and what it shows of a row."""

    column: Column
    cell: Callable[[IndicatorRow], Cell]


def table_of(
    rows: Iterable[IndicatorRow], shown: Iterable[Shown], caption: str,
    below: Callable[[IndicatorRow], tuple[Block, ...]] = lambda row: (),
) -> Table:
    """Return a table of *rows* with the columns *shown*, and under each row what *below* says of it."""
    columns = tuple(shown)
    made = tuple(TableRow(cells=tuple(each.cell(row) for each in columns), below=below(row)) for row in rows)
    return Table(caption=caption, columns=tuple(each.column for each in columns), rows=made)


def grouped(table: Table, column: Column, groups: Iterable[tuple[Cell, int]]) -> Table:
    """Return *table* with *column* before the others: each cell of *groups* over so many rows."""
    first = (cell if n == 0 else None for cell, count in groups for n in range(count))
    rows = tuple(evolve(row, cells=(cell, *row.cells)) for cell, row in zip(first, table.rows, strict=True))
    return evolve(table, columns=(column, *table.columns), rows=rows, groups=table.groups + 1)


def shown_name(say: Wording, width: float = 2.4) -> Shown:
    """Return the column of names."""
    return Shown(Column(heading=say("node.indicator"), width=width), lambda row: name_cell(row, say))


def shown_owned(say: Wording) -> Shown:
    """Return the column of names with who answers for each."""
    return Shown(Column(heading=say("node.indicator"), width=2.4), lambda row: owned_cell(row, say))


def shown_value(report: Report, say: Wording, heading: str = "") -> Shown:
    """Return the column of figures; left out, headed by what they cover."""
    return Shown(_number(heading or span_text(report, report.scores.evaluation.results[0], say) if
                         report.scores.evaluation.results else say("report.value")),
                 lambda row: value_cell(row.result, say, is_strong=True))


def shown_target(say: Wording, heading: str = "") -> Shown:
    """Return the column of targets."""
    return Shown(_number(heading or say("report.target"), 1.3), lambda row: target_cell(row.result, say))


def shown_gap(say: Wording) -> Shown:
    """Return the column of distances to the target."""
    return Shown(Column(heading=say("report.gap"), width=1.4),
                 lambda row: Cell(text=distance(row.result, say) or NOTHING))


def shown_status(report: Report, say: Wording) -> Shown:
    """Return the column of statuses."""
    return Shown(Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.3),
                 lambda row: judged_cell(row, report, say))


def shown_met(say: Wording) -> Shown:
    """Return the column that says whether each target is met."""
    return Shown(Column(heading=say("achieved.heading"), kind=ColumnKind.STATUS, width=1.3),
                 lambda row: met_cell(row.result, say))


def shown_years(report: Report, say: Wording) -> tuple[Shown, ...]:
    """Return a column a year, the report's own last; earlier years as the figures are known now."""
    earlier = next((row.years for row in report.rows() if row.years), ())
    columns = [Shown(_number(span_text(report, year, say)), _of_year(n, say)) for n, year in enumerate(earlier)]
    own = next(iter(report.scores.evaluation.results), None)
    heading = span_text(report, own, say) if own else say("report.value")
    return (*columns, Shown(_number(heading), lambda row: value_cell(row.result, say, is_strong=True)))


def _of_year(n: int, say: Wording) -> Callable[[IndicatorRow], Cell]:
    return lambda row: value_cell(row.years[n], say) if n < len(row.years) else Cell(text=NOTHING)


def span_text(report: Report, result: IndicatorResult, say: Wording) -> str:
    """Return what a column of figures covers: the year where it is whole, else the part of it."""
    if is_whole_year(report):
        return year_text(result.period.year())
    return period_text(result.period, say.language)


def shown_last_year(say: Wording) -> Shown:
    """Return the column of the same period of the year before."""
    return Shown(_number(say("report.last_year")), lambda row: _last_year(row.result, say))


def _last_year(result: IndicatorResult, say: Wording) -> Cell:
    value = result.same_period_last_year
    return figure_cell(result, value, say) if isinstance(value, float | int) else Cell(
        text=NOTHING if value is None else say.value(result, value))


def shown_forecast(say: Wording) -> Shown:
    """Return the column of what the year is expected to end at."""
    return Shown(_number(say("report.forecast_year")), lambda row: figure_cell(row.result, row.forecast, say))


def shown_risk(say: Wording) -> Shown:
    """Return the column of what threatens each indicator, by its id; a section of its own says the rest."""
    return Shown(Column(heading=say("risk.risk"), width=0.7), lambda row: Cell(
        text=", ".join(each.id for each in row.risks) or NOTHING, link="risks"))


def shown_work(say: Wording) -> Shown:
    """Return the column of what is done about each indicator."""
    return Shown(Column(heading=say("report.work"), width=2), lambda row: _work(row, say))


def _work(row: IndicatorRow, say: Wording) -> Cell:
    first, *rest = done_about(row, say) or (say("report.no_work"),)
    return Cell(text=first, notes=tuple(rest))


def _number(heading: str, width: float = 1.2) -> Column:
    return Column(heading=heading, kind=ColumnKind.NUMBER, width=width)
