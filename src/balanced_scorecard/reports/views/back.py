"""What stands behind a card: compliance, what does not count, work, decisions, risks, findings, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...checks.rule import Finding
from ...domain.initiative import Initiative
from ...evaluation.results import ComplianceState, Status
from ..document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Details,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    TableRow,
    Terms,
    Tone,
)
from ..finding_words import message_said, remedy_said
from ..model import Report
from ..wording import Wording
from .cells import NOTHING
from .saying import reasons, risk_level

LOOK_OF = {ComplianceState.MET: Status.GOOD, ComplianceState.BROKEN: Status.POOR,
           ComplianceState.NOT_CONTROLLED: Status.NO_DATA}
"""The status whose icon and colour stand for a state of compliance."""
_MANY_FINDINGS = 8


def back_matter(report: Report, say: Wording) -> Iterator[Section]:
    """Yield each part of what stands behind a card that there is something to say of."""
    for part in (compliance, outside, work, decisions, risks, findings, definitions, sources):
        yield from part(report, say)


def compliance(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the rules with their state, which is never averaged in (R53)."""
    if not report.compliance:
        return
    columns = (Column(heading=say("report.rule"), width=3), Column(heading=say("report.legal_basis"), width=1.2),
               Column(heading=say("report.status"), kind=ColumnKind.STATUS, width=1.3),
               Column(heading=say("report.cases"), kind=ColumnKind.NUMBER, width=0.8))
    rows = tuple(TableRow(cells=(
        Cell(text=say.name(each.row.indicator), code=each.row.result.id),
        Cell(text=each.row.indicator.legal_basis or NOTHING),
        Cell(text=say(f"compliance.{each.state.value}"), status=LOOK_OF[each.state]),
        Cell(text=NOTHING if each.cases is None else say.cases(each.cases), value=each.cases),
    ), below=reasons(each.row, say)) for each in report.compliance)
    yield Section(heading=say("report.compliance"), anchor="compliance", blocks=(
        Paragraph(text=say.compliance(report.total.compliance), tone=Tone.COUNTS),
        Paragraph(text=say("report.compliance_apart"), tone=Tone.QUIET),
        Table(caption=say("report.compliance"), columns=columns, rows=rows),
    ))


def outside(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what is shown without counting, each with its reason."""
    rows = report.outside()
    if rows:
        items = tuple(Item(name=say.name(row.indicator), code=row.result.id, text=say.why(row.result),
                           status=row.result.status) for row in rows)
        yield Section(heading=say("report.outside"), anchor="outside", blocks=(Items(items=items),))


def work(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the initiatives, those first that the figures ask for most (R19)."""
    if report.initiatives:
        yield Section(heading=say("report.initiatives"), anchor="initiatives", blocks=(
            Paragraph(text=say("work.order"), tone=Tone.QUIET), initiatives_table(report, report.initiatives, say)))


def initiatives_table(report: Report, initiatives: Iterable[Initiative], say: Wording) -> Table:
    """Return *initiatives* with who owns each, what it supports, when it runs and what is its next step."""
    columns = (Column(heading=say("work.initiative"), width=2.4), Column(heading=say("node.owner"), width=1.3),
               Column(heading=say("work.supports"), width=1), Column(heading=say("work.time"), width=1.5),
               Column(heading=say("report.status"), width=1), Column(heading=say("work.next_step"), width=2))
    rows = tuple(TableRow(cells=(
        Cell(text=say.name(each), code=each.id), Cell(text=each.owner or NOTHING),
        Cell(text=", ".join(each.supports) or NOTHING), Cell(text=runs(each, say)),
        Cell(text=say(f"initiative.{each.status.value}") if each.status else NOTHING), _next_step(report, each, say),
    )) for each in initiatives)
    return Table(caption=say("report.initiatives"), columns=columns, rows=rows)


def runs(initiative: Initiative, say: Wording) -> str:
    """Return from when until when it runs; a dash where neither is on record."""
    start, end = (say.day(day) if day else "" for day in (initiative.start, initiative.end))
    return say("report.runs", start=start, end=end).strip() if start or end else NOTHING


def _next_step(report: Report, initiative: Initiative, say: Wording) -> Cell:
    step = next((each for each in report.steps if each.initiative is initiative and each.name and not each.done), None)
    if step is None:
        return Cell(text=NOTHING)
    notes = (say("work.late", day=say.day(step.due)) if step.is_late else say("report.due", day=say.day(step.due)),)
    return Cell(text=step.name, notes=notes, status=Status.POOR if step.is_late else None)


def decisions(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what is decided and not done."""
    if report.decisions:
        yield Section(heading=say("report.open_decisions"), anchor="decisions",
                      blocks=(decisions_table(report, say),))


def decisions_table(report: Report, say: Wording) -> Table:
    """Return the open decisions: what, of which element, by whom, due when."""
    columns = (Column(heading=say("assessment.decision"), width=3.2), Column(heading=say("report.about"), width=1.6),
               Column(heading=say("report.decided_by"), width=1.4),
               Column(heading=say("report.deadline"), width=1.2))
    rows = []
    for each in report.decisions:
        element = report.scores.evaluation.scorecard.find(each.element)
        is_late = each.due is not None and each.due < report.on
        due = say.day(each.due) if each.due else NOTHING
        rows.append(TableRow(cells=(
            Cell(text=each.text or NOTHING), Cell(text=say.name(element) if element else "", code=each.element),
            Cell(text=say.signature(each) or NOTHING),
            Cell(text=due, status=Status.POOR if is_late else None, value=each.due,
                 notes=(say("work.is_late"),) if is_late else ()),
        )))
    return Table(caption=say("report.open_decisions"), columns=columns, rows=tuple(rows))


def risks(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what threatens the goals, the gravest first."""
    card = report.scores.evaluation.scorecard
    if not card.risks:
        return
    columns = (Column(heading=say("risk.risk"), width=2.6), Column(heading=say("risk.level"), width=1.5),
               Column(heading=say("risk.threatens"), width=1.2), Column(heading=say("node.owner"), width=1.3),
               Column(heading=say("risk.met_by"), width=1.2))
    gravest = sorted(card.risks, key=lambda each: -(each.likelihood or 0) * (each.consequence or 0))
    rows = tuple(TableRow(cells=(
        Cell(text=say.name(each), code=each.id), Cell(text=risk_level(each, say) or NOTHING),
        Cell(text=", ".join(each.threatens) or NOTHING), Cell(text=each.owner or NOTHING),
        Cell(text=", ".join(each.initiatives) or NOTHING),
    )) for each in gravest)
    yield Section(heading=say("risk.heading"), anchor="risks",
                  blocks=(Table(caption=say("risk.heading"), columns=columns, rows=rows),))


def findings(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what `check` found, the gravest in sight."""
    if not report.findings:
        return
    first, rest = report.findings[:_MANY_FINDINGS], report.findings[_MANY_FINDINGS:]
    blocks: list[Block] = [_findings(first, say)]
    if rest:
        summary = say("report.more_findings", count=len(rest))
        blocks.append(Details(summary=summary, blocks=(_findings(rest, say),), is_told_everywhere=True))
    yield Section(heading=say("report.findings"), anchor="findings", blocks=tuple(blocks))


def _findings(found: Iterable[Finding], say: Wording) -> Items:
    return Items(items=tuple(
        Item(name=message_said(each, say), code=each.element,
             tag=f"{each.severity.word(say.language)} {each.code}", notes=_remedies(each, say)) for each in found))


def _remedies(finding: Finding, say: Wording) -> tuple[str, ...]:
    remedy = remedy_said(finding, say.language)
    return (remedy,) if remedy else ()


def definitions(report: Report, say: Wording) -> Iterator[Section]:
    """Yield what each indicator means, so that paper says it too."""
    pairs = []
    for row in report.rows():
        meaning = row.indicator.annotations.definitions.get(say.language) or row.indicator.definition
        if meaning:
            pairs.append((f"{row.result.id} {say.name(row.indicator)}", meaning))
    if pairs:
        yield Section(heading=say("report.definitions"), anchor="definitions", is_reference=True,
                      blocks=(Terms(pairs=tuple(pairs)),))


def sources(report: Report, say: Wording) -> Iterator[Section]:
    """Yield the letters and documents that the card cites."""
    if report.documents:
        items = tuple(Item(name=say.name(each), code=each.id, text=say.day(each.dated) if each.dated else "")
                      for each in report.documents)
        yield Section(heading=say("report.documents"), anchor="documents", is_reference=True,
                      blocks=(Items(items=items),))
