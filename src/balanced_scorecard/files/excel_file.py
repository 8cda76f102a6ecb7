"""The workbook of a card to and from plain data."""

from __future__ import annotations

from ..errors import DefinitionError
from .documents import NO_POSITIONS, Document, Parsed, Positions
from .workbook_places import in_cells


def parse(content: bytes) -> Parsed:
    """Return what the workbook *content* says of a card, with the row of every part."""
    # Imported here, as below, because reading needs none of what writing does.
    from .workbook_reading import parse as parse_workbook

    return parse_workbook(content)


def read(content: bytes) -> Document:
    """Return the plain data of *content*, the bytes of a card's workbook; raise DefinitionError with every fault."""
    parsed = parse(content)
    if parsed.faults:
        raise DefinitionError(in_cells(parsed.faults, parsed.rows))
    return parsed.document


def positions(content: bytes) -> Positions:
    """Return the line of every place: none, since the parts of a workbook stand in cells."""
    return NO_POSITIONS


def write(document: Document) -> bytes:
    """Return *document*, a card, as the bytes of a workbook."""
    from .workbook_bytes import workbook_bytes
    from .workbook_headings import Headings
    from .workbook_writing import ORDER, CardWriter

    language = str(document["language"])
    writer = CardWriter(language=language, headings=Headings(language=language))
    for name in ORDER:
        writer.add(name, document)
    writer.add_choices()
    return workbook_bytes(writer.book)
