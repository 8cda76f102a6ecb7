"""Bytes of an .xlsx workbook -> a `Table`: what people see in the cells, found below any title."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from ..errors import Fault, MeasurementError, PeriodError, ReadingWarning, did_you_mean, one_of
from ..frames.cells import DECIMAL_LANGUAGES, Cell, period
from ..frames.headings import field_named
from ..frames.table import Table
from .excel_book import Book, read_book
from .excel_cells import MOST_CELLS, Broken, Line, Sheet, SheetCell, cell_name
from .excel_formats import Shown
from .excel_package import NotReadable

if TYPE_CHECKING:
    from .table_reading import Wanted

SEARCHED = 20
"""How many rows are searched for the headings: titles, logos, examples and merged headings stand above them."""
_IDS = ("indicator", "element", "org_unit")
_MOST_SAID = 100  # cells beside the table that are each told of


def read_excel_tables(content: bytes, wanted: Wanted, source: str = "") -> tuple[Table | None, Table | None]:
    """Return the table of the wanted sheet, and that of the one wanted beside it where there is one.

    The first is None where only the second is there. A cell shown as a percent is a `Percent`, a date shown without
    its day a month or a year; of a formula the value that Excel last worked out counts. Raise MeasurementError where a
    sheet holds no table; warn of macros, of hidden rows and of values from other workbooks.
    """
    try:
        book = read_book(content)
        beside = _named(book.names, wanted.beside) if wanted.sheet is None else None
        is_alone = beside is not None and _named(book.names, wanted.sheets) is None
        first = None if is_alone else book.sheet(_sheet_name(book.names, wanted, source))
        second = None if beside is None else book.sheet(beside)
    except NotReadable as error:
        raise MeasurementError([Fault(str(error), source=source)]) from None
    sheets = [sheet for sheet in (first, second) if sheet is not None]
    for said in dict.fromkeys(said for sheet in sheets for said in remarks(book, sheet)):
        warnings.warn(f"{source}: {said}" if source else said, ReadingWarning, stacklevel=2)
    named = len(book.names) > 1
    return (None if first is None else _table(first, wanted, _Places(source, first.name if named else "")),
            None if second is None else _table(second, wanted, _Places(source, second.name if named else "")))


def _named(titles: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the title of the sheet by the first of *names* that there is; None where there is none."""
    by_name = {title.strip().casefold(): title for title in reversed(titles)}
    return next((by_name[name] for name in names if name in by_name), None)


def remarks(book: Book, sheet: Sheet) -> Iterator[str]:
    """Yield what a reader of *sheet* should know, though it was read."""
    if book.package.has_macros:
        yield "holds macros; only its cells were read"
    if sheet.is_hidden:
        yield f"the sheet {sheet.name!r} is hidden; it was read as any other"
    if sheet.hidden_rows:
        yield (f"the sheet {sheet.name!r} has hidden rows ({numbers_text(sheet.hidden_rows)}); they were read as the "
               "others")
    if sheet.linked:
        yield (f"the sheet {sheet.name!r} takes values from other workbooks ({_listed(sheet.linked)}); what Excel last "
               "fetched was read")


def numbers_text(numbers: Sequence[int]) -> str:
    """Return rows as people write them.

    >>> numbers_text([4, 5, 6, 9])
    '4-6, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return _listed([str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs])


def _listed(texts: Sequence[str]) -> str:
    return ", ".join([*texts[:5], *(["..."] if len(texts) > 5 else [])])


@frozen
class _Places:
    """What the places of a sheet are called: by its name too, where the workbook has several."""

    source: str
    sheet: str

    def row(self, number: int) -> str:
        """Return what a row is called."""
        return f"{self.sheet} row {number}".lstrip()

    def cell(self, column: int, row: int) -> str:
        """Return what a cell is called."""
        name = cell_name(column, row)
        return f"{self.sheet}!{name}" if self.sheet else f"cell {name}"


@frozen
class _Head:
    """The row of headings: its number, its texts by column, and what each names."""

    row: int
    texts: Mapping[int, str]
    fields: Mapping[int, str | None]
    width: int


def _table(sheet: Sheet, wanted: Wanted, places: _Places) -> Table:
    source = places.source
    head = _head_of(sheet.rows, wanted)
    if head is None:
        raise MeasurementError([Fault(
            f"no row of the first {SEARCHED} names the columns (sheet {sheet.name!r}); "
            f"write {one_of(list(wanted.columns)[:3])} and so on above the table", source=source)])
    if head.width * len(sheet.rows) > 2 * MOST_CELLS:
        raise MeasurementError([Fault(f"the sheet {sheet.name!r} has {len(sheet.rows)} rows of {head.width} columns, "
                                      "more than is read; save the figures as CSV or Parquet", source=source)])
    rows, faults = _rows_of(sheet, head, places)
    return Table(
        headings=tuple(head.texts.get(column, "") for column in range(1, head.width + 1)),
        rows=rows,
        source=source,
        heading_place=places.row(head.row),
        language=DECIMAL_LANGUAGES.get(wanted.decimal or ""),
        faults=faults,
    )


def _rows_of(sheet: Sheet, head: _Head, places: _Places) -> tuple[list[tuple[str, list[Cell]]], tuple[Fault, ...]]:
    """Return the rows below the headings that hold what can be read, and what is wrong with the others."""
    told: list[Fault] = []
    rows: list[tuple[str, list[Cell]]] = []
    columns = [(column, head.fields.get(column)) for column in range(1, head.width + 1)]
    for number, line in sheet.rows:
        if number <= head.row:
            continue
        wrong = _wrong(line, head)
        told += [Fault(said, (places.cell(column, number),), source=places.source) for column, said in wrong]
        if len(told) > _MOST_SAID:  # none of the figures will be used
            return [], (*told[:_MOST_SAID], Fault("and more cells like these; mend these first", source=places.source))
        if not wrong:
            rows.append((places.row(number), [_plain(line.get(column), field) for column, field in columns]))
    return rows, tuple(told)


def _sheet_name(names: Sequence[str], wanted: Wanted, source: str) -> str:
    if wanted.sheet is None:
        return _named(names, wanted.sheets) or names[0]
    if wanted.sheet not in names:
        hint = did_you_mean(wanted.sheet, names) or f"; use {one_of(names)}"
        raise MeasurementError([Fault(f"no sheet {wanted.sheet!r}{hint}", source=source)])
    return wanted.sheet


def _head_of(lines: Sequence[Line], wanted: Wanted) -> _Head | None:
    """Return the row that names most columns, the key column among them; None where none does."""
    best, most = None, 0
    for number, line in islice(lines, SEARCHED):
        texts = {column: _heading(cell) for column, cell in line.items()}
        fields = {column: field_named(text, wanted.columns) for column, text in texts.items()}
        many = sum(1 for column, text in texts.items() if fields[column] or _is_period(text))
        if number <= SEARCHED and wanted.key in fields.values() and many > most:
            best, most = _Head(number, texts, fields, max(texts)), many
    return best


def _heading(cell: SheetCell) -> str:
    """Return a heading as it is written, without the sign that marks a column as required."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell == int(cell):
        return str(int(cell))
    return cell.rstrip(" *") if isinstance(cell, str) else "" if isinstance(cell, Broken) else str(cell)


def _is_period(text: str) -> bool:
    try:
        return bool(text) and bool(period(text))
    except PeriodError:
        return False


def _wrong(line: Mapping[int, SheetCell], head: _Head) -> list[tuple[int, str]]:
    """Return what is wrong with the cells of a row: an error, a day for an id, what stands beside the table."""
    wrong: list[tuple[int, str]] = []
    for column, cell in line.items():
        if isinstance(cell, Broken):
            said = cell.message + (" and say why in status" if cell.is_error else "")
        elif column > head.width:
            said = f"{str(cell)!r} stands in a column without a heading; give the column one or clear the cell"
        elif isinstance(cell, date) and head.fields.get(column) in _IDS:
            said = no_id(cell)
        else:
            continue
        wrong.append((column, said))
    return wrong


def no_id(day: date) -> str:
    """Return what is wrong with a day where an id should be."""
    return (f"{day.isoformat()} is a day where an id is needed, as Excel makes one of 1.10; store the column as text "
            "and write the id again")


def _plain(cell: SheetCell, field: str | None) -> Cell:
    if isinstance(cell, Shown):
        return cell.text if field in _IDS else float(cell)
    return cell  # type: ignore[return-value]  # a row with a broken cell is not taken
