"""Small curves within cells, which openpyxl does not write: Excel draws them from the cells of another sheet."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from ..palette import LINE

_MAIN = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_CELLS = "http://schemas.microsoft.com/office/excel/2006/main"
_KIND = "{05C60535-1F16-4fd2-B694-F40B8BE49E2A}"
_END = b"</worksheet>"


def with_sparklines(package: bytes, sheet: int, curves: Mapping[str, str]) -> bytes:
    """Return the workbook *package* with a curve in each cell of its *sheet* (from 1) that *curves* names.

    *curves* has the cells to be drawn, with the sheet they are in, by the cell they are drawn in.
    """
    if not curves:
        return package
    part = f"xl/worksheets/sheet{sheet}.xml"
    made = BytesIO()
    with ZipFile(BytesIO(package)) as parts, ZipFile(made, "w", ZIP_DEFLATED) as result:
        for each in parts.infolist():
            content = parts.read(each)
            if each.filename == part:
                content = content.replace(_END, _extension(curves).encode() + _END)
            result.writestr(each, content)
    return made.getvalue()


def _extension(curves: Mapping[str, str]) -> str:
    colour = LINE.removeprefix("#").upper()
    colours = "".join(f'<x14:color{name} rgb="FF{colour}"/>' for name in (
        "Series", "Negative", "Axis", "Markers", "First", "Last", "High", "Low"))
    drawn = "".join(f"<x14:sparkline><xm:f>{escape(cells)}</xm:f><xm:sqref>{place}</xm:sqref></x14:sparkline>"
                    for place, cells in curves.items())
    return (f'<extLst><ext xmlns:x14="{_MAIN}" uri="{_KIND}"><x14:sparklineGroups xmlns:xm="{_CELLS}">'
            f'<x14:sparklineGroup displayEmptyCellsAs="gap" last="1" lineWeight="1.25">{colours}'
            f"<x14:sparklines>{drawn}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>")
