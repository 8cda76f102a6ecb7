"""The report to the ministry: what its letter asks for, point by point, with the reason for every deviation (R39)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.target import Target
from ...evaluation.results import TargetMet
from ..document import Block, Cell, Column, ColumnKind, Paragraph, Section, Table, TableRow, Tone
from ..letters import cited
from ..model import IndicatorRow, LetterPoint, Report
from ..wording import Wording
from .back import compliance, initiatives_table, risks
from .cells import NOTHING, met_cell, name_cell
from .opened import Opened
from .saying import done_about, reasons, said
from .tables import (
    Shown,
    shown_forecast,
    shown_last_year,
    shown_met,
    shown_name,
    shown_risk,
    shown_target,
    shown_value,
    table_of,
)


def sections(report: Report, say: Wording) -> tuple[Section, ...]:
    """Return the report: an overview of every requirement, each point, risk, compliance, and figures for context."""
    opened = Opened.of(report, say)
    answered = [point for point in report.points if point.rows or point.initiatives or point.item]
    if not any(point.rows for point in answered):
        answered.append(LetterPoint(document=None, item=say("ministry.all_rows"), rows=_judged(report)))
    return (_overview(report, answered, say), *(_point(point, report, say, opened) for point in answered),
            *risks(report, say), *compliance(report, say), *_context(report, say))


def _judged(report: Report) -> tuple[IndicatorRow, ...]:
    return tuple(row for row in report.rows() if not row.is_monitoring and not row.is_context)


def _overview(report: Report, points: Sequence[LetterPoint], say: Wording) -> Section:
    rows = [row for point in points for row in point.rows]
    met = [row.result.target_met for row in rows]
    judged = met.count(TargetMet.YES) + met.count(TargetMet.NO)
    counts = say.count("ministry.met", judged, met=met.count(TargetMet.YES))
    lacking = [row for row in rows if row.is_missed and not row.reasons]
    blocks: list[Block] = [Paragraph(text=counts, tone=Tone.COUNTS), *said(report.assessments, say)]
    if lacking:
        text = say.count("ministry.lacking", len(lacking), ids=say.ids(lacking))
        blocks.append(Paragraph(text=text, tone=Tone.FLAG))
    blocks.append(_overview_table(points, say))
    return Section(heading=say("report.summary"), anchor="summary", blocks=tuple(blocks))


def _overview_table(points: Sequence[LetterPoint], say: Wording) -> Table:
    columns = (Column(heading=say("ministry.point"), width=2.1), Column(heading=say("node.indicator"), width=2.6),
               Column(heading=say("achieved.heading"), kind=ColumnKind.STATUS, width=1.4))
    rows = []
    for point in points:
        asked = _asked(point)
        cell: Cell | None = Cell(text=point_text(point, say), link=_anchor(point), notes=(asked,) if asked else ())
        for row in point.rows:
            rows.append(TableRow(cells=(cell, name_cell(row, say), met_cell(row.result, say))))
            cell = None
        if not point.rows:
            answer = ", ".join(say.name(each) for each in point.initiatives)
            rows.append(TableRow(cells=(cell, Cell(text=answer or say("ministry.unanswered")), Cell(text=NOTHING))))
    return Table(caption=say("ministry.overview"), columns=columns, rows=tuple(rows), groups=1)


def _asked(point: LetterPoint) -> str:
    """Return what the letter asks for in its own words, without the point it is cited by; empty outside letters."""
    return point.item.removeprefix(point.point).strip(" :–-") if point.document else ""


def point_text(point: LetterPoint, say: Wording) -> str:
    """Return what a point is called: the letter and the point; what no letter asks for has a name of its own."""
    if point.document is None:
        return point.item or say("ministry.no_letter")
    return ", ".join(filter(None, (say.name(point.document), point.point)))


def _anchor(point: LetterPoint) -> str:
    if point.document is None:
        return "pt-other"
    number = "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in point.point)
    return f"pt-{point.document.id}-{number}"


def _point(point: LetterPoint, report: Report, say: Wording, opened: Opened) -> Section:
    blocks: list[Block] = []
    asked = _asked(point)
    if asked:
        blocks.append(Paragraph(text=asked, tone=Tone.QUIET))
    blocks += [Paragraph(label=say("ministry.goal"), text=say.name(goal)) for goal in point.goals]
    if point.rows:
        table = table_of(point.rows, _columns(report, say), point_text(point, say),
                         lambda row: _below(row, report, say))
        blocks += [table, opened.of_table(point.rows, say)]
    if point.initiatives:
        blocks += [Paragraph(text=say("ministry.work"), tone=Tone.COUNTS),
                   initiatives_table(report, point.initiatives, say)]
    if not point.rows and not point.initiatives:
        blocks.append(Paragraph(text=say("ministry.unanswered"), tone=Tone.FLAG))
    return Section(heading=point_text(point, say), anchor=_anchor(point), blocks=tuple(blocks))


def _columns(report: Report, say: Wording) -> tuple[Shown, ...]:
    return (shown_name(say, 2.2), shown_value(report, say, say(f"report.in_{report.basis.value}")),
            shown_last_year(say), shown_target(say, say("ministry.requirement")), shown_forecast(say),
            shown_risk(say), shown_met(say))


def _below(row: IndicatorRow, report: Report, say: Wording) -> tuple[Block, ...]:
    """Return the reason for a deviation, what is done about it, and how the requirement was changed."""
    blocks: list[Block] = [*_changed(row, report, say), *reasons(row, say)]
    others = [each for each in row.assessments if each not in row.reasons]
    blocks += said(others, say, row.result)
    if row.is_missed:
        work = "; ".join(done_about(row, say)) or say("report.no_work")
        blocks.append(Paragraph(label=say("report.work"), text=work, tone=Tone.SAID))
    return tuple(blocks)


def _changed(row: IndicatorRow, report: Report, say: Wording) -> Iterator[Paragraph]:
    target = row.result.effective_target
    before = next((each for each in row.indicator.targets if target and each.id and each.id == target.replaces), None)
    if target is None or before is None:
        return
    yield Paragraph(label=say("ministry.changed"), text=change_text(target, before, report, say), tone=Tone.SAID)


def change_text(target: Target, before: Target, report: Report, say: Wording) -> str:
    """Return how a requirement was changed: from what to what, when, by which letter and why."""
    text = say("ministry.from_to", before=say.letter(before), now=say.letter(target))
    since = say("ministry.from_day", day=say.day(target.applies_from)) if target.applies_from else ""
    source = cited(report.scores.evaluation.scorecard, target.source)
    return ". ".join(filter(None, (" ".join(filter(None, (text, since))), source, target.reason)))


def _context(report: Report, say: Wording) -> Iterator[Section]:
    rows = [row for row in report.rows() if row.is_context]
    if rows:
        shown = (shown_name(say), shown_value(report, say, say(f"report.in_{report.basis.value}")),
                 shown_last_year(say))
        yield Section(heading=say("report.context_figures"), anchor="context",
                      blocks=(table_of(rows, shown, say("report.context_figures")),))
