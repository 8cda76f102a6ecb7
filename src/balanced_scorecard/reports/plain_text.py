"""A text as one line that disturbs nothing around it: names come from files that anyone may have written."""

from __future__ import annotations

import re

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
"""Characters that XML does not know, and control characters it only just allows."""
_UNSEEN = re.compile("[\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Marks that force a direction on what follows, and others that are not seen; letters keep their own direction."""
_PILED = re.compile("([\u0300-\u036f\u0483-\u0489\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
                    "[\u0300-\u036f\u0483-\u0489\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""More accents on one letter than any language has: they would grow over the lines around."""


def plain_text(text: str) -> str:
    """Return *text* on one line, without control characters, forced directions and piled-up accents.

    >>> plain_text("Riktig\\nvedtak\\x07 \\u202eti\\u202c")
    'Riktig vedtak ti'
    """
    return _PILED.sub(r"\1", _UNSEEN.sub("", NOT_XML.sub("", " ".join(text.split()))))
