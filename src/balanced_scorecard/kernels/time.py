"""Adding up over the steps of a period: each step a number, or an array of shape (n_columns,).

A column is a unit and a period. Steps are added one after the other in order of time, never pairwise, so that one
column gives the same bits as many, and a number the bits of an array of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np

from .scoring import FloatArray

N = TypeVar("N", float, FloatArray)


def total(values: Iterable[N], factors: Iterable[N]) -> N:
    """Return the sum over steps of *values* times *factors*.

    A factor is 1 for a step as it is, -1 for one to take away (a difference of two years to date), a share for a part
    of one (a week across a period's end).
    """
    result: N = 0.0  # type: ignore[assignment]  # the same as zeros, to which a step of either kind is added
    for value, factor in zip(values, factors, strict=True):
        result = result + value * factor
    return result


def ratio(numerator: N, denominator: N, times: float) -> N:
    """Return ``times * numerator / denominator``, multiplied before divided; NaN where the denominator is 0.

    *times* is 100 for per cents: 29 of 100 is then exactly 29.

    >>> ratio(29.0, 100.0, 100.0)
    29.0
    """
    if isinstance(denominator, float | int):
        return times * float(numerator) / float(denominator) if denominator else np.nan
    # Numbers near 1e308 overflow to infinity without a word, as floats do; a column of them then has no share.
    with np.errstate(all="ignore"):
        return np.where(denominator == 0, np.nan, times * numerator / denominator)


def weighted_mean(values: Sequence[N], weights: Sequence[N]) -> N:
    """Return the mean over steps, weighted (by days, or by another series); NaN where all weights are 0."""
    added = weights[0] * 0.0
    for weight in weights:
        added = added + weight
    return ratio(total(values, weights), added, 1.0)
