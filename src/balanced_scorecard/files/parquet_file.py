"""Bytes of a Parquet file <-> rows; needs pyarrow, which the extra ``parquet`` installs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np

from ..domain.amount import number_text
from ..errors import Fault, MeasurementError, MissingDependencyError
from ..frames.cells import DECIMAL_LANGUAGES, Cell
from ..frames.headings import Column
from ..frames.rows import Table
from .tidy_columns import RawTable


def read_parquet_table(content: bytes, source: str = "", *, decimal: str | None = None) -> Table:
    """Return the table in *content*; raise MissingDependencyError without pyarrow."""
    parquet = pyarrow("pyarrow.parquet", "reading")
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


def parquet_tables(content: BinaryIO, source: str, rows: int, decimal: str | None = None) -> Iterator[RawTable]:
    """Yield the rows of the Parquet file *content*, at most *rows* at a time, as they lie in its columns."""
    parquet = pyarrow("pyarrow.parquet", "reading")
    number = 1
    try:
        for batch in parquet.ParquetFile(content).iter_batches(batch_size=rows):
            frame = batch.to_pandas(date_as_object=True, timestamp_as_object=True)
            columns = tuple(Column("", str(name)) for name in frame.columns)
            yield RawTable(frame=frame, columns=columns, numbers=np.arange(number, number + len(frame)), source=source,
                           language=DECIMAL_LANGUAGES.get(decimal or ""))
            number += len(frame)
    except (ValueError, OSError):
        raise MeasurementError([Fault("cannot be read as Parquet; write it anew", source=source)]) from None


def write_parquet_table(records: Sequence[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    """Return *records* as the bytes of a Parquet file; raise MissingDependencyError without pyarrow.

    A column is of one kind: where values are both numbers and words, all are written as texts that are read back.
    """
    parquet, arrow = pyarrow("pyarrow.parquet", "writing"), pyarrow("pyarrow", "writing")
    table = arrow.table({name: _of_one_kind([record.get(name) for record in records]) for name in columns})
    out = BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def _of_one_kind(values: list[object]) -> list[object]:
    kinds = {float if isinstance(value, float | int) else type(value) for value in values if value is not None}
    return values if len(kinds) <= 1 else [_text(value) for value in values]


def _text(value: object) -> object:
    if isinstance(value, float | int):
        return number_text(value)
    return value.isoformat() if isinstance(value, date) else value


def pyarrow(module: str, doing: str) -> Any:
    """Return *module* of pyarrow; raise MissingDependencyError, naming what one was *doing*, where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingDependencyError(f'{doing} .parquet needs pyarrow; install it with: '
                                     f'pip install "balanced-scorecard[parquet]"') from None


def _plain(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, float | int | date) else repr(value)
