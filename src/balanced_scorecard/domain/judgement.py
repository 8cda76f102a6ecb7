"""The words people judge with: good, medium and poor, in every language at once."""

from __future__ import annotations

from collections.abc import Mapping

JUDGEMENTS = ("good", "medium", "poor")
_BY_WORD = {
    **dict.fromkeys(("good", "god", "bra", "hyvä"), "good"),
    **dict.fromkeys(("medium", "middels", "medel", "middel", "keskitaso"), "medium"),
    **dict.fromkeys(("poor", "less good", "mindre god", "mindre bra", "heikko"), "poor"),
}


def judgement_named(text: str, own_words: Mapping[str, str] | None = None) -> str | None:
    """Return ``good``, ``medium`` or ``poor`` where *text* says so, in the card's *own_words* too; else None.

    >>> judgement_named("Mindre god"), judgement_named("I rute", {"good": "I rute"})
    ('poor', 'good')
    """
    word = _key(text)
    own = {_key(own_words[each]): each for each in JUDGEMENTS if each in own_words} if own_words else {}
    return own.get(word) or _BY_WORD.get(word)


def _key(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()
