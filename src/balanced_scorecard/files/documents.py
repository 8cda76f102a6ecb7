"""Plain data on its way between bytes and the domain: what every definition format reads into and writes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from ..errors import DefinitionError, Fault, Path
from .workbook_places import Rows

Document = Mapping[str, object]
"""A definition as plain data: mappings, lists, texts, numbers and dates."""
Positions = Mapping[Path, int]
"""The line, from 1, of every place in a document."""

NO_POSITIONS: Positions = MappingProxyType({})
NO_ROWS: Rows = MappingProxyType({})
MOST_BYTES = 20_000_000
"""The largest definition that is read; a country's agencies in one file would be a tenth of it."""
_MOST_SHOWN = 60
_EMPTY = "the file is empty; a card needs at least id and name"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Scalar(str):
    """A text whose field decides what it is, as every scalar of YAML is read: ``4.2`` may fill a number or a text."""

    __slots__ = ()
    is_quoted = False


class QuotedScalar(Scalar):
    """One that stood in quotes: a text where its field would take either."""

    __slots__ = ()
    is_quoted = True


class Refused(ValueError):
    """What could not be read, left in its place so that its fault is told with that place."""


@frozen(kw_only=True)
class Parsed:
    """What one file holds: its plain data, where its parts stand, and what its format alone found wrong.

    Attributes:
        positions: the lines of the parts. rows: of a workbook, their rows.
        remarks: what was read all the same, and should be known.
    """

    document: Document
    positions: Positions = NO_POSITIONS
    rows: Rows = NO_ROWS
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()


def decoded(content: bytes) -> str:
    """Return *content* as text; raise DefinitionError where it is empty, too large or not UTF-8."""
    if len(content) > MOST_BYTES:
        raise DefinitionError(f"{len(content)} bytes are more than the {MOST_BYTES} a definition may have; split it")
    if content.startswith(_UTF_16):
        raise DefinitionError("the file is in UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"0x{content[error.start]:02x}"
        raise DefinitionError([Fault(f"the file is not UTF-8 (byte {byte}); save it as UTF-8", line=line)]) from None
    if not text.strip():
        raise DefinitionError(_EMPTY)
    return text


def as_document(value: object) -> Document:
    """Return *value* when it is keys and values; raise DefinitionError where it is anything else."""
    if value is None:
        raise DefinitionError(_EMPTY)
    if not isinstance(value, Mapping):
        raise DefinitionError(f"a card is keys and values, not {described(value)}; begin with id and name")
    return value


def described(value: object) -> str:
    """Return what *value* is, in the words of someone who writes a definition.

    >>> described(4.2), described(["a", "b"]), described("x")
    ('the number 4.2', 'a list of 2', "the text 'x'")
    """
    match value:
        case bool():
            return f"the value {str(value).lower()}"
        case int() | float():
            return f"the number {value!r}"
        case Scalar():
            return repr(shortened(value))
        case date():
            return f"the date {value.isoformat()}"
        case str():
            return f"the text {shortened(value)!r}"
        case Mapping():
            return f"keys and values ({', '.join(map(str, list(value)[:3]))})" if value else "keys and values"
        case list() | tuple():
            return f"a list of {len(value)}"
        case _:
            return f"{type(value).__name__} {value}"


def shortened(text: str) -> str:
    """Return *text* on one line and no longer than a message can bear.

    >>> shortened("a\\n  b"), len(shortened("a" * 100))
    ('a b', 60)
    """
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 3]}..."
