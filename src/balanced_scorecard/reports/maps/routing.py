"""How the course of a link is drawn: corner by corner with rounded corners, and how it arrives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from .layout import Point

HEAD = 9.0
"""How long an arrow head is; the line ends at its foot."""
_ROUND = 9.0


class Heading(Enum):
    """In which direction a line goes."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


def heading(start: Point, end: Point) -> Heading:
    """Return in which direction *end* lies from *start*, which is straight above, below or beside it.

    >>> heading((0, 8), (0, 2))
    <Heading.UP: (0, -1)>
    """
    if start[0] == end[0]:
        return Heading.UP if end[1] < start[1] else Heading.DOWN
    return Heading.LEFT if end[0] < start[0] else Heading.RIGHT


def path(course: Sequence[Point], *, short_start: float = 0.0, short_end: float = 0.0) -> str:
    """Return *course* as SVG path data with rounded corners, cut short at its ends by so much.

    >>> path([(0, 40), (0, 20), (30, 20)])
    'M0 40V29Q0 20 9 20H30'
    """
    corners = shortened_course(course, short_start, short_end)
    parts = [f"M{_number(corners[0][0])} {_number(corners[0][1])}"]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        size = min(_ROUND, _length(before, corner) / 2, _length(corner, after) / 2)
        come, leave = _from(corner, before, size), _from(corner, after, size)
        parts.append(_line(before, come) + f"Q{_pair(corner)} {_pair(leave)}")
    return "".join((*parts, _line(corners[-2], corners[-1])))


def shortened_course(course: Sequence[Point], start: float, end: float) -> list[Point]:
    """Return *course* cut short at its ends."""
    corners = list(course)
    corners[0], corners[-1] = _from(course[0], course[1], start), _from(course[-1], course[-2], end)
    return corners


def parts(course: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield the straight parts of *course*, each upright or level."""
    yield from pairwise(course)


def _from(point: Point, towards: Point, size: float) -> Point:
    """Return the point *size* away from *point*, straight *towards* the other."""
    x, y = heading(point, towards).value
    return point[0] + x * size, point[1] + y * size


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _line(start: Point, end: Point) -> str:
    return f"V{_number(end[1])}" if start[0] == end[0] else f"H{_number(end[0])}"


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
