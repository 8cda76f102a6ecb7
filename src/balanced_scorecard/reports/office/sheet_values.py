"""What a report says, as cells of a workbook hold it: numbers as numbers in their unit, days as days, and texts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from attrs import frozen

from ...evaluation.results import Status
from ...files.workbook_text import in_xml
from ..document import Cell
from ..numbers import HARD_SPACE, MINUS
from ..palette import LOOKS
from ..plain import plain

Written = str | float | date
GENERAL, TEXT, SHARE, SCORE = "General", "@", "0 %", "0.00"
_DAYS = {"nb": "dd.mm.yyyy", "nn": "dd.mm.yyyy", "da": "dd.mm.yyyy", "fi": "d.m.yyyy", "sv": "yyyy-mm-dd",
         "en": "d mmmm yyyy"}
_FIRST_YEAR = 1901
"""The calendar of a workbook begins in 1900, and its first weeks are wrong."""
_LONGEST, _LONGEST_UNIT = 32_000, 60
_AMOUNT = re.compile(rf"(?P<sign>[+{MINUS}-]?)\d[\d{HARD_SPACE}]*(?:[.,](?P<decimals>\d+))?(?P<unit>\D*)")


@frozen(kw_only=True)
class Entry:
    """One cell: its value, how a number or day is shown, and whether it is set in bold."""

    value: Written
    number_format: str = TEXT
    is_strong: bool = False


def text_entry(text: str, *, is_strong: bool = False) -> Entry:
    """Return *text* as a reader sees it; one too long for a cell ends in an ellipsis, and the page has all of it."""
    return Entry(value=shown_text(text), is_strong=is_strong)


def shown_text(text: str) -> str:
    """Return *text* as a reader sees it, as a cell can hold it."""
    said = plain(text)
    return in_xml(said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…")


def status_entry(status: Status, word: str) -> Entry:
    """Return the icon of *status* and its word; the colour comes by the icon."""
    return text_entry(f"{LOOKS[status].icon} {word}", is_strong=True)


def number_entry(value: float, shown: str, *, unit: str | None = None, is_strong: bool = False) -> Entry:
    """Return *value* as a number with the decimals and the unit it is *shown* with; per cent as per cent.

    >>> number_entry(79.3, "79,3\\u00a0%", unit="percent")
    Entry(value=0.793, number_format='#,##0.0 %', is_strong=False)
    >>> number_entry(96000.0, "96\\u00a0000 saker").number_format
    '#,##0 "saker"'
    """
    parts = _AMOUNT.fullmatch(shown)
    if parts is None:
        return Entry(value=value, number_format=GENERAL, is_strong=is_strong)
    digits = "#,##0" + (f".{'0' * len(parts['decimals'])}" if parts["decimals"] else "")
    said = parts["unit"].strip(f" {HARD_SPACE}").removeprefix(".")  # of "2.", which is a place in an order
    if unit == "percent" and said == "%":
        return Entry(value=as_share(value), number_format=f"{digits} %", is_strong=is_strong)
    word = in_xml(plain(said)).replace('"', "")[:_LONGEST_UNIT]
    tail = f' "{word}"' if word else ""
    form = f"+{digits}{tail};-{digits}{tail}" if parts["sign"] == "+" else f"{digits}{tail}"
    return Entry(value=value, number_format=form, is_strong=is_strong)


def as_share(percent: float) -> float:
    """Return *percent* as the number a cell of per cent holds, which is read back as the same.

    >>> as_share(79.3)
    0.793
    """
    return float(Decimal(repr(float(percent))).scaleb(-2))


def day_entry(day: date, language: str) -> Entry:
    """Return *day* as a day; one before the calendar of workbooks as a text."""
    if day.year < _FIRST_YEAR:
        return text_entry(day.isoformat())
    return Entry(value=day, number_format=_DAYS[language])


def cell_entry(cell: Cell, language: str) -> Entry:
    """Return a cell of a table: its figure where what is read is that figure, else what is read."""
    value = cell.value
    if cell.status is not None and not cell.status_text:
        return status_entry(cell.status, cell.text)
    if isinstance(value, date):
        return day_entry(value, language)
    if isinstance(value, float | int) and _AMOUNT.fullmatch(cell.text):
        return number_entry(float(value), cell.text, unit=cell.unit, is_strong=cell.is_strong)
    said = " ".join(filter(None, (cell.code, cell.text, f"({cell.tag})" if cell.tag else "")))
    if cell.status is not None:
        said = f"{said} · {LOOKS[cell.status].icon} {cell.status_text}"
    return text_entry(said, is_strong=cell.is_strong)
