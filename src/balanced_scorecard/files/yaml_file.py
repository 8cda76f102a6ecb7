"""YAML to and from plain data: every scalar a text that its field types, every surprise of YAML's a message.

The events of the parser are walked, not its values: so depth, repeated keys and anchors are seen before anything is
built, each place has its line, and what YAML would bend without a word (``{medium: 4,2}``, ``Sak #4``) is found.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from ..errors import DefinitionError, Fault
from .documents import Document, Parsed, Positions, as_document, decoded
from .yaml_builder import Builder
from .yaml_traps import explained

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_MOST_REPAIRS = 20
_MOST_A_LINE = 4  # more would be the remedy failing
_WIDTH = 118
_SHORT = 130
_LARGE = 200_000  # bytes above which reading on after a broken line would take too long


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
    text = decoded(content)
    # A pattern takes ten times as long as what it comes to in nearly every file.
    lines = _BREAKS.split(text) if _OTHER_BREAKS.search(text) else text.split("\n")
    broken: list[Fault] = []
    most = 1 if len(content) > _LARGE else _MOST_REPAIRS
    while True:
        try:
            parsed = _walked(lines)
            break
        except yaml.MarkedYAMLError as error:
            trap = explained(error, lines)
            broken.append(Fault(trap.message, line=trap.line))
            is_stuck = [fault.line for fault in broken].count(trap.line) > _MOST_A_LINE
            if trap.mended is None or is_stuck or len(broken) >= most:
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


def write(document: Document) -> bytes:
    """Return *document* as the bytes of a YAML file, in its own order, short leaves on one line."""
    text = yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return str(text).encode()


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, repeats instead of naming, and leaves days without quotes, as people write."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the shape PyYAML looks for; never changed
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        return super().represent_sequence(tag, sequence, _is_leaf(sequence))

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        return super().represent_mapping(tag, mapping, "format" not in mapping and _is_leaf(mapping))


def _is_leaf(value: Any) -> bool:
    """Whether *value* is small enough to stand on one line: no more than one level within, and short."""
    within = value.values() if isinstance(value, dict) else value
    if any(isinstance(inner, dict | list) and _depth(inner) > 1 for inner in within):
        return False
    return len(str(value)) <= _SHORT


def _depth(value: Any) -> int:
    within = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(each) for each in within if isinstance(each, dict | list)), default=0)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return *text* as a node; in double quotes where a line break or an odd sign is safe in no other style."""
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
# Editors read YAML 1.2, which takes 1e5 and 0o17 for numbers too; PyYAML's 1.1 would leave these texts without quotes.
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$", re.ASCII), list("-+.0123456789"))
_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"0o[0-7]+$|0x[0-9a-fA-F]+$"), ["0"])


def _unreadable(error: yaml.reader.ReaderError, lines: list[str]) -> Fault:
    line = next((n for n, text in enumerate(lines, 1) if chr(error.character) in text), None)
    return Fault(f"a character that cannot be read (0x{error.character:02x}); delete it", line=line)
