"""Bands, scores and progress; NaN is missing and stays missing.

A scale is a row of a table (`Polylines`): it cuts the line of values into up to five regions, each with its band and
a straight piece of score. Whatever judges a value, a target with a tolerance, a norm, a range, is such a row, and one
formula reads them all (docs/explanation/status-and-score). The letters: *a* the value, *g* the edge MEDIUM|GOOD, *m*
the edge POOR|MEDIUM, *z* and *o* where the score is 0 and 1, all turned so that higher is better.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
BandArray = npt.NDArray[np.int8]
RowArray = npt.NDArray[np.int32] | npt.NDArray[np.int64]

POOR, MEDIUM, GOOD, NOT_JUDGED = 0, 1, 2, -1
"""Bands; a value that is missing is NOT_JUDGED."""
NEAR = 1e-9
"""A value nearer an edge than this share of max(|edge|, span) is on it."""
MIDDLE = np.array([1 / 6, 1 / 2, 5 / 6])
"""The score of a band where nothing finer is known, by band."""
REGIONS = 5
_HALF = 0.5  # of a band, in thirds of a score: its middle


@frozen(kw_only=True, eq=False)
class Polylines:
    """Scales, one a row.

    Attributes:
        sign: shape (n,), what a value is multiplied by first: -1 where lower is better.
        threshold: shape (n, 4), ascending: a value at or above so many of them lies in the region of that number.
        start, width: shape (n, 5): in a region the score rises by a third from *start* to *start* + *width*.
        base: shape (n, 5), in thirds, the score at *start*.
        band: shape (n, 5), the band of a region.
        is_directed: whether no row needs more than the first three regions.
    """

    sign: FloatArray
    threshold: FloatArray
    start: FloatArray
    width: FloatArray
    base: FloatArray
    band: BandArray
    is_directed: bool


def directed(
    direction: FloatArray, good: FloatArray, medium: FloatArray, worst: FloatArray, best: FloatArray,
    is_strict: BoolArray, is_strict_medium: BoolArray,
) -> Polylines:
    """Return the scales on which more (direction +1) or less (-1) is better, all arguments of shape (n,).

    Scores run from 0 at *worst* over 1/3 at *medium* and 2/3 at *good* to 1 at *best*, straight between. *medium* is
    NaN where there is no edge POOR|MEDIUM; the score is then the middle of POOR or GOOD. A value on a strict edge
    belongs to the worse side, on any other to the better. Where *best* lies on *good*, reaching it scores 1; where
    *worst* lies on *medium*, being on it scores 1/3 and below it 0.
    """
    g, m, z, o = (x * direction for x in (good, medium, worst, best))
    two_valued = np.isnan(m)
    span = np.where(two_valued, 0.0, np.abs(g - m))
    lines = _empty(direction, [POOR, MEDIUM, GOOD, GOOD, GOOD], is_directed=True)
    at_good = _from(g, span, is_strict)
    lines.threshold[:, 0] = np.where(two_valued, at_good, np.fmin(_from(m, span, is_strict_medium), at_good))
    lines.threshold[:, 1] = at_good
    lines.start[:, 0], lines.width[:, 0] = _piece(z, m, everywhere=np.inf)  # without width, below is 0
    lines.start[:, 1], lines.width[:, 1] = m, g - m
    lines.start[:, 2], lines.width[:, 2] = _piece(g, o, everywhere=-np.inf)  # without width, reaching it is 1
    lines.base[:, 1], lines.base[:, 2] = 1.0, 2.0
    lines.start[two_valued], lines.width[two_valued] = 0.0, np.inf
    lines.base[two_valued] += _HALF
    return lines


def ranges(low: FloatArray, high: FloatArray, outer_low: FloatArray, outer_high: FloatArray) -> Polylines:
    """Return the scales on which the best is between *low* and *high*, all arguments of shape (n,).

    The score is 1 inside, falls from 2/3 at an end to 1/3 at its outer edge and to 0 over the same span again. Every
    end belongs to its better side. Outer edges are NaN where there are none; the score is then the middle of the band.
    Beyond an end that is its own outer edge it is 1/6.
    """
    below, above = low - outer_low, outer_high - high
    two_valued = np.isnan(outer_low)
    span = np.where(two_valued, 0.0, np.fmax(below, above))
    lines = _empty(np.ones(len(low)), [POOR, MEDIUM, GOOD, MEDIUM, POOR], is_directed=False)
    at_low, past_high = _from(low, span, np.array(False)), _from(high, span, np.array(True))
    lines.threshold[:, 0] = np.where(two_valued, at_low, np.fmin(_from(outer_low, span, np.array(False)), at_low))
    lines.threshold[:, 1], lines.threshold[:, 2] = at_low, past_high
    lines.threshold[:, 3] = np.where(two_valued, past_high,
                                     np.fmax(_from(outer_high, span, np.array(True)), past_high))
    lines.base[:, [1, 2, 3]] = 1.0, 3.0, 1.0
    for region, start, width in ((0, outer_low - below, below), (1, outer_low, below), (3, outer_high, -above),
                                 (4, outer_high + above, -above)):
        lines.start[:, region], lines.width[:, region] = start, width
    for side, has_no_edge in ((slice(0, 2), two_valued | (below == 0)), (slice(3, 5), two_valued | (above == 0))):
        lines.start[has_no_edge, side], lines.width[has_no_edge, side] = 0.0, np.inf
        lines.base[has_no_edge, side] += _HALF
    lines.base[two_valued, 2] = 2.0 + _HALF
    return lines


def _empty(sign: FloatArray, bands: Sequence[int], *, is_directed: bool) -> Polylines:
    shape = (len(sign), REGIONS)
    band = np.empty(shape, dtype=np.int8)
    band[:] = bands
    return Polylines(sign=sign, threshold=np.full((len(sign), REGIONS - 1), np.inf), start=np.zeros(shape),
                     width=np.full(shape, np.inf), base=np.zeros(shape), band=band, is_directed=is_directed)


def _from(edge: FloatArray, span: FloatArray, is_strict: BoolArray) -> FloatArray:
    """Return the least value on the better side of *edge*; on a strict one, the least beyond its tolerance."""
    near = NEAR * np.maximum(np.abs(edge), span)
    return np.where(is_strict, np.nextafter(edge + near, np.inf), edge - near)


def _piece(start: FloatArray, end: FloatArray, *, everywhere: float) -> tuple[FloatArray, FloatArray]:
    """Return start and width of a piece of score; one without width starts at *everywhere*, beyond every value."""
    empty = ~(end > start)
    return np.where(empty, everywhere, start), np.where(empty, 1.0, end - start)


def together(*tables: Polylines, order: IntArray) -> Polylines:
    """Return the rows of *tables* one after the other, then in *order*."""
    def put(name: str) -> npt.NDArray[np.float64]:
        column: npt.NDArray[np.float64] = np.concatenate([getattr(each, name) for each in tables])[order]
        return column

    return Polylines(
        sign=put("sign"), threshold=put("threshold"), start=put("start"), width=put("width"), base=put("base"),
        band=put("band").astype(np.int8), is_directed=all(each.is_directed for each in tables),
    )


BLOCK = 16_384
"""So many values at a time: what they need fits in a processor's cache."""


@frozen(kw_only=True, eq=False)
class Workspace:
    """Room for what `judge_block` works out on the way, used again for every block; one a thread."""

    turned: FloatArray
    piece: FloatArray
    place: npt.NDArray[np.intp]
    region: BandArray
    is_beyond: BoolArray


def workspace() -> Workspace:
    """Return room for a block."""
    return Workspace(
        turned=np.empty(BLOCK), piece=np.empty(BLOCK), place=np.empty(BLOCK, dtype=np.intp),
        region=np.empty(BLOCK, dtype=np.int8), is_beyond=np.empty(BLOCK, dtype=bool),
    )


def judge(actual: FloatArray, lines: Polylines, row: IntArray) -> tuple[BandArray, FloatArray]:
    """Return band and score of each value by the scale *row* says.

    *actual* and *row* have shape (n,); so have the results: a band, NOT_JUDGED where *actual* is NaN, and a score in
    [0, 1], NaN likewise.
    """
    band, score = np.empty(len(actual), dtype=np.int8), np.empty(len(actual))
    room = workspace()
    for begin in range(0, len(actual), BLOCK):
        part = slice(begin, begin + BLOCK)
        judge_block(actual[part], lines, row[part], band[part], score[part], room)
    return band, score


def judge_block(
    actual: FloatArray, lines: Polylines, row: RowArray | int, band: BandArray, score: FloatArray, room: Workspace
) -> None:
    """Fill *band* and *score*, as `judge` returns them, for at most `BLOCK` values.

    *row* is one for all, or one each.
    """
    n = len(actual)
    turned, piece, place = room.turned[:n], room.piece[:n], room.place[:n]
    region, is_beyond = room.region[:n], room.is_beyond[:n]
    np.multiply(actual, lines.sign[row], out=turned)
    region.fill(0)
    for edge in range(2 if lines.is_directed else 4):
        np.greater_equal(turned, lines.threshold[row, edge], out=is_beyond)
        np.add(region, is_beyond.view(np.int8), out=region)
    np.add(region, np.multiply(row, REGIONS), out=place)
    for table, work in ((lines.start, np.subtract), (lines.width, np.divide)):
        np.take(table, place, out=piece, mode="clip")  # every place is inside; "raise" would copy
        work(turned, piece, out=turned)
    np.clip(turned, 0.0, 1.0, out=turned)
    np.take(lines.base, place, out=piece, mode="clip")
    np.add(turned, piece, out=turned)
    np.divide(turned, 3.0, out=score)
    np.copyto(band, region) if lines.is_directed else np.take(lines.band, place, out=band, mode="clip")
    np.isnan(score, out=is_beyond)
    band[np.flatnonzero(is_beyond)] = NOT_JUDGED


def progress(actual: FloatArray, baseline: FloatArray, target: FloatArray, direction: FloatArray) -> FloatArray:
    """Return the share of the way from *baseline* to *target* that *actual* has travelled.

    The three broadcast and share one unit. The result is dimensionless and unclamped: 0 at the baseline, 1 at the
    target, above 1 beyond it; NaN where *actual* is NaN or the target is no better than the baseline.
    """
    way = target - baseline
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(way * direction > 0, (actual - baseline) / way, np.nan)
