"""The small charts of a table row as inline SVG: a bullet (figure against target), a sparkline (the figures so far).

Pure functions of numbers; a chart says in words what it shows, and is small enough for a table cell. Every shape has a
class, so that a page's own style can give it other colours on a dark ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import inf, isfinite

from . import palette
from .text_width import escaped

Edge = float | tuple[float, float]
_NOTHING = "–"
_BAR, _TICK = 8.0, 2.4
_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"


def bullet(
    *, actual: float | None, target: Edge | None, medium: Edge | None, low: float, high: float, direction: int,
    label: str, good: Edge | None = None, width: float = 190, height: float = 22,
) -> str:
    """Return a bullet chart: bands POOR, MEDIUM, GOOD from dark to light, a bar for the figure, a tick for the target.

    Args:
        actual: the figure; None draws an en dash.
        target: where to be, two numbers for a range; None draws no tick.
        medium: the edge POOR|MEDIUM; None leaves the middle band out.
        low, high: the ends of the axis; a figure beyond them is drawn to the end, with an arrow head.
        direction: +1 where higher is better, -1 where lower is, 0 for a range.
        label: what a screen reader says.
        good: the edge MEDIUM|GOOD where it is not the target.
    """
    if actual is None or not isfinite(actual) or not 0 < high - low < inf:
        return _nothing(label, width, height)

    def across(value: float) -> float:
        return round((min(max(value, low), high) - low) / (high - low) * width, 1)

    edge = target if good is None else good
    parts = [*_bands(edge, medium, direction, across, width, height), _bar(actual, low, high, across, height)]
    for tick in target if isinstance(target, tuple) else () if target is None else (target,):
        x = min(max(across(tick), _TICK / 2), width - _TICK / 2)
        parts.append(f'<path class="target" d="M{x:.1f} 2V{height - 2:.1f}" stroke="{palette.TARGET}" '
                     f'stroke-width="{_TICK:g}"/>')
    return _svg(label, width, height, "".join(parts))


def _bands(
    good: Edge | None, medium: Edge | None, direction: int, across: Callable[[float], float], width: float,
    height: float,
) -> Iterator[str]:
    """Yield the grounds, the worst first and over the whole width, each better one upon it."""
    poor, middle, best = palette.BANDS
    yield _band(0, width, height, best if good is None else poor)
    for edge, colour in ((medium, middle), (good, best)):
        if edge is not None:
            start, stop = _better(edge, direction, across, width)
            yield _band(start, stop, height, colour)


def _better(edge: Edge, direction: int, across: Callable[[float], float], width: float) -> tuple[float, float]:
    """Return from where to where a figure is on the better side of *edge*."""
    if isinstance(edge, tuple):
        return across(edge[0]), across(edge[1])
    return (0.0, across(edge)) if direction < 0 else (across(edge), width)


def _band(start: float, stop: float, height: float, colour: str) -> str:
    return (f'<rect class="band" x="{start:.1f}" y="2" width="{max(0.0, stop - start):.1f}" '
            f'height="{height - 4:.1f}" fill="{colour}"/>')


def _bar(actual: float, low: float, high: float, across: Callable[[float], float], height: float) -> str:
    """Return the bar from zero (or the end nearest to it) to the figure."""
    zero, end = across(0.0), across(actual)
    start, stop = min(zero, end), max(zero, end)
    top = (height - _BAR) / 2
    bar = (f'<rect class="actual" x="{start:.1f}" y="{top:.1f}" width="{max(1.5, stop - start):.1f}" '
           f'height="{_BAR:g}" fill="{palette.TEXT}"/>')
    if low <= actual <= high:
        return bar
    step = -5 if actual > high else 5
    return (f'{bar}<path class="beyond" d="M{end:.1f} {height / 2:.1f}l{step} -{_BAR:g}v{2 * _BAR:g}Z" '
            f'fill="{palette.TEXT}"/>')


def sparkline(
    values: Sequence[float | None], *, target: float | None = None, label: str, width: float = 150, height: float = 30
) -> str:
    """Return the course of *values*: a line broken where a value is missing, a dot at the last one, the target dashed.

    >>> "stroke-dasharray" in sparkline([1.0, None, 3.0], target=2.0, label="three months")
    True
    """
    known = [(n, value) for n, value in enumerate(values) if value is not None and isfinite(value)]
    if not known:
        return _nothing(label, width, height)
    held = target is not None and isfinite(target)
    heights = [value for _, value in known] + ([target] if held and target is not None else [])
    place = _placing(len(values), min(heights), max(heights), width, height)
    parts = []
    if held and target is not None:
        y = place(0, target)[1]
        parts.append(f'<path class="target" d="M0 {y:.1f}H{width:g}" stroke="{palette.MUTED}" stroke-dasharray="3 3"/>')
    parts.extend(_run([place(n, value) for n, value in run]) for run in _runs(known))
    x, y = place(*known[-1])
    parts.append(f'<circle class="last" cx="{x:.1f}" cy="{y:.1f}" r="2.8" fill="{palette.LINE}"/>')
    return _svg(label, width, height, "".join(parts))


def _placing(
    count: int, lowest: float, highest: float, width: float, height: float
) -> Callable[[int, float], tuple[float, float]]:
    """Return where a value stands; values that are all equal run along the middle."""
    margin = 4.0
    step = (width - 2 * margin) / max(1, count - 1)
    span = highest - lowest

    def place(n: int, value: float) -> tuple[float, float]:
        share = (value - lowest) / span if 0 < span < inf else 0.5
        x = width / 2 if count == 1 else margin + n * step
        return round(x, 1), round(height - margin - share * (height - 2 * margin), 1)

    return place


def _runs(known: Sequence[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    """Yield the values that follow each other without a gap."""
    for _, run in groupby(enumerate(known), key=lambda pair: pair[1][0] - pair[0]):
        yield [point for _, point in run]


def _run(points: Sequence[tuple[float, float]]) -> str:
    """Return a line through *points*; one alone is a small dot."""
    if len(points) == 1:
        return f'<circle class="alone" cx="{points[0][0]:.1f}" cy="{points[0][1]:.1f}" r="1.4" fill="{palette.LINE}"/>'
    course = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (f'<polyline class="run" points="{course}" fill="none" stroke="{palette.LINE}" stroke-width="1.5" '
            f'stroke-linejoin="round" stroke-linecap="round"/>')


def _nothing(label: str, width: float, height: float) -> str:
    dash = (f'<text x="0" y="{height / 2 + 4:.1f}" font-size="12" font-family="{_FONT}" fill="{palette.MUTED}">'
            f"{_NOTHING}</text>")
    return _svg(label, width, height, dash)


def _svg(label: str, width: float, height: float, content: str) -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escaped(label)}" width="{width:g}" '
            f'height="{height:g}" viewBox="0 0 {width:g} {height:g}">{content}</svg>')
