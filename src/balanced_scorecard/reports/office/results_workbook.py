"""`results_workbook`: a report as a workbook, where its figures are numbers to go on counting with.

The sections of the document stand as sheets, as they do on the page; with them, whatever the view, the whole card a row
an indicator, every level with its counts, the figures over time with charts, the rows they were made from, and what
they rest on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook

from ...files.workbook_bytes import workbook_bytes
from ...files.workbook_writing import new_book
from ..choices import View
from ..document import Document, Section
from ..model import Report
from ..plain import plain
from ..views import document_of
from ..views.back import findings, work
from ..wording import Wording
from .card_sheets import add_card, add_levels, placed_rows
from .document_sheets import add_section
from .facts_sheets import add_basis, add_definitions
from .history_sheets import add_figures, add_history
from .sparklines import with_sparklines

_LONGEST_FOOT = 200  # of the 255 signs that a footer holds
_ON_ITS_OWN = ("definitions",)
"""Sections that a sheet of columns says better."""


def results_workbook(report: Report, language: str | None = None) -> bytes:
    """Return *report* as the bytes of an .xlsx file; in *language*, left out in the card's.

    No cell is a formula, whatever a name begins with, and the same report gives the same bytes.
    """
    document, say = document_of(report, language), Wording.of(report, language)
    book = new_book()
    book.properties.title, book.properties.language = plain(document.title)[:255], say.language
    sections = [each for each in document.sections if not _is_row_of_card(each, report)]
    for first in sections[:1]:
        add_section(book, first, say, is_first=True)
    sheet, head, trend = add_card(book, report, say)
    add_levels(book, report, say)
    for section in (*sections[1:], *_always(report, document, say)):
        if section.anchor not in _ON_ITS_OWN:
            add_section(book, section, say)
    curves = add_history(book, report, say)
    add_figures(book, report, say)
    add_definitions(book, report, say)
    add_basis(book, report, document, say)
    for made in book.worksheets:
        _foot(made, document)
    places = {f"{trend}{head + n}": curves[each.row.result.id]
              for n, each in enumerate(placed_rows(report), 1) if each.row.result.id in curves}
    return with_sparklines(_written(book), book.index(sheet) + 1, places)


def _foot(sheet: Any, document: Document) -> None:
    """Say at the foot of every printed sheet what it rests on, and its number."""
    sheet.oddFooter.left.text, sheet.oddFooter.left.size = _foot_text(plain(document.running)), 8
    sheet.oddFooter.right.text, sheet.oddFooter.right.size = "&P / &N", 8


def _foot_text(text: str) -> str:
    """Return *text* as a footer has it, where ampersands begin commands; of one too long the end, with the prints."""
    kept = text
    while len(kept.replace("&", "&&")) > _LONGEST_FOOT:
        kept = kept[1:]
    return ("" if kept == text else "…") + kept.replace("&", "&&")


def _written(book: Workbook) -> bytes:
    book.active = 0
    return workbook_bytes(book)


def _is_row_of_card(section: Section, report: Report) -> bool:
    """Whether *section* is a perspective of the management card, whose rows the sheet of the card has."""
    return report.view is View.CARD and section.anchor in {f"p-{part.element.id}" for part in report.perspectives}


def _always(report: Report, document: Document, say: Wording) -> Iterator[Section]:
    """Yield what every workbook has and this document has not: the work and the findings."""
    there = {each.anchor for section in document.sections for each in section.walk()}
    for part in (work, findings):
        yield from (each for each in part(report, say) if each.anchor not in there)
