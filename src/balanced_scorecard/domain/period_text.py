"""Periods as text: what each is called, and what people write instead; the one place that knows the forms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from ..errors import PeriodError
from .day_text import day_hint, is_like_a_day
from .frequency import LETTERS, Frequency


def period_name(frequency: Frequency, ordinal: int) -> str:
    """Return what the *ordinal*-th period of *frequency* is called.

    >>> period_name(Frequency.TERTIAL, 2024 * 3 + 1)
    '2024-T2'
    """
    if frequency is Frequency.DAY:
        return date.fromordinal(ordinal).isoformat()
    if frequency is Frequency.WEEK:
        year, week, _ = date.fromordinal(ordinal * 7 + 1).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if frequency is Frequency.MONTH:
        return f"{ordinal // 12:04d}-{ordinal % 12 + 1:02d}"
    if frequency is Frequency.YEAR:
        return f"{ordinal:04d}"
    year, part = divmod(ordinal, 12 // frequency.months)
    return f"{year:04d}-{LETTERS[frequency]}{part + 1}"


YEARS = "years run from 0002 to 9997"
"""Which years there are: one less at each end than the calendar's, so that every one has neighbours."""
_BY_LETTER = {letter: frequency for frequency, letter in LETTERS.items()}
_FORM = re.compile(r"(\d{4})(?:-(?:([HTQ])(\d)|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")
_NEAR = (  # forms people write, by what they would be here
    (re.compile(r"([HTQ])(\d)[ /-]?(\d{4})", re.IGNORECASE), "{3}-{1}{2}"),
    (re.compile(r"(\d{4})[ /-]?([HTQ])(\d)", re.IGNORECASE), "{1}-{2}{3}"),
    (re.compile(r"(\d)\. ?(tertial|kvartal|halvår)[ -](\d{4})", re.IGNORECASE), "{3}-{2}{1}"),
    (re.compile(r"(\d{4})-(\d)"), "{1}-{2:0>2}"),
    (re.compile(r"(\d{4})(?:-?[Ww]| uke )(\d{1,2})"), "{1}-W{2:0>2}"),
)
_LETTER_OF = {"TERTIAL": "T", "KVARTAL": "Q", "HALVÅR": "H"}


def read_period_name(text: str, whole: str) -> tuple[Frequency, int]:
    """Return the frequency and ordinal *text* names; raise PeriodError, about *whole*, with what would be right."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise PeriodError(_not_a_period(text, whole))
    if not 1 < int(match[1]) < 9998:
        raise PeriodError(f"{text!r} is not a period; {YEARS}")
    year, letter, part, week, month, day = match.groups()
    if letter:
        return _part_of_year(text, year, letter, int(part))
    if week:
        weeks = f"weeks run from {year}-W01 to {year}-W{weeks_in(int(year))}"
        monday = _existing(text, weeks, lambda: date.fromisocalendar(int(year), int(week), 1))
        return Frequency.WEEK, (monday.toordinal() - 1) // 7
    if month is None:
        return Frequency.YEAR, int(year)
    first = _existing(text, f"months run from {year}-01 to {year}-12", lambda: date(int(year), int(month), 1))
    if day is None:
        return Frequency.MONTH, first.year * 12 + first.month - 1
    last = monthrange(first.year, first.month)[1]
    days = f"days of {year}-{month} run from {year}-{month}-01 to {year}-{month}-{last}"
    return Frequency.DAY, _existing(text, days, lambda: first.replace(day=int(day))).toordinal()


def _part_of_year(text: str, year: str, letter: str, part: int) -> tuple[Frequency, int]:
    frequency = _BY_LETTER[letter]
    many = 12 // frequency.months
    if not 1 <= part <= many:
        names = {"H": "halves", "T": "tertials", "Q": "quarters"}[letter]
        raise PeriodError(f"{text!r} is not a period; {names} run from {year}-{letter}1 to {year}-{letter}{many}")
    return frequency, int(year) * many + part - 1


def weeks_in(year: int) -> int:
    """Return how many ISO weeks *year* has: 52 or 53."""
    return date(year, 12, 28).isocalendar().week  # ISO 8601: 28 December is always in the year's last week


def _existing(text: str, right: str, made: Callable[[], date]) -> date:
    try:
        return made()
    except ValueError:
        raise PeriodError(f"{text!r} is not a period; {right}") from None


def _not_a_period(text: str, whole: str) -> str:
    for form, template in _NEAR:
        match = form.fullmatch(text.strip())
        near = template.format("", *(_LETTER_OF.get(part.upper(), part.upper()) for part in match.groups())) \
            if match else ""
        if near and _is_period(near):
            return f"{text!r} is not a period; did you mean {near!r}?"
    if is_like_a_day(text):
        return f"{text!r} is not a period; {day_hint(text)}"
    forms = "2024, 2024-H1, 2024-T2, 2024-Q3, 2024-05, 2024-W07, 2024-05-17 or 2024..2027"
    return f"{whole!r} is not a period; write it as {forms}"


def _is_period(text: str) -> bool:
    try:
        read_period_name(text, text)
    except PeriodError:
        return False
    return True
