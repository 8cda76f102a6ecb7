"""What a reader of a saved workbook or document meets, taken from the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from docx import Document as read_document
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def the_book(content: bytes) -> Workbook:
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # openpyxl says that it leaves out the curves within cells
        return load_workbook(BytesIO(content))


def cells(book: Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def texts(book: Workbook) -> set[str]:
    return {str(cell.value) for cell in cells(book) if isinstance(cell.value, str)}


def table(sheet: Worksheet, head: int = 2) -> list[dict[str, Any]]:
    """Return the rows below the headings in row *head*, each cell by its heading."""
    names = [str(cell.value) for cell in sheet[head] if cell.value]
    rows = sheet.iter_rows(min_row=head + 1, max_col=len(names))
    return [dict(zip(names, row, strict=True)) for row in rows if any(cell.value is not None for cell in row)]


def the_document(content: bytes) -> Any:
    return read_document(BytesIO(content))


def body(content: bytes, part: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(content)) as parts:
        return fromstring(parts.read(part))


def paragraphs(content: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of every paragraph, in tables and drawings, too."""
    return ["".join(each.text or "" for each in paragraph.iter(f"{W}t"))
            for paragraph in body(content, part).iter(f"{W}p")]
