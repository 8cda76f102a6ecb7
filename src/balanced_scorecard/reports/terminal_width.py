"""How wide a text is on a terminal, and how it folds: a letter of East Asia takes two columns, an accent none."""

from __future__ import annotations

from collections.abc import Iterator
from re import split
from unicodedata import category, east_asian_width

HARD_SPACE = "\u00a0"
_NO_WIDTH = ("Mn", "Me", "Cf")


def columns_of(text: str) -> int:
    """Return over how many columns of a terminal *text* goes.

    >>> columns_of("sak"), columns_of("\u6848"), columns_of("e\u0301")
    (3, 2, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if category(sign) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def folded(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """Return *text* in lines no wider than *width*; a word that is wider is cut; a hard space is no place to break.

    Args:
        indent: what the first line begins with. hanging: what the others begin with; left out, the same.

    >>> folded("krav ikke nådd", 9, hanging="  ")
    ['krav ikke', '  nådd']
    """
    lines, line = [], indent
    start = indent if hanging is None else hanging
    is_empty = True
    for word in text.replace("\n", " ").split(" "):
        for piece in _pieces(word, max(1, width - columns_of(start))):
            gap = "" if is_empty else " "
            if not is_empty and columns_of(line) + 1 + columns_of(piece) > width:
                lines.append(line)
                line, gap = start, ""
            line += gap + piece
            is_empty = False
    return [*lines, line] if not is_empty else []


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield *word* in pieces no wider than *width*, broken after a slash where it has one."""
    piece = ""
    for part in split("(?<=/)", word):
        if columns_of(piece) + columns_of(part) > width and piece:
            yield piece
            piece = ""
        for sign in part:
            if piece and columns_of(piece) + _columns(sign) > width:
                yield piece
                piece = ""
            piece += sign
    if piece:
        yield piece


def padded(text: str, width: int) -> str:
    """Return *text* with spaces after it until it is *width* columns wide."""
    return text + " " * max(0, width - columns_of(text))


def pushed(text: str, width: int) -> str:
    """Return *text* with spaces before it until it is *width* columns wide, as numbers stand under each other."""
    return " " * max(0, width - columns_of(text)) + text
