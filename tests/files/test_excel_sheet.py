"""The cells of a sheet as any program may have written them, and what no cell should hold."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from tests.files.workbooks import MAIN, first_sheet, package, read, saved

from balanced_scorecard.files.excel_cells import Broken, SheetCell
from balanced_scorecard.frames.cells import Percent

MERGED = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'


def only(cell: str, styles: str = "", workbook: str = "") -> SheetCell:
    """Return what is read of one cell written as *cell*."""
    return read(package(f'<row r="1">{cell}</row>', styles=styles, workbook=workbook))[1][1]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>12</v></c>', 12),
        ('<c r="A1" t="n"><v>12.5</v></c>', 12.5),
        ('<c r="A1"><v>1E3</v></c>', 1000.0),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="str"><f>A2</f><v>worked out</v></c>', "worked out"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> in line </t></is></c>', "in line"),
        ('<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>', "two runs"),
        ('<c r="A1" t="d"><v>2025-02-27</v></c>', "2025-02-27"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', "a\rb_x0041_"),
        ('<c r="A1" t="inlineStr"><is><t>pasted_x000D_\n</t></is></c>', "pasted"),
        ('<c r="A1"><f>1/4</f><v>0.25</v></c>', 0.25),
        ('<c><v>7</v></c>', 7),
    ],
)
def test_a_cell_is_read_as_what_it_holds(cell: str, value: object) -> None:
    assert only(cell) == value


def test_shared_texts_are_joined_from_their_runs_without_how_asian_signs_are_read() -> None:
    strings = "<si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r><rPh><t>SECOND</t></rPh></si>"
    rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    assert read(package(rows, strings=strings)) == {1: {1: "second", 2: "first"}}


def test_a_program_may_name_its_elements_otherwise_and_leave_places_out() -> None:
    sheet = (f'<x:worksheet {MAIN.replace("xmlns", "xmlns:x")}><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2'
             '</x:v></x:c></x:row><x:row><x:c/><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>')
    assert read(package(sheet=sheet)) == {1: {1: 1, 2: 2}, 2: {2: 3}}


def test_a_workbook_of_an_old_mac_counts_its_days_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    workbook = ('<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/>'
                '</sheets></workbook>')
    assert only('<c r="A1" s="0"><v>1</v></c>', styles=styles) == date(1900, 1, 1)
    assert only('<c r="A1" s="0"><v>1</v></c>', styles=styles, workbook=workbook) == date(1904, 1, 2)


def test_the_format_of_a_cell_is_the_one_its_own_number_names() -> None:
    styles = ('<numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/>'
              '</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>')
    rows = '<row r="1"><c r="A1" s="0"><v>0.5</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="9"><v>0.5</v></c></row>'
    assert read(package(rows, styles=styles)) == {1: {1: 0.5, 2: Percent(50.0), 3: 0.5}}


@pytest.mark.parametrize("cell", [
    "<c r='A1'/>", "<c r='A1' s='1'></c>", "<c r='A1'><v></v></c>", "<c r='A1' t='inlineStr'><is><t>  </t></is></c>",
    "<c r='A1' t='str'><f>B1</f><v></v></c>",
])
def test_an_empty_cell_is_no_cell(cell: str) -> None:
    assert read(package(f'<row r="1">{cell}</row>')) == {}


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ('<c t="e"><v>#REF!</v></c>', "'#REF!' is an error in the workbook; mend the formula, or clear the cell"),
        ('<c><f>1+1</f></c>', "holds a formula that was never worked out; open the workbook in Excel and save it"),
        ('<c r="A1"><v>1e999</v></c>', "'1e999' is no number that can be used; clear the cell"),
        ('<c r="A1"><v>nan</v></c>', "'nan' is no number that can be used; clear the cell"),
    ],
)
def test_a_cell_that_holds_no_value_says_what_is_wrong(cell: str, message: str) -> None:
    found = only(cell)
    assert isinstance(found, Broken)
    assert found.message == message


def test_the_words_of_a_merged_cell_stand_for_each_of_its_rows_that_holds_anything() -> None:
    rows = ('<row r="1"><c r="A1" t="inlineStr"><is><t>Users</t></is></c><c r="B1"><v>1</v></c></row>'
            '<row r="2"><c r="B2"><v>2</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>')
    assert read(package(rows, after=MERGED.format("A1:A9"))) == {1: {1: "Users", 2: 1}, 2: {1: "Users", 2: 2},
                                                                4: {1: "Users", 2: 4}}


def test_a_number_cannot_stand_for_several_rows() -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'
    assert read(package(rows, after=MERGED.format("A1:A2")))[2][1] == Broken(
        "is merged with A1, and a number cannot stand for several rows; split them and write each")


@pytest.mark.parametrize("area", ["A1:C1", "B1:B2", "A1"])
def test_a_cell_merged_within_its_row_or_empty_changes_nothing(area: str) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    assert read(package(rows, after=MERGED.format(area))) == {1: {1: "Title"}, 2: {1: 2}}


def test_hidden_rows_with_something_in_them_are_told() -> None:
    rows = ('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
            '<row r="3" hidden="true"/>')
    sheet = first_sheet(package(rows))
    assert (sheet.hidden_rows, sheet.is_hidden, len(sheet.rows)) == ((2,), False, 2)


def test_values_from_other_workbooks_are_told_and_never_fetched() -> None:
    rows = '<row r="1"><c r="A1"><f>[1]Ark1!A1</f><v>5</v></c><c r="B1"><f>SUM(A1:A1)</f><v>5</v></c></row>'
    sheet = first_sheet(package(rows))
    assert (sheet.linked, dict(sheet.rows)) == (("A1",), {1: {1: 5, 2: 5}})


def test_what_openpyxl_writes_is_read_as_it_was_written() -> None:
    book = Workbook()
    days = date(2025, 2, 27), datetime(2025, 2, 27, 8, 30)
    book.worksheets[0].append(["=1+1", "text", 3, 4.5, True, *days, None, "x"])
    assert read(saved(book))[1] == {
        1: Broken("holds a formula that was never worked out; open the workbook in Excel and save it"), 2: "text", 3: 3,
        4: 4.5, 5: True, 6: date(2025, 2, 27), 7: datetime(2025, 2, 27, 8, 30), 9: "x"}
