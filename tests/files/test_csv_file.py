"""CSV as people have it: separators, decimal signs, encodings, padding, torn rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.errors import MeasurementError
from balanced_scorecard.files.csv_file import read_csv_table


def headings(content: bytes) -> tuple[str, ...]:
    return read_csv_table(content, "f.csv").headings


def messages(content: bytes) -> str:
    with pytest.raises(MeasurementError) as caught:
        read_csv_table(content, "f.csv")
    return str(caught.value)


@pytest.mark.parametrize(
    ("separator", "language"), [(";", "nb"), (",", "en"), ("\t", "en")], ids=["semicolon", "comma", "tab"]
)
def test_the_separator_says_the_decimal_sign(separator: str, language: str) -> None:
    table = read_csv_table(separator.join(("a", "b")).encode() + b"\n" + separator.join("12").encode())
    assert (table.headings, table.language) == (("a", "b"), language)


def test_the_caller_may_say_the_decimal_sign() -> None:
    assert read_csv_table(b"a;b\n1;2\n", decimal=".").language == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_nordic_letters_survive_every_encoding_that_excel_writes(encoding: str) -> None:
    assert headings("måleenhet;øvre\nA;B\n".encode(encoding)) == ("måleenhet", "øvre")


def test_a_separator_within_quotes_does_not_decide() -> None:
    assert headings(b'"a;b",c\n1,2\n') == ("a;b", "c")


def test_the_line_that_tells_excel_the_separator_is_obeyed_and_counted() -> None:
    table = read_csv_table(b"sep=,\na,b\n1,2\n")
    assert (table.headings, table.heading_place, list(table.rows)) == (("a", "b"), "row 2", [("row 3", ["1", "2"])])


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    rows = list(read_csv_table(b'a;b\n1;"two\nlines"\n\n;;\n3;4\n').rows)
    assert rows == [("row 2", ["1", "two\nlines"]), ("row 5", ["3", "4"])]


def test_empty_columns_to_the_right_are_left_out() -> None:
    assert list(read_csv_table(b"a;b;;\n1;2;;\n").rows) == [("row 2", ["1", "2"])]


def test_a_cell_beside_the_headings_is_kept_to_be_refused() -> None:
    table = read_csv_table(b"a;b\n1;2;3\n")
    assert (table.headings, list(table.rows)) == (("a", "b", ""), [("row 2", ["1", "2", "3"])])


def test_an_unquoted_decimal_comma_between_commas_tears_the_row() -> None:
    table = read_csv_table(b"indicator,value,note\nA1,79,3,\nA2,80.1,x\n", "f.csv")
    assert [str(fault) for fault in table.faults] == [
        "f.csv: row 2: has 4 cells where the headings have 3; quote a cell that holds the separator, "
        "and write one separator a column"
    ]
    assert [row for row, _ in table.rows] == ["row 3"]


def test_a_row_that_ends_early_is_torn() -> None:
    assert [fault.path for fault in read_csv_table(b"a;b;c\n1;2\n").faults] == [("row 2",)]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b";;\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert messages(content) == "f.csv: is empty; the first row must name the columns"


def test_a_quotation_mark_left_open_is_refused() -> None:
    assert messages(b'a;b\n1;"2\n') == (
        "f.csv: cannot be read as CSV (unexpected end of data); close every quotation mark and save it again"
    )


@pytest.mark.parametrize("content", [b"a\0;\0b\0", b"\x81\x8d\xff", b"\xef\xbb\xbf\xff"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    assert messages(content) == "f.csv: is not text in UTF-8 or Windows-1252; save it as CSV UTF-8"


def test_a_workbook_that_is_called_csv_is_told_from_text() -> None:
    assert messages(b"PK\x03\x04\0\0") == "f.csv: is a workbook, not CSV; give it the ending .xlsx"


CELLS = st.text("a1 \u00a0\u00e5\x1c", max_size=3)


@given(rows=st.lists(st.lists(CELLS, max_size=4), min_size=1, max_size=5), separator=st.sampled_from(",;\t"),
       end=st.sampled_from(("\n", "\r\n", "\r")))
def test_a_file_says_the_same_with_and_without_quotation_marks(rows: list[list[str]], separator: str, end: str) -> None:
    def answer(mark: str) -> object:
        lines = (separator.join(f"{mark}{cell}{mark}" for cell in row) for row in (["a", "b", "c"], *rows))
        try:
            table = read_csv_table((end.join(lines) + end).encode())
        except MeasurementError as error:
            return error.faults
        return table.headings, list(table.rows), table.faults, table.heading_place

    assert answer("") == answer('"')
