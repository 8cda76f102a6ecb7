"""A text as one line that disturbs nothing around it: names come from files that anyone may have written."""

from __future__ import annotations

import re

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
"""Characters that XML does not know, and control characters it only just allows."""
_UNSEEN = re.compile("[\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Marks that force a direction on what follows, and others that are not seen; letters keep their own direction."""
_BREAKS, _SPACES = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]"), re.compile(" +")
"""What breaks a line, and what runs of spaces become one; a hard space stays one."""
_PILED = re.compile("([\u0300-\u036f\u0483-\u0489\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
                    "[\u0300-\u036f\u0483-\u0489\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""More accents on one letter than any language has: they would grow over the lines around."""


def plain_text(text: str) -> str:
    """Return *text* on one line, without control characters, forced directions and piled-up accents.

    >>> plain_text("Riktig\\nvedtak\\x07 \\u202eti\\u202c")
    'Riktig vedtak ti'
    """
    line = _SPACES.sub(" ", _UNSEEN.sub("", NOT_XML.sub("", _BREAKS.sub(" ", text))))
    return _PILED.sub(r"\1", line).strip(" ")
