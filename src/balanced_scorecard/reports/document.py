"""`Document`: one view of a report in the words of one language, laid out as sections of plain blocks.

Every renderer (HTML, Markdown, text, and those for workbooks and letters) walks over the same blocks, so that what a
view says is decided once. Texts are as they are read; figures are kept beside them, unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen

from ..domain.measurement import Value
from ..evaluation.results import ScorecardScore, Status
from .choices import View
from .telling import Line

EdgeNumbers = float | tuple[float, float]


class Tone(Enum):
    """How a paragraph is meant: plain, beside the point, the counts that lead, a warning, or a person's words."""

    PLAIN = "plain"
    QUIET = "quiet"
    COUNTS = "counts"
    FLAG = "flag"
    SAID = "said"


class ColumnKind(Enum):
    """What a column holds, and so how it is set."""

    TEXT = "text"
    NUMBER = "number"
    STATUS = "status"
    PICTURE = "picture"


@frozen(kw_only=True)
class BulletChart:
    """A figure against its target, in the indicator's unit; `label` says the same in words."""

    actual: float
    target: EdgeNumbers | None
    good: EdgeNumbers | None
    medium: EdgeNumbers | None
    low: float
    high: float
    direction: int
    label: str


@frozen(kw_only=True)
class Curve:
    """The figures so far, None where one is missing; `label` says the same in words."""

    values: tuple[float | None, ...]
    target: float | None
    label: str


@frozen(kw_only=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: what it says. code: an id set before it. tag: a short mark after it. notes: smaller lines below.
        value: the figure itself, unrounded, for a workbook; `decimals` and `unit` say how it is shown.
        status: whose icon stands before the text; with `status_text`, icon and that word stand below it instead.
        link: the anchor of the section or row it leads to. page: another page it leads to.
        picture: a chart; its label says it in words.
        is_strong: whether it is set in bold, as the figure of a row is.
    """

    text: str = ""
    code: str = ""
    tag: str = ""
    notes: tuple[str, ...] = ()
    value: Value | None = None
    decimals: int | None = None
    unit: str | None = None
    status: Status | None = None
    status_text: str = ""
    link: str = ""
    page: str = ""
    picture: BulletChart | Curve | None = None
    is_strong: bool = False


@frozen(kw_only=True)
class Column:
    """A column: its heading, what it holds, and its share of the width."""

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 1.0


@frozen(kw_only=True)
class TableRow:
    """A row: its cells, and what stands below them over the whole width. A cell that is None: the one above goes on."""

    cells: tuple[Cell | None, ...]
    anchor: str = ""
    below: tuple[Block, ...] = ()


@frozen(kw_only=True)
class Table:
    """A table; its first `groups` columns hold what several rows have in common."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    groups: int = 0


@frozen(kw_only=True)
class Paragraph:
    """A paragraph; `label` is set in bold before it, `by` says who wrote it."""

    text: str
    label: str = ""
    by: str = ""
    tone: Tone = Tone.PLAIN


@frozen(kw_only=True)
class Item:
    """A line of a list: an icon, a linked name, what is said of it, and smaller lines below."""

    name: str
    code: str = ""
    text: str = ""
    tag: str = ""
    link: str = ""
    status: Status | None = None
    notes: tuple[str, ...] = ()

    @property
    def trailing(self) -> tuple[str, ...]:
        """The notes as what ends a line of text, where each is set off by a dot of its own."""
        return tuple(note.removesuffix(".") for note in self.notes)


@frozen(kw_only=True)
class Items:
    """A list; `empty` is said where it has no line."""

    items: tuple[Item, ...]
    empty: str = ""


@frozen(kw_only=True)
class Panel:
    """A short list under a heading of its own."""

    heading: str
    items: Items


@frozen(kw_only=True)
class Panels:
    """Short lists beside each other."""

    panels: tuple[Panel, ...]


@frozen(kw_only=True)
class Headline:
    """What a hurried reader gets: the counts in large, the status, and how the statuses are spread."""

    text: str
    status: Status
    status_text: str
    lines: tuple[Item, ...] = ()
    spread: tuple[tuple[Status, int, str], ...] = ()
    spread_label: str = ""


@frozen(kw_only=True)
class Tally:
    """A number in large with what it counts, where that stands, and how grave it is."""

    count: int
    label: str
    link: str = ""
    status: Status | None = None


@frozen(kw_only=True)
class Tallies:
    """Numbers beside each other."""

    tallies: tuple[Tally, ...]


@frozen(kw_only=True)
class Terms:
    """Terms with their texts."""

    pairs: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Tree:
    """Sentences with sentences below them: how a number came about."""

    lines: tuple[Line, ...]


@frozen(kw_only=True)
class Details:
    """What is there only for who asks: opened on a page, left out of print and mail unless it is told everywhere."""

    summary: str
    blocks: tuple[Block, ...]
    is_told_everywhere: bool = False


@frozen(kw_only=True)
class StrategyMap:
    """The strategy map of the card as it was judged; `label` says what the region holds."""

    scores: ScorecardScore
    label: str


Block = (
    Paragraph | Table | Items | Panels | Headline | Tallies | Terms | Tree | Details | StrategyMap
)


@frozen(kw_only=True)
class Section:
    """A heading with what stands under it, and sections of its own.

    Attributes:
        is_reference: whether it is there to look things up in, and left out where room is short.
    """

    heading: str
    anchor: str = ""
    eyebrow: str = ""
    status: Status | None = None
    status_text: str = ""
    is_reference: bool = False
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield it and every section below it, from the top."""
        yield self
        for section in self.sections:
            yield from section.walk()


@frozen(kw_only=True)
class Document:
    """One view, in words.

    Attributes:
        lines: what it is of and what it covers, below the title.
        foot: what it rests on. running: the same in one line, for the foot of every printed page.
        status_words: the word for each status, the card's own where it has one.
    """

    view: View
    language: str
    title: str
    eyebrow: str = ""
    lines: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: tuple[str, ...] = ()
    running: str = ""
    status_words: dict[Status, str] = field(factory=dict, hash=False)

    @property
    def is_wide(self) -> bool:
        """Whether its tables need a sheet on its side."""
        return self.view in (View.CARD, View.PLAN)
