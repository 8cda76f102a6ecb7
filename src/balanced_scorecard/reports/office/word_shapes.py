"""One of our drawings as shapes of Word: they stand in the text like a picture, and an editor can move and colour them.

Word shows an SVG only beside a picture of dots that somebody else must have made, and no small library makes one. Its
own shapes need none: they are sharp on paper, and the words in them stay words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.parser import parse_xml

from .outlines import Course, Lettering, Outline, Picture

_PER_CM = 360_000
_PER_POINT = 12_700
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_GROUP, _SHAPE = _SPACES["wpg"], _SPACES["wps"]
_STEPS = {"moveTo": "moveTo", "lineTo": "lnTo", "curveTo": "cubicBezTo", "qCurveTo": "quadBezTo", "closePath": "close"}
_LEAST_TEXT = 3.0
"""The smallest type in points; smaller is not read on paper, and Word rounds it."""
FONT = "Arial"
"""The face of texts in drawings: what fits by the table of widths fits in it."""


def drawing_run(picture: Picture, *, width: float, label: str, number: int) -> Any:
    """Return a run of text that holds *picture*, *width* centimetres wide.

    Args:
        label: what it shows, for who does not see it; shown in its place by programs that know no shapes.
        number: another for every picture of a document.
    """
    scale = width * _PER_CM / picture.width
    across, down = round(picture.width * scale), round(picture.height * scale)
    shapes = "".join(_shapes(picture.shapes, scale, number))
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    said = quoteattr(label)
    return parse_xml(
        f'<w:r {spaces}><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{number}" descr={said}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{down}"/><a:chOff x="0" y="0"/><a:chExt cx="{across}" cy="{down}"/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:t>{escape(label)}</w:t></mc:Fallback></mc:AlternateContent></w:r>")


def _shapes(shapes: Sequence[Outline | Lettering], scale: float, number: int) -> Iterator[str]:
    for place, each in enumerate(shapes, 1):
        id_ = number * 10_000 + place
        yield _letters(each, scale, id_) if isinstance(each, Lettering) else _outline(each, scale, id_)


def _outline(each: Outline, scale: float, id_: int) -> str:
    left, top, right, bottom = each.ends
    frame = _frame(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
    course = _course(each.course, left, top, scale)
    size = f'w="{max(1, round((right - left) * scale))}" h="{max(1, round((bottom - top) * scale))}"'
    fill = _solid(each.fill) if each.fill else "<a:noFill/>"
    no_fill = "" if each.fill else ' fill="none"'
    return (f'<wps:wsp><wps:cNvPr id="{id_}" name="{id_}"/><wps:cNvSpPr/><wps:spPr>{frame}<a:custGeom><a:avLst/>'
            f'<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}{no_fill}>'
            f"{course}</a:path></a:pathLst></a:custGeom>{fill}{_line(each, scale)}</wps:spPr><wps:bodyPr/></wps:wsp>")


def _course(course: Course, left: float, top: float, scale: float) -> str:
    def step(kind: str, points: Sequence[tuple[float, float]]) -> str:
        said = "".join(f'<a:pt x="{round((x - left) * scale)}" y="{round((y - top) * scale)}"/>' for x, y in points)
        return f"<a:{_STEPS[kind]}>{said}</a:{_STEPS[kind]}>"

    return "".join(step(kind, points) for kind, points in course)


def _line(each: Outline, scale: float) -> str:
    if not each.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="sysDot"/>' if 0 < each.dash < 1 else '<a:prstDash val="dash"/>' if each.dash else ""
    return f'<a:ln w="{round(each.width * scale)}" cap="rnd">{_solid(each.stroke)}{dash}<a:round/></a:ln>'


def _letters(each: Lettering, scale: float, id_: int) -> str:
    """Return a box without edges around a line of text; it holds words, so it may be a little too wide."""
    width = each.width + each.size
    left = each.x - width / 2 if each.is_centred else each.x
    frame = _frame(left * scale, (each.y - 1.02 * each.size) * scale, width * scale, 1.4 * each.size * scale)
    points = max(_LEAST_TEXT, each.size * scale / _PER_POINT)
    side = "center" if each.is_centred else "left"
    runs = "".join(_letter_run(text, colour, points, is_bold=is_bold) for text, colour, is_bold in each.parts)
    exactly = round(20 * 1.25 * points)
    return (f'<wps:wsp><wps:cNvPr id="{id_}" name="{id_}"/><wps:cNvSpPr txBox="1"/><wps:spPr>{frame}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx>'
            f'<w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{exactly}" w:lineRule="exact"/>'
            f'<w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:txbxContent></wps:txbx>'
            f'<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
            f"</wps:wsp>")


def _letter_run(text: str, colour: str, points: float, *, is_bold: bool) -> str:
    bold = "<w:b/>" if is_bold else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return (f'<w:r><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{bold}{ink}'
            f'<w:sz w:val="{round(2 * points)}"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def _frame(left: float, top: float, width: float, height: float) -> str:
    return (f'<a:xfrm><a:off x="{round(left)}" y="{round(top)}"/>'
            f'<a:ext cx="{max(1, round(width))}" cy="{max(1, round(height))}"/></a:xfrm>')


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.upper()}"/></a:solidFill>'
