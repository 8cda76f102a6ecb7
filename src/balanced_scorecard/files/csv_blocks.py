"""A CSV file in blocks of whole rows -> `RawTable`s; a block with anything torn in it -> a `Table` of `csv_file`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from attrs import evolve, frozen

from ..errors import Fault, MeasurementError
from ..frames.headings import Column
from ..frames.table import Table
from .csv_file import read_csv_table
from .tidy_columns import RawTable

_LONGEST_ROW = 16_000_000
_NO_NUMBER = "\x1f"  # neither a number nor, once spaces are taken off, a text
_SEPARATORS = (";", "\t", ",")


@frozen(kw_only=True)
class Head:
    """The first lines of a CSV file up to its headings, and what they say of the rest."""

    content: bytes
    table: Table
    separator: str

    @property
    def rows(self) -> int:
        """How many rows it takes up."""
        return int(self.table.heading_place.removeprefix("row "))


def head_of(start: bytes, source: str, decimal: str | None) -> Head | None:
    """Return the head of a file that begins with *start*; None where only the whole file can be read."""
    lines = start.splitlines(keepends=True)
    for many, line in enumerate(lines, 1):
        text = line.decode("utf-8-sig", "replace").strip()
        if not text.strip(";,\t ") or text.lower().startswith("sep="):
            continue
        try:
            table = read_csv_table(b"".join(lines[:many]), source, decimal=decimal)
        except MeasurementError:
            return None
        separator = _separator(text, table)
        return Head(content=b"".join(lines[:many]), table=table, separator=separator) if separator else None
    return None


def _separator(text: str, table: Table) -> str:
    """Return the separator that parts *text* into the headings of *table*; empty where it is none of the usual."""
    for separator in _SEPARATORS:
        cells = tuple(cell.strip() for cell in next(csv.reader([text], delimiter=separator)))
        if cells[:len(table.headings)] == table.headings and len(cells) > 1:
            return separator
    return ""


def blocks_of(file: BinaryIO, start: bytes, size: int, source: str) -> Iterator[bytes]:
    """Yield *start* and the rest of *file* in blocks of about *size* bytes that end where a row ends."""
    rest, wanted, has_more = start, size, True
    while rest or has_more:
        while has_more and len(rest) < wanted:
            more = file.read(wanted)
            rest, has_more = rest + more, bool(more)
        end = _last_end(rest[:wanted])
        if not end and len(rest) > _LONGEST_ROW:
            raise MeasurementError([Fault("a row does not end; close every quotation mark", source=source)])
        if not end and (has_more or len(rest) > wanted):
            wanted *= 2  # a row longer than a block
            continue
        yield rest[:end] if end else rest
        rest, wanted = rest[end:] if end else b"", size


def _last_end(content: bytes) -> int:
    """Return where the last whole row of *content* ends; a line break in quotes ends none."""
    if b'"' not in content:
        return content.rfind(b"\n") + 1
    ends = _ends(content)
    return int(ends[-1]) + 1 if len(ends) else 0


def _ends(content: bytes) -> np.ndarray[Any, Any]:
    """Return where the line breaks of *content* are that end a row."""
    signs = np.frombuffer(content, np.uint8)
    breaks = np.flatnonzero(signs == ord("\n"))
    if b'"' not in content:
        return breaks
    quotes = np.flatnonzero(signs == ord('"'))
    outside: np.ndarray[Any, Any] = breaks[np.searchsorted(quotes, breaks) % 2 == 0]
    return outside


class BlockReader:
    """Reads the blocks of one file one after the other; knows the number of the next row and the encoding so far."""

    def __init__(self, head: Head, columns: tuple[Column, ...], decimal: str | None) -> None:
        self.head, self.columns, self.decimal = head, columns, decimal
        self.row = head.rows + 1
        self.encoding = "utf-8"
        self.is_settled = False  # whether a letter beyond ASCII has said which encoding it is

    def read(self, block: bytes) -> RawTable | Table:
        """Return the rows of *block*; raise MeasurementError where it is no text."""
        frame = self._frame(block)
        first = self.row
        if frame is None:
            self.row += max(len(_ends(block)), 1)
            return self._torn(block, first)
        self.row += len(frame)
        return RawTable(frame=frame, columns=self.columns, numbers=np.arange(first, self.row),
                        source=self.head.table.source, language=self.head.table.language)

    def _frame(self, block: bytes) -> pd.DataFrame | None:
        """Return the cells of *block*; None where rows are longer or shorter than the headings, or it is no text."""
        ends = _ends(block)
        if not len(ends) or ends[-1] + 1 < len(block):
            ends = np.append(ends, len(block))
        if b"\0" in block or not self._decodes(block) or not self._is_whole(block, ends):
            return None
        end = b"" if block.endswith((b"\n", b"\r")) else b"\n"
        # A last row that is taken off again: pandas makes numbers of a column of digits alone, of the code 1.10 a 1.1.
        words = self.head.separator.join([_NO_NUMBER] * len(self.columns)).encode()
        try:
            frame = pd.read_csv(
                BytesIO(block + end + words), header=None, sep=self.head.separator, dtype="category",
                keep_default_na=False, skip_blank_lines=False, encoding=self.encoding, low_memory=False)
        except ValueError:  # pandas' own ParserError among them
            return None
        # A quotation mark within a cell can end a row for one and not for the other: then neither is believed.
        return frame.iloc[:-1] if frame.shape == (len(ends) + 1, len(self.columns)) else None

    def _is_whole(self, block: bytes, ends: np.ndarray[Any, Any]) -> bool:
        """Whether every row, each up to one of *ends*, has as many cells as there are headings, or is empty."""
        signs = np.frombuffer(block, np.uint8)
        cuts, within = np.flatnonzero(signs == ord(self.head.separator)), len(self.columns) - 1
        if b'"' in block:
            quotes = np.flatnonzero(signs == ord('"'))
            cuts = cuts[np.searchsorted(quotes, cuts) % 2 == 0]
        if len(cuts) == len(ends) * within:  # as many as there should be: then every row needs only its first and last
            by_row = cuts.reshape(-1, within)
            return bool((by_row[:, -1] < ends).all() and (by_row[1:, 0] > ends[:-1]).all())
        found = np.diff(np.searchsorted(cuts, ends), prepend=0)
        return bool(((found == within) | ((found == 0) & (np.diff(ends, prepend=-1) <= 2))).all())

    def _decodes(self, block: bytes) -> bool:
        if block.isascii():
            return True
        for encoding in (self.encoding,) if self.is_settled else ("utf-8", "cp1252"):
            try:
                block.decode(encoding)
            except UnicodeDecodeError:
                continue
            self.encoding, self.is_settled = encoding, True
            return True
        return False

    def _torn(self, block: bytes, first: int) -> Table:
        """Return the rows of *block* as the reader of whole files reads them, by their own numbers."""
        table = read_csv_table(self.head.content + block, self.head.table.source, decimal=self.decimal)
        shift = first - self.head.rows - 1
        return evolve(table, rows=[(_shifted(place, shift), cells) for place, cells in table.rows], faults=tuple(
            evolve(fault, path=tuple(_shifted(str(part), shift) for part in fault.path)) for fault in table.faults))


def _shifted(place: str, shift: int) -> str:
    word, _, number = place.partition(" ")
    return f"{word} {int(number) + shift}"
