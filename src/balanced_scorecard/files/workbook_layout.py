"""How the sheets of our workbooks look: headings with notes and lists to choose from, frozen, printable.

What stands in a cell never runs: a text that begins like a formula is stored as a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..errors import DefinitionError
from .workbook_kinds import Written

BLUE, GREY, PALE, INK = "0550AE", "57606A", "F2F4F7", "1F2328"
TEXT_FORMAT = "@"
_LONGEST = 32_767  # signs in one cell, by Excel's own bound
_FORMULA_SIGNS = ("=", "+", "-", "@", "'", "\t")
_FONT = "Calibri"
_TOP = Alignment(vertical="top", wrap_text=True)
TOP_LEFT = Alignment(vertical="top", wrap_text=True, horizontal="left")
_HEADING = Alignment(vertical="center", wrap_text=True)
_LINE = Side(style="thin", color="D0D7DE")
_LINE_HEIGHT, _HIGHEST = 15.0, 409.0  # in points; Excel's own bound
_PRINTABLE = 240  # signs across a page that are still read
_MORE_ROWS = 500  # below the last one that lists and formats reach


class Strictness(Enum):
    """What happens when something else is written than a list offers."""

    ASKS = "asks"
    LETS = "lets"


@frozen(kw_only=True)
class Heading:
    """One column as it is laid out.

    Attributes:
        note: shown when one points at the heading.
        choices: the range of what can be chosen; strictness: what is said of anything else.
        number_format: of its cells. width: in signs.
        is_folded: whether it is folded away until it is asked for.
    """

    text: str
    note: str = ""
    choices: str = ""
    strictness: Strictness = Strictness.ASKS
    number_format: str = TEXT_FORMAT
    width: int = 18
    is_more: bool = False
    is_folded: bool = False


@frozen(kw_only=True)
class Top:
    """What stands above the headings: what the sheet is for, and an example of a row."""

    about: str = ""
    example_label: str = ""
    examples: Sequence[Sequence[Written | None]] = field(factory=tuple)


NO_TOP = Top()


def lay_out(sheet: Worksheet, headings: Sequence[Heading], rows: Iterable[Sequence[Written | None]], *,
            top: Top = NO_TOP, frozen_columns: int = 3) -> None:
    """Fill *sheet* with *headings* and *rows*, below what is on *top*."""
    head = head_row(top)
    _put_top(sheet, top, headings)
    for column, heading in enumerate(headings, 1):
        _put_heading(sheet, head, column, heading)
    last = head
    for row in rows:
        last += 1
        for column, value in enumerate(row, 1):
            if value is not None:
                put(sheet, last, column, value, headings[column - 1].number_format)
    widths = {column: heading.width for column, heading in enumerate(headings, 1) if not heading.is_folded}
    fit_rows(sheet, head + 1, last, widths)
    for column, heading in enumerate(headings, 1):
        if heading.choices:
            letter = get_column_letter(column)
            offer(sheet, f"{letter}{head + 1}:{letter}{last + _MORE_ROWS}", heading.choices, heading.strictness)
    most = max(_lines(heading.text, heading.width) for heading in headings if not heading.is_folded)
    sheet.row_dimensions[head].height = max(32.0, 6 + _LINE_HEIGHT * most)
    sheet.freeze_panes = f"{get_column_letter(min(frozen_columns, len(headings)) + 1)}{head + 1}"
    sheet.sheet_properties.outlinePr = Outline(summaryRight=False)
    print_nicely(sheet, head, sum(widths.values()))
    if sum(widths.values()) > _PRINTABLE:  # printed over several pages, each with what its rows are called
        sheet.print_title_cols = f"A:{get_column_letter(min(frozen_columns, len(headings)))}"


def head_row(top: Top) -> int:
    """Return the row of the headings below *top*."""
    return 1 + (1 if top.about else 0) + (1 + len(top.examples) if top.examples else 0)


def put(sheet: Worksheet, row: int, column: int, value: Written, number_format: str = "General") -> Cell:
    """Write *value* and return its cell; raise DefinitionError where a text is longer than a cell can hold."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        if len(value) > _LONGEST:
            raise DefinitionError(f"a text of {len(value)} signs is longer than the {_LONGEST} a cell of a workbook "
                                  f"holds ({value[:40]!r}...); shorten it, or save as .yaml")
        cell.value = value
        cell.data_type = "s"  # else it would be a formula, or the sign of an error, where it looks like one
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    elif isinstance(value, float) and float(f"{value:.16g}") != value:
        cell.value = repr(value)  # openpyxl writes sixteen digits of a number, and all of a text
        cell.data_type = "n"
    else:
        cell.value = value
    is_bare = number_format == TEXT_FORMAT and not isinstance(value, str | date)
    cell.number_format = "General" if is_bare else number_format
    cell.alignment = TOP_LEFT if isinstance(value, date) else _TOP
    found: Cell = cell
    return found


def _put_top(sheet: Worksheet, top: Top, headings: Sequence[Heading]) -> None:
    if top.about:
        put_title(sheet, top.about)
    if top.examples:
        label = put(sheet, 2, 1, top.example_label, TEXT_FORMAT)
        label.font, label.alignment = ink(GREY, italic=True), Alignment(vertical="center")
    for row, example in enumerate(top.examples, 3):
        for column, (value, heading) in enumerate(zip(example, headings, strict=True), 1):
            as_example(put(sheet, row, column, "" if value is None else value, heading.number_format))
        fit_rows(sheet, row, row, {column: heading.width for column, heading in enumerate(headings, 1)})


def ink(colour: str, *, bold: bool = False, italic: bool = False, size: int = 11, name: str = _FONT) -> Font:
    """Return the one typeface of a workbook in *colour*; a command stands in another."""
    return Font(name=name, size=size, bold=bold, italic=italic, color=colour)


def put_title(sheet: Worksheet, text: str) -> None:
    """Write what a sheet is for above everything else."""
    cell = put(sheet, 1, 1, text, TEXT_FORMAT)
    cell.font = ink(INK, bold=True, size=12)
    cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24


def as_heading(cell: Cell, colour: str = BLUE) -> None:
    """Make *cell* look like a heading."""
    cell.font = ink("FFFFFF", bold=True)
    cell.fill = PatternFill("solid", fgColor=colour)
    cell.alignment = _HEADING
    cell.border = Border(right=_LINE)


def as_example(cell: Cell) -> None:
    """Make *cell* look like an example."""
    cell.font = ink(GREY, italic=True)
    cell.fill = PatternFill("solid", fgColor=PALE)


def _put_heading(sheet: Worksheet, row: int, column: int, heading: Heading) -> None:
    cell = put(sheet, row, column, heading.text, TEXT_FORMAT)
    as_heading(cell, GREY if heading.is_more else BLUE)
    if heading.note:
        cell.comment = note_of(heading.note)
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width = heading.width
    dimension.number_format = heading.number_format
    dimension.alignment = _TOP
    dimension.outlineLevel = 1 if heading.is_more else 0
    dimension.hidden = heading.is_folded


def note_of(text: str) -> Comment:
    """Return *text* as the note of a cell, large enough to be read without scrolling."""
    lines = sum(1 + len(line) // 44 for line in text.splitlines())
    return Comment(text, "balanced-scorecard", width=320, height=24 + 18 * lines)


def offer(sheet: Worksheet, cells: str, choices: str, strictness: Strictness) -> None:
    """Let *cells* be chosen from the range *choices*."""
    rule = DataValidation(type="list", formula1=choices, allow_blank=True)
    rule.errorStyle = "warning"
    rule.showErrorMessage = strictness is Strictness.ASKS
    sheet.add_data_validation(rule)
    rule.add(cells)


def fit_rows(sheet: Worksheet, first: int, last: int, widths: Mapping[int, int], *, least: int = 1) -> None:
    """Make the rows from *first* to *last* as high as their longest text needs in columns of *widths* signs.

    Excel would do so by itself when a cell is changed, but not for a workbook that it did not write.
    """
    for row in range(first, last + 1):
        cells = ((sheet.cell(row, column), width) for column, width in widths.items())
        lines = max([least, *(_lines(str(cell.value), width) for cell, width in cells
                              if cell.value is not None and cell.data_type != "f")])
        if lines > 1:
            sheet.row_dimensions[row].height = min(_LINE_HEIGHT * lines, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) * 23 // (20 * width))) for line in text.split("\n"))  # words do not fill a line


def print_nicely(sheet: Worksheet, head: int, width: int) -> None:
    """Print *sheet* across, on the width of a page or of as many as can be read, the row *head* on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = max(1, -(-width // _PRINTABLE))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if head:
        sheet.print_title_rows = f"{head}:{head}"
