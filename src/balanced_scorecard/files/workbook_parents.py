"""What the rows of a workbook stand within, found by id; and a foster parent for those whose own is not known.

A row that names no parent there is is told of once, and read on all the same, so that the faults within it are told
too and nothing that points to it seems to point to nothing. No card with a foster parent is ever given out.
"""

from __future__ import annotations

from typing import Any

from attrs import Factory, define

from ..errors import Path, did_you_mean
from .workbook_sheets import SHEETS, Place

Plain = dict[str, Any]
FOSTER = "foster"
"""Begins the ids of what stands in for something that is lacking."""
_KINDS = {"perspectives": "perspective", "factors": "factor", "indicators": "indicator", "initiatives": "initiative"}


@define
class Parents:
    """The elements read so far, by sheet and id, each with its place in the document.

    Attributes:
        incomplete: the sheets on which an id could not be read: an id that is lacking may be that one.
    """

    document: Plain
    known: dict[str, dict[str, tuple[Plain, Path]]] = Factory(dict)
    incomplete: set[str] = Factory(set)

    def add(self, sheet: str, item: Plain, path: Path) -> None:
        """Remember *item* of *sheet*; the first of two that have one id."""
        id_ = item.get("id")
        if isinstance(id_, str):
            self.known.setdefault(sheet, {}).setdefault(id_, (item, path))
        elif "id" not in item:
            self.incomplete.add(sheet)

    def find(self, sheet: str, id_: str) -> tuple[Plain, Path]:
        """Return the element *id_* of *sheet* and its place; raise ValueError where there is none."""
        known = self.known.get(sheet, {})
        if id_ not in known:
            raise ValueError(f"no {_KINDS[sheet]} {id_!r}{did_you_mean(id_, known)}")
        return known[id_]

    def is_fostered(self, path: Path) -> bool:
        """Whether the row at *path* stands below a perspective that stands in for its own."""
        held = self.known.get("perspectives", {}).get(f"{FOSTER}.perspectives")
        return held is not None and path[:2] == held[1]

    def foster(self, sheet: str) -> tuple[Plain, Path]:
        """Return what stands in for a parent on *sheet*, made on first use."""
        name = f"{FOSTER}.{sheet}"
        if name not in self.known.setdefault(sheet, {}):
            own = next(each for each in SHEETS if each.name == sheet)
            above, path = self.foster(own.parent) if own.parent else (self.document, ())
            items = list_at(above, own.at)
            self.known[sheet][name] = ({"id": name, "name": name}, (*path, *own.at, len(items)))
            items.append(self.known[sheet][name][0])
        return self.known[sheet][name]


def list_at(fields: Plain, place: Place) -> list[Plain]:
    """Return the list at *place* below *fields*, made where there is none."""
    items: list[Plain] = map_at(fields, place[:-1]).setdefault(place[-1], [])
    return items


def map_at(fields: Plain, place: Place) -> Plain:
    """Return the keys and values at *place* below *fields*, made where there are none."""
    for name in place:
        fields = fields.setdefault(name, {})
    return fields
