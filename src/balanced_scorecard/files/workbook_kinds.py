"""What one cell of a card's workbook holds, both ways: cell -> plain data of a definition, and back; texts and days.

Reading is lenient to what people do: a day as a day or a text, a decimal comma, a percent, a number where its digits
are meant. A text with two readings is refused with both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum

from attrs import frozen

from ..domain.amount import number_text
from ..domain.day_text import day_hint, is_like_a_day
from ..domain.identifiers import UnitName
from ..frames.cells import Percent
from .excel_cells import SheetCell
from .excel_formats import ShortDay, Shown
from .workbook_text import cell_text, ids_in, ids_text, items_in, list_text, map_text, pairs_in, text_of

Written = str | int | float | date
"""What openpyxl is given for a cell."""
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's calendar has a day that never was; such a day is written as a text."""
_NORDIC_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


@frozen(kw_only=True)
class CellSetting:
    """What a cell needs to know of its card to have one reading: its language, and its indicator's unit."""

    language: str
    unit: UnitName | None = None


Read = Callable[[SheetCell, CellSetting], object]
Write = Callable[[object, CellSetting], Written]


class CellForm(Enum):
    """How the cells of a column are formatted."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"


@frozen(kw_only=True)
class CellKind:
    """What a cell of a column holds.

    Attributes:
        read: returns plain data for a filled cell; raises ValueError with what would be right.
        write: returns what the cell is given.
        form: how its column is formatted: as text, so that what is typed stays what was typed, a day, or a number.
        width: of its column, in signs.
        is_many: whether several may stand in a cell.
    """

    read: Read
    write: Write
    form: CellForm = CellForm.TEXT
    width: int = 18
    is_many: bool = False


# ---- texts -------------------------------------------------------------------------------------------------------

def read_text(cell: SheetCell, _: CellSetting) -> str:
    """Return the words in *cell*; a number stands for the digits that are seen."""
    if isinstance(cell, str):
        return text_of(cell)
    if isinstance(cell, Shown):
        return cell.text
    if isinstance(cell, bool):
        raise ValueError(f"expected text, got the value {str(cell).lower()}; store the cell as text")
    if isinstance(cell, int | float) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, float):
        digits = number_text(cell)
        raise ValueError(f"{digits} is a number where a text is needed, and {digits} and {digits}0 are one number; "
                         "store the cell as text and write the one that is meant")
    if isinstance(cell, ShortDay):
        raise ValueError(f"{cell.isoformat()} is a day where a text is needed, as Excel makes one of 1.10 or 2/3; "
                         "store the cell as text and write it again")
    return shown(cell)


def read_id(cell: SheetCell, setting: CellSetting) -> str:
    """Return the id in *cell*; a day is never one."""
    if isinstance(cell, date):
        raise ValueError(f"{cell.isoformat()} is a day where an id is needed, as Excel makes one of 1.10; store the "
                         "column as text and write the id again")
    return read_text(cell, setting)


def shown(cell: SheetCell) -> str:
    """Return a day, a percent or a fault as it would be written."""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{number_text(cell.number)} %" if isinstance(cell, Percent) else str(cell)


def write_text(value: object, _: CellSetting) -> str:
    """Return a text as a cell holds it."""
    return cell_text(str(value))


def read_texts(cell: SheetCell, setting: CellSetting) -> list[str]:
    """Return the list in *cell*, parted by semicolons or line breaks."""
    return items_in(cell) if isinstance(cell, str) else [read_text(cell, setting)]


def read_ids(cell: SheetCell, setting: CellSetting) -> list[str]:
    """Return the ids in *cell*, parted by semicolons, commas or blanks."""
    return ids_in(cell) if isinstance(cell, str) else [read_id(cell, setting)]


def _write_list(value: object, _: CellSetting) -> str:
    assert isinstance(value, list)
    return list_text(map(str, value))


def _write_ids(value: object, _: CellSetting) -> str:
    assert isinstance(value, list)
    return ids_text(map(str, value))


def read_map(cell: SheetCell, _: CellSetting) -> dict[str, str]:
    """Return the pairs in *cell*, as in ``caf: 9.1; avdeling: nord``."""
    if not isinstance(cell, str):
        raise ValueError(f"{shown(cell)} is no pair; write it as name: value, and the next after a semicolon")
    return pairs_in(cell)


def _write_map(value: object, _: CellSetting) -> str:
    assert isinstance(value, dict)
    return map_text({str(key): str(each) for key, each in value.items()})


# ---- days --------------------------------------------------------------------------------------------------------

def read_day(cell: SheetCell, _: CellSetting) -> object:
    """Return a day in the form year-month-day; a text is one where it can only be read in one way."""
    if isinstance(cell, datetime):
        raise ValueError(f"expected a day, got {shown(cell)!r} with a time of day; write {cell.date().isoformat()}")
    if isinstance(cell, date):
        return cell.isoformat()
    return _day_in(cell) if isinstance(cell, str) else cell


def _day_in(text: str) -> str:
    nordic = _NORDIC_DAY.fullmatch(text)
    if nordic:
        return f"{nordic[3]}-{nordic[2]:0>2}-{nordic[1]:0>2}"
    if is_like_a_day(text):
        raise ValueError(f"{text!r} is not a day; {day_hint(text)}")
    return text


def _write_day(value: object, _: CellSetting) -> Written:
    day = date.fromisoformat(str(value))
    return day if day >= FIRST_DAY else day.isoformat()


def read_period(cell: SheetCell, setting: CellSetting) -> object:
    """Return a period, or a day, as a definition writes it."""
    if isinstance(cell, str | date):
        return read_day(cell, setting)
    return read_text(cell, setting)


TEXT = CellKind(read=read_text, write=write_text, width=26)
ID = CellKind(read=read_id, write=write_text, width=12)
TEXTS = CellKind(read=read_texts, write=_write_list, width=30, is_many=True)
IDS = CellKind(read=read_ids, write=_write_ids, is_many=True)
TEXT_MAP = CellKind(read=read_map, write=_write_map, width=24)
DAY = CellKind(read=read_day, write=_write_day, form=CellForm.DAY, width=13)
PERIOD = CellKind(read=read_period, write=write_text, width=13)
