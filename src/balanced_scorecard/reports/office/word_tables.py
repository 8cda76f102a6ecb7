"""Tables of Word: headings repeated on each sheet, rows kept whole, cells that go on joined, small charts drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from ..document import Block, Cell, Column, ColumnKind, Table, TableRow
from ..palette import RULE
from ..pictures import chart_svg
from ..plain import plain
from .word_page import IN_TABLE, TABLE_HEAD, TABLE_NOTE
from .word_writing import WORDS, WordWriter, chip, let_words_break, muted, shade

_HEAD_GROUND = "#eceff3"
_MARGIN = "60"
"""What a cell leaves at its sides, in twentieths of a point."""
_ROOM = 0.15
"""What a picture leaves at the sides of its column, in centimetres."""


def add_table(writer: WordWriter, block: Table) -> None:
    """Add *block* to the document; a table without a row says so by its headings alone."""
    widths = [writer.width * column.width / sum(each.width for each in block.columns) for column in block.columns]
    table = writer.word.add_table(rows=1, cols=len(block.columns))
    table.autofit = False
    _keep_what_leads_to(table)
    _dress(table, plain(block.caption))
    _fill_head(writer, table.rows[0], block.columns)
    for row in block.rows:
        _add_row(writer, table, block, row, widths)
    for made, width in zip(table.columns, widths, strict=True):
        made.width = Cm(width)
    for row_made in table.rows:
        _set_widths(row_made, widths)
    writer.word.add_paragraph().paragraph_format.space_after = 0


def _keep_what_leads_to(table: WordTable) -> None:
    """Let no break part *table* from the paragraph before it."""
    before = table._tbl.getprevious()
    if before is not None and before.tag == qn("w:p"):
        WordParagraph(before, table._parent).paragraph_format.keep_with_next = True


def _set_widths(row: WordRow, widths: list[float]) -> None:
    place = 0
    for cell in row._tr.tc_lst:
        span = cell.grid_span
        cell.width = Cm(sum(widths[place:place + span]))
        place += span


def _dress(table: WordTable, caption: str) -> None:
    """Give *table* thin rules, and its caption to those who do not see it."""
    properties: Any = table._tbl.tblPr
    borders: Any = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rule: Any = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE.removeprefix("#").upper())):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    properties.find(qn("w:tblLayout")).addprevious(borders)
    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin: Any = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), _MARGIN)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.find(qn("w:tblLayout")).addnext(margins)
    for name in ("tblCaption", "tblDescription"):
        said: Any = OxmlElement(f"w:{name}")
        said.set(qn("w:val"), caption)
        properties.append(said)


def _fill_head(writer: WordWriter, row: WordRow, columns: tuple[Column, ...]) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    for name in ("cantSplit", "tblHeader"):
        properties.append(OxmlElement(f"w:{name}"))
    for cell, column in zip(row.cells, columns, strict=True):
        made = writer.paragraph(cell, column.heading, TABLE_HEAD)
        if column.kind is ColumnKind.NUMBER:
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        let_words_break(made, writer.language)
        shade(cell._tc.get_or_add_tcPr(), _HEAD_GROUND)


def _add_row(writer: WordWriter, table: WordTable, block: Table, row: TableRow, widths: list[float]) -> None:
    made = _new_row(table)
    for n, (place, cell, column) in enumerate(zip(made.cells, row.cells, block.columns, strict=True)):
        if cell is None:
            _go_on(place)
            continue
        if n < block.groups:
            _begin(place)
        _fill(writer, place, cell, column, widths[n])
    said = [each for each in row.below if isinstance(each, WORDS)]
    if said:
        for paragraph in (each for cell in made.cells for each in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True  # what is said of a row stays with it
        _add_below(writer, table, block, said)


def _add_below(writer: WordWriter, table: WordTable, block: Table, said: Iterable[Block]) -> None:
    """Add what stands below a row over its whole width, beside the cells that go on."""
    cells = _new_row(table).cells
    for place in cells[:block.groups]:
        _go_on(place)
    whole = cells[block.groups].merge(cells[-1]) if block.groups < len(cells) - 1 else cells[-1]
    for each in said:
        writer.said(whole, each)


def _new_row(table: Any) -> WordRow:
    """Return a new row, which no break between two sheets will part."""
    made: WordRow = table.add_row()
    made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return made


def _begin(cell: WordCell) -> None:
    merge: Any = OxmlElement("w:vMerge")
    merge.set(qn("w:val"), "restart")
    cell._tc.get_or_add_tcPr().append(merge)


def _go_on(cell: WordCell) -> None:
    cell._tc.get_or_add_tcPr().append(OxmlElement("w:vMerge"))


def _fill(writer: WordWriter, place: WordCell, cell: Cell, column: Column, width: float) -> None:
    made = writer.paragraph(place, "", IN_TABLE)
    side = WD_ALIGN_PARAGRAPH.RIGHT if column.kind is ColumnKind.NUMBER else WD_ALIGN_PARAGRAPH.LEFT
    made.alignment = side
    if cell.picture is not None:
        writer.drawing(made, chart_svg(cell.picture), width=max(1.0, width - 2 * _ROOM), label=cell.picture.label)
    elif cell.status is not None and not cell.status_text:
        chip(made, cell.status, cell.text)
    else:
        if cell.code:
            muted(made, f"{cell.code} ")
        made.add_run(plain(cell.text)).bold = True if cell.is_strong else None
    if cell.tag:
        muted(made, f" ({cell.tag})")
    if cell.status is not None and cell.status_text:
        chip(writer.paragraph(place, "", IN_TABLE), cell.status, cell.status_text)
    for note in cell.notes:
        below = writer.paragraph(place, note, TABLE_NOTE)
        below.alignment = side
    for paragraph in place.paragraphs:
        let_words_break(paragraph, writer.language)
