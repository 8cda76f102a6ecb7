"""The bundled directorate in each view, and how tests ask a document what it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import evolve

from balanced_scorecard import (
    Assessment,
    Measurements,
    Report,
    Scorecard,
    View,
    build_report,
    evaluate,
    load_assessments,
    load_measurements,
    load_scorecard,
    roll_up,
)
from balanced_scorecard.reports.document import Block, Cell, Document, Paragraph, Section, Table
from balanced_scorecard.reports.views import document_of

FOLDER = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"


@cache
def given() -> tuple[Scorecard, Measurements, tuple[Assessment, ...]]:
    """Return the directorate's card, figures and words."""
    return (load_scorecard(FOLDER / "card.yaml"), load_measurements(FOLDER / "measurements.csv"),
            load_assessments(FOLDER / "assessments.csv"))


def a_report(view: View, period: str = "2025-T3", card: dict[str, Any] | None = None, **asked: Any) -> Report:
    """Return the directorate's report for *period*; *card* changes fields of the card."""
    own, figures, words = given()
    judged = evaluate(evolve(own, **card) if card else own, figures, period)
    return build_report(roll_up(judged), assessments=asked.pop("assessments", words), view=view, **asked)


def a_document(view: View, period: str = "2025-T3", language: str = "nb", **asked: Any) -> Document:
    """Return the directorate's document for *period*."""
    return document_of(a_report(view, period, **asked), language)


def section(document: Document, anchor: str) -> Section:
    """Return the section that stands at *anchor*."""
    return next(each for top in document.sections for each in top.walk() if each.anchor == anchor)


def anchors(document: Document) -> list[str]:
    """Return where every section stands, in order."""
    return [each.anchor for top in document.sections for each in top.walk()]


def soft(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(cell: Cell | None) -> str:
    """Return everything a cell says."""
    if cell is None:
        return ""
    parts = (cell.code, cell.text, cell.tag, cell.status_text, *cell.notes)
    return soft(" | ".join(part for part in parts if part))


def table(part: Section) -> Table:
    """Return the first table of a section."""
    return next(block for block in part.blocks if isinstance(block, Table))


def rows(part: Section) -> list[list[str]]:
    """Return the rows of a section's first table as texts."""
    return [[said(cell) for cell in row.cells] for row in table(part).rows]


def heads(part: Section) -> list[str]:
    return [column.heading for column in table(part).columns]


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the paragraphs among *blocks*, with their labels."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield soft(f"{block.label}: {block.text}" if block.label else block.text)


def below(part: Section, code: str) -> list[str]:
    """Return the paragraphs below the row whose indicator is *code*."""
    row = next(row for row in table(part).rows if any(cell and cell.code == code for cell in row.cells))
    return list(paragraphs(row.below))
