"""Where everything on a strategy map stands: boxes in rows, rows in lanes, and the course of every link.

Between two rows lies a channel. A course goes straight up or down at its pins and sideways on its own track within a
channel, so it meets no box, and no other course lies on top of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from .columns import in_columns
from .ports import Ends, Pin, Pins, Side, ends_of
from .rows import Rows, Wire, box_width, in_rows
from .tracks import CLEAR, Edge, Run, on_top, tracks

Point = tuple[float, float]
LANE_GAP = 8.0
PAD = 18.0
_TRACK = 16.0
_ABOVE_TRACKS, _BELOW_TRACKS, _LANE_TOP = 28.0, 20.0, 10.0
_WITHIN_LANE, _STRAIGHT = 24.0, 44.0
_EMPTY_ROW = 12.0
_SIDE_STEP, _SIDE_ROOM = 20.0, 60.0
_NUDGES = 5
_SHIFTS = (CLEAR, 1.5 * CLEAR, 3.0 * CLEAR, 5.0 * CLEAR)


@frozen(kw_only=True)
class Box:
    """The place of one element; x and y are its left and its top."""

    row: int
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

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
        boxes: by id. rows, lanes: from the top. courses: of each wire, corner by corner; every part of one is upright
            or level.
        width: of the map. bottom: where the last lane ends.
    """

    boxes: Mapping[str, Box]
    rows: tuple[Span, ...]
    lanes: tuple[Span, ...]
    courses: tuple[tuple[Point, ...], ...]
    width: float
    bottom: float


def lay_out(
    lanes: Sequence[Sequence[str]], wires: Sequence[Wire], *, heights: Mapping[str, float],
    lane_heights: Sequence[float] = (), top: float = 0.0,
) -> Layout:
    """Return where everything stands.

    Args:
        lanes: ids, from the top. wires: what is drawn between them.
        heights: how high each box must be; those of one row are made as high as the highest.
        lane_heights: how high each lane must be at least. top: where the first lane begins.
    """
    width = box_width(lanes)
    rows = in_rows(lanes, wires, width=width)
    columns = in_columns(rows, wires, width=width)
    ends = ends_of(wires, columns)
    pins = Pins(wires, ends, columns, width=width)
    runs = _Runs(ends, pins)
    tall = [max((heights[id_] for id_ in row), default=_EMPTY_ROW) for row in rows.ids]
    stack = _Stack(rows, tall, runs, lane_heights, top)
    boxes = {
        columns.ids[item]: Box(row=n, x=round(columns.x[item] - width / 2, 1), y=stack.rows[n].top, width=width,
                               height=tall[n])
        for n, row in enumerate(columns.rows) for item in row if columns.is_box(item)
    }
    facing = _facing(wires, ends)
    courses = tuple(
        _level(boxes[wire.source], boxes[wire.target], facing[n]) if n in facing else runs.course(n, stack)
        for n, wire in enumerate(wires)
    )
    return Layout(boxes=boxes, rows=tuple(stack.rows), lanes=tuple(stack.lanes), courses=courses, width=columns.width,
                  bottom=stack.lanes[-1].bottom if stack.lanes else top)


class _Runs:
    """The runs of every wire, channel by channel, and their tracks; channel n lies above row n."""

    def __init__(self, ends: Sequence[Ends], pins: Pins) -> None:
        self._ends, self._pins = ends, pins
        self._wires: dict[int, list[tuple[int, int]]] = {}
        for n, (end, passed) in enumerate(zip(ends, pins.of_wire, strict=True)):
            for step in range(len(passed) - 1):
                self._wires.setdefault(_channel(end, step), []).append((n, step))
        self._track: dict[tuple[int, int], int] = {}
        for _ in range(_NUDGES):
            if not self._moved_apart(self._settle()):
                break
        else:
            self._settle()
        self.count = {channel: 1 + max(self._track[each] for each in passing) if self._is_bent(passing) else 0
                      for channel, passing in self._wires.items()}

    def busy(self, channel: int) -> bool:
        """Whether anything passes through *channel*."""
        return channel in self._wires

    def course(self, n: int, stack: _Stack) -> tuple[Point, ...]:
        """Return the corners of wire *n*."""
        end, passed = self._ends[n], self._pins.of_wire[n]
        points = [(passed[0].x, stack.edge(end.first, end.leaves))]
        for step, (one, other) in enumerate(pairwise(passed)):
            if one.x != other.x:
                y = stack.track(_channel(end, step), self._track[n, step])
                points.extend([(one.x, y), (other.x, y)])
        return (*points, (passed[-1].x, stack.edge(end.last, end.arrives)))

    def _settle(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Give each run its track; return the pairs that lie on top of each other for all that."""
        stuck: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for passing in self._wires.values():
            runs = [self._run(*each) for each in passing]
            track = tracks(runs)
            self._track.update(zip(passing, track, strict=True))
            stuck.extend((passing[upper], passing[lower]) for upper, lower in on_top(runs, track))
        return stuck

    def _moved_apart(self, stuck: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
        """Move an end of one of each pair that is *stuck* a little; return whether there was room for any."""
        return [self._nudged(upper, lower) for upper, lower in stuck].count(True) > 0

    def _is_bent(self, passing: Sequence[tuple[int, int]]) -> bool:
        return any(not self._run(*each).is_straight for each in passing)

    def _run(self, n: int, step: int) -> Run:
        one, other = self._pins.of_wire[n][step:step + 2]
        return Run(start=(one.x, _edge(self._ends[n], step, 0)), end=(other.x, _edge(self._ends[n], step, 1)))

    def _nudged(self, upper: tuple[int, int], lower: tuple[int, int]) -> bool:
        """Move an end of one of two runs that lie on top of each other; return whether there was room."""
        for one in self._at(upper, Edge.UPPER):
            for other in self._at(lower, Edge.LOWER):
                if abs(one.x - other.x) < CLEAR and self._apart(one, other):
                    return True
        return False

    def _apart(self, one: Pin, other: Pin) -> bool:
        pins = sorted((one, other), key=lambda pin: pin.is_gate)
        return any(self._pins.shift(pin, way * by) for by in _SHIFTS for pin in pins for way in (1, -1))

    def _at(self, run: tuple[int, int], edge: Edge) -> list[Pin]:
        n, step = run
        pair = self._pins.of_wire[n][step:step + 2]
        return [pin for k, pin in enumerate(pair) if _edge(self._ends[n], step, k) is edge]


def _channel(end: Ends, step: int) -> int:
    """Return the channel of the *step*-th part of a wire; the one above a row has the row's number."""
    return end.first + 1 + step if end.last > end.first else end.first - step


def _edge(end: Ends, step: int, at: int) -> Edge:
    if end.first == end.last:
        return Edge.LOWER
    is_upper = (at == 0) == (end.last > end.first)
    return Edge.UPPER if is_upper else Edge.LOWER


class _Stack:
    """Rows, channels and lanes from the top down."""

    def __init__(
        self, rows: Rows, tall: Sequence[float], runs: _Runs, lane_heights: Sequence[float], top: float
    ) -> None:
        self.rows: list[Span] = []
        self.lanes: list[Span] = []
        self._count = runs.count
        rooms = [_room(n, rows, runs) for n in range(len(tall))]
        for lane in dict.fromkeys(rows.lanes):
            mine = [n for n, of in enumerate(rows.lanes) if of == lane]
            used = sum(rooms[n] + tall[n] for n in mine) + PAD
            spare = max(0.0, (lane_heights[lane] if lane_heights else 0.0) - used)
            y = top + spare / 2
            for n in mine:
                self.rows.append(Span(top=y + rooms[n], bottom=y + rooms[n] + tall[n]))
                y = self.rows[-1].bottom
            self.lanes.append(Span(top=top, bottom=top + used + spare))
            top = self.lanes[-1].bottom + LANE_GAP

    def edge(self, row: int, side: Side) -> float:
        """Return the y of a side of the boxes of *row*."""
        return self.rows[row].top if side is Side.TOP else self.rows[row].bottom

    def track(self, channel: int, track: int) -> float:
        """Return the y of a track."""
        return self.rows[channel].top - _BELOW_TRACKS - (self._count[channel] - 1 - track) * _TRACK


def _room(row: int, rows: Rows, runs: _Runs) -> float:
    """Return the height of the free space above *row* within its lane."""
    tracked = runs.count.get(row, 0)
    if rows.begins_lane(row):
        return max(PAD, _BELOW_TRACKS + (tracked - 1) * _TRACK + _LANE_TOP) if tracked else PAD
    if tracked:
        return _ABOVE_TRACKS + (tracked - 1) * _TRACK + _BELOW_TRACKS
    return _STRAIGHT if runs.busy(row) else _WITHIN_LANE


def _facing(wires: Sequence[Wire], ends: Sequence[Ends]) -> dict[int, float]:
    """Return how far from the middle each wire between neighbours runs, so that two of them stay apart."""
    pairs: dict[frozenset[str], list[int]] = {}
    for n, wire in enumerate(wires):
        if ends[n].leaves is Side.FACING:
            pairs.setdefault(frozenset((wire.source, wire.target)), []).append(n)
    return {
        n: (k - (len(between) - 1) / 2) * min(_SIDE_STEP, _SIDE_ROOM / len(between))
        for between in pairs.values() for k, n in enumerate(between)
    }


def _level(source: Box, target: Box, off: float) -> tuple[Point, ...]:
    """Return the straight course between two neighbours in a row."""
    y = round(source.y + source.height / 2 + off, 1)
    return ((source.right, y), (target.x, y)) if source.x < target.x else ((source.x, y), (target.right, y))
