"""`render_html`: a report as one self-contained page that is read without JavaScript, on screen, phone and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from .document import BulletChart, Column, ColumnKind, Curve, Document, Section, StrategyMap, Table, Tone
from .model import Report
from .numbers import HARD_SPACE
from .pages import page_style, page_template
from .palette import LOOKS
from .pictures import chart_svg, map_svg
from .plain import plain
from .text_width import hyphenated
from .views import document_of
from .wording import Wording

_TAGS = {Tone.QUIET: "quiet", Tone.COUNTS: "counts", Tone.FLAG: "flag", Tone.SAID: "said", Tone.PLAIN: ""}
_MANY_SECTIONS = 3


def render_html(report: Report, *, language: str | None = None) -> str:
    """Return *report* as an HTML page; in *language*, left out in the card's.

    Everything is in the one text: styles, pictures and words. What the card's authors wrote is escaped.

    Raises ScorecardError where there are no words in *language*.
    """
    return page_of(document_of(report, language), Wording.of(report, language))


def page_of(document: Document, say: Wording, *, home: str = "") -> str:
    """Return *document* as an HTML page; *home* is the page it leads back to, empty where it stands alone."""
    anchors = {each.anchor for section in document.sections for each in section.walk() if each.anchor}
    anchors |= {row.anchor for table in _tables(document) for row in table.rows if row.anchor}
    return page_template("document.html.j2").render(
        document=document, say=say, style=page_style("style"), sheet=_sheet(document, say), draw=_Drawing(say.language),
        looks=LOOKS, kind_of=lambda block: type(block).__name__, tone_of=_TAGS.__getitem__, spans=_spans,
        width_of=_width_of, anchors=anchors, contents=_contents(document), head_of=_head_of, home=home,
        hyphenated=hyphenated,
        PICTURE=ColumnKind.PICTURE, NUMBER=ColumnKind.NUMBER, STATUS=ColumnKind.STATUS)


def _contents(document: Document) -> tuple[Section, ...]:
    """Return the sections a reader may jump to; none where there are so few that they are seen at once."""
    named = tuple(section for section in document.sections if section.anchor)
    return named if len(named) > _MANY_SECTIONS else ()


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for each in section.walk():
            yield from (block for block in each.blocks if isinstance(block, Table))


def _head_of(table: Table) -> int:
    """Return which column heads a row: the first of text after those that several rows have in common."""
    kinds = [column.kind for column in table.columns]
    return next((n for n, kind in enumerate(kinds) if n >= table.groups and kind is ColumnKind.TEXT), table.groups)


def _width_of(column: Column, table: Table) -> str:
    return f"{100 * column.width / sum(each.width for each in table.columns):.1f}%"


def _spans(table: Table) -> list[list[int]]:
    """Return, for each row and group column, over how many lines of the page its cell goes; 0 where it has none."""
    heights = [1 + bool(row.below) for row in table.rows]
    spans = [[0] * table.groups for _ in table.rows]
    for column in range(table.groups):
        start = 0
        for n, row in enumerate(table.rows):
            if row.cells[column] is not None:
                start = n
            spans[start][column] += heights[n]
    return spans


def _sheet(document: Document, say: Wording) -> Markup:
    """Return the style of a printed sheet: its side, and at the foot of each what it rests on and its number."""
    side = "A4 landscape" if document.is_wide else "A4"
    words = say("report.page", page="\0", pages="\0").replace(" ", HARD_SPACE)
    first, _, rest = words.partition("\0")
    between, _, last = rest.partition("\0")
    number = f"{_css(first)} counter(page) {_css(between)} counter(pages) {_css(last)}"
    return Markup(f"@page {{ size: {side}; @bottom-left {{ content: {_css(document.running)}; }} "
                  f"@bottom-right {{ content: {number}; }} }}")


def _css(text: str) -> str:
    """Return *text* as a CSS string in which nothing but letters and digits stands as it is."""
    return '"' + re.sub(r"[^A-Za-z0-9]", lambda sign: f"\\{ord(sign[0]):x} ", plain(text)) + '"'


class _Drawing:
    """The pictures of one page, with words for those who do not see them."""

    def __init__(self, language: str) -> None:
        self._language = language

    def picture(self, chart: BulletChart | Curve) -> Markup:
        """Return a small chart."""
        return Markup(chart_svg(chart))

    def map(self, block: StrategyMap) -> Markup:
        """Return the strategy map."""
        return Markup(map_svg(block, self._language))
