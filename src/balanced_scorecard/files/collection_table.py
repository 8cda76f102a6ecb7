"""What the second sheet of a form says: which form it is, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.identifiers import UnitName
from ..domain.period import Period
from .collection_form import AnswerKind
from .collection_layout import FORMAT, TABLE
from .excel_book import Book
from .excel_cells import Sheet
from .excel_package import NotReadable
from .workbook_text import items_in, text_of

NO_FORM = "is no form of a collection, or its second sheet is gone; fill in the form that was sent out"


@frozen(kw_only=True)
class AskedRow:
    """One figure that was asked for; low and high are what it cannot be below and above."""

    element: str
    period: Period
    answer: AnswerKind
    unit: UnitName | None
    low: float | None
    high: float | None
    basis: Basis
    choices: tuple[str, ...]


@frozen(kw_only=True)
class FormPaper:
    """What a form says of itself.

    Attributes:
        said: by its keys. asked: the figures that were asked for. sheet: the one that was filled in.
    """

    said: Mapping[str, str]
    asked: tuple[AskedRow, ...]
    sheet: Sheet


def paper_of(book: Book) -> FormPaper:
    """Return what the form in *book* says of itself; raise NotReadable where it is none."""
    about, said = _about(book)
    form = next((name for name in book.names if name != about.name), None)
    if form is None:
        raise NotReadable(NO_FORM)
    try:
        return FormPaper(said=said, asked=_table(about), sheet=book.sheet(form))
    except (ValueError, TypeError):
        raise NotReadable(NO_FORM) from None


def _about(book: Book) -> tuple[Sheet, dict[str, str]]:
    for sheet in map(book.sheet, book.names):
        said = {str(line[3]): text_of(str(line.get(2, ""))) for _, line in sheet.rows if isinstance(line.get(3), str)}
        if said.get("format") == FORMAT:
            return sheet, said
    raise NotReadable(NO_FORM)


def _table(about: Sheet) -> tuple[AskedRow, ...]:
    head = next((number for number, line in about.rows if (line.get(1), line.get(2)) == TABLE[:2]), 0)
    lines = [line for number, line in about.rows if head and number > head and line.get(1) is not None]
    if not lines:
        raise NotReadable(NO_FORM)
    return tuple(_asked({name: line.get(column) for column, name in enumerate(TABLE, 1)}) for line in lines)


def _asked(said: Mapping[str, Any]) -> AskedRow:
    return AskedRow(
        element=str(said["element"]), period=Period.parse(str(said["period"])), answer=AnswerKind(said["answer"]),
        unit=said["unit"], low=said["min"], high=said["max"], basis=Basis(said["basis"]),
        choices=tuple(items_in(said["choices"] or "")))
