"""What a sound map is, asked of its coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from balanced_scorecard.reports.maps.layout import Box, Layout, Point
from balanced_scorecard.reports.maps.rows import Wire

Part = tuple[Point, Point]
A_HAIR = 0.11
"""Coordinates are rounded to a tenth."""


def parts_of(course: Sequence[Point]) -> list[Part]:
    return list(pairwise(course))


def lanes_of(*sizes: int) -> list[list[str]]:
    return [[f"{lane}.{n}" for n in range(size)] for lane, size in enumerate(sizes)]


def a_wire(source: str, target: str, room: float = 0.0) -> Wire:
    return Wire(source=source, target=target, room=room)


def leads_through(part: Part, box: Box) -> bool:
    """Whether *part* goes through the inside of *box*; its edge may be touched."""
    (x, y), (to_x, to_y) = part
    return (min(x, to_x) < box.right - A_HAIR and max(x, to_x) > box.x + A_HAIR
            and min(y, to_y) < box.bottom - A_HAIR and max(y, to_y) > box.y + A_HAIR)


def shared_stretches(layout: Layout, *, nearer_than: float) -> Iterator[tuple[int, int, Part, Part]]:
    """Yield the parts of two courses that run the same way so near each other that they are taken for one."""
    named = [(n, part) for n, course in enumerate(layout.courses) for part in parts_of(course)]
    for (one, a), (other, b) in combinations(named, 2):
        if one != other and _run_together(a, b, nearer_than):
            yield one, other, a, b


def _run_together(a: Part, b: Part, nearer_than: float) -> bool:
    for across, along in ((0, 1), (1, 0)):
        if a[0][across] == a[1][across] and b[0][across] == b[1][across]:
            low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
            high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
            if abs(a[0][across] - b[0][across]) < nearer_than and high - low > A_HAIR:
                return True
    return False


def crossings(layout: Layout) -> int:
    """Return how often two courses cross."""
    named = [(n, part) for n, course in enumerate(layout.courses) for part in parts_of(course)]
    return sum(one != other and _cross(a, b) for (one, a), (other, b) in combinations(named, 2))


def _cross(a: Part, b: Part) -> bool:
    upright, level = (a, b) if a[0][0] == a[1][0] else (b, a)
    if upright[0][0] != upright[1][0] or level[0][1] != level[1][1]:
        return False
    x, y = upright[0][0], level[0][1]
    ys, xs = sorted((upright[0][1], upright[1][1])), sorted((level[0][0], level[1][0]))
    return xs[0] < x < xs[1] and ys[0] < y < ys[1]


def assert_sound(layout: Layout, lanes: Sequence[Sequence[str]], wires: Sequence[Wire]) -> None:
    """Assert that no box overlaps another or leaves its lane, and no course leads through a box or out of the map."""
    boxes = layout.boxes
    assert sorted(boxes) == sorted(id_ for lane in lanes for id_ in lane)
    for one, other in combinations(boxes.values(), 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    for n, lane in enumerate(lanes):
        assert all(layout.lanes[n].top < boxes[id_].y and boxes[id_].bottom < layout.lanes[n].bottom for id_ in lane)
    assert all(upper.bottom < lower.top for upper, lower in pairwise(layout.lanes))
    for wire, course in zip(wires, layout.courses, strict=True):
        for part in parts_of(course):
            assert part[0][0] == part[1][0] or part[0][1] == part[1][1]
            assert not [id_ for id_, box in boxes.items() if leads_through(part, box)], wire
        assert all(0 < x < layout.width and layout.lanes[0].top <= y <= layout.bottom for x, y in course)
        assert _touches(boxes[wire.source], course[0])
        assert _touches(boxes[wire.target], course[-1])


def _touches(box: Box, point: Point) -> bool:
    x, y = point
    within = box.x <= x <= box.right and box.y <= y <= box.bottom
    return within and (x in (box.x, box.right) or y in (box.y, box.bottom))
