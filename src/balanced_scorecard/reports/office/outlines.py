"""One of our own SVG drawings -> plain shapes with corners and curves, for programs that draw with shapes of their own.

It reads what `charts_svg` and the map write and nothing else: rectangles, circles, lines, paths and texts, coloured by
attributes. Whatever is drawn on a page is so drawn once, and Word gets the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import evolve, frozen
from defusedxml.ElementTree import fromstring
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path

from ..text_width import text_width

_SVG = "{http://www.w3.org/2000/svg}"
_CIRCLE = 0.5523
"""How far the handles of a curve reach that draws a quarter of a circle of radius 1."""
_BOLD = 1.12

Point = tuple[float, float]
Course = tuple[tuple[str, tuple[Point, ...]], ...]
"""Steps of a pen: moveTo, lineTo, curveTo, qCurveTo, closePath, each with its points."""


@frozen(kw_only=True)
class Outline:
    """A shape: how the pen goes, and its colours as six hexadecimal digits; an empty one is none.

    Attributes:
        dash: how long its dashes are in the widths of its line; 0 for an unbroken one, less than 1 for dots.
    """

    course: Course
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: float = 0.0

    @property
    def ends(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all its points."""
        points = [point for _, step in self.course for point in step]
        across, down = [x for x, _ in points], [y for _, y in points]
        return min(across), min(down), max(across), max(down)


@frozen(kw_only=True)
class Lettering:
    """A line of text: where its base line begins, its size, and its parts, each with colour and weight."""

    x: float
    y: float
    size: float
    parts: tuple[tuple[str, str, bool], ...]
    is_centred: bool = False

    @property
    def width(self) -> float:
        """How wide it is at most."""
        return sum(text_width(text, self.size) * (_BOLD if is_bold else 1.0) for text, _, is_bold in self.parts)


@frozen(kw_only=True)
class Picture:
    """A drawing in shapes, back to front; `said` tells it in words, where the drawing itself does."""

    width: float
    height: float
    shapes: tuple[Outline | Lettering, ...]
    said: str = ""


def picture_of(svg: str) -> Picture:
    """Return the drawing *svg* in shapes.

    >>> drawn = picture_of('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="5">'
    ...                    '<rect x="1" y="2" width="3" height="2" fill="#c8d1da"/></svg>')
    >>> drawn.width, drawn.shapes[0].ends, drawn.shapes[0].fill
    (9.0, (1.0, 2.0, 4.0, 4.0), 'c8d1da')
    """
    root = fromstring(svg)
    return Picture(width=float(root.get("width", "0")), height=float(root.get("height", "0")),
                   shapes=tuple(_shapes(root)), said=". ".join(_said(root)))


def _said(root: Element) -> Iterator[str]:
    for kind in ("title", "desc"):
        said = root.findtext(f"{_SVG}{kind}")
        if said:
            yield said


def _shapes(element: Element) -> Iterator[Outline | Lettering]:
    for each in element:
        kind = each.tag.removeprefix(_SVG)
        if kind == "g":
            yield from _shapes(each)
        elif kind == "text":
            yield _lettering(each)
        elif kind in _COURSES:
            yield _coloured(each, Outline(course=_COURSES[kind](each)))


def _coloured(element: Element, outline: Outline) -> Outline:
    said = element.attrib
    width, dashes = float(said.get("stroke-width", "1")), said.get("stroke-dasharray", "")
    return evolve(outline, fill=_colour(said.get("fill", "none")), stroke=_colour(said.get("stroke", "none")),
                  width=width, dash=float(dashes.split()[0]) / width if dashes else 0.0)


def _colour(paint: str) -> str:
    return "" if paint == "none" else paint.removeprefix("#")


def _numbers(element: Element, *names: str) -> list[float]:
    return [float(element.get(name, "0")) for name in names]


def _rectangle(element: Element) -> Course:
    x, y, width, height, corner = _numbers(element, "x", "y", "width", "height", "rx")
    r = min(corner, width / 2, height / 2)
    if not r:
        return _drawn(f"M{x} {y}h{width}v{height}h{-width}Z")
    side = f"a{r} {r} 0 0 1"
    return _drawn(f"M{x + r} {y}h{width - 2 * r}{side} {r} {r}v{height - 2 * r}{side} {-r} {r}h{2 * r - width}{side} "
                  f"{-r} {-r}v{2 * r - height}{side} {r} {-r}Z")


def _circle(element: Element) -> Course:
    x, y, r = _numbers(element, "cx", "cy", "r")
    k = _CIRCLE * r
    return (("moveTo", ((x + r, y),)),
            ("curveTo", ((x + r, y + k), (x + k, y + r), (x, y + r))),
            ("curveTo", ((x - k, y + r), (x - r, y + k), (x - r, y))),
            ("curveTo", ((x - r, y - k), (x - k, y - r), (x, y - r))),
            ("curveTo", ((x + k, y - r), (x + r, y - k), (x + r, y))), ("closePath", ()))


def _polyline(element: Element) -> Course:
    return _drawn(f"M{element.get('points', '')}")


def _path(element: Element) -> Course:
    return _drawn(element.get("d", ""), element.get("transform", ""))


_COURSES = {"rect": _rectangle, "circle": _circle, "polyline": _polyline, "path": _path}


def _drawn(data: str, transform: str = "") -> Course:
    """Return the path *data* as steps of a pen, moved and sized as *transform* says."""
    pen = DecomposingRecordingPen({})
    parse_path(data, TransformPen(pen, _matrix(transform)))
    return tuple((step, tuple((float(x), float(y)) for x, y in points)) for step, points in pen.value
                 if step != "endPath")


def _matrix(transform: str) -> tuple[float, ...]:
    """Return ``translate(x y) scale(s)`` as a matrix."""
    said = dict(part.split("(") for part in transform.replace(") ", ")").split(")") if part)
    x, y = map(float, said.get("translate", "0 0").split())
    size = float(said.get("scale", "1"))
    return size, 0.0, 0.0, size, x, y


def _lettering(element: Element) -> Lettering:
    x, y, size = _numbers(element, "x", "y", "font-size")
    return Lettering(x=x, y=y, size=size, parts=tuple(_parts(element)),
                     is_centred=element.get("text-anchor") == "middle")


def _parts(element: Element) -> Iterator[tuple[str, str, bool]]:
    colour, is_bold = _colour(element.get("fill", "none")), element.get("font-weight") == "600"
    if element.text:
        yield element.text, colour, is_bold
    for part in element:
        if part.text:
            yield part.text, _colour(part.get("fill", "none")), part.get("font-weight") == "600"
        if part.tail:
            yield part.tail, colour, is_bold
