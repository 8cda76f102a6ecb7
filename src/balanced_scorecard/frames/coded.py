"""Columns of words as codes: each different word is read once, however many rows have it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from attrs import frozen

from ..domain.organisation import ROOT
from ..domain.scorecard import Scorecard
from ..errors import Fault, did_you_mean
from ..evaluation.observations import CodeArray
from ..kernels.scoring import BoolArray, FloatArray
from .cells import Cell, text
from .frame_table import plain_cell

FIRST = 10
"""So many rows are named where many have one fault."""


@frozen(eq=False)
class Coded:
    """A column as codes of its different values, -1 where a row has none."""

    values: tuple[Any, ...]
    codes: CodeArray

    def of(self, value: object) -> BoolArray:
        """Return which rows have *value*."""
        found: BoolArray = self.codes == self.values.index(value)
        return found


def coded(
    frame: pd.DataFrame, field: str, read: Callable[[Cell, str | None], Any], faults: list[Fault]
) -> Coded:
    """Return the column *field* read by *read*, one call a different cell; what cannot be read is added to *faults*."""
    given, uniques = pd.factorize(frame[field])
    place_of: dict[Any, int] = {}
    code_of = np.full(len(uniques) + 1, -1, dtype=np.int32)
    for n, raw in enumerate(uniques):
        cell = plain_cell(raw)
        if cell is None or cell == "":
            continue
        try:
            value = read(cell, None)
        except ValueError as error:
            faults.append(Fault(f"{field}: {error}", (rows_named(frame, given == n),)))
            value = cell
        code_of[n] = place_of.setdefault(value, len(place_of))
    return Coded(tuple(place_of), code_of[given])


def floats(column: pd.Series[Any]) -> FloatArray:
    """Return a column of numbers as floats, NaN where there is none; its own array where it holds such."""
    if column.dtype == np.float64:
        own: FloatArray = column.to_numpy()
        return own
    return column.to_numpy(dtype=float, na_value=np.nan)


def required(frame: pd.DataFrame, field: str, column: Coded, faults: list[Fault]) -> None:
    """Add a fault for the rows in which a required column is empty."""
    empty = column.codes < 0
    if empty.any():
        faults.append(Fault(f"{field}: required but empty", (rows_named(frame, empty),)))


def rows_named(frame: pd.DataFrame, which: BoolArray) -> str:
    """Return what the first of the rows *which* are called, and how many more there are.

    >>> rows_named(pd.DataFrame({"a": range(12)}), np.ones(12, dtype=bool))
    'rows 0, 1, 2, 3, 4, 5, 6, 7, 8 and 9 (and 2 more)'
    """
    places = np.flatnonzero(which)
    labels = [repr(label) for label in frame.index[places[:FIRST]].tolist()]
    more = f" (and {len(places) - FIRST} more)" if len(places) > FIRST else ""
    return f"row {labels[0]}" if len(places) == 1 else f"rows {', '.join(labels[:-1])} and {labels[-1]}{more}"


def coded_units(frame: pd.DataFrame, scorecard: Scorecard, faults: list[Fault]) -> Coded:
    """Return the organisational unit of each row; an empty one, and the root's own id, is the whole organisation."""
    if "org_unit" not in frame:
        return Coded((ROOT,), np.zeros(len(frame), dtype=np.int32))
    column = coded(frame, "org_unit", text, faults)
    known = [unit.id for unit in scorecard.organisation.walk()] if scorecard.organisation is not None else None
    values = [ROOT if scorecard.is_root(value) else value for value in column.values]
    for value in values:
        if known is not None and value != ROOT and value not in known:
            hint = did_you_mean(value, known) or "; use the id of a unit of the card's organisation"
            faults.append(Fault(f"came from {value!r}, which is no unit of the organisation{hint}",
                                (rows_named(frame, column.of(value)),)))
    return _merged((*values, ROOT), column.codes)


def _merged(values: Sequence[str], codes: CodeArray) -> Coded:
    """Return *codes* of *values*, alike values as one; -1 is the last of them."""
    place_of: dict[str, int] = {}
    table = np.array([place_of.setdefault(value, len(place_of)) for value in values], dtype=np.int32)
    used = np.unique(table[codes]).tolist()
    again = {old: new for new, old in enumerate(used)}
    names = list(place_of)
    recoded = np.array([again.get(old, 0) for old in range(len(names))] or [0], dtype=np.int32)
    return Coded(tuple(names[old] for old in used), recoded[table[codes]])
