"""Workbooks as people have them: percents by format, titles above, dates, formulas, error cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from tests.files.workbooks import edited

from balanced_scorecard import MeasurementError, Measurements, ReadingWarning, load_measurements
from balanced_scorecard.files.excel_table import numbers_text

HEADINGS = ("indikator", "periode", "verdi")
Saved = Callable[..., Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Save rows as a workbook; formats by the name of a cell."""

    def save(*rows: tuple[Any, ...], formats: dict[str, str] | None = None, title: str = "Ark1") -> Path:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = title
        for row in rows:
            sheet.append(row)
        for cell, number_format in (formats or {}).items():
            sheet[cell].number_format = number_format
        book.save(tmp_path / "f.xlsx")
        return tmp_path / "f.xlsx"

    return save


def values(measurements: Measurements) -> list[tuple[str, str, object, str | None]]:
    return [(row.indicator, str(row.period), row.value, row.unit) for row in measurements]


def refused(path: Path, **options: str) -> list[str]:
    with pytest.raises(MeasurementError) as caught:
        load_measurements(path, **options)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("number_format", ["0%", "0.00%", "0,0 %", "[Red]0.0%;-0.0%", '0.0%" av alle"'])
def test_a_cell_shown_as_a_percent_is_read_as_shown(saved: Saved, number_format: str) -> None:
    path = saved(HEADINGS, ("A1", "2024-T1", 0.793), formats={"C2": number_format})
    assert values(load_measurements(path)) == [("A1", "2024-T1", 79.3, "percent")]


@pytest.mark.parametrize("number_format", ["General", "0.00", '0.0" %"', r"0.0\%"])
def test_a_cell_that_only_looks_like_a_percent_is_its_number(saved: Saved, number_format: str) -> None:
    path = saved(HEADINGS, ("A1", "2024-T1", 79.3), formats={"C2": number_format})
    assert values(load_measurements(path)) == [("A1", "2024-T1", 79.3, None)]


def test_a_percent_is_not_a_count(saved: Saved) -> None:
    path = saved((*HEADINGS, "antall"), ("A1", "2024", 0.5, 0.25), formats={"D2": "0%"})
    assert refused(path) == ["f.xlsx: row 2: antall: 25 % is a percent; write a number"]


def test_headings_are_found_below_a_merged_title(saved: Saved, tmp_path: Path) -> None:
    path = saved(("Styringsparametere per 31.08.2024",), (), ("Indikator", "", "Måling"), HEADINGS,
                 ("A1", "2024-T2", 79.3))
    _merge(path, "A1:C1", "A3:B3")
    measurements = load_measurements(path)
    assert values(measurements) == [("A1", "2024-T2", 79.3, None)]
    assert measurements.rows[0].place == "f.xlsx: row 5"


def _merge(path: Path, *ranges: str) -> None:
    book = load_workbook(path)
    for each in ranges:
        book.worksheets[0].merge_cells(each)
    book.save(path)


def test_empty_rows_and_columns_around_the_table_say_nothing(saved: Saved) -> None:
    path = saved((*HEADINGS, None, " "), (), ("A1", "2024", 1, None, ""), (" ",))
    assert values(load_measurements(path)) == [("A1", "2024", 1.0, None)]


@pytest.mark.parametrize(
    ("cell", "number_format", "period"),
    [
        (2024, "General", "2024"),
        ("2024-T2", "General", "2024-T2"),
        (datetime(2024, 5, 1), "mmm\\-yy", "2024-05"),
        (datetime(2024, 1, 1), "yyyy", "2024"),
        (datetime(2024, 5, 17), "yyyy-mm-dd", "2024-05-17"),
        (date(2024, 5, 17), "mm-dd-yy", "2024-05-17"),
    ],
)
def test_a_period_is_what_the_cell_shows(saved: Saved, cell: object, number_format: str, period: str) -> None:
    path = saved(HEADINGS, ("A1", cell, 1), formats={"B2": number_format})
    assert values(load_measurements(path)) == [("A1", period, 1.0, None)]


def test_dates_are_typed(saved: Saved) -> None:
    path = saved((*HEADINGS, "registrert", "godkjent"),
                 ("C1", "2024", date(2025, 9, 30), datetime(2024, 5, 20, 9, 30), date(2024, 6, 1)))
    row = load_measurements(path).rows[0]
    assert (row.value, row.recorded_at, row.approved_at) == (
        date(2025, 9, 30), datetime(2024, 5, 20, 9, 30), datetime(2024, 6, 1))


def test_a_number_is_no_date_and_a_date_may_be_words(saved: Saved) -> None:
    path = saved((*HEADINGS, "registrert", "merknad"), ("A1", "2024", 1, 45000, date(2024, 5, 20)))
    assert refused(path) == ["f.xlsx: row 2: registrert: 45000 is not a date; write it as 2025-02-27"]
    assert load_measurements(saved((*HEADINGS, "merknad"), ("A1", "2024", 1, date(2024, 5, 20)))).rows[0].note == (
        "2024-05-20")


def test_a_time_of_day_is_no_value(saved: Saved) -> None:
    assert refused(saved(HEADINGS, ("A1", "2024", time(12, 30)))) == [
        "f.xlsx: row 2: verdi: '12:30:00' is not a number; write digits, with '.' for decimals"]


def test_texts_that_are_numbers_are_read_where_every_language_reads_the_same(saved: Saved) -> None:
    rows = (("A1", "2024", "79,3 %"), ("A2", "2024", "1 234.5"))
    assert values(load_measurements(saved(HEADINGS, *rows))) == [
        ("A1", "2024", 79.3, "percent"), ("A2", "2024", 1234.5, None)]


@pytest.mark.parametrize(("text", "both"), [("1.234", "1234 or as 1,234"), ("1,234", "1234 or as 1.234")])
def test_a_text_that_two_languages_read_apart_is_refused(saved: Saved, text: str, both: str) -> None:
    assert refused(saved(HEADINGS, ("A1", "2024", text))) == [
        f"f.xlsx: row 2: verdi: {text!r} can be read as {both}; write one of these"]


def test_the_decimal_sign_given_settles_such_a_text(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", "1,234"))
    assert values(load_measurements(path, decimal=",")) == [("A1", "2024", 1.234, None)]


def test_a_code_that_excel_made_a_number_is_refused(saved: Saved) -> None:
    assert refused(saved(HEADINGS, (1.1, "2024", 1))) == [
        "f.xlsx: row 2: indikator: 1.1 is a number where a text is needed; "
        "store it as text, since 1.1 and 1.10 are one"]


def test_true_is_no_value(saved: Saved) -> None:
    assert refused(saved(HEADINGS, ("A1", "2024", True))) == [
        "f.xlsx: row 2: verdi: True is not a number; write digits"]


def test_error_cells_are_named_all_at_once_and_other_rows_are_still_looked_at(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", "#DIV/0!"), ("A1", "2024-Q7", 1), ("A2", "2024", "#N/A"))
    assert refused(path) == [
        "f.xlsx: cell C2: '#DIV/0!' is an error in the workbook; "
        "mend the formula, or clear the cell and say why in status",
        "f.xlsx: cell C4: '#N/A' is an error in the workbook; "
        "mend the formula, or clear the cell and say why in status",
        "f.xlsx: row 3: periode: '2024-Q7' is not a period; quarters run from 2024-Q1 to 2024-Q4",
    ]


def test_a_formula_that_was_never_worked_out_is_not_read_as_missing(saved: Saved) -> None:
    assert refused(saved(HEADINGS, ("A1", "2024", "=1+1"))) == [
        "f.xlsx: cell C2: holds a formula that was never worked out; open the workbook in Excel and save it"]


def test_of_a_formula_the_value_worked_out_counts(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", "=1+1"))
    _rewrite(path, rb"<f>1\+1</f><v ?(/>|></v>)", b"<f>1+1</f><v>2</v>")
    assert values(load_measurements(path)) == [("A1", "2024", 2.0, None)]


def _rewrite(path: Path, pattern: bytes, new: bytes) -> None:
    """Replace what matches *pattern* in the first sheet, as a spreadsheet program would have written it."""
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/sheet1.xml"], found = re.subn(pattern, new, parts["xl/worksheets/sheet1.xml"])
    assert found
    with ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def _with_sheet(path: Path, title: str) -> None:
    book = Workbook()
    book.worksheets[0].append(("Om tallene",))
    sheet = book.create_sheet(title)
    sheet.append(HEADINGS)
    sheet.append(("A1", "2024", 1))
    book.save(path)


@pytest.mark.parametrize("title", ["Målinger", "measurements"])
def test_the_sheet_of_figures_is_known_by_its_name(tmp_path: Path, title: str) -> None:
    _with_sheet(tmp_path / "f.xlsx", title)
    assert values(load_measurements(tmp_path / "f.xlsx")) == [("A1", "2024", 1.0, None)]


def test_a_sheet_may_be_asked_for(tmp_path: Path) -> None:
    _with_sheet(tmp_path / "f.xlsx", "Tall 2024")
    assert len(load_measurements(tmp_path / "f.xlsx", sheet="Tall 2024")) == 1
    assert refused(tmp_path / "f.xlsx", sheet="Tall 2023") == [
        "f.xlsx: no sheet 'Tall 2023'; did you mean 'Tall 2024'?"]
    assert refused(tmp_path / "f.xlsx", sheet="x") == ["f.xlsx: no sheet 'x'; use 'Sheet' or 'Tall 2024'"]
    assert refused(tmp_path / "f.xlsx") == [
        "f.xlsx: no row of the first 20 names the columns (sheet 'Sheet'); "
        "write 'indicator', 'period' or 'value' and so on above the table"]


def test_a_wide_sheet_is_read_with_its_periods_however_they_were_typed(saved: Saved) -> None:
    path = saved(("Saker",), ("indikator", 2023, "2024-T1", datetime(2024, 5, 1)), ("A1", 10, 0.5, None),
                 formats={"C3": "0%", "D2": "mmm\\-yy"})
    assert values(load_measurements(path, layout="wide")) == [
        ("A1", "2023", 10.0, None), ("A1", "2024-T1", 50.0, "percent")]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"not a workbook", "cannot be read as a workbook"),
        (b"", "cannot be read as a workbook"),
        (b"PK\x03\x04 cut off", "cannot be read as a workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "is an old or a locked workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "f.xlsx").write_bytes(content)
    assert refused(tmp_path / "f.xlsx") == [f"f.xlsx: {what}; open it in Excel and save it as .xlsx without a password"]


def test_a_sheet_with_headings_alone_is_refused(saved: Saved) -> None:
    assert refused(saved(HEADINGS)) == ["f.xlsx: has headings and no rows; add a row a value"]


# ---- ids, headings and strays ------------------------------------------------------------------------------------

def test_an_id_stored_as_a_number_is_what_its_format_shows(saved: Saved) -> None:
    path = saved(HEADINGS, (1.1, "2024", 1), formats={"A2": "0.00"})
    assert values(load_measurements(path)) == [("1.10", "2024", 1.0, None)]


def test_a_value_is_its_number_however_many_decimals_are_shown(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", 1.5), formats={"C2": "0.00"})
    assert values(load_measurements(path)) == [("A1", "2024", 1.5, None)]


def test_an_id_that_excel_made_a_day_is_refused(saved: Saved) -> None:
    assert refused(saved(HEADINGS, (datetime(2025, 10, 1), "2024", 1))) == [
        "f.xlsx: cell A2: 2025-10-01 is a day where an id is needed, as Excel makes one of 1.10; "
        "store the column as text and write the id again"]


def test_a_heading_may_bear_the_sign_of_what_is_required(saved: Saved) -> None:
    path = saved(("indikator *", "periode*", "verdi"), ("A1", "2024", 1))
    assert values(load_measurements(path)) == [("A1", "2024", 1.0, None)]


def test_headings_are_known_where_those_beside_them_are_broken_or_days(saved: Saved) -> None:
    said = refused(saved((*HEADINGS, "#REF!", datetime(2024, 5, 17), True), ("A1", "2024", 1)))
    assert [line.split(";")[0] for line in said] == [
        "f.xlsx: row 1: '2024-05-17' is not a column", "f.xlsx: row 1: 'True' is not a column"]


def test_a_cell_far_beside_the_table_is_told_of(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", 1, None, None, "se over"))
    assert refused(path) == [
        "f.xlsx: cell F2: 'se over' stands in a column without a heading; give the column one or clear the cell"]


def test_of_very_many_broken_cells_the_first_hundred_are_told(saved: Saved) -> None:
    said = refused(saved(HEADINGS, *[("A1", "2024", "#N/A")] * 150))
    assert len(said) == 101
    assert said[99].startswith("f.xlsx: cell C101: '#N/A' is an error")
    assert said[100] == "f.xlsx: and more cells like these; mend these first"


# ---- several sheets ----------------------------------------------------------------------------------------------

def _with_both(path: Path, tidy: list[tuple[Any, ...]], wide: list[tuple[Any, ...]]) -> Path:
    book = Workbook()
    book.worksheets[0].append(("Om tallene",))
    for title, rows in (("Målinger", tidy), ("Målinger bredt", wide)):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


WIDE = ("indikator", "2024-T1", "2024-T2")


def test_a_wide_sheet_beside_the_tidy_one_is_read_as_well(tmp_path: Path) -> None:
    path = _with_both(tmp_path / "f.xlsx", [HEADINGS, ("A1", "2024-T1", 1)], [WIDE, ("A2", 2, 3)])
    assert values(load_measurements(path)) == [
        ("A1", "2024-T1", 1.0, None), ("A2", "2024-T1", 2.0, None), ("A2", "2024-T2", 3.0, None)]


@pytest.mark.parametrize(
    ("tidy", "wide"),
    [([HEADINGS], [WIDE, ("A1", 1)]), ([HEADINGS, ("A1", "2024-T1", 1)], [WIDE])],
)
def test_of_two_sheets_the_empty_one_says_nothing(
    tmp_path: Path, tidy: list[tuple[Any, ...]], wide: list[tuple[Any, ...]]
) -> None:
    assert values(load_measurements(_with_both(tmp_path / "f.xlsx", tidy, wide))) == [("A1", "2024-T1", 1.0, None)]


def test_two_empty_sheets_are_one_fault(tmp_path: Path) -> None:
    assert refused(_with_both(tmp_path / "f.xlsx", [HEADINGS], [WIDE])) == [
        "f.xlsx: has headings and no rows; add a row a value"]


def test_a_wide_sheet_alone_is_read_as_wide(tmp_path: Path) -> None:
    path = _with_both(tmp_path / "f.xlsx", [HEADINGS], [WIDE, ("A1", 1)])
    path.write_bytes(edited(path.read_bytes(), lambda book: book.remove(book["Målinger"])))
    assert values(load_measurements(path)) == [("A1", "2024-T1", 1.0, None)]


def test_in_a_workbook_of_several_sheets_places_have_the_sheet_s_name(tmp_path: Path) -> None:
    path = _with_both(tmp_path / "f.xlsx", [HEADINGS, ("A1", "2024-T9", 1), ("A1", "2024", "#N/A")],
                      [WIDE, ("A2", "#REF!")])
    assert [line[:31] for line in refused(path)] == [
        "f.xlsx: Målinger!C3: '#N/A' is ", "f.xlsx: Målinger row 2: periode",
        "f.xlsx: Målinger bredt!B2: '#RE"]


# ---- what is read all the same, and told -------------------------------------------------------------------------

def _hidden(sheet: Any) -> None:
    sheet.parent.create_sheet("Synlig")
    sheet.sheet_state = "hidden"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheet: setattr(sheet.row_dimensions[3], "hidden", True),
         "f.xlsx: the sheet 'Ark1' has hidden rows (3); they were read as the others"),
        (_hidden, "f.xlsx: the sheet 'Ark1' is hidden; it was read as any other"),
    ],
)
def test_hidden_figures_are_read_and_told_of(saved: Saved, change: Callable[[Any], object], said: str) -> None:
    path = saved(HEADINGS, ("A1", "2024", 1), ("A2", "2024", 2))
    path.write_bytes(edited(path.read_bytes(), lambda book: change(book["Ark1"])))
    with pytest.warns(ReadingWarning) as told:
        assert len(load_measurements(path)) == 2
    assert [str(each.message) for each in told] == [said]


def test_values_from_other_workbooks_are_read_and_told_of(saved: Saved) -> None:
    path = saved(HEADINGS, ("A1", "2024", "='[1]Ark1'!B2"))
    _rewrite(path, rb"</f><v ?(/>|></v>)", b"</f><v>2</v>")
    with pytest.warns(ReadingWarning) as told:
        assert values(load_measurements(path)) == [("A1", "2024", 2.0, None)]
    assert [str(each.message) for each in told] == [
        "f.xlsx: the sheet 'Ark1' takes values from other workbooks (C2); what Excel last fetched was read"]


def test_figures_in_a_workbook_with_macros_are_read_and_the_macros_told_of(saved: Saved, tmp_path: Path) -> None:
    path = saved(HEADINGS, ("A1", "2024", 1))
    with ZipFile(path, "a") as book:
        book.writestr("xl/vbaProject.bin", b"never opened")
    path = path.rename(tmp_path / "f.xlsm")
    with pytest.warns(ReadingWarning) as told:
        assert values(load_measurements(path)) == [("A1", "2024", 1.0, None)]
    assert [str(each.message) for each in told] == ["f.xlsm: holds macros; only its cells were read"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [([4], "4"), ([4, 5, 6, 9], "4-6, 9"), ([1, 3, 5, 7, 9, 11], "1, 3, 5, 7, 9, ..."), ([2, 3], "2-3")],
)
def test_hidden_rows_are_told_as_people_write_them(rows: list[int], text: str) -> None:
    assert numbers_text(rows) == text


def test_a_table_of_more_rows_and_columns_than_is_read_is_refused_before_it_is_laid_out(saved: Saved) -> None:
    path = saved((*HEADINGS, *[None] * 16_380, "merknad"), *[("A1", "2024", 1)] * 1_300)
    assert refused(path) == [
        "f.xlsx: the sheet 'Ark1' has 1301 rows of 16384 columns, more than is read; "
        "save the figures as CSV or Parquet"]
