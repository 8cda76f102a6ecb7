"""Where along its link a label stands: on it, clear of boxes, heads, other labels and, if it can be, other links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from .layout import Box, Point
from .routing import HEAD, parts
from .shapes import LABEL_HEIGHT

_AIR = 2.0
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)

@frozen
class _Area:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Area) -> bool:
        """Whether the two overlap."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


def label_places(
    widths: Sequence[float], courses: Sequence[Sequence[Point]], boxes: Iterable[Box]
) -> dict[int, Point]:
    """Return the middle of each label, by the place of its course; one of no width is not drawn.

    A label that no place along its course is free for stands where it covers the fewest other links; one that has no
    place off boxes, heads and other labels is left out.
    """
    lines = [(n, _area_of(part)) for n, course in enumerate(courses) for part in parts(course)]
    taken = [_Area(box.x - _AIR, box.y - _AIR, box.right + _AIR, box.bottom + _AIR) for box in boxes]
    taken.extend(_head(course) for course in courses)
    places: dict[int, Point] = {}
    for n, (width, course) in enumerate(zip(widths, courses, strict=True)):
        found = _best_place(n, width, course, lines, taken) if width else None
        if found is not None:
            places[n] = found
            taken.append(_around(found, width))
    return places


def _best_place(
    n: int, width: float, course: Sequence[Point], lines: Sequence[tuple[int, _Area]], taken: Sequence[_Area]
) -> Point | None:
    best, least = None, 0
    for point in _candidates(course, width):
        area = _around(point, width)
        if any(area.meets(other) for other in taken):
            continue
        covered = sum(area.meets(line) for own, line in lines if own != n)
        if best is None or covered < least:
            best, least = point, covered
        if not covered:
            break
    return best


def _candidates(course: Sequence[Point], width: float) -> Iterator[Point]:
    """Yield points to try: on the longest level part that holds the label first, then on the upright ones."""
    level = [part for part in parts(course) if part[0][1] == part[1][1]]
    upright = [part for part in parts(course) if part[0][0] == part[1][0]]
    roomy = sorted((part for part in level if _length(part) >= width), key=_length, reverse=True)
    rest = [part for part in level if _length(part) < width]
    for part in (*roomy, *sorted(upright, key=_length, reverse=True), *rest):
        yield from (_at(part, t) for t in _PLACES)


def _at(part: tuple[Point, Point], t: float) -> Point:
    (x, y), (to_x, to_y) = part
    return round(x + t * (to_x - x), 1), round(y + t * (to_y - y), 1)


def _length(part: tuple[Point, Point]) -> float:
    return abs(part[0][0] - part[1][0]) + abs(part[0][1] - part[1][1])


def _area_of(part: tuple[Point, Point]) -> _Area:
    (x, y), (to_x, to_y) = part
    return _Area(min(x, to_x) - _AIR, min(y, to_y) - _AIR, max(x, to_x) + _AIR, max(y, to_y) + _AIR)


def _head(course: Sequence[Point]) -> _Area:
    """Return where the head of a course is drawn."""
    x, y = course[-1]
    return _Area(x - HEAD, y - HEAD, x + HEAD, y + HEAD)


def _around(point: Point, width: float) -> _Area:
    half = width / 2 + _AIR
    return _Area(point[0] - half, point[1] - LABEL_HEIGHT / 2, point[0] + half, point[1] + LABEL_HEIGHT / 2)
