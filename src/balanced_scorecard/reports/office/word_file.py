"""`word_bytes`: a report as a document for Word, with headings, tables and drawings an editor can go on with."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from docx import Document as new_document
from docx.text.paragraph import Paragraph

from ...files.office_package import without_moments
from ..document import Block, Details, Document, Panels, Section, StrategyMap, Table
from ..model import Report
from ..pictures import map_svg
from ..views import document_of
from ..wording import Wording
from .word_page import COUNTS, EYEBROW, QUIET, TITLE, set_up, width_of
from .word_tables import add_table
from .word_writing import WordWriter, chip

_DEEPEST = 4


def word_bytes(report: Report, language: str | None = None) -> bytes:
    """Return *report* as the bytes of a .docx file; in *language*, left out in the card's.

    The same blocks as on the page, each in a style of its own. What a page shows only to who asks for it is left out.
    """
    return _written(document_of(report, language), Wording.of(report, language))


def _written(document: Document, say: Wording) -> bytes:
    word = new_document()
    set_up(word, document, say)
    writer = WordWriter(word=word, language=document.language, width=width_of(document),
                        status_words=document.status_words)
    if document.eyebrow:
        writer.paragraph(word, document.eyebrow, EYEBROW)
    writer.paragraph(word, document.title, TITLE)
    for line in document.lines:
        writer.paragraph(word, line, QUIET)
    for section in document.sections:
        _section(writer, section, 1)
    for text in document.foot:
        writer.paragraph(word, text, QUIET)
    made = BytesIO()
    word.save(made)
    return without_moments(made.getvalue())


def _section(writer: WordWriter, section: Section, level: int) -> None:
    """Write a section with its heading, and those below it."""
    if section.eyebrow:
        writer.paragraph(writer.word, section.eyebrow, EYEBROW).paragraph_format.keep_with_next = True
    heading = _heading(writer, section.heading, level)
    if section.status is not None:
        heading.add_run("  ")
        chip(heading, section.status, section.status_text)
    _blocks(writer, section.blocks, level + 1)
    for each in section.sections:
        _section(writer, each, level + 1)


def _heading(writer: WordWriter, text: str, level: int) -> Paragraph:
    return writer.paragraph(writer.word, text, f"Heading {min(level, _DEEPEST)}")


def _blocks(writer: WordWriter, blocks: Iterable[Block], level: int) -> None:
    """Write *blocks* below each other; what is there only for who asks is left to the page."""
    for block in blocks:
        match block:
            case Table():
                add_table(writer, block)
            case StrategyMap():
                place = writer.paragraph(writer.word, "", "Normal")
                writer.drawing(place, map_svg(block, writer.language), width=writer.width)
            case Panels():
                for panel in block.panels:
                    _heading(writer, panel.heading, level)
                    writer.items(writer.word, panel.items)
            case Details(is_told_everywhere=True):
                writer.paragraph(writer.word, block.summary, COUNTS)
                _blocks(writer, block.blocks, level)
            case _:
                writer.said(writer.word, block)
