"""A definition as plain data -> the rows of its workbook's sheets, and a row -> plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from .documents import Document
from .workbook_sheets import SHEETS, TRANSLATED, CardSheet, Column, Place, card_columns

Plain = dict[str, Any]
OPTIONS_COLUMNS = ("rule", "option", "value")
"""The columns of the sheet of the rules' options, which are pairs within pairs and no class."""
_BY_NAME = {sheet.name: sheet for sheet in SHEETS}
_WHERE_EMPTY: Mapping[str, tuple[Place, object]] = {"retired": (("retired", "reason"), ""), "lag": (("lag", "from"), 0)}
"""What is written of a value all of whose parts are left out, so that it is not read as absent."""


@frozen
class CardRow:
    """One row: the id of its parent, and what stands in its columns by their place."""

    parent: str
    cells: Mapping[Place, object]


def rows_of(document: Document, sheet: CardSheet) -> list[CardRow]:
    """Return the rows of *sheet*, in the order of the definition."""
    language = str(document["language"])
    return [CardRow(parent, cells_of(item, sheet.columns, language)) for parent, item in _items(document, sheet)]


def card_row(document: Document) -> Mapping[Place, object]:
    """Return what stands on the sheet of the card itself."""
    cells = cells_of(dict(document), card_columns(), str(document["language"]))
    return {place: value for place, value in cells.items() if place != ("incentives",) or isinstance(value, str)}


def options_of(document: Document) -> Iterator[tuple[str, str | None, object]]:
    """Yield rule, option and value of every option of a rule; a rule without options once, with neither."""
    for rule, options in _at(document, ("checks", "options"), {}).items():
        if not options:
            yield rule, None, None
        for option, value in options.items():
            yield rule, option, value


def _items(document: Document, sheet: CardSheet) -> Iterator[tuple[str, Plain]]:
    if sheet.name == "org_units":
        yield from _units(document.get("organisation"), "")
    elif not sheet.parent:
        yield from (("", item) for item in _list(_at(document, sheet.at, [])))
    else:
        for _, above in _items(document, _BY_NAME[sheet.parent]):
            yield from ((above["id"], item) for item in _list(_at(above, sheet.at, [])))


def _units(unit: Any, above: str) -> Iterator[tuple[str, Plain]]:
    if unit is not None:
        yield above, unit
        for each in unit.get("org_units", ()):
            yield from _units(each, unit["id"])


def _list(said: Any) -> list[Plain]:
    """Return what a definition may write as one item, as words, or as a list, as a list of keys and values."""
    if isinstance(said, str):  # incentives: none
        return []
    items: list[Any] = [said] if isinstance(said, Mapping) else said
    return [{"expect": item} if isinstance(item, str) else item for item in items]


def _at(fields: Mapping[str, Any], place: Iterable[str], otherwise: Any) -> Any:
    found: Any = fields
    for key in place:
        if not isinstance(found, Mapping) or key not in found:
            return otherwise
        found = found[key]
    return found


def cells_of(item: Plain, columns: Iterable[Column], language: str) -> dict[Place, object]:
    """Return what stands in the columns of the row of *item*; a text in another language in a column of its own."""
    item = dict(item)
    if isinstance(item.get("bounds"), list):
        item["bounds"] = dict(zip(("min", "max"), item["bounds"], strict=True))
    cells: dict[Place, object] = {}
    for column in columns:
        value = _at(item, column.place, None)
        if column.place[0] in TRANSLATED and isinstance(value, Mapping):
            cells[column.place] = value[language]
            cells.update({(*column.place, other): text for other, text in value.items() if other != language})
        elif value is not None:
            cells[column.place] = value
    for key, (place, value) in _WHERE_EMPTY.items():
        if item.get(key) == {}:
            cells[place] = value
    return cells


def translated(columns: Iterable[Column], rows: Iterable[Mapping[Place, object]]) -> list[Column]:
    """Return *columns* with one more, beside the card's own, for each language that a text of *rows* stands in."""
    others = dict.fromkeys(place for row in rows for place in row if place[0] in TRANSLATED and len(place) == 2)
    return [each for column in columns
            for each in (column, *(evolve(column, place=place, is_required=False)
                                   for place in others if place[:1] == column.place))]


def item_of(cells: Mapping[Place, object], columns: Iterable[Column], language: str) -> Plain:
    """Return a row as the keys and values of a definition: `cells_of` backwards."""
    item: Plain = {}
    for place, value in cells.items():
        if place[0] in TRANSLATED and len(place) == 2:
            continue
        inner = item
        for key in place[:-1]:
            inner = inner.setdefault(key, {})
        inner[place[-1]] = value
    required = {column.place for column in columns if column.is_required}
    for key in TRANSLATED:
        others = {place[1]: text for place, text in cells.items() if place[:1] == (key,) and len(place) == 2}
        if others and (key in item or (key,) not in required):
            item[key] = {language: item.get(key, ""), **others}
    return item
