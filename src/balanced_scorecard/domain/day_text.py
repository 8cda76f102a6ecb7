"""Days as people write them: what each would be as year-month-day. A hint for a message, never a reading."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+([^\W\d]{3,})\.?,?\s+(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_MONTHS = (  # how the name of each month begins in nb, nn, en, sv, da and fi
    ("jan", "tammi"), ("feb", "helmi"), ("mar", "maalis"), ("apr", "huhti"), ("mai", "maj", "may", "touko"),
    ("jun", "kesä"), ("jul", "heinä"), ("aug", "elo"), ("sep", "syys"), ("okt", "oct", "loka"), ("nov", "marras"),
    ("des", "dec", "joulu"))


def is_like_a_day(text: str) -> bool:
    """Whether *text* is a day in some other form than year-month-day.

    >>> is_like_a_day("20.06.26"), is_like_a_day("20. juni 2026"), is_like_a_day("2026-06-20")
    (True, True, False)
    """
    return _parts(text) is not None


def day_hint(text: str) -> str:
    """Return what *text* would be as year-month-day, as the end of a message; empty where it is like no day.

    >>> day_hint("20. juni 2026"), day_hint("05/06/2026")
    ("did you mean '2026-06-20'?", "it can be read as '2026-06-05' and as '2026-05-06'; write the one that is meant")
    >>> day_hint("06/20/2026")
    "there is no month 20; did you mean '2026-06-20'?"
    """
    parts = _parts(text)
    if parts is None:
        return ""
    first, second, year, is_turned_too = parts
    usual, turned = _existing(year, second, first), _existing(year, first, second)
    if usual and turned and usual != turned and is_turned_too:
        return f"it can be read as '{usual}' and as '{turned}'; write the one that is meant"
    if usual:
        return f"did you mean '{usual}'?"
    return f"there is no month {second}; did you mean '{turned}'?" if turned else "the calendar has no such day"


def day_meant(text: str) -> date | None:
    """Return the day that *text* is, read day first; None where it is none."""
    parts = _parts(text)
    return None if parts is None else _existing(parts[2], parts[1], parts[0])


def _parts(text: str) -> tuple[int, int, int, bool] | None:
    """Return day, month and year as they stand, and whether the month may stand first; None where it is no day."""
    said = text.strip()
    digits = _DIGITS.fullmatch(said)
    if digits:
        return int(digits[1]), int(digits[3]), _year(digits[4]), digits[2] == "/"
    for form, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        worded = form.fullmatch(said)
        number = _month(worded[month]) if worded else 0
        if worded and number:
            return int(worded[day]), number, _year(worded[3]), False
    return None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str) -> int:
    """Return the number of the month that *word* begins as, 0 for none; of marraskuu the longer beginning counts."""
    fits = [(len(name), number) for number, names in enumerate(_MONTHS, 1) for name in names
            if word.casefold().startswith(name)]
    return max(fits)[1] if fits else 0


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
