"""What people read, by language and key, in small TOML files a translator can edit.

Keys are flat and dotted: `status.good` is the word for `Status.GOOD`. Words of units are `domain.unit_words`'s, words
of a rule stand with the rule.
"""

from __future__ import annotations

import tomllib
from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data  # importlib.resources, and all that it loads, would take longer than the words of a card
from types import MappingProxyType

LANGUAGES_WITH_WORDS = ("nb", "nn", "en", "sv", "da", "fi")
"""The languages that have words, each in files of its own."""
_PARTS = ("", "_views", "_check", "_explanation", "_map", "_comparison", "_workbook", "_template", "_collection",
          "_results", "_evidence", "_notebook")
"""The files of a language: what all pages say, the views, the check beside its findings, an explanation, the map,
comparisons, what is read back from a workbook, what only explains it, the collection of figures, the workbook of
results, a bundle of evidence, what a notebook shows."""


def words_for(language: str) -> Mapping[str, str]:
    """Return every word by its dotted key, in *language*; raise LookupError where there are none in it.

    >>> words_for("nb")["report.owner"], words_for("fi")["report.owner"]
    ('Ansvarlig', 'Vastuutaho')
    """
    if language not in LANGUAGES_WITH_WORDS:
        raise LookupError(f"there are no words in the language {language!r}; use {', '.join(LANGUAGES_WITH_WORDS)}")
    return _read(language)


def words_with(language: str, own: Mapping[str, str]) -> Mapping[str, str]:
    """Return every word in *language* by its key, a card's *own* for a status or a node before the built-in one.

    >>> words_with("nb", {"good": "I rute"})["status.good"]
    'I rute'
    """
    short = {f"{prefix}.{key}": word for key, word in own.items() for prefix in ("status", "node")}
    return ChainMap({**short, **own}, dict(words_for(language)))


@cache
def _read(language: str) -> Mapping[str, str]:
    texts = (_text(f"{language}{part}.toml") for part in _PARTS)
    return MappingProxyType({key: word for text in texts for key, word in _flat(tomllib.loads(text))})


def _text(name: str) -> str:
    content = get_data(__name__, name)
    assert content is not None  # every loader of a package that is installed can read the files beside it
    return content.decode("utf-8")


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
