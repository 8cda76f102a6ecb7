"""Figures written to a file are read back as the same figures, whatever the format."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.measurement_strategies import figures

from balanced_scorecard import (
    Basis,
    Measurement,
    MeasurementError,
    Measurements,
    MissingDependencyError,
    ObservationStatus,
    Period,
    load_measurements,
    save_measurements,
)
from balanced_scorecard.files.measurement_writing import write_measurements

FORMATS = [("f.csv", "."), ("f.csv", ","), ("f.tsv", "."), ("f.jsonl", "."), ("f.ndjson", "."), ("f.json", ".")]
FORMATS += [("f.parquet", ".")] if find_spec("pyarrow") else []


def row(value: Any = None, **fields: Any) -> Measurement:
    return Measurement(**{"indicator": "A1", "period": Period.parse("2024-T1"), "value": value, **fields})


@pytest.mark.parametrize(("name", "decimal"), FORMATS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(measurements=figures(["A1", "1.10", "Å"], ["", "nord", "0301"]).filter(len))
def test_what_is_written_is_read_back(
    name: str, decimal: str, measurements: Measurements, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("figures") / name
    save_measurements(measurements, path, decimal=decimal)
    assert load_measurements(path) == measurements


def test_only_columns_that_are_filled_are_written() -> None:
    rows = Measurements([row(79.3), row(None, period=Period.parse("2024-T2"), note="not yet")])
    assert write_measurements(rows, ".csv").decode().splitlines() == [
        "indicator,period,value,note",
        "A1,2024-T1,79.3,",
        "A1,2024-T2,,not yet",
    ]


def test_a_decimal_comma_comes_with_semicolons_and_the_mark_that_excel_needs() -> None:
    content = write_measurements(Measurements([row(79.3, org_unit="sør")]), ".csv", decimal=",")
    assert content == "\ufeffindicator;period;value;org_unit\r\nA1;2024-T1;79,3;sør\r\n".encode()


def test_numbers_have_all_their_digits() -> None:
    content = write_measurements(Measurements([row(1e-7), row(1.234, period=Period.parse("2024"))]), ".csv").decode()
    assert content.splitlines()[1:] == ["A1,2024-T1,0.0000001", "A1,2024,1.2340"]


def test_everything_a_row_carries_is_written() -> None:
    full = row(
        79.3,
        org_unit="nord",
        unit="percent",
        n=100.0,
        low=70.0,
        high=88.0,
        basis=Basis.YEAR_TO_DATE,
        statuses=frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.BREAK}),
        recorded_at=datetime(2024, 5, 17, 12, 30),
        recorded_by="Kari",
        approved_by="Ola",
        approved_at=datetime(2024, 5, 18),
        source="register",
        note="merknad",
        method_version="2",
    )
    [line] = write_measurements(Measurements([full]), ".jsonl").decode().splitlines()
    assert line == (
        '{"indicator": "A1", "period": "2024-T1", "value": 79.3, "org_unit": "nord", "unit": "percent", "n": 100.0, '
        '"low": 70.0, "high": 88.0, "basis": "year_to_date", "status": "B|P", "recorded_at": "2024-05-17T12:30:00", '
        '"recorded_by": "Kari", "approved_by": "Ola", "approved_at": "2024-05-18T00:00:00", "source": "register", '
        '"note": "merknad", "method_version": "2"}'
    )


@pytest.mark.parametrize("text", ["=1+1", "+47 22", "-", "@SUM(A1)", "\tx"])
def test_a_text_like_a_formula_is_written_to_csv_as_a_text(text: str) -> None:
    content = write_measurements(Measurements([row(1.0, note=text)]), ".csv").decode()
    assert f"'{text}" in content
    assert f"'{text}" not in write_measurements(Measurements([row(1.0, note=text)]), ".jsonl").decode()


def test_a_negative_number_is_no_formula() -> None:
    assert write_measurements(Measurements([row(-5.0)]), ".csv").decode().splitlines()[1] == "A1,2024-T1,-5"


def test_an_ending_that_is_none_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError) as raised:
        save_measurements(Measurements([row(1.0)]), tmp_path / "f.xls")
    assert str(raised.value) == (
        "f.xls: figures are not written to '.xls'; use '.csv', '.tsv', '.jsonl', '.ndjson', '.json' or '.parquet'"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_sign_that_is_no_decimal_sign_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match=r"^decimal: ';' is not a decimal sign; use ',' or '\.'$"):
        save_measurements(Measurements([row(1.0)]), tmp_path / "f.csv", decimal=";")


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".json"])
def test_the_same_figures_give_the_same_bytes(ending: str) -> None:
    rows = [row(79.3, statuses=frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.BREAK}))]
    assert write_measurements(Measurements(rows), ending) == write_measurements(Measurements(rows), ending)


def test_writing_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingDependencyError) as raised:
        write_measurements(Measurements([row(1.0)]), ".parquet")
    assert str(raised.value) == (
        'writing .parquet needs pyarrow; install it with: pip install "balanced-scorecard[parquet]"'
    )


if find_spec("pyarrow"):

    def test_parquet_keeps_numbers_days_and_moments_as_such(tmp_path: Path) -> None:
        rows = [row(date(2024, 10, 1), recorded_at=datetime(2024, 5, 17, 12, 30))]
        save_measurements(Measurements(rows), tmp_path / "f.parquet")
        schema = import_module("pyarrow.parquet").read_schema(tmp_path / "f.parquet")
        assert {name: str(schema.field(name).type) for name in schema.names} == {
            "indicator": "string",
            "period": "string",
            "value": "date32[day]",
            "recorded_at": "timestamp[us]",
        }

    def test_parquet_takes_numbers_and_words_in_one_column(tmp_path: Path) -> None:
        rows = Measurements([row(1.234), row("good", period=Period.parse("2024"))])
        save_measurements(rows, tmp_path / "f.parquet")
        assert load_measurements(tmp_path / "f.parquet") == rows
