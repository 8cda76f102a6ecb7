"""`Table`: a heading and rows of plain cells, as a file or a frame holds them, and what its readers ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from ..errors import Fault
from .cells import Cell
from .headings import Column, field_named, organisation_hint, unknown_heading


@frozen(kw_only=True)
class Table:
    """A heading and rows of cells, as a file or a frame holds them.

    Attributes:
        rows: what each row is called in a message (``row 14``), and its cells, one a heading.
        source: the file's name; empty for what came from memory.
        heading_place: what the row of headings is called.
        language: whose numbers its texts are written in; None where each text must say it by itself.
        faults: rows that could not be taken apart into cells.
    """

    headings: tuple[str, ...]
    rows: Iterable[tuple[str, Sequence[Cell]]]
    source: str = ""
    heading_place: str = "row 1"
    language: str | None = None
    faults: tuple[Fault, ...] = ()

    def place(self, row: str) -> str:
        """Return where *row* is, file and all."""
        return f"{self.source}: {row}" if self.source else row

    def fault(self, message: str, row: str = "") -> Fault:
        """Return *message* as a fault of *row*, or of the whole table."""
        return Fault(message, (row,) if row else (), source=self.source)


def columns_named(table: Table, known: Mapping[str, Sequence[str]], required: Sequence[str]) -> tuple[
        tuple[Column, ...], list[Fault]]:
    """Return what each heading of *table* holds, and every heading that is unknown, given twice or lacking."""
    columns = tuple(Column(field_named(heading, known) or "", heading) for heading in table.headings)
    faults = [table.fault(unknown_heading(column.heading, known), table.heading_place)
              for column in columns if not column.field and column.heading]
    faults += [table.fault(each, table.heading_place) for each in doubled(columns)]
    held = {column.field for column in columns}
    lacking = [each for each in required if each not in held]
    if lacking:
        also = {each: " / ".join((each, *known[each][:1])) for each in lacking}
        faults.append(table.fault(f"no column {' and no column '.join(also.values())}; name the columns in the first "
                                  f"row of the table", table.heading_place))
    return columns, faults


def doubled(columns: Sequence[Column]) -> Iterator[str]:
    """Yield what is wrong where two of *columns* are one."""
    first: dict[str, str] = {}
    for column in columns:
        if column.field and column.field in first:
            yield f"{first[column.field]!r} and {column.heading!r} are both the column {column.field}; keep one"
        first.setdefault(column.field, column.heading)


def read_cells(columns: Sequence[Column], values: Sequence[Cell], language: str | None,
               readers: Mapping[str, Callable[[Cell, str | None], Any]]) -> tuple[dict[str, Any], list[str]]:
    """Return what a row says, by field, and what is wrong with it, by heading."""
    said: dict[str, Any] = {}
    wrong: list[str] = []
    for column, cell in zip(columns, values, strict=True):
        if cell is None or cell == "":
            continue
        if not column.field:
            wrong.append(f"{cell!r} stands in a column without a heading; give the column one or clear the cell")
            continue
        try:
            said[column.field] = readers[column.field](cell, language)
        except ValueError as error:
            hint = organisation_hint(column.heading) if column.field == "unit" else ""
            wrong.append(f"{column.heading}: {error}{hint}")
    return said, wrong


def empty_cells(columns: Sequence[Column], values: Sequence[Cell], required: Sequence[str]) -> list[str]:
    """Return what is wrong with a row where a required cell is empty."""
    return [f"{column.heading}: required but empty" for column, cell in zip(columns, values, strict=True)
            if column.field in required and cell in (None, "")]
