"""Which sheet is which and which column holds what, by the words of any language; what is not known is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import islice

from attrs import evolve, field, frozen

from ..domain.references import LANGUAGES
from ..errors import Path, did_you_mean, one_of
from ..words import LANGUAGES_WITH_WORDS
from .converter import language_named
from .excel_cells import Line, SheetCell, cell_name
from .workbook_places import CellFault
from .workbook_sheets import SHEETS, TRANSLATED, Column, card_columns
from .workbook_words import in_every_language, key, word_of

SEARCHED = 20
"""How many rows are searched for the headings: what a sheet is for and an example may stand above them."""
OWN = "#"
"""What the name of a sheet or a heading begins with that is the user's own, and is not read."""
ROW_SHEETS = ("card", *(sheet.name for sheet in SHEETS), "options")
BESIDE = ("start", "measurements", "wide", "assessments", "choices")
"""The sheets of such a workbook that others read, or only people."""
_ALSO = {"norms": ("normer",), "conflicts": ("konflikter",), "targets": ("mål", "måltall", "resultatkrav"),
         "measurements": ("figures",), "assessments": ("avvik",), "org_units": ("enheter",), "factors": ("csf",)}
_SLIP = 0.75
_IN_LANGUAGE = re.compile(r"(?P<heading>.+?) \((?P<language>[A-Za-z]{2})\)")


@cache
def _sheet_words() -> Mapping[str, str]:
    words = {key(word): name for name in (*ROW_SHEETS, *BESIDE) for word in in_every_language("sheet", name)}
    for name in (*ROW_SHEETS, *BESIDE):
        for word in (name, *_ALSO.get(name, ())):
            words.setdefault(key(word), name)
    return words


def sheet_named(title: str) -> str | None:
    """Return which sheet *title* is the name of, in any language; None where it is none of a scorecard's.

    >>> sheet_named("Indikatorer"), sheet_named("Indicators"), sheet_named("Notater")
    ('indicators', 'indicators', None)
    """
    return _sheet_words().get(key(title))


def near_sheet(title: str) -> str:
    """Return the name of the sheet that *title* nearly is; else the empty text.

    >>> near_sheet("Perspektver"), near_sheet("Notater")
    ('Perspektiver', '')
    """
    return nearest(title, [word for name in (*ROW_SHEETS, *BESIDE) for word in in_every_language("sheet", name)])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of *known* that *word* is a slip of; empty where it may be a word of its own."""
    by_key = {key(each): each for each in known}
    found = get_close_matches(key(word), by_key, n=1, cutoff=_SLIP)
    return by_key[found[0]] if found else ""


def language_of(titles: Iterable[str]) -> str:
    """Return the language that most of the sheets are named in."""
    seen = {key(title) for title in titles}
    found = {language: sum(key(word_of("sheet", name, language)) in seen for name in ROW_SHEETS)
             for language in LANGUAGES_WITH_WORDS}
    return max(found, key=lambda language: found[language])


@frozen(kw_only=True)
class Head:
    """The headings of one sheet: their row, what each column holds, and what was wrong with them.

    Attributes:
        columns: by the number of its column. own: the columns that are the user's.
    """

    row: int = 0
    columns: Mapping[int, Column] = field(factory=dict)
    own: frozenset[int] = frozenset()
    faults: tuple[CellFault, ...] = ()

    @property
    def letters(self) -> dict[Path, str]:
        """The letters of each column, by the place of its field."""
        return {column.place: cell_name(number, 0)[:-1] for number, column in self.columns.items()}

    def lacks(self, columns: Iterable[Column]) -> list[Column]:
        """Return those of *columns* that are required and not there."""
        held = {column.place for column in self.columns.values()}
        return [column for column in columns if column.is_required and column.place not in held]


def head_of(lines: Sequence[Line], columns: Sequence[Column], sheet: str, *, order: int, language: str) -> Head:
    """Return the headings of the sheet called *sheet* with *columns*: the row that names most of them."""
    words = _words_of(columns)
    best, most = None, 0
    for number, line in islice(lines, SEARCHED):
        named = sum(1 for cell in line.values() if isinstance(cell, str) and _column(cell, words) is not None)
        if named > most:
            best, most = (number, line), named
    if best is None:
        return Head(faults=_no_head(columns, sheet, order, language) if lines else ())
    return _named(*best, words, sheet, order)


def _no_head(columns: Sequence[Column], sheet: str, order: int, language: str) -> tuple[CellFault]:
    some = one_of([word_of("heading", column.name, language, owner=column.owner.__name__) for column in columns[:3]])
    return (CellFault(f"no row of the first {SEARCHED} names the columns; write {some} and so on above the rows",
                      (sheet,), order=(order, 0)),)


def _words_of(columns: Sequence[Column]) -> dict[str, Column]:
    words: dict[str, Column] = {}
    for column in columns:
        for word in (*in_every_language("heading", column.name, owner=column.owner.__name__), column.name):
            words.setdefault(key(word), column)
    return words


def _column(heading: str, words: Mapping[str, Column]) -> Column | None:
    """Return the column that *heading* names, in its own or another language of the text."""
    found = words.get(key(heading))
    if found is not None:
        return found
    inner = _IN_LANGUAGE.fullmatch(heading.strip().rstrip("* "))
    named = words.get(key(inner["heading"])) if inner else None
    if inner is None or named is None or named.place[0] not in TRANSLATED:
        return None
    language = language_named(inner["language"].lower())
    return evolve(named, place=(*named.place, language), is_required=False) if language in LANGUAGES else None


def _named(row: int, line: Mapping[int, SheetCell], words: Mapping[str, Column], sheet: str, order: int) -> Head:
    columns: dict[int, Column] = {}
    faults: list[CellFault] = []
    own = set()
    first: dict[tuple[str, ...], str] = {}
    for number, cell in sorted(line.items()):
        heading = cell if isinstance(cell, str) else str(cell)
        column = _column(heading, words)
        meant = column or words.get(key(nearest(heading, words)))
        place = f"{sheet}!{cell_name(number, row)}"
        if heading.startswith(OWN):
            own.add(number)
        elif column is None:
            own.add(number)  # said once: its cells need no word each
            if meant is not None and meant.place not in first:  # read on as what it nearly is, so that all is told
                first[meant.place] = heading
                columns[number] = meant
            faults.append(CellFault(unknown_heading(heading, words.values()), (place,), order=(order, row)))
        elif column.place in first:
            own.add(number)
            faults.append(CellFault(f"{first[column.place]!r} and {heading!r} are the same column; keep one", (place,),
                                    order=(order, row)))
        else:
            first[column.place] = heading
            columns[number] = column
    return Head(row=row, columns=columns, own=frozenset(own), faults=tuple(faults))


def unknown_heading(heading: str, columns: Iterable[Column]) -> str:
    """Return the sentence that says *heading* names no column, what would, and how to keep a column of one's own."""
    known = list(dict.fromkeys(word for column in columns for word in _all_words(column)))
    hint = did_you_mean(heading, known) or f"; begin a heading of your own with {OWN!r}"
    return f"unknown heading {heading!r}{hint}"


def _all_words(column: Column) -> Iterator[str]:
    yield from in_every_language("heading", column.name, owner=column.owner.__name__)
    yield column.name


@cache
def card_fields() -> Mapping[str, Column]:
    """Return what each label on the sheet of the card names."""
    return _words_of(card_columns())


def card_field(label: str) -> Column | None:
    """Return the field of the card that *label* names; None where it names none."""
    return _column(label, card_fields())


def is_label_of_fields(label: str) -> bool:
    """Whether *label* stands over the labels on the sheet of the card."""
    return key(label) in {key(word) for word in in_every_language("text", "field")}
