"""The account of results by goal: three years, requirement, result and assessment, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...evaluation.results import TargetMet
from ..document import Block, Cell, Column, ColumnKind, Item, Items, Paragraph, Section, Table, TableRow, Tone
from ..letters import cited
from ..model import GoalPart, IndicatorRow, Report
from ..wording import Wording
from .opened import Opened
from .saying import reasons, said, why, work_line
from .summary import headline
from .tables import shown_met, shown_name, shown_target, shown_years, table_of


def overall(report: Report, say: Wording, parts: Sequence[GoalPart]) -> Section:
    """Return the assessment of the whole: counts, what people said of it, and how far each goal has come."""
    blocks: list[Block] = [headline(report, say), *said(report.assessments, say)]
    if parts:
        blocks.append(_by_goal(report, say, parts))
    return Section(heading=say("annual.overall"), anchor="overall", blocks=tuple(blocks))


def _by_goal(report: Report, say: Wording, parts: Sequence[GoalPart]) -> Table:
    columns = (Column(heading=say("annual.goal"), width=3),
               Column(heading=say("annual.met_of"), kind=ColumnKind.NUMBER, width=1.2),
               Column(heading=say("annual.not_met"), width=1.6))
    rows = []
    for part in parts:
        judged = [row for row in part.rows if row.result.target_met in (TargetMet.YES, TargetMet.NO)]
        met = [row for row in judged if not row.is_missed]
        missed = ", ".join(row.result.id for row in judged if row.is_missed)
        rows.append(TableRow(cells=(
            Cell(text=heading_of(part, say), code=part.element.id if part.element else "", link=anchor_of(part)),
            Cell(text=say("annual.of", met=len(met), judged=len(judged)), value=len(met)),
            Cell(text=missed or say("annual.none")),
        )))
    return Table(caption=say("annual.by_goal"), columns=columns, rows=tuple(rows))


def heading_of(part: GoalPart, say: Wording) -> str:
    """Return what a goal is called; rows that serve none have a heading of their own."""
    return say.name(part.element) if part.element else say("annual.other_goals")


def anchor_of(part: GoalPart) -> str:
    """Return where a goal stands on the page."""
    return f"g-{part.element.id}" if part.element else "g-other"


def by_goal(report: Report, say: Wording, opened: Opened, parts: Iterable[GoalPart]) -> Iterator[Section]:
    """Yield each goal with its rows over three years, the reason for every deviation, and the work of the year."""
    for part in parts:
        blocks: list[Block] = []
        if part.element is not None and part.element.source:
            source = cited(report.scores.evaluation.scorecard, part.element.source)
            blocks.append(Paragraph(text=say("annual.goal_from", source=source), tone=Tone.QUIET))
        if part.rows:
            blocks += [years_table(report, say, part.rows, heading_of(part, say)), opened.of_table(part.rows, say)]
        else:
            blocks.append(Paragraph(text=say("annual.goal_without_rows"), tone=Tone.QUIET))
        blocks += _work(part.rows, say)
        heading = heading_of(part, say)
        named = say("annual.goal_heading", id=part.element.id, name=heading) if part.element else heading
        yield Section(heading=named, anchor=anchor_of(part), blocks=tuple(blocks))


def years_table(report: Report, say: Wording, rows: Iterable[IndicatorRow], caption: str) -> Table:
    """Return rows over three years with requirement and achievement, and below each what is said of it."""
    shown = (shown_name(say), *shown_years(report, say), shown_target(say), shown_met(say))
    return table_of(rows, shown, caption, lambda row: _below(row, say))


def _below(row: IndicatorRow, say: Wording) -> tuple[Block, ...]:
    rest = [each for each in row.assessments if each.text and each not in row.reasons]
    return (*why(row, say), *reasons(row, say), *said(rest, say, row.result))


def _work(rows: Iterable[IndicatorRow], say: Wording) -> Iterator[Block]:
    work = {each.id: each for row in rows for each in row.initiatives}
    if work:
        yield Paragraph(text=say("annual.work"), tone=Tone.COUNTS)
        yield Items(items=tuple(Item(name=work_line(each, say), code=each.id) for each in work.values()))
