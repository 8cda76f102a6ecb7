"""Definitions from files: `load_scorecard` and the steps it is made of."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path as FilePath
from types import ModuleType

from ..domain.references import LANGUAGES
from ..domain.scorecard import Scorecard
from ..errors import DefinitionError, Fault, ReadingWarning, one_of
from .converter import converter_for, language_named
from .documents import Document, Parsed, Positions
from .faults import READING_ERRORS, faults_in, placed, without_echoes
from .migrations import NewerFormat, migrated
from .workbook_places import in_cells

FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml", ".xlsx": "excel", ".xml": "stratml",
           ".stratml": "stratml"}
"""The format of a definition by the end of its file's name."""


def load_scorecard(path: str | PathLike[str]) -> Scorecard:
    """Return the scorecard that the file *path* defines; raise DefinitionError with every fault and its line.

    The end of the name says the format: ``.yaml``, ``.yml``, ``.json``, ``.toml``, ``.xlsx``, or ``.xml`` and
    ``.stratml`` for a plan in StratML, of which `load_stratml` gives the figures and a report of what was mended too.
    Of a workbook each fault has its sheet and cell, and a `ReadingWarning` tells of what was read all the same, such
    as hidden rows.
    """
    format = format_of(path)
    if format == "stratml":  # it may have its card beside it
        plan: Scorecard = import_module(".stratml_file", __package__).load_stratml(path).scorecard
        return plan
    return read_scorecard(content_of(path), format, source=FilePath(path).name)


def positions(path: str | PathLike[str]) -> Positions:
    """Return the line of every place in the definition *path*."""
    return _positions(content_of(path), format_of(path))


def _positions(content: bytes, format: str) -> Positions:
    found: Positions = _module(format).positions(content)
    return found


def format_of(path: str | PathLike[str]) -> str:
    """Return the format that the name *path* ends in; raise DefinitionError with those there are."""
    suffix = FilePath(path).suffix
    if suffix.lower() not in FORMATS:
        source = FilePath(path).name
        raise DefinitionError([Fault(f"a definition ends in {one_of(FORMATS)}, not {suffix!r}", source=source)])
    return FORMATS[suffix.lower()]


def read_scorecard(content: bytes, format: str = "yaml", *, source: str = "") -> Scorecard:
    """Return the scorecard that *content*, the bytes of a file in *format*, defines.

    >>> read_scorecard(b"{id: a, name: Our card}")
    <Scorecard 'Our card': 0 perspectives, 0 factors, 0 indicators>
    """
    parsed = _parse(content, format, source)
    for remark in parsed.remarks:
        warnings.warn(f"{source}: {remark}" if source else remark, ReadingWarning, stacklevel=3)
    faults = list(parsed.faults)
    try:
        card = structure_scorecard(parsed.document)
    except DefinitionError as error:
        faults += without_echoes(error.faults, parsed.faults)
    if faults:
        lines = parsed.positions or _positions(content, format)
        raise DefinitionError(placed(in_cells(faults, parsed.rows), lines, source))
    return card


def structure_scorecard(document: Document) -> Scorecard:
    """Return the scorecard that plain data define; raise DefinitionError with every fault and its place.

    Data of an older version of the format are taken forward first; of a newer one only that is said.

    >>> structure_scorecard({"id": "a", "name": "Our card"}).language
    'en'
    """
    faults: list[Fault] = []
    fields = {key: value for key, value in document.items() if key != "$schema"}  # an editor's: no part of the card
    try:
        fields = dict(migrated(fields))
    except NewerFormat as error:
        raise DefinitionError([Fault(str(error), ("format",))]) from None
    except ValueError as error:
        faults.append(Fault(str(error), ("format",)))
        del fields["format"]
    try:
        card: Scorecard = converter_for(_language(fields)).structure(fields, Scorecard)
    except READING_ERRORS as error:
        faults += faults_in(error)
    if faults:
        raise DefinitionError(faults)
    return card


def _language(fields: Document) -> str:
    """Return the language of the texts; English where the field itself is at fault."""
    said = fields.get("language")
    named = language_named(said) if isinstance(said, str) else ""
    return str(named) if named in LANGUAGES else "en"


def content_of(path: str | PathLike[str]) -> bytes:
    """Return the bytes of the file *path*; raise DefinitionError where it cannot be read."""
    try:
        if FORMATS.get(FilePath(path).suffix.lower()) == "excel":  # what stands beside a plan may be no definition
            from .excel_package import bytes_of

            return bytes_of(FilePath(path))
        return FilePath(path).read_bytes()
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        said = getattr(error, "strerror", None) or error
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(said).lower()
        raise DefinitionError([Fault(f"cannot be read: {reason}", source=fspath(path))]) from None


def _parse(content: bytes, format: str, source: str) -> Parsed:
    parse: Callable[[bytes], Parsed] = _module(format).parse
    try:
        return parse(content)
    except DefinitionError as error:
        raise DefinitionError(placed(error.faults, {}, source)) from None


def _module(format: str) -> ModuleType:
    """Return what reads and writes *format*; its library is loaded only when a file of that format is there."""
    return import_module(f".{format}_file", __package__)
