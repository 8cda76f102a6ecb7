"""`render_text`: a report as plain text for a terminal or a mail, as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from .document import (
    Block,
    Details,
    Document,
    Headline,
    Item,
    Items,
    Panels,
    Paragraph,
    Section,
    StrategyMap,
    Table,
    Tallies,
    Terms,
    Tone,
    Tree,
)
from .model import Report
from .palette import LOOKS
from .plain import plain
from .terminal_width import HARD_SPACE, folded
from .text_tables import table_lines
from .views import document_of

WIDTH = 80
NARROWEST, WIDEST = 40, 140


class Ink(Enum):
    """Whether a terminal is told to show each status in its colour; the sign and the word are there either way."""

    PLAIN = "plain"
    COLOUR = "colour"


def render_text(
    report: Report, *, language: str | None = None, width: int = WIDTH, ink: Ink = Ink.PLAIN
) -> str:
    """Return *report* as plain text; in *language*, left out in the card's.

    Args:
        report: what to say.
        language: of the words.
        width: how many columns there are, 40 to 140.
        ink: whether statuses are coloured, by the codes every terminal knows.

    Raises ScorecardError where there are no words in *language*.
    """
    document = document_of(report, language)
    text = "\n".join(_document(document, min(max(width, NARROWEST), WIDEST))).replace(HARD_SPACE, " ") + "\n"
    return text if ink is Ink.PLAIN else _painted(text, document)


def _document(document: Document, width: int) -> Iterator[str]:
    yield from _folded(document.title, width)
    for line in (document.eyebrow, *document.lines):
        yield from _folded(line, width)
    yield "=" * width
    for section in document.sections:
        if not section.is_reference:
            yield from _section(section, width, 2)
    yield ""
    yield "-" * width
    for line in document.foot:
        yield from _folded(line, width)


def _section(section: Section, width: int, level: int) -> Iterator[str]:
    """Yield a section; nothing of one that is only a picture."""
    said = [line for block in section.blocks for line in _block(block, width)]
    said += [line for each in section.sections for line in _section(each, width, level + 1)]
    if not said:
        return
    heading = section.heading.upper() if level == 2 else section.heading
    mark = f" ({LOOKS[section.status].icon} {section.status_text})" if section.status else ""
    yield from ("", *_folded(heading + mark, width), *said)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block, width)
        case Table():
            yield from table_lines(block, width, lambda each: list(_indented(each, width)))
        case Items():
            yield from _items(block, width)
        case Headline():
            yield from _headline(block, width)
        case Panels():
            for panel in block.panels:
                yield from _folded(panel.heading, width)
                yield from _items(panel.items, width)
        case Tallies():
            for tally in block.tallies:
                yield from _folded(f"{tally.count} {tally.label}", width, indent="  ", hanging="    ")
        case Terms():
            for term, text in block.pairs:
                yield from _folded(f"{term}: {text}", width, indent="  ", hanging="    ")
        case Details(is_told_everywhere=True):
            for each in block.blocks:
                yield from _block(each, width)
        case Details() | Tree() | StrategyMap():
            return


def _indented(block: Block, width: int) -> Iterator[str]:
    for line in _block(block, width - 4):
        yield f"    {line}"


def _paragraph(block: Paragraph, width: int) -> Iterator[str]:
    label = f"{block.label}: " if block.label else ""
    mark = "! " if block.tone is Tone.FLAG else ""
    by = f" ({block.by})" if block.by else ""
    yield from _folded(f"{mark}{label}{block.text}{by}", width, hanging="  ")


def _headline(block: Headline, width: int) -> Iterator[str]:
    yield from _folded(f"{block.text} – {LOOKS[block.status].icon} {block.status_text}", width)
    spread = " · ".join(f"{LOOKS[status].icon} {count} {word}" for status, count, word in block.spread)
    for line in (spread, *(": ".join(filter(None, (each.name, each.text))) for each in block.lines)):
        yield from _folded(line, width, indent="  ", hanging="    ")


def _items(block: Items, width: int) -> Iterator[str]:
    for item in block.items:
        yield from _folded(_item(item), width, indent="  ", hanging="    ")
    if not block.items:
        yield from _folded(block.empty, width, indent="  ")


def _item(item: Item) -> str:
    icon = LOOKS[item.status].icon if item.status else ""
    tag = f"({item.tag})" if item.tag else ""
    name = " ".join(filter(None, (icon, item.code, item.name, tag)))
    said = f"{name}: {item.text}" if item.text else name
    return " · ".join((said, *item.trailing))


def _folded(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    return folded(plain(text), width, indent=indent, hanging=hanging)


_CODES = {"good": "32", "medium": "33", "poor": "31"}


def _painted(text: str, document: Document) -> str:
    """Return *text* with each sign and word of a status in its colour; what is not judged is dimmed."""
    for status, word in document.status_words.items():
        mark = f"{LOOKS[status].icon} {plain(word)}"
        text = text.replace(mark, f"\x1b[{_CODES.get(status.value, '2')}m{mark}\x1b[0m")
    return text
