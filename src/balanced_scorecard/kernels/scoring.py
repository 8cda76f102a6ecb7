"""Polyline scores, bands and progress; shapes broadcast, NaN is missing and stays missing.

The letters are those of docs/explanation/score-and-status: *a* the value, *g* the edge MEDIUM|GOOD, *m* the edge
POOR|MEDIUM, *z* and *o* where the score is 0 and 1, all turned so that higher is better.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

POOR, MEDIUM, GOOD, NOT_JUDGED = 0, 1, 2, -1
"""Bands; a value that is missing is NOT_JUDGED."""
NEAR = 1e-9
"""A value nearer an edge than this share of max(|edge|, span) is on it."""
MIDDLE = np.array([1 / 6, 1 / 2, 5 / 6])
"""The score of a band where nothing finer is known, by band."""


def directed_bands(
    actual: FloatArray, direction: FloatArray, good: FloatArray, medium: FloatArray,
    is_strict: BoolArray, is_strict_medium: BoolArray,
) -> IntArray:
    """Return the band of each value on a scale where more (direction +1) or less (-1) is better.

    All arrays broadcast. *medium* is NaN where there is no edge POOR|MEDIUM; such a value is GOOD or POOR. A value on
    a strict edge belongs to the worse side, on any other to the better. The result holds POOR, MEDIUM, GOOD, or
    NOT_JUDGED where *actual* is NaN.
    """
    span = np.where(np.isnan(medium), 0.0, np.abs(good - medium))
    is_good = _beyond(actual, good, direction, span, is_strict)
    is_medium = _beyond(actual, medium, direction, span, is_strict_medium)
    band = np.where(is_good, GOOD, np.where(is_medium, MEDIUM, POOR))
    return np.where(np.isnan(actual), NOT_JUDGED, band)


def _beyond(
    actual: FloatArray, edge: FloatArray, direction: FloatArray, span: FloatArray, is_strict: BoolArray
) -> BoolArray:
    over = (actual - edge) * direction
    on_edge = np.abs(over) <= NEAR * np.maximum(np.abs(edge), span)
    return np.where(on_edge, ~is_strict, over > 0)


def directed_scores(
    actual: FloatArray, direction: FloatArray, good: FloatArray, medium: FloatArray,
    worst: FloatArray, best: FloatArray, band: IntArray,
) -> FloatArray:
    """Return scores from 0 to 1: 0 at *worst*, 1/3 at *medium*, 2/3 at *good*, 1 at *best*, straight between.

    All arrays broadcast; *band* comes from `directed_bands` and decides on an edge. Where *medium* is NaN the score is
    the middle of the band. Where *best* lies on *good*, reaching it scores 1; where *worst* lies on *medium*, being
    on it scores 1/3 and below it 0.
    """
    a, g, m, z, o = (x * direction for x in (actual, good, medium, worst, best))
    with np.errstate(divide="ignore", invalid="ignore"):
        upper = np.where(o > g, 2 / 3 + (a - g) / (o - g) / 3, 1.0)
        middle = 1 / 3 + (a - m) / (g - m) / 3
        lower = np.where(m > z, (a - z) / (m - z) / 3, 0.0)
    line = np.where(band == GOOD, np.clip(upper, 2 / 3, 1), np.where(band == MEDIUM, np.clip(middle, 1 / 3, 2 / 3),
                                                                     np.clip(lower, 0, 1 / 3)))
    score = np.where(np.isnan(medium), MIDDLE[band], line)
    return np.where(band == NOT_JUDGED, np.nan, score)


def range_bands(
    actual: FloatArray, low: FloatArray, high: FloatArray, outer_low: FloatArray, outer_high: FloatArray
) -> IntArray:
    """Return the band of each value where the best is between *low* and *high*.

    All arrays broadcast; outer ends are NaN where there are none. Every end belongs to its better side. The result is
    NOT_JUDGED where *actual* is NaN.
    """
    span = np.fmax(low - outer_low, outer_high - high)
    span = np.where(np.isnan(span), 0.0, span)
    one, never = np.array(1.0), np.array(False)
    is_good = _beyond(actual, low, one, span, never) & _beyond(actual, high, -one, span, never)
    is_medium = _beyond(actual, outer_low, one, span, never) & _beyond(actual, outer_high, -one, span, never)
    band = np.where(is_good, GOOD, np.where(is_medium, MEDIUM, POOR))
    return np.where(np.isnan(actual), NOT_JUDGED, band)


def range_scores(
    actual: FloatArray, low: FloatArray, high: FloatArray, outer_low: FloatArray, outer_high: FloatArray,
    band: IntArray,
) -> FloatArray:
    """Return scores of a range: 1 inside, from 2/3 at an end to 1/3 at its outer edge, to 0 one span further out.

    All arrays broadcast; *band* comes from `range_bands`. Without outer edges the score is the middle of the band;
    beyond an end that is its own outer edge it is 1/6.
    """
    below = actual < low
    distance = np.where(below, low - actual, actual - high)
    span = np.where(below, low - outer_low, outer_high - high)
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(span > 0, np.clip(2 / 3 - distance / span / 3, 0, 2 / 3), MIDDLE[POOR])
    is_banded = np.isnan(outer_low)
    score = np.where(is_banded, MIDDLE[band], np.where(band == GOOD, 1.0, outside))
    return np.where(band == NOT_JUDGED, np.nan, score)


def progress(actual: FloatArray, baseline: FloatArray, target: FloatArray, direction: FloatArray) -> FloatArray:
    """Return the share of the way from *baseline* to *target* that *actual* has travelled.

    The three broadcast and share one unit. The result is dimensionless and unclamped: 0 at the baseline, 1 at the
    target, above 1 beyond it; NaN where *actual* is NaN or the target is no better than the baseline.
    """
    way = target - baseline
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(way * direction > 0, (actual - baseline) / way, np.nan)
