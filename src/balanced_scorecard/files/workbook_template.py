"""The workbook a controller fills in: a card and its figures, with what to do on the first sheet.

Above the headings of each sheet stand what it is for and an example; what stands above the headings is never read, so
an example may stay, and nothing in the rows themselves tells examples from what is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ..domain.aggregation import Basis
from ..domain.assessment import AssessmentKind
from ..domain.judgement import JUDGEMENTS
from ..words import words_for
from .documents import Document
from .keys import FORMAT
from .workbook_bytes import workbook_bytes
from .workbook_headings import Headings, wide_enough
from .workbook_kinds import Written
from .workbook_layout import (
    INK,
    TEXT_FORMAT,
    Heading,
    Strictness,
    Top,
    head_row,
    ink,
    lay_out,
    print_nicely,
    put,
    put_title,
)
from .workbook_reading import OPTIONS
from .workbook_rows import CardRow, card_row, options_of, rows_of
from .workbook_sheets import SHEETS, Column, Place
from .workbook_words import Vocabulary, word_of
from .workbook_writing import ORDER, USUAL, CardWriter

_ORDER = (*(name for name in USUAL if name not in ("start", "measurements")), "measurements", "wide", "assessments",
          *(name for name in ORDER if name not in USUAL))
_MOST_EXAMPLES = 3
_STEPS = 10
_BY_NAME = {sheet.name: sheet for sheet in SHEETS}
_TIDY = ("indicator", "period", "value", "numerator", "denominator", "org_unit", "status", "note", "source", "unit",
         "basis", "n", "low", "high", "recorded_at", "recorded_by", "approved_by", "approved_at", "method_version")
_OF_WORDS = ("period", "element", "org_unit", "kind", "text", "status", "forecast", "by", "date", "due")
_USUAL_FIGURES = 9  # columns of figures that are not folded away
_PERIODS = ("2026-T1", "2026-T2", "2026-T3")
_FIGURES: tuple[Mapping[str, Written], ...] = (
    {"indicator": "A1.1.1", "period": "2026-T1", "numerator": 43200, "denominator": 54000},
    {"indicator": "A1.1.2", "period": "2026-T1", "value": 54000},
    {"indicator": "A1.1.1", "period": "2025", "value": 74.6},
)
_WIDTHS = {"note": 30, "text": 60, "source": 18, "indicator": 13, "element": 13, "org_unit": 20}
_DAYS = ("recorded_at", "approved_at", "date", "due")
_NUMBERS = ("value", "numerator", "denominator", "n", "low", "high", "forecast")


def write_template(example: Document, *, language: str, file: str) -> bytes:
    """Return the workbook to fill in, in *language*.

    Args:
        example: a card whose rows are shown as examples; never read from the workbook.
        language: of headings, notes, choices, and of the card to be.
        file: what the workbook will be called, for the commands on its first sheet.
    """
    tops = _tops(example, language)
    first_rows = {name: head_row(top) + 1 for name, top in tops.items()}
    headings = Headings(language=language, first_rows=first_rows)
    empty: dict[str, Any] = {"format": FORMAT, "language": language}
    writer = CardWriter(language=language, headings=headings, tops=tops, examples=_card_example(example))
    _add_start(writer.sheet("start"), language, file)
    for name in _ORDER:
        if name in ("measurements", "wide", "assessments"):
            _add_table(writer, name)
        else:
            writer.add(name, empty)
    writer.add_choices()
    return workbook_bytes(writer.book)


def _tops(example: Document, language: str) -> dict[str, Top]:
    """Return what stands above the headings of each sheet."""
    headings = Headings(language=language)
    plain = CardWriter(language=language, headings=headings)
    label = headings.about("example")
    tops = {"card": Top(about=headings.about("card"))}
    for name, (columns, rows) in _examples(example).items():
        cells = [plain.written(row, columns) for row in rows[:_MOST_EXAMPLES]]
        tops[name] = Top(about=headings.about(name), example_label=label, examples=cells)
    for name, fields in (("measurements", _TIDY), ("wide", ("indicator", *_PERIODS)), ("assessments", _OF_WORDS)):
        cells = [[said.get(field) for field in fields] for said in _figures_shown(name, language)]
        tops[name] = Top(about=headings.about(name), example_label=label, examples=cells)
    return tops


def _card_example(example: Document) -> dict[Place, object]:
    return {place: value for place, value in card_row(example).items() if place not in (("format",), ("language",))}


def _examples(example: Document) -> dict[str, tuple[Sequence[Column], list[CardRow]]]:
    found: dict[str, tuple[Sequence[Column], list[CardRow]]] = {
        sheet.name: (sheet.columns, rows_of(example, sheet)) for sheet in SHEETS}
    options = [CardRow("", {("rule",): rule, ("option",): option, ("value",): value})
               for rule, option, value in options_of(example)]
    return {**found, "options": (OPTIONS, options)}


def _figures_shown(name: str, language: str) -> Iterable[Mapping[str, Written]]:
    if name == "measurements":
        return _FIGURES
    if name == "wide":
        return ({"indicator": "A1.1.2", "2026-T1": 54000, "2026-T2": 42000},)
    words = words_for(language)
    return ({"period": "2026-T1", "element": "A1.1.1", "kind": words["assessment.deviation"],
             "text": words["workbook.text.deviation"]},)


def _add_start(sheet: Worksheet, language: str, file: str) -> None:
    """Write what to do, in ten steps."""
    words = words_for(language)
    put_title(sheet, words["workbook.start.title"])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 5, 118
    for step in range(1, _STEPS + 1):
        number = put(sheet, step + 2, 1, step)
        number.font, number.alignment = ink(INK, bold=True), Alignment(horizontal="center", vertical="top")
        put(sheet, step + 2, 2, words[f"workbook.start.{step}"].format(file=file), TEXT_FORMAT).font = ink(INK)
        sheet.row_dimensions[step + 2].height = 34
    sheet.sheet_view.showGridLines = False
    print_nicely(sheet, 0, 123)


def _add_table(writer: CardWriter, name: str) -> None:
    """Add a sheet of figures or of words beside them, with the headings by which their own readers know them."""
    fields = {"measurements": _TIDY, "wide": ("indicator", *_PERIODS), "assessments": _OF_WORDS}[name]
    headings = [_heading(writer.headings, name, number, field) for number, field in enumerate(fields)]
    lay_out(writer.sheet(name), headings, (), top=writer.tops[name], frozen_columns=1 if name == "wide" else 2)


def _heading(headings: Headings, name: str, number: int, field: str) -> Heading:
    if field in _PERIODS:
        return Heading(text=field, number_format="General", width=13)
    text = word_of("figure", field, headings.language)
    is_more = name == "measurements" and number >= _USUAL_FIGURES
    return Heading(
        text=f"{text} *" if field in ("indicator", "period", "element", "kind") else text,
        note=word_of("figure_note", field, headings.language), choices=_offered(headings, name, field, text),
        strictness=Strictness.LETS, number_format=_number_format(headings, field),
        width=wide_enough(text, _WIDTHS.get(field, 13)), is_more=is_more, is_folded=is_more)


def _number_format(headings: Headings, field: str) -> str:
    if field in _NUMBERS:
        return "General"
    return headings.day_format if field in _DAYS else TEXT_FORMAT


def _offered(headings: Headings, name: str, field: str, text: str) -> str:
    words = words_for(headings.language)
    if field == "indicator":
        return headings.ids_of("indicators")
    if field == "org_unit":
        return headings.ids_of("org_units")
    if field == "basis":
        return headings.choose(text, text, Vocabulary.of(Basis).words(headings.language))
    if field == "kind":
        return headings.choose(f"{name} {field}", text, [words[f"assessment.{each.value}"] for each in AssessmentKind])
    if field == "status" and name == "measurements":
        return headings.choose(f"{name} {field}", text, [words[f"workbook.status.{code}"] for code in "PELMQB"])
    if field == "status":
        judgements = [words[f"status.{each}"] for each in JUDGEMENTS]
        return headings.choose(f"{name} {field}", text, judgements)
    return ""
