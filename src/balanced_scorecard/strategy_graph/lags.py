"""Lags added up along a way: months with months, days with days, for neither is a number of the other."""

from __future__ import annotations

from collections.abc import Iterable

from ..domain.causality import Lag
from ..domain.frequency import Frequency


def added(lags: Iterable[Lag]) -> tuple[Lag, ...]:
    """Return how long a way takes whose links take *lags*, one after the other.

    What is told in months or longer adds up, in the finest unit it is told in, or in months where that does not hold
    it whole; so does what is told in days and weeks. The two stand beside each other, months first.

    >>> added([Lag(first=1, last=3, unit="quarter"), Lag(first=0, last=1, unit="tertial")])
    (Lag(first=3, last=13, unit='month'),)
    >>> added([Lag(first=1, last=1, unit="year"), Lag(first=2, last=2, unit="week"), Lag(first=1, last=2, unit="year")])
    (Lag(first=2, last=3, unit='year'), Lag(first=2, last=2, unit='week'))
    """
    told = [(lag, Frequency(lag.unit)) for lag in lags]
    groups = ([each for each in told if each[1].months], [each for each in told if not each[1].months])
    return tuple(_sum(group) for group in groups if group)


def _sum(lags: list[tuple[Lag, Frequency]]) -> Lag:
    """Return the sum of *lags*, of which all are told in months or longer, or all in days and weeks."""
    first = sum(lag.first * _size(unit) for lag, unit in lags)
    last = sum(lag.last * _size(unit) for lag, unit in lags)
    finest = min((unit for _, unit in lags), key=lambda unit: unit.rank)
    if first % _size(finest) or last % _size(finest):
        finest = Frequency.MONTH
    return Lag(first=first // _size(finest), last=last // _size(finest), unit=finest.value)


def _size(unit: Frequency) -> int:
    """Return how many months, or days, *unit* is."""
    return unit.months or (7 if unit is Frequency.WEEK else 1)
