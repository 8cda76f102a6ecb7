"""Figures from a database: real SQLite, over the driver itself and over SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from balanced_scorecard import (
    Measurement,
    MeasurementColumns,
    MeasurementError,
    Period,
    measurements_from_query,
)

ROWS = [("A1", "2024-T1", 79.3, "nord", None), ("A1", "2024-T2", None, "nord", "L"), ("B2", "2024", 5, "", None)]
FIGURES = (
    Measurement(indicator="A1", period=Period.parse("2024-T1"), value=79.3, org_unit="nord"),
    Measurement(indicator="B2", period=Period.parse("2024"), value=5.0),
)
SELECT = "SELECT indikator, periode, verdi, organisasjonsenhet, status FROM tall"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of figures, its columns in Norwegian."""
    path = tmp_path / "tall.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE tall (indikator TEXT, periode TEXT, verdi REAL, organisasjonsenhet TEXT, status TEXT)"
        )
        connection.executemany("INSERT INTO tall VALUES (?, ?, ?, ?, ?)", ROWS)
        connection.commit()
    return path


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection of the driver to it."""
    with closing(sqlite3.connect(database)) as open_connection:
        yield open_connection


def test_a_query_over_the_driver_gives_figures(connection: sqlite3.Connection) -> None:
    read = measurements_from_query(connection, SELECT)
    assert tuple(row for row in read if row.value is not None) == FIGURES
    assert len(read) == 3


def test_values_of_a_query_are_given_beside_it(connection: sqlite3.Connection) -> None:
    read = measurements_from_query(connection, f"{SELECT} WHERE indikator = ?", parameters=["B2"])
    assert read.rows == FIGURES[1:]
    read = measurements_from_query(connection, f"{SELECT} WHERE indikator = :id", parameters={"id": "B2"})
    assert read.rows == FIGURES[1:]


def test_an_engine_a_connection_and_an_address_of_sqlalchemy_give_figures(database: Path) -> None:
    address = f"sqlite:///{database}"
    engine = sa.create_engine(address)
    query = sa.text(f"{SELECT} WHERE indikator = :id")
    assert measurements_from_query(engine, query, parameters={"id": "B2"}).rows == FIGURES[1:]
    with engine.connect() as open_connection:
        assert len(measurements_from_query(open_connection, SELECT)) == 3
    assert len(measurements_from_query(address, SELECT)) == 3
    engine.dispose()


def test_a_statement_of_sqlalchemy_gives_figures_with_its_types(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'typed.db'}")
    table = sa.Table(
        "tall",
        sa.MetaData(),
        sa.Column("indicator", sa.String),
        sa.Column("period", sa.Date),
        sa.Column("value", sa.Numeric(10, 4, asdecimal=True)),
        sa.Column("recorded_at", sa.DateTime),
    )
    table.create(engine)
    with engine.begin() as open_connection:
        open_connection.execute(
            table.insert(),
            [
                {
                    "indicator": "A1",
                    "period": date(2024, 5, 17),
                    "value": Decimal("79.3"),
                    "recorded_at": datetime(2024, 6, 1, 8),
                }
            ],
        )
    [row] = measurements_from_query(engine, sa.select(table))
    assert (str(row.period), row.value, row.recorded_at) == ("2024-05-17", 79.3, datetime(2024, 6, 1, 8))
    engine.dispose()


class Cursor:
    """A cursor as PEP 249 asks for, of rows that some driver returns."""

    def __init__(self, names: list[str] | None, rows: list[Any]) -> None:
        self.description = None if names is None else [(name, None, None, None, None, None, None) for name in names]
        self.rows = rows
        self.is_open = True

    def execute(self, query: str, parameters: object = ()) -> None:
        if query == "BROKEN":
            raise RuntimeError("the database says no")

    def fetchall(self) -> list[Any]:
        return self.rows

    def close(self) -> None:
        self.is_open = False


class Driver:
    """A connection of a driver that pandas has never heard of."""

    def __init__(self, names: list[str] | None, rows: list[Any]) -> None:
        self.made = Cursor(names, rows)

    def cursor(self) -> Cursor:
        return self.made


NAMES = ["Indikator", "PERIODE", "Verdi", "registrert"]


@pytest.mark.parametrize(
    "rows",
    [
        [("A1", 2024, Decimal("79.3"), datetime(2024, 6, 1))],
        [["A1", 2024, 79.3, date(2024, 6, 1)]],
        [dict(zip(NAMES, ("A1", 2024, Decimal("79.30"), datetime(2024, 6, 1)), strict=True))],
    ],
)
def test_whatever_a_driver_returns_is_read_as_what_it_is(rows: list[Any]) -> None:
    [row] = measurements_from_query(Driver(NAMES, rows), "SELECT ...")
    assert (row.indicator, str(row.period), row.value, row.recorded_at) == ("A1", "2024", 79.3, datetime(2024, 6, 1))


def test_a_whole_number_in_a_column_with_holes_stays_whole() -> None:
    rows = [("A1", 2024, 5, 1), ("A1", 2025, None, None)]
    read = measurements_from_query(Driver(["indicator", "period", "value", "method_version"], rows), "SELECT ...")
    assert [row.method_version for row in read] == ["1", None]


def test_columns_may_have_names_of_ones_own(connection: sqlite3.Connection) -> None:
    columns = MeasurementColumns(indicator="kpi", period="when", value="result")
    read = measurements_from_query(
        connection,
        "SELECT indikator AS kpi, periode AS 'when', verdi AS result, 1 AS more FROM tall WHERE indikator = 'B2'",
        columns=columns,
    )
    assert read.rows == FIGURES[1:]


def test_a_wide_query_has_a_column_a_period(connection: sqlite3.Connection) -> None:
    read = measurements_from_query(connection, "SELECT 'A1' AS indikator, 1.5 AS '2023', 2.5 AS '2024'", layout="wide")
    assert [(str(row.period), row.value) for row in read] == [("2023", 1.5), ("2024", 2.5)]


def test_faults_name_the_row_and_the_column(connection: sqlite3.Connection) -> None:
    with pytest.raises(MeasurementError) as raised:
        measurements_from_query(connection, "SELECT 'A1' AS indikator, '2024-T5' AS periode, 1 AS verdi")
    assert str(raised.value) == "row 0: periode: '2024-T5' is not a period; tertials run from 2024-T1 to 2024-T3"
    with pytest.raises(MeasurementError, match="'kpi' is not a column"):
        measurements_from_query(connection, "SELECT 'A1' AS kpi, '2024' AS periode, 1 AS verdi")


def test_a_query_without_rows_says_so(connection: sqlite3.Connection) -> None:
    with pytest.raises(MeasurementError, match="has headings and no rows; add a row a value"):
        measurements_from_query(connection, f"{SELECT} WHERE indikator = 'none'")


def test_what_selects_nothing_is_refused() -> None:
    driver = Driver(None, [])
    with pytest.raises(MeasurementError, match="the query selects nothing; begin it with SELECT"):
        measurements_from_query(driver, "UPDATE ...")
    assert not driver.made.is_open


def test_what_the_database_says_is_passed_on(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table: none"):
        measurements_from_query(connection, "SELECT * FROM none")
    driver = Driver(NAMES, [])
    with pytest.raises(RuntimeError, match="the database says no"):
        measurements_from_query(driver, "BROKEN")
    assert not driver.made.is_open


def test_the_connection_is_left_open(connection: sqlite3.Connection) -> None:
    measurements_from_query(connection, SELECT)
    assert connection.execute("SELECT 1").fetchone() == (1,)
