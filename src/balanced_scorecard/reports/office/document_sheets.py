"""A section of a document -> a sheet: the same blocks as on the page, figures in tables as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ...evaluation.results import Status
from ...files.workbook_layout import GREY, INK, fit_rows, ink, put_title
from ..document import (
    Block,
    Cell,
    ColumnKind,
    Details,
    Headline,
    Item,
    Items,
    Panels,
    Paragraph,
    Section,
    Table,
    TableRow,
    Tallies,
    Terms,
    Tone,
)
from ..document import Column as TableColumn
from ..wording import Wording
from .sheet_values import Entry, cell_entry, shown_text, status_entry, text_entry
from .sheets import Column, colour_by_icon, finish, fit_texts, new_sheet, put_entry, put_table, set_widths

_ACROSS = 130
"""How many signs a sheet is wide."""
_WIDEST = 210
"""How many signs it is wide at most, where several tables stand on it."""
_NARROWEST, _REMARKS = 9, 70
_TERM, _TEXT = 34, 96


def add_section(book: Workbook, section: Section, say: Wording, *, is_first: bool = False) -> None:
    """Add a sheet of *section*, those below it included; none where there is nothing to read in it."""
    if not any(_is_read(block) for each in section.walk() for block in each.blocks):
        return
    sheet = new_sheet(book, section.heading, is_first=is_first)
    tables = [block for each in section.walk() for block in each.blocks if isinstance(block, Table)]
    widths = _widths(tables)
    set_widths(sheet, widths)
    put_title(sheet, shown_text(section.heading))
    writing = _Writing(sheet=sheet, say=say, widths=widths)
    writing.section(section, is_top=True)
    sheet.freeze_panes = f"A{writing.heads[0] + 1}" if len(writing.heads) == 1 and writing.heads[0] <= 5 else "A2"
    finish(sheet, writing.heads[0] if len(writing.heads) == 1 else 0, sum(widths.values()))


def _is_read(block: Block) -> bool:
    if isinstance(block, Details):
        return block.is_told_everywhere
    return isinstance(block, Paragraph | Table | Items | Panels | Headline | Tallies | Terms)


def _kept(table: Table) -> list[int]:
    """Return which columns a sheet has: pictures it has charts for."""
    return [n for n, column in enumerate(table.columns) if column.kind is not ColumnKind.PICTURE]


def _widths(tables: Iterable[Table]) -> dict[int, int]:
    """Return the width of each column, as wide as the widest that any table has there."""
    widths: dict[int, int] = {}
    for table in tables:
        columns = [table.columns[n] for n in _kept(table)]
        whole = sum(column.width for column in columns)
        for n, column in enumerate(columns, 1):
            widths[n] = max(widths.get(n, _NARROWEST), round(_ACROSS * column.width / whole))
        if any(_remarks(row, columns, table) for row in table.rows):
            widths[len(columns) + 1] = max(widths.get(len(columns) + 1, 0), _REMARKS)
    if len(widths) < 2:
        return {1: _TERM, 2: _TEXT}
    shrunk = min(1.0, _WIDEST / sum(widths.values()))
    return {n: max(_NARROWEST, round(width * shrunk)) for n, width in widths.items()}


@define(kw_only=True)
class _Writing:
    """A sheet on its way; lives for one call."""

    sheet: Worksheet
    say: Wording
    widths: dict[int, int]
    row: int = 1
    heads: list[int] = field(factory=list)

    def section(self, section: Section, *, is_top: bool = False) -> None:
        if not is_top:
            self.row += 1
            self.line(text_entry(section.heading, is_strong=True), size=12)
        if section.status is not None:
            self.status(section.status, section.status_text)
        for block in section.blocks:
            self.block(block)
        for each in section.sections:
            self.section(each)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.paragraph(block)
            case Table():
                self.table(block)
            case Items():
                self.items(block)
            case Headline():
                self.headline(block)
            case Panels():
                for panel in block.panels:
                    self.row += 1
                    self.line(text_entry(panel.heading, is_strong=True))
                    self.items(panel.items)
            case Tallies():
                for tally in block.tallies:
                    self.cells(Entry(value=float(tally.count), number_format="0", is_strong=True),
                               text_entry(tally.label))
            case Terms():
                for term, text in block.pairs:
                    self.cells(text_entry(term, is_strong=True), text_entry(text))
            case Details(is_told_everywhere=True):
                for each in block.blocks:
                    self.block(each)
            case _:
                return

    def line(self, entry: Entry, *, colour: str = INK, size: int = 11) -> None:
        """Write *entry* over the whole width."""
        self.row += 1
        put_entry(self.sheet, self.row, 1, entry)
        cell = self.sheet.cell(self.row, 1)
        cell.font = ink(colour, bold=entry.is_strong, size=size)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=max(self.widths))
        fit_rows(self.sheet, self.row, self.row, {1: sum(self.widths.values())})

    def status(self, status: Status, word: str) -> None:
        """Write a status into a cell of its own."""
        self.row += 1
        put_entry(self.sheet, self.row, 1, status_entry(status, word))
        colour_by_icon(self.sheet, f"A{self.row}")

    def cells(self, first: Entry, second: Entry) -> None:
        """Write a term into the first column and a text over the others."""
        self.row += 1
        put_entry(self.sheet, self.row, 1, first)
        self.sheet.cell(self.row, 1).alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)
        put_entry(self.sheet, self.row, 2, second)
        rest = sum(width for n, width in self.widths.items() if n > 1)
        if max(self.widths) > 2:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=max(self.widths))
        fit_rows(self.sheet, self.row, self.row, {1: self.widths[1], 2: rest})

    def paragraph(self, block: Paragraph) -> None:
        said = f"{block.label}: {block.text}" if block.label else block.text
        entry = text_entry(f"{said} ({block.by})" if block.by else said,
                           is_strong=block.tone in (Tone.COUNTS, Tone.FLAG))
        self.line(entry, colour=GREY if block.tone is Tone.QUIET else INK)

    def items(self, block: Items) -> None:
        for each in block.items:
            self.line(text_entry(_item(each, self.say)))
        if not block.items and block.empty:
            self.line(text_entry(block.empty), colour=GREY)

    def headline(self, block: Headline) -> None:
        self.line(text_entry(block.text, is_strong=True), size=14)
        self.status(block.status, block.status_text)
        for status, count, word in block.spread:
            self.cells(status_entry(status, word), Entry(value=float(count), number_format="0"))
            colour_by_icon(self.sheet, f"A{self.row}")
            self.sheet.cell(self.row, 2).alignment = Alignment(horizontal="left")
        for line in block.lines:
            self.line(text_entry(": ".join(filter(None, (line.name, line.text)))))

    def table(self, block: Table) -> None:
        columns = [block.columns[n] for n in _kept(block)]
        remarks = [_remarks(row, columns, block) for row in block.rows]
        heads = [Column(each.heading, 0, each.kind is ColumnKind.STATUS) for each in columns]
        if any(remarks):
            heads.append(Column(self.say("results.remarks")))
        rows = [[*entries, text_entry(remark)] if remark else entries
                for entries, remark in zip(self._entries(block), remarks, strict=True)]
        self.row += 2 if self.row > 1 else 1
        self.heads.append(self.row)
        last = put_table(self.sheet, self.row, heads, rows)
        fit_texts(self.sheet, self.row + 1, last, {n: self.widths[n] for n in range(1, len(heads) + 1)})
        self.row = last + 1

    def _entries(self, block: Table) -> Iterator[list[Entry | None]]:
        """Yield each row; what several have in common is said in each, so that they can be sorted."""
        held: list[Cell | None] = [None] * len(block.columns)
        for row in block.rows:
            held = [above if cell is None else cell for cell, above in zip(row.cells, held, strict=True)]
            yield [_entry(cell, block.columns[n], self.say.language)
                   for n, cell in enumerate(held) if n in _kept(block)]


def _entry(cell: Cell | None, column: TableColumn, language: str) -> Entry | None:
    if cell is None:
        return None
    entry = cell_entry(cell, language)
    if column.kind is ColumnKind.NUMBER or not cell.notes or not isinstance(entry.value, str):
        return entry
    notes = [text_entry(note).value for note in cell.notes]
    return Entry(value="\n".join(map(str, (entry.value, *notes))), is_strong=entry.is_strong)


def _remarks(row: TableRow, columns: Iterable[TableColumn], table: Table) -> str:
    """Return what is said beside the figures of a row, and of the row itself."""
    of_numbers = [f"{table.columns[n].heading}: {' · '.join(cell.notes)}" for n, cell in enumerate(row.cells)
                  if cell is not None and cell.notes and table.columns[n].kind is ColumnKind.NUMBER]
    return "; ".join((*of_numbers, *(text for block in row.below for text in _said(block))))


def _said(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"{block.label}: {block.text}{f' ({block.by})' if block.by else ''}".removeprefix(": ")
        case Items():
            yield from (each.name for each in block.items)
        case Terms():
            yield from (f"{term}: {text}" for term, text in block.pairs)
        case _:
            return


def _item(item: Item, say: Wording) -> str:
    status = status_entry(item.status, say.status(item.status)).value if item.status else ""
    name = " ".join(filter(None, (item.code, item.name, f"({item.tag})" if item.tag else "")))
    said = f"{name}: {item.text}" if item.text else name
    return " · ".join(filter(None, (str(status), said, *item.trailing)))
