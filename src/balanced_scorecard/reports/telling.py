"""`Telling`: how an explanation's facts are said in one language; the sentences themselves stand in the words files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attrs import field, frozen

from ..domain.period import Period
from ..domain.scale import ends_of
from ..evaluation.explained import Explanation
from ..words import words_for
from .languages import known_language, plural_form
from .numbers import day_text, decimals_apart, decimals_for, exact, number, period_text, with_unit, within_sentence

_PARTS = {"T": "tertial", "Q": "quarter", "H": "half"}


@frozen
class Line:
    """One sentence and what stands below it."""

    text: str
    below: tuple[Line, ...] = ()


@frozen(kw_only=True)
class Telling:
    """How one explanation is told in one language.

    Attributes:
        unit, decimals, edges: those of the indicator told of.
        own: the card's own words, where they are in this language; without them, an explanation knows its own statuses.
    """

    language: str = field(converter=known_language)
    uses_own_words: bool = True
    own: Mapping[str, str] = field(factory=dict)
    unit: str | None = None
    decimals: int | None = None
    edges: tuple[float, ...] = field(default=())

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of an explanation for *key*."""
        return words_for(self.language)[f"explain.{key}"].format(**values)

    def word(self, key: str) -> str:
        """Return any other word of the language, the card's own where it is known."""
        return self.own.get(key.removeprefix("status.")) or words_for(self.language)[key]

    def status(self, part: Explanation) -> str:
        """Return the word for the status of *part*, the card's own where it has one in this language."""
        own = part["status_said"] if self.uses_own_words else None
        return str(own or self.word(f"status.{part['status']}"))

    def period(self, text: Any) -> str:
        """Return what people call a period."""
        return period_text(Period.parse(str(text)), self.language)

    def period_within(self, text: Any) -> str:
        """Return what people call a period within a sentence."""
        return within_sentence(Period.parse(str(text)), self.language)

    def part_of_year(self, code: str) -> str:
        """Return what people call a part of the year: ``1. tertial`` for T1; another code stays as it is."""
        frequency = _PARTS.get(code[:1])
        if frequency is None or not code[1:].isdigit() or f"ordinal.{code[1:]}" not in words_for(self.language):
            return code
        return f"{self.word(f'ordinal.{code[1:]}')} {self.word(f'frequency.{frequency}')}"

    def count(self, key: str, count: float, **values: object) -> str:
        """Return the words for so many of *key*, in the number the language has for them: ``1 rad``, ``2 rader``."""
        return self(f"{key}.{plural_form(count, self.language)}", count=self.plain(count), **values)

    def day(self, text: Any) -> str:
        """Return a day as it is written."""
        return day_text(datetime.fromisoformat(str(text)).date(), self.language)

    def share(self, share: Any) -> str:
        """Return a share as per cent, with a decimal where it needs one."""
        percent = round(100.0 * share, 6)
        return with_unit(number(percent, self.language, 0 if percent == int(percent) else 1), "percent", self.language)

    def plain(self, value: Any) -> str:
        """Return a number to the last decimal that says anything."""
        return exact(round(value, 9), self.language)

    def exactly(self, value: Any, unit: str | None) -> str:
        """Return *value* unrounded with its unit; words stay words, a day is written as one, None is no value."""
        if value is None:
            return self("empty")
        if isinstance(value, float | int):
            return with_unit(self.plain(value), unit, self.language)
        return self.day(value) if _is_day(value) else self._said(value)

    def shown(self, value: Any) -> str:
        """Return the judged value as a report shows it, rounded but never across an edge."""
        if not isinstance(value, float | int):
            return self.exactly(value, None)
        decimals = decimals_apart(float(value), self.edges, decimals_for(float(value), self.decimals))
        return with_unit(number(float(value), self.language, decimals), self.unit, self.language)

    def edge(self, edge: Any) -> str:
        """Return an edge, a number or two, with the unit."""
        return with_unit("–".join(self.plain(end) for end in ends_of(edge)), self.unit, self.language)

    def _said(self, value: Any) -> str:
        key = f"status.{value}"
        return self.word(key) if key in words_for(self.language) else str(value)


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def text_of(fact: Any) -> str | None:
    """Return a fact that is a text, or None."""
    return None if fact is None else str(fact)
