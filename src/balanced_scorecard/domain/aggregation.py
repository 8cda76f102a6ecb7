"""How an indicator adds up over time and over organisational units, and what a report or a row covers."""

from __future__ import annotations

from enum import Enum


class Aggregation(Enum):
    """How values of one indicator are added up; NONE when nothing is declared.

    FLOW: sums over time and units. STOCK: the last over time, the sum over units. RATE: the sum of numerators over
    the sum of denominators. MEAN: weighted by days or by a series. MAX, MIN. NONE: not addable.
    """

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"
    MEAN = "mean"
    MAX = "max"
    MIN = "min"
    NONE = "none"


class Basis(Enum):
    """What a value or a report covers: the period alone, or the fiscal year up to its end."""

    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"


class Window(Enum):
    """Over which window an indicator is judged: the report's own, or the last twelve months."""

    PERIOD = "period"
    ROLLING_12_MONTHS = "rolling_12_months"


class RollUpMethod(Enum):
    """How the scores of children become their parent's."""

    WEIGHTED_MEAN = "weighted_mean"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    WORST = "worst"


class MissingPolicy(Enum):
    """What a leaf that was expected and is missing does to its parent."""

    LEAVE_OUT = "leave_out"
    COUNT_AS_ZERO = "count_as_zero"
    REQUIRE_ALL = "require_all"
