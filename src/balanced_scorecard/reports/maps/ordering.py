"""In which order the items of each row stand, and at which x: few crossings, straight lines, nothing overlapping.

Items are numbers. A row holds boxes and the gates through which links pass between boxes; a segment joins two items of
neighbouring rows, or of one row. Everything is a pure function of its arguments, so two runs give the same map.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

Row = tuple[int, ...]
Rows = tuple[Row, ...]
Segment = tuple[int, int]

_SWEEPS = 10
_PATIENCE = 3
_STRIDES = (1, 2, 3, 5)
_SWITCHES = 6
_SETTLINGS = 14


class Neighbours:
    """Which items a segment joins to an item: in the row above, in the row below, in its own."""

    def __init__(self, rows: Rows, segments: Sequence[Segment]) -> None:
        row_of = {item: n for n, row in enumerate(rows) for item in row}
        self._joined: dict[int, dict[int, list[int]]] = {step: {item: [] for item in row_of} for step in (-1, 0, 1)}
        for one, other in segments:
            step = row_of[other] - row_of[one]
            self._joined[step][one].append(other)
            self._joined[-step][other].append(one)

    def of(self, item: int, step: int) -> Sequence[int]:
        """Return the items joined to *item* in the row *step* below it (-1 above, 0 its own)."""
        return self._joined[step][item]

    def towards(self, step: int) -> Mapping[int, Sequence[int]]:
        """Return, for every item, those joined to it in the row *step* below."""
        return self._joined[step]


def ordered(rows: Rows, segments: Sequence[Segment]) -> Rows:
    """Return *rows* in an order with few crossings: barycentre sweeps down and up, then switches of neighbours.

    A sweep ends in an order that no small step improves, and which one depends on where it began; so it begins in
    several ways, first from the order given, and the first of the best is kept.
    """
    joined = Neighbours(rows, segments)
    best, least = rows, _crossings(rows, joined)
    for start in _starts(rows):
        if least == 0:
            break
        found = _switched(_settled_order(start, joined), joined)
        count = _crossings(found, joined)
        if count < least:
            best, least = found, count
    return best


def _starts(rows: Rows) -> Iterator[Rows]:
    """Yield orders to begin from: the one given, then each row read with a stride, forwards and backwards."""
    yield rows
    for stride in _STRIDES:
        strided = tuple(tuple(row[at] for first in range(stride) for at in range(first, len(row), stride))
                        for row in rows)
        yield strided
        yield tuple(row[::-1 if n % 2 else 1] for n, row in enumerate(strided))


def _settled_order(rows: Rows, joined: Neighbours) -> Rows:
    """Return the best order that sweeps from *rows* come by; they end when some in a row bring nothing."""
    best, least, current, patience = rows, _crossings(rows, joined), rows, _PATIENCE
    for sweep in range(_SWEEPS):
        current = _swept(current, joined, 1 if sweep % 2 else -1)
        count = _crossings(current, joined)
        patience = _PATIENCE if count < least else patience - 1
        if count < least:
            best, least = current, count
        if not patience:
            break
    return best


def _swept(rows: Rows, joined: Neighbours, step: int) -> Rows:
    """Return *rows* with each sorted by the mean place of what it joins in the row *step* below, done before it."""
    result, towards = list(rows), joined.towards(step)
    place = {item: (n + 0.5) / len(row) for row in rows for n, item in enumerate(row)}
    for n in range(len(rows)) if step < 0 else reversed(range(len(rows))):
        wanted = {}
        for item in rows[n]:
            near = towards[item]
            wanted[item] = sum([place[other] for other in near]) / len(near) if near else place[item]
        result[n] = tuple(sorted(rows[n], key=wanted.__getitem__))
        place.update((item, (k + 0.5) / len(rows[n])) for k, item in enumerate(result[n]))
    return tuple(result)


def _switched(rows: Rows, joined: Neighbours) -> Rows:
    """Return *rows* after switching neighbours for as long as it removes crossings."""
    current = [list(row) for row in rows]
    for _ in range(_SWITCHES):
        improved = [_improve_row(current, n, joined) for n in range(len(current))]
        if not any(improved):
            break
    return tuple(tuple(row) for row in current)


def _improve_row(rows: list[list[int]], n: int, joined: Neighbours) -> int:
    """Switch neighbours of row *n* in place where that removes crossings; return how many were removed."""
    row = rows[n]
    place = {item: k for m in (n - 1, n + 1) if 0 <= m < len(rows) for k, item in enumerate(rows[m])}
    removed = 0
    for k in range(len(row) - 1):
        gain = _uncrossed(row[k], row[k + 1], place, joined) + _brought_together(row, k, joined)
        if gain > 0:
            row[k], row[k + 1] = row[k + 1], row[k]
            removed += gain
    return removed


def _uncrossed(left: int, right: int, place: Mapping[int, int], joined: Neighbours) -> int:
    """Return how many crossings fewer there are when two neighbours change places; below 0 where there are more."""
    pairs = ((place[one], place[other]) for step in (-1, 1)
             for one in joined.of(left, step) for other in joined.of(right, step))
    return sum((one > other) - (one < other) for one, other in pairs)


def _brought_together(row: list[int], k: int, joined: Neighbours) -> int:
    """Return how many items fewer stand between linked items of *row* when its items *k* and the next change places."""
    if not joined.of(row[k], 0) and not joined.of(row[k + 1], 0):
        return 0
    return _apart(row, joined) - _apart([*row[:k], row[k + 1], row[k], *row[k + 2:]], joined)


def _crossings(rows: Rows, joined: Neighbours) -> int:
    between = sum(_crossed(upper, lower, joined) for upper, lower in pairwise(rows))
    return between + sum(_apart(row, joined) for row in rows)


def _crossed(upper: Sequence[int], lower: Sequence[int], joined: Neighbours) -> int:
    """Return how many pairs of segments between two rows cross: the inversions of their ends."""
    place, towards = {item: n for n, item in enumerate(lower)}, joined.towards(1)
    seen: list[int] = []
    count = 0
    for item in upper:
        for end in sorted([place[other] for other in towards[item]]):
            count += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return count


def _apart(row: Sequence[int], joined: Neighbours) -> int:
    """Return how many items stand between the ends of the segments within one row."""
    place = {item: n for n, item in enumerate(row)}
    return sum(abs(place[item] - place[other]) - 1 for item in row for other in joined.of(item, 0)) // 2


def settled(
    rows: Rows, segments: Sequence[Segment], *, even: Mapping[int, float], pull: Callable[[int], float],
    weight: Callable[[int], float], gaps: Mapping[int, Sequence[float]], ends: Mapping[int, tuple[float, float]],
) -> dict[int, float]:
    """Return the x of every item: near what it is joined to, never nearer to its neighbour than the gap.

    Args:
        rows, segments: as ordered.
        even: where an item would stand if nothing pulled at it.
        pull: how much an item follows what it is joined to, 0 to 1.
        weight: how much an item resists being pushed away.
        gaps: by row, the least distance from each item to the next.
        ends: by row, the least x of its first item and the greatest of its last.
    """
    joined = Neighbours(rows, segments)
    x = dict(even)
    for round_ in range(_SETTLINGS):
        for n in range(len(rows)) if round_ % 2 else reversed(range(len(rows))):
            wanted = [_wanted(item, x, even, pull(item), joined) for item in rows[n]]
            placed = spaced(wanted, weights=[weight(item) for item in rows[n]], gaps=gaps[n], ends=ends[n])
            x.update(zip(rows[n], placed, strict=True))
    return x


def _wanted(item: int, x: Mapping[int, float], even: Mapping[int, float], pull: float, joined: Neighbours) -> float:
    drawn_to = [x[other] for step in (-1, 1) for other in joined.of(item, step)]
    return pull * _mean(drawn_to, even[item]) + (1 - pull) * even[item]


def spaced(
    wanted: Sequence[float], *, weights: Sequence[float], gaps: Sequence[float], ends: tuple[float, float]
) -> list[float]:
    """Return the places nearest to *wanted* (least weighted squares) that keep order, *gaps* and *ends*.

    Taking the gaps off leaves an isotonic regression, solved by pooling adjacent violators.

    >>> spaced([5.0, 5.0], weights=[1, 1], gaps=[4.0], ends=(0.0, 100.0))
    [3.0, 7.0]
    """
    if not wanted:
        return []
    offsets = [sum(gaps[:n]) for n in range(len(wanted))]
    pools: list[tuple[float, float, int]] = []
    for value, weight, offset in zip(wanted, weights, offsets, strict=True):
        pools.append((value - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            pools[-2:] = [_pooled(pools[-2], pools[-1])]
    low, high = ends[0], ends[1] - offsets[-1]
    flat = [min(max(mean, low), high) for mean, _, size in pools for _ in range(size)]
    return [value + offset for value, offset in zip(flat, offsets, strict=True)]


def _pooled(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
