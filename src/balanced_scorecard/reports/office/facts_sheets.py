"""The sheets one looks things up in: what each indicator means and is held against, and what the figures rest on."""

from __future__ import annotations

from openpyxl import Workbook

from ..details import meaning_of_row
from ..document import Document
from ..model import Report
from ..palette import LOOKS
from ..wording import Wording
from .sheet_values import status_entry, text_entry
from .sheets import Column, fill_table, new_sheet, put_table

_WIDE = 40


def add_definitions(book: Workbook, report: Report, say: Wording) -> None:
    """Add what each indicator means, where its figures and its target come from, and its edges."""
    said = {row.result.id: dict(meaning_of_row(row, say)) for row in report.rows()}
    labels = list(dict.fromkeys(label for pairs in said.values() for label in pairs))
    columns = (Column(say("results.code"), 9), Column(say("node.indicator"), 36), Column(say("results.unit"), 14),
               *(Column(label, _WIDE) for label in labels))
    rows = [(text_entry(row.result.id), text_entry(say.name(row.indicator), is_strong=True),
             text_entry(say.unit(row.indicator.unit)),
             *(text_entry(said[row.result.id].get(label, "")) for label in labels)) for row in report.rows()]
    fill_table(new_sheet(book, say("report.definitions")), say("report.definitions"), columns, rows)


def add_basis(book: Workbook, report: Report, document: Document, say: Wording) -> None:
    """Add what the figures rest on: card, version, fingerprints, what they cover, and what the icons mean."""
    card = report.scores.evaluation.scorecard
    pairs = [
        (say("node.scorecard"), " · ".join(filter(None, (
            say.name(card), say("report.card_version", version=report.version) if report.version else "")))),
        (say("results.document"), document.title), (say("results.period"), say.covers(report)),
        (say("results.org_unit"), report.org_unit or report.organisation),
        (say("node.owner"), report.owner),
        (say("results.fixed_on"), say("report.as_of", day=say.day(report.as_of)) if report.as_of else ""),
        (say("results.card_print"), report.definition_hash), (say("results.data_print"), report.data_hash),
        (say("results.rests_on"), " ".join(document.foot)),
    ]
    rows = [(text_entry(term, is_strong=True), text_entry(text)) for term, text in pairs if text]
    sheet = new_sheet(book, say("results.basis"))
    fill_table(sheet, say("results.basis"), (Column(say("results.name"), 32), Column(say("report.value"), 90)), rows,
               frozen=1)
    legend = [(status_entry(status, say.status(status)),) for status in LOOKS]
    put_table(sheet, len(rows) + 5, (Column(say("report.status"), 32, True),), legend)
