"""The activity plan: what is to be reached, by what work, by whom, when and for how much; it follows the card (R85)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.initiative import ExpectedEffect, Initiative
from ...evaluation.results import Status
from ..document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    TableRow,
    Terms,
    Tone,
)
from ..letters import cited
from ..model import IndicatorRow, Report
from ..numbers import exact, with_unit
from ..wording import Wording
from .back import risks, runs
from .cells import NOTHING, judged_cell, owned_cell, target_cell, value_cell
from .saying import budget


def sections(report: Report, say: Wording) -> tuple[Section, ...]:
    """Return the plan in sections."""
    return (*_direction(report, say), *_priorities(report, say), *_by_perspective(report, say), *_steps(report, say),
            *_without_work(report, say), *_owners(report, say), *risks(report, say))


def _direction(report: Report, say: Wording) -> Iterator[Section]:
    """Yield where the agency is to go: mission, vision, values and overall goals."""
    strategy = report.scores.evaluation.scorecard.strategy
    pairs = [(say(f"plan.{key}"), text) for key, text in (
        ("mission", strategy.mission), ("vision", strategy.vision), ("values", ", ".join(strategy.values))) if text]
    blocks: list[Block] = [Terms(pairs=tuple(pairs))] if pairs else []
    if strategy.goals:
        goals = tuple(Item(name=say.name(goal), code=goal.id,
                           text=cited(report.scores.evaluation.scorecard, goal.source)) for goal in strategy.goals)
        blocks += [Paragraph(text=say("plan.goals"), tone=Tone.COUNTS), Items(items=goals)]
    if blocks:
        yield Section(heading=say("plan.direction"), anchor="direction", blocks=tuple(blocks))


def _priorities(report: Report, say: Wording) -> Iterator[Section]:
    """Yield all work, that first which the card's figures ask for most (R19)."""
    if not report.initiatives:
        return
    columns = (Column(heading=say("plan.rank"), kind=ColumnKind.NUMBER, width=0.5),
               Column(heading=say("work.initiative"), width=2.1), Column(heading=say("node.owner"), width=1.3),
               Column(heading=say("work.supports"), width=0.9), Column(heading=say("work.time"), width=1.6),
               Column(heading=say("work.budget"), kind=ColumnKind.NUMBER, width=1.3),
               Column(heading=say("work.expected"), width=1.6), Column(heading=say("report.status"), width=0.9))
    rows = tuple(_priority(number, each, report, say) for number, each in enumerate(report.initiatives, start=1))
    yield Section(heading=say("plan.priorities"), anchor="priorities", blocks=(
        Paragraph(text=say("work.order"), tone=Tone.QUIET),
        Table(caption=say("plan.priorities"), columns=columns, rows=rows)))


def _priority(number: int, each: Initiative, report: Report, say: Wording) -> TableRow:
    source = cited(report.scores.evaluation.scorecard, each.source)
    amount = each.budget
    return TableRow(cells=(
        Cell(text=f"{number}.", value=number),
        Cell(text=say.name(each), code=each.id, notes=tuple(filter(None, (each.definition, source)))),
        Cell(text=each.owner or NOTHING), Cell(text=", ".join(each.supports) or NOTHING), Cell(text=runs(each, say)),
        Cell(text=budget(each, say) or NOTHING, value=amount.number if amount else None,
             unit=amount.unit if amount else None),
        Cell(text=_effect(each.expected, say)),
        Cell(text=say(f"initiative.{each.status.value}") if each.status else NOTHING),
    ))


def _effect(expected: ExpectedEffect | None, say: Wording) -> str:
    """Return what an initiative is to change, by how much and by when."""
    if expected is None:
        return NOTHING
    parts = [str(expected.indicator)]
    if expected.change is not None:
        sign = "+" if expected.change.number > 0 else ""
        size = with_unit(exact(expected.change.number, say.language), expected.change.unit, say.language)
        parts.append(f"{sign}{size}")
    if expected.by is not None:
        parts.append(say("target.by", when=say.period_within(expected.by)))
    return ", ".join(parts)


def _by_perspective(report: Report, say: Wording) -> Iterator[Section]:
    """Yield, for each perspective, what is to be reached and by what work."""
    for part in report.perspectives:
        rows = []
        for objective in part.objectives:
            for factor in objective.factors:
                cell: Cell | None = Cell(text=say.name(factor.element), code=factor.element.id,
                                         notes=(say.name(objective.element),) if objective.element else ())
                for row in (each for each in factor.rows if not each.is_context):
                    rows.append(_aim(cell, row, report, say))
                    cell = None
        if rows:
            columns = (Column(heading=say("node.factor"), width=1.6), Column(heading=say("node.indicator"), width=2.2),
                       Column(heading=say("plan.now"), kind=ColumnKind.NUMBER),
                       Column(heading=say("report.target"), kind=ColumnKind.NUMBER, width=1.2),
                       Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.2),
                       Column(heading=say("report.work"), width=2.2))
            name = say.name(part.element)
            table = Table(caption=say("plan.caption", name=name), columns=columns, rows=tuple(rows), groups=1)
            yield Section(heading=name, anchor=f"p-{part.element.id}", eyebrow=say("node.perspective"),
                          blocks=(table,))


def _aim(group: Cell | None, row: IndicatorRow, report: Report, say: Wording) -> TableRow:
    work = tuple(f"{each.id} {say.name(each)}" for each in row.work)
    return TableRow(cells=(
        group, owned_cell(row, say), value_cell(row.result, say, is_strong=True), target_cell(row.result, say),
        judged_cell(row, report, say), Cell(text=work[0] if work else say("report.no_work"), notes=work[1:])))


def _steps(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the milestones of the year in order of time."""
    if not report.steps:
        return
    columns = (Column(heading=say("report.deadline"), width=1), Column(heading=say("work.step"), width=2.4),
               Column(heading=say("work.initiative"), width=2), Column(heading=say("node.owner"), width=1.4),
               Column(heading=say("plan.reached"), width=1.1))
    rows = tuple(TableRow(cells=(
        Cell(text=say.day(step.due), value=step.due), Cell(text=step.name or say("work.end")),
        Cell(text=say.name(step.initiative), code=step.initiative.id), Cell(text=step.initiative.owner or NOTHING),
        Cell(text=say.day(step.done), status=Status.GOOD, value=step.done) if step.done
        else Cell(text=say("work.is_late"), status=Status.POOR) if step.is_late else Cell(text=NOTHING),
    )) for step in report.steps)
    yield Section(heading=say("plan.milestones"), anchor="milestones", blocks=(
        Paragraph(text=say("plan.milestones_on", day=say.day(report.on)), tone=Tone.QUIET),
        Table(caption=say("plan.milestones"), columns=columns, rows=rows)))


def _without_work(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what is behind and has no work: red first, then yellow."""
    rows = [row for status in (Status.POOR, Status.MEDIUM) for row in report.rows()
            if row.result.status is status and not row.work]
    if rows:
        items = tuple(Item(name=say.name(row.indicator), code=row.result.id, status=row.result.status,
                           text=say.status(row.result.status), notes=(row.owner,) if row.owner else ())
                      for row in rows)
        yield Section(heading=say("plan.without_work"), anchor="without-work", blocks=(Items(items=items),))


def _owners(report: Report, say: Wording) -> Iterator[Section]:
    """Yield who answers for which indicators and which work (R61, R62, R94)."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for row in report.rows():
        found.setdefault(row.owner, ([], []))[0].append(row.result.id)
    for each in report.scores.evaluation.scorecard.initiatives:
        found.setdefault(each.owner or "", ([], []))[1].append(each.id)
    if not found:
        return
    columns = (Column(heading=say("node.owner"), width=2), Column(heading=say("plan.answers_for"), width=2.4),
               Column(heading=say("report.initiatives"), width=1.6))
    rows = tuple(_owner(owner, *found[owner], say) for owner in sorted(found, key=lambda owner: not owner))
    yield Section(heading=say("plan.owners"), anchor="owners",
                  blocks=(Table(caption=say("plan.owners"), columns=columns, rows=rows),))


def _owner(owner: str, indicators: Sequence[str], initiatives: Sequence[str], say: Wording) -> TableRow:
    return TableRow(cells=(Cell(text=owner or say("plan.nobody")), Cell(text=", ".join(indicators) or NOTHING),
                           Cell(text=", ".join(initiatives) or NOTHING)))
