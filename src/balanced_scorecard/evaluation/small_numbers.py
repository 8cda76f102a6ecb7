"""Small numbers: how far off a share of few can be, and what is of too few to be shown (docs: small numbers)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..domain.scale import ends_of
from ..domain.unit_words import SHARES
from ..kernels.intervals import wilson
from ..units import rate_factor
from .figures import Figure
from .statuses import Reason

_COUNTED = (None, "case", "person", "piece")


def unless_few(figure: Figure, min_n: int | None) -> Figure:
    """Return *figure*; where it is of fewer than *min_n*, one without value, parts or rows, and the reason.

    A figure is of as many as its denominator, else as the n of its rows together. Of a count without either nothing is
    known, and it is shown.
    """
    of = _count(figure)
    if min_n is None or figure.value is None or of is None or of >= min_n:
        return figure
    return Figure(reason=Reason.SUPPRESSED)


def _count(figure: Figure) -> float | None:
    if figure.denominator is not None:
        return figure.denominator
    counts = [row.n for row in figure.rows if row.n is not None]
    return sum(counts) if counts and len(counts) == len(figure.rows) else None


Interval = tuple[float, float]


def intervals_of(figures: Sequence[Figure], units: Sequence[str | None]) -> list[Interval | None]:
    """Return the 95 per cent interval of each figure in its unit: a survey's own, else Wilson's of a share.

    None where it is neither one row with low and high, nor a share of counts: whole parts, the one within the other.
    """
    found = [_of_survey(figure) for figure in figures]
    shares = [n for n, (figure, unit) in enumerate(zip(figures, units, strict=True))
              if found[n] is None and _is_share_of_counts(figure, unit)]
    parts = np.array([(figures[n].numerator, figures[n].denominator) for n in shares], dtype=float).reshape(-1, 2)
    ends = np.stack(wilson(parts[:, 0], parts[:, 1]), axis=1).tolist()
    for n, (low, high) in zip(shares, ends, strict=True):
        times = rate_factor(units[n])
        found[n] = times * low, times * high
    return found


def _of_survey(figure: Figure) -> Interval | None:
    row = figure.rows[0] if len(figure.rows) == 1 else None
    if figure.value is None or row is None or row.low is None or row.high is None:
        return None
    as_it_came = row.numerator is not None or row.value == figure.value
    return (row.low, row.high) if as_it_came else None


def _is_share_of_counts(figure: Figure, unit: str | None) -> bool:
    k, n = figure.numerator, figure.denominator
    if figure.value is None or unit not in SHARES or k is None or n is None:
        return False
    return not _has_survey(figure) and _are_counts(k, n, figure)


def _has_survey(figure: Figure) -> bool:
    return len(figure.rows) == 1 and figure.rows[0].low is not None and figure.rows[0].high is not None


def _are_counts(k: float, n: float, figure: Figure) -> bool:
    if not all(each.unit in _COUNTED for each in figure.inputs):
        return False  # kroner of a formula are not cases that might have gone the other way
    return float(k).is_integer() and float(n).is_integer() and 0 <= k <= n


def is_distinguishable(target: object, low: float | None, high: float | None) -> bool | None:
    """Return whether *target*, a number or the two of a range, lies outside *low* to *high*; None where one is lacking.

    >>> is_distinguishable(79.0, 52.4, 92.4), is_distinguishable((95.0, 100.0), 52.4, 92.4)
    (False, True)
    """
    if low is None or high is None or not isinstance(target, float | int | tuple):
        return None
    return not any(low <= end <= high for end in ends_of(target))
