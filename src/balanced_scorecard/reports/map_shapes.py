"""The shapes of the strategy map as SVG: a box, a link, a mark, a line of text."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.causality import Effect
from ..evaluation.results import Status
from . import palette
from .map_captions import META_SIZE, NAME_SIZE, Caption
from .map_layout import Box
from .map_routing import HEAD, Heading, Point, Route
from .text_width import escaped

STRIP, PLAIN_STRIP = 30.0, 7.0
TEXT_GAP = 9.0
_NAME_STEP, _META_STEP, _PAD = 16.0, 15.0, 9.0
_ROUND = {"objective": 9.0, "factor": 9.0, "indicator": 2.0}
_HALF_HEAD = 5.0
_SIGN_AT = 0.72


def box_height(captions: tuple[Caption, ...]) -> float:
    """Return the height all boxes share: room for the longest of them."""
    names = max((len(caption.name) for caption in captions), default=1)
    metas = max((len(caption.meta) for caption in captions), default=1)
    return 2 * _PAD + names * _NAME_STEP + 5 + metas * _META_STEP


def text(content: str, x: float, y: float, *, size: float, fill: str = palette.TEXT, more: str = "") -> str:
    """Return one line of text; *more* are further attributes."""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{more}>{escaped(content)}</text>'


def box_shape(caption: Caption, box: Box) -> Iterator[str]:
    """Yield one element of the map: strip with icon, name, id and status, marks."""
    colour = palette.MUTED if caption.status is None else palette.LOOKS[caption.status].fill
    strip = PLAIN_STRIP if caption.status is None else STRIP
    yield f"<g><title>{escaped(chr(10).join(caption.tip))}</title>"
    yield _frame(caption, box, palette.WHITE, colour)
    yield _strip(box, strip, _ROUND[caption.kind], colour)
    if caption.status is not None:
        yield palette.status_icon(caption.status, x=box.x + STRIP / 2, y=box.y + box.height / 2, scale=1.15)
    x = box.x + strip + TEXT_GAP
    weight = ' font-weight="600"' if caption.kind == "objective" else ""
    for n, line in enumerate(caption.name):
        yield text(line, x, box.y + _PAD + 12 + n * _NAME_STEP, size=NAME_SIZE, more=weight)
    for n, line in ((n, line) for n, line in enumerate(caption.meta) if line):
        y = box.bottom - _PAD - 2 - (len(caption.meta) - 1 - n) * _META_STEP
        yield text(line, x, y, size=META_SIZE, fill=palette.MUTED)
    yield from _marks(caption, box)
    yield "</g>"


def _frame(caption: Caption, box: Box, fill: str, stroke: str) -> str:
    return (f'<rect class="box" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" '
            f'rx="{_ROUND[caption.kind]:g}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>')


def _strip(box: Box, width: float, round_: float, colour: str) -> str:
    """Return the coloured strip at the left, round where the box is."""
    corner = min(round_, width)
    return (f'<path d="M{box.x + width:g} {box.y:g}V{box.bottom:g}H{box.x + corner:g}a{corner:g} {corner:g} 0 0 1 '
            f'-{corner:g} -{corner:g}V{box.y + corner:g}a{corner:g} {corner:g} 0 0 1 {corner:g} -{corner:g}Z" '
            f'fill="{colour}"/>')


def _marks(caption: Caption, box: Box) -> Iterator[str]:
    """Yield the marks at the right of the last line: POOR below, then findings."""
    x, y = box.x + box.width - 14, box.bottom - 14
    if caption.poor_below:
        yield poor_mark(x, y)
        x -= 20
    if caption.findings:
        yield finding_mark(x, y)


def poor_mark(x: float, y: float) -> str:
    """Return the mark of an element below whose good status something is POOR."""
    return (f'<circle cx="{x:g}" cy="{y:g}" r="7.5" fill="{palette.LOOKS[Status.POOR].fill}"/>'
            f"{palette.status_icon(Status.POOR, x=x, y=y, scale=0.75)}")


def finding_mark(x: float, y: float) -> str:
    """Return the mark of an element the check has something to say about."""
    return (f'<path d="M{x:g} {y - 8:g}l8 14h-16Z" fill="none" stroke="{palette.MUTED}" stroke-width="1.5" '
            f'stroke-linejoin="round"/><path d="M{x:g} {y - 3:g}v4.5M{x:g} {y + 3.6:g}v0.2" '
            f'stroke="{palette.MUTED}" stroke-width="1.6" stroke-linecap="round"/>')


def link_shape(route: Route, effect: Effect | None, said: str) -> str:
    """Return a link as a line with a head, or a conflict (no effect) as a dotted line with a dot at each end."""
    colour = palette.CONFLICT if effect is None else palette.MUTED
    dashes = {Effect.HURTS: ' stroke-dasharray="7 4"', None: ' stroke-dasharray="0.1 5"'}.get(effect, "")
    width = 2.6 if effect is None else 1.6
    path = route.path()
    ends = _dots(route) if effect is None else [_head(route)]
    if effect is Effect.HURTS:
        ends.append(minus_sign(*_before_end(route)))
    return (f'<g class="link"><title>{escaped(said)}</title>'
            f'<path d="{path}" fill="none" stroke="{palette.WHITE}" stroke-opacity="0.75" stroke-width="5"/>'
            f'<path class="line" d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
            f'stroke-linecap="round"{dashes}/>{"".join(ends)}</g>')


def _head(route: Route) -> str:
    """Return the arrow head, its point on the edge of the box."""
    x, y = route.end
    dx, dy = route.arrives.value
    foot = (x - dx * HEAD, y - dy * HEAD)
    side = (dy * _HALF_HEAD, dx * _HALF_HEAD)
    return (f'<path d="M{x:.1f} {y:.1f}L{foot[0] - side[0]:.1f} {foot[1] - side[1]:.1f}'
            f'L{foot[0] + side[0]:.1f} {foot[1] + side[1]:.1f}Z" fill="{palette.MUTED}"/>')


def _dots(route: Route) -> list[str]:
    return [_dot(route.start, route.leaves, 1), _dot(route.end, route.arrives, -1)]


def _dot(end: Point, heading: Heading, step: int) -> str:
    x, y = end[0] + step * heading.value[0] * HEAD / 2, end[1] + step * heading.value[1] * HEAD / 2
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{palette.CONFLICT}"/>'


def _before_end(route: Route) -> Point:
    x, y = route.curves[-1].at(_SIGN_AT)
    return round(x, 1), round(y, 1)


def minus_sign(x: float, y: float) -> str:
    """Return the sign on a link that hurts."""
    return (f'<circle cx="{x:g}" cy="{y:g}" r="6.5" fill="{palette.WHITE}" stroke="{palette.MUTED}" '
            f'stroke-width="1.5"/><path d="M{x - 3:g} {y:g}h6" stroke="{palette.MUTED}" stroke-width="1.8"/>')
