"""Small quantities in texts: numbers as a language writes them, amounts with a unit, durations."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from math import isfinite
from typing import Any

from attrs import Attribute, field, frozen

from ..tables import shown
from .identifiers import UnitName, as_unit, finite, one_word_of, within
from .unit_words import known_unit, unit_named, unknown_unit, words_for_unit

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(rf"[+\-−]?(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?(?!\d)|[.,]\d+)")
_EXPONENT = re.compile(r"[eE][+\-]?\d")
POINT_LANGUAGES = frozenset({"en"})
"""The languages whose decimal sign is a point; all others here write a comma."""


def number_at_start(text: str, language: str) -> tuple[float, str] | None:
    """Return the number *text* begins with, as *language* writes it, and the rest; None where there is none.

    Raise ValueError where the number can be read in two ways: the other language's decimal sign before exactly
    three digits.

    >>> number_at_start("150 000 saker", "nb")
    (150000.0, 'saker')
    >>> number_at_start("6,0 %", "nb")
    (6.0, '%')
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    written, rest = match[0], text[match.end():]
    if _EXPONENT.match(rest):
        raise ValueError(f"{text!r} has an exponent; write the number with all its digits")
    if rest[:1] in (".", ",") and rest[1:2].isdigit():
        sign = "." if language in POINT_LANGUAGES else ","
        raise ValueError(f"{text!r} has a sign for thousands; write thousands with a space and decimals with {sign!r}")
    return _read(written, language), rest.strip(_SPACES)


def _read(written: str, language: str) -> float:
    other = "," if language in POINT_LANGUAGES else "."
    digits = re.sub(rf"[{_SPACES}]", "", written).replace("−", "-")
    before, sign, after = digits.partition(other)
    if sign and len(after) == 3 and before.lstrip("+-") not in ("", "0"):
        as_thousands, as_decimal = before + after, f"{before},{after}" if other == "." else f"{before}.{after}"
        raise ValueError(f"{written!r} can be read as {as_thousands} or as {as_decimal}; write one of these")
    return float(digits.replace(",", "."))


def read_number(text: str, language: str) -> float:
    """Return the number *text* is, as *language* writes it; raise ValueError with what would be right.

    >>> read_number("1 234,5", "nb")
    1234.5
    """
    found = number_at_start(text.strip(), language)
    if found is None or found[1]:
        sign = "." if language in POINT_LANGUAGES else ","
        raise ValueError(f"{text!r} is not a number; write digits, with {sign!r} for decimals")
    return found[0]


def number_text(value: float) -> str:
    """Return *value* so that every language reads it back as the same number: a point, never three decimals.

    >>> number_text(80.0), number_text(1.234)
    ('80', '1.2340')
    """
    if not isfinite(value):
        return str(value)
    text = format(value, "f") if abs(value) < 1e15 and value == int(value) else repr(float(value))
    if "e" in text:
        text = format(value, ".20f").rstrip("0")
        text = text if float(text) == value else format(value, ".340f").rstrip("0")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


@frozen
class Amount:
    """A number with a unit, as a tolerance, a budget or a change is written: ``5 %``, ``5 pp``, ``2 mill. kr``.

    Attributes:
        number: how many, in the unit.
        unit: of the number; None means the unit of what it belongs to.

    >>> Amount.read("2 mill. kr", "nb")
    Amount(number=2.0, unit='million_NOK')
    """

    number: float = field(validator=finite)
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)

    _repr_html_ = shown

    @classmethod
    def read(cls, text: str, language: str = "en") -> Amount:
        """Return the amount *text* says; raise ValueError with what would be right."""
        found = number_at_start(text.strip(), language)
        if found is None:
            raise ValueError(f"{text!r} is not an amount; write a number and a unit, such as 5 % or 2 mill. kr")
        number, rest = found
        if not rest:
            return cls(number)
        unit = unit_named(rest, language)
        if unit is None:
            raise ValueError(unknown_unit(rest))
        return cls(number, unit)

    def __str__(self) -> str:
        return f"{number_text(self.number)} {words_for_unit(self.unit)}".strip()


def not_below_zero(_: object, attribute: Attribute[Any], amount: Amount | None) -> None:
    """Refuse a negative amount where only its size is meant."""
    if amount is not None and amount.number < 0:
        raise ValueError(f"{attribute.name} is {amount}; use 0 or more")


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "tertial": 4, "half": 6, "year": 12}
_ALSO = {"quarters": "quarter", "kvartal": "quarter", "kvartaler": "quarter", "tertials": "tertial",
         "tertialer": "tertial", "halves": "half", "halvår": "half"}


@frozen
class Duration:
    """A length of time in whole calendar parts: ``20 days``, ``2 months``, ``1 year``.

    >>> Duration.read("2 months").after(date(2025, 12, 31))
    datetime.date(2026, 2, 28)
    """

    count: int = field(validator=within(0))
    unit: str = field(validator=one_word_of(*_DAYS, *_MONTHS))

    _repr_html_ = shown

    @classmethod
    def read(cls, text: str) -> Duration:
        """Return the duration *text* says; raise ValueError with what would be right."""
        match = re.fullmatch(r"(\d{1,15})\s*(\S+)", text.strip())
        word = _ALSO.get(match[2], match[2]) if match else ""
        unit = word if word in _MONTHS else unit_named(word)
        if match is None or (unit not in _DAYS and unit not in _MONTHS):
            raise ValueError(f"{text!r} is not a length of time; write it as 20 days, 2 months or 1 year")
        return cls(int(match[1]), str(unit))

    def after(self, day: date) -> date:
        """Return the day this long after *day*, the last of the month where the month is shorter.

        What lies beyond the calendar is its last day: a thousand years is "always".
        """
        if self.unit in _DAYS:
            days = self.count * _DAYS[self.unit]
            return day + timedelta(days=min(days, (date.max - day).days))
        months = day.year * 12 + day.month - 1 + self.count * _MONTHS[self.unit]
        year, month = months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        return date(year, month, min(day.day, monthrange(year, month)[1]))

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count == 1 else {'half': 'halves'}.get(self.unit, self.unit + 's')}"
