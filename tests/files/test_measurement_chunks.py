"""Files larger than memory, part by part: the same figures and the same faults as when they are read whole."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from tests.measurement_strategies import figures

from balanced_scorecard import (
    Measurement,
    MeasurementError,
    Measurements,
    Period,
    Scorecard,
    load_measurement_chunks,
    load_measurements,
    measurements_from_frame,
    save_measurements,
    save_stratml,
)
from balanced_scorecard.files.csv_blocks import blocks_of

HEAD = "indicator,period,value,org_unit"
FORMATS = ["f.csv", "f.tsv", "f.jsonl", "f.json"] + (["f.parquet"] if find_spec("pyarrow") else [])


def a_file(folder: Path, *lines: str, name: str = "f.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def rows_of(frames: Iterator[pd.DataFrame]) -> list[Measurement]:
    return [row for frame in frames for row in measurements_from_frame(frame)]


def both(path: Path, *, rows: int = 2, **options: Any) -> tuple[list[Measurement], list[Measurement]]:
    """Return the rows of *path* read by parts, so small that the smallest file has several, and read whole."""
    return rows_of(load_measurement_chunks(path, rows=rows, **options)), list(load_measurements(path, **options))


def both_refuse(path: Path, **options: Any) -> list[str]:
    with pytest.raises(MeasurementError) as whole:
        load_measurements(path, **options)
    with pytest.raises(MeasurementError) as by_parts:
        list(load_measurement_chunks(path, rows=2, **options))
    assert sorted(str(by_parts.value).splitlines()) == sorted(str(whole.value).splitlines())
    return str(by_parts.value).splitlines()


# ---- the same figures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(measurements=figures(["A1", "1.10", "Å"], ["", "nord", "0301"]).filter(len))
def test_parts_are_the_whole(name: str, measurements: Measurements, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("figures") / name
    save_measurements(measurements, path)
    assert rows_of(load_measurement_chunks(path, rows=2)) == list(measurements)


ODD = {
    "norwegian": ["indikator;periode;verdi;organisasjonsenhet", "A1;2024;79,3;sør", "A2;2024;1 234,5;"],
    "percents": [HEAD, "A1,2024,79.3 %,", "A2,2024,80,", "A3,2024,5%,nord"],
    "levels and days": [HEAD, "A1,2024,good,", "A2,2024,2024-10-01,", "A3,2024,5,"],
    "codes of digits": [HEAD, "1.10,2024,1,0301", "1.1,2024,2,1103"],
    "periods of digits": ["indicator,period,value", "A1,2024,1", "A2,2025,2"],
    "spaces": [" indicator , period,value ,org_unit", " A1 , 2024 , 5 , nord ", "A1,2025, 6,nord"],
    "empty rows": ["", ",,,", HEAD, "A1,2024,1,", "", ",,,", "A1,2025,2,", "", ""],
    "a hint of Excel": ["sep=;", "indicator;period;value", "A1;2024;79,3", "A1;2025;80"],
    "quotes": [HEAD, 'A1,2024,5,"nord, sør"', 'A1,2025,6,"two\nlines"', 'A1,2026,7,"say ""hi"""'],
    "missing values": [HEAD + ",status", "A1,2024,,nord,L", "A1,2025,,nord,", "A1,2026,5,,P|B"],
    "parts of a rate": ["indicator,period,numerator,denominator", "A1,2024,29,100", "A1,2025,30,100"],
    "all the columns": [
        "indicator,period,value,low,high,n,unit,basis,recorded_at,recorded_by,note",
        "A1,2024,5,4,6,100,%,ytd,2024-05-17,Kari,ok",
        "A2,2024,5,,,,mill. kr,,2024-05-17 12:30,,",
    ],
    "bounds in percent": ["indicator,period,value,low,high", "A1,2024,50 %,40 %,60 %", "A2,2024,5,4,6"],
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_as_people_write_it_is_read_alike(name: str, encoding: str, tmp_path: Path) -> None:
    by_parts, whole = both(a_file(tmp_path, *ODD[name], encoding=encoding))
    assert by_parts == whole
    assert len(whole) > 1


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_any_machine_ends_them(end: str, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(end.join([HEAD, *(f"A1,{year},{year % 7},nord" for year in range(2000, 2030))]).encode())
    by_parts, whole = both(path)
    assert by_parts == whole
    assert len(whole) == 30


def test_a_letter_of_windows_may_come_after_pages_of_english(tmp_path: Path) -> None:
    lines = [HEAD, *(f"A1,{year},1,nord" for year in range(2000, 2030)), "A1,2030,1,sør", "A1,2031,1,vør"]
    by_parts, whole = both(a_file(tmp_path, *lines, encoding="cp1252"))
    assert by_parts == whole


def test_many_distinct_numbers_are_read_alike(tmp_path: Path) -> None:
    lines = [HEAD, *(f"A{n},2024,{n}.{n % 89},nord" for n in range(3000)), "A9000,2024,1e5x,", "A9001,2024,5 %,"]
    path = a_file(tmp_path, *lines[:-2], lines[-1])
    by_parts, whole = both(path, rows=100_000)
    assert by_parts == whole
    path = a_file(tmp_path, *(line.replace(",", ";").replace(".", ",") for line in lines[:-2]))
    by_parts, whole = both(path, rows=100_000)
    assert by_parts == whole


def test_the_decimal_sign_may_be_given(tmp_path: Path) -> None:
    by_parts, whole = both(a_file(tmp_path, HEAD.replace(",", ";"), "A1;2024;79.3;"), decimal=".")
    assert by_parts == whole


def test_a_frame_has_its_types_and_no_more_rows_than_asked(tmp_path: Path) -> None:
    path = a_file(tmp_path, HEAD, *(f"A1,{year},{year},nord" for year in range(2000, 2005)))
    frames = list(load_measurement_chunks(path, rows=2))
    assert [len(frame) for frame in frames] == [2, 2, 1]
    assert {name: str(kind) for name, kind in frames[0].dtypes.items()} == {
        "indicator": "category",
        "period": "category",
        "value": "float64",
        "org_unit": "category",
    }
    assert frames[1].index.tolist() == [0, 1]


def test_several_files_and_folders_are_read_one_after_the_other(tmp_path: Path) -> None:
    a_file(tmp_path, HEAD, "A1,2024,1,", name="b.csv")
    (tmp_path / "a.jsonl").write_text('{"indicator": "A1", "period": "2023", "value": 5}\n')
    rows = rows_of(load_measurement_chunks(tmp_path, a_file(tmp_path, HEAD, "A2,2024,1,", name="c.txt")))
    assert [(row.indicator, str(row.period)) for row in rows] == [
        ("A1", "2023"),
        ("A1", "2024"),
        ("A2", "2024"),
        ("A2", "2024"),
    ]


def test_json_lines_may_have_their_own_keys_each(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    lines: list[dict[str, object]] = [
        {"indicator": "A1", "period": "2024", "value": 5},
        {"indicator": "A1", "period": "2025", "verdi": 6, "note": "ok"},
    ]
    path.write_text(
        "\n".join(json.dumps(line) for line in lines[:1]) + "\n\n" + json.dumps({**lines[0], "period": "2026"})
    )
    by_parts, whole = both(path)
    assert by_parts == whole


def test_a_plan_in_stratml_gives_its_results(tmp_path: Path) -> None:
    card = Scorecard(id="c", name="C")
    rows = Measurements([Measurement(indicator="A1", period=Period.parse("2024"), value=5.0)])
    save_stratml(card, tmp_path / "plan.xml", rows)
    assert rows_of(load_measurement_chunks(tmp_path / "plan.xml")) == list(rows)


# ---- the same faults ---------------------------------------------------------------------------------------------

BROKEN = {
    "values": [HEAD, "A1,2024-T5,1,", "A1,2024,x y,", "A1,2025,#REF!,", ",2024,5,", "A1,,5,", "A1,2026,1e5,"],
    "a torn row": [HEAD, "A1,2024,1,", "A1,2025", "A1,2026,1,nord,more", "A1,2027,x1,"],
    "rows that make up for each other": [HEAD, "A1,2024,1,,", "A1,2025,1", "A1,2026,1,"],
    "cells that disagree": [
        "indicator,period,value,numerator,denominator,status,low,high",
        "A1,2024,5,,,L,,",
        "A1,2025,,3,,,,",
        "A1,2026,5,,,,9,1",
        "A1,2027,,3,4,Q,,",
    ],
    "percents and numbers": ["indicator,period,value,low,high,unit", "A1,2024,5 %,4,6,", "A1,2025,5 %,,,kr"],
    "a column without a heading": ["indicator,period,value,", "A1,2024,5,", "A1,2025,5,x"],
    "a middle column without a heading": ["indicator;;period;value", "A1;;2024;5", "A1;x;2025;5"],
    "headings": ["indicator,perod,value", "A1,2024,5"],
    "no value": ["indicator,period", "A1,2024"],
    "nothing": [HEAD],
    "no quotation mark at the end": [HEAD, 'A1,2024,5,"nord'],
    "statuses and units": ["indicator,period,value,status,unit,basis,recorded_at", "A1,2024,5,ZZ,x,y,yesterday"],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_with_faults_is_refused_alike(name: str, tmp_path: Path) -> None:
    assert both_refuse(a_file(tmp_path, *BROKEN[name]))


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"PK\x03\x04", b"indicator,period,value\nA1,2024,\0\n", b"\x81\x8d\n"]
)
def test_what_is_no_table_is_refused_alike(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(content)
    assert both_refuse(path)


def test_faults_far_apart_name_their_rows(tmp_path: Path) -> None:
    lines = [HEAD, *(f"A1,{year},1,nord" for year in range(1000, 2000))]
    lines[500], lines[900] = "A1,2024-T5,1,nord", "A1,1898,1"
    assert both_refuse(a_file(tmp_path, *lines)) == [
        "f.csv: row 501: period: '2024-T5' is not a period; tertials run from 2024-T1 to 2024-T3",
        "f.csv: row 901: has 3 cells where the headings have 4; quote a cell that holds the separator, and write one "
        "separator a column",
    ]


def test_what_came_before_the_first_fault_was_yielded_and_nothing_after(tmp_path: Path) -> None:
    lines = [
        HEAD,
        *(f"A1,{year},1,nord" for year in range(1000, 1100)),
        "A1,x,1,",
        *(f"A2,{y},1," for y in range(1000, 1100)),
    ]
    frames: list[pd.DataFrame] = []
    with pytest.raises(MeasurementError) as raised:
        frames.extend(load_measurement_chunks(a_file(tmp_path, *lines), rows=10))
    assert len(raised.value.faults) == 1
    assert 0 < sum(map(len, frames)) <= 100
    assert {row.indicator for frame in frames for row in measurements_from_frame(frame)} == {"A1"}


def test_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    first, second = a_file(tmp_path, HEAD, "A1,x,1,"), a_file(tmp_path, "indicator", "A1", name="g.csv")
    with pytest.raises(MeasurementError) as raised:
        list(load_measurement_chunks(first, tmp_path / "none.csv", second, tmp_path / "h.pdf"))
    sources = [fault.source.rpartition("/")[2] for fault in raised.value.faults]
    assert list(dict.fromkeys(sources)) == ["f.csv", "none.csv", "g.csv", "h.pdf"]


@pytest.mark.parametrize(
    ("paths", "options", "message"),
    [
        ((), {}, "no file of figures was given; give the path of a file or a folder"),
        (("f.csv",), {"decimal": ";"}, "decimal: ';' is not a decimal sign; use ',' or '.'"),
    ],
)
def test_what_is_asked_wrongly_is_refused(paths: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(MeasurementError) as raised:
        list(load_measurement_chunks(*paths, **options))
    assert str(raised.value) == message


def test_faults_of_json_lines_name_their_line(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"indicator": "A1", "period": "2024", "value": 5}\n\n\n\n\nno json\n[1]\n')
    assert [fault.split(": ")[1] for fault in both_refuse(path)] == ["line 6", "line 7"]


# ---- bounded -----------------------------------------------------------------------------------------------------


def test_a_file_of_many_blocks_takes_no_more_memory_than_a_few_of_them(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    with path.open("w") as file:
        file.write(HEAD + "\n")
        for n in range(1_000_000):
            file.write(f"A{n % 30},{2000 + n % 20},{n % 1000},u{n % 500}\n")
    tracemalloc.start()
    many = sum(map(len, load_measurement_chunks(path)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert many == 1_000_000
    assert peak < 150_000_000  # of a file of 16 MB read whole the figures alone would take 600


def test_a_row_that_does_not_end_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(MeasurementError, match="a row does not end; close every quotation mark"):
        list(blocks_of(BytesIO(b"x\n" * 10_000_000), b'"', 8_000_000, "f.csv"))


def test_a_list_in_json_is_read_whole_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(
        '[{"indicator": "A1", "period": "2024", "value": 5},\n {"indicator": "A1", "period": "2025", "value": 6}]\n'
    )
    by_parts, whole = both(path)
    assert by_parts == whole


if find_spec("pyarrow"):

    def test_parquet_is_read_with_its_types_part_by_part(tmp_path: Path) -> None:
        arrow = import_module("pyarrow")
        columns = {
            "indicator": arrow.array(["A1", "A1", "A2", None]),
            "period": arrow.array([date(2024, 5, 17), date(2024, 5, 18), date(2024, 5, 17), None]),
            "value": arrow.array([Decimal("79.30"), None, Decimal("5.00"), None]),
            "n": arrow.array([1.5, None, float("nan"), None]),
            "method_version": arrow.array([1, 2, None, None]),
            "recorded_at": arrow.array([datetime(2024, 6, 1, 12), None, datetime(2024, 6, 2), None]),
        }
        path = tmp_path / "f.parquet"
        import_module("pyarrow.parquet").write_table(arrow.table(columns), path)
        rows = rows_of(load_measurement_chunks(path, rows=3))
        assert [(row.indicator, str(row.period), row.value, row.n, row.method_version) for row in rows] == [
            ("A1", "2024-05-17", 79.3, 1.5, "1"),
            ("A1", "2024-05-18", None, None, "2"),
            ("A2", "2024-05-17", 5.0, None, None),
        ]
        assert [row.recorded_at for row in rows] == [datetime(2024, 6, 1, 12), None, datetime(2024, 6, 2)]

    def test_parquet_that_is_none_or_lacks_a_column_is_refused_by_parts(tmp_path: Path) -> None:
        path = tmp_path / "f.parquet"
        path.write_bytes(b"PAR1")
        assert both_refuse(path) == ["f.parquet: cannot be read as Parquet; write it anew"]
        import_module("pyarrow.parquet").write_table(import_module("pyarrow").table({"indicator": ["A1"]}), path)
        assert both_refuse(path)
