"""Elements of a plan on their way out: texts that XML can hold, identifiers, and what is written as words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from attrs import define, field

from .vocabulary import TAG

Plain = Mapping[str, Any]
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z._\-\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff]")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element to *parent*, with those of *attributes* that say anything."""
    element = SubElement(parent, name, {key: value for key, value in attributes.items() if value})
    element.text = _NOT_IN_XML.sub("\ufffd", text) or None
    return element


def add_filled(parent: Element, name: str, text: str) -> None:
    """Add an element to *parent* where *text* says anything."""
    if text:
        add(parent, name, text)


def said_in(tags: Mapping[str, str], name: str) -> str:
    """Return the words of StratML that an import kept under *name*; empty where there are none."""
    return tags.get(f"{TAG}{name}", "")


def as_words(plain: Plain, carried: Iterable[str]) -> str:
    """Return what *plain* says beyond *carried*, a line a key, as a definition writes it."""
    left = {key: value for key, value in plain.items() if key not in set(carried)}
    tags = {key: text for key, text in left.pop("tags", {}).items() if not key.startswith(TAG)}
    lines = {**left, **({"tags": tags} if tags else {})}
    return "\n".join(f"{key}: {_shown(value)}" for key, value in lines.items())


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)


def together(*texts: str) -> str:
    """Return *texts*, those that say anything, a line each."""
    return "\n".join(filter(None, texts))


def is_uri(text: str) -> bool:
    """Whether *text* is an address that an element of the type anyURI may hold."""
    return bool(_URI.fullmatch(text))


def is_day(text: str) -> bool:
    """Whether *text* is a day as xsd:date writes it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@define
class XmlIds:
    """The identifiers of a document, each once; ``_`` stands before every id, since none may begin with a digit."""

    given: dict[tuple[str, str], str] = field(factory=dict)
    taken: dict[str, int] = field(factory=dict)

    def of(self, id: str, kind: str = "element") -> str:
        """Return the identifier of the element *id*, the same at every call; *kind* tells namespaces of ids apart."""
        if (kind, id) not in self.given:
            wanted = name = f"_{_NOT_IN_A_NAME.sub('_', id)}"
            while name in self.taken:
                self.taken[wanted] += 1
                name = f"{wanted}-{self.taken[wanted]}"
            self.taken[name] = 1
            self.given[kind, id] = name
        return self.given[kind, id]
