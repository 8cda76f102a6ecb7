"""What a figure and a target count over: the report's basis, a FLOW's `per`, phasing and elapsed days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from attrs import frozen

from ..domain.aggregation import Basis, Window
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator
from ..domain.period import FiscalYear, Frequency, Period
from ..domain.target import Target
from .history import A_DAY, Span


def span_of(period: Period, basis: Basis, window: Window | None = None) -> Span:
    """Return the days a report on *period* covers: the period, the year up to its end, or the last twelve months."""
    if window is Window.ROLLING_12_MONTHS:
        return Span(start=_a_year_before(period.end) + A_DAY, end=period.end)
    start = period.start
    if basis is Basis.YEAR_TO_DATE and not period.is_span:
        start = min(period.year().start, start)
    return Span(start=start, end=period.end)


@lru_cache(maxsize=1024)
def earlier_periods(period: Period) -> tuple[Period, Period]:
    """Return the period before *period*, and the same period last year."""
    return period.previous(), period.same_period_last_year()


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


@frozen(kw_only=True)
class Share:
    """The span a FLOW is judged over, and how much of what the target counts over lies in it.

    Attributes:
        factor: what the edges are multiplied by; 1 for one whole `per`.
    """

    span: Span
    factor: float


def per_of(
    indicator: Indicator, target: Target | None, frequency: Frequency | None, fiscal_year: FiscalYear
) -> Frequency | None:
    """Return over how long *target* counts: its `per`, else the length of its `by`, else the indicator's frequency.

    A `by` that is the last day of the year says the same as the year.
    """
    by = target.by if target is not None else None
    if target is not None and target.per:
        return target.per
    if isinstance(by, Period):
        return by.frequency
    if by is not None and by == Period.of_date(Frequency.YEAR, by, fiscal_year).end:
        return Frequency.YEAR
    return indicator.frequency or frequency


def share_of(period: Period, basis_span: Span, per: Frequency, phasing: FrozenMap[str, float] | None) -> Share:
    """Return what a FLOW in *period* is judged over when its target counts over *per*.

    Within one `per` the value runs from its start to the period's end, and the edges are scaled by *phasing*, else by
    elapsed days; over more than one, the edges are multiplied by how many there are.
    """
    whole = Period.of_date(per, period.end, period.fiscal_year)
    if whole.start <= basis_span.start:
        span = Span(start=whole.start, end=basis_span.end)
        return Share(span=span, factor=elapsed(whole, span.end, phasing))
    factor = elapsed(whole, basis_span.end, phasing)
    each = whole.previous()
    while each.start >= basis_span.start:
        factor += 1.0
        each = each.previous()
    if each.end >= basis_span.start:
        factor += ((each.end - basis_span.start).days + 1) / each.days
    return Share(span=basis_span, factor=factor)


def elapsed(whole: Period, end: date, phasing: FrozenMap[str, float] | None) -> float:
    """Return the share of *whole* that is planned to be done by *end*: by *phasing*, inside a step by elapsed days.

    >>> round(elapsed(Period.parse("2024"), date(2024, 4, 30), None) * 366, 9)
    121.0
    """
    if end >= whole.end:
        return 1.0
    if not phasing or whole.frequency is not Frequency.YEAR:
        return ((end - whole.start).days + 1) / whole.days
    done = 0.0
    for step in whole.steps(_frequency_of(phasing)):
        share = phasing.get(step.code, 0.0)
        if step.end <= end:
            done += share
        elif step.start <= end:
            done += share * ((end - step.start).days + 1) / step.days
    return done


_BY_LETTER = {"H": Frequency.HALF, "T": Frequency.TERTIAL, "Q": Frequency.QUARTER}


def _frequency_of(phasing: FrozenMap[str, float]) -> Frequency:
    return _BY_LETTER.get(next(iter(phasing))[:1], Frequency.MONTH)


def line(start: date, start_value: float, end: date, end_value: float, on: date) -> float:
    """Return where the straight line by days from *start* to *end* is on the day *on*."""
    return start_value + (end_value - start_value) * ((on - start) / (end - start))
