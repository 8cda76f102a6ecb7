"""Intervals: how far off a share of few can be."""

from __future__ import annotations

import numpy as np

from .scoring import FloatArray


def wilson(k: FloatArray, n: FloatArray, z: float = 1.96) -> tuple[FloatArray, FloatArray]:
    """Return the low and high end of Wilson's score interval of the share *k* / *n*, as shares from 0 to 1.

    *k* of *n* cases, broadcast, counted independently of each other; NaN where *n* is 0. *z* is 1.96 for 95 per cent.
    With centre c = (k + z^2/2) / (n + z^2) and half = z sqrt(k (n - k) / n + z^2/4) / (n + z^2) it is c -+ half
    (Wilson, J Am Stat Assoc 1927;22:209). Unlike c -+ z times the standard error it stays within 0 and 1, and has a
    width at none and at all.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = z * np.sqrt(k * (n - k) / n + z**2 / 4)
    centre, most = k + z**2 / 2, n + z**2
    low, high = (centre - spread) / most, (centre + spread) / most
    return np.clip(low, 0, 1), np.clip(high, 0, 1)
