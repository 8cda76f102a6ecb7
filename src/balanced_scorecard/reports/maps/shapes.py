"""The shapes of the strategy map as SVG: a box, a link, a mark, a line of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.causality import Effect
from ...evaluation.results import Status
from ..numbers import HARD_SPACE
from ..palette import LOOKS
from ..text_width import escaped, text_width
from .captions import FACT_SIZE, MARK_STEP, NAME_SIZE, OWNER_ROOM, Caption
from .inks import Ink, ink_of, ink_of_line, paint
from .layout import Box, Point
from .routing import HEAD, Heading, heading, path
from .words import Line, Mark, Role

STRIP, PLAIN_STRIP = 30.0, 7.0
TEXT_GAP = 9.0
LABEL_SIZE, LABEL_HEIGHT = 10.0, 14.0
_LABEL_PAD = 5.0
NAME_STEP, FACT_STEP, PAD = 16.0, 14.5, 9.0
_NAME_TO_FACTS = 4.0
_ROUND = {"objective": 9.0, "factor": 9.0, "indicator": 2.5}
_HALF_HEAD = 5.0
_OPEN_HEAD = 7.0
_MARK_RISE = 4.0
_DASHES = {Effect.HURTS: "7 4", None: "0.1 5"}


def box_height(caption: Caption) -> float:
    """Return how high the box of *caption* must be."""
    return 2 * PAD + len(caption.name) * NAME_STEP + _NAME_TO_FACTS + len(caption.lines) * FACT_STEP


def text(content: str, x: float, y: float, *, size: float, fill: Ink = Ink.TEXT, more: str = "") -> str:
    """Return one line of text; *more* are further attributes."""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" {paint(fill=fill)}{more}>{escaped(content)}</text>'


def box_shape(caption: Caption, box: Box) -> Iterator[str]:
    """Yield one element of the map: strip with icon, name, what stands below it, marks."""
    ink = Ink.HELPS if caption.status is None else ink_of(caption.status)
    strip = PLAIN_STRIP if caption.status is None else STRIP
    corner = _ROUND[caption.kind]
    yield f"<g>{tooltip(caption.tip)}"
    yield (f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="{corner:g}" '
           f'{paint(fill=Ink.BOX, stroke=ink, also="box")} stroke-width="1.8"/>')
    yield _strip(box, strip, corner, ink)
    if caption.status is not None:
        yield icon(caption.status, box.x + STRIP / 2, box.y + box.height / 2, scale=1.15)
    yield from caption_texts(caption, box.x + strip + TEXT_GAP, box.y + PAD, box.bottom - PAD)
    beside = _fact_y(caption, box.bottom - PAD, caption.marked) - _MARK_RISE
    yield from marks(caption, box.right - 15.0, beside)
    yield "</g>"


def caption_texts(caption: Caption, x: float, top: float, bottom: float) -> Iterator[str]:
    """Yield the name from *top* down and what stands below it up to *bottom*."""
    weight = ' font-weight="600"' if caption.is_bold else ""
    ink = ink_of(caption.status) if caption.status else Ink.MUTED
    for n, line in enumerate(caption.name):
        yield text(line, x, top + 12 + n * NAME_STEP, size=NAME_SIZE, more=weight)
    for n, fact in enumerate(caption.lines):
        yield from fact_shape(fact, ink, x, _fact_y(caption, bottom, n))


def marks(caption: Caption, x: float, y: float) -> Iterator[str]:
    """Yield the signs of *caption* from (*x*, *y*) to the left."""
    for n, mark in enumerate(reversed(caption.marks)):
        yield mark_shape(mark, x - n * MARK_STEP, y)


def fact_shape(line: Line, ink: Ink, x: float, y: float) -> Iterator[str]:
    """Yield a line below a name: an owner behind the sign of a person, a status in bold and in *ink*."""
    if line.role is Role.OWNER:
        yield (f'<path d="M{x + 4.5:g} {y - 4.6:g}m-2.1 -1.9a2.1 2.1 0 1 1 4.2 0a2.1 2.1 0 1 1 -4.2 0M{x + 0.8:g} '
               f'{y + 1:g}a3.7 4 0 0 1 7.4 0" {paint(stroke=Ink.MUTED)} stroke-width="1.2"/>')
    x += OWNER_ROOM if line.role in (Role.OWNER, Role.MORE) else 0.0
    said = escaped(line.text)
    if line.status:
        before = f"{said} ·{HARD_SPACE}" if said else ""  # a plain one may be lost before the bold part (LibreOffice)
        said = f'{before}<tspan {paint(fill=ink)} font-weight="600">{escaped(line.status)}</tspan>'
    yield f'<text x="{x:g}" y="{y:g}" font-size="{FACT_SIZE:g}" {paint(fill=Ink.MUTED)}>{said}</text>'


def tooltip(lines: Sequence[str]) -> str:
    """Return what a pointer resting on a shape is told."""
    return f"<title>{escaped(chr(10).join(lines))}</title>"


def icon(status: Status, x: float, y: float, *, scale: float) -> str:
    """Return the icon of *status* centred on a point of its strip."""
    return _strokes(LOOKS[status].strokes, x, y, Ink.ON_STATUS, scale=scale)


def badge(status: Status, x: float, y: float, *, size: float) -> str:
    """Return the icon of *status* on a square of its colour, centred on a point."""
    return (f'<rect x="{x - size / 2:g}" y="{y - size / 2:g}" width="{size:g}" height="{size:g}" rx="{size / 4.4:g}" '
            f'{paint(fill=ink_of(status))}/>{icon(status, x, y, scale=size / 23)}')


def mark_shape(mark: Mark, x: float, y: float) -> str:
    """Return a sign about 16 wide, centred on a point."""
    if mark is Mark.RISK:
        return _strokes("M0 -7L7.6 6.2H-7.6ZM0 -2.4V2M0 4.1V4.2", x, y, Ink.TEXT, width=1.4)
    if mark is Mark.FINDING:
        return _strokes("M-7 -6H7V3.5H0L-3.5 6.8V3.5H-7ZM-3.5 -2.6H3.5M-3.5 0.3H1.5", x, y, Ink.MUTED, width=1.3)
    ink, strokes = {
        Mark.POOR_BELOW: (Ink.POOR, LOOKS[Status.POOR].strokes),
        Mark.CONFLICT: (Ink.CONFLICT, "M-5 0H5M-2.2 -2.8L-5 0L-2.2 2.8M2.2 -2.8L5 0L2.2 2.8"),
    }[mark]
    return (f'<circle cx="{x:g}" cy="{y:g}" r="7.5" {paint(fill=ink)}/>'
            f"{_strokes(strokes, x, y, Ink.ON_STATUS, scale=0.78)}")


def link_shape(course: Sequence[Point], effect: Effect | None, said: Sequence[str]) -> str:
    """Return a link as a line with a head, or a conflict (no effect) as a dotted line with an open head at each end."""
    ink = ink_of_line(effect)
    dashes = f' stroke-dasharray="{_DASHES[effect]}"' if effect in _DASHES else ""
    is_conflict = effect is None
    line = path(course, short_start=3.0 if is_conflict else 0.0, short_end=3.0 if is_conflict else HEAD)
    heads = ([_open_head(course[-1], course[-2], ink), _open_head(course[0], course[1], ink)] if is_conflict
             else [_head(course[-1], heading(course[-2], course[-1]), ink)])
    return (f'<g class="link">{tooltip(said)}'
            f'<path d="{path(course, short_start=6.0, short_end=HEAD)}" {paint(stroke=Ink.LANE)} stroke-width="5.5"/>'
            f'<path d="{line}" {paint(stroke=ink, also="line")} stroke-width="{2.5 if is_conflict else 1.7:g}" '
            f'stroke-linecap="{"round" if is_conflict else "butt"}"{dashes}/>{"".join(heads)}</g>')


def label_width(content: str) -> float:
    """Return how wide a label is drawn; an empty one is not."""
    return text_width(content, LABEL_SIZE) + 2 * _LABEL_PAD if content else 0.0


def label_shape(content: str, x: float, y: float, effect: Effect | None) -> str:
    """Return the label of a link, centred on a point of it."""
    width, ink = label_width(content), ink_of_line(effect)
    colours = paint(fill=Ink.GROUND, stroke=ink if effect is Effect.HURTS else Ink.RULE, also="label")
    pill = (f'<rect x="{x - width / 2:.1f}" y="{y - LABEL_HEIGHT / 2:.1f}" width="{width:.1f}" '
            f'height="{LABEL_HEIGHT:g}" rx="{LABEL_HEIGHT / 2:g}" {colours} stroke-width="0.9"/>')
    return pill + text(content, x, y + 3.5, size=LABEL_SIZE, fill=ink, more=_CENTRED)


def _fact_y(caption: Caption, bottom: float, line: int) -> float:
    return bottom - 3 - (len(caption.lines) - 1 - line) * FACT_STEP


def _strip(box: Box, width: float, round_: float, ink: Ink) -> str:
    """Return the coloured strip at the left, round where the box is."""
    corner = min(round_, width)
    return (f'<path d="M{box.x + width:g} {box.y:g}V{box.bottom:g}H{box.x + corner:g}a{corner:g} {corner:g} 0 0 1 '
            f'-{corner:g} -{corner:g}V{box.y + corner:g}a{corner:g} {corner:g} 0 0 1 {corner:g} -{corner:g}Z" '
            f'{paint(fill=ink)}/>')


def _strokes(strokes: str, x: float, y: float, ink: Ink, *, scale: float = 1.0, width: float = 2.0) -> str:
    sized = "" if scale == 1.0 else f" scale({scale:g})"
    return (f'<path d="{strokes}" transform="translate({x:g} {y:g}){sized}" {paint(stroke=ink)} '
            f'stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"/>')


def _head(tip: Point, towards: Heading, ink: Ink) -> str:
    """Return the arrow head, its point on the edge of the box."""
    dx, dy = towards.value
    foot = (tip[0] - dx * HEAD, tip[1] - dy * HEAD)
    side = (dy * _HALF_HEAD, dx * _HALF_HEAD)
    return (f'<path d="M{tip[0]:.1f} {tip[1]:.1f}L{foot[0] - side[0]:.1f} {foot[1] - side[1]:.1f}'
            f'L{foot[0] + side[0]:.1f} {foot[1] + side[1]:.1f}Z" {paint(fill=ink)}/>')


def _open_head(tip: Point, before: Point, ink: Ink) -> str:
    """Return a head of two strokes, its point just off the edge of the box."""
    dx, dy = heading(before, tip).value
    x, y = tip[0] - dx, tip[1] - dy
    foot = (x - dx * _OPEN_HEAD, y - dy * _OPEN_HEAD)
    side = (dy * _HALF_HEAD, dx * _HALF_HEAD)
    return (f'<path d="M{foot[0] - side[0]:.1f} {foot[1] - side[1]:.1f}L{x:.1f} {y:.1f}'
            f'L{foot[0] + side[0]:.1f} {foot[1] + side[1]:.1f}" {paint(stroke=ink)} stroke-width="2" '
            'stroke-linecap="round" stroke-linejoin="round"/>')


_CENTRED = ' text-anchor="middle"'
