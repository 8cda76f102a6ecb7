"""Sheets of the results: headings that stay, columns wide enough, colours that follow the icons, ready for print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ...evaluation.results import Status
from ...files.workbook_layout import BLUE, GREY, INK, as_heading, fit_rows, ink, print_nicely, put, put_title
from ..palette import LOOKS, RULE
from ..plain import plain
from .sheet_values import TEXT, Entry, shown_text

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LINE = 15.0
_BOLD = 1.15
_KEPT = "history"
"""A name that Excel keeps for itself."""
_BELOW = Border(bottom=Side(style="thin", color=RULE.removeprefix("#").upper()))
_JUDGED = (Status.GOOD, Status.MEDIUM, Status.POOR)
_OTHERS = "".join(dict.fromkeys(look.icon for status, look in LOOKS.items() if status not in _JUDGED))
Row = Sequence[Entry | None]


@frozen
class Column:
    """A column of a sheet: its heading, its width in signs, and whether it holds statuses."""

    heading: str
    width: int = 14
    is_status: bool = False


def new_sheet(book: Workbook, name: str, *, is_first: bool = False) -> Worksheet:
    """Return a new sheet of *book* called *name*, as far as a sheet may be called so and none yet is."""
    taken = {_KEPT, *(each.title.casefold() for each in book.worksheets)}
    stem = _FORBIDDEN.sub(" ", plain(name)).strip(" '") or "-"
    title, number = _cut(stem, _LONGEST_NAME), 2
    while title.casefold() in taken:
        mark = f" ({number})"
        title, number = _cut(stem, _LONGEST_NAME - len(mark)) + mark, number + 1
    made: Worksheet = book.create_sheet(title)
    made.sheet_properties.tabColor = BLUE if is_first else GREY
    made.sheet_view.showGridLines = False
    return made


def _cut(name: str, most: int) -> str:
    """Return *name* in at most so many signs, as Excel counts them: an emoji is two."""
    kept = name[:most]
    while len(kept.encode("utf-16-le")) > 2 * most:
        kept = kept[:-1]
    return kept.strip(" '")


def fill_table(sheet: Worksheet, title: str, columns: Sequence[Column], rows: Sequence[Row], *, frozen: int = 2) -> int:
    """Fill *sheet* with one table below *title*; return the row of its headings.

    The headings stay in sight with the first *frozen* columns, can be filtered by, and stand on each printed sheet.
    """
    put_title(sheet, shown_text(title))
    head = 2
    last = put_table(sheet, head, columns, rows)
    widths = {n: max(column.width, _heading_width(column)) for n, column in enumerate(columns, 1)}
    set_widths(sheet, widths)
    fit_texts(sheet, head + 1, last, widths)
    sheet.freeze_panes = f"{get_column_letter(min(frozen, len(columns)) + 1)}{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(columns))}{max(last, head + 1)}"
    finish(sheet, head, sum(widths.values()))
    return head


def _heading_width(column: Column) -> int:
    """Return how wide the longest word of a heading is in bold, so that none is cut."""
    return round(_BOLD * max(map(len, column.heading.split()), default=0)) + 1


def put_table(sheet: Worksheet, head: int, columns: Sequence[Column], rows: Sequence[Row]) -> int:
    """Write *columns* as headings into the row *head*, *rows* below; return the last row."""
    for n, column in enumerate(columns, 1):
        as_heading(put(sheet, head, n, shown_text(column.heading), TEXT))
    sheet.row_dimensions[head].height = 32
    for at, row in enumerate(rows, head + 1):
        for n, entry in enumerate(row, 1):
            if entry is not None:
                put_entry(sheet, at, n, entry)
            sheet.cell(at, n).border = _BELOW
    last = head + len(rows)
    for n, column in enumerate(columns, 1):
        if column.is_status and rows:
            colour_by_icon(sheet, f"{get_column_letter(n)}{head + 1}:{get_column_letter(n)}{last}")
    return last


def put_entry(sheet: Worksheet, row: int, column: int, entry: Entry) -> None:
    """Write *entry* into a cell."""
    cell = put(sheet, row, column, entry.value, entry.number_format)
    cell.font = ink(INK, bold=entry.is_strong)
    if not isinstance(entry.value, str):
        cell.alignment = Alignment(vertical="top", horizontal="right", indent=1)


def colour_by_icon(sheet: Worksheet, cells: str) -> None:
    """Colour *cells* by the icon each begins with, whatever the words are and wherever they are sorted to."""
    first = cells.partition(":")[0]
    asked = [(f'LEFT({first},1)="{LOOKS[status].icon}"', LOOKS[status].fill) for status in _JUDGED]
    asked.append((f'AND({first}<>"",ISNUMBER(FIND(LEFT({first},1),"{_OTHERS}")))', LOOKS[Status.NO_DATA].fill))
    for formula, colour in asked:
        ground = PatternFill("solid", bgColor=colour.removeprefix("#"))
        rule = Rule(type="expression", formula=[formula], stopIfTrue=True,
                    dxf=DifferentialStyle(font=Font(color="FFFFFF", bold=True), fill=ground))
        sheet.conditional_formatting.add(cells, rule)


def set_widths(sheet: Worksheet, widths: Mapping[int, int]) -> None:
    """Make each column as many signs wide as *widths* says."""
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_texts(sheet: Worksheet, first: int, last: int, widths: Mapping[int, int]) -> None:
    """Make the rows from *first* to *last* as high as their texts need; a number has one line whatever its digits."""
    for row in range(first, last + 1):
        fit_rows(sheet, row, row, {column: width for column, width in widths.items()
                                   if sheet.cell(row, column).data_type == "s"})
        if sheet.row_dimensions[row].height is None:  # else an icon of another typeface makes it higher
            sheet.row_dimensions[row].height = _LINE


def finish(sheet: Worksheet, head: int, width: int) -> None:
    """Set *sheet* up for print, the row *head* on each printed one; 0 for none."""
    print_nicely(sheet, head, width)
