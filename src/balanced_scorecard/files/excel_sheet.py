"""One sheet's XML -> its filled cells, in one pass: formulas without a value, merged and hidden cells among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import isfinite

from attrs import Factory, define

from .excel_cells import (
    MOST_CELLS,
    MOST_ROWS,
    Broken,
    Sheet,
    SheetCell,
    bounded,
    cell_name,
    clean_text,
    column_number,
    place_of,
    too_many,
)
from .excel_formats import Show
from .excel_package import SheetPart, within

_MOST_LINKED = 6  # cells that take their value from another workbook and are told of
_DEEP = 20  # deeper than any cell; the bound itself is looked at only there
_LONG = 16  # digits from which on a spreadsheet program rounds
_OF_ANOTHER_BOOK = re.compile(r"\[\d+\]")
_NEVER = Broken("holds a formula that was never worked out; open the workbook in Excel and save it")


@define
class SheetReader:
    """Gathers the filled cells of one sheet, element by element.

    Attributes:
        texts: the workbook's shared texts. shows: what each of its formats makes of a number.
        most: how many filled cells are read at most.
    """

    texts: Sequence[str]
    shows: Sequence[Show | None]
    most: int = MOST_CELLS
    rows: dict[int, dict[int, SheetCell]] = Factory(dict)
    hidden: list[int] = Factory(list)
    linked: list[str] = Factory(list)
    merged: list[str] = Factory(list)
    line: dict[int, SheetCell] = Factory(dict)
    depth: int = 0
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
    errors: dict[str, Broken] = Factory(dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self.depth += 1
        if self.depth > _DEEP:
            within(self.depth)
        if not self.starts:
            self._learn(name.rpartition("worksheet")[0])
        start = self.starts.get(name)
        if start is not None:
            start(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self.depth -= 1
        end = self.ends.get(name)
        if end is not None:
            end()

    def more(self, text: str) -> None:
        """Take a stretch of text."""
        if self.is_text:
            self.runs.append(text)
            self.signs += len(text)
            bounded(self.signs)
        elif self.is_formula and self.formula is not None:
            self.formula.append(text)

    def sheet(self, part: SheetPart) -> Sheet:
        """Return what was gathered, in order, the words of merged cells in each of their rows."""
        order = sorted(self.rows)
        for area in self.merged:
            self._fill(area, order)
        rows = tuple((number, self.rows[number]) for number in order)
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
        if not 0 < self.row <= MOST_ROWS:
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
            if self.count > self.most:
                raise too_many(self.most)

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
            number = self.columns[letters] = column_number(letters)
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
        if len(self.merged) > self.most:
            raise too_many(self.most)

    def _end_cell(self) -> None:
        if not self.runs:
            if self.formula is not None and self.kind != "str":
                self.line[self.column] = _NEVER
            return
        value = _VALUES[self.kind](self, "".join(self.runs))
        if value == "":
            return
        self.line[self.column] = value
        if self.formula and len(self.linked) < _MOST_LINKED and _OF_ANOTHER_BOOK.search("".join(self.formula)):
            self.linked.append(cell_name(self.column, self.row))

    def _number(self, text: str) -> SheetCell:
        value = int(text) if text.isdigit() and len(text) < _LONG else float(text)
        if not isfinite(value):
            return Broken(f"{text!r} is no number that can be used; clear the cell")
        show = self.shows[self.style] if self.style < len(self.shows) else None
        return value if show is None else show(value)

    def _shared(self, text: str) -> SheetCell:
        return self.texts[int(text)]

    def _written(self, text: str) -> SheetCell:
        return clean_text(text)

    def _true_or_false(self, text: str) -> SheetCell:
        return text in ("1", "true")

    def _error(self, text: str) -> SheetCell:
        if text not in self.errors:
            self.errors[text] = Broken(f"{text!r} is an error in the workbook; mend the formula, or clear the cell",
                                       is_error=True)
        return self.errors[text]

    def _fill(self, area: str, order: Sequence[int]) -> None:
        """Repeat the words of a cell merged over several rows in each row that holds anything."""
        first, _, last = area.partition(":")
        (column, top), (_, bottom) = place_of(first), place_of(last or first)
        value = self.rows.get(top, {}).get(column)
        if value is None:
            return
        for number in order[bisect_right(order, top):bisect_right(order, bottom)]:
            self.count += 1
            if self.count > self.most:
                raise too_many(self.most)
            self.rows[number].setdefault(column, value if isinstance(value, str) else Broken(
                f"is merged with {first}, and a number cannot stand for several rows; split them and write each"))


_VALUES: dict[str, Callable[[SheetReader, str], SheetCell]] = {
    "n": SheetReader._number,
    "s": SheetReader._shared,
    "str": SheetReader._written,
    "inlineStr": SheetReader._written,
    "b": SheetReader._true_or_false,
    "e": SheetReader._error,
    "d": SheetReader._written,
}
