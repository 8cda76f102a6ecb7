"""The words of a workbook in every language at once: sheets, headings, notes and closed vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache

from attrs import field, frozen

from ..domain.initiative import InitiativeStatus
from ..domain.period import Frequency
from ..errors import did_you_mean, one_of
from ..words import LANGUAGES_WITH_WORDS, words_for
from .excel_cells import SheetCell
from .workbook_kinds import CellForm, CellKind, CellSetting, Written, read_text

_ELSEWHERE: dict[type[Enum], str] = {Frequency: "frequency", InitiativeStatus: "initiative"}


@frozen(kw_only=True)
class Vocabulary:
    """A closed vocabulary: what a definition writes, and where its words stand in the words files."""

    name: str
    values: tuple[str, ...]
    prefix: str = field()

    @classmethod
    def of(cls, enum: type[Enum], *values: str) -> Vocabulary:
        """Return the vocabulary of *enum*, or of some *values* of it."""
        prefix = _ELSEWHERE.get(enum, f"workbook.choice.{enum.__name__}")
        return cls(name=enum.__name__, values=values or tuple(str(each.value) for each in enum), prefix=prefix)

    def word(self, value: str, language: str) -> str:
        """Return the word for *value* in *language*."""
        return words_for(language)[f"{self.prefix}.{value}"]

    def words(self, language: str) -> tuple[str, ...]:
        """Return every word in *language*, in order."""
        return tuple(self.word(value, language) for value in self.values)

    def value(self, word: str, language: str) -> str:
        """Return what *word* stands for in any language; raise ValueError with the words of *language*."""
        known = _known(self, language)
        if key(word) in known:
            return known[key(word)]
        words = self.words(language)
        raise ValueError(f"{word!r} is not one of {one_of(words)}{did_you_mean(word, words)}")


@cache
def _known(vocabulary: Vocabulary, language: str) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for each in (language, *LANGUAGES_WITH_WORDS):
        for value in vocabulary.values:
            known.setdefault(key(vocabulary.word(value, each)), value)
    for value in vocabulary.values:
        known.setdefault(key(value), value)
    return known


def one_choice(vocabulary: Vocabulary, *, otherwise: CellKind | None = None) -> CellKind:
    """Return the kind of a cell that holds one word of *vocabulary*; or else what *otherwise* reads."""
    def read(cell: SheetCell, setting: CellSetting) -> object:
        if otherwise is not None and not (isinstance(cell, str) and key(cell) in _known(vocabulary, setting.language)):
            return otherwise.read(cell, setting)
        return vocabulary.value(read_text(cell, setting), setting.language)

    def write(value: object, setting: CellSetting) -> Written:
        if otherwise is not None and value not in vocabulary.values:
            return otherwise.write(value, setting)
        return vocabulary.word(str(value), setting.language)

    form = CellForm.TEXT if otherwise is None else CellForm.NUMBER
    return CellKind(read=read, write=write, form=form, width=20)


def many_choices(vocabulary: Vocabulary) -> CellKind:
    """Return the kind of a cell that holds several words of *vocabulary*, parted by semicolons."""
    def read(cell: SheetCell, setting: CellSetting) -> list[str]:
        words = [word.strip() for word in read_text(cell, setting).replace("\n", ";").replace(",", ";").split(";")]
        return [vocabulary.value(word, setting.language) for word in words if word]

    def write(value: object, setting: CellSetting) -> str:
        assert isinstance(value, list)
        return "; ".join(vocabulary.word(str(each), setting.language) for each in value)

    return CellKind(read=read, write=write, width=22, is_many=True)


def key(word: str) -> str:
    """Return *word* as words are compared: no case, no double blanks, no sign that marks a column as required."""
    return " ".join(word.replace("_", " ").split()).rstrip(" *:").casefold()


def word_of(kind: str, name: str, language: str, *, owner: str = "") -> str:
    """Return the word of *kind* (sheet, heading, note) for *name*; an *owner*'s own word wins over the common one."""
    words = words_for(language)
    own = f"workbook.{kind}.{owner}.{name}"
    return words[own] if own in words else words[f"workbook.{kind}.{name}"]


def in_every_language(kind: str, name: str, *, owner: str = "") -> Iterable[str]:
    """Return that word in every language that has words, each once."""
    return dict.fromkeys(word_of(kind, name, each, owner=owner) for each in LANGUAGES_WITH_WORDS)
