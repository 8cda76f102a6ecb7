"""How texts, lists and pairs stand in one cell, so that they are read back as the same.

A list is parted by semicolons or line breaks, a pair by a colon; an item that holds such a sign stands in double
quotes, a quote within it twice. Blanks around a text say nothing, and what XML cannot hold is written ``_x000B_``, as
Excel does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

EMPTY = '""'
"""The empty text, where it is not the same as none."""
_ONLY_QUOTES = re.compile(r'""+')
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4})")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_BLANKS_AROUND = re.compile(r"\A\s|\s\Z")
_NEEDS_QUOTES = re.compile(r'[";:\n]|\A\s|\s\Z|\A\Z')
_QUOTED = r'"(?P<quoted>(?:[^"]|"")*+)"\s*'
_ITEM = re.compile(rf'(?:{_QUOTED}|(?P<plain>[^;\n"][^;\n]*+|"[^";\n]*+"[^";\n]++|))(?P<end>[;\n]|\Z)')
_SIDE = re.compile(rf'(?:{_QUOTED}|(?P<plain>[^;:\n"][^;:\n]*+|"[^";:\n]*+"[^";:\n]++|))(?P<end>[;:\n]|\Z)')
_BLANKS = re.compile(r"\s*+")
_ID = re.compile(rf'{_QUOTED}|(?P<plain>[^;,\s]+)')
_NO_ID = re.compile(r'[";,:\s]|\A\Z')


def cell_text(text: str) -> str:
    """Return *text* as a cell holds it.

    >>> cell_text(""), cell_text("a "), cell_text("Sak #4")
    ('""', 'a_x0020_', 'Sak #4')
    """
    if not text or _ONLY_QUOTES.fullmatch(text):
        return EMPTY + text
    return _BLANKS_AROUND.sub(_escaped, in_xml(text))


def in_xml(text: str) -> str:
    """Return *text* with the signs XML cannot hold as Excel writes them."""
    return _NOT_IN_XML.sub(_escaped, _LOOKS_ESCAPED.sub("_x005F_", text))


def _escaped(sign: re.Match[str]) -> str:
    return f"_x{ord(sign[0]):04x}_"  # in small letters, or the end would be taken for what old versions leave there


def text_of(cell: str) -> str:
    """Return the text in a cell that was read: `cell_text` backwards, its signs already read."""
    return cell[len(EMPTY):] if _ONLY_QUOTES.fullmatch(cell) else cell


def list_text(items: Iterable[str]) -> str:
    """Return *items* as one cell.

    >>> list_text(["til å stole på", "a;b", ""])
    'til å stole på; "a;b"; ""'
    """
    return in_xml("; ".join(map(_quoted, items)))


def map_text(pairs: Mapping[str, str]) -> str:
    """Return *pairs* as one cell.

    >>> map_text({"T1": "0,36", "T2": "0,64"})
    'T1: 0,36; T2: 0,64'
    """
    return in_xml("; ".join(f"{_quoted(key)}: {_quoted(value)}" for key, value in pairs.items()))


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"' if _NEEDS_QUOTES.search(item) else item


def items_in(cell: str) -> list[str]:
    """Return the items of a list in one cell; raise ValueError where a quote is not closed.

    >>> items_in('til å stole på; "a;b"\\nnær: alltid')
    ['til å stole på', 'a;b', 'nær: alltid']
    """
    return [text for text, _ in _parts(cell, _ITEM)]


def pairs_in(cell: str) -> dict[str, str]:
    """Return the pairs in one cell; raise ValueError where one has no colon, or a name stands twice.

    >>> pairs_in("T1: 0,36; T2: 0,64")
    {'T1': '0,36', 'T2': '0,64'}
    """
    pairs: dict[str, str] = {}
    name: str | None = None
    for text, end in _parts(cell, _SIDE):
        if end == ":":
            if name is not None:
                raise ValueError(f"{text!r} is followed by a second colon; put a value that holds one in double quotes")
            name = text
        elif name is None:
            raise ValueError(f"{text!r} is no pair; write it as name: value, and the next after a semicolon")
        elif name in pairs:
            raise ValueError(f"{name!r} stands twice; keep one")
        else:
            pairs[name], name = text, None
    if name is not None:
        raise ValueError(f"{name!r} has no value; write it as name: value")
    return pairs


def ids_text(ids: Iterable[str]) -> str:
    """Return *ids* as one cell; what is no id stands in quotes.

    >>> ids_text(["M1", "A1.1", "region nord"])
    'M1; A1.1; "region nord"'
    """
    quoted = ('"' + each.replace('"', '""') + '"' if _NO_ID.search(each) else each for each in ids)
    return in_xml("; ".join(quoted))


def ids_in(cell: str) -> list[str]:
    """Return the ids in one cell, parted by a semicolon, a comma or blanks.

    >>> ids_in("M1, M2;A1.1")
    ['M1', 'M2', 'A1.1']
    """
    found = _ID.finditer(cell)
    return [each["plain"] if each["quoted"] is None else each["quoted"].replace('""', '"') for each in found]


def _parts(cell: str, part: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield each stretch between signs, and the sign that ends it; what is empty and not in quotes is left out."""
    place = 0
    while place < len(cell):
        place = _BLANKS.match(cell, place).end()  # type: ignore[union-attr]
        found = part.match(cell, place)
        if found is None:
            raise ValueError(f"{cell[place:place + 30]!r} has a double quote that is not closed; close it, or leave "
                             "it out")
        place = found.end()
        if found["quoted"] is not None:
            yield found["quoted"].replace('""', '"'), found["end"]
        elif found["plain"] or found["end"] == ":":
            yield found["plain"].strip(), found["end"]
