"""Plain data of a definition -> the workbook of the card: a sheet for each kind of thing, read back as the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .documents import Document
from .workbook_headings import FIRST_CHOICE, Headings, strictness_of
from .workbook_kinds import CellSetting, Written
from .workbook_layout import (
    BLUE,
    GREY,
    INK,
    NO_TOP,
    TEXT_FORMAT,
    TOP_LEFT,
    Top,
    as_example,
    as_heading,
    fit_rows,
    head_row,
    ink,
    lay_out,
    note_of,
    offer,
    print_nicely,
    put,
    put_title,
)
from .workbook_reading import OPTIONS
from .workbook_rows import CardRow, card_row, options_of, rows_of, translated
from .workbook_sheets import SHEETS, Column, Place, card_columns

ORDER = ("card", "perspectives", "objectives", "factors", "indicators", "targets", "norms", "initiatives",
         "milestones", "links", "conflicts", "org_units", "goals", "themes", "stakeholders", "documents", "risks",
         "series", "reviews", "incentives", "options", "ignore")
"""The sheets of a card in the order of their tabs."""
USUAL = ("start", "card", "perspectives", "objectives", "factors", "indicators", "targets", "measurements")
"""The sheets most cards fill; the others have a grey tab."""
_BY_NAME = {sheet.name: sheet for sheet in SHEETS}


def new_book() -> Workbook:
    """Return a workbook without sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "balanced-scorecard"
    return book


@frozen(kw_only=True)
class CardWriter:
    """Writes the sheets of a card, one after the other, into one workbook.

    Attributes:
        language: of numbers in texts. headings: how columns are laid out.
        tops: by a sheet's name what stands above its headings.
        examples: what is shown beside the fields of the card, by their place.
    """

    language: str
    headings: Headings
    tops: Mapping[str, Top] = field(factory=dict)
    examples: Mapping[Place, object] = field(factory=dict)
    book: Workbook = field(factory=new_book)

    def add(self, name: str, document: Document) -> None:
        """Add the sheet *name* with what *document* has for it."""
        if name == "card":
            self._add_card(document)
        elif name == "options":
            self._add_rows(name, OPTIONS, [_option_row(*each) for each in options_of(document)])
        else:
            rows = rows_of(document, _BY_NAME[name])
            self._add_rows(name, translated(_BY_NAME[name].columns, (row.cells for row in rows)), rows)

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet by the word for *name*."""
        made: Worksheet = self.book.create_sheet(self.headings.sheet(name))
        made.sheet_properties.tabColor = BLUE if name in USUAL else GREY
        return made

    def _add_rows(self, name: str, columns: Sequence[Column], rows: Sequence[CardRow]) -> None:
        held = {place for row in rows for place in row.cells}
        headings = [self.headings.heading(column, is_held=column.place in held) for column in columns]
        lay_out(self.sheet(name), headings, (self.written(row, columns) for row in rows),
                top=self.tops.get(name, NO_TOP), frozen_columns=min(3, 1 + sum(each.is_required for each in columns)))

    def written(self, row: CardRow, columns: Iterable[Column]) -> list[Written | None]:
        """Return what is written into the cells of *row*; its parent's id into the first where it has one."""
        cells = [self.one(column, row.cells.get(column.place)) for column in columns]
        return [row.parent, *cells[1:]] if row.parent else cells

    def one(self, column: Column, value: object) -> Written | None:
        """Return what is written for *value* in *column*; None for what is not said."""
        return None if value is None else column.kind.write(value, CellSetting(language=self.language))

    def _add_card(self, document: Document) -> None:
        """Write the card's own fields, one a row: label, value, an example in the template, and what it is."""
        sheet, cells, top = self.sheet("card"), card_row(document), self.tops.get("card", NO_TOP)
        head = row = head_row(top)
        if top.about:
            put_title(sheet, top.about)
        titles = ("field", "value", *(["example"] if self.examples else []), "meaning")
        for number, title in enumerate(titles, 1):
            as_heading(put(sheet, row, number, self.headings.say(title), TEXT_FORMAT))
        was_usual = True
        for column in translated(card_columns(), [cells]):
            row += 1
            if was_usual and not column.is_usual:
                put(sheet, row, 1, self.headings.say("more"), TEXT_FORMAT).font = ink(GREY, bold=True)
                row += 1
            was_usual = column.is_usual
            self._put_field(sheet, row, column, self.one(column, cells.get(column.place)))
        widths = dict(enumerate((30, 44, *([34] if self.examples else []), 76), 1))
        for number, width in widths.items():
            sheet.column_dimensions[get_column_letter(number)].width = width
        fit_rows(sheet, head + 1, row, widths)
        sheet.freeze_panes = f"B{head + 1}"
        print_nicely(sheet, head, sum(widths.values()))

    def _put_field(self, sheet: Worksheet, row: int, column: Column, value: Written | None) -> None:
        number_format = self.headings.number_format(column.kind)
        label = put(sheet, row, 1, self.headings.label(column), TEXT_FORMAT)
        label.font = ink(INK if column.is_usual else GREY, bold=column.is_usual)
        label.comment = note_of(self.headings.note(column))
        put(sheet, row, 2, "" if value is None else value, number_format).alignment = TOP_LEFT
        if self.examples:
            example = self.one(column, self.examples.get(column.place))
            as_example(put(sheet, row, 3, "" if example is None else example, number_format))
        meaning = self.headings.note(column).partition("\n")[0]
        put(sheet, row, 4 if self.examples else 3, meaning, TEXT_FORMAT).font = ink(GREY)
        if choices := self.headings.offered(column):
            offer(sheet, f"B{row}", choices, strictness_of(column))

    def add_choices(self) -> None:
        """Add the sheet of the words that can be chosen, each list below what it is for."""
        sheet = self.sheet("choices")
        put_title(sheet, self.headings.about("choices"))
        for column, (label, words) in enumerate(self.headings.choices.values(), 1):
            as_heading(put(sheet, FIRST_CHOICE - 1, column, label, TEXT_FORMAT))
            for row, word in enumerate(words, FIRST_CHOICE):
                put(sheet, row, column, word, TEXT_FORMAT)
            sheet.column_dimensions[get_column_letter(column)].width = 4 + max(map(len, (label, *words)))
        sheet.freeze_panes = f"A{FIRST_CHOICE}"
        print_nicely(sheet, 0, 0)


def _option_row(rule: str, option: str | None, value: object) -> CardRow:
    cells: dict[Place, object] = {("rule",): rule}
    if option is not None:
        cells |= {("option",): option, ("value",): value}
    return CardRow("", cells)
