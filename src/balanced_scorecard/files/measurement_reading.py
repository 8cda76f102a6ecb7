"""`load_measurements`: files of figures -> `Measurements`, by suffix; every fault of every file in one raise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from ..domain.measurement import Measurement, Measurements
from ..errors import Fault, MeasurementError, one_of
from ..frames.cells import DECIMAL_LANGUAGES
from ..frames.rows import Layout, Table, layout_named, measurements_of
from .csv_file import read_csv_table

PathText = str | PathLike[str]
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet")
"""The endings of files that figures are read from."""


def load_measurements(*paths: PathText, decimal: str | None = None, layout: Layout | str = Layout.TIDY,
                      sheet: str | None = None) -> Measurements:
    """Return the figures of *paths*: CSV, Excel, JSON lines and Parquet files, or folders of them.

    Args:
        paths: one or several; of a folder every file of such an ending is read, in the order of names.
        decimal: the decimal sign of texts, ``,`` or ``.``; left out, a CSV file with semicolons has a comma.
        layout: `Layout.TIDY`, one row a value, or `Layout.WIDE`, one column a period.
        sheet: of a workbook; left out, the one called measurements or målinger, else the first.

    Raises:
        MeasurementError: with every fault found in any of the files.
    """
    if decimal not in (None, *DECIMAL_LANGUAGES):
        raise MeasurementError(f"decimal: {decimal!r} is not a decimal sign; use {one_of(DECIMAL_LANGUAGES)}")
    chosen = layout_named(layout)
    read: list[Measurement] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            for file in _files(Path(path)):
                rows = measurements_of(_table(file, decimal, sheet), chosen)
                read += rows.measurements
                faults += rows.faults
        except MeasurementError as error:
            faults += error.faults
    return _all_or_faults(read, faults)


def _all_or_faults(read: Iterable[Measurement], faults: list[Fault]) -> Measurements:
    try:
        measurements = Measurements(read)
    except MeasurementError as error:
        faults += error.faults
    if faults:
        raise MeasurementError(faults)
    return measurements


def content_of(path: Path) -> bytes:
    """Return the bytes of *path*; raise MeasurementError where there is no such file or it cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MeasurementError([Fault("no such file; give the path of a file or a folder", source=str(path))]) from None
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise MeasurementError([Fault(f"cannot be opened ({reason}); give a file that can be read",
                                      source=str(path))]) from None


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.iterdir()
                   if file.suffix.lower() in SUFFIXES and not file.name.startswith((".", "~$")))
    if not found:
        raise MeasurementError([Fault(f"holds no file of figures; put files there that end in {one_of(SUFFIXES)}",
                                      source=str(path))])
    yield from found


def _table(path: Path, decimal: str | None, sheet: str | None) -> Table:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise MeasurementError([Fault(f"figures are not read from {suffix or 'a file without an ending'!r}; "
                                      f"use {one_of(SUFFIXES)}", source=path.name)])
    content = content_of(path)
    return read_csv_table(content, path.name, decimal=decimal)
