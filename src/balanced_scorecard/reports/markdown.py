"""`render_markdown`: a report as Markdown, for a wiki or a mail; what is there only for who asks is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .document import (
    Block,
    Cell,
    Column,
    ColumnKind,
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
    TableRow,
    Tallies,
    Terms,
    Tree,
)
from .model import Report
from .palette import LOOKS
from .plain import plain
from .views import document_of

_MARKS = re.compile(r"([\\`*_\[\]<>|#&~])")
_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def render_markdown(report: Report, *, language: str | None = None) -> str:
    """Return *report* as Markdown; in *language*, left out in the card's. Texts of the card stand as text.

    Raises ScorecardError where there are no words in *language*.
    """
    return "\n\n".join(_document(document_of(report, language))) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"# {_text(document.title)}"
    if document.eyebrow:
        yield _begun(_text(document.eyebrow))
    yield "  \n".join(_begun(_text(line)) for line in document.lines)
    for section in document.sections:
        yield from _section(section, 2)
    yield "---"
    yield "  \n".join(map(_text, document.foot))


def _section(section: Section, level: int) -> Iterator[str]:
    """Yield a section; nothing of one that is only a picture."""
    said = [part for block in section.blocks for part in _block(block, level)]
    said += [part for each in section.sections for part in _section(each, level + 1)]
    if not said:
        return
    yield f"{'#' * level} {_text(section.heading)}"
    if section.status is not None:
        yield f"**{LOOKS[section.status].icon} {_text(section.status_text)}**"
    yield from said


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Table():
            yield from _table(block)
        case Items():
            yield from _items(block)
        case Headline():
            yield from _headline(block)
        case Panels():
            for panel in block.panels:
                yield f"{'#' * (level + 1)} {_text(panel.heading)}"
                yield from _items(panel.items)
        case Tallies():
            yield "\n".join(f"- {tally.count}: {_text(tally.label)}" for tally in block.tallies)
        case Terms():
            if block.pairs:
                yield "\n".join(f"- **{_text(term)}**: {_text(text)}" for term, text in block.pairs)
        case Details(is_told_everywhere=True):
            yield f"**{_text(block.summary)}**"
            for each in block.blocks:
                yield from _block(each, level)
        case Details() | Tree() | StrategyMap():
            return


def _paragraph(block: Paragraph) -> str:
    label = f"**{_text(block.label)}**: " if block.label else ""
    return _begun(f"{label}{_text(block.text)}{f' ({_text(block.by)})' if block.by else ''}")


def _headline(block: Headline) -> Iterator[str]:
    yield f"**{_text(block.text)}** – {LOOKS[block.status].icon} {_text(block.status_text)}"
    spread = " · ".join(f"{LOOKS[status].icon} {count} {_text(word)}" for status, count, word in block.spread)
    lines = [spread, *(": ".join(map(_text, filter(None, (line.name, line.text)))) for line in block.lines)]
    yield "\n".join(f"- {line}" for line in lines if line)


def _items(block: Items) -> Iterator[str]:
    if block.items:
        yield "\n".join(map(_item, block.items))
    elif block.empty:
        yield _begun(_text(block.empty))


def _item(item: Item) -> str:
    icon = f"{LOOKS[item.status].icon} " if item.status else ""
    name = " ".join(filter(None, (f"**{_text(item.code)}**" if item.code else "", _text(item.name))))
    tag = f" ({_text(item.tag)})" if item.tag else ""
    text = f": {_text(item.text)}" if item.text else ""
    return f"- {_begun(' · '.join((f'{icon}{name}{tag}{text}', *map(_text, item.trailing))))}"


def _table(table: Table) -> Iterator[str]:
    kept = [n for n, column in enumerate(table.columns) if column.kind is not ColumnKind.PICTURE]
    heads = [table.columns[n] for n in kept]
    lines = [_line(_text(column.heading) for column in heads), f"|{'|'.join(map(_rule, heads))}|"]
    lines += [_line(_cell(row.cells[n]) for n in kept) for row in table.rows]
    yield "\n".join(lines)
    for row in table.rows:
        yield from _below(row, table)


def _below(row: TableRow, table: Table) -> Iterator[str]:
    """Yield what stands below a row, each under the id of the row."""
    code = next((cell.code for cell in row.cells[table.groups:] if cell is not None and cell.code), "")
    said = [text for block in row.below for text in _block(block, 2)]
    if said:
        yield "\n".join(f"- {f'**{_text(code)}** ' if code else ''}{text}" for text in said)


def _rule(column: Column) -> str:
    return "---:" if column.kind is ColumnKind.NUMBER else "---"


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    icon = f"{LOOKS[cell.status].icon} " if cell.status and not cell.status_text else ""
    first = icon + " ".join(_text(part) for part in (cell.code, cell.text) if part)
    tag = f" ({_text(cell.tag)})" if cell.tag else ""
    below = f"{LOOKS[cell.status].icon} {_text(cell.status_text)}" if cell.status and cell.status_text else ""
    return "<br>".join(part for part in (first + tag, below, *map(_text, cell.notes)) if part)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", plain(text))


def _begun(text: str) -> str:
    """Return *text*, already shown as it is, so that a line may begin with it: ``2. tertial`` begins no list."""
    return _AT_START.sub(lambda mark: f"{mark[1]}\\{mark[2]}" if mark[1] else f"\\{mark[3]}", text)
