"""TOML to and from plain data."""

from __future__ import annotations

import re
import tomllib

import tomlkit

from ..errors import DefinitionError, Fault
from .documents import Document, Parsed, Positions, decoded
from .toml_places import places

MOST_LEVELS = 50
_MANY_DIGITS = "a number has a thousand digits or more; write it shorter"
_PART = r"""(?:[\w\-]+|"[^"\n]*"|'[^'\n]*')"""
_DEEP = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:{_PART}[ \t]*\.[ \t]*){{{MOST_LEVELS}}}", re.MULTILINE)
_LONG = re.compile(r"[=\[,]\s*[+\-]?[\d_]{1000}")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")


def parse(content: bytes) -> Parsed:
    """Return the plain data of *content*; raise DefinitionError where it is not TOML."""
    text = decoded(content).replace("\r\n", "\n")
    deep = _DEEP.search(text)
    if deep is not None:  # tomllib walks from the top for every part
        raise DefinitionError([Fault(f"a key has more than {MOST_LEVELS} parts; a card needs far fewer",
                                     line=text.count("\n", 0, deep.end()) + 1)])
    if _LONG.search(text):  # a gigabyte of memory to tomllib, and no number to anybody
        raise DefinitionError(_MANY_DIGITS)
    try:
        return Parsed(document=tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        said = _PLACE.sub("", str(error))
        raise DefinitionError([Fault(f"this is not TOML: {said[:1].lower()}{said[1:]}", line=line)]) from None
    except ValueError:  # of Python's own, where such a number stands in an odd place
        raise DefinitionError(_MANY_DIGITS) from None
    except RecursionError:
        raise DefinitionError("the file is nested too deeply; a card needs at most 50 levels") from None


def positions(content: bytes) -> Positions:
    """Return the line of every place in *content*, the bytes of a TOML file."""
    return places(decoded(content).replace("\r\n", "\n"))


def read(content: bytes) -> Document:
    """Return the plain data of *content*, the bytes of a TOML file."""
    return parse(content).document


def write(document: Document) -> bytes:
    """Return *document* as the bytes of a TOML file."""
    return tomlkit.dumps(document).encode()
