"""JSON to and from plain data."""

from __future__ import annotations

import json

from ..errors import DefinitionError, Fault
from .documents import Document, Parsed, as_document, decoded


def parse(content: bytes) -> Parsed:
    """Return the plain data of *content*; raise DefinitionError where it is not JSON, or says one key twice."""
    text = decoded(content)
    try:
        value = json.loads(text, object_pairs_hook=_mapping, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
        raise DefinitionError([Fault(message, line=error.lineno)]) from None
    except RecursionError:
        raise DefinitionError("the file is nested too deeply; a card needs at most 50 levels") from None
    return Parsed(document=as_document(value))


def read(content: bytes) -> Document:
    """Return the plain data of *content*, the bytes of a JSON file."""
    return parse(content).document


def write(document: Document) -> bytes:
    """Return *document* as the bytes of a JSON file."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise DefinitionError(f"the key {key!r} stands twice in one object; keep one")
    return dict(pairs)


def _refuse_constant(name: str) -> float:
    raise DefinitionError(f"{name} is not a number that can be used; write a finite one or leave the key out")
