"""What one cell of a card's workbook holds, both ways: cell -> plain data of a definition, and back.

Reading is lenient to what people do: a day as a day or a text, a decimal comma, a percent, a number where its digits
are meant. A text with two readings is refused with both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from attrs import frozen

from ..domain.amount import POINT_LANGUAGES, Amount, Duration, number_text, read_number
from ..domain.identifiers import UnitName
from ..domain.unit_words import unit_named, words_for_unit
from ..frames.cells import Percent
from .documents import described
from .excel_cells import SheetCell
from .excel_formats import ShortDay, Shown
from .workbook_text import cell_text, ids_in, ids_text, items_in, list_text, map_text, pairs_in, text_of

Written = str | int | float | date
"""What openpyxl is given for a cell."""
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's calendar has a day that never was; such a day is written as a text."""
_NORDIC_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PAIR = re.compile(r"(?P<low>.+?)\s*(?:\.\.|;|–)\s*(?P<high>.+)")


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
        shown = number_text(cell)
        raise ValueError(f"{shown} is a number where a text is needed, and {shown} and {shown}0 are one number; store "
                         "the cell as text and write the one that is meant")
    if isinstance(cell, ShortDay):
        raise ValueError(f"{cell.isoformat()} is a day where a text is needed, as Excel makes one of 1.10 or 2/3; "
                         "store the cell as text and write it again")
    return _shown(cell)


def read_id(cell: SheetCell, setting: CellSetting) -> str:
    """Return the id in *cell*; a day is never one."""
    if isinstance(cell, date):
        raise ValueError(f"{cell.isoformat()} is a day where an id is needed, as Excel makes one of 1.10; store the "
                         "column as text and write the id again")
    return read_text(cell, setting)


def _shown(cell: SheetCell) -> str:
    """Return a day, a percent or a fault as it would be written."""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{number_text(cell.number)} %" if isinstance(cell, Percent) else str(cell)


def _write_text(value: object, _: CellSetting) -> str:
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
        raise ValueError(f"{_shown(cell)} is no pair; write it as name: value, and the next after a semicolon")
    return pairs_in(cell)


def _write_map(value: object, _: CellSetting) -> str:
    assert isinstance(value, dict)
    return map_text({str(key): str(each) for key, each in value.items()})


# ---- numbers -----------------------------------------------------------------------------------------------------

def read_figure(cell: SheetCell, setting: CellSetting) -> float:
    """Return the number in *cell*; 50 % stands for a half."""
    if isinstance(cell, Percent):
        return _hundredth(cell.number)
    return _number(cell, setting, None)


def read_quantity(cell: SheetCell, setting: CellSetting) -> float:
    """Return the number in *cell* in the unit of its indicator: 80 % stands for 80 where that is per cent."""
    if isinstance(cell, Percent):
        return _in_unit(Amount(cell.number, UnitName("percent")), setting, _shown(cell))
    return _number(cell, setting, setting.unit)


def _number(cell: SheetCell, setting: CellSetting, unit: UnitName | None) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell if isinstance(cell, int) else float(cell)
    if isinstance(cell, date):
        sign = "." if setting.language in POINT_LANGUAGES else ","
        raise ValueError(f"expected a number, got the day {_shown(cell)}; where Excel made one of a number with a "
                         f"point, write {cell.day}{sign}{cell.month}")
    if not isinstance(cell, str):
        raise ValueError(f"expected a number, got {described(cell)}; write digits")
    if not cell[:1].isdigit() and not (cell[:1] in "+-−.," and cell[1:2].isdigit()):
        raise ValueError(f"expected a number, got {cell!r}; write digits")
    amount = Amount.read(cell, setting.language) if cell[-1:] and not cell[-1].isdigit() else Amount(
        read_number(cell, setting.language))
    if unit is None and amount.unit == "percent":
        return _hundredth(amount.number)
    return _in_unit(amount, setting, cell)


def _in_unit(amount: Amount, setting: CellSetting, said: str) -> float:
    if amount.unit in (None, setting.unit):
        return amount.number
    if amount.unit == "percent" and setting.unit == "ratio":
        return _hundredth(amount.number)
    unit = words_for_unit(setting.unit, setting.language)
    right = f"the number in {unit!r}" if unit else "a number, and give the indicator a unit"
    raise ValueError(f"{said!r} is in another unit than its indicator; write {right}")


def _hundredth(number: float) -> float:
    return float(Decimal(repr(number)).scaleb(-2))


def read_whole(cell: SheetCell, setting: CellSetting) -> object:
    """Return the whole number in *cell*."""
    number = read_figure(cell, setting)
    return int(number) if number == int(number) else number


def _write_number(value: object, _: CellSetting) -> Written:
    assert isinstance(value, int | float)
    return value


def read_share(cell: SheetCell, setting: CellSetting) -> object:
    """Return a number from 0 to 1, a percent, or a fraction as it is written: 2/3."""
    if isinstance(cell, str) and "/" in cell:
        return cell
    if isinstance(cell, date):
        raise ValueError(f"{cell.isoformat()} is a day, as Excel makes one of 2/3; store the cell as text and write it "
                         "again")
    return read_figure(cell, setting)


def read_option(cell: SheetCell, setting: CellSetting) -> object:
    """Return the option of a rule: a number where the cell holds one, else its text."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell if isinstance(cell, int) else float(cell)
    return read_text(cell, setting)


def _write_option(value: object, setting: CellSetting) -> Written:
    return value if isinstance(value, int | float) else _write_text(value, setting)


def number_shown(value: float, language: str) -> str:
    """Return *value* as *language* writes it and reads it back."""
    text = number_text(value)
    return text if language in POINT_LANGUAGES else text.replace(".", ",")


def read_numbers(cell: SheetCell, setting: CellSetting) -> dict[str, float]:
    """Return names and numbers, as in ``T1: 36 %; T2: 28 %; T3: 0,36``."""
    return {key: read_figure(value, setting) for key, value in read_map(cell, setting).items()}


def _write_numbers(value: object, setting: CellSetting) -> str:
    assert isinstance(value, dict)
    return map_text({str(key): number_shown(each, setting.language) for key, each in value.items()})


# ---- amounts, units, edges ---------------------------------------------------------------------------------------

def read_amount(cell: SheetCell, setting: CellSetting) -> object:
    """Return an amount as it is written, or a bare number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    return read_text(cell, setting)


def _write_amount(value: object, setting: CellSetting) -> str:
    """Return an amount with the decimal sign of the language; a definition writes a point, which every one reads."""
    text = str(value)
    if setting.language not in POINT_LANGUAGES:
        text = re.sub(r"^([+-]?\d+)\.", r"\1,", text)
    return cell_text(text)


def _write_duration(value: object, setting: CellSetting) -> str:
    """Return a length of time in the words of the language, where they read back as the same."""
    length = Duration.read(str(value))
    text = f"{length.count} {words_for_unit(length.unit, setting.language, length.count)}"
    try:
        return text if Duration.read(text) == length else str(value)
    except ValueError:
        return str(value)


def read_target(cell: SheetCell, setting: CellSetting) -> str:
    """Return the text of a target; a bare number or percent stands for what is seen."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return number_shown(float(cell), setting.language)
    if isinstance(cell, date):
        raise ValueError(f"the day {_shown(cell)} is no target; write such as >= 80 %, and the day in its own column")
    return read_text(cell, setting)


def _write_unit(value: object, setting: CellSetting) -> str:
    """Return a unit in the words of the language, where they read back as the same."""
    words = words_for_unit(UnitName(str(value)), setting.language)
    return words if unit_named(words, setting.language) == value else str(value)


def read_pair_or_number(cell: SheetCell, setting: CellSetting) -> object:
    """Return the edge of a norm: a number, or two as in ``95..100``."""
    pair = _PAIR.fullmatch(cell) if isinstance(cell, str) else None
    if pair is None:
        return read_quantity(cell, setting)
    return [read_quantity(pair[side].strip(), setting) for side in ("low", "high")]


def write_pair_or_number(value: object, setting: CellSetting) -> Written:
    """Return the edge of a norm as it is written."""
    if isinstance(value, list):
        return "..".join(number_shown(each, setting.language) for each in value)
    return _write_number(value, setting)


# ---- days --------------------------------------------------------------------------------------------------------

def read_day(cell: SheetCell, _: CellSetting) -> object:
    """Return a day in the form year-month-day; a text is one where it can only be read in one way."""
    if isinstance(cell, datetime):
        raise ValueError(f"expected a day, got {_shown(cell)!r} with a time of day; write {cell.date().isoformat()}")
    if isinstance(cell, date):
        return cell.isoformat()
    return _day_in(cell) if isinstance(cell, str) else cell


def _day_in(text: str) -> str:
    nordic, slashed = _NORDIC_DAY.fullmatch(text), _SLASHED_DAY.fullmatch(text)
    if nordic:
        return f"{nordic[3]}-{nordic[2]:0>2}-{nordic[1]:0>2}"
    if slashed:
        first, second, year = slashed.groups()
        both = f"{year}-{second:0>2}-{first:0>2} or {year}-{first:0>2}-{second:0>2}"
        raise ValueError(f"{text!r} can be read as {both}; write the one that is meant")
    return text


def _write_day(value: object, _: CellSetting) -> Written:
    day = date.fromisoformat(str(value))
    return day if day >= FIRST_DAY else day.isoformat()


def read_period(cell: SheetCell, setting: CellSetting) -> object:
    """Return a period, or a day, as a definition writes it."""
    if isinstance(cell, str | date):
        return read_day(cell, setting)
    return read_text(cell, setting)


TEXT = CellKind(read=read_text, write=_write_text, width=26)
ID = CellKind(read=read_id, write=_write_text, width=12)
TEXTS = CellKind(read=read_texts, write=_write_list, width=30, is_many=True)
IDS = CellKind(read=read_ids, write=_write_ids, is_many=True)
TEXT_MAP = CellKind(read=read_map, write=_write_map, width=24)
FIGURE = CellKind(read=read_figure, write=_write_number, form=CellForm.NUMBER, width=10)
QUANTITY = CellKind(read=read_quantity, write=_write_number, form=CellForm.NUMBER, width=12)
WHOLE = CellKind(read=read_whole, write=_write_number, form=CellForm.NUMBER, width=10)
SHARE = CellKind(read=read_share, write=_write_number)
OPTION = CellKind(read=read_option, write=_write_option, form=CellForm.NUMBER)
NUMBER_MAP = CellKind(read=read_numbers, write=_write_numbers, width=26)
AMOUNT = CellKind(read=read_amount, write=_write_amount)
DURATION = CellKind(read=read_text, write=_write_duration)
TARGET = CellKind(read=read_target, write=_write_text, width=26)
UNIT = CellKind(read=read_text, write=_write_unit, width=12)
DAY = CellKind(read=read_day, write=_write_day, form=CellForm.DAY, width=13)
PERIOD = CellKind(read=read_period, write=_write_text, width=13)
