"""The paper for a management meeting: what turned, what lacks an initiative, what is late, what is to be decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...evaluation.results import DataStatus, Status
from ..document import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
    TableRow,
    Tallies,
    Tally,
    Tone,
)
from ..model import IndicatorRow, Report, Step
from ..provisional import marked
from ..wording import Wording
from .back import compliance, decisions_table
from .cells import NOTHING
from .opened import Opened
from .saying import reasons, said
from .summary import headline
from .tables import Shown, shown_gap, shown_owned, shown_status, shown_target, shown_value, shown_work, table_of


def sections(report: Report, say: Wording) -> tuple[Section, ...]:
    """Return the paper in sections; the four that a meeting must take up are counted even where they are empty."""
    opened = Opened.of(report, say)
    red = report.poor()
    poor = {row.result.id for row in red}
    rows = [row for row in report.rows() if row.result.id not in poor]
    turned = [row for row in red if row.turned_poor]
    bare = [row for row in red if not row.work]
    known = {row.result.id for row in (*turned, *bare)}
    still = [row for row in red if row.result.id not in known]
    worse = [row for row in rows if row.change_of_rank < 0]
    better = [row for row in rows if row.change_of_rank > 0]
    late = [step for step in report.steps if step.is_late]
    made = _Meeting(report, say, opened)
    return (
        _first(report, say, turned, bare, late),
        *made.of_rows("turned", turned), *made.of_rows("bare", bare), *made.late(late), *made.decisions(),
        *made.of_rows("still", still), *made.of_rows("worse", worse),
        *made.unexplained({row.result.id for row in (*red, *worse)}), *made.better(better),
        *made.missing(), *compliance(report, say),
    )


def _first(
    report: Report, say: Wording, turned: Sequence[IndicatorRow], bare: Sequence[IndicatorRow], late: Sequence[Step]
) -> Section:
    counted = (("turned", len(turned)), ("bare", len(bare)), ("late", len(late)), ("open", len(report.decisions)))
    tallies = Tallies(tallies=tuple(
        Tally(count=count, label=say(f"meeting.{key}"), link=key,
              status=Status.POOR if count and key != "open" else None) for key, count in counted))
    return Section(heading=say("report.summary"), anchor="summary",
                   blocks=(headline(report, say), *said(report.assessments, say), tallies))


class _Meeting:
    """The sections of one paper; lives for one call."""

    def __init__(self, report: Report, say: Wording, opened: Opened) -> None:
        self._report = report
        self._say = say
        self._opened = opened

    def of_rows(self, key: str, rows: Sequence[IndicatorRow]) -> Iterator[Section]:
        """Yield the rows that turned, are bare, stay red or grew worse, with reasons and work."""
        if rows:
            heading = self._say(f"meeting.{key}")
            table = table_of(rows, self._columns(), heading, self._below)
            yield Section(heading=heading, anchor=key, blocks=(table, self._opened.of_table(rows, self._say)))

    def _columns(self) -> tuple[Shown, ...]:
        report, say = self._report, self._say
        return (shown_owned(say), shown_value(report, say, say("report.value")), shown_target(say), shown_gap(say),
                shown_status(report, say), shown_work(say))

    def _below(self, row: IndicatorRow) -> tuple[Block, ...]:
        others = [each for each in row.assessments if each not in row.reasons]
        return (*reasons(row, self._say), *said(others, self._say, row.result))

    def late(self, steps: Sequence[Step]) -> Iterator[Section]:
        """Yield the work that should be done by now, with who answers for it."""
        say = self._say
        if not steps:
            return
        columns = (Column(heading=say("work.step"), width=2.4), Column(heading=say("work.initiative"), width=2),
                   Column(heading=say("node.owner"), width=1.4), Column(heading=say("report.deadline"), width=1))
        rows = tuple(TableRow(cells=(
            Cell(text=step.name or say("work.end"), status=Status.POOR),
            Cell(text=say.name(step.initiative), code=step.initiative.id),
            Cell(text=step.initiative.owner or NOTHING), Cell(text=say.day(step.due), value=step.due),
        )) for step in steps)
        told = Paragraph(text=say("meeting.late_on", day=say.day(self._report.on)), tone=Tone.QUIET)
        yield Section(heading=say("meeting.late"), anchor="late",
                      blocks=(told, Table(caption=say("meeting.late"), columns=columns, rows=rows)))

    def decisions(self) -> Iterator[Section]:
        """Yield what is decided and not done, the earliest due first."""
        if self._report.decisions:
            yield Section(heading=self._say("meeting.open"), anchor="open",
                          blocks=(decisions_table(self._report, self._say),))

    def unexplained(self, shown: Collection[str]) -> Iterator[Section]:
        """Yield the other targets that are not met and that nobody has explained, with who must."""
        rows = [row for row in self._report.rows()
                if row.is_missed and not row.reasons and row.result.id not in shown]
        if rows:
            items = tuple(_listed(row, f"{marked(row.result, self._say)} ({self._say.judged_against(row.result)})",
                                  self._say) for row in rows)
            yield Section(heading=self._say("meeting.unexplained"), anchor="unexplained", blocks=(Items(items=items),))

    def better(self, rows: Sequence[IndicatorRow]) -> Iterator[Section]:
        """Yield what rose to a better status."""
        report, say = self._report, self._say
        if rows and report.compared is not None:
            items = tuple(_listed(row, say("turn.from_to", value=marked(row.result, say),
                                           before=say.status(row.before.status).lower(),
                                           now=say.status(row.result.status).lower()), say)
                          for row in rows if row.before is not None)
            yield Section(heading=say("meeting.better"), anchor="better", blocks=(Items(items=items),))

    def missing(self) -> Iterator[Section]:
        """Yield the figures that are not there, or are late, with who answers for each."""
        say = self._say
        late = [row for row in self._report.rows() if row.result.data_status is DataStatus.OVERDUE]
        rows = [*self._report.missing(), *(row for row in late if row.result.id not in self._report.total.missing)]
        if rows:
            items = tuple(_listed(row, say.why(row.result) or say("data.overdue").lower(), say) for row in rows)
            yield Section(heading=say("report.missing_figures"), anchor="missing", blocks=(Items(items=items),))


def _listed(row: IndicatorRow, text: str, say: Wording) -> Item:
    """Return *row* as one line with who answers for it."""
    return Item(name=say.name(row.indicator), code=row.result.id, status=row.result.status, text=text,
                notes=(row.owner,) if row.owner else ())
