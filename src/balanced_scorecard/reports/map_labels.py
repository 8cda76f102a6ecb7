"""Where along its link a small label fits: on the line, clear of boxes, other labels and other links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from .map_layout import Box
from .map_routing import Curve, Point, Route
from .text_width import text_width

LABEL_SIZE = 10.0
_HALF_HEIGHT = 7.0
_BESIDE = 4.0
_PLACES = (0.5, 0.4, 0.3, 0.2)  # nearer its end a link bears its sign
_SAMPLES, _FEW_SAMPLES = 40, 10
_CELL = 16.0


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

    def holds(self, point: Point) -> bool:
        """Whether *point* lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


class _Lines:
    """Points along every route, found again by height."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._cells: dict[int, list[tuple[int, Point]]] = {}
        for n, route in enumerate(routes):
            for point in (point for curve in route.curves for point in _along(curve)):
                self._cells.setdefault(int(point[1] // _CELL), []).append((n, point))

    def crosses(self, area: _Area, own: int) -> bool:
        """Whether another route than *own* leads through *area*."""
        cells = range(int(area.top // _CELL), int(area.bottom // _CELL) + 1)
        near = (found for cell in cells for found in self._cells.get(cell, ()))
        return any(n != own and area.holds(point) for n, point in near)


def half_width(text: str) -> float:
    """Return half the width of a label with the free space beside it."""
    return text_width(text, LABEL_SIZE) / 2 + _BESIDE


def label_places(texts: Sequence[str], routes: Sequence[Route], boxes: Iterable[Box]) -> dict[int, Point]:
    """Return the middle of each label there is room for, by the place of its route; an empty text needs none."""
    lines = _Lines(routes)
    taken = [_Area(box.x, box.y, box.x + box.width, box.bottom) for box in boxes]
    places: dict[int, Point] = {}
    for n, (text, route) in enumerate(zip(texts, routes, strict=True)):
        found = _free_place(half_width(text), n, route, lines, taken) if text else None
        if found is not None:
            places[n] = found
            taken.append(_around(found, half_width(text)))
    return places


def _free_place(half: float, n: int, route: Route, lines: _Lines, taken: Sequence[_Area]) -> Point | None:
    for point in (curve.at(t) for curve in route.curves[::-2] for t in _PLACES):
        area = _around(point, half)
        if not any(area.meets(other) for other in taken) and not lines.crosses(area, n):
            return round(point[0], 1), round(point[1], 1)
    return None


def _around(point: Point, half: float) -> _Area:
    return _Area(point[0] - half, point[1] - _HALF_HEIGHT, point[0] + half, point[1] + _HALF_HEIGHT)


def _along(curve: Curve) -> Iterable[Point]:
    count = _FEW_SAMPLES if curve.is_straight else _SAMPLES
    return (curve.at(k / count) for k in range(count + 1))
