"""What a cell of a number holds, both ways: figures, shares, amounts with a unit, lengths of time, edges of norms.

A percent stands for what its column is counted in: 50 % of a weight is a half, 80 % of an indicator in per cent is 80.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ..domain.amount import POINT_LANGUAGES, Amount, Duration, number_text, read_number
from ..domain.identifiers import UnitName
from ..domain.unit_words import unit_named, words_for_unit
from ..frames.cells import Percent
from ..words import words_for
from .documents import described
from .excel_cells import SheetCell
from .workbook_kinds import CellForm, CellKind, CellSetting, Written, read_map, read_text, shown, write_text
from .workbook_text import cell_text, map_text

_PARTS_OF_A_YEAR = ("quarter", "tertial", "half")
_PAIR = re.compile(r"(?P<low>.+?)\s*(?:\.\.|;|–)\s*(?P<high>.+)")


def read_figure(cell: SheetCell, setting: CellSetting) -> float:
    """Return the number in *cell*; 50 % stands for a half."""
    if isinstance(cell, Percent):
        return _hundredth(cell.number)
    return _number(cell, setting, None)


def read_quantity(cell: SheetCell, setting: CellSetting) -> float:
    """Return the number in *cell* in the unit of its indicator: 80 % stands for 80 where that is per cent."""
    if isinstance(cell, Percent):
        return _in_unit(Amount(cell.number, UnitName("percent")), setting, shown(cell))
    return _number(cell, setting, setting.unit)


def _number(cell: SheetCell, setting: CellSetting, unit: UnitName | None) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell if isinstance(cell, int) else float(cell)
    if isinstance(cell, date):
        sign = "." if setting.language in POINT_LANGUAGES else ","
        raise ValueError(f"expected a number, got the day {shown(cell)}; where Excel made one of a number with a "
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
    return value if isinstance(value, int | float) else write_text(value, setting)


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
    if length.unit in _PARTS_OF_A_YEAR and setting.language not in ("nb", "nn"):
        return str(value)
    word = words_for_unit(length.unit, setting.language, length.count)
    if length.unit in _PARTS_OF_A_YEAR:
        word = words_for(setting.language)[f"frequency.{length.unit}"]
    return f"{length.count} {word}"


def read_target(cell: SheetCell, setting: CellSetting) -> str:
    """Return the text of a target; a bare number or percent stands for what is seen."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return number_shown(float(cell), setting.language)
    if isinstance(cell, date):
        raise ValueError(f"the day {shown(cell)} is no target; write such as >= 80 %, and the day in its own column")
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


FIGURE = CellKind(read=read_figure, write=_write_number, form=CellForm.NUMBER, width=10)
QUANTITY = CellKind(read=read_quantity, write=_write_number, form=CellForm.NUMBER, width=12)
WHOLE = CellKind(read=read_whole, write=_write_number, form=CellForm.NUMBER, width=10)
SHARE = CellKind(read=read_share, write=_write_number)
OPTION = CellKind(read=read_option, write=_write_option, form=CellForm.NUMBER)
NUMBER_MAP = CellKind(read=read_numbers, write=_write_numbers, width=26)
AMOUNT = CellKind(read=read_amount, write=_write_amount)
DURATION = CellKind(read=read_text, write=_write_duration)
TARGET = CellKind(read=read_target, write=write_text, width=26)
UNIT = CellKind(read=read_text, write=_write_unit, width=12)
