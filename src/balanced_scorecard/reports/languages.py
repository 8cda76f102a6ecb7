"""Which languages there are words in, and how each counts."""

from __future__ import annotations

from functools import cache

from babel import Locale

from ..errors import ScorecardError, did_you_mean, one_of
from ..words import LANGUAGES_WITH_WORDS


def known_language(language: str) -> str:
    """Return *language*; raise ScorecardError with the known ones where there are no words in it.

    >>> known_language("fi")
    'fi'
    """
    if language not in LANGUAGES_WITH_WORDS:
        near = did_you_mean(language, LANGUAGES_WITH_WORDS)
        known = one_of(LANGUAGES_WITH_WORDS)
        raise ScorecardError(f"there are no words in the language {language!r}{near}; use {known}")
    return language


def plural_form(count: float, language: str) -> str:
    """Return how *language* speaks of so many, ``one`` or ``other``.

    >>> plural_form(1, "nb"), plural_form(2, "nb"), plural_form(0, "fi")
    ('one', 'other', 'other')
    """
    return str(locale_of(language).plural_form(count))


@cache
def locale_of(language: str) -> Locale:
    """Return what Babel knows of *language*."""
    return Locale.parse(language)
