"""The lines of a table by their columns, and a column read once for each distinct text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from math import isfinite
from typing import Any

from attrs import frozen

from . import cells
from .cells import Cell

Reader = Callable[[Cell, str | None], Any]
_NUMBERS = (cells.figure, cells.number, cells.bound)
_SIGN = {"nb": ",", "en": "."}
_DIGITS = frozenset("0123456789+-\n")


class Lines(Sequence[tuple[str, list[Cell]]]):
    """The lines of a table, held by columns: what each is called, and its cells, one a heading.

    >>> list(Lines(["row 2", "row 3"], [["A1", "A2"], [1.0, 2.0]]))
    [('row 2', ['A1', 1.0]), ('row 3', ['A2', 2.0])]
    """

    __slots__ = ("columns", "places")

    def __init__(self, places: Sequence[str], columns: Sequence[Sequence[Cell]]) -> None:
        self.places, self.columns = places, columns

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[tuple[str, list[Cell]]]:
        cells = zip(*self.columns, strict=True) if self.columns else repeat((), len(self))
        return zip(self.places, map(list, cells), strict=True)

    def __getitem__(self, at: Any) -> Any:
        return list(self)[at] if isinstance(at, slice) else (self.places[at], [cells[at] for cells in self.columns])


def lines_of(rows: Iterable[tuple[str, Sequence[Cell]]], width: int) -> Lines:
    """Return *rows*, each of *width* cells, by their columns."""
    if isinstance(rows, Lines):
        return rows
    found = list(rows)
    columns = list(zip(*(values for _, values in found), strict=True)) if found else [()] * width
    return Lines([place for place, _ in found], columns)


@frozen
class Wrong:
    """What stands where a cell could not be read: why."""

    message: str


def read_column(column: Sequence[Cell], read: Reader, language: str | None) -> list[Any]:
    """Return each cell of *column* as *read* reads it: None where it is empty, `Wrong` where it cannot be read.

    A text is read once however often it stands there. A number or a day may be equal to another that is written
    otherwise, so each is read for itself.
    """
    kinds = set(map(type, column))
    if kinds == {float} and read in _NUMBERS:
        numbers: list[Any] = list(column)
        if all(map(isfinite, numbers)):
            return numbers
    texts: dict[Any, None] = dict.fromkeys(
        column if kinds == {str} else (cell for cell in column if isinstance(cell, str)))
    known = _each(list(texts), read, language)
    if kinds == {str}:
        return list(map(known.__getitem__, column))
    return [known[cell] if isinstance(cell, str) else None if cell is None else _read(cell, read, language)
            for cell in column]


def _each(texts: list[Any], read: Reader, language: str | None) -> dict[Any, Any]:
    """Return what each of *texts* says."""
    numbers = _plain_numbers(texts, language) if read in _NUMBERS else None
    if numbers is not None:
        return dict(zip(texts, numbers, strict=True))
    return {text: _read(text, read, language) if text else None for text in texts}


def _read(cell: Cell, read: Reader, language: str | None) -> Any:
    try:
        return read(cell, language)
    except ValueError as error:
        return Wrong(str(error))


def _plain_numbers(texts: list[str], language: str | None) -> list[float | None] | None:
    """Return *texts* as numbers where all are digits with at most a sign and decimals, or empty; else None.

    These are just what `cells.number` makes of such texts, which takes ten times as long.
    """
    sign = _SIGN.get(language or "", "")
    whole = "\n".join([*texts, ""])
    if not _DIGITS.issuperset(set(whole) - {sign}) or (sign and any(
            each in whole for each in (f"{sign}\n", f"-{sign}", f"+{sign}"))):
        return None
    plain = texts if sign in ("", ".") else whole.replace(sign, ".").split("\n")[:-1]
    try:
        numbers = [float(text) if text else None for text in plain]
    except ValueError:
        return None
    return numbers if all(map(isfinite, filter(None, numbers))) else None
