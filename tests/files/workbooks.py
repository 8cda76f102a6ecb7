"""Workbooks for tests: made by openpyxl as people fill them in, or put together part by part as no program would."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook

from balanced_scorecard.files.excel_book import read_book
from balanced_scorecard.files.excel_cells import Sheet, SheetCell

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
Edit = Callable[[Workbook], object]


def saved(book: Workbook) -> bytes:
    """Return *book* as the bytes of a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def edited(content: bytes, edit: Edit) -> bytes:
    """Return the workbook *content* as it is once somebody has changed it."""
    book = load_workbook(BytesIO(content))
    edit(book)
    return saved(book)


def cells(content: bytes, cells: dict[str, dict[str, Any]]) -> bytes:
    """Return the workbook *content* with *cells* filled in, by sheet and name; None clears one."""
    if any(isinstance(value, date) for values in cells.values() for value in values.values()):
        return edited(content, lambda book: _fill(book, cells))  # a day needs its format
    with ZipFile(BytesIO(content)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    titles = re.findall(r'<sheet [^>]*?name="([^"]+)"', _text(parts["xl/workbook.xml"]))
    for sheet, values in cells.items():
        part = f"xl/worksheets/sheet{titles.index(sheet) + 1}.xml"
        for name, value in values.items():
            parts[part] = _with_cell(_text(parts[part]), name, value)
    return zipped(parts)


def _fill(book: Workbook, cells: dict[str, dict[str, Any]]) -> None:
    for sheet, values in cells.items():
        for name, value in values.items():
            book[sheet][name] = value


def _text(part: str | bytes) -> str:
    return part if isinstance(part, str) else part.decode()


def _with_cell(sheet: str, name: str, value: Any) -> str:
    """Return the XML of a sheet with another value in one cell, much faster than a workbook is opened and saved."""
    row = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = re.sub(rf'<c r="{name}"[^>]*?(?:/>|>.*?</c>)', "", sheet, flags=re.DOTALL)
    if isinstance(value, str) and value.startswith("="):
        new = f'<c r="{name}"><f>{escape(value[1:])}</f></c>'
    elif isinstance(value, str):
        new = f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    elif isinstance(value, bool):
        new = f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    else:
        new = "" if value is None else f'<c r="{name}"><v>{value}</v></c>'
    if f'<row r="{row}"' not in sheet:
        return sheet.replace("</sheetData>", f'<row r="{row}">{new}</row></sheetData>')
    start = sheet.index(f'<row r="{row}"')
    end = sheet.index("</row>", start)
    return sheet[:end] + new + sheet[end:]


def package(rows: str = "", *, sheet: str | None = None, title: str = "Ark1", after: str = "", workbook: str = "",
            strings: str = "", styles: str = "", macros: bytes = b"", **parts: str) -> bytes:
    """Return a workbook of one sheet put together by hand: its rows as XML, or the whole *sheet*.

    Further *parts* are given by their names, with ``__`` for ``/`` and a final ``_xml``.
    """
    held: dict[str, str | bytes] = {
        "_rels/.rels": RELATIONS.format('<Relationship Id="rId1" Type="t/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": workbook or f'<workbook {MAIN} {OFFICE}><sheets><sheet name="{title}" sheetId="1" '
                                       'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            '<Relationship Id="rId1" Type="t/worksheet" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Type="t/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            '<Relationship Id="rId3" Type="t/styles" Target="styles.xml"/>'),
        SHEET: sheet or f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>",
    }
    if strings:
        held["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    if styles:
        held["xl/styles.xml"] = f"<styleSheet {MAIN}>{styles}</styleSheet>"
    if macros:
        held["xl/vbaProject.bin"] = macros
    held |= {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return zipped(held)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return *parts* as the bytes of a zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def first_sheet(content: bytes) -> Sheet:
    """Return what is filled in on the first sheet of *content*."""
    book = read_book(content)
    return book.sheet(book.names[0])


def read(content: bytes) -> dict[int, dict[int, SheetCell]]:
    """Return the filled cells of the first sheet of *content*, by row and column."""
    return dict(first_sheet(content).rows)
