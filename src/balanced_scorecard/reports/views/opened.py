"""Every number of a report opened: how it came about, in sentences, one click away (R73, R102)."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from ...domain.frozen_map import FrozenMap
from ...evaluation.explained import About, Explanation
from ...evaluation.explanation import explain
from ...evaluation.results import NodeKind
from ..details import details_of_row
from ..document import Block, Details, Item, Items, Paragraph, Terms, Tone, Tree
from ..explanation_lines import own_lines_of
from ..model import IndicatorRow, Report
from ..provisional import marked
from ..telling import Line, Telling
from ..wording import Wording


@frozen(kw_only=True)
class Opened:
    """The explanation of every indicator and node of one report, made once."""

    tell: Telling
    by_id: dict[tuple[str, str], Explanation]

    @classmethod
    def of(cls, report: Report, say: Wording) -> Opened:
        """Return every number of *report* opened."""
        tell = Telling(language=say.language, uses_own_words=say.language == report.language, own=say.own)
        found = {(str(part["kind"]), str(part["id"])): part for top in _tops(report) for part in top.walk()
                 if part.about in (About.NODE, About.INDICATOR)}
        return cls(tell=tell, by_id=found)

    def indicator(self, row: IndicatorRow) -> tuple[Line, ...]:
        """Return how the figure and status of *row* came about; what it lacks is told beside it already."""
        part = self.by_id[NodeKind.INDICATOR.value, row.result.id]
        return own_lines_of(evolve(part, facts=FrozenMap({**part.facts, "note": None})), self.tell)

    def node(self, kind: NodeKind, id_: str) -> tuple[Line, ...]:
        """Return how the score of a node came about from what is right below it; nothing for one not judged."""
        part = self.by_id.get((kind.value, id_))
        return own_lines_of(part, self.tell) if part is not None and part["score"] is not None else ()

    def details(self, row: IndicatorRow, say: Wording) -> Details:
        """Return all there is to know of *row* for who asks: how it was made, definition, source, earlier figures."""
        blocks: list[Block] = [Terms(pairs=details_of_row(row, say))]
        if row.initiatives:
            work = Items(items=tuple(Item(name=say.initiative(each)) for each in row.initiatives))
            blocks += [Paragraph(text=say("report.work"), tone=Tone.COUNTS), work]
        blocks += [Paragraph(text=say("report.how_made"), tone=Tone.COUNTS), Tree(lines=self.indicator(row))]
        return Details(summary=say("report.more", id=row.result.id), blocks=tuple(blocks))

    def of_table(self, rows: Iterable[IndicatorRow], say: Wording) -> Details:
        """Return how each number of a table was made, for who asks."""
        lines = tuple(Line(f"{row.result.id} {say.name(row.indicator)}: {marked(row.result, say)}", self.indicator(row))
                      for row in rows)
        return Details(summary=say("report.how_all_made"), blocks=(Tree(lines=lines),))


def _tops(report: Report) -> tuple[Explanation, ...]:
    """Return the card's explanation; where an element bears the card's own id, those of its perspectives."""
    scores = report.scores
    top = explain(scores, scores.total.id)
    if top["kind"] == NodeKind.SCORECARD.value:
        return (top,)
    return tuple(explain(scores, part.element.id) for part in report.perspectives)
