"""The management card: a screen of summary, the map, a card for each perspective, and everything behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.factor import CriticalSuccessFactor
from ...domain.objective import Objective
from ...evaluation.results import NodeKind, NodeScore
from ..details import details_of_node, flags_of_node
from ..document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Details,
    Paragraph,
    Section,
    StrategyMap,
    Table,
    TableRow,
    Terms,
    Tone,
    Tree,
)
from ..model import FactorPart, IndicatorRow, ObjectivePart, PerspectivePart, Report
from ..telling import Line
from ..wording import Wording
from .back import back_matter
from .cells import bullet_cell, curve_cell, owned_cell, status_cell, target_cell, value_cell
from .opened import Opened
from .saying import flags, said, sentence, why
from .summary import summary


def sections(report: Report, say: Wording) -> tuple[Section, ...]:
    """Return the management card in sections."""
    opened = Opened.of(report, say)
    return (summary(report, say), *_map(report, say),
            *(_perspective(part, report, say, opened) for part in report.perspectives), *back_matter(report, say))


def anchor_of(part: PerspectivePart) -> str:
    """Return where the section of a perspective stands on the page."""
    return f"p-{part.element.id}"


def _map(report: Report, say: Wording) -> Iterator[Section]:
    if report.scores.evaluation.scorecard.links:
        yield Section(heading=say("report.map"), anchor="strategy-map",
                      blocks=(StrategyMap(scores=report.scores, label=say("report.map_region")),))


def _perspective(part: PerspectivePart, report: Report, say: Wording, opened: Opened) -> Section:
    blocks: list[Block] = []
    is_empty = not any(part.rows())
    if not is_empty:
        blocks.append(Paragraph(text=sentence(say.counts(part.score)), tone=Tone.COUNTS))
    blocks += flags(part.score, say)
    if part.element.definition:
        blocks.append(Paragraph(text=part.element.definition, tone=Tone.QUIET))
    blocks += said(part.assessments, say)
    if part.objectives:
        blocks.append(_table(part, report, say, opened))
    if is_empty:
        blocks.append(Paragraph(text=say("report.empty_perspective"), tone=Tone.QUIET))
    blocks += [*_said_of_parts(part, say), *_how(part, say, opened)]
    return Section(heading=say.name(part.element), anchor=anchor_of(part), eyebrow=say("node.perspective"),
                   status=part.score.status, status_text=say.status(part.score.status), blocks=tuple(blocks))


def _table(part: PerspectivePart, report: Report, say: Wording, opened: Opened) -> Table:
    """Return the card of a perspective: goals, success factors, parameters and targets, with what came of them."""
    has_goals = any(each.element for each in part.objectives)
    groups = (Column(heading=say("node.objective"), width=1.5),) if has_goals else ()
    rows = [TableRow(cells=row.cells if has_goals else row.cells[1:], anchor=row.anchor, below=row.below)
            for objective in part.objectives for row in _objective(objective, report, say, opened)]
    columns = (
        *groups, Column(heading=say("node.factor"), width=1.5), Column(heading=say("node.indicator"), width=2.1),
        Column(heading=say("report.target"), kind=ColumnKind.NUMBER, width=1.1),
        Column(heading=say("report.value"), kind=ColumnKind.NUMBER, width=1.1),
        Column(heading=say("report.against_target"), kind=ColumnKind.PICTURE, width=1.1),
        Column(heading=say("report.trend"), kind=ColumnKind.PICTURE, width=1),
        Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.2),
    )
    return Table(caption=say("report.caption", name=say.name(part.element)), columns=columns, rows=tuple(rows),
                 groups=len(groups) + 1)


def _objective(part: ObjectivePart, report: Report, say: Wording, opened: Opened) -> Iterator[TableRow]:
    cell: Cell | None = Cell(text=say("report.without_objective"))
    if part.element is not None and part.score is not None:
        cell = _group(part.element.id, say.name(part.element), part.score, say)
    if not part.factors:
        nothing = Cell(text=say("report.empty_objective"))
        yield TableRow(cells=(cell, nothing, *[Cell()] * 6))
    for factor in part.factors:
        for row in _factor(factor, report, say, opened):
            yield TableRow(cells=(cell, *row.cells), anchor=row.anchor, below=row.below)
            cell = None


def _factor(part: FactorPart, report: Report, say: Wording, opened: Opened) -> Iterator[TableRow]:
    cell: Cell | None = _group(part.element.id, say.name(part.element), part.score, say)
    if not part.rows:
        yield TableRow(cells=(cell, Cell(text=say("report.empty_factor")), *[Cell()] * 5))
    for row in part.rows:
        cells = (cell, owned_cell(row, say), target_cell(row.result, say), value_cell(row.result, say, is_strong=True),
                 bullet_cell(row, say), curve_cell(row, say), status_cell(row, report, say))
        yield TableRow(cells=cells, anchor=f"i-{row.result.id}", below=_below(row, say, opened))
        cell = None


def _group(id_: str, name: str, score: NodeScore, say: Wording) -> Cell:
    return Cell(text=name, code=id_, status=score.status, status_text=say.status(score.status),
                notes=tuple(map(sentence, flags_of_node(score, say))))


def _below(row: IndicatorRow, say: Wording, opened: Opened) -> tuple[Block, ...]:
    return (*why(row, say), *said(row.assessments, say, row.result), opened.details(row, say))


def _said_of_parts(part: PerspectivePart, say: Wording) -> Iterator[Paragraph]:
    """Yield what people said of goals and factors, each with the id it is about."""
    for objective in part.objectives:
        named = ((objective.element.id if objective.element else "", objective.assessments),
                 *((factor.element.id, factor.assessments) for factor in objective.factors))
        for id_, assessments in named:
            for each in said(assessments, say):
                yield Paragraph(text=each.text, label=f"{id_} · {each.label}", by=each.by, tone=each.tone)


def _how(part: PerspectivePart, say: Wording, opened: Opened) -> Iterator[Details]:
    """Yield how the scores of the perspective and of its goals and factors were made."""
    lines = list(opened.node(NodeKind.PERSPECTIVE, part.element.id))
    for objective in part.objectives:
        named: list[tuple[NodeKind, Objective | CriticalSuccessFactor]] = [
            (NodeKind.FACTOR, factor.element) for factor in objective.factors]
        if objective.element is not None:
            named.insert(0, (NodeKind.OBJECTIVE, objective.element))
        for kind, element in named:
            below = opened.node(kind, element.id)
            if below:
                lines.append(Line(f"{element.id} {say.name(element)}", below))
    if lines:
        terms = Terms(pairs=details_of_node(part.score, say))
        yield Details(summary=say("report.details_of_node", name=say.name(part.element)),
                      blocks=(terms, Tree(lines=tuple(lines))))
