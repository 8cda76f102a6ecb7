"""A DataFrame as a table of plain cells, on pandas 2.2 and 3: what the row parsers of files and frames share."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from typing import Any

import pandas as pd

from .cells import Cell
from .lines import Lines
from .table import Table


def with_index_as_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Return *frame* with the named levels of its index as columns."""
    return frame.reset_index() if any(name is not None for name in frame.index.names) else frame


def table_of(frame: pd.DataFrame) -> Table:
    """Return *frame* as cells; NaN, None, NaT and NA are missing."""
    headings = tuple(_heading(name) for name in frame.columns)
    columns = [_cells(frame.iloc[:, number]) for number in range(len(headings))]
    labels = [f"row {label!r}" for label in frame.index.tolist()]
    return Table(headings=headings, rows=Lines(labels, columns), heading_place="columns")


def _heading(name: Hashable) -> str:
    return _period_text(name) if isinstance(name, pd.Period) else str(name).strip()


def _cells(column: pd.Series[Any]) -> list[Cell]:
    """Return a column as plain cells: missing is None, numpy's numbers are Python's."""
    present = column.notna().tolist()
    values = column.astype(object).tolist()
    return [plain_cell(value) if there else None for value, there in zip(values, present, strict=True)]


def plain_cell(value: Any) -> Cell:
    """Return one value of a frame as a plain cell: numbers, days and periods of other libraries as Python's own."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, pd.Period):
        return _period_text(value)
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False)
    if isinstance(value, Decimal):
        return float(value)
    plain: Cell = value.item() if hasattr(value, "item") else value
    return plain


_FORMS = {"D": "%Y-%m-%d", "M": "%Y-%m", "Y-DEC": "%Y", "A-DEC": "%Y"}


def _period_text(value: pd.Period) -> str:
    """Return our name of a pandas period; a kind that we have no name for keeps its own, and is refused by it."""
    kind = value.freqstr
    if kind in _FORMS:
        return value.strftime(_FORMS[kind])
    if kind == "Q-DEC":
        return f"{value.year}-Q{value.quarter}"
    if kind == "4M" and value.month % 4 == 1:  # pandas has no tertial: four months from January, May or September
        return f"{value.year}-T{value.month // 4 + 1}"
    if kind == "W-SUN":
        year, week, _ = value.start_time.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return f"{value} [{kind}]"
