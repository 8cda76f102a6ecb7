"""Raw columns -> a tidy frame, vectorised: a cell is read once for each distinct text instead of once for each row.

What comes out is what `rows` would make of every row, and as strict: a row with anything unusual in it (a fault, a
percent, parts without a whole) is handed to that parser itself, so that there is one meaning and one set of words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from attrs import frozen

from ..domain.measurement import Measurement
from ..domain.observation import WITHOUT_VALUE
from ..errors import Fault
from ..frames import cells
from ..frames.cells import Cell, Percent
from ..frames.frame_table import plain_cell
from ..frames.headings import MEASUREMENT_COLUMNS, Column
from ..frames.rows import measurements_of
from ..frames.table import Table
from .measurement_writing import ALWAYS, record_of

_NUMBERS = ("numerator", "denominator", "n", "low", "high")
_MOMENTS = ("recorded_at", "approved_at")
_READ: Mapping[str, Callable[[Cell, str | None], Any]] = {
    **dict.fromkeys(MEASUREMENT_COLUMNS, cells.text), **dict.fromkeys(_NUMBERS, cells.number),
    **dict.fromkeys(_MOMENTS, cells.moment), "value": cells.figure, "low": cells.bound, "high": cells.bound,
    "period": lambda cell, language: str(cells.period(cell, language)), "unit": cells.unit,
    "basis": lambda cell, language: cells.basis(cell, language).value, "status": cells.statuses,
}
_PLAIN = {"nb": r"[+-]?\d{1,15}(,\d+)?", "en": r"[+-]?\d{1,15}(\.\d+)?"}
_MANY = 1000
_SHARED = ("indicator", "period", "org_unit", "unit", "basis", "status")
"""Columns whose texts recur: they are kept as categories."""


@frozen(kw_only=True)
class RawTable:
    """Some rows of a table as they were found: texts, or numbers and days as a typed format holds them.

    Attributes:
        frame: a column a heading, in the order of `columns`.
        columns: what each holds.
        numbers: of every row, by which a message names it.
        word: what a row is called: ``row`` or ``line``.
        language: whose numbers its texts are written in.
    """

    frame: pd.DataFrame
    columns: Sequence[Column]
    numbers: np.ndarray[Any, Any]
    word: str = "row"
    source: str = ""
    language: str | None = None


@frozen
class TidyRows:
    """What could be read of a table as a tidy frame, and all that could not."""

    frame: pd.DataFrame
    faults: tuple[Fault, ...]


def tidy_rows(raw: RawTable) -> TidyRows:
    """Return the figures of *raw* by the names of the columns, and every fault in it; empty rows are left out."""
    read = [_read(raw.frame.iloc[:, at], column, raw.language) for at, column in enumerate(raw.columns)]
    by_field = {column.field: one for column, one in zip(raw.columns, read, strict=True) if column.field}
    is_empty = np.logical_and.reduce([one.is_missing for one in read]) if read else np.zeros(len(raw.frame), bool)
    is_odd = ~is_empty & _odd(read, by_field)
    plain = pd.DataFrame({field: by_field[field].values for field in MEASUREMENT_COLUMNS if field in by_field})
    frame = plain[~(is_empty | is_odd)]
    at = np.flatnonzero(is_odd).tolist()
    if not at:
        return TidyRows(frame.reset_index(drop=True), ())
    table = Table(headings=tuple(column.heading for column in raw.columns), source=raw.source, language=raw.language,
                  heading_place="columns", rows=[(f"{raw.word} {raw.numbers[row]}", _cells_of(raw, row)) for row in at])
    rows = measurements_of(table)
    return TidyRows(_together(frame, rows.measurements, dict(zip((place for place, _ in table.rows), at, strict=True)),
                              raw.source), rows.faults)


def frame_of(measurements: Sequence[Measurement]) -> pd.DataFrame:
    """Return *measurements* as the tidy frame that their columns would have become."""
    records = [record_of(row) for row in measurements]
    names = [name for name in MEASUREMENT_COLUMNS if name in ALWAYS or any(name in record for record in records)]
    return _typed(pd.DataFrame.from_records(records, columns=names))


@frozen
class _Column:
    values: Any
    is_missing: np.ndarray[Any, Any]
    is_odd: np.ndarray[Any, Any]


def _read(column: pd.Series[Any], of: Column, language: str | None) -> _Column:
    """Return *column* read as its field needs; a number column of a typed format is taken as it is."""
    if of.field in ("value", *_NUMBERS) and pd.api.types.is_float_dtype(column.dtype):
        values = column.to_numpy(dtype=float, na_value=np.nan)
        return _Column(values, np.isnan(values), np.isinf(values))
    codes, distinct = _distinct(column)
    plain = [cell_of(cell) for cell in distinct]
    is_missing = np.array([*(cell is None or cell == "" for cell in plain), True])
    if not of.field:
        return _Column(None, is_missing[codes], ~is_missing[codes])
    said, is_odd = _each(plain, of.field, language)
    return _Column(_as_column(of.field, said, codes), is_missing[codes], np.array([*is_odd, False])[codes])


def _distinct(column: pd.Series[Any]) -> tuple[np.ndarray[Any, Any], list[Any]]:
    """Return where each row's cell stands among the distinct ones, -1 where it is missing, and these."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories.tolist()
    codes, distinct = pd.factorize(column.astype(object))
    return codes, list(distinct)


def _each(plain: Sequence[Cell], field: str, language: str | None) -> tuple[list[Any], list[bool]]:
    """Return each distinct cell read, None where it is missing or cannot be, and whether it needs a closer look."""
    said: list[Any] = [None] * len(plain)
    is_odd = [False] * len(plain)
    rest = range(len(plain))
    if field in ("value", *_NUMBERS) and language in _PLAIN and len(plain) > _MANY:
        rest = _numbers_at_once(plain, said, language)
    for at in rest:
        cell = plain[at]
        if cell is None or cell == "":
            continue
        try:
            said[at] = _READ[field](cell, language)
        except ValueError:
            is_odd[at] = True
        if isinstance(said[at], Percent):
            said[at], is_odd[at] = None, True
    return said, is_odd


def _numbers_at_once(plain: Sequence[Cell], said: list[Any], language: str) -> Any:
    """Fill *said* with every cell that is digits and a decimal sign; return where the others stand."""
    texts = pd.Series([cell if isinstance(cell, str) else "" for cell in plain])
    is_plain = texts.str.fullmatch(_PLAIN[language]).to_numpy(dtype=bool)
    numbers = texts[is_plain].str.replace(",", ".", regex=False).astype(float).tolist()
    for at, number in zip(np.flatnonzero(is_plain), numbers, strict=True):
        said[at] = number
    return np.flatnonzero(~is_plain)


def _as_column(field: str, said: list[Any], codes: np.ndarray[Any, Any]) -> Any:
    if field == "status":
        said = [cell and "|".join(sorted(status.value for status in cell)) for cell in said]
    if field in _NUMBERS or (field == "value" and all(cell is None or isinstance(cell, float) for cell in said)):
        return np.array([*said, None], dtype=float)[codes]
    if field in _MOMENTS:
        return pd.Series([*said, None], dtype="datetime64[us]").to_numpy()[codes]
    missing = "" if field == "org_unit" else None
    values = [*(missing if cell is None else cell for cell in said), missing]
    if field in _SHARED:
        kinds, categories = pd.factorize(pd.Series(values, dtype=object))
        return pd.Categorical.from_codes(kinds[codes], categories=pd.Index(categories))
    taken = np.empty(len(values), dtype=object)
    taken[:] = values
    return taken[codes]


def _odd(read: Sequence[_Column], by_field: Mapping[str, _Column]) -> np.ndarray[Any, Any]:
    """Return which rows the parser of rows is to look at: for a fault, a percent, or two cells that disagree."""
    is_odd = np.logical_or.reduce([one.is_odd for one in read])

    def given(field: str) -> np.ndarray[Any, Any]:
        return ~by_field[field].is_missing if field in by_field else np.zeros(len(is_odd), bool)

    is_odd |= ~given("indicator") | ~given("period") | (given("numerator") != given("denominator"))
    if "status" in by_field:
        without = [name for name in by_field["status"].values.categories if _says_no_value(name)]
        is_odd |= np.isin(np.asarray(by_field["status"].values), without) & (given("value") | given("numerator"))
    if "low" in by_field and "high" in by_field:
        is_odd |= by_field["low"].values > by_field["high"].values
    return np.asarray(is_odd, dtype=bool)


def _says_no_value(statuses: str) -> bool:
    return any(status.value in statuses.split("|") for status in WITHOUT_VALUE)


def _cells_of(raw: RawTable, row: int) -> list[Cell]:
    return [cell_of(raw.frame.iat[row, at]) for at in range(len(raw.columns))]


def _together(frame: pd.DataFrame, others: Sequence[Measurement], at: Mapping[str, int], source: str) -> pd.DataFrame:
    """Return *frame* with the rows *others*, each where it stood."""
    if not others:
        return frame.reset_index(drop=True)
    records = [record_of(row) for row in others]
    names = [name for name in MEASUREMENT_COLUMNS if name in frame.columns
             or any(name in record for record in records)]
    index = [at[row.place.removeprefix(f"{source}: ")] for row in others]
    more = pd.DataFrame.from_records(records, columns=names, index=index)
    loose = frame.astype({name: object for name in frame.columns if name not in ("value", *_NUMBERS, *_MOMENTS)})
    both = pd.concat([loose.reindex(columns=names).astype(object), more.astype(object)]).sort_index()
    return _typed(both).reset_index(drop=True)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return *frame* with the types that `tidy_rows` gives: categories, numbers, moments, else objects."""
    kinds: dict[str, Any] = {}
    for name in frame.columns:
        if name in _SHARED:
            kinds[name] = "category"
        elif name in _MOMENTS:
            kinds[name] = "datetime64[us]"
        elif name in _NUMBERS or (name == "value" and frame[name].map(_is_number).all()):
            kinds[name] = float
        else:
            kinds[name] = object
    return frame.astype(kinds)


def _is_number(value: object) -> bool:
    return value is None or isinstance(value, float | int)


def cell_of(value: Any) -> Cell:
    """Return *value*, as pandas or Arrow holds it, as a plain cell; None where it is missing."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    return plain_cell(value)
