"""Adding up over the steps of a period: arrays of shape (n_steps, n_columns), a column a unit and period.

Steps are added one after the other in order of time, never pairwise, so that one column gives the same bits as many.
"""

from __future__ import annotations

import numpy as np

from .scoring import FloatArray


def total(values: FloatArray, factors: FloatArray) -> FloatArray:
    """Return the sum over steps of *values* times *factors*, shape (n_columns,).

    A factor is 1 for a step as it is, -1 for one to take away (a difference of two years to date), a share for a part
    of one (a week across a period's end).
    """
    result: FloatArray = np.zeros(values.shape[1:])
    for value, factor in zip(values, factors, strict=True):
        result = result + value * factor
    return result


def ratio(numerator: FloatArray, denominator: FloatArray, times: float) -> FloatArray:
    """Return ``times * numerator / denominator``, multiplied before divided; NaN where the denominator is 0.

    *times* is 100 for per cents: 29 of 100 is then exactly 29.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator == 0, np.nan, times * numerator / denominator)


def weighted_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the mean over steps, weighted (by days, or by another series); NaN where all weights are 0."""
    return ratio(total(values, weights), total(weights, np.ones_like(weights)), 1.0)
