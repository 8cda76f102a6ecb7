"""`load_measurements`: every column, every way to say a value, and every fault at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from balanced_scorecard import (
    Basis,
    Measurement,
    MeasurementError,
    MissingDependencyError,
    ObservationStatus,
    Period,
    load_measurements,
)

FIGURES = Path(__file__).parent / "figures"


def refused(path: Path, content: str, **options: str) -> list[str]:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MeasurementError) as caught:
        load_measurements(path, **options)
    return str(caught.value).splitlines()


def value_of(tmp_path: Path, written: str, separator: str = ";") -> object:
    path = tmp_path / "f.csv"
    path.write_text(f"indicator{separator}period{separator}value\nA1{separator}2024{separator}{written}\n", "utf-8")
    return load_measurements(path).rows[0].value


def why_not(tmp_path: Path, heading: str, written: str) -> str:
    """Return why *written* is refused under *heading*, the place aside."""
    lines = refused(tmp_path / "f.csv", f"indicator;period;value;{heading}\nA1;2024;1;{written}\n")
    assert len(lines) == 1
    return lines[0].removeprefix("f.csv: row 2: ")


# ---- files as people have them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["code_page.csv", "byte_order_mark.csv"])
def test_figures_in_every_encoding_are_the_same(name: str) -> None:
    rows = load_measurements(FIGURES / name)
    assert [(row.indicator, str(row.period), row.value) for row in rows] == [
        ("A1.1.1", "2024-T1", 78.6), ("A1.1.1", "2024-T2", 79.3)]


def test_letters_of_the_code_page_are_read() -> None:
    assert [row.note for row in load_measurements(FIGURES / "code_page.csv")] == ["før påske", "på høyde med målet"]


@pytest.mark.parametrize(("written", "why"), [
    ("20.06.2026", "'20.06.2026' is a day, and not the period that the figure is of; write such as '2026-06', "
                   "'2026-T2' or '2026', and a day as '2026-06-20'"),
    ("06/20/2026", "'06/20/2026' is a day, and not a period; there is no month 20; did you mean '2026-06-20'?")])
def test_a_day_where_a_period_belongs_is_told_with_the_periods_it_may_be_of(
    tmp_path: Path, written: str, why: str
) -> None:
    assert refused(tmp_path / "f.csv", f"indikator;periode;verdi\nA1;{written};4\n") == [
        f"f.csv: row 2: periode: {why}"]


@pytest.mark.parametrize(("heading", "right"), [
    ("Yksikkö", "'mittayksikkö' or 'organisaatioyksikkö'"), ("Enhed", "'måleenhed' or 'organisationsenhed'"),
    ("Eining", "'måleining' or 'organisasjonseining'")])
def test_a_heading_that_is_either_unit_is_told_with_both(tmp_path: Path, heading: str, right: str) -> None:
    assert refused(tmp_path / "f.csv", f"indicator;period;value;{heading}\nA1;2024;4;Oslo\n") == [
        f"f.csv: row 1: {heading!r} may be the unit of measurement or the organisational unit; call the column {right}"]


def test_every_norwegian_heading_fills_its_field() -> None:
    first = load_measurements(FIGURES / "decimal_comma.csv").rows[0]
    assert first == Measurement(
        indicator="A1.1.1", period=Period.parse("2024-T1"), value=78.6, org_unit="nord", unit="percent",
        numerator=11.0, denominator=14.0, low=52.4, high=92.4,
        statuses=frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.BREAK}),
        recorded_at=datetime(2024, 5, 20), recorded_by="kari", approved_by="ola",
        approved_at=datetime(2024, 6, 1, 9, 30), source="Fagsystemet", note="to\nlinjer", method_version="1.2",
    )
    assert first.place == "decimal_comma.csv: row 2"


def test_norwegian_words_for_basis_and_status_are_known() -> None:
    rows = load_measurements(FIGURES / "decimal_comma.csv").rows
    assert (rows[1].value, rows[1].unit, rows[1].basis) == (1234.5, "piece", Basis.YEAR_TO_DATE)
    assert rows[4].value is None
    assert rows[4].statuses == {ObservationStatus.NOT_COLLECTED}


def test_dates_of_milestones_and_levels_are_values() -> None:
    rows = load_measurements(FIGURES / "decimal_comma.csv").rows
    assert [row.value for row in rows[2:4]] == [date(2025, 9, 30), "B"]


def test_files_and_folders_are_read_together_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("indicator,period,value\nB,2024,2\n")
    (tmp_path / "a.csv").write_text("indicator,period,value\nA,2024,1\n")
    (tmp_path / "~$c.xlsx").write_text("a lock")
    (tmp_path / "notes.md").write_text("not figures")
    assert [row.indicator for row in load_measurements(tmp_path)] == ["A", "B"]
    assert [row.indicator for row in load_measurements(tmp_path / "b.csv", tmp_path / "a.csv")] == ["B", "A"]


def test_reading_csv_loads_neither_pandas_nor_pint() -> None:
    code = (f"import sys, balanced_scorecard as b; b.load_measurements({str(FIGURES / 'code_page.csv')!r}); "
            "print({'pandas', 'numpy', 'pint', 'openpyxl', 'networkx'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# ---- values ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "separator", "value"),
    [
        ("79,3", ";", 79.3), ("79.3", ";", 79.3), ("79.3", ",", 79.3), ("1 234,5", ";", 1234.5), ("-4", ";", -4.0),
        ("−4,5", ";", -4.5), ("0,125", ",", None), ("150 000", ",", 150000.0), ("2025-10-01", ";", date(2025, 10, 1)),
        ("mindre god", ";", "mindre god"), ("", ";", None), ("1 234,5", "\t", 1234.5),
    ],
)
def test_values_are_read_as_their_file_writes_them(tmp_path: Path, written: str, separator: str, value: object) -> None:
    if value is None and written:
        written, value = f'"{written}"', 0.125
    assert value_of(tmp_path, written, separator) == value


def test_a_percent_sign_says_the_unit(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("indicator;period;value;low;high\nA1;2024;79,3 %;70 %;85%\n")
    row = load_measurements(path).rows[0]
    assert (row.value, row.low, row.high, row.unit) == (79.3, 70.0, 85.0, "percent")


@pytest.mark.parametrize("word", ["-", "–", ".", "..", "n/a", "NaN", "inf", "-inf", "#DIV/0!", "null", "?"])
def test_marks_for_missing_are_refused_with_the_remedy(tmp_path: Path, word: str) -> None:
    assert refused(tmp_path / "f.csv", f"indicator;period;value\nA1;2024;{word}\n") == [
        f"f.csv: row 2: value: {word!r} is no value; leave the cell empty and say why in status: "
        "L not collected, M cannot exist, Q suppressed"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1.234", "'1.234' can be read as 1234 or as 1,234; write one of these"),
        ("12,3,4", "'12,3,4' has a sign for thousands; write thousands with a space and decimals with ','"),
        ("<5", "'<5' is not a number; leave the cell empty with status Q where a small number is hidden"),
        ("4 uker", "'4 uker' is a number with a unit; write the number alone, 'uker' in the column unit"),
        ("12abc", "'12abc' is not a number; write digits, with ',' for decimals"),
        ("30.09.2025", "'30.09.2025' is not a date in the form year-month-day; did you mean '2025-09-30'?"),
        ("2025-02-30", "'2025-02-30' is not a date; the calendar has no such day or time"),
        ("20. juni 2025", "'20. juni 2025' is not a date in the form year-month-day; did you mean '2025-06-20'?"),
    ],
)
def test_figures_that_cannot_be_trusted_are_refused(tmp_path: Path, written: str, why: str) -> None:
    assert refused(tmp_path / "f.csv", f"indicator;period;value\nA1;2024;{written}\n") == [
        f"f.csv: row 2: value: {why}"]


@pytest.mark.parametrize(
    ("heading", "written", "why"),
    [
        ("unit", "sekel", "unit: unit 'sekel' is not known; did you mean 'sek'?"),
        ("Enhet", "Oslo", "Enhet: unit 'Oslo' is not known; use one such as %, pp, kr, mill. kr, stk., saker, mnd, "
                          "årsverk; the column is read as the unit of measurement: call an organisational unit "
                          "'organisasjonsenhet'"),
        ("n", "-", "n: '-' is no value; leave the cell empty"),
        ("n", "mange", "n: 'mange' is not a number; write digits, with ',' for decimals"),
        ("low", "god", "low: 'god' is not a number; write digits"),
        ("basis", "ytdd", "basis: 'ytdd' is not known; use 'period' or 'year_to_date'"),
        ("status", "P|provisonal", "status: 'provisonal' is not an observation status; did you mean 'provisional'?"),
        ("status", "Z", "status: 'Z' is not an observation status; "
                        "use codes such as P provisional, E estimated, L not collected"),
        ("recorded_at", "1.2.2024", "recorded_at: '1.2.2024' is not a date in the form year-month-day; "
                                    "did you mean '2024-02-01'?"),
        ("recorded_at", "2024-05-01T10:00+02:00", "recorded_at: '2024-05-01T10:00+02:00' is not a date; "
                                                  "leave the time zone out"),
        ("recorded_at", "06/20/2026", "recorded_at: '06/20/2026' is not a date in the form year-month-day; "
                                      "there is no month 20; did you mean '2026-06-20'?"),
        ("recorded_at", "20.06.26", "recorded_at: '20.06.26' is not a date in the form year-month-day; "
                                    "did you mean '2026-06-20'?"),
        ("recorded_at", "mai", "recorded_at: 'mai' is not a date; write it as 2025-02-27"),
        ("numerator", "3", "numerator and denominator go together; give both or none"),
        ("unit;low", "kr;70 %", "low: 70 % is a percent, the unit beside it is 'NOK'; write the same in both"),
        ("low", "70 %", "low came as percent, the rest as plain numbers; write them alike, or state the unit"),
        ("low;high", "5;4", "low (5) is above high (4); swap them"),
    ],
)
def test_every_other_column_says_what_would_be_right(tmp_path: Path, heading: str, written: str, why: str) -> None:
    assert why_not(tmp_path, heading, written) == why


# ---- faults ------------------------------------------------------------------------------------------------------


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("indicator,period,value\nA1,2024-Q5,1\n,2024,x\nA1,2024,1,5\n")
    (tmp_path / "b.csv").write_text("indicator,period,vlaue\n")
    with pytest.raises(MeasurementError) as caught:
        load_measurements(tmp_path, tmp_path / "c.csv", tmp_path / "d.xls")
    assert str(caught.value).splitlines() == [
        "a.csv: row 4: has 4 cells where the headings have 3; quote a cell that holds the separator, "
        "and write one separator a column",
        "a.csv: row 2: period: '2024-Q5' is not a period; quarters run from 2024-Q1 to 2024-Q4",
        "a.csv: row 3: indicator: required but empty",
        "b.csv: row 1: 'vlaue' is not a column; did you mean 'value'?",
        f"{tmp_path / 'c.csv'}: no such file; give the path of a file or a folder",
        "d.xls: figures are not read from '.xls'; use '.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.json', '.jsonl', "
        "'.ndjson' or '.parquet'",
    ]


def test_two_values_for_one_cell_are_refused_with_both_rows(tmp_path: Path) -> None:
    lines = refused(tmp_path / "f.csv", "indicator,period,value\nA1,2024,55\nB,2024,1\nA1,2024,57\n")
    assert lines == ["f.csv: rows 2 and 4: two values for 'A1' in 2024 (55.0 and 57.0); keep one"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("indicator,period,value\n", "has headings and no rows; add a row a value"),
        ("indicator,periode\nA,2024\n", "row 1: no column value / verdi; name it in the first row of the table"),
        ("a,b\n1,2\n", None),
        ("indicator,indikator,period,value\nA,A,2024,1\n",
         "row 1: 'indicator' and 'indikator' are both the column indicator; keep one"),
        ("indicator;period;value;;\nA;2024;1;;x\n",
         "row 2: 'x' stands in a column without a heading; give the column one or clear the cell"),
    ],
)
def test_headings_that_do_not_fit_are_refused(tmp_path: Path, content: str, why: str | None) -> None:
    lines = refused(tmp_path / "f.csv", content)
    if why is None:
        assert lines[-1] == ("f.csv: row 1: no column indicator / indikator and no column period / periode; "
                             "name the columns in the first row of the table")
    else:
        assert lines == [f"f.csv: {why}"]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 300}.csv"  # longer than a file's name may be
    with pytest.raises(MeasurementError, match=r"cannot be opened \(file name too long\); give a file"):
        load_measurements(path)


def test_a_folder_without_figures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match=r"holds no file of figures; put files there that end in '\.csv'"):
        load_measurements(tmp_path)


def test_no_path_at_all_is_refused() -> None:
    with pytest.raises(MeasurementError, match="no file of figures was given"):
        load_measurements()


def test_a_decimal_sign_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match=r"decimal: ';' is not a decimal sign; use ',' or '\.'"):
        load_measurements(tmp_path, decimal=";")


def test_the_decimal_sign_given_decides_what_is_ambiguous(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("indicator;period;value\nA;2024;1.234\n")
    assert load_measurements(tmp_path / "f.csv", decimal=".").rows[0].value == 1.234


# ---- wide tables -------------------------------------------------------------------------------------------------


def test_a_wide_table_has_one_column_a_period(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("indikator;organisasjonsenhet;2024-T1;2024-T2\nA1;nord;78,6 %;\nA1;;1;2\n")
    rows = load_measurements(tmp_path / "f.csv", layout="wide").rows
    assert [(row.org_unit, str(row.period), row.value, row.unit) for row in rows] == [
        ("nord", "2024-T1", 78.6, "percent"), ("", "2024-T1", 1.0, None), ("", "2024-T2", 2.0, None)]
    assert rows[2].place == "f.csv: row 3, column '2024-T2'"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("indicator,2024-T9\nA,1\n", "row 1: '2024-T9' is no column of a wide table; "
                                     "'2024-T9' is not a period; tertials run from 2024-T1 to 2024-T3"),
        ("org_unit,2024\nA,1\n", "row 1: no column indicator / indikator; name it in the first row"),
        ("indicator,unit\nA,%\n", "row 1: no column of a period; a wide table has one a period, such as 2024-T1"),
        ("indicator,2024\n,1\n", "row 2: indicator: required but empty"),
        ("indicator,2024\nA,-\n", "row 2, column '2024': '-' is no value; leave the cell empty and say why in status: "
                                  "L not collected, M cannot exist, Q suppressed"),
        ("indicator,2024,2024\nA,1,2\n", "row 1: '2024' and '2024' are both the column 2024; keep one"),
    ],
)
def test_a_wide_table_that_does_not_fit_is_refused(tmp_path: Path, content: str, why: str) -> None:
    assert refused(tmp_path / "f.csv", content, layout="wide") == [f"f.csv: {why}"]


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match="layout: 'tall' is not known; use 'tidy' or 'wide'"):
        load_measurements(tmp_path, layout="tall")


# ---- JSON lines and Parquet --------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [
    '{"indicator": "A1", "period": 2024, "value": 79.3}\n\n{"indicator": "B", "period": "2024", "note": "nothing"}\n',
    '[{"indicator": "A1", "period": 2024, "value": 79.3}, {"indicator": "B", "period": "2024", "note": "nothing"}]',
])
def test_json_lines_and_lists_are_read(tmp_path: Path, content: str) -> None:
    (tmp_path / "f.jsonl").write_text(content)
    assert [(row.indicator, str(row.period), row.value, row.note) for row in load_measurements(tmp_path)] == [
        ("A1", "2024", 79.3, ""), ("B", "2024", None, "nothing")]


def test_every_fault_of_json_lines_names_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path / "f.jsonl", '{"indicator": "A1", "period": "2024", "value": NaN}\n{"a": 1, "a": 2}\n3\n'
                                         '{"indicator"\n{"indicator": "A", "period": "2024", "value": true}\n'
                                         '{"indicator": 1.5, "period": [1], "value": "1,234"}\n') == [
        "f.jsonl: line 2: key 'a' stands twice in one row; keep one",
        "f.jsonl: line 3: 3 is not an object; write the columns of a row as keys in braces",
        "f.jsonl: line 4: cannot be read as JSON (expecting ':' delimiter: line 1 column 13 (char 12)); "
        "write one object a line",
        "f.jsonl: line 1: value: nan is not a number to reckon with; leave the cell empty and say why in status: "
        "L not collected, M cannot exist, Q suppressed",
        "f.jsonl: line 5: value: True is not a number; write digits",
        "f.jsonl: line 6: indicator: 1.5 is a number where a text is needed; "
        "store it as text, since 1.1 and 1.10 are one",
        "f.jsonl: line 6: period: '[1]' is not a period; write it as 2024, 2024-H1, 2024-T2, 2024-Q3, 2024-05, "
        "2024-W07, 2024-05-17 or 2024..2027",
        "f.jsonl: line 6: value: '1,234' can be read as 1234 or as 1.234; write one of these",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe", "is not text in UTF-8; save it as UTF-8"),
        (b"", 'is empty; write one object a line, such as {"indicator": "A1", "period": "2024", "value": 79.3}'),
        (b"[1]", "1 is not an object; write the columns of a row as keys in braces"),
        (b"[" * 100_000, None),
    ],
)
def test_json_that_holds_no_table_is_refused(tmp_path: Path, content: bytes, why: str | None) -> None:
    (tmp_path / "f.json").write_bytes(content)
    with pytest.raises(MeasurementError) as caught:
        load_measurements(tmp_path / "f.json")
    assert len(str(caught.value).splitlines()) == 1
    assert why is None or str(caught.value) == f"f.json: {why}"


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "f.parquet").write_bytes(b"PAR1")
    with pytest.raises(MissingDependencyError) as caught:
        load_measurements(tmp_path / "f.parquet")
    assert str(caught.value) == ('reading .parquet needs pyarrow; install it with: '
                                 'pip install "balanced-scorecard[parquet]"')


if find_spec("pyarrow"):  # with the extra installed Parquet is read; the test above holds with and without it

    def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
        pa = import_module("pyarrow")
        columns = {"indicator": pa.array(["A1", "A2"]).dictionary_encode(), "period": [2024, 2024],
                   "value": pa.array([Decimal("79.3"), None]), "recorded_at": [datetime(2024, 5, 20), None]}
        import_module("pyarrow.parquet").write_table(pa.table(columns), tmp_path / "f.parquet")
        rows = load_measurements(tmp_path).rows
        assert [(row.indicator, str(row.period), row.value, row.recorded_at) for row in rows] == [
            ("A1", "2024", 79.3, datetime(2024, 5, 20)), ("A2", "2024", None, None)]

    def test_parquet_that_is_none_is_refused(tmp_path: Path) -> None:
        (tmp_path / "f.parquet").write_bytes(b"PAR1")
        with pytest.raises(MeasurementError, match=r"f\.parquet: cannot be read as Parquet; write it anew"):
            load_measurements(tmp_path)
