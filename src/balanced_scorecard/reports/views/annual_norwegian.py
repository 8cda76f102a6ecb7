"""The Norwegian annual report: part III by goal, with what the card knows of parts II, IV and V.

Parts I and VI, the head's own account and the accounts, are the agency's to write.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.target import Horizon, Target
from ..document import Cell, Column, ColumnKind, Section, Table, TableRow
from ..model import IndicatorRow, Report
from ..wording import Wording
from .back import compliance, risks
from .cells import NOTHING, name_cell, value_cell
from .goals import by_goal, overall
from .opened import Opened
from .tables import shown_name, shown_years, table_of


def parts(report: Report, say: Wording) -> Iterator[Section]:
    """Yield parts II to V, each where there is something to say in it."""
    opened = Opened.of(report, say)
    context = tuple(row for row in report.rows() if row.is_context)
    if context:
        yield Section(heading=say("annual.part_2"), anchor="part-2", blocks=(
            table_of(context, (shown_name(say), *shown_years(report, say)), say("annual.key_figures")),
            opened.of_table(context, say)))
    goals = tuple(part for part in report.goals if part.rows or part.element)
    yield Section(heading=say("annual.part_3"), anchor="part-3",
                  sections=(overall(report, say, goals), *by_goal(report, say, opened, goals)))
    control = (*compliance(report, say), *risks(report, say))
    if control:
        yield Section(heading=say("annual.part_4"), anchor="part-4", sections=control)
    yield from outlook(report, say, say("annual.part_5"))


def outlook(report: Report, say: Wording, heading: str) -> Iterator[Section]:
    """Yield where the agency is to be in the longer run (R16, R55), under *heading*."""
    found = [(row, target) for row in report.rows() if (target := _long_term(row, report)) is not None]
    if not found:
        return
    columns = (Column(heading=say("node.indicator"), width=2.6),
               Column(heading=say("report.value"), kind=ColumnKind.NUMBER),
               Column(heading=say("annual.long_term"), kind=ColumnKind.NUMBER, width=1.2),
               Column(heading=say("annual.by"), width=0.8))
    rows = tuple(TableRow(cells=(
        name_cell(row, say), value_cell(row.result, say, is_strong=True), Cell(text=say.letter(target)),
        Cell(text=str(target.by) if target.by else NOTHING),
    )) for row, target in found)
    yield Section(heading=heading, anchor="outlook",
                  blocks=(Table(caption=say("annual.long_term"), columns=columns, rows=rows),))


def _long_term(row: IndicatorRow, report: Report) -> Target | None:
    """Return the long-term target of *row* that holds for the report's unit and is not past; the newest of several."""
    card, unit = report.scores.evaluation.scorecard, report.scores.evaluation.org_unit
    held = [each for each in row.indicator.targets if each.horizon is Horizon.LONG
            and each.since <= report.period.end and (each.due is None or each.due > report.period.end)
            and (each.org_unit in (None, unit) or (card.is_root(each.org_unit or "") and card.is_root(unit)))]
    return max(held, key=lambda each: each.since, default=None)
