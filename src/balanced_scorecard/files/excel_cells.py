"""The cells of a workbook's sheets as people see them: percents, days, the words of a merged cell in each of its rows.

What no cell should hold is there as `Broken`, so that its reader can say where. `_x000D_` and the like are the signs
XML has no place for, written as Excel writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from attrs import Factory, define, field, frozen

from ..frames.cells import Cell
from .excel_formats import BUILTIN_FORMATS, Show, epoch_of, shown_by
from .excel_package import NotReadable, Package, SheetPart, elements, opened, said_plainly, walk

MOST_CELLS = 10_000_000
"""The most filled cells of one sheet that are read; more than a table in Excel can hold with ten columns."""
_MOST_SIGNS = 32_767  # in one cell, by Excel's own bound
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_AT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x(?![dD][89a-fA-F])([0-9A-Fa-f]{4})_")  # half a sign stays as it is
_TORN_END, _MEANT = "_x000D_", "_x005F_x000D_"  # what older programs leave where a line break was pasted
_OF_ANOTHER_BOOK = re.compile(r"\[\d+\]")


@frozen
class Broken:
    """A cell that holds no value to go by, and what is wrong with it."""

    message: str
    is_error: bool = False


SheetCell = Cell | Broken
Line = tuple[int, dict[int, SheetCell]]
"""The number of a row, and its filled cells by the number of their column, both from 1."""


@frozen(kw_only=True)
class Sheet:
    """What is filled in on one sheet.

    Attributes:
        rows: those with a filled cell, in order.
        hidden_rows: which of them cannot be seen.
        linked: the cells whose value comes from another workbook.
    """

    name: str
    rows: tuple[Line, ...] = ()
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    linked: tuple[str, ...] = ()


@frozen(kw_only=True, eq=False)
class Book:
    """A workbook: its sheets by name, and what their cells share."""

    package: Package = field(repr=False)
    sheets: tuple[SheetPart, ...]
    shows: Sequence[Show | None] = field(repr=False)
    texts: list[str] = field(repr=False, factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in the order of their tabs."""
        return tuple(sheet.name for sheet in self.sheets)

    def sheet(self, name: str) -> Sheet:
        """Return what is filled in on the sheet *name*; raise NotReadable where it is torn or too large."""
        part = next(each for each in self.sheets if each.name == name)
        with said_plainly():
            reader = _SheetReader(self)
            walk(self.package, part.part, reader.start, reader.end, reader.more)
            return reader.sheet(part)


def read_book(content: bytes) -> Book:
    """Return the workbook in *content*; raise NotReadable where it is none."""
    package = opened(content)
    with said_plainly():
        texts = _shared_texts(package)
        return Book(package=package, sheets=package.sheets(), shows=_shows(package), texts=texts)


def cell_name(column: int, row: int) -> str:
    """Return what the cell in *column* and *row*, both from 1, is called.

    >>> cell_name(28, 7)
    'AB7'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def clean_text(text: str) -> str:
    """Return a text without blanks around it, and with the signs that XML could not hold."""
    if "_x" not in text:
        return text.strip()
    text = text.strip()
    while text.endswith(_TORN_END) and not text.endswith(_MEANT):
        text = text[:-len(_TORN_END)].rstrip()
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)


def _shared_texts(package: Package) -> list[str]:
    part = package.beside("sharedStrings")
    if part is None:
        return []
    reader = _TextReader()
    walk(package, part, reader.start, reader.end, reader.more)
    return reader.texts


def _shows(package: Package) -> list[Show | None]:
    """Return what each cell format makes of a number."""
    epoch = epoch_of(next((each.get("date1904") for each in elements(package, package.workbook, "workbookPr")), None))
    part = package.beside("styles")
    if part is None:
        return [None]
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in elements(package, part, "numFmt")}
    ids = [each.get("numFmtId", "0") for group in elements(package, part, "cellXfs") for each in group]
    return [shown_by(own.get(id_) or BUILTIN_FORMATS.get(int(id_), "General"), epoch=epoch) for id_ in ids]


@define
class _TextReader:
    """Gathers the shared texts of a workbook: the runs of each joined, the readings of Asian signs left out."""

    texts: list[str] = Factory(list)
    runs: list[str] = Factory(list)
    signs: int = 0
    is_text: bool = False
    is_reading: bool = False

    def start(self, name: str, _: object) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_text = not self.is_reading
        elif tag == "rPh":
            self.is_reading = True
        elif tag == "si":
            self.runs.clear()
            self.signs = 0

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.is_text = False
        elif tag == "rPh":
            self.is_reading = False
        elif tag == "si":
            self.texts.append(clean_text("".join(self.runs)))
            if len(self.texts) > MOST_CELLS:
                raise _too_many()

    def more(self, text: str) -> None:
        if self.is_text:
            self.signs += len(text)
            self.runs.append(text)
            _bounded(self.signs)


def _bounded(signs: int) -> None:
    if signs > 8 * _MOST_SIGNS:  # each may be written as _x0000_, eight signs at most with its own escape
        raise NotReadable(f"holds a text of more than {_MOST_SIGNS} signs, the most a cell can have; "
                          "open it in Excel and save it again")


def _too_many() -> NotReadable:
    return NotReadable(f"holds more than {MOST_CELLS} filled cells; save the figures as CSV or Parquet")


@define
class _SheetReader:
    """Gathers the filled cells of one sheet, element by element."""

    book: Book
    rows: dict[int, dict[int, SheetCell]] = Factory(dict)
    hidden: list[int] = Factory(list)
    linked: list[str] = Factory(list)
    merged: list[str] = Factory(list)
    line: dict[int, SheetCell] = Factory(dict)
    row: int = 0
    column: int = 0
    count: int = 0
    is_hidden: bool = False
    kind: str = "n"
    style: int = 0
    runs: list[str] = Factory(list)
    signs: int = 0
    is_text: bool = False
    formula: list[str] | None = None
    is_formula: bool = False
    starts: dict[str, Callable[[dict[str, str]], None]] = Factory(dict)
    ends: dict[str, Callable[[], None]] = Factory(dict)
    columns: dict[str, int] = Factory(dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.starts:
            self._learn(name.rpartition("worksheet")[0])
        start = self.starts.get(name)
        if start is not None:
            start(attributes)

    def end(self, name: str) -> None:
        end = self.ends.get(name)
        if end is not None:
            end()

    def more(self, text: str) -> None:
        if self.is_text:
            self.runs.append(text)
            self.signs += len(text)
            _bounded(self.signs)
        elif self.is_formula and self.formula is not None:
            self.formula.append(text)

    def sheet(self, part: SheetPart) -> Sheet:
        """Return what was gathered, in order, the words of merged cells in each of their rows."""
        for area in self.merged:
            self._fill(area)
        rows = tuple((number, self.rows[number]) for number in sorted(self.rows))
        hidden = tuple(number for number in self.hidden if number in self.rows)
        return Sheet(name=part.name, rows=rows, is_hidden=part.is_hidden, hidden_rows=hidden, linked=tuple(self.linked))

    def _learn(self, prefix: str) -> None:
        """Learn what the elements are called in this sheet: some programs write ``x:c`` for ``c``."""
        starts = {"row": self._start_row, "c": self._start_cell, "v": self._start_text, "t": self._start_text,
                  "f": self._start_formula, "rPh": self._end_text, "mergeCell": self._start_merged}
        ends = {"row": self._end_row, "c": self._end_cell, "v": self._end_text, "t": self._end_text,
                "f": self._end_formula}
        self.starts = {prefix + name: each for name, each in starts.items()}
        self.ends = {prefix + name: each for name, each in ends.items()}

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        if not 0 < self.row <= _MOST_ROWS:
            raise ValueError
        self.is_hidden = attributes.get("hidden") in ("1", "true")
        self.column = 0
        self.line = {}

    def _end_row(self) -> None:
        if self.line:
            self.rows.setdefault(self.row, {}).update(self.line)
            self.count += len(self.line)
            if self.is_hidden:
                self.hidden.append(self.row)
            if self.count > MOST_CELLS:
                raise _too_many()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        at = attributes.get("r")
        self.column = self.column + 1 if at is None else self._column(at)
        self.kind = attributes.get("t", "n")
        self.style = int(attributes.get("s", 0))
        self.runs.clear()
        self.signs = 0
        self.formula = None

    def _column(self, at: str) -> int:
        letters = at.rstrip("0123456789")
        number = self.columns.get(letters)
        if number is None:
            number = self.columns[letters] = _column_number(letters)
        return number

    def _start_text(self, _: object) -> None:
        self.is_text = True

    def _end_text(self, _: object = None) -> None:
        self.is_text = False

    def _start_formula(self, _: object) -> None:
        self.formula = []
        self.is_formula = True

    def _end_formula(self) -> None:
        self.is_formula = False

    def _start_merged(self, attributes: dict[str, str]) -> None:
        self.merged.append(attributes["ref"])

    def _end_cell(self) -> None:
        if not self.runs:
            if self.formula is not None and self.kind != "str":
                self.line[self.column] = Broken("holds a formula that was never worked out; open the workbook in Excel "
                                                "and save it")
            return
        value = _VALUES[self.kind](self, "".join(self.runs))
        if value == "":
            return
        self.line[self.column] = value
        if self.formula and _OF_ANOTHER_BOOK.search("".join(self.formula)):
            self.linked.append(cell_name(self.column, self.row))

    def _number(self, text: str) -> SheetCell:
        value = int(text) if text.isdigit() else float(text)
        show = self.book.shows[self.style] if self.style < len(self.book.shows) else None
        return value if show is None else show(value)

    def _shared(self, text: str) -> SheetCell:
        return self.book.texts[int(text)]

    def _written(self, text: str) -> SheetCell:
        return clean_text(text)

    def _true_or_false(self, text: str) -> SheetCell:
        return text in ("1", "true")

    def _error(self, text: str) -> SheetCell:
        return Broken(f"{text!r} is an error in the workbook; mend the formula, or clear the cell", is_error=True)

    def _fill(self, area: str) -> None:
        """Repeat the words of a cell merged over several rows in each row that holds anything."""
        first, _, last = area.partition(":")
        (column, top), (_, bottom) = _place(first), _place(last or first)
        value = self.rows.get(top, {}).get(column)
        if value is None:
            return
        below = sorted(number for number in islice(self.rows, None) if top < number <= bottom)
        for number in below:
            self.rows[number].setdefault(column, value if isinstance(value, str) else Broken(
                f"is merged with {first}, and a number cannot stand for several rows; split them and write each"))


_VALUES: dict[str, Callable[[_SheetReader, str], SheetCell]] = {
    "n": _SheetReader._number,
    "s": _SheetReader._shared,
    "str": _SheetReader._written,
    "inlineStr": _SheetReader._written,
    "b": _SheetReader._true_or_false,
    "e": _SheetReader._error,
    "d": _SheetReader._written,
}


def _place(at: str) -> tuple[int, int]:
    found = _AT.fullmatch(at)
    if found is None:
        raise ValueError
    return _column_number(found[1]), int(found[2])


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    if not 0 < number <= _MOST_COLUMNS:
        raise ValueError
    return number
