"""The scales of other products, on 0 to 1 where the original is bounded; NaN is missing and stays missing.

For comparison and migration only: nothing here is rolled up. The formulas in words, what each implies and when it
misleads: docs/explanation/other-scales. *a* is the value. All arguments broadcast and share one unit; what makes a
formula undefined (two edges that coincide, a target of zero) is refused before it comes here.
"""

from __future__ import annotations

import numpy as np

from .scoring import GOOD, MEDIUM, NEAR, NOT_JUDGED, POOR, BoolArray, FloatArray, IntArray


def goal_red_flag(a: FloatArray, goal: FloatArray, red_flag: FloatArray) -> FloatArray:
    """Return 1/3 at *red_flag* and 2/3 at *goal*, straight through both, clamped to 0 and 1."""
    return np.clip(1 / 3 + way_unclamped(a, red_flag, goal) / 3, 0, 1)


def two_colour(a: FloatArray, worst: FloatArray, middle: FloatArray, best: FloatArray) -> FloatArray:
    """Return 0 at *worst*, 1/2 at *middle*, 1 at *best*, straight between, clamped."""
    return (way(a, worst, middle) + way(a, middle, best)) / 2


def goal_only(a: FloatArray, goal: FloatArray, direction: FloatArray) -> FloatArray:
    """Return 1 at *goal* and on its better side, else 0; *direction* is +1 where more is better, -1 where less is."""
    return np.where(np.isnan(a), np.nan, _reaches(a, goal, direction).astype(float))


def way(a: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Return `way_unclamped`, clamped to 0 and 1: min-max, points between two edges, baseline to target as a score."""
    return np.clip(way_unclamped(a, start, end), 0, 1)


def way_unclamped(a: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Return the share of the way from *start* to *end*: 0 at the start, 1 at the end, beyond both."""
    return (a - start) / (end - start)


def index_unclamped(a: FloatArray, target: FloatArray, direction: FloatArray) -> FloatArray:
    """Return 1 at *target*, and as much more or less as *a* is better or worse, in shares of the target."""
    return 1 + direction * (a - target) / target


def ratio(a: FloatArray, target: FloatArray) -> FloatArray:
    """Return *a* as a share of *target*: for where more is better."""
    return a / target


def inverse_ratio(a: FloatArray, target: FloatArray) -> FloatArray:
    """Return *target* as a share of *a*: for where less is better; NaN where *a* is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(a == 0, np.nan, target / a)


def ordered_rules(a: FloatArray, target: FloatArray, amber_share: FloatArray) -> IntArray:
    """Return a band, the first that fits: GOOD from *target*, MEDIUM from its *amber_share*, else POOR."""
    more = np.array(1.0)
    low = np.where(_reaches(a, amber_share * target, more), MEDIUM, POOR)
    return np.where(np.isnan(a), NOT_JUDGED, np.where(_reaches(a, target, more), GOOD, low))


def _reaches(a: FloatArray, edge: FloatArray, direction: FloatArray) -> BoolArray:
    # Nearer than this is on the edge, as everywhere here: 0.1 * 3 is 0.30000000000000004.
    return (a - edge) * direction >= -NEAR * np.abs(edge)
