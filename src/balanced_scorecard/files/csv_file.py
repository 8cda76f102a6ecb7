"""Bytes of a CSV file -> a `Table`, as Norwegian Excel writes it and as everybody else does."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import compress, repeat

from ..errors import Fault, MeasurementError
from ..frames.cells import DECIMAL_LANGUAGES
from ..frames.lines import Lines
from ..frames.table import Table

_MOST_COLUMNS = 16_384
_SEPARATORS = (",", ";", "\t")
_SPACES = " \t\v\f\x1c\x1d\x1e\x1f"
_CODE_PAGE = "cp1252"  # what Excel on a Western European Windows writes where UTF-8 is not asked for


def read_csv_table(content: bytes, source: str = "", *, decimal: str | None = None) -> Table:
    r"""Return the table in *content*; raise MeasurementError where it is no text, empty or torn.

    A semicolon between columns means a decimal comma, a comma or a tab a decimal point; *decimal* says otherwise.
    Rows are numbered as a spreadsheet numbers them, the headings being row 1.

    >>> read_csv_table("indikator;periode;verdi\nA1;2024;79,3\n".encode()).language
    'nb'
    """
    text = _decoded(content, source)
    separator = _separator(text)
    language = DECIMAL_LANGUAGES[decimal or ("," if separator == ";" else ".")]
    even = _even(text, separator)
    if even is not None:
        return Table(headings=tuple(even[0]), rows=even[1], source=source, language=language)
    rows = _rows_in(text, separator, source)
    head = next((number for number, row in enumerate(rows) if _is_filled(row) and not _is_hint(row)), None)
    if head is None:
        raise MeasurementError([Fault("is empty; the first row must name the columns", source=source)])
    headings = [cell.strip() for cell in rows[head]]
    if len(headings) > _MOST_COLUMNS:
        raise MeasurementError([Fault(f"has {len(headings)} columns, more than the {_MOST_COLUMNS} of a spreadsheet; "
                                      "write one row a value", source=source)])
    filled = list(_filled(rows, head + 1))
    # A decimal comma in a file of commas makes a row one cell longer: never guess which cell it was.
    torn = {number for number, row in filled
            if len(row) < _last(headings) or (separator == "," and len(row) > len(headings))}
    width = max([_last(headings), *(_last(row) for number, row in filled if number not in torn)])
    return Table(
        headings=tuple(_of_width(headings, width)),
        rows=[(f"row {number}", _of_width(row, width)) for number, row in filled if number not in torn],
        source=source,
        heading_place=f"row {head + 1}",
        language=language,
        faults=tuple(_torn(source, number, row, headings) for number, row in filled if number in torn),
    )


def _decoded(content: bytes, source: str) -> str:
    if content.startswith(BOM_UTF8):
        encodings = ["utf-8-sig"]
    elif content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8", _CODE_PAGE]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if content.startswith(b"PK\x03\x04"):
        raise MeasurementError([Fault("is a workbook, not CSV; give it the ending .xlsx", source=source)])
    raise MeasurementError([Fault("is not text in UTF-8 or Windows-1252; save it as CSV UTF-8", source=source)])


def _separator(text: str) -> str:
    first = next((line.strip("\r\n") for line in StringIO(text, newline="") if line.strip()), "")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    unquoted = "".join(first.split('"')[::2])
    return next((each for each in (";", "\t") if each in unquoted), ",")


def _even(text: str, separator: str) -> tuple[list[str], Lines] | None:
    """Return the headings and rows of *text* where it is as programs write it; None where a closer look is needed.

    That is: no quotation marks, the headings first, and as many cells in every row.
    """
    text = text.replace("\r\n", "\n")
    head, _, rest = text.partition("\n")
    headings = [cell.strip() for cell in head.split(separator)]
    if '"' in text or "\r" in text or separator not in _SEPARATORS or not all(headings) or _is_hint(headings):
        return None
    lines, numbers = rest.split("\n"), range(2, rest.count("\n") + 3)
    if "" in lines:
        numbers, lines = list(compress(numbers, lines)), list(filter(None, lines))  # type: ignore[assignment]
    width = len(headings)
    if set(map(str.count, lines, repeat(separator))) != {width - 1} or width > _MOST_COLUMNS or max(
            map(len, lines)) > csv.field_size_limit():
        return None
    cells = separator.join(lines).split(separator)
    columns = [cells[at::width] for at in range(width)]
    if not text.isascii() or any(space in text for space in _SPACES if space != separator):
        columns = list(map(_stripped, columns))
    if "" in columns[0]:
        is_filled = list(map(any, zip(*columns, strict=True)))
        numbers = list(compress(numbers, is_filled))  # type: ignore[assignment]
        columns = [list(compress(column, is_filled)) for column in columns]
    return headings, Lines([f"row {number}" for number in numbers], columns)


def _stripped(cells: list[str]) -> list[str]:
    """Return *cells* without spaces around them."""
    bare = {cell: cell.strip() for cell in set(cells)}
    return cells if all(cell is short for cell, short in bare.items()) else list(map(bare.__getitem__, cells))


def _rows_in(text: str, separator: str, source: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise MeasurementError([Fault(f"cannot be read as CSV ({error}); close every quotation mark and save it again",
                                      source=source)]) from None


def _is_hint(row: Sequence[str]) -> bool:
    """Whether *row* is the line ``sep=;`` that Excel reads and hides."""
    return row[0].lower().startswith("sep=")


def _is_filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _filled(rows: Sequence[Sequence[str]], start: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells, without spaces around them, of every row from *start* that is not empty."""
    for number, row in enumerate(rows[start:], start + 1):
        if _is_filled(row):
            yield number, [cell.strip() for cell in row]


def _last(cells: Sequence[str]) -> int:
    """Return how many of *cells* there are up to the last that is filled."""
    return max((number for number, cell in enumerate(cells, 1) if cell), default=0)


def _of_width(cells: Sequence[str], width: int) -> list[str]:
    """Return *cells* cut or filled up to *width*: what Excel pads to the right is left out."""
    return [*cells[:width], *[""] * (width - len(cells))]


def _torn(source: str, number: int, row: Sequence[str], headings: Sequence[str]) -> Fault:
    return Fault(f"has {len(row)} cells where the headings have {len(headings)}; "
                 f"quote a cell that holds the separator, and write one separator a column", (f"row {number}",),
                 source=source)
