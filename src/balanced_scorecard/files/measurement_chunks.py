"""`load_measurement_chunks`: files of figures larger than memory, a tidy frame after the other.

A CSV file is cut into blocks at the ends of its rows, JSON lines at the ends of lines, Parquet at its record batches.
Anything else is read whole and handed on in parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve, frozen

from ..errors import DefinitionError, Fault, MeasurementError, one_of
from ..frames.cells import DECIMAL_LANGUAGES
from ..frames.headings import MEASUREMENT_COLUMNS, Column, field_named
from ..frames.rows import measurements_of
from ..frames.table import Table
from .csv_blocks import BlockReader, blocks_of, head_of
from .measurement_reading import PLANS, WANTED
from .table_reading import PathText, files_in, opened, read_table
from .tidy_columns import RawTable, TidyRows, frame_of, tidy_rows

if TYPE_CHECKING:
    import pandas as pd

_LINES = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv", ".txt")
_MARK = Fault("stands for the rows that are read later")


_BYTES_A_ROW = 80
_LONGEST_HEAD = 100_000


@frozen
class _Asked:
    rows: int
    decimal: str | None

    @property
    def size(self) -> int:
        """About how many bytes so many rows are."""
        return self.rows * _BYTES_A_ROW


def load_measurement_chunks(
    *paths: PathText, rows: int = 100_000, decimal: str | None = None
) -> Iterator[pd.DataFrame]:
    """Yield the figures of *paths* as tidy frames, never more than a part of a file in memory.

    The columns are those of a table of figures, by their English names and those that a file has; indicator, period,
    org_unit, unit, basis and status are categories, numbers are float64. Each frame can be given to
    `measurements_from_frame`. That two rows give a value for one place in time is not looked for across frames.

    Args:
        paths: one or several files or folders, as for `load_measurements`; CSV, JSON lines and Parquet are read by
            parts.
        rows: the most rows of a frame.
        decimal: the decimal sign of texts, ``,`` or ``.``; left out, a CSV file with semicolons has a comma.

    Raises:
        MeasurementError: with every fault of all files, each with its file and row, once all are read. After the first
            fault nothing more is yielded; what was yielded before it stands.
    """
    if decimal not in (None, *DECIMAL_LANGUAGES):
        raise MeasurementError(f"decimal: {decimal!r} is not a decimal sign; use {one_of(DECIMAL_LANGUAGES)}")
    if not paths:
        raise MeasurementError("no file of figures was given; give the path of a file or a folder")
    faults: list[Fault] = []
    for path in paths:
        for part in _parts_of(Path(path), _Asked(rows, decimal), faults):
            faults += part.faults
            for first in range(0, 0 if faults else len(part.frame), rows):
                yield part.frame.iloc[first:first + rows].reset_index(drop=True)
    if faults:
        raise MeasurementError(faults)


def _parts_of(path: Path, asked: _Asked, faults: list[Fault]) -> Iterator[TidyRows]:
    """Yield the parts of *path*, a file or a folder; what cannot be opened at all is added to *faults*."""
    try:
        for file in files_in(path):
            yield from _parts_of_file(file, asked)
    except (MeasurementError, DefinitionError) as error:
        faults += error.faults


def _parts_of_file(file: Path, asked: _Asked) -> Iterator[TidyRows]:
    suffix = file.suffix.lower()
    if suffix in PLANS:
        from .stratml_file import load_stratml

        yield TidyRows(frame_of(load_stratml(file).measurements.rows), ())
    elif suffix in _CSV:
        with opened(file) as content:
            yield from _of_csv(content, file, asked)
    elif suffix in _LINES:
        with opened(file) as content:
            yield from _of_lines(content, file.name, asked)
    elif suffix == ".parquet":
        from .parquet_file import parquet_tables

        with opened(file) as content:
            yield from map(tidy_rows, _with_columns(parquet_tables(content, file.name, asked.rows, asked.decimal)))
    else:
        yield _of_table(read_table(file, evolve(WANTED, decimal=asked.decimal)))


def _of_table(table: Table) -> TidyRows:
    read = measurements_of(table)
    return TidyRows(frame_of(read.measurements), read.faults)


# ---- CSV ---------------------------------------------------------------------------------------------------------


def _of_csv(content: BinaryIO, file: Path, asked: _Asked) -> Iterator[TidyRows]:
    start = content.read(_LONGEST_HEAD)
    head = head_of(start, file.name, asked.decimal)
    if head is None:  # UTF-16, a heading over two lines, or no table at all: the reader of whole files says which
        yield _of_table(read_table(file, evolve(WANTED, decimal=asked.decimal)))
        return
    columns = _columns_of(head.table)
    reader = BlockReader(head, columns, asked.decimal)
    many = 0
    for block in blocks_of(content, start[len(head.content):], asked.size, file.name):
        found = reader.read(block)
        part = tidy_rows(found) if isinstance(found, RawTable) else _of_some(found)
        many += len(part.frame) + len(part.faults)
        yield part
    if not many:
        yield _of_table(evolve(head.table, rows=()))


def _columns_of(table: Table) -> tuple[Column, ...]:
    """Return what each heading of *table* holds; raise MeasurementError where they are not those of figures."""
    faults = [fault for fault in measurements_of(evolve(table, rows=(), faults=(_MARK,))).faults if fault is not _MARK]
    if faults:
        raise MeasurementError(faults)
    return tuple(Column(field_named(heading, MEASUREMENT_COLUMNS) or "", heading) for heading in table.headings)


def _of_some(table: Table) -> TidyRows:
    """Return some rows of a file; that there are none among them is no fault."""
    if not table.headings:  # lines that are empty or no JSON
        return TidyRows(frame_of(()), table.faults)
    read = measurements_of(evolve(table, faults=(*table.faults, _MARK)))
    return TidyRows(frame_of(read.measurements), tuple(fault for fault in read.faults if fault is not _MARK))


# ---- JSON lines and Parquet --------------------------------------------------------------------------------------


def _of_lines(content: BinaryIO, source: str, asked: _Asked) -> Iterator[TidyRows]:
    from .json_lines_file import read_json_lines_table

    number = 1
    lines = list(islice(content, asked.rows))
    if not b"".join(lines).lstrip(b"\xef\xbb\xbf \t\r\n") or lines[0].lstrip(b"\xef\xbb\xbf \t").startswith(b"["):
        yield _of_table(read_json_lines_table(b"".join(lines) + content.read(), source, decimal=asked.decimal))
        return
    while lines:
        yield _of_some(read_json_lines_table(b"".join(lines), source, decimal=asked.decimal, first=number))
        number += len(lines)
        lines = list(islice(content, asked.rows))


def _with_columns(tables: Iterator[RawTable]) -> Iterator[RawTable]:
    for table in tables:
        columns = _columns_of(Table(headings=tuple(column.heading for column in table.columns), rows=(),
                                    source=table.source, heading_place="columns"))
        yield evolve(table, columns=columns)
