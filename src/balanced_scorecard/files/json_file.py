"""JSON to and from plain data."""

from __future__ import annotations

import json
import re
from collections import Counter
from math import inf

from ..errors import DefinitionError, Fault
from .documents import Document, Parsed, Positions, Refused, as_document, decoded
from .json_places import places

_ESCAPES = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)
_MOST_DIGITS = 300  # a number above 1e308 is none to reckon with; Python itself refuses one of 4 300 digits


def parse(content: bytes) -> Parsed:
    """Return the plain data of *content*; raise DefinitionError where it is not JSON, or says one key twice."""
    text = decoded(content)
    try:
        value = json.loads(text, object_pairs_hook=_mapping, parse_constant=float, parse_int=whole_number)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
        raise DefinitionError([Fault(message, line=error.lineno)]) from None
    except RecursionError:
        raise DefinitionError("the file is nested too deeply; a card needs at most 50 levels") from None
    refuse_half_signs(text)
    return Parsed(document=as_document(value))


def positions(content: bytes) -> Positions:
    """Return the line of every place in *content*, the bytes of a JSON file."""
    return places(decoded(content))


def read(content: bytes) -> Document:
    """Return the plain data of *content*, the bytes of a JSON file."""
    return parse(content).document


def write(document: Document) -> bytes:
    """Return *document* as the bytes of a JSON file."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def whole_number(digits: str) -> int | float:
    """Return the number that *digits* write; an infinite one where they are hundreds, for its field to refuse."""
    return int(digits) if len(digits) < _MOST_DIGITS else -inf if digits.startswith("-") else inf


def refuse_half_signs(text: str) -> None:
    """Raise DefinitionError where *text* escapes half of a sign that is written in two: no file can hold it."""
    half = next((each for each in _ESCAPES.finditer(text) if each["half"]), None) if "\\u" in text else None
    if half is not None:
        line = text.count("\n", 0, half.start()) + 1
        raise DefinitionError([Fault(f"{half[0]!r} is half a sign of two; write the text anew", line=line)])


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return *pairs* as a mapping, a key that stands twice refused in its place."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        for key in [key for key in mapping if counts[key] > 1]:
            mapping[key] = Refused(f"the key {key!r} stands here more than once; keep one")
    return mapping
