"""On which track of a channel each link runs sideways: no two on top of each other, and few crossings.

A channel is the free space between two rows. A link comes into it at a pin on its upper or lower edge, runs sideways
on a track, and leaves at another pin. Tracks are counted from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from attrs import frozen

CLEAR = 6.0
"""Nearer than this, two upright lines are taken for one."""
_BESIDE = 10.0
_ON_TOP = 1000
_ROUNDS = 8


class Edge(Enum):
    """On which edge of its channel a pin is."""

    UPPER = "upper"
    LOWER = "lower"


@frozen(kw_only=True)
class Run:
    """The course of one link within a channel: from one pin to another, each an x on an edge."""

    start: tuple[float, Edge]
    end: tuple[float, Edge]

    @property
    def left(self) -> float:
        """The x of the pin further left."""
        return min(self.start[0], self.end[0])

    @property
    def right(self) -> float:
        """The x of the pin further right."""
        return max(self.start[0], self.end[0])

    @property
    def is_straight(self) -> bool:
        """Whether it needs no track."""
        return self.left == self.right

    def at(self, edge: Edge) -> tuple[float, ...]:
        """Return the x of its pins on *edge*."""
        return tuple(x for x, on in (self.start, self.end) if on is edge)


def tracks(runs: Sequence[Run]) -> tuple[int, ...]:
    """Return the track of each of *runs*; 0 for one that is straight.

    >>> right, left = (Run(start=(x, Edge.LOWER), end=(100.0 - x, Edge.UPPER)) for x in (10.0, 90.0))
    >>> tracks([right, left])
    (0, 1)
    """
    bent = [n for n, run in enumerate(runs) if not run.is_straight]
    cost = _costs([runs[n] for n in bent])
    order = _improved(sorted(range(len(bent)), key=lambda n: (_leaning(n, cost), runs[bent[n]].left, n)), cost)
    track = [0] * len(runs)
    for at, n in enumerate(order):
        above = [track[bent[m]] + 1 for m in order[:at] if _overlap(runs[bent[m]], runs[bent[n]])]
        track[bent[n]] = max(above, default=0)
    return tuple(track)


def on_top(runs: Sequence[Run], track: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs of runs an upright part of which lies on top of the other's: first the one from above."""
    return [(a, b) for a, one in enumerate(runs) for b, other in enumerate(runs)
            if a != b and not one.is_straight and not other.is_straight and track[a] >= track[b] and _meet(one, other)]


def _meet(one: Run, other: Run) -> bool:
    """Whether *one* comes from above where *other* comes from below."""
    return any(abs(x - y) < CLEAR for x in one.at(Edge.UPPER) for y in other.at(Edge.LOWER))


def _overlap(one: Run, other: Run) -> bool:
    return one.left < other.right + _BESIDE and other.left < one.right + _BESIDE


def _costs(runs: Sequence[Run]) -> list[list[int]]:
    """Return what it costs to run each above each other: crossings, and much where they would lie on top."""
    return [[_cost(one, other) if one is not other else 0 for other in runs] for one in runs]


def _cost(above: Run, below: Run) -> int:
    """Return how often *above* crosses *below* if its track is the upper one."""
    if not _overlap(above, below):
        return 0
    crossed = sum(below.left < x < below.right for x in above.at(Edge.LOWER))
    crossed += sum(above.left < x < above.right for x in below.at(Edge.UPPER))
    return crossed + _ON_TOP * _meet(below, above)


def _leaning(n: int, cost: Sequence[Sequence[int]]) -> int:
    """Return how much dearer it is to have *n* above the others than below."""
    return sum(cost[n]) - sum(row[n] for row in cost)


def _improved(order: list[int], cost: Sequence[Sequence[int]]) -> list[int]:
    """Return *order* after moving one at a time to where it costs least, for as long as that helps."""
    for _ in range(_ROUNDS):
        before = list(order)
        for n in before:
            order = _moved(order, n, cost)
        if order == before:
            break
    return order


def _moved(order: list[int], n: int, cost: Sequence[Sequence[int]]) -> list[int]:
    at = order.index(n)
    rest = order[:at] + order[at + 1:]
    totals = [sum(cost[n][m] for m in rest)]  # above all the others, then below one more each time
    for m in rest:
        totals.append(totals[-1] - cost[n][m] + cost[m][n])
    best = min(totals)
    if totals[at] == best:
        return order
    place = totals.index(best)
    return [*rest[:place], n, *rest[place:]]
