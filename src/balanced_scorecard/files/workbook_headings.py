"""A column of a card's sheet -> how it is laid out: its heading, its note, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen
from openpyxl.utils import get_column_letter

from ..domain.references import LANGUAGES
from ..domain.scorecard import Scorecard
from ..words import words_for
from .workbook_kinds import CellForm, CellKind
from .workbook_layout import TEXT_FORMAT, Heading, Strictness
from .workbook_sheets import SHEETS, Column
from .workbook_words import word_of

_DAY_FORMATS = {"en": "yyyy-mm-dd", "sv": "yyyy-mm-dd", "da": "dd-mm-yyyy", "fi": "d.m.yyyy"}
_BY_NAME = {sheet.name: sheet for sheet in SHEETS}
FIRST_CHOICE = 3
"""The row of the first word on the sheet of choices: what it is for and what is chosen stand above."""
_IDS_OFFERED = 1000
_WIDEST_CHOICE = 32


@frozen(kw_only=True)
class Headings:
    """Lays out the columns of one workbook, and remembers which words can be chosen in it.

    Attributes:
        language: of headings, notes and choices.
        first_rows: by a sheet's name the row of its first element.
        choices: what can be chosen, by its key: what it is called, and its words; the sheet of choices has them all.
    """

    language: str
    first_rows: Mapping[str, int] = field(factory=dict)
    choices: dict[str, tuple[str, Sequence[str]]] = field(factory=dict)

    def heading(self, column: Column, *, is_held: bool = False) -> Heading:
        """Return how *column* is laid out; one that few cards fill is folded away unless some row holds it."""
        text = self.label(column)
        return Heading(
            text=text, note=self.note(column), choices=self.offered(column), strictness=strictness_of(column),
            number_format=self.number_format(column.kind), width=self.width(column, text),
            is_more=not column.is_usual, is_folded=not column.is_usual and not is_held)

    def width(self, column: Column, heading: str) -> int:
        """Return how wide *column* is: what it holds, its heading's words, and the longest word to choose."""
        longest = max(map(len, column.vocabulary.words(self.language))) if column.vocabulary else 0
        return wide_enough(heading, max(column.kind.width, min(longest + 2, _WIDEST_CHOICE)))

    def label(self, column: Column) -> str:
        """Return the heading of *column*, with the sign of what is required."""
        word = word_of("heading", column.name, self.language, owner=column.owner.__name__)
        if column.language:
            return self.say("in_language", heading=word, language=column.language)
        return f"{word} *" if column.is_required else word

    def note(self, column: Column) -> str:
        """Return what is said of *column* when one points at its heading."""
        said = [word_of("note", column.name, self.language, owner=column.owner.__name__)]
        if column.is_required:
            said.append(f"({self.say('required')})")
        if column.refers:
            said.append(self.say("refers", sheets=", ".join(self.sheet(each) for each in column.refers)))
        words = column.vocabulary.words(self.language) if column.vocabulary else ()
        return "\n".join((" ".join(said), *(f"• {word}" for word in words)))

    def say(self, name: str, **values: str) -> str:
        """Return a text of workbooks in the language, filled in."""
        return words_for(self.language)[f"workbook.text.{name}"].format(**values)

    def about(self, name: str) -> str:
        """Return what the sheet *name* is for."""
        return word_of("about", name, self.language)

    def sheet(self, name: str) -> str:
        """Return the word for the sheet *name*."""
        return word_of("sheet", name, self.language)

    def number_format(self, kind: CellKind) -> str:
        """Return how the cells of such a column are formatted."""
        if kind.form is CellForm.DAY:
            return self.day_format
        return TEXT_FORMAT if kind.form is CellForm.TEXT else "General"

    @property
    def day_format(self) -> str:
        """How days are shown."""
        return _DAY_FORMATS.get(self.language, "dd.mm.yyyy")

    def offered(self, column: Column) -> str:
        """Return the range that the cells of *column* are chosen from: words, or the ids of one other sheet."""
        if (column.owner, column.name) == (Scorecard, "language"):
            return self.choose(column.name, self.label(column), LANGUAGES)
        if column.vocabulary is not None:
            words = column.vocabulary.words(self.language)
            return self.choose(f"{column.vocabulary.name}: {words}", self.label(column).rstrip(" *"), words)
        return self.ids_of(column.refers[0]) if len(column.refers) == 1 else ""

    def choose(self, key: str, label: str, words: Iterable[str]) -> str:
        """Return the range of *words* on the sheet of choices, where they stand below *label*."""
        self.choices.setdefault(key, (label, tuple(words)))
        letter = get_column_letter(1 + list(self.choices).index(key))
        last = FIRST_CHOICE + len(self.choices[key][1]) - 1
        return f"'{self.sheet('choices')}'!${letter}${FIRST_CHOICE}:${letter}${last}"

    def ids_of(self, name: str) -> str:
        """Return the range of the ids on the sheet *name*."""
        letter = get_column_letter(1 + [column.place for column in _BY_NAME[name].columns].index(("id",)))
        first = self.first_rows.get(name, 2)
        return f"'{self.sheet(name)}'!${letter}${first}:${letter}${first + _IDS_OFFERED - 1}"


def strictness_of(column: Column) -> Strictness:
    """Return what is said of a word that is not in the list: several in one cell, and ids to come, are let be."""
    return Strictness.ASKS if column.vocabulary and not column.kind.is_many else Strictness.LETS


def wide_enough(heading: str, width: int) -> int:
    """Return *width*, or what the longest word of *heading* needs."""
    return max(width, 4 + max(map(len, heading.split())))
