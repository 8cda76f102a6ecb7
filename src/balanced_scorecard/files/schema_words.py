"""What an editor shows for a class or a key of a definition: the docstrings' own words, plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import getdoc

_CITED = re.compile(r" ?\((?:R\d+(?:-R?\d+)?(?:, )?)+\)")
_OF_ANY = {  # what a key means wherever it stands and its class does not say otherwise
    "$schema": "where this schema lies, for an editor; it says nothing of the card",
    "id": "its code: a letter or digit, then letters, digits, '.', '-' or '_'; unique on the card",
    "name": "what it is called; a text, or one a language: {nb: ..., en: ...}",
    "definition": "what exactly is meant; a text, or one a language: {nb: ..., en: ...}",
    "owner": "who answers for it; what stands below inherits it",
    "source": "where it comes from, or is written",
    "weight": "relative importance among its siblings; any number from 0",
    "method": "how the scores of its children become its own; left out, the card's",
    "missing": "what a child that was expected and is missing does to it; left out, the card's",
    "theme": "the strategic theme it belongs to, by id",
    "tags": "marks of your own, as in {caf: \"9.1\"}",
    "state": "where it is in its life",
    "retired": "when it was taken out of use, what replaced it and why",
    "visibility": "who may see it, in words of your own",
    "format": "the version of the format; left out, balanced-scorecard/1",
    "milestone": "what is in place by the date of 'by'",
    "judged": "who judges it, and how",
    "expect": "what is expected, as the letter wrote it: >= 80 %, 10..20 %, baseline + 5 pp, minst 80 prosent, all",
}


def words_for_class(cls: type) -> str:
    """Return the first paragraph of the docstring of *cls*, on one line and without citations.

    >>> from balanced_scorecard.domain.indicator import Timing
    >>> words_for_class(Timing)
    "Drives tomorrow's results, or tells of those obtained."
    """
    return _plain((getdoc(cls) or "").split("\n\n")[0])


def words_for_keys(cls: type) -> dict[str, str]:
    """Return what the docstring of *cls* says of each of its attributes, by the attribute's name.

    >>> from balanced_scorecard.domain.governance import Risk
    >>> words_for_keys(Risk)["assessed"]
    'the day it was last judged'
    """
    _, _, listed = (getdoc(cls) or "").partition("Attributes:\n")
    return dict(_entries(re.split(r"\n(?= {4}\S)", listed.split("\n\n")[0])))


def words_for_any(key: str) -> str:
    """Return what *key* means in every class that has it; empty where each says it itself."""
    return _OF_ANY.get(key, "")


def sentence(words: str) -> str:
    """Return *words* with a large first letter."""
    return words[:1].upper() + words[1:]


def _entries(entries: list[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        names, colon, words = " ".join(entry.split()).partition(": ")
        if colon:
            yield from ((name.strip(), _plain(words).removesuffix(".")) for name in names.split(","))


def _plain(text: str) -> str:
    return _CITED.sub("", " ".join(text.split())).replace("``", "`")
