"""Tables of plain cells -> `Measurement`s: the one row parser that files and frames share; it knows no pandas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from attrs import frozen

from ..domain.amount import number_text
from ..domain.identifiers import UnitName
from ..domain.measurement import Measurement
from ..domain.period import Period
from ..errors import Fault, MeasurementError, one_of
from . import cells
from .cells import Cell, Percent
from .headings import MEASUREMENT_COLUMNS, Column, field_named, organisation_hint, unknown_heading

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


@frozen(kw_only=True)
class Table:
    """A heading and rows of cells, as a file or a frame holds them.

    Attributes:
        rows: what each row is called in a message (``row 14``), and its cells, one a heading.
        source: the file's name; empty for what came from memory.
        heading_place: what the row of headings is called.
        language: whose numbers its texts are written in; None where each text must say it by itself.
        faults: rows that could not be taken apart into cells.
    """

    headings: tuple[str, ...]
    rows: Iterable[tuple[str, Sequence[Cell]]]
    source: str = ""
    heading_place: str = "row 1"
    language: str | None = None
    faults: tuple[Fault, ...] = ()

    def place(self, row: str) -> str:
        """Return where *row* is, file and all."""
        return f"{self.source}: {row}" if self.source else row

    def fault(self, message: str, row: str = "") -> Fault:
        """Return *message* as a fault of *row*, or of the whole table."""
        return Fault(message, (row,) if row else (), source=self.source)


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
    read: list[Measurement] = []
    many = 0
    for row, values in table.rows:
        many += 1
        found = _tidy_row(table, columns, row, values) if layout is Layout.TIDY else _wide_row(
            table, columns, row, values)
        for each in found:
            (faults if isinstance(each, Fault) else read).append(each)  # type: ignore[arg-type]
    if not many and not table.faults:
        faults.append(table.fault("has headings and no rows; add a row a value"))
    return Rows(tuple(read), tuple(faults))


def columns_named(table: Table, known: Mapping[str, Sequence[str]], required: Sequence[str]) -> tuple[
        tuple[Column, ...], list[Fault]]:
    """Return what each heading of *table* holds, and every heading that is unknown, given twice or lacking."""
    columns = tuple(Column(field_named(heading, known) or "", heading) for heading in table.headings)
    faults = [table.fault(unknown_heading(column.heading, known), table.heading_place)
              for column in columns if not column.field and column.heading]
    faults += [table.fault(each, table.heading_place) for each in _doubled(columns)]
    held = {column.field for column in columns}
    lacking = [each for each in required if each not in held]
    if lacking:
        also = {each: " / ".join((each, *known[each][:1])) for each in lacking}
        faults.append(table.fault(f"no column {' and no column '.join(also.values())}; name the columns in the first "
                                  f"row of the table", table.heading_place))
    return columns, faults


def _doubled(columns: Sequence[Column]) -> Iterator[str]:
    first: dict[str, str] = {}
    for column in columns:
        if column.field and column.field in first:
            yield f"{first[column.field]!r} and {column.heading!r} are both the column {column.field}; keep one"
        first.setdefault(column.field, column.heading)


def _columns_of(table: Table, layout: Layout) -> tuple[tuple[Column, ...], list[Fault]]:
    if layout is Layout.WIDE:
        return _wide_columns(table)
    columns, faults = columns_named(table, MEASUREMENT_COLUMNS, _REQUIRED)
    held = {column.field for column in columns}
    if not faults and not held & {"value", "numerator"}:
        faults.append(table.fault("no column value / verdi; name it in the first row of the table",
                                  table.heading_place))
    return columns, faults


# ---- one row -----------------------------------------------------------------------------------------------------

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


def read_cells(columns: Sequence[Column], values: Sequence[Cell], language: str | None,
               readers: Mapping[str, Callable[[Cell, str | None], Any]]) -> tuple[dict[str, Any], list[str]]:
    """Return what a row says, by field, and what is wrong with it, by heading."""
    said: dict[str, Any] = {}
    wrong: list[str] = []
    for column, cell in zip(columns, values, strict=True):
        if cell is None or cell == "":
            continue
        if not column.field:
            wrong.append(f"{cell!r} stands in a column without a heading; give the column one or clear the cell")
            continue
        try:
            said[column.field] = readers[column.field](cell, language)
        except ValueError as error:
            hint = organisation_hint(column.heading) if column.field == "unit" else ""
            wrong.append(f"{column.heading}: {error}{hint}")
    return said, wrong


def empty_cells(columns: Sequence[Column], values: Sequence[Cell], required: Sequence[str]) -> list[str]:
    """Return what is wrong with a row where a required cell is empty."""
    return [f"{column.heading}: required but empty" for column, cell in zip(columns, values, strict=True)
            if column.field in required and cell in (None, "")]


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
    faults += [table.fault(each, table.heading_place) for each in _doubled(columns)]
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
