"""Bytes of an XML file -> a tree of elements with their lines; no DTD, no entity, nothing fetched, all bounded."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from attrs import define, field
from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from ...errors import DefinitionError, Fault, Path
from ..documents import MOST_BYTES

MOST_LEVELS = 50
"""How deep elements may be nested; a plan has twelve levels."""
MOST_ELEMENTS = 300_000
"""How many elements a file may have; a plan of a hundred indicators over twenty years has a seventh of it."""
MOST_LETTERS = 100_000
"""How long the text of one element may be."""
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"  # says where a schema lies: never followed, no content
_NUMBERED = frozenset({"Organization", "Stakeholder", "Role", "Value", "Goal", "Objective", "PerformanceIndicator",
                       "Relationship", "MeasurementInstance", "TargetResult", "ActualResult"})


@define(eq=False)
class Node:
    """One element; what reads its text or an attribute marks it so, and what nobody read can be told.

    Attributes:
        name: without its namespace.
        text: its own, on one line.
        path: where it stands, the root's own name left out.
        parts: where elements stand within a text: the texts, each with how many children come before it.
    """

    name: str
    namespace: str
    line: int
    path: Path
    text: str = ""
    attributes: dict[str, str] = field(factory=dict)
    children: list[Node] = field(factory=list)
    parts: tuple[tuple[int, str], ...] = ()
    is_read: bool = False

    def all(self, name: str) -> list[Node]:
        """Return the children called *name*, in order."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        """Return the first child called *name*; None where there is none."""
        return next((child for child in self.children if child.name == name), None)

    def whole_text(self) -> str:
        """Return its text with those of all below it, in the order of the file."""
        if not self.children:
            return self.text
        at = [(2 * before, text) for before, text in self.parts]
        at += [(2 * number + 1, child.whole_text()) for number, child in enumerate(self.children)]
        return " ".join(" ".join(text for _, text in sorted(at, key=lambda pair: pair[0])).split())

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def read_tree(content: bytes) -> Node:
    """Return the root of *content*; raise DefinitionError where it is not XML, hostile or too large."""
    if len(content) > MOST_BYTES:
        raise DefinitionError(f"{len(content)} bytes are more than the {MOST_BYTES} a plan may have; split it")
    if not content.strip():
        raise DefinitionError("the file is empty; a plan begins with StrategicPlan or PerformancePlanOrReport")
    builder = _Builder()
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(builder)
    try:
        parser.parse(BytesIO(content))
    except DefusedXmlException:
        line = parser.getLineNumber()
        raise DefinitionError([Fault("a DTD (<!DOCTYPE ...>) is not read: it can name other files and grow without "
                                     "end; delete it", line=line)]) from None
    except SAXParseException as error:
        raise DefinitionError([Fault(f"this is not XML: {error.getMessage()}", line=error.getLineNumber())]) from None
    except (LookupError, ValueError) as error:  # an encoding there is none of, or that is none of text
        if isinstance(error, DefinitionError):
            raise
        raise DefinitionError("the encoding that the file names is not known; save it as UTF-8") from None
    return builder.root


class _Builder(ContentHandler):
    """Takes the events of a parser; bounded in depth, in elements and in the length of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[Node] = []
        self.texts: list[list[tuple[int, str]]] = []
        self.numbered: list[dict[str, int]] = []
        self.letters = 0
        self.elements = 0
        self.root: Node = Node("", "", 0, ())

    def setDocumentLocator(self, locator: Any) -> None:
        self.locator = locator

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attributes: Any) -> None:
        line = self.locator.getLineNumber()
        self.elements += 1
        if len(self.open) >= MOST_LEVELS:
            raise DefinitionError([Fault(f"elements are nested more than {MOST_LEVELS} deep; a plan has at most "
                                         f"twelve levels", line=line)])
        if self.elements > MOST_ELEMENTS:
            raise DefinitionError([Fault(f"more than {MOST_ELEMENTS} elements; split the plan", line=line)])
        said = {key: value for (namespace, key), value in attributes.items() if namespace != _SCHEMA_INSTANCE}
        node = Node(name[1], name[0] or "", line, self._path_of(name[1]), attributes=said)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.texts.append([])
        self.numbered.append({})
        self.letters = 0

    def _path_of(self, name: str) -> Path:
        if not self.open:
            return ()
        around = self.open[-1].path
        if name not in _NUMBERED:
            return (*around, name)
        before = self.numbered[-1].get(name, 0)
        self.numbered[-1][name] = before + 1
        return (*around, name, before)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        node, parts = self.open.pop(), self.texts.pop()
        self.numbered.pop()
        node.text = " ".join("".join(text for _, text in parts).split())
        if node.children and node.text:
            node.parts = tuple(parts)
        self.letters = 0

    def characters(self, content: str) -> None:
        self.letters += len(content)
        if self.letters > MOST_LETTERS:
            raise DefinitionError([Fault(f"a text is longer than {MOST_LETTERS} letters; put it in a document and name "
                                         f"that in Source", self.open[-1].path, self.locator.getLineNumber())])
        self.texts[-1].append((len(self.open[-1].children), content))
