"""YAML to and from plain data: every scalar a text that its field types, every surprise of YAML's a message.

The events of the parser are walked, not its values: so depth, repeated keys and anchors are seen before anything is
built, each place has its line, and what YAML would bend without a word (``{medium: 4,2}``, ``Sak #4``) is found.
"""

from __future__ import annotations

import re

import yaml

from ..errors import DefinitionError, Fault
from .documents import Document, Parsed, Positions, as_document, decoded
from .yaml_builder import Builder
from .yaml_traps import explained

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MOST_REPAIRS = 20


def read(content: bytes) -> Document:
    """Return the plain data of *content*, the bytes of a YAML file; raise DefinitionError with every fault."""
    parsed = parse(content)
    if parsed.faults:
        raise DefinitionError(parsed.faults)
    return parsed.document


def positions(content: bytes) -> Positions:
    """Return the line of every place in *content*."""
    return parse(content).positions


def parse(content: bytes) -> Parsed:
    """Return what *content* holds, with the lines of its parts and all that YAML bends in it.

    Where YAML stops at a line, the line is mended the way its message says and reading goes on, so that one run tells
    of every such line. Raise DefinitionError when there was any.
    """
    lines = _BREAKS.split(decoded(content))
    broken: list[Fault] = []
    while True:
        try:
            parsed = _walked(lines)
            break
        except yaml.MarkedYAMLError as error:
            trap = explained(error, lines)
            broken.append(Fault(trap.message, line=trap.line))
            if trap.mended is None or len(broken) >= _MOST_REPAIRS:
                raise DefinitionError(broken) from None
            lines[trap.line - 1] = trap.mended
        except yaml.reader.ReaderError as error:
            raise DefinitionError([*broken, _unreadable(error, lines)]) from None
    if broken:
        raise DefinitionError([*broken, *parsed.faults])
    return parsed


def _walked(lines: list[str]) -> Parsed:
    builder = Builder(lines)
    for event in yaml.parse("\n".join(lines), Loader=yaml.CBaseLoader):
        builder.take(event)
    return Parsed(document=as_document(builder.result), positions=builder.positions, faults=tuple(builder.faults))


def _unreadable(error: yaml.reader.ReaderError, lines: list[str]) -> Fault:
    line = next((n for n, text in enumerate(lines, 1) if chr(error.character) in text), None)
    return Fault(f"a character that cannot be read (0x{error.character:02x}); delete it", line=line)
