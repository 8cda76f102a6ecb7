"""A `CollectionForm` -> the workbook a unit fills in: only the cells to fill in are open, and a column checks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..domain.aggregation import Basis
from ..domain.unit_words import words_for_unit
from ..words import words_for
from .collection_checks import check_formula, share_formula
from .collection_form import AnswerKind, AskedFigure, CollectionForm, KnownFigure
from .collection_layout import (
    COLUMNS,
    DATE,
    FILLED_BY,
    FIRST_ROW,
    FORMAT,
    GROUP_ROW,
    GROUPS,
    HEAD_ROW,
    INPUTS,
    LABELS,
    LETTERS,
    LISTS_COLUMN,
    STATUSES,
    TABLE,
    TABLE_ROW,
)
from .workbook_bytes import workbook_bytes
from .workbook_headings import Headings
from .workbook_kinds import Written
from .workbook_layout import (
    BLUE,
    GREY,
    INK,
    PALE,
    TEXT_FORMAT,
    Strictness,
    as_heading,
    fit_rows,
    ink,
    note_of,
    offer,
    print_nicely,
    put,
)
from .workbook_text import list_text, map_text
from .workbook_writing import new_book

_YELLOW, _GREEN, _RED = "FFF8DC", "1A7F37", "B42318"
_SIDE = Side(style="thin", color="B08800")
_INPUT_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_WIDTHS = {"element": 13, "name": 34, "period": 11, "previous": 12, "previous_period": 12, "last_year": 14,
           "target": 20, "unit": 12, "numerator": 12, "denominator": 12, "value": 12, "status": 15, "comment": 44,
           "check": 30, "definition": 50, "source": 24}


def write_form(form: CollectionForm) -> bytes:
    """Return *form* as the bytes of a workbook."""
    words = words_for(form.language)
    book = new_book()
    sheet: Worksheet = book.create_sheet(words["collection.form"])
    about: Worksheet = book.create_sheet(words["collection.about"])
    writer = _FormWriter(form, words, sheet, about)
    writer.write()
    return workbook_bytes(_locked(book))


def _locked(book: Workbook) -> Workbook:
    book.security = WorkbookProtection(lockStructure=True)
    for sheet in book.worksheets:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False  # these may be changed
    return book


class _FormWriter:
    """Writes the two sheets of one form."""

    def __init__(self, form: CollectionForm, words: Mapping[str, str], sheet: Worksheet, about: Worksheet) -> None:
        self.form, self.words, self.sheet, self.about = form, words, sheet, about
        self.headings = Headings(language=form.language)
        self.lists = 0

    def write(self) -> None:
        """Write everything."""
        statuses = self._list([self.words[f"workbook.status.{status.value}"] for status in STATUSES], "status")
        self._write_top()
        self._write_heads()
        for row, asked in enumerate(self.form.figures, FIRST_ROW):
            self._write_row(row, asked)
            offer(self.sheet, f"{LETTERS['status']}{row}", statuses, Strictness.LETS)
        last = HEAD_ROW + len(self.form.figures)
        widths = {number: _WIDTHS[name] for number, name in enumerate(COLUMNS, 1)}
        fit_rows(self.sheet, FIRST_ROW, last, widths, least=2)
        self._colour_checks(last)
        self._write_about()
        print_nicely(self.sheet, HEAD_ROW, 0)
        self.sheet.page_setup.paperSize = 8  # A3

    def _write_top(self) -> None:
        form = self.form
        title = put(self.sheet, 1, 1, f"{form.card_name}: {form.org_unit_name}, {self._period()}", TEXT_FORMAT)
        title.font, title.alignment = ink(INK, bold=True, size=14), Alignment(vertical="center")
        self.sheet.row_dimensions[1].height = 26
        lead = put(self.sheet, 2, 1, self.words["collection.lead"], TEXT_FORMAT)
        lead.font, lead.alignment = ink(INK), Alignment(vertical="center")
        for cell, name, number_format in ((FILLED_BY, "filled_by", TEXT_FORMAT), (DATE, "date",
                                                                                   self.headings.day_format)):
            label = chr(ord(cell[0]) - 1)
            put(self.sheet, int(cell[1:]), ord(label) - 64, self.words[f"collection.{name}"], TEXT_FORMAT).font = ink(
                INK, bold=True)
            self._open(cell, number_format)
        self.sheet.row_dimensions[3].height = 20

    def _period(self) -> str:
        period = self.form.period
        start, end = (f"{day.day:02d}.{day.month:02d}.{day.year}" if self.form.language != "en" else day.isoformat()
                      for day in (period.start, period.end))
        return self.words["collection.of_period"].format(period=period, start=start, end=end)

    def _write_heads(self) -> None:
        for name, first, last in GROUPS:
            start, end = COLUMNS.index(first) + 1, COLUMNS.index(last) + 1
            cell = put(self.sheet, GROUP_ROW, start, self.words[f"collection.{name}"], TEXT_FORMAT)
            cell.font, cell.alignment = ink(INK, bold=True), Alignment(vertical="center")
            colour = _YELLOW if name == "to_fill" else PALE
            for column in range(start, end + 1):
                self.sheet.cell(GROUP_ROW, column).fill = PatternFill("solid", fgColor=colour)
        for column, name in enumerate(COLUMNS, 1):
            cell = put(self.sheet, HEAD_ROW, column, self.words[f"collection.heading.{name}"], TEXT_FORMAT)
            as_heading(cell, BLUE if name in INPUTS else GREY)
            note = self.words.get(f"collection.note.{name}")
            if note:
                cell.comment = note_of(note)
            self.sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[name]
        for names, is_used in self._columns_in_use():
            for name in names:
                self.sheet.column_dimensions[LETTERS[name]].hidden = not is_used
        self.sheet.row_dimensions[HEAD_ROW].height = 34
        self.sheet.freeze_panes = f"{LETTERS['previous']}{FIRST_ROW}"

    def _columns_in_use(self) -> Iterable[tuple[tuple[str, ...], bool]]:
        """Yield columns that some forms need, and whether this one does."""
        figures = self.form.figures
        yield ("numerator", "denominator"), any(each.answer is AnswerKind.PARTS for each in figures)
        yield ("previous", "previous_period"), any(each.previous for each in figures)
        yield ("last_year",), any(each.last_year for each in figures)

    def _write_row(self, row: int, asked: AskedFigure) -> None:
        unit = words_for_unit(asked.unit, self.form.language)
        known: dict[str, Written | None] = {
            "element": asked.element, "name": asked.name, "period": str(asked.period), "target": asked.target,
            "unit": unit, "definition": asked.definition, "source": asked.source,
            "previous": _value(asked.previous), "last_year": _value(asked.last_year),
            "previous_period": str(asked.previous.period) if asked.previous else None,
        }
        for name, value in known.items():
            if value not in (None, ""):
                number_format = TEXT_FORMAT if isinstance(value, str) else _number_format(asked, value)
                cell = put(self.sheet, row, COLUMNS.index(name) + 1, value or 0, number_format)
                cell.font = ink(INK)
                if name in ("previous_period", "target"):
                    cell.alignment = Alignment(vertical="top", horizontal="left", wrap_text=True, indent=1)
        if asked.basis is Basis.YEAR_TO_DATE:
            self._say_to_date(row, asked)
        self._write_inputs(row, asked)
        self._formula(row, "check", check_formula(asked, row, self.words, self.form.language))

    def _say_to_date(self, row: int, asked: AskedFigure) -> None:
        start, end = asked.period.year().start, asked.period.end
        days = {"start": f"{start.day:02d}.{start.month:02d}", "end": f"{end.day:02d}.{end.month:02d}.{end.year}"}
        text = f"{asked.period}\n{self.words['collection.year_to_date'].format(**days)}"
        put(self.sheet, row, COLUMNS.index("period") + 1, text, TEXT_FORMAT).font = ink(INK)

    def _write_inputs(self, row: int, asked: AskedFigure) -> None:
        names = ["status", "comment"]
        if asked.answer is AnswerKind.PARTS:
            names += ["numerator", "denominator"]
            self._formula(row, "value", share_formula(asked, row)).number_format = _decimals(asked.decimals or 1)
        else:
            names.append("value")
        for name in names:
            self._open(f"{LETTERS[name]}{row}", self._input_format(name, asked))
        value = f"{LETTERS['value']}{row}"
        if asked.answer.is_chosen:
            offer(self.sheet, value, self._list(asked.choices, asked.element), Strictness.ASKS)
        elif asked.answer is AnswerKind.DAY:
            self._ask_for("date", value, asked)
        else:
            parts = f"{LETTERS['numerator']}{row}:{LETTERS['denominator']}{row}"
            self._ask_for("decimal", parts if asked.answer is AnswerKind.PARTS else value, asked)

    def _input_format(self, name: str, asked: AskedFigure) -> str:
        if name in ("status", "comment"):
            return TEXT_FORMAT
        if name == "value" and asked.answer is AnswerKind.DAY:
            return self.headings.day_format
        is_share = name == "value" and asked.unit == "percent"  # typed as 78 %, it must be seen as that
        return "General" if is_share or asked.decimals is None or name != "value" else _decimals(asked.decimals)

    def _ask_for(self, kind: str, cells: str, asked: AskedFigure) -> None:
        """Ask again where something else than a number or a day is typed; what is pasted gathering finds."""
        rule = DataValidation(type=kind, operator="greaterThanOrEqual", allow_blank=True,  # type: ignore[arg-type]
                              formula1="1" if kind == "date" else "-1E+300")
        rule.errorStyle = "stop"
        rule.showErrorMessage = True
        rule.error = self.words[f"collection.check.{'day' if kind == 'date' else 'number'}"]
        self.sheet.add_data_validation(rule)
        rule.add(cells)

    def _open(self, place: str, number_format: str) -> None:
        cell: Any = self.sheet[place]
        cell.number_format = number_format
        cell.protection = Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor=_YELLOW)
        cell.border = _INPUT_BORDER
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.font = ink(INK)

    def _formula(self, row: int, name: str, formula: str) -> Any:
        cell: Any = self.sheet[f"{LETTERS[name]}{row}"]
        cell.value = formula
        cell.font = ink(INK)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return cell

    def _colour_checks(self, last: int) -> None:
        letter, ok = LETTERS["check"], self.words["collection.check.ok"]
        cells, first = f"{letter}{FIRST_ROW}:{letter}{last}", f"${letter}{FIRST_ROW}"
        for test, colour in ((f'{first}="{ok}"', _GREEN), (f'AND({first}<>"",{first}<>"{ok}")', _RED)):
            rule = FormulaRule(formula=[test], font=Font(bold=True, color=colour))  # type: ignore[no-untyped-call]
            self.sheet.conditional_formatting.add(cells, rule)

    # ---- the second sheet ----------------------------------------------------------------------------------------

    def _write_about(self) -> None:
        form, sheet = self.form, self.about
        put(sheet, 1, 1, self.words["collection.protected"], TEXT_FORMAT).alignment = Alignment(vertical="center")
        said: dict[str, Written] = {
            "format": FORMAT, "card": form.card, "card_name": form.card_name, "version": form.version,
            "fingerprint": form.fingerprint, "language": form.language, "org_unit": form.org_unit,
            "org_unit_name": form.org_unit_name, "period": str(form.period),
            "units": map_text(dict(form.units))}
        for row, key in enumerate(LABELS, 3):
            put(sheet, row, 1, self.words[f"collection.label.{key}"], TEXT_FORMAT).font = ink(INK, bold=True)
            put(sheet, row, 2, said[key], TEXT_FORMAT)
            put(sheet, row, 3, key, TEXT_FORMAT).font = ink(GREY)
        for column, name in enumerate(TABLE, 1):
            as_heading(put(sheet, TABLE_ROW, column, name, TEXT_FORMAT), GREY)
        for row, asked in enumerate(form.figures, TABLE_ROW + 1):
            self._write_asked(row, asked)
        for letter, width in (("A", 26), ("B", 60), ("C", 18)):
            sheet.column_dimensions[letter].width = width
        fit_rows(sheet, 3, TABLE_ROW, {2: 60})
        print_nicely(sheet, 0, 0)

    def _write_asked(self, row: int, asked: AskedFigure) -> None:
        cells: tuple[Written | None, ...] = (
            asked.element, str(asked.period), asked.answer.value, asked.unit, asked.bounds.low, asked.bounds.high,
            asked.basis.value, list_text(asked.choices) if asked.choices else None)
        for column, value in enumerate(cells, 1):
            if value is not None:
                put(self.about, row, column, value, TEXT_FORMAT)

    def _list(self, words: Iterable[str], label: str) -> str:
        """Write *words* as a list on the second sheet; return its range."""
        column = LISTS_COLUMN + self.lists
        self.lists += 1
        as_heading(put(self.about, TABLE_ROW, column, label, TEXT_FORMAT), GREY)
        last = TABLE_ROW
        for last, word in enumerate(words, TABLE_ROW + 1):
            put(self.about, last, column, word, TEXT_FORMAT)
        letter = get_column_letter(column)
        self.about.column_dimensions[letter].width = 18
        return f"'{self.about.title}'!${letter}${TABLE_ROW + 1}:${letter}${last}"


def _value(known: KnownFigure | None) -> Written | None:
    return known.value if known else None


def _number_format(asked: AskedFigure, value: Written) -> str:
    whole = isinstance(value, int | float) and float(value).is_integer()
    return _decimals(asked.decimals if asked.decimals is not None else 0 if whole else 1)


def _decimals(many: int) -> str:
    return "#,##0" + ("." + "0" * many if many else "")
