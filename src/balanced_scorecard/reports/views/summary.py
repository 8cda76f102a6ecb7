"""The one screen a hurried reader gets: how much is met, what is red and new, what is done, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...domain.assessment import Assessment
from ...domain.initiative import Initiative
from ...evaluation.results import NodeScore, Status
from ..details import flags_of_node
from ..document import Cell, Column, ColumnKind, Headline, Item, Items, Panel, Panels, Section, Table, TableRow
from ..model import IndicatorRow, Report
from ..provisional import provisional
from ..wording import Wording
from .saying import said, sentence

MOST = 8
"""So many red lines the summary has before the rest is told by its ids."""
_FEW = 5
"""The same of what is yellow, where nothing is red, and of work."""


def summary(report: Report, say: Wording) -> Section:
    """Return the summary of the whole card."""
    panels = Panels(panels=(_poor(report, say), _work(report, say), *_missing(report, say)))
    return Section(heading=say("report.summary"), anchor="summary",
                   blocks=(headline(report, say), *said(report.assessments, say), panels, _perspectives(report, say)))


def headline(report: Report, say: Wording) -> Headline:
    """Return the counts of the card, what limits its status, what turned, and the compliance line."""
    total = report.total
    lines = [Item(name=sentence(flag)) for flag in flags_of_node(total, say)]
    if report.compared is not None:
        lines.append(Item(name=since(report, say)))
    if not total.missing and not report.incomplete():
        lines.append(Item(name=say("report.nothing_missing")))
    if report.compliance:
        lines.append(Item(name=say("report.compliance"), text=say.compliance(total.compliance), link="compliance"))
    return Headline(
        text=sentence(say.targets_met(total)), status=total.status, status_text=say.status(total.status),
        lines=tuple(lines),
        spread=tuple((status, count, say.status(status)) for status, count in spread_of(total)),
        spread_label=say("report.range_of_colours", counts=say.counts(total)),
    )


def since(report: Report, say: Wording) -> str:
    """Return how many turned red, and how many did not stay so, since the period compared with."""
    rows = tuple(report.rows())
    assert report.compared is not None
    return say("turn.since", period=say.period_within(report.compared.evaluation.period),
               red=say.count("turn.red", sum(row.turned_poor for row in rows)),
               left=say.count("turn.left", sum(row.left_poor for row in rows)))


def spread_of(node: NodeScore) -> list[tuple[Status, int]]:
    """Return how many leaves of *node* have each status worth a piece of a bar, missing last."""
    judged = [(status, node.counts.get(status.value, 0)) for status in (Status.GOOD, Status.MEDIUM, Status.POOR)]
    return [(status, count) for status, count in (*judged, (Status.NO_DATA, len(node.missing))) if count]


def _poor(report: Report, say: Wording) -> Panel:
    """Return what is red, broken rules first; what is yellow as well, where nothing that counts is red."""
    red = report.poor()
    counted = any(not row.is_monitoring for row in red)
    yellow = [] if counted else [row for row in report.rows()
                                 if row.result.status is Status.MEDIUM and not row.is_monitoring]
    items = [*_some(red, Status.POOR, say, MOST), *_some(yellow, Status.MEDIUM, say, _FEW)]
    if yellow and not red:
        items.insert(0, Item(name=say("report.nothing_poor", status=say.status(Status.POOR))))
    named = [say.status(status) for status, rows in ((Status.POOR, red), (Status.MEDIUM, yellow)) if rows]
    return Panel(heading=sentence(", ".join(named).lower()) or say.status(Status.POOR),
                 items=Items(items=tuple(items), empty=say("report.nothing_red")))


def _some(rows: Sequence[IndicatorRow], status: Status, say: Wording, most: int) -> list[Item]:
    items = [_judged(row, status, say) for row in rows[:most]]
    if rows[most:]:
        items.append(Item(name=say.count("report.and_more", len(rows[most:]), ids=say.ids(rows[most:]))))
    return items


def _judged(row: IndicatorRow, status: Status, say: Wording) -> Item:
    origin = row.result.effective_target.origin if row.result.effective_target else None
    asked = say(f"asked.{origin.value}") if origin else say("report.target").lower()
    target = f"{asked}: {say.judged_against(row.result)}"
    notes = [] if row.reasons or status is not Status.POOR else [say("report.no_reason")]
    if is_provisional := provisional(row.result, say):
        notes.append(is_provisional)
    if status is Status.POOR and not row.work:
        notes.append(say("report.no_work"))
    return Item(name=say.name(row.indicator), code=row.result.id, status=status, link=f"i-{row.result.id}",
                text=f"{say.value(row.result)} ({target})", tag=", ".join(_tags(row, say)),
                notes=tuple(notes))


def _tags(row: IndicatorRow, say: Wording) -> Iterator[str]:
    if row.is_monitoring:
        yield say("report.monitoring")
    if row.turned_poor:
        yield say("turn.new")


def _work(report: Report, say: Wording) -> Panel:
    """Return what is decided and done about what is red or yellow."""
    asked = {each.id for row in report.rows() if row.result.status in (Status.POOR, Status.MEDIUM)
             for each in row.work}
    work = [each for each in report.initiatives if each.id in asked]
    items = [*_decisions(report.decisions, say),
             *(_initiative(each, say) for each in work[:_FEW])]
    if work[_FEW:]:
        rest = ", ".join(each.id for each in work[_FEW:])
        items.append(Item(name=say.count("report.and_more", len(work[_FEW:]), ids=rest)))
    return Panel(heading=say("report.what_we_do"), items=Items(items=tuple(items), empty=say("report.nothing_done")))


def _initiative(initiative: Initiative, say: Wording) -> Item:
    by = " · ".join(filter(None, (initiative.owner, say("work.until", day=say.day(initiative.end))
                                  if initiative.end else "")))
    return Item(name=say.name(initiative), code=initiative.id, link="initiatives", text=by)


def _decisions(decisions: Iterable[Assessment], say: Wording) -> tuple[Item, ...]:
    """Return open decisions, one line each, with who decided and when it is due."""
    return tuple(Item(name=each.text or say("assessment.decision"), code=each.element, link="decisions",
                      notes=(say("report.due", day=say.day(each.due)),) if each.due else ()) for each in decisions)


def _missing(report: Report, say: Wording) -> tuple[Panel, ...]:
    """Return the figures that are missing, each with the reason, and those of only part of what was asked for.

    Nothing where none is, which the headline tells.
    """
    rows = [*((row, Status.NO_DATA, say.why(row.result)) for row in report.missing()),
            *((row, row.result.status, provisional(row.result, say))
              for row in report.incomplete())]
    items = tuple(Item(name=say.name(row.indicator), code=row.result.id, text=text, status=status,
                       link=f"i-{row.result.id}") for row, status, text in rows)
    return (Panel(heading=say("report.is_missing"), items=Items(items=items)),) if items else ()


def _perspectives(report: Report, say: Wording) -> Table:
    columns = (Column(heading=say("node.perspective"), width=2.2),
               Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.3),
               Column(heading=say("report.counts"), width=3))
    rows = tuple(TableRow(cells=(
        Cell(text=say.name(part.element), link=f"p-{part.element.id}"),
        Cell(text=say.status(part.score.status), status=part.score.status),
        Cell(text=sentence(say.counts(part.score)) if any(part.rows()) else say("report.empty_perspective")),
    )) for part in report.perspectives)
    return Table(caption=say("report.by_perspective"), columns=columns, rows=rows)
