"""What people read, by language and key, in small TOML files a translator can edit.

Keys are flat and dotted: `status.good` is the word for `Status.GOOD`. Words of units are `domain.unit_words`'s, words
of a rule stand with the rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

LANGUAGES_WITH_WORDS = ("nb", "nn", "en")
"""The languages that have files of their own; the others borrow the English words."""
_PARTS = ("", "_check", "_explanation", "_map", "_comparison")
"""The files of a language: what reports say, what the check says beside its findings, explanations, the map, and
comparisons."""


def words_for(language: str) -> Mapping[str, str]:
    """Return every word by its dotted key, in *language*; in English where that has no words yet.

    >>> words_for("nb")["report.owner"], words_for("nn")["report.owner"], words_for("sv")["report.owner"]
    ('Ansvarlig', 'Ansvarleg', 'Responsible')
    """
    return _read(language if language in LANGUAGES_WITH_WORDS else "en")


@cache
def _read(language: str) -> Mapping[str, str]:
    texts = (resources.files(__package__).joinpath(f"{language}{part}.toml").read_text(encoding="utf-8")
             for part in _PARTS)
    return MappingProxyType({key: word for text in texts for key, word in _flat(tomllib.loads(text))})


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
