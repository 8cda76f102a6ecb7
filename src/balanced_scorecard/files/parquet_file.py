"""Bytes of a Parquet file <-> rows; needs pyarrow, which the extra ``parquet`` installs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np

from ..domain.amount import number_text
from ..errors import Fault, MeasurementError, with_extra
from ..frames.cells import DECIMAL_LANGUAGES, Cell
from ..frames.headings import Column
from ..frames.lines import Lines
from ..frames.table import Table
from .tidy_columns import RawTable

MOST_CELLS = 20_000_000
"""The most that a file read whole may hold: two million rows of ten columns."""
_MOST_UNPACKED = 500_000_000
_TORN = "cannot be read as Parquet; write it anew"
_WHOLE = 10_000  # rows at a time of a file that is read whole


def read_parquet_table(content: bytes, source: str = "", *, decimal: str | None = None) -> Table:
    """Return the table in *content*; raise MissingDependencyError without pyarrow.

    Raise MeasurementError where it is torn, or unpacks to more than is read.
    """
    parquet, arrow = pyarrow("pyarrow.parquet", "reading"), pyarrow("pyarrow", "reading")
    with _said_plainly(arrow, source):
        file = _opened(parquet, arrow, BytesIO(content))
        names = file.schema_arrow.names
        if file.metadata.num_rows * max(len(names), 1) > MOST_CELLS:
            raise MeasurementError([_too_large(f"{file.metadata.num_rows} rows of {len(names)} columns", source)])
        columns: list[list[Cell]] = [[] for _ in names]
        for batch in _batches(file, _WHOLE, source):
            for column, cells in zip(columns, batch, strict=True):
                column += cells
    rows = Lines([f"row {number}" for number in range(1, len(columns[0]) + 1 if columns else 1)], columns)
    return Table(headings=tuple(map(str, names)), rows=rows, source=source, heading_place="columns",
                 language=DECIMAL_LANGUAGES.get(decimal or ""))


def parquet_tables(content: BinaryIO, source: str, rows: int, decimal: str | None = None) -> Iterator[RawTable]:
    """Yield the rows of the Parquet file *content*, at most *rows* at a time, as they lie in its columns."""
    parquet, arrow = pyarrow("pyarrow.parquet", "reading"), pyarrow("pyarrow", "reading")
    number = 1
    with _said_plainly(arrow, source):
        for batch in _opened(parquet, arrow, content).iter_batches(batch_size=rows):
            frame = batch.to_pandas(date_as_object=True, timestamp_as_object=True)
            columns = tuple(Column("", str(name)) for name in frame.columns)
            yield RawTable(frame=frame, columns=columns, numbers=np.arange(number, number + len(frame)), source=source,
                           language=DECIMAL_LANGUAGES.get(decimal or ""))
            number += len(frame)


@contextmanager
def _said_plainly(arrow: Any, source: str) -> Iterator[None]:
    """Turn whatever a torn file makes pyarrow raise into one sentence."""
    try:
        yield
    except MeasurementError:
        raise
    except (arrow.ArrowException, ValueError, OSError, IndexError):
        raise MeasurementError([Fault(_TORN, source=source)]) from None


def _opened(parquet: Any, arrow: Any, content: BinaryIO) -> Any:
    """Return the file *content* opened so that a text said a million times is held once."""
    schema = parquet.ParquetFile(content).schema_arrow
    texts = [each.name for each in schema if arrow.types.is_string(each.type) or arrow.types.is_large_string(each.type)]
    return parquet.ParquetFile(content, read_dictionary=texts)


def _batches(file: Any, rows: int, source: str) -> Iterator[tuple[list[Cell], ...]]:
    """Yield the columns of *file*, at most *rows* at a time; what a few bytes repeat counts as often as it stands."""
    unpacked = 0
    for batch in file.iter_batches(batch_size=rows):
        columns = []
        for column in batch.columns:
            size, cells = _unpacked(column)
            unpacked += size
            if unpacked > _MOST_UNPACKED:
                most = f"more than {_MOST_UNPACKED // 1_000_000} MB once unpacked"
                raise MeasurementError([_too_large(most, source)])
            columns.append(cells())
        yield tuple(columns)


def _unpacked(column: Any) -> tuple[int, Callable[[], list[Cell]]]:
    """Return how large *column* is, and what gives its cells."""
    if not hasattr(column, "dictionary"):
        return column.nbytes, lambda: [_plain(value) for value in column.to_pylist()]
    words = [_plain(value) for value in column.dictionary.to_pylist()]
    many = np.bincount(column.indices.drop_null().to_numpy(), minlength=len(words))
    size = sum(len(word) * int(count) for word, count in zip(words, many, strict=True) if isinstance(word, str))
    return size, lambda: [None if at is None else words[at] for at in column.indices.to_pylist()]


def _too_large(what: str, source: str) -> Fault:
    return Fault(f"holds {what}, more than is read at once; read it with load_measurement_chunks", source=source)


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
    return with_extra(module, f"{doing} .parquet", "pyarrow", "parquet")


def _plain(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, float | int | date) else repr(value)
