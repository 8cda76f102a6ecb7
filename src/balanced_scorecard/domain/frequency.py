"""`Frequency`: how often; the cadence of an indicator and the length of a period."""

from __future__ import annotations

from enum import Enum


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
        return _RANKS[self]


_RANKS = {frequency: rank for rank, frequency in enumerate(Frequency)}
_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.TERTIAL: 4, Frequency.HALF: 6, Frequency.YEAR: 12}
LETTERS = {Frequency.HALF: "H", Frequency.TERTIAL: "T", Frequency.QUARTER: "Q"}
"""The parts of a year that are written with a letter and a number."""
