"""`Period`: year, half, tertial, quarter, month, week, day and spans of them; parse, print, order, contain.

pandas has no calendar-anchored tertial and a letter may mean another year than the calendar's, so a period is our
own value: a frequency, a count of them since year 0, how many in a row, and the fiscal year it is read in.
Halves, tertials and quarters are parts of the fiscal year; months, weeks (ISO 8601) and days are the calendar's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

from attrs import field, frozen, validators

from ..errors import PeriodError
from ..tables import shown
from .frequency import LETTERS
from .frequency import Frequency as Frequency
from .identifiers import within
from .period_text import YEARS, period_name, read_period_name, weeks_in


class NamedBy(Enum):
    """Which calendar year names a fiscal year that spans two."""

    START = "start"
    END = "end"


@frozen(kw_only=True)
class FiscalYear:
    """The month a fiscal year starts in, and the calendar year that names it.

    Attributes:
        starts: the month, from 1 to 12.
        named_by: the calendar year in which it starts, or the one in which it ends.

    >>> Period.parse("2024", FiscalYear(starts=10)).start
    datetime.date(2023, 10, 1)
    """

    starts: int = field(default=1)
    named_by: NamedBy = field(default=NamedBy.END, validator=validators.instance_of(NamedBy))

    _repr_html_ = shown

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
@frozen(kw_only=True, order=False, cache_hash=True)
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
    length: int = field(default=1, validator=within(1))
    fiscal_year: FiscalYear = CALENDAR_YEAR
    start: date = field(init=False, eq=False, repr=False)
    end: date = field(init=False, eq=False, repr=False)

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        try:
            object.__setattr__(self, "start", self._begins(self.ordinal))
            object.__setattr__(self, "end", self._begins(self.ordinal + self.length) - timedelta(days=1))
        except (ValueError, OverflowError):
            raise PeriodError(f"a {self.frequency.value} lies outside the calendar; {YEARS}") from None

    @classmethod
    def parse(cls, text: str, fiscal_year: FiscalYear = CALENDAR_YEAR) -> Period:
        """Return the period *text* names; raise PeriodError with the forms that would be right."""
        first, dots, last = text.strip().partition("..")
        frequency, ordinal = read_period_name(first, text)
        if not dots:
            return cls(frequency=frequency, ordinal=ordinal, fiscal_year=fiscal_year)
        other, until = read_period_name(last, text)
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
        if self.is_span or self.frequency not in (*LETTERS, Frequency.MONTH):
            return str(self)
        return str(self).partition("-")[2]

    def __str__(self) -> str:
        first = period_name(self.frequency, self.ordinal)
        return f"{first}..{period_name(self.frequency, self.ordinal + self.length - 1)}" if self.is_span else first

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._rank() < other._rank()

    def _rank(self) -> tuple[date, date, int, int, int, str]:
        year = self.fiscal_year
        return self.start, self.end, self.frequency.rank, self.length, year.starts, year.named_by.value

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
            day = date.fromisocalendar(year - 1, min(week, weeks_in(year - 1)), 1)
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


def as_period(given: Period | str) -> Period:
    """Return *given*, read where it is text: a converter, so that a period may be written as in a file."""
    return Period.parse(given) if isinstance(given, str) else given
