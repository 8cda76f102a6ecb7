"""`Period`: year, half, tertial, quarter, month, week, day and spans of them; parse, print, order, contain.

pandas has no calendar-anchored tertial and a letter may mean another year than the calendar's, so a period is our
own value: a frequency, a count of them since year 0, how many in a row, and the fiscal year it is read in.
Halves, tertials and quarters are parts of the fiscal year; months, weeks (ISO 8601) and days are the calendar's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

from attrs import field, frozen, validators

from ..errors import PeriodError


class Frequency(Enum):
    """How often: the cadence of an indicator, and the length of a period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Whole months in one such period; 0 for days and weeks."""
        return _MONTHS.get(self, 0)

    @property
    def rank(self) -> int:
        """0 for days up to 6 for years: the finer, the lower."""
        return list(Frequency).index(self)


_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.TERTIAL: 4, Frequency.HALF: 6, Frequency.YEAR: 12}
_LETTER = {Frequency.HALF: "H", Frequency.TERTIAL: "T", Frequency.QUARTER: "Q"}
_BY_LETTER = {letter: frequency for frequency, letter in _LETTER.items()}


class NamedBy(Enum):
    """Which calendar year names a fiscal year that spans two."""

    START = "start"
    END = "end"


@frozen(kw_only=True)
class FiscalYear:
    """The month a fiscal year starts in, and the calendar year that names it.

    >>> Period.parse("2024", FiscalYear(starts=10)).start
    datetime.date(2023, 10, 1)
    """

    starts: int = field(default=1)
    named_by: NamedBy = field(default=NamedBy.END, validator=validators.instance_of(NamedBy))

    @starts.validator
    def _a_month(self, _: object, value: int) -> None:
        if not 1 <= value <= 12:
            raise ValueError(f"a fiscal year cannot start in month {value!r}; use 1 to 12")

    def first_month(self, year: int) -> int:
        """Return the months since year 0 at which the fiscal year called *year* begins."""
        begins = year if self.starts == 1 or self.named_by is NamedBy.START else year - 1
        return begins * 12 + self.starts - 1

    def year_of(self, day: date) -> int:
        """Return the name of the fiscal year that holds *day*."""
        begun = day.year if day.month >= self.starts else day.year - 1
        return begun if self.starts == 1 or self.named_by is NamedBy.START else begun + 1


CALENDAR_YEAR = FiscalYear()


@total_ordering
@frozen(kw_only=True, order=False)
class Period:
    """A stretch of time with a name, from `start` to `end`, both included.

    Attributes:
        frequency: its kind, or that of the parts of a span.
        ordinal: how many of them since year 0 (days and weeks since 0001-01-01).
        length: how many in a row; more than 1 is a span.
        fiscal_year: the year its name is read in.

    >>> Period.parse("2024-T2").end
    datetime.date(2024, 8, 31)
    >>> str(Period.parse("2024-T1").previous())
    '2023-T3'
    """

    frequency: Frequency = field(validator=validators.instance_of(Frequency))
    ordinal: int
    length: int = field(default=1, validator=validators.ge(1))
    fiscal_year: FiscalYear = CALENDAR_YEAR
    start: date = field(init=False, eq=False, repr=False)
    end: date = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "start", self._begins(self.ordinal))
        object.__setattr__(self, "end", self._begins(self.ordinal + self.length) - timedelta(days=1))

    @classmethod
    def parse(cls, text: str, fiscal_year: FiscalYear = CALENDAR_YEAR) -> Period:
        """Return the period *text* names; raise PeriodError with the forms that would be right."""
        first, dots, last = text.strip().partition("..")
        frequency, ordinal = _parse_one(first, text)
        if not dots:
            return cls(frequency=frequency, ordinal=ordinal, fiscal_year=fiscal_year)
        other, until = _parse_one(last, text)
        if other is not frequency or until < ordinal:
            raise PeriodError(f"{text!r} is not a span; write two periods of one kind, the earlier first: 2024..2027")
        return cls(frequency=frequency, ordinal=ordinal, length=until - ordinal + 1, fiscal_year=fiscal_year)

    @classmethod
    def of_date(cls, frequency: Frequency, day: date, fiscal_year: FiscalYear = CALENDAR_YEAR) -> Period:
        """Return the period of *frequency* that holds *day*."""
        if frequency is Frequency.DAY:
            ordinal = day.toordinal()
        elif frequency is Frequency.WEEK:
            ordinal = (day.toordinal() - 1) // 7
        elif frequency is Frequency.MONTH:
            ordinal = day.year * 12 + day.month - 1
        else:
            year = fiscal_year.year_of(day)
            into = day.year * 12 + day.month - 1 - fiscal_year.first_month(year)
            ordinal = year * (12 // frequency.months) + into // frequency.months
        return cls(frequency=frequency, ordinal=ordinal, fiscal_year=fiscal_year)

    def _begins(self, ordinal: int) -> date:
        if self.frequency is Frequency.DAY:
            return date.fromordinal(ordinal)
        if self.frequency is Frequency.WEEK:
            return date.fromordinal(ordinal * 7 + 1)
        months = ordinal
        if self.frequency is not Frequency.MONTH:
            year, part = divmod(ordinal, 12 // self.frequency.months)
            months = self.fiscal_year.first_month(year) + part * self.frequency.months
        return date(months // 12, months % 12 + 1, 1)

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.end - self.start).days + 1

    @property
    def is_span(self) -> bool:
        """Whether it is several periods in a row."""
        return self.length > 1

    @property
    def code(self) -> str:
        """Its name within its year: ``T2``, ``Q3``, ``H1``, ``05``; the whole name for the rest."""
        return str(self).partition("-")[2] if self.frequency in (*_LETTER, Frequency.MONTH) else str(self)

    def __str__(self) -> str:
        first = _name(self.frequency, self.ordinal)
        return f"{first}..{_name(self.frequency, self.ordinal + self.length - 1)}" if self.is_span else first

    def __lt__(self, other: Period) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __contains__(self, other: Period | date) -> bool:
        """Whether *other*, a period or a day, lies wholly inside."""
        first, last = (other, other) if isinstance(other, date) else (other.start, other.end)
        return self.start <= first and last <= self.end

    def anchored(self, fiscal_year: FiscalYear) -> Period:
        """Return the period of the same name in another fiscal year."""
        return Period(frequency=self.frequency, ordinal=self.ordinal, length=self.length, fiscal_year=fiscal_year)

    def shifted(self, steps: int) -> Period:
        """Return the period *steps* of its own length later; earlier when negative."""
        ordinal = self.ordinal + steps * self.length
        return Period(frequency=self.frequency, ordinal=ordinal, length=self.length, fiscal_year=self.fiscal_year)

    def previous(self) -> Period:
        """Return the period just before, of the same length."""
        return self.shifted(-1)

    def same_period_last_year(self) -> Period:
        """Return the period of the same name a year before; 29 February becomes 28, week 53 becomes 52."""
        if self.frequency.months:
            ordinal = self.ordinal - 12 // self.frequency.months
            return Period(frequency=self.frequency, ordinal=ordinal, length=self.length, fiscal_year=self.fiscal_year)
        if self.frequency is Frequency.WEEK:
            year, week, _ = self.start.isocalendar()
            weeks = date(year - 1, 12, 28).isocalendar().week
            day = date.fromisocalendar(year - 1, min(week, weeks), 1)
        else:
            day = date(self.start.year - 1, self.start.month, min(self.start.day, monthrange(
                self.start.year - 1, self.start.month)[1]))
        begun = Period.of_date(self.frequency, day, self.fiscal_year).ordinal
        return Period(frequency=self.frequency, ordinal=begun, length=self.length, fiscal_year=self.fiscal_year)

    def year(self) -> Period:
        """Return the fiscal year that holds its last day."""
        return Period.of_date(Frequency.YEAR, self.end, self.fiscal_year)

    def steps(self, frequency: Frequency) -> Iterator[Period]:
        """Yield the periods of *frequency* that lie wholly inside, in order of time."""
        step = Period.of_date(frequency, self.start, self.fiscal_year)
        while step.end <= self.end:
            if step.start >= self.start:
                yield step
            step = step.shifted(1)


def _name(frequency: Frequency, ordinal: int) -> str:
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
    return f"{year:04d}-{_LETTER[frequency]}{part + 1}"


_FORM = re.compile(r"(\d{4})(?:-(?:([HTQ])(\d)|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")
_TURNED = re.compile(r"(?:([HTQ])(\d)|(\d)\. ?(?:tertial|kvartal|halvår))[ -](\d{4})", re.IGNORECASE)


def _parse_one(text: str, whole: str) -> tuple[Frequency, int]:
    match = _FORM.fullmatch(text)
    if match is None or not 1 < int(match[1]) < 9999:
        raise PeriodError(_not_a_period(text, whole))
    year, letter, part, week, month, day = match.groups()
    if letter:
        frequency = _BY_LETTER[letter]
        many = 12 // frequency.months
        if not 1 <= int(part) <= many:
            names = {"H": "halves", "T": "tertials", "Q": "quarters"}[letter]
            raise PeriodError(f"{text!r} is not a period; {names} run from {year}-{letter}1 to {year}-{letter}{many}")
        return frequency, int(year) * many + int(part) - 1
    if week:
        return Frequency.WEEK, (_calendar(text, int(year), week=int(week)).toordinal() - 1) // 7
    if day:
        return Frequency.DAY, _calendar(text, int(year), int(month), int(day)).toordinal()
    if month:
        return Frequency.MONTH, int(year) * 12 + _calendar(text, int(year), int(month)).month - 1
    return Frequency.YEAR, int(year)


def _calendar(text: str, year: int, month: int = 1, day: int = 1, week: int | None = None) -> date:
    try:
        return date.fromisocalendar(year, week, 1) if week is not None else date(year, month, day)
    except ValueError:
        raise PeriodError(f"{text!r} is not a period; the calendar has no such day, week or month") from None


def _not_a_period(text: str, whole: str) -> str:
    turned = _TURNED.fullmatch(text.strip())
    if turned:
        letter = (turned[1] or {"t": "T", "k": "Q", "h": "H"}[text.strip().split()[1][0].lower()]).upper()
        return f"{text!r} is not a period; did you mean '{turned[4]}-{letter}{turned[2] or turned[3]}'?"
    forms = "2024, 2024-H1, 2024-T2, 2024-Q3, 2024-05, 2024-W07, 2024-05-17 or 2024..2027"
    return f"{whole!r} is not a period; write it as {forms}"
