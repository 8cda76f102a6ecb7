"""Workbooks from strangers: one clear sentence each, and never more read than its bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook
from tests.files.workbooks import MAIN, SHEET, package, read, saved, zipped

from balanced_scorecard import (
    DefinitionError,
    MeasurementError,
    ReadingWarning,
    ScorecardError,
    load_measurements,
    load_scorecard,
)
from balanced_scorecard.files.excel_book import read_book
from balanced_scorecard.files.excel_cells import Sheet
from balanced_scorecard.files.excel_package import MOST_BYTES, NotReadable, SheetPart, opened, walk
from balanced_scorecard.files.excel_sheet import SheetReader

SAVE = "open it in Excel and save it as .xlsx without a password"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
HEAD = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("indikator", "periode", "verdi"))
FIGURE = '<row><c t="inlineStr"><is><t>A1</t></is></c><c t="inlineStr"><is><t>2024</t></is></c><c><v>1</v></c></row>'
LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(9)) + "]>"
FETCHED = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def every_sheet(content: bytes) -> list[Sheet]:
    """Return all sheets of *content*."""
    book = read_book(content)
    return [book.sheet(name) for name in book.names]


def refused(content: bytes) -> str:
    """Return the one sentence that is said of *content*."""
    with pytest.raises(NotReadable) as caught:
        every_sheet(content)
    return str(caught.value)


def bomb(start: bytes, unit: bytes, many: int, end: bytes = b"</sheetData></worksheet>") -> bytes:
    """Return a workbook whose sheet is *start*, *many* times *unit*, and *end*: small, and large once unpacked."""
    out = BytesIO(package("<row><c><v>1</v></c></row>"))
    with ZipFile(out) as small, ZipFile(held := BytesIO(), "w", ZIP_DEFLATED) as large:
        for name in small.namelist():
            if name != SHEET:
                large.writestr(name, small.read(name))
        with large.open(SHEET, "w") as sheet:
            sheet.write(f"<worksheet {MAIN}><sheetData>".encode() + start)
            for _ in range(many // 1000):
                sheet.write(unit * 1000)
            sheet.write(end)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f"cannot be read as a workbook; {SAVE}"),
        (b"PK\x03\x04 torn", f"cannot be read as a workbook; {SAVE}"),
        (saved(Workbook())[:900], f"cannot be read as a workbook; {SAVE}"),
        (zipped({"hei.txt": "hei"}), f"cannot be read as a workbook; {SAVE}"),
        (OLE, f"is an old or a locked workbook; {SAVE}"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), f"is locked with a password; {SAVE}"),
        (OLE + "Workbook".encode("utf-16-le"), f"is a workbook of the old kind (.xls); {SAVE}"),
        (package(workbook="<workbook><sheets/></workbook>"), f"holds no sheet of cells; {SAVE}"),
        (package("<row><c><v>1</v></c>"), f"cannot be read as a workbook; {SAVE}"),
        (package('<row r="0"><c><v>1</v></c></row>'), f"cannot be read as a workbook; {SAVE}"),
        (package('<row r="1048577"><c><v>1</v></c></row>'), f"cannot be read as a workbook; {SAVE}"),
        (package('<row><c r="XFE1"><v>1</v></c></row>'), f"cannot be read as a workbook; {SAVE}"),
        (package('<row><c t="s"><v>9</v></c></row>'), f"cannot be read as a workbook; {SAVE}"),
        (package("<row><c><v>ti</v></c></row>"), f"cannot be read as a workbook; {SAVE}"),
        (package(after='<mergeCells><mergeCell ref="nowhere"/></mergeCells>'), f"cannot be read as a workbook; {SAVE}"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_sentence(content: bytes, message: str) -> None:
    assert refused(content) == message


@pytest.mark.parametrize("part", [
    package(sheet=LAUGHS + f"<worksheet {MAIN}><sheetData><row><c><v>&a8;</v></c></row></sheetData></worksheet>"),
    package(sheet=FETCHED + f"<worksheet {MAIN}><sheetData><row><c><v>&e;</v></c></row></sheetData></worksheet>"),
    package(workbook=LAUGHS + "<workbook><sheets>&a8;</sheets></workbook>"),
    package("<row><c><v>1</v></c></row>", xl__sharedStrings_xml=LAUGHS + "<sst><si><t>&a8;</t></si></sst>"),
    package("<row><c><v>1</v></c></row>", xl__styles_xml=LAUGHS + "<styleSheet/>"),
], ids=["sheet", "fetched", "workbook", "strings", "styles"])
def test_no_entity_is_expanded_or_fetched(part: bytes) -> None:
    assert refused(part) == f"declares entities, which no spreadsheet program writes; {SAVE}"


def test_a_part_that_unpacks_to_much_more_than_it_holds_is_never_unpacked() -> None:
    content = bomb(b"", b" " * 100, 1_000_000)
    assert len(content) < 200_000
    assert refused(content) == ("holds 'xl/worksheets/sheet1.xml', which unpacks from 0.1 to 100 MB, more than is "
                                "read; save the figures as CSV")


def test_a_size_that_lies_gives_no_more_than_it_states() -> None:
    whole = package("<row><c><v>12345</v></c></row>")
    with ZipFile(BytesIO(whole)) as file:
        size = file.getinfo(SHEET).file_size
    lying = whole.replace(size.to_bytes(4, "little"), (60).to_bytes(4, "little"))
    assert lying != whole
    assert refused(lying) == f"cannot be read as a workbook; {SAVE}"


@pytest.mark.parametrize("unit", [b"<row/>", b'<row><c s="0"/><c s="0"/></row>'])
def test_a_million_empty_rows_are_passed_over(unit: bytes) -> None:
    assert read(bomb(b"<row><c><v>1</v></c></row>", unit, 200_000)) == {1: {1: 1}}


def test_a_declared_size_is_not_believed() -> None:
    sheet = f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData><row><c><v>1</v></c></row></sheetData>'
    assert read(package(sheet=f"{sheet}</worksheet>")) == {1: {1: 1}}


def test_a_merged_area_as_large_as_a_sheet_fills_only_rows_that_are_there() -> None:
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = '<row><c t="inlineStr"><is><t>x</t></is></c></row><row><c r="B2"><v>2</v></c></row>'
    assert read(package(rows, after=after)) == {1: {1: "x"}, 2: {1: "x", 2: 2}}


@pytest.mark.parametrize("deep", [
    package(sheet="<worksheet>" + "<x>" * 200),
    package(workbook="<workbook>" + "<x>" * 200),
    package("<row><c><v>1</v></c></row>", xl__sharedStrings_xml="<sst>" + "<x>" * 200),
], ids=["sheet", "workbook", "strings"])
def test_a_part_nested_deeper_than_any_workbook_is_refused(deep: bytes) -> None:
    assert refused(deep) == f"is nested more than 100 deep, which no spreadsheet program writes; {SAVE}"


def test_a_text_longer_than_a_cell_can_have_is_refused() -> None:
    long = "a" * 300_000
    said = "holds a text of more than 32767 signs, the most a cell can have; open it in Excel and save it again"
    assert refused(package(f'<row><c t="inlineStr"><is><t>{long}</t></is></c></row>')) == said
    assert refused(package("<row><c><v>1</v></c></row>", strings=f"<si><t>{long}</t></si>")) == said


def test_the_same_part_twice_is_refused() -> None:
    out = BytesIO(package("<row><c><v>1</v></c></row>"))
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(out, "a") as file:
        file.writestr(SHEET, f"<worksheet {MAIN}/>")
    assert refused(out.getvalue()) == (
        f"holds the part 'xl/worksheets/sheet1.xml' twice, and nothing says which counts; {SAVE}")


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    content = zipped({f"part{number}": "" for number in range(10_001)})
    assert refused(content) == f"holds 10001 parts, more than the 10000 that are read; {SAVE}"


def test_a_workbook_or_a_small_part_that_is_too_large_is_refused() -> None:
    large = package(workbook="<workbook>" + " " * 10_000_000)
    assert refused(large) == f"holds 'xl/workbook.xml' of more than 10 MB; {SAVE}"
    assert refused(bytes(MOST_BYTES + 1)) == "is larger than the 200 MB a workbook may have; save it as CSV"


@pytest.mark.parametrize("load", [load_scorecard, load_measurements])
def test_of_a_file_that_is_too_large_only_so_much_is_read_as_shows_it(
    load: Callable[[Path], object], tmp_path: Path
) -> None:
    with (tmp_path / "f.xlsx").open("wb") as file:
        file.truncate(2 * MOST_BYTES)  # all of it holes, which take no place
    with pytest.raises(ScorecardError, match=r"^f.xlsx: is larger than the 200 MB a workbook may have; save"):
        load(tmp_path / "f.xlsx")


@pytest.mark.parametrize("content", [
    package(FIGURE * 9),
    package(after="<mergeCells>" + '<mergeCell ref="A1:A2"/>' * 21 + "</mergeCells>"),
    package("<row><c><v>1</v></c></row>" * 9, after="<mergeCells>" + '<mergeCell ref="A1:A9"/>' * 9 + "</mergeCells>"),
], ids=["cells", "merged areas", "cells of merged areas"])
def test_no_more_cells_are_read_than_the_bound(content: bytes) -> None:
    reader = SheetReader(texts=(), shows=(), most=20)
    with pytest.raises(NotReadable) as caught:
        gather(content, reader)
    assert str(caught.value) == "holds more than 20 filled cells; save the figures as CSV or Parquet"


def gather(content: bytes, reader: SheetReader) -> Sheet:
    """Return what *reader* makes of the first sheet of *content*."""
    walk(opened(content), SHEET, reader.start, reader.end, reader.more)
    return reader.sheet(SheetPart(name="Ark1", part=SHEET))


def test_a_sheet_of_charts_or_macros_is_no_sheet_of_cells() -> None:
    workbook = ('<workbook xmlns:r="r"><sheets><sheet name="Figur" r:id="rId2"/><sheet name="Tall" r:id="rId1" '
                'state="veryHidden"/></sheets></workbook>')
    book = read_book(package("<row><c><v>1</v></c></row>", workbook=workbook))
    assert [(sheet.name, sheet.is_hidden) for sheet in book.sheets] == [("Tall", True)]


def test_macros_are_never_run_and_a_word_says_they_are_there(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsm"
    path.write_bytes(package(f"<row>{HEAD}</row>{FIGURE}", macros=b"macro"))
    with pytest.warns(ReadingWarning, match=re.escape("f.xlsm: holds macros; only its cells were read")):
        assert len(load_measurements(path)) == 1
    with pytest.raises(DefinitionError, match=r"f.xlsm: a definition ends in '.yaml', .*, not '.xlsm'"):
        load_scorecard(path)


@pytest.mark.parametrize("load", [load_measurements, load_scorecard])
def test_both_readers_tell_the_file(load: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(OLE)
    with pytest.raises((MeasurementError, DefinitionError)) as caught:
        load(path)
    assert str(caught.value) == f"f.xlsx: is an old or a locked workbook; {SAVE}"


def test_parts_may_be_stored_unpacked() -> None:
    out = BytesIO()
    with ZipFile(BytesIO(package("<row><c><v>1</v></c></row>"))) as packed, ZipFile(out, "w", ZIP_STORED) as stored:
        for name in packed.namelist():
            stored.writestr(name, packed.read(name))
    assert read(out.getvalue()) == {1: {1: 1}}
