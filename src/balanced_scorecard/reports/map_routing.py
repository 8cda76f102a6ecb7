"""The course of each link from box to box, as curves that stay in the free space between rows and at gates.

Between two rows a curve leaves and arrives upright and never goes back on itself, so it stays within the channel it
began in; across a row it goes straight down or up at its gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from attrs import frozen

from .map_layout import Box, Layout, Wire

Point = tuple[float, float]
HEAD = 9.0
"""How long an arrow head is; the line ends at its foot."""
_PORT_STEP, _PORT_INSET = 26.0, 22.0
_SIDE_STEP = 18.0
_LEAST_SIDE_GAP = 28.0


class Heading(Enum):
    """In which direction a line arrives."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


class _Side(Enum):
    TOP = "top"
    BOTTOM = "bottom"
    FACING = "facing"


@frozen
class Curve:
    """A cubic Bézier curve; one that is a straight line has its inner points on it."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """Return the point at *t*, 0 to 1.

        >>> Curve((0, 0), (0, 4), (8, 4), (8, 8)).at(0.5)
        (4.0, 4.0)
        """
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
        return (a * self.start[0] + b * self.first[0] + c * self.second[0] + d * self.end[0],
                a * self.start[1] + b * self.first[1] + c * self.second[1] + d * self.end[1])

    @property
    def is_straight(self) -> bool:
        """Whether it is a line straight up, down or across."""
        return self.start[0] == self.first[0] == self.end[0] or self.start[1] == self.end[1] == self.first[1]


@frozen(kw_only=True)
class Route:
    """The course of one wire: its curves, and where and in which direction it arrives at each end."""

    curves: tuple[Curve, ...]
    start: Point
    leaves: Heading
    end: Point
    arrives: Heading

    def path(self) -> str:
        """Return the course as SVG path data."""
        parts = [f"M{_pair(self.curves[0].start)}"]
        for curve in self.curves:
            bend = f"C{_pair(curve.first)} {_pair(curve.second)} {_pair(curve.end)}"
            parts.append(f"L{_pair(curve.end)}" if curve.is_straight else bend)
        return "".join(parts)


def routed(wires: Sequence[Wire], layout: Layout) -> tuple[Route, ...]:
    """Return the course of each of *wires*, in their order."""
    sides = [_sides(wire, layout) for wire in wires]
    ports = _ports(wires, sides, layout)
    facing = _facing(wires, sides)
    return tuple(
        _across(wire, layout, facing[n]) if sides[n][0] is _Side.FACING
        else _over(ports[n, 0], ports[n, 1], layout, layout.boxes[wire.source].row)
        if layout.boxes[wire.source].row == layout.boxes[wire.target].row
        else _through(n, wire, ports[n, 0], ports[n, 1], layout)
        for n, wire in enumerate(wires)
    )


def _sides(wire: Wire, layout: Layout) -> tuple[_Side, _Side]:
    """Return at which sides a wire leaves and arrives; neighbours in a row face each other, others go over the top."""
    source, target = layout.boxes[wire.source], layout.boxes[wire.target]
    if source.row != target.row:
        return (_Side.TOP, _Side.BOTTOM) if source.row > target.row else (_Side.BOTTOM, _Side.TOP)
    left, right = sorted((source, target), key=lambda box: box.x)
    beside = right.place - left.place == 1 and right.x - left.x - left.width >= _LEAST_SIDE_GAP
    return (_Side.FACING, _Side.FACING) if beside else (_Side.TOP, _Side.TOP)


def _ports(
    wires: Sequence[Wire], sides: Sequence[tuple[_Side, _Side]], layout: Layout
) -> dict[tuple[int, int], Point]:
    """Return where each wire leaves (0) and arrives (1): side by side, in the order of where they lead."""
    calls: dict[tuple[str, _Side], list[tuple[float, int, int]]] = {}
    for n, wire in enumerate(wires):
        for end, id_ in enumerate((wire.source, wire.target)):
            if sides[n][end] is not _Side.FACING:
                calls.setdefault((id_, sides[n][end]), []).append((_towards(n, wire, end, layout), n, end))
    ports: dict[tuple[int, int], Point] = {}
    for (id_, side), wanted in calls.items():
        box = layout.boxes[id_]
        y = box.y if side is _Side.TOP else box.bottom
        for x, (_, n, end) in zip(_side_by_side(box, len(wanted)), sorted(wanted), strict=True):
            ports[n, end] = (x, y)
    return ports


def _towards(n: int, wire: Wire, end: int, layout: Layout) -> float:
    """Return the x to which the wire leads from the box at its *end*; of two arcs to one side the longer is outside."""
    ends = (layout.boxes[wire.source], layout.boxes[wire.target])
    here, there = ends[end], ends[1 - end]
    if here.row == there.row:
        far = there.middle - here.middle
        return here.middle + (3000.0 if far > 0 else -3000.0) - far
    step = 1 if there.row > here.row else -1
    return layout.gates.get((n, here.row + step), there.middle)


def _side_by_side(box: Box, count: int) -> list[float]:
    step = min(_PORT_STEP, (box.width - 2 * _PORT_INSET) / max(1, count - 1))
    return [round(box.middle + (n - (count - 1) / 2) * step, 1) for n in range(count)]


def _facing(wires: Sequence[Wire], sides: Sequence[tuple[_Side, _Side]]) -> dict[int, float]:
    """Return how far from the middle each wire between neighbours runs, so that two of them stay apart."""
    pairs: dict[frozenset[str], list[int]] = {}
    for n, wire in enumerate(wires):
        if sides[n][0] is _Side.FACING:
            pairs.setdefault(frozenset((wire.source, wire.target)), []).append(n)
    return {
        n: (k - (len(between) - 1) / 2) * min(_SIDE_STEP, 50.0 / len(between))
        for between in pairs.values() for k, n in enumerate(between)
    }


def _across(wire: Wire, layout: Layout, offset: float) -> Route:
    """Return the straight line between two neighbours in a row."""
    source, target = layout.boxes[wire.source], layout.boxes[wire.target]
    y = round(source.y + source.height / 2 + offset, 1)
    heading = Heading.RIGHT if source.x < target.x else Heading.LEFT
    step = heading.value[0]
    start = (source.x + source.width if step > 0 else source.x, y)
    end = (target.x if step > 0 else target.x + target.width, y)
    return Route(curves=(_line(start, (end[0] - step * HEAD, y)),), start=start, leaves=heading, end=end,
                 arrives=heading)


def _over(start: Point, end: Point, layout: Layout, row: int) -> Route:
    """Return the arc over the top from one box to another of the same row, within the channel above."""
    channel = layout.channels[row]
    rise = min(0.9 * (channel.bottom - channel.top), 16.0 + 0.05 * abs(end[0] - start[0])) / 0.75
    foot = (end[0], end[1] - HEAD)
    top = start[1] - rise
    arc = Curve(start, (start[0], top), (end[0], top), foot)
    return Route(curves=(arc,), start=start, leaves=Heading.UP, end=end, arrives=Heading.DOWN)


def _through(n: int, wire: Wire, start: Point, end: Point, layout: Layout) -> Route:
    """Return the course from row to row through the gates of wire *n*."""
    first, last = layout.boxes[wire.source].row, layout.boxes[wire.target].row
    step = 1 if last > first else -1
    heading = Heading.DOWN if step > 0 else Heading.UP
    foot = (end[0], round(end[1] - step * HEAD, 1))
    stops: list[Point] = [start]
    for row in range(first + step, last, step):
        span, x = layout.rows[row], layout.gates[n, row]
        stops.extend([(x, span.top), (x, span.bottom)][::step])
    stops.append(foot)
    curves = tuple(_bend(*pair) if k % 2 == 0 else _line(*pair) for k, pair in enumerate(pairwise(stops)))
    return Route(curves=curves, start=start, leaves=heading, end=end, arrives=heading)


def _bend(start: Point, end: Point) -> Curve:
    middle = round((start[1] + end[1]) / 2, 1)
    return Curve(start, (start[0], middle), (end[0], middle), end)


def _line(start: Point, end: Point) -> Curve:
    return Curve(start, start, end, end)


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
