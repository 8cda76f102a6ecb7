"""Where the boxes of a strategy map stand: full-width lanes, rows of boxes in them, gates between the boxes.

A link runs from row to row through the channels between them and crosses a row only at a gate, an x of its own beside
the boxes. So no link can lead through a box, however the rest turns out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from .map_ordering import Row, Rows, Segment, ordered, settled

WIDTH = 1100.0
TITLE_WIDTH = 132.0
LANE_GAP = 8.0
_LEFT, _RIGHT = 168.0, WIDTH - 18.0
_WIDE, _NARROW = 200.0, 164.0
_PAD = 18.0
_IN_LANE = 22.0
_EMPTY_ROW = 34.0
_BOX_GAP, _LINKED_GAP, _GATE_GAP, _BESIDE_BOX = 24.0, 52.0, 10.0, 13.0
_LOWEST_BUSY, _HIGHEST = 46.0, 132.0


@frozen(kw_only=True)
class Wire:
    """Something to be drawn from box to box."""

    source: str
    target: str


@frozen(kw_only=True)
class Box:
    """The place of one element; x and y are its left and its top."""

    row: int
    place: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height


@frozen(kw_only=True)
class Span:
    """From where to where something reaches downwards."""

    top: float
    bottom: float


@frozen(kw_only=True)
class Layout:
    """The whole map in coordinates.

    Attributes:
        boxes: by id. gates: the x at which a wire (by its place) crosses a row. rows, lanes: from the top.
        channels: the free space above each row, and below the last.
    """

    boxes: Mapping[str, Box]
    gates: Mapping[tuple[int, int], float]
    rows: tuple[Span, ...]
    lanes: tuple[Span, ...]
    channels: tuple[Span, ...]


def box_width(lanes: Sequence[Sequence[str]]) -> float:
    """Return how wide the boxes can be: four to a row, or five where that saves rows."""
    return _WIDE if _rows_needed(lanes, 4) <= _rows_needed(lanes, 5) else _NARROW


def lay_out(lanes: Sequence[Sequence[str]], wires: Sequence[Wire], *, width: float, height: float) -> Layout:
    """Return where everything stands: *lanes* hold ids from the top, *width* and *height* are a box's."""
    rows_of_ids, lane_of_row = _rows(lanes, wires, most=4 if width == _WIDE else 5)
    plan = _Plan(rows_of_ids, wires)
    rows = ordered(plan.rows, plan.segments)
    x = _settled(plan, rows, width)
    channels = _channel_heights(plan, rows, lane_of_row, x)
    spans, lane_spans, free = _stacked(rows_of_ids, lane_of_row, channels, height)
    boxes = {
        plan.ids[item]: Box(row=n, place=k, x=round(x[item] - width / 2, 1), y=spans[n].top, width=width, height=height)
        for n, row in enumerate(rows) for k, item in enumerate(each for each in row if each < len(plan.ids))
    }
    gates = {key: round(x[item], 1) for key, item in plan.gates.items()}
    return Layout(boxes=boxes, gates=gates, rows=spans, lanes=lane_spans, channels=free)


class _Plan:
    """The rows as numbers: first the boxes, then the gates, and the segments that join them."""

    def __init__(self, rows: Sequence[Sequence[str]], wires: Sequence[Wire]) -> None:
        self.ids = tuple(id_ for row in rows for id_ in row)
        self.number = {id_: n for n, id_ in enumerate(self.ids)}
        self.row_of = {self.number[id_]: n for n, row in enumerate(rows) for id_ in row}
        self.gates: dict[tuple[int, int], int] = {}
        self.segments: list[Segment] = []
        places = {self.number[id_]: (k + 0.5) / len(row) for row in rows for k, id_ in enumerate(row)}
        for n, wire in enumerate(wires):
            self._add(n, self.number[wire.source], self.number[wire.target], places)
        full: list[list[int]] = [[self.number[id_] for id_ in row] for row in rows]
        for (_, row), item in self.gates.items():
            full[row].append(item)
        self.rows: Rows = tuple(tuple(sorted(row, key=places.__getitem__)) for row in full)

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


def _rows_needed(lanes: Sequence[Sequence[str]], most: int) -> int:
    return sum(-(-len(lane) // most) for lane in lanes)


def _rows(
    lanes: Sequence[Sequence[str]], wires: Sequence[Wire], *, most: int
) -> tuple[list[list[str]], tuple[int, ...]]:
    """Return the ids of each row, evenly filled, and the lane of each row; an empty lane has one empty row."""
    rows: list[list[str]] = []
    lane_of_row: list[int] = []
    for lane, members in enumerate(lanes):
        count = max(1, -(-len(members) // most))
        chain = _effects_first(members, wires) if count > 1 else list(members)
        cuts = [len(members) * n // count for n in range(count + 1)]
        rows.extend(chain[start:stop] for start, stop in pairwise(cuts))
        lane_of_row.extend([lane] * count)
    return rows, tuple(lane_of_row)


def _effects_first(members: Sequence[str], wires: Sequence[Wire]) -> list[str]:
    """Return *members* with what is driven by others of the lane above what drives it, else as on the card."""
    inside = [(wire.source, wire.target) for wire in wires if wire.source in members and wire.target in members]
    depth = dict.fromkeys(members, 0)
    for _ in members:  # as many rounds as a chain can be long; in a cycle the rounds run out
        for cause, effect in inside:
            depth[cause] = min(max(depth[cause], depth[effect] + 1), len(members))
    return sorted(members, key=depth.__getitem__)


def _settled(plan: _Plan, rows: Rows, width: float) -> dict[int, float]:
    """Return the x of the middle of each box and of each gate."""
    boxes = len(plan.ids)
    even: dict[int, float] = {}
    for row in rows:
        even.update(_evenly(row, boxes))
    linked = {frozenset(segment) for segment in plan.segments}
    gaps = {n: _gaps(row, boxes, width, linked) for n, row in enumerate(rows)}
    ends = {n: _ends(row, boxes, width) for n, row in enumerate(rows)}
    return settled(
        rows, plan.segments, even=even, gaps=gaps, ends=ends,
        pull=lambda item: 0.5 if item < boxes else 1.0, weight=lambda item: 2.0 if item < boxes else 1.0,
    )


def _evenly(row: Row, boxes: int) -> dict[int, float]:
    """Return even places: boxes share the width, gates lie between."""
    count = max(1, sum(item < boxes for item in row))
    pitch = (_RIGHT - _LEFT) / count
    places: dict[int, float] = {}
    passed = 0
    for item in row:
        places[item] = _LEFT + pitch * (passed + (0.5 if item < boxes else 0.0))
        passed += item < boxes
    return places


def _gaps(row: Row, boxes: int, width: float, linked: set[frozenset[int]]) -> list[float]:
    """Return the least distances between middles; where the row is full the free space shrinks, never the boxes."""
    free, solid = [], []
    for one, other in pairwise(row):
        in_box = (one < boxes) + (other < boxes)
        wide = _LINKED_GAP if frozenset((one, other)) in linked else _BOX_GAP
        free.append((_GATE_GAP, _BESIDE_BOX, wide)[in_box])
        solid.append(in_box * width / 2)
    low, high = _ends(row, boxes, width) if row else (0.0, 0.0)
    shrink = min(1.0, (high - low - sum(solid)) / sum(free)) if free else 1.0
    return [space * shrink + held for space, held in zip(free, solid, strict=True)]


def _ends(row: Row, boxes: int, width: float) -> tuple[float, float]:
    """Return how far left the first item's middle can stand and how far right the last one's."""
    first, last = (width / 2 if row and item < boxes else 4.0 for item in (row[:1] + row[-1:] or (boxes, boxes)))
    return _LEFT + first, _RIGHT - last


def _channel_heights(plan: _Plan, rows: Rows, lane_of_row: Sequence[int], x: Mapping[int, float]) -> list[float]:
    """Return the height of the free space above each row: more where many links cross it or have far to go."""
    row_of = {item: n for n, row in enumerate(rows) for item in row}
    place = {item: n for row in rows for n, item in enumerate(each for each in row if each < len(plan.ids))}
    spans: list[list[float]] = [[] for _ in rows]
    for one, other in plan.segments:
        if row_of[one] != row_of[other] or abs(place[one] - place[other]) > 1:  # neighbours need no channel
            spans[max(row_of[one], row_of[other])].append(abs(x[one] - x[other]))
    heights = []
    for n, crossing in enumerate(spans):
        new_lane = n == 0 or lane_of_row[n] != lane_of_row[n - 1]
        least = (_PAD if n == 0 else 2 * _PAD + LANE_GAP) if new_lane else _IN_LANE
        busy = _LOWEST_BUSY + 2.0 * len(crossing) + 0.05 * max(crossing, default=0.0)
        heights.append(round(min(max(least, busy), _HIGHEST)) if crossing else least)
    return heights


def _stacked(
    rows: Sequence[Sequence[str]], lane_of_row: Sequence[int], channels: Sequence[float], height: float
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Return rows, lanes and channels from the top down."""
    spans: list[Span] = []
    free: list[Span] = []
    edges: list[float] = []
    y = 0.0
    for n, (row, channel) in enumerate(zip(rows, channels, strict=True)):
        if n == 0 or lane_of_row[n] != lane_of_row[n - 1]:
            edges.append(y + (channel - LANE_GAP) / 2 if n else 0.0)
        free.append(Span(top=y, bottom=y + channel))
        spans.append(Span(top=y + channel, bottom=y + channel + (height if row else _EMPTY_ROW)))
        y = spans[-1].bottom
    free.append(Span(top=y, bottom=y + _PAD))
    tops = [edge + LANE_GAP if n else edge for n, edge in enumerate(edges)]
    lanes = tuple(Span(top=top, bottom=bottom) for top, bottom in zip(tops, [*edges[1:], y + _PAD], strict=False))
    return tuple(spans), lanes, tuple(free)
