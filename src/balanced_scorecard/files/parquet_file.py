"""Bytes of a Parquet file -> a `Table`; needs pyarrow, which the extra ``parquet`` installs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any

from ..errors import Fault, MeasurementError, MissingDependencyError
from ..frames.cells import DECIMAL_LANGUAGES, Cell
from ..frames.rows import Table


def read_parquet_table(content: bytes, source: str = "", *, decimal: str | None = None) -> Table:
    """Return the table in *content*; raise MissingDependencyError without pyarrow."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        raise MissingDependencyError('reading .parquet needs pyarrow; install it with: '
                                     'pip install "balanced-scorecard[parquet]"') from None
    try:
        table = parquet.read_table(BytesIO(content))
    except (ValueError, OSError):
        raise MeasurementError([Fault("cannot be read as Parquet; write it anew", source=source)]) from None
    columns = [[_plain(value) for value in column.to_pylist()] for column in table.itercolumns()]
    rows = zip(*columns, strict=True)
    return Table(
        headings=tuple(map(str, table.column_names)),
        rows=[(f"row {number}", row) for number, row in enumerate(rows, 1)],
        source=source,
        heading_place="columns",
        language=DECIMAL_LANGUAGES.get(decimal or ""),
    )


def _plain(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, float | int | date) else repr(value)
