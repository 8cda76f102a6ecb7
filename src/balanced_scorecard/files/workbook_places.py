"""Where each part of a card stands in its workbook, so that a fault is told as ``Indikatorer!F7``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, field, frozen

from ..errors import Fault, Path, path_text

_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)*\[\d+\](?:\.?[a-z_]+(?:\[\d+\])*)*")
_OF_INDICATOR = re.compile(r"targets\[(\d+)\](\.\w+)?")


@frozen
class CellFault(Fault):
    """A fault that is told with its cell, or its sheet, already.

    Attributes:
        order: of its sheet and row, so that faults are told in the order of the workbook.
    """

    order: tuple[int, int] = field(default=(0, 0), kw_only=True)


@frozen(kw_only=True)
class RowPlace:
    """One row of a sheet that became a part of the card.

    Attributes:
        sheet: its name in this workbook. order: the number of its tab.
        columns: by the place of a field below the row, the letters of its column, or the whole cell on a sheet that
            has a field a row.
    """

    sheet: str
    order: int
    row: int
    columns: Mapping[Path, str]

    def cell(self, rest: Path) -> str:
        """Return the cell of the field at *rest*, else of the row's first column."""
        while rest and rest not in self.columns:
            rest = rest[:-1]
        found = self.columns.get(rest) or next(iter(self.columns.values()), "A")
        return f"{self.sheet}!{found if found[-1].isdigit() else f'{found}{self.row}'}"

    def fault(self, message: str, *rest: str) -> CellFault:
        """Return *message* as a fault of the field at *rest*."""
        return CellFault(message, (self.cell(rest),), order=(self.order, self.row))


Rows = Mapping[Path, RowPlace]
"""The row of every part of a card that is one, by its path."""


def in_cells(faults: Iterable[Fault], rows: Rows) -> list[Fault]:
    """Return *faults* with the cell instead of the path, and in the order of the workbook."""
    if not rows:
        return list(faults)
    found = [_in_cell(fault, rows) for fault in faults]
    return [fault for _, fault in sorted(found, key=lambda pair: (*pair[0], _column(pair[1])))]


def _column(fault: Fault) -> tuple[int, str]:
    """Return what the columns of one row are ordered by."""
    letters = str(fault.path[0]).rpartition("!")[2].rstrip("0123456789") if fault.path else ""
    return len(letters), letters


def _in_cell(fault: Fault, rows: Rows) -> tuple[tuple[int, int], Fault]:
    if isinstance(fault, CellFault):
        return fault.order, fault
    place, rest = _row_of(fault.path, rows)
    message = _PATH.sub(_cell_in_text(rows), fault.message)
    if place is None:
        return (0, 0), evolve(fault, message=message)
    if fault.path[-2:-1] == ("indicators",):  # an indicator's own faults name its targets by number
        message = _OF_INDICATOR.sub(lambda found: _cell_of_target(fault.path, found, rows), message)
        own, _, said = message.partition(": ")
        if "!" in own and " " not in own.rpartition("!")[2]:
            return (place.order, place.row), Fault(said, (own,), source=fault.source)
    return (place.order, place.row), Fault(message, (place.cell(rest),), source=fault.source)


def _row_of(path: Path, rows: Rows) -> tuple[RowPlace | None, Path]:
    """Return the row that *path* lies in, and the rest of it."""
    for length in range(len(path), -1, -1):
        if path[:length] in rows:
            return rows[path[:length]], path[length:]
    return None, path


def _cell_in_text(rows: Rows) -> Callable[[re.Match[str]], str]:
    known = {path_text(path): place for path, place in rows.items() if path}

    def replaced(found: re.Match[str]) -> str:
        return known[found[0]].cell(("id",)) if found[0] in known else found[0]

    return replaced


def _cell_of_target(path: Path, found: re.Match[str], rows: Rows) -> str:
    place = rows.get((*path, "targets", int(found[1])))
    rest = (found[2][1:],) if found[2] else ("expect",)
    return place.cell(rest) if place else found[0]
