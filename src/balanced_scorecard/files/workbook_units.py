"""The rows of organisational units -> their tree, each below the one it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from ..errors import Path, did_you_mean
from .workbook_parents import FOSTER
from .workbook_places import CellFault, RowPlace

Unit = dict[str, Any]
ABOVE = "part_of"


@frozen(kw_only=True)
class Planted:
    """A tree of units: its root, the row of each by its path, and what was wrong.

    Attributes:
        paths: of each row that was given, its path in the tree; None where it is not in it.
    """

    root: Unit | None
    rows: dict[Path, RowPlace]
    paths: tuple[Path | None, ...]
    faults: tuple[CellFault, ...]


def planted(given: Sequence[tuple[Unit, RowPlace]]) -> Planted:
    """Return the tree of the units *given*, in the order of their rows; one that has no place is below the root."""
    by_id: dict[str, Unit] = {}
    faults: list[CellFault] = []
    for number, (unit, place) in enumerate(given):
        id_ = unit.get("id")
        if id_ is not None and id_ in by_id:
            faults.append(place.fault(f"two units have the id {id_!r}; give each its own", "id"))
            unit["id"] = f"{FOSTER}.{number}"
        by_id.setdefault(str(unit.get("id")), unit)
    roots: list[Unit] = []
    for unit, place in given:
        above = unit.pop(ABOVE, None)
        if above is not None and above in by_id:
            by_id[above].setdefault("org_units", []).append(unit)
            continue
        if above is not None:
            faults.append(place.fault(f"no organisational unit {above!r}{did_you_mean(str(above), by_id)}", ABOVE))
        elif roots:
            faults.append(place.fault("a second unit that is part of none; only the whole organisation is, name the "
                                      "unit that this one is part of", ABOVE))
        roots.append(unit)
    root = _joined(roots or [_alone(unit) for unit, _ in given])  # in a ring there is no top
    found = {id(unit): path for path, unit in _walk(root, ("organisation",))} if root else {}
    paths = tuple(found.get(id(unit)) for unit, _ in given)
    faults += (place.fault("is part of itself; name the unit above, and none for the whole organisation", ABOVE)
               for (unit, place), path in zip(given, paths, strict=True) if path is None and _is_below(unit, unit))
    rows = {at: place for (unit, place), path in zip(given, paths, strict=True) if path is not None
            for at in (path, ("organisation", "org_units", str(unit.get("id"))))}
    return Planted(root=root, rows=rows, paths=paths, faults=tuple(faults))


def _joined(roots: Sequence[Unit]) -> Unit | None:
    """Return the first of *roots* with the others below it, so that all in them is looked at."""
    if not roots:
        return None
    first, *others = roots
    if others:
        first.setdefault("org_units", []).extend(others)
    return first


def _alone(unit: Unit) -> Unit:
    return {key: said for key, said in unit.items() if key != "org_units"}


def _is_below(unit: Unit, above: Unit) -> bool:
    """Whether *unit* stands somewhere below *above*."""
    seen: set[int] = set()
    below = list(above.get("org_units", ()))
    while below:
        each = below.pop()
        if each is unit:
            return True
        if id(each) not in seen:
            seen.add(id(each))
            below += each.get("org_units", ())
    return False


def _walk(unit: Unit, path: Path) -> Iterator[tuple[Path, Unit]]:
    yield path, unit
    for number, each in enumerate(unit.get("org_units", ())):
        yield from _walk(each, (*path, "org_units", number))
