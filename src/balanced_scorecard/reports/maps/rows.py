"""In which row each box of a strategy map stands: a lane has as many rows as its boxes need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

WIDE, USUAL, NARROW = 264.0, 204.0, 168.0
_MOST = {WIDE: 3, USUAL: 4, NARROW: 5}
"""How many boxes of each width stand in a row, the widest first."""


@frozen(kw_only=True)
class Wire:
    """Something to be drawn from box to box; *room* is how wide its label is, 0 where it has none."""

    source: str
    target: str
    room: float = 0.0


@frozen(kw_only=True)
class Rows:
    """The ids of each row from the top, and the lane each row is in; an empty lane has one empty row."""

    ids: tuple[tuple[str, ...], ...]
    lanes: tuple[int, ...]

    def begins_lane(self, row: int) -> bool:
        """Whether *row* is the first of its lane."""
        return row == 0 or self.lanes[row] != self.lanes[row - 1]


def box_width(lanes: Sequence[Sequence[str]]) -> float:
    """Return how wide the boxes can be: as wide as needs no more rows than the narrowest."""
    needed = {width: sum(-(-len(lane) // most) for lane in lanes) for width, most in _MOST.items()}
    return next(width for width, rows in needed.items() if rows == needed[NARROW])


def in_rows(lanes: Sequence[Sequence[str]], wires: Sequence[Wire], *, width: float) -> Rows:
    """Return the rows of *lanes* for boxes of *width*, those of one lane evenly filled."""
    rows: list[tuple[str, ...]] = []
    lane_of_row: list[int] = []
    lane_of = {id_: lane for lane, members in enumerate(lanes) for id_ in members}
    for lane, members in enumerate(lanes):
        count = max(1, -(-len(members) // _MOST[width]))
        chain = _effects_first(members, wires, lane_of, lane) if count > 1 else tuple(members)
        cuts = [len(members) * n // count for n in range(count + 1)]
        rows.extend(chain[start:stop] for start, stop in pairwise(cuts))
        lane_of_row.extend([lane] * count)
    return Rows(ids=tuple(rows), lanes=tuple(lane_of_row))


def _effects_first(
    members: Sequence[str], wires: Sequence[Wire], lane_of: Mapping[str, int], lane: int
) -> tuple[str, ...]:
    """Return *members* with what is driven by others of the lane above what drives it.

    Then what hangs together with lanes above stands above what hangs together with lanes below; else as on the card.
    """
    ends = [(wire.source, wire.target) for wire in wires]
    inside = [(cause, effect) for cause, effect in ends if lane_of[cause] == lane_of[effect] == lane]
    depth = dict.fromkeys(members, 0)
    for _ in members:  # as many rounds as a chain can be long; in a cycle the rounds run out
        for cause, effect in inside:
            depth[cause] = min(max(depth[cause], depth[effect] + 1), len(members))
    lean = dict.fromkeys(members, 0)
    for one, other in (*ends, *((effect, cause) for cause, effect in ends)):
        if one in lean:
            lean[one] += (lane_of[other] > lane) - (lane_of[other] < lane)
    return tuple(sorted(members, key=lambda id_: (depth[id_], lean[id_])))
