"""At which x each box of a strategy map stands, and the gates beside the boxes.

A link runs from row to row through the channels between them and crosses a row only at a gate, an x of its own beside
the boxes. So no link can lead through a box, however the rest turns out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from .ordering import Row, Segment, ordered, settled
from .rows import Rows, Wire

WIDTH = 1100.0
LEFT, MARGIN = 176.0, 20.0
_BOX_GAP, _GATE_GAP, _BESIDE_BOX, _BESIDE_LABEL = 24.0, 12.0, 15.0, 34.0


@frozen(kw_only=True)
class Columns:
    """The items of each row from the left, boxes and gates as numbers, and the x of the middle of each.

    Attributes:
        ids: of the boxes, by number. gates: the number of the gate of a wire (by its place) in a row.
        width: of the whole map; more than usual only where the gates of a row need it.
    """

    ids: tuple[str, ...]
    gates: Mapping[tuple[int, int], int]
    rows: tuple[Row, ...]
    x: Mapping[int, float]
    width: float

    def is_box(self, item: int) -> bool:
        """Whether *item* is a box and no gate."""
        return item < len(self.ids)


def in_columns(rows: Rows, wires: Sequence[Wire], *, width: float) -> Columns:
    """Return where the boxes of *rows*, each *width* wide, and the gates of *wires* stand."""
    plan = _Plan(rows.ids, wires)
    order = ordered(plan.rows, plan.segments)
    free = {n: _free(row, plan, width) for n, row in enumerate(order)}
    needed = max((_needed(row, free[n], plan, width) for n, row in enumerate(order)), default=0.0)
    right = max(WIDTH - MARGIN, LEFT + needed)
    x = settled(
        order, plan.segments, even=_evenly(order, plan, right), gaps=free,
        ends={n: _ends(row, plan, width, right) for n, row in enumerate(order)},
        pull=lambda item: 0.6 if plan.is_box(item) else 1.0, weight=lambda item: 2.0 if plan.is_box(item) else 1.0,
    )
    return Columns(ids=plan.ids, gates=plan.gates, rows=order, x=x, width=right + MARGIN)


class _Plan:
    """The rows as numbers: first the boxes, then the gates, and the segments that join them."""

    def __init__(self, rows: Sequence[Sequence[str]], wires: Sequence[Wire]) -> None:
        self.ids = tuple(id_ for row in rows for id_ in row)
        self.number = {id_: n for n, id_ in enumerate(self.ids)}
        self.row_of = {self.number[id_]: n for n, row in enumerate(rows) for id_ in row}
        self.gates: dict[tuple[int, int], int] = {}
        self.segments: list[Segment] = []
        self.labels: dict[frozenset[int], float] = {}
        places = {self.number[id_]: (k + 0.5) / len(row) for row in rows for k, id_ in enumerate(row)}
        for n, wire in enumerate(wires):
            source, target = self.number[wire.source], self.number[wire.target]
            self._add(n, source, target, places)
            pair = frozenset((source, target))
            self.labels[pair] = max(self.labels.get(pair, 0.0), wire.room)
        full: list[list[int]] = [[self.number[id_] for id_ in row] for row in rows]
        for (_, row), item in self.gates.items():
            full[row].append(item)
        self.rows = tuple(tuple(sorted(row, key=places.__getitem__)) for row in full)

    def is_box(self, item: int) -> bool:
        return item < len(self.ids)

    def _add(self, wire: int, source: int, target: int, places: dict[int, float]) -> None:
        """Lay a wire: a gate in each row between its ends, at the place a straight line would cross."""
        first, last = self.row_of[source], self.row_of[target]
        step = 1 if last > first else -1
        path = [source]
        for row in range(first + step, last, step) if first != last else ():
            item = len(self.ids) + len(self.gates)
            self.gates[wire, row] = item
            share = (row - first) / (last - first)
            places[item] = places[source] + share * (places[target] - places[source])
            path.append(item)
        path.append(target)
        self.segments.extend(pairwise(path))


def _free(row: Row, plan: _Plan, width: float) -> list[float]:
    """Return the least distance from the middle of each item of *row* to the next."""
    gaps = []
    for one, other in pairwise(row):
        boxes = plan.is_box(one) + plan.is_box(other)
        between = (_GATE_GAP, _BESIDE_BOX, _BOX_GAP)[boxes]
        if frozenset((one, other)) in plan.labels:
            between = _BESIDE_LABEL + plan.labels[frozenset((one, other))]
        gaps.append(between + boxes * width / 2)
    return gaps


def _needed(row: Row, gaps: Sequence[float], plan: _Plan, width: float) -> float:
    low, high = _ends(row, plan, width, 0.0)
    return sum(gaps) + (low - LEFT) - high


def _ends(row: Row, plan: _Plan, width: float, right: float) -> tuple[float, float]:
    """Return how far left the middle of the first item can stand and how far right that of the last one."""
    first, last = (width / 2 if row and plan.is_box(item) else 4.0 for item in (row[:1] + row[-1:] or (0, 0)))
    return LEFT + first, right - last


def _evenly(rows: Sequence[Row], plan: _Plan, right: float) -> dict[int, float]:
    """Return even places: the boxes of a row share the width, gates lie between."""
    places: dict[int, float] = {}
    for row in rows:
        pitch = (right - LEFT) / max(1, sum(map(plan.is_box, row)))
        passed = 0
        for item in row:
            places[item] = LEFT + pitch * (passed + (0.5 if plan.is_box(item) else 0.0))
            passed += plan.is_box(item)
    return places
