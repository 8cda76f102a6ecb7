"""Bytes of an .xlsx workbook -> a `Table`: what people see in the cells, found below any title (openpyxl)."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from ..errors import Fault, MeasurementError, PeriodError, did_you_mean, one_of
from ..frames.cells import DECIMAL_LANGUAGES, Cell, Percent, period
from ..frames.headings import field_named
from ..frames.rows import Table

if TYPE_CHECKING:
    from .table_reading import Wanted

_SEARCHED = 20
"""How many rows are searched for the headings: titles, logos and merged headings stand above them."""

_UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError, AttributeError, EOFError,
               OSError, RuntimeError, ArithmeticError, ParseError, zlib.error)
_OLD_WORKBOOK = bytes.fromhex("d0cf11e0")


class _Formulas(Enum):
    AS_VALUES = "as values"
    AS_WRITTEN = "as written"


_Line = tuple[int, tuple[Any, ...]]


def read_excel_table(content: bytes, wanted: Wanted, source: str = "") -> Table:
    """Return the table of the wanted sheet; raise MeasurementError where it holds none.

    A cell shown as a percent is a `Percent`, a date shown without its day a month or a year; of a formula the value
    that Excel last worked out counts.
    """
    name, lines = _sheet(content, wanted, source)
    head = _headings_in(lines, wanted)
    if head is None:
        raise MeasurementError([Fault(
            f"no row of the first {_SEARCHED} names the columns (sheet {name!r}); "
            f"write {one_of(list(wanted.columns)[:3])} and so on above the table", source=source)])
    place, headings = head
    found = [(number, cells) for number, cells in lines if number > place]
    errors = _cells_that_fail(found) + _uncalculated(content, name, found, place)
    bad = {number for number, _, _ in errors}
    plain = [(number, [_plain(cell) for cell in cells]) for number, cells in found]
    width = max([_last(headings), *(_last(cells) for _, cells in plain)])
    filled = ((number, _of_width(cells, width)) for number, cells in plain if _last(cells) and number not in bad)
    return Table(
        headings=tuple(str(heading or "") for heading in _of_width(headings, width)),
        rows=[(f"row {number}", cells) for number, cells in filled],
        source=source,
        heading_place=f"row {place}",
        language=DECIMAL_LANGUAGES.get(wanted.decimal or ""),
        faults=tuple(Fault(message, (f"cell {cell}",), source=source) for _, cell, message in errors),
    )


def _sheet(content: bytes, wanted: Wanted, source: str) -> tuple[str, list[_Line]]:
    try:
        book = _opened(content, _Formulas.AS_VALUES)
        name = _sheet_name([sheet.title for sheet in book.worksheets], wanted, source)
        return name, _lines(book[name])
    except MeasurementError:
        raise
    except _UNREADABLE:
        old = content.startswith(_OLD_WORKBOOK)
        what = "is an old or a locked workbook" if old else "cannot be read as a workbook"
        raise MeasurementError([Fault(f"{what}; open it in Excel and save it as .xlsx without a password",
                                      source=source)]) from None


def _opened(content: bytes, formulas: _Formulas) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of a workbook that hold no figures, such as slicers
        return load_workbook(BytesIO(content), read_only=True, data_only=formulas is _Formulas.AS_VALUES)


def _sheet_name(names: Sequence[str], wanted: Wanted, source: str) -> str:
    if wanted.sheet is None:
        return next((name for name in names if name.strip().casefold() in wanted.sheets), names[0])
    if wanted.sheet not in names:
        hint = did_you_mean(wanted.sheet, names) or f"; use {one_of(names)}"
        raise MeasurementError([Fault(f"no sheet {wanted.sheet!r}{hint}", source=source)])
    return wanted.sheet


def _lines(sheet: Any) -> list[_Line]:
    sheet.reset_dimensions()  # some programs write a size that is not the table's
    return list(enumerate(sheet.iter_rows(), 1))


def _headings_in(lines: Sequence[_Line], wanted: Wanted) -> tuple[int, list[str]] | None:
    """Return the number and texts of the row that names most columns, the key column among them."""
    best: tuple[int, list[str]] | None = None
    most = 0
    for number, cells in islice(lines, _SEARCHED):
        headings = [_heading(_plain(cell)) for cell in cells]
        named = [field_named(heading, wanted.columns) for heading in headings]
        many = sum(1 for field, heading in zip(named, headings, strict=True) if field or _is_period(heading))
        if wanted.key in named and many > most:
            best, most = (number, headings), many
    return best


def _heading(cell: Cell) -> str:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell)


def _is_period(text: str) -> bool:
    try:
        return bool(text) and bool(period(text))
    except PeriodError:
        return False


def _cells_that_fail(lines: Sequence[_Line]) -> list[tuple[int, str, str]]:
    """Return row, name and fault of every cell in which Excel shows an error."""
    return [(number, f"{get_column_letter(column)}{number}",
             f"{cell.value!r} is an error in the workbook; mend the formula, or clear the cell and say why in status")
            for number, cells in lines for column, cell in enumerate(cells, 1) if cell.data_type == "e"]


def _uncalculated(content: bytes, name: str, lines: Sequence[_Line], place: int) -> list[tuple[int, str, str]]:
    """Return row, name and fault of every formula without a value: read as empty it would look like missing."""
    if not _has_formulas(content):
        return []
    written = dict(_lines(_opened(content, _Formulas.AS_WRITTEN)[name]))
    return [(number, f"{get_column_letter(column)}{number}",
             "holds a formula that was never worked out; open the workbook in Excel and save it")
            for number, cells in lines for column, cell in enumerate(cells, 1)
            if cell.value is None and written[number][column - 1].data_type == "f"]


def _has_formulas(content: bytes) -> bool:
    with ZipFile(BytesIO(content)) as parts:
        return any(re.search(rb"<f[ >]", parts.read(part)) for part in parts.namelist()
                   if part.startswith("xl/worksheets/") and part.endswith(".xml"))


def _plain(cell: Any) -> Cell:
    """Return what people see in *cell*."""
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, float | int):
        return Percent(float(Decimal(repr(value)).scaleb(2))) if _shows_percent(cell.number_format) else value
    if isinstance(value, datetime):
        return _day_shown(value, cell.number_format)
    return value if isinstance(value, date) else str(value)


@lru_cache(maxsize=256)
def _shown_part(number_format: str) -> str:
    """Return what of a format stands for the value: no quoted words, colours or other sections."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", number_format).partition(";")[0].lower()


def _shows_percent(number_format: str) -> bool:
    return "%" in _shown_part(number_format)


def _day_shown(value: datetime, number_format: str) -> Cell:
    """Return a date as its format shows it: typed as 2024-05, Excel makes it the first of May and shows the month."""
    shown = _shown_part(number_format)
    if "y" in shown and "d" not in shown and "h" not in shown:
        return f"{value.year:04d}-{value.month:02d}" if "m" in shown else f"{value.year:04d}"
    return value.date() if value.time() == time() else value


def _last(cells: Sequence[Cell]) -> int:
    """Return how many of *cells* there are up to the last that is filled."""
    return max((number for number, cell in enumerate(cells, 1) if cell not in (None, "")), default=0)


def _of_width(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells[:width], *[None] * (width - len(cells))]
