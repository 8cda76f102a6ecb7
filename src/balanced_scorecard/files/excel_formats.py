"""What a number format makes of a number: a percent, a day, a month, or digits that are not the number's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS as BUILTIN_FORMATS
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from ..frames.cells import Cell, Percent

_FIXED = re.compile(r"0*\.0+|00+")


class Shown(float):
    """A number whose format shows other digits than its own: 1.1 shown as 1.10, 10 shown as 010."""

    __slots__ = ("text",)
    text: str


Show = Callable[[float], Cell]


@lru_cache(maxsize=512)
def shown_by(number_format: str, *, epoch: datetime = WINDOWS_EPOCH) -> Show | None:
    """Return what makes of a number what *number_format* shows of it; None where that is the number.

    >>> shown_by("0.0 %")(0.793), shown_by("0.00")(1.1).text, shown_by("General")
    (Percent(number=79.3), '1.10', None)
    """
    shown = shown_part(number_format)
    if "%" in shown:
        return lambda value: Percent(float(Decimal(repr(value)).scaleb(2)))
    if is_date_format(number_format):
        return lambda value: _day_shown(value, shown, epoch)
    if _FIXED.fullmatch(shown):
        return lambda value: _digits_shown(value, shown)
    return None


def epoch_of(date1904: str | None) -> datetime:
    """Return the day a workbook counts its dates from: those begun on an old Mac count from 1904."""
    return MAC_EPOCH if date1904 in ("1", "true") else WINDOWS_EPOCH


def shown_part(number_format: str) -> str:
    """Return what of a format stands for the value: no quoted words, colours or other sections."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", number_format).partition(";")[0].lower()


def _day_shown(value: float, shown: str, epoch: datetime) -> Cell:
    """Return a date as its format shows it: typed as 2024-05, Excel makes it the first of May and shows the month."""
    try:
        day: Any = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value  # Excel shows #### for what lies outside its calendar
    if isinstance(day, time):
        return day.isoformat()
    if "y" in shown and "d" not in shown and "h" not in shown:
        return f"{day.year:04d}-{day.month:02d}" if "m" in shown else f"{day.year:04d}"
    if "y" not in shown and "h" not in shown:
        return ShortDay(day.year, day.month, day.day)
    found: date = day.date() if day.time() == time() else day
    return found


class ShortDay(date):
    """A day shown without its year: what Excel makes of 1.10 or 2/3 where the cell was no text."""


def _digits_shown(value: float, shown: str) -> Cell:
    decimals = len(shown.partition(".")[2])
    digits = f"{value:0{len(shown)}.{decimals}f}" if value >= 0 else repr(value)
    if digits == repr(value) or float(digits) != value:  # a rounded number is not what is stored
        return value
    seen = Shown(value)
    seen.text = digits
    return seen
