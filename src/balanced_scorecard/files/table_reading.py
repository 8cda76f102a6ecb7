"""A file of figures or assessments -> a `Table`, by its ending; files and folders; what cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from os.path import isdir
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from ..errors import Fault, MeasurementError, one_of
from ..frames.table import Table
from .csv_file import read_csv_table

PathText = str | PathLike[str]
_EXCEL = (".xlsx", ".xlsm")
_JSON = (".json", ".jsonl", ".ndjson")
CARD_BESIDE = ".card.json"
"""The end of the name of the card that is written beside a plan in StratML."""
SUFFIXES = (".csv", ".tsv", ".txt", *_EXCEL, *_JSON, ".parquet")
"""The endings of files that tables are read from."""


@frozen(kw_only=True)
class Wanted:
    """What is looked for in a file.

    Attributes:
        columns: every column there may be, and what else it is called.
        key: the column by which a row of headings is known.
        sheets: the names of the sheet in a workbook where none is given. beside: of a second one, read as well.
        sheet: the sheet the caller asks for.
        decimal: the decimal sign the caller asks for.
    """

    columns: Mapping[str, Sequence[str]]
    key: str
    sheets: tuple[str, ...]
    beside: tuple[str, ...] = ()
    sheet: str | None = None
    decimal: str | None = None


def read_table(path: Path, wanted: Wanted) -> Table:
    """Return the table in the file at *path*; raise MeasurementError where there is none to read."""
    table, _ = read_tables(path, wanted)
    assert table is not None  # nothing was wanted beside it
    return table


def read_tables(path: Path, wanted: Wanted) -> tuple[Table | None, Table | None]:
    """Return the table in the file at *path*, and of a workbook that of the sheet wanted beside, where it has one.

    Raise MeasurementError where there is none to read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise MeasurementError([Fault(f"figures are not read from {suffix or 'a file without an ending'!r}; "
                                      f"use {one_of(SUFFIXES)}", source=path.name)])
    if suffix in _EXCEL:
        from .excel_package import MOST_BYTES
        from .excel_table import read_excel_tables

        return read_excel_tables(_content_of(path, MOST_BYTES + 1), wanted, path.name)
    content = _content_of(path)
    if suffix in _JSON:
        from .json_lines_file import read_json_lines_table

        return read_json_lines_table(content, path.name, decimal=wanted.decimal), None
    if suffix == ".parquet":
        from .parquet_file import read_parquet_table

        return read_parquet_table(content, path.name, decimal=wanted.decimal), None
    return read_csv_table(content, path.name, decimal=wanted.decimal), None


def files_in(path: Path) -> Iterator[Path]:
    """Yield *path*, or the files of a folder in the order of their names.

    Hidden and lock files are left out, and cards that stand beside a plan in StratML.
    """
    if not isdir(path):  # unlike Path.is_dir it never raises: what cannot be opened is said below
        yield path
        return
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES
                   and not file.name.startswith((".", "~$")) and not file.name.endswith(CARD_BESIDE))
    if not found:
        raise MeasurementError([Fault(f"holds no file of figures; put files there that end in {one_of(SUFFIXES)}",
                                      source=str(path))])
    yield from found


def opened(path: Path) -> BinaryIO:
    """Return the file at *path*, open to be read; raise MeasurementError where it cannot be opened."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise MeasurementError([Fault("no such file; give the path of a file or a folder", source=str(path))]) from None
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise MeasurementError([Fault(f"cannot be opened ({reason}); give a file that can be read",
                                      source=str(path))]) from None


def _content_of(path: Path, most: int = -1) -> bytes:
    with opened(path) as file:
        return file.read(most)
