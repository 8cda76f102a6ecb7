"""`plain`: a text as a reader sees it, its hard spaces kept, so that a number stays on one line with its unit."""

from __future__ import annotations

from .plain_text import plain_text

_HARD_SPACE = "\u00a0"


def plain(text: str) -> str:
    """Return *text* on one line without what no reader sees or what turns the text around it.

    >>> plain("Andel\\x1b[31m \\u202eredrO\\n80\\u00a0%") == "Andel[31m redrO 80\\u00a0%"
    True
    """
    if text.isascii() and text.isprintable():  # most are, and only their spaces need a look
        return " ".join(text.split())
    return _HARD_SPACE.join(map(plain_text, text.split(_HARD_SPACE)))
