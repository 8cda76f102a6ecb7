"""Single values of a definition, typed by the field they fill; each function returns the value or says what is right.

A `Scalar` (every value of a YAML file) may become a text or a number as its field demands. In JSON, TOML and plain
Python data a text is a text and a number a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from math import isfinite
from sys import float_info
from typing import TypeVar

from ..domain.amount import Amount, Duration
from ..domain.day_text import day_hint
from ..domain.identifiers import UnitName
from ..domain.period import Period
from ..domain.unit_words import unit_named, unknown_unit
from ..errors import did_you_mean, one_of
from .documents import Scalar, described, shortened

E = TypeVar("E", bound=Enum)
LARGEST = float_info.max
_MOST_DIGITS = 15  # of a whole number: more than any field counts to
NULL = "null stands for nothing; leave the key out"
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
_FRACTION = re.compile(r"(\d+) ?/ ?0*([1-9]\d*)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SPACED = re.compile(r"[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+", re.ASCII)
_NOT_FINITE = ("nan", "inf", "infinity")


def read_text(raw: object) -> str:
    """Return *raw* when it is a text."""
    if isinstance(raw, str):
        return str(raw)
    if isinstance(raw, bool | int | float | date):
        written = str(raw).lower() if isinstance(raw, bool) else str(raw)
        raise ValueError(f'expected text, got {described(raw)}; write it in quotes: "{written}"')
    raise ValueError(f"expected text, got {described(raw)}{_one_text(raw)}")


def _one_text(raw: object) -> str:
    """Return the remedy where YAML read ``a: b`` or ``[a] b`` as more than a text."""
    if isinstance(raw, dict) and len(raw) == 1:
        key, value = next(iter(raw.items()))
        if isinstance(value, Scalar):
            return f'; where one text is meant, write it in quotes: "{shortened(f"{key}: {value}")}"'
    if isinstance(raw, list) and raw and all(isinstance(each, Scalar) for each in raw):
        return f'; where one text is meant, write it in quotes: "[{shortened(", ".join(raw))}]"'
    return ""


def read_number(raw: object) -> float:
    """Return *raw* as a finite number; texts of YAML take a decimal point."""
    if isinstance(raw, Scalar):
        return _number_of(str(raw).strip())
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if not abs(raw) <= LARGEST:  # a whole number may be larger than any float
            raise ValueError(f"{_told(raw)} is not a number that can be used; write a finite one")
        return float(raw)
    remedy = f"; write {raw} without quotes" if isinstance(raw, str) and _NUMBER.fullmatch(raw) else ""
    raise ValueError(f"expected a number, got {described(raw)}{remedy}")


def _told(number: float) -> str:
    return f"a number of {len(str(number))} digits" if isinstance(number, int) else repr(number)


def _number_of(text: str) -> float:
    if _NUMBER.fullmatch(text) and isfinite(float(text)):
        return float(text)
    with_point = text.replace(",", ".")
    if text.count(",") == 1 and _NUMBER.fullmatch(with_point):
        raise ValueError(f"{text!r} has a comma; a number here takes a decimal point: {with_point}")
    if _SPACED.fullmatch(text):
        raise ValueError(f"{text!r} has a space; write a number here without: {re.sub(r'[^0-9+-]', '', text)}")
    if text.lstrip("+-.").casefold() in _NOT_FINITE or _NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a number that can be used; write a finite one")
    number = re.match(r"[+-]?\d+(\.\d+)?", text, re.ASCII)
    remedy = f"; write {number[0]}, the unit is the field's own" if number and unit_named(text[number.end():]) else ""
    raise ValueError(f"expected a number, got {text!r}{remedy}")


def read_whole_number(raw: object) -> int:
    """Return *raw* as a whole number."""
    if isinstance(raw, Scalar) and _WHOLE.fullmatch(raw.strip()) and len(raw) <= _MOST_DIGITS:
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) < 10**_MOST_DIGITS:
        return raw
    raise ValueError(f"expected a whole number, got {described(raw)}")


def read_share(raw: object) -> float:
    """Return *raw*, a number from 0 to 1 or a fraction such as ``2/3``."""
    fraction = _FRACTION.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if fraction:
        return read_number(float(fraction[1]) / float(fraction[2]))
    if isinstance(raw, Scalar) and not _NUMBER.fullmatch(raw) and "," not in raw:
        raise ValueError(f"{str(raw)!r} is not a share; write a number from 0 to 1, such as 0.8 or 2/3")
    return read_number(raw)


def read_option(raw: object) -> float | str:
    """Return the option of a rule that *raw* says: a number where it is one, else a text."""
    if isinstance(raw, str) and (not isinstance(raw, Scalar) or raw.is_quoted or not _NUMBER.fullmatch(raw)):
        return str(raw)
    number = read_number(raw)
    return int(number) if number.is_integer() else number


def read_date(raw: object) -> date:
    """Return the day *raw* says, as ``2025-01-31``."""
    if isinstance(raw, datetime):
        raise ValueError(f"expected a day, got {raw.isoformat()!r} with a time of day; write {raw.date().isoformat()}")
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        raise ValueError(f"expected a day, got {described(raw)}; write it as 2025-01-31")
    if not _DAY.fullmatch(raw.strip()):
        raise ValueError(f"{str(raw)!r} is not a day; {day_hint(raw) or 'write it as 2025-01-31'}")
    try:
        return date.fromisoformat(raw.strip())
    except ValueError:
        raise ValueError(f"{str(raw)!r} is not a day; the calendar has no such day") from None


def read_period(raw: object) -> Period:
    """Return the period *raw* names; a bare year may be a number."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Period.parse(str(raw))
    if isinstance(raw, date):
        return Period.parse(read_date(raw).isoformat())
    if not isinstance(raw, str):
        raise ValueError(f"expected a period, got {described(raw)}; write it as 2025, 2025-T2, 2025-Q3 or 2025-05")
    return Period.parse(raw)


def read_due(raw: object) -> Period | date:
    """Return what a target is due by: a day where *raw* is one, else the period it names."""
    if isinstance(raw, date) or (isinstance(raw, str) and _DAY.fullmatch(raw.strip())):
        return read_date(raw)
    return read_period(raw)


def read_duration(raw: object) -> Duration:
    """Return the length of time *raw* says, as ``20 days``."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        raise ValueError(f"{raw!r} has no unit of time; write it as 20 days, 2 months or 1 year")
    return Duration.read(read_text(raw))


def read_amount(raw: object, language: str) -> Amount:
    """Return the amount *raw* says in *language*: ``5 %``, ``5 pp``, ``2 mill. kr``, or a bare number."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Amount(read_number(raw))
    return Amount.read(read_text(raw), language)


def read_unit(raw: object, language: str) -> UnitName:
    """Return the unit *raw* calls by any of its words; ``kr`` are the crowns of the country of *language*."""
    text = read_text(raw)
    unit = unit_named(text, language)
    if unit is None:
        raise ValueError(unknown_unit(text))
    return unit


def read_member(raw: object, kind: type[E]) -> E:
    """Return the member of the enum *kind* that *raw* names."""
    members: dict[str, E] = _members(kind)
    return members[raw] if isinstance(raw, str) and raw in members else members[read_word(raw, list(members))]


@lru_cache(maxsize=64)
def _members(kind: type[E]) -> dict[str, E]:
    return {str(member.value): member for member in kind}


def read_word(raw: object, known: Sequence[str]) -> str:
    """Return *raw* when it is one of the words *known*."""
    text = read_text(raw)
    if text not in known:
        raise ValueError(f"{text!r} is not one of {one_of(known)}{did_you_mean(text, known)}")
    return text
