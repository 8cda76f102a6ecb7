"""Tables of plain cells -> `Measurement`s: the one row parser that files and frames share; it knows no pandas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain, compress
from operator import not_, or_
from typing import Any

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.amount import number_text
from ..domain.identifiers import UnitName
from ..domain.measurement import Measurement
from ..domain.measurement_columns import measurements_in, refused
from ..domain.observation import ObservationStatus
from ..domain.organisation import ROOT
from ..domain.period import Period
from ..errors import Fault, MeasurementError, one_of
from . import cells
from .cells import Cell, Percent
from .headings import MEASUREMENT_COLUMNS, Column, field_named
from .lines import Lines, Wrong, lines_of, read_column
from .table import Table, columns_named, doubled, empty_cells, read_cells

PERCENT = UnitName("percent")
_REQUIRED = ("indicator", "period")


class Layout(Enum):
    """How a table of figures is laid out: one row a value, or one column a period."""

    TIDY = "tidy"
    WIDE = "wide"


def layout_named(layout: Layout | str) -> Layout:
    """Return the layout called *layout*; raise MeasurementError with those there are."""
    if isinstance(layout, Layout):
        return layout
    known = {each.value: each for each in Layout}
    if layout not in known:
        raise MeasurementError(f"layout: {layout!r} is not known; use {one_of(known)}")
    return known[layout]


@frozen
class Rows:
    """What could be read of a table, and all that could not."""

    measurements: tuple[Measurement, ...]
    faults: tuple[Fault, ...]


def measurements_of(table: Table, layout: Layout = Layout.TIDY) -> Rows:
    """Return the figures of *table* and every fault in it."""
    columns, faults = _columns_of(table, layout)
    if faults:
        return Rows((), (*faults, *table.faults))
    faults += table.faults
    lines = lines_of(table.rows, len(table.headings))
    if layout is Layout.TIDY:
        read = _tidy_rows(table, columns, lines)
    else:
        read = _apart(chain.from_iterable(_wide_row(table, columns, row, values) for row, values in lines))
    faults += read.faults
    if not len(lines) and not table.faults:
        faults.append(table.fault("has headings and no rows; add a row a value"))
    return Rows(read.measurements, tuple(faults))


def _apart(found: Iterable[Measurement | Fault]) -> Rows:
    read: list[Measurement] = []
    faults: list[Fault] = []
    for each in found:
        (faults if isinstance(each, Fault) else read).append(each)  # type: ignore[arg-type]
    return Rows(tuple(read), tuple(faults))


def _columns_of(table: Table, layout: Layout) -> tuple[tuple[Column, ...], list[Fault]]:
    if layout is Layout.WIDE:
        return _wide_columns(table)
    columns, faults = columns_named(table, MEASUREMENT_COLUMNS, _REQUIRED)
    held = {column.field for column in columns}
    if not faults and not held & {"value", "numerator"}:
        faults.append(table.fault("no column value / verdi; name it in the first row of the table",
                                  table.heading_place))
    return columns, faults


_READ: Mapping[str, Callable[[Cell, str | None], Any]] = {
    "indicator": cells.text,
    "period": cells.period,
    "value": cells.figure,
    "org_unit": cells.text,
    "unit": cells.unit,
    "numerator": cells.number,
    "denominator": cells.number,
    "n": cells.number,
    "low": cells.bound,
    "high": cells.bound,
    "basis": cells.basis,
    "status": cells.statuses,
    "recorded_at": cells.moment,
    "recorded_by": cells.text,
    "approved_by": cells.text,
    "approved_at": cells.moment,
    "source": cells.text,
    "note": cells.text,
    "method_version": cells.text,
}

# ---- all rows at once --------------------------------------------------------------------------------------------

_FIELDS = {"status": "statuses"}
_EMPTY = {"org_unit": ROOT, "note": "", "basis": Basis.PERIOD, "status": frozenset[ObservationStatus]()}


def _tidy_rows(table: Table, columns: Sequence[Column], lines: Lines) -> Rows:
    """Return what the rows say.

    Columns are read whole. A row with anything unusual in it (a fault, a percent, parts without a whole) is then read
    by itself, so that there is one meaning and one set of words.
    """
    many = len(lines)
    said: dict[str, list[Any]] = {"place": list(map(table.place, lines.places))}
    odd: list[bool] = []
    for column, values in zip(columns, lines.columns, strict=True):
        read = read_column(values, _READ.get(column.field, _nameless), table.language)
        unusual = _unusual(column.field, read)
        if unusual:
            is_odd = list(map(unusual.__contains__, map(type, read)))
            odd = list(map(or_, odd, is_odd)) if odd else is_odd
            read = [None if each else value for each, value in zip(is_odd, read, strict=True)]
        if column.field:
            said[_FIELDS.get(column.field, column.field)] = _filled(read, _EMPTY.get(column.field))
    contrary = refused(said, many)
    if any(contrary):
        odd = list(map(or_, odd, contrary)) if odd else contrary
    if not odd:
        return Rows(tuple(measurements_in(said, many)), ())
    return _apart(_in_turn(table, columns, lines, said, odd))


def _in_turn(table: Table, columns: Sequence[Column], lines: Lines, said: Mapping[str, Sequence[Any]],
             odd: Sequence[bool]) -> Iterator[Measurement | Fault]:
    """Yield the rows in their order: those that are *odd* by themselves, the others as they were read by columns."""
    plain = list(map(not_, odd))
    rows = iter(measurements_in({name: list(compress(values, plain)) for name, values in said.items()}, sum(plain)))
    for is_plain, (row, values) in zip(plain, lines, strict=True):
        if is_plain:
            yield next(rows)
        else:
            yield from _tidy_row(table, columns, row, values)


def _nameless(cell: Cell, _: str | None) -> None:
    raise ValueError(f"{cell!r} stands in a column without a heading")


def _unusual(field: str, read: Sequence[Any]) -> set[type]:
    """Return the kinds of what was read in a column that a row is looked at for by itself."""
    return set(map(type, read)) & {Wrong, Percent, *((type(None),) if field in _REQUIRED else ())}


def _filled(read: list[Any], empty: object) -> list[Any]:
    """Return *read* with *empty* where there is nothing."""
    return read if empty is None or None not in read else [empty if each is None else each for each in read]


# ---- one row -----------------------------------------------------------------------------------------------------


def _tidy_row(table: Table, columns: Sequence[Column], row: str, values: Sequence[Cell]) -> list[Measurement | Fault]:
    said, wrong = read_cells(columns, values, table.language, _READ)
    wrong += empty_cells(columns, values, _REQUIRED)
    if wrong:
        return [table.fault(each, row) for each in wrong]
    return [_built(said, table, row)]


def _built(said: dict[str, Any], table: Table, row: str) -> Measurement | Fault:
    """Return the row as a `Measurement`; percents become their number and the unit percent."""
    if "status" in said:
        said["statuses"] = said.pop("status")
    try:
        _settle_percents(said)
        if "low" in said and "high" in said and said["low"] > said["high"]:
            raise ValueError(f"low ({number_text(said['low'])}) is above high ({number_text(said['high'])}); swap them")
        return Measurement(**said, place=table.place(row))
    except ValueError as error:
        return table.fault(str(error), row)


def _settle_percents(said: dict[str, Any]) -> None:
    given = {each: said[each] for each in ("value", "low", "high") if isinstance(said.get(each), Percent | float)}
    percents = [each for each, number in given.items() if isinstance(number, Percent)]
    if not percents:
        return
    if "unit" not in said and len(percents) < len(given):
        raise ValueError(f"{' and '.join(percents)} came as percent, the rest as plain numbers; write them alike, "
                         f"or state the unit")
    stated = said.setdefault("unit", PERCENT)
    if stated != PERCENT:
        raise ValueError(f"{percents[0]}: {number_text(given[percents[0]].number)} % is a percent, the unit beside it "
                         f"is {stated!r}; write the same in both")
    for each in percents:
        said[each] = given[each].number


# ---- wide tables -------------------------------------------------------------------------------------------------

_BESIDE = ("indicator", "org_unit", "unit", "basis", "status", "source", "note", "recorded_at", "recorded_by",
           "method_version")


def _wide_columns(table: Table) -> tuple[tuple[Column, ...], list[Fault]]:
    """Return the columns of a wide table; those of periods have their period's name as field."""
    named = {field: MEASUREMENT_COLUMNS[field] for field in _BESIDE}
    columns, faults = [], []
    for heading in table.headings:
        try:
            field = field_named(heading, named) or (str(cells.period(heading)) if heading else "")
            columns.append(Column(field, heading))
        except ValueError as error:
            faults.append(table.fault(f"{heading!r} is no column of a wide table; {error}", table.heading_place))
    faults += [table.fault(each, table.heading_place) for each in doubled(columns)]
    held = {column.field for column in columns}
    if "indicator" not in held:
        faults.append(table.fault("no column indicator / indikator; name it in the first row", table.heading_place))
    if not faults and held <= {*_BESIDE, ""}:
        faults.append(table.fault("no column of a period; a wide table has one a period, such as 2024-T1",
                                  table.heading_place))
    return tuple(columns), faults


def _wide_row(table: Table, columns: Sequence[Column], row: str, values: Sequence[Cell]) -> list[Measurement | Fault]:
    """Return one measurement a filled cell; an empty cell of a wide table says nothing."""
    pairs = list(zip(columns, values, strict=True))
    beside = [pair for pair in pairs if pair[0].field in (*_BESIDE, "")]
    said, wrong = read_cells([column for column, _ in beside], [cell for _, cell in beside], table.language, _READ)
    figures = [pair for pair in pairs if pair[0].field not in (*_BESIDE, "") and pair[1] not in (None, "")]
    if figures:
        wrong += empty_cells(columns, values, ("indicator",))
    if wrong:
        return [table.fault(each, row) for each in wrong]
    return [_wide_cell(table, said, f"{row}, column {column.heading!r}", column, cell) for column, cell in figures]


def _wide_cell(table: Table, said: Mapping[str, Any], row: str, column: Column, cell: Cell) -> Measurement | Fault:
    try:
        value = cells.figure(cell, table.language)
    except ValueError as error:
        return table.fault(str(error), row)
    return _built({**said, "period": Period.parse(column.field), "value": value}, table, row)
