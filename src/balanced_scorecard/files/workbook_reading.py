"""The workbook of a card -> plain data of a definition, with the row of every part; each fault by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import Factory, define, evolve

from ..domain.identifiers import UnitName
from ..domain.references import LANGUAGES
from ..domain.unit_words import unit_named
from ..errors import DefinitionError, Fault, Path
from .converter import language_named
from .documents import Parsed
from .excel_book import Book, read_book
from .excel_cells import Broken, Sheet, SheetCell, cell_name
from .excel_package import NotReadable
from .excel_table import remarks
from .workbook_amounts import OPTION
from .workbook_heads import (
    OWN,
    ROW_SHEETS,
    Head,
    card_field,
    card_fields,
    head_of,
    is_label_of_fields,
    language_of,
    near_sheet,
    sheet_named,
    unknown_heading,
)
from .workbook_kinds import TEXT, CellSetting
from .workbook_parents import FOSTER, Parents, Plain, list_at, map_at
from .workbook_places import CellFault, RowPlace
from .workbook_rows import OPTIONS_COLUMNS, item_of
from .workbook_sheets import PARENT_KEYS, SHEETS, CardSheet, Column, Place, card_columns
from .workbook_units import planted
from .workbook_words import word_of

OPTIONS = tuple(Column(place=(name,), owner=dict, kind=OPTION if name == "value" else TEXT, is_required=True)
                for name in OPTIONS_COLUMNS)
"""The columns of the sheet of the rules' options."""
MOST_CELLS = 500_000
"""The most filled cells a card may have; a thousand indicators with all there is to say of them take a fifth."""
_UNITS = ("organisation", "rows")  # where rows of units are gathered before they are a tree
_MISSING = "required but missing"


def parse(content: bytes) -> Parsed:
    """Return what the workbook *content* says of a card; raise DefinitionError where it is no such workbook."""
    try:
        reader = _Reader(read_book(content))
        reader.find_sheets()
        if reader.cells > MOST_CELLS:
            raise NotReadable(f"holds more than the {MOST_CELLS} filled cells a card may have; split it")
        if not reader.sheets:
            raise DefinitionError("holds no sheet of a scorecard; begin with the workbook that the command template "
                                  "makes")
        return reader.parsed()
    except NotReadable as error:
        raise DefinitionError(str(error)) from None


@define
class _Reader:
    """Reads the sheets one after the other, parents before what stands within them."""

    book: Book
    sheets: dict[str, Sheet] = Factory(dict)
    document: Plain = Factory(dict)
    rows: dict[Path, RowPlace] = Factory(dict)
    faults: list[Fault] = Factory(list)
    remarks: list[str] = Factory(list)
    cells: int = 0
    parents: Parents = Factory(lambda self: Parents(self.document), takes_self=True)
    language: str = "en"

    def find_sheets(self) -> None:
        """Find which sheet is which; say of those that are not known."""
        self.language = language_of(self.book.names)
        for order, part in enumerate(self.book.sheets):
            name = sheet_named(part.name)
            near = near_sheet(part.name) if name is None else ""
            if part.name.startswith(OWN) or (name is not None and name not in ROW_SHEETS):
                continue
            if near:  # read on as what it nearly is, so that all is told
                name = sheet_named(near)
                self.faults.append(CellFault(f"unknown sheet; did you mean {near!r}?", (part.name,), order=(order, 0)))
            if name is None:
                self.remarks.append(f"the sheet {part.name!r} is none of a scorecard's and was not read")
            elif name in self.sheets:
                said = f"is the same sheet as {self.sheets[name].name!r}; keep one"
                self.faults.append(CellFault(said, (part.name,), order=(order, 0)))
            else:
                self.sheets[name] = self.book.sheet(part.name)
                self.cells += sum(len(line) for _, line in self.sheets[name].rows)
                self.remarks += remarks(self.book, self.sheets[name])

    def parsed(self) -> Parsed:
        """Return all that was read."""
        self.read_card()
        for sheet in SHEETS:
            if sheet.name in self.sheets:
                self.read_rows(sheet, self.sheets[sheet.name])
        if "options" in self.sheets:
            self.read_options(self.sheets["options"])
        self.plant_units()
        return Parsed(document=self.document, rows=self.rows, faults=tuple(self.faults),
                      remarks=tuple(dict.fromkeys(self.remarks)))

    # ---- the sheet of the card itself ----------------------------------------------------------------------------

    def read_card(self) -> None:
        """Read the card's own fields, one a row: a label, and the value beside it."""
        sheet = self.sheets.get("card")
        if sheet is None:
            name = word_of("sheet", "card", self.language)
            self.faults.append(CellFault(f"no sheet {name!r}; a card needs one, with its id and name"))
            self.document |= {"id": FOSTER, "name": FOSTER}
            return
        found = list(self._card_fields(sheet))
        said = next((cell for column, _, cell in found if column.place == ("language",)), None)
        named = language_named(said) if isinstance(said, str) else ""
        self.language = named if named in LANGUAGES else self.language
        place = RowPlace(sheet=sheet.name, order=self._order(sheet), row=1,
                         columns={column.place: cell_name(2, row) for column, row, _ in found})
        self.rows[()] = place
        held = Head(columns={row: column for column, row, _ in found})
        lacking = self._say_lacking(held, card_columns(), place, "row")
        cells = {column.place: cell for column, _, cell in found if cell is not None}
        self.document |= {**lacking, **self._item((), place, cells, [column for column, _, _ in found])}

    def _card_fields(self, sheet: Sheet) -> Iterator[tuple[Column, int, SheetCell]]:
        for row, line in sheet.rows:
            label, value = line.get(1), line.get(2)
            if not isinstance(label, str) or label.startswith(OWN):
                continue
            column = card_field(label)
            if column is not None:
                yield column, row, value
            elif value is not None and not is_label_of_fields(label):
                said = unknown_heading(label, card_fields().values())
                self.faults.append(CellFault(said, (f"{sheet.name}!A{row}",), order=(self._order(sheet), row)))

    def _say_lacking(self, head: Head, columns: Sequence[Column], place: RowPlace, what: str) -> Plain:
        """Say which required columns there are none of; return something to read on with in their stead."""
        lacking = head.lacks(columns)
        for column in lacking:
            word = word_of("heading", column.name, self.language, owner=column.owner.__name__)
            self.faults.append(CellFault(f"no {what} {word!r}; it is required", (place.sheet,),
                                         order=(place.order, head.row)))
        return {column.name: f"{FOSTER}{place.order}.{place.row}" for column in lacking}

    # ---- sheets of rows ------------------------------------------------------------------------------------------

    def read_rows(self, sheet: CardSheet, seen: Sheet) -> None:
        """Read one element a row, and put each where it belongs."""
        head = self._head(seen, sheet.columns)
        columns = tuple(head.columns.values())
        parent = "" if sheet.name == "org_units" else PARENT_KEYS.get(sheet.parent, "")
        lacking: Plain | None = None
        for place, cells in self._filled(seen, head):
            if lacking is None:
                lacking = self._say_lacking(head, sheet.columns, place, "column")
                self._say_both(sheet, place)
            if set(lacking) - {parent, "id", "name"}:
                return
            items, path = self._above(sheet, place, FOSTER if parent in lacking else cells.pop((parent,), None))
            item = {**{name: f"{FOSTER}{place.row}.{sheet.name}" for name in lacking if name != parent},
                    **self._item(path, place, cells, columns)}
            if sheet.name == "factors" and self.parents.is_fostered(path):
                item.pop("objective", None)  # it may stand in the perspective that is lacking
            items.append(item)
            self.rows[path] = place
            self.parents.add(sheet.name, item, path)

    def _say_both(self, sheet: CardSheet, place: RowPlace) -> None:
        """Say where the card says that there are no incentives, and there is a row of one."""
        if sheet.name == "incentives" and isinstance(self.document.get("incentives"), str):
            self.faults.append(place.fault("the card says that there are no incentives; clear the one or the other"))
            self.document.pop("incentives")

    def _head(self, seen: Sheet, columns: Sequence[Column]) -> Head:
        head = head_of(seen.rows, columns, seen.name, order=self._order(seen), language=self.language)
        self.faults += head.faults
        return head

    def _filled(self, seen: Sheet, head: Head) -> Iterator[tuple[RowPlace, dict[Place, SheetCell]]]:
        """Yield every row below the headings with something in it, and what stands in its columns."""
        letters = head.letters
        for row, line in seen.rows if head.row else ():
            if row <= head.row:
                continue
            place = RowPlace(sheet=seen.name, order=self._order(seen), row=row, columns=letters)
            for number, cell in line.items():
                if number not in head.columns and number not in head.own:
                    said = cell.message if isinstance(cell, Broken) else repr(cell)
                    self.faults.append(CellFault(
                        f"{said} stands in a column without a heading; give the column one or clear the cell",
                        (f"{seen.name}!{cell_name(number, row)}",), order=(place.order, row)))
            cells = {head.columns[number].place: cell for number, cell in line.items() if number in head.columns}
            if cells:
                yield place, cells

    def _above(self, sheet: CardSheet, place: RowPlace, named: SheetCell) -> tuple[list[Plain], Path]:
        """Return the list the row belongs to, and its path there."""
        if not sheet.parent or sheet.name == "org_units":
            at = _UNITS if sheet.name == "org_units" else sheet.at
            items = list_at(self.document, at)
            return items, (*at, len(items))
        try:
            if named is None:
                raise ValueError(_MISSING)
            id_ = str(_read(TEXT.read, named, CellSetting(language=self.language)))
            item, path = self.parents.find(sheet.parent, id_)
        except ValueError as error:
            if named != FOSTER and sheet.parent not in self.parents.incomplete:
                self.faults.append(place.fault(str(error), PARENT_KEYS[sheet.parent]))
            item, path = self.parents.foster(sheet.parent)
        items = list_at(item, sheet.at)
        return items, (*path, *sheet.at, len(items))

    def _item(self, path: Path | None, place: RowPlace, cells: Mapping[Place, SheetCell],
              columns: Sequence[Column]) -> Plain:
        """Return a row as plain data; what a cell holds that cannot be read is told with its place, and left out."""
        kinds = {column.place: column.kind for column in columns}
        setting = CellSetting(language=self.language, unit=self._unit(path or (), cells))
        read: dict[Place, object] = {}
        for at, cell in cells.items():
            try:
                read[at] = _read(kinds[at].read, cell, setting)
            except ValueError as error:
                self.faults.append(place.fault(str(error), *at) if path is None else Fault(str(error), (*path, *at)))
        return item_of(read, columns, self.language)

    def _unit(self, path: Path, cells: Mapping[Place, SheetCell]) -> UnitName | None:
        """Return the unit of an indicator's row, or of the indicator that a norm's row belongs to."""
        unit: Any = cells.get(("unit",))
        if path[-2:-1] == ("norm",):
            fields: Any = self.document
            for name in path[:-2]:
                fields = fields[name]
            unit = fields.get("unit")
        return unit_named(unit, self.language) if isinstance(unit, str) else None

    def _order(self, sheet: Sheet) -> int:
        return self.book.names.index(sheet.name)

    # ---- what is no list of classes ------------------------------------------------------------------------------

    def read_options(self, seen: Sheet) -> None:
        """Read the options of rules, one a row; a rule alone has none."""
        head = self._head(seen, OPTIONS)
        for place, cells in self._filled(seen, head):
            item = self._item(None, place, cells, OPTIONS)
            rule, option = item.get("rule"), item.get("option")
            lacking = [name for name in ("rule", "option", "value") if name not in item and (name,) not in cells]
            if lacking and lacking != ["option", "value"]:
                self.faults += (place.fault(_MISSING, name) for name in lacking)
            if rule is None:
                continue
            options = map_at(self.document, ("checks", "options", rule))
            if option is not None and option in options:
                self.faults.append(place.fault(f"{option!r} stands twice for {rule!r}; keep one", "option"))
            elif option is not None and "value" in item:
                options[option] = item["value"]
                value: dict[Path, str] = {(): head.letters.get(("value",), "A")}
                self.rows["checks", "options", rule, option] = evolve(place, columns=value)

    def plant_units(self) -> None:
        """Make a tree of the rows of units, and tell the faults in them by their place in it."""
        units: list[Plain] = self.document.pop("organisation", {}).pop("rows", [])
        places = {number: self.rows.pop((*_UNITS, number)) for number in range(len(units))}
        tree = planted(list(zip(units, places.values(), strict=True)))
        if tree.root is not None:
            self.document["organisation"] = tree.root
        self.rows |= tree.rows
        self.faults = [_moved(fault, places, tree.paths) if fault.path[:2] == _UNITS else fault
                       for fault in self.faults]
        self.faults += tree.faults


def _moved(fault: Fault, places: Mapping[int, RowPlace], paths: Sequence[Path | None]) -> Fault:
    """Return a fault in a row of units with its path in the tree; with its cell where it has none."""
    number, *rest = fault.path[2:]
    path = paths[int(number)]
    if path is None:
        return places[int(number)].fault(fault.message, *map(str, rest))
    return evolve(fault, path=(*path, *rest))


def _read(read: Any, cell: SheetCell, setting: CellSetting) -> object:
    if isinstance(cell, Broken):
        raise ValueError(cell.message)
    return read(cell, setting)
