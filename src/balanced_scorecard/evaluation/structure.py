"""`Structure`: which units there are, which stand below which, and since when each level reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from ..domain.measurement import Measurements
from ..domain.organisation import ROOT, OrganisationUnit
from ..domain.scorecard import Scorecard
from .history import is_known


@frozen(kw_only=True)
class Place:
    """A unit's place in the structure; the whole organisation has the empty id.

    Attributes:
        level: 0 for the whole organisation. below: ids of the units right below it, in order.
        opens, closes: its first and last day; None where it always was, or still is.
        merges: units that it took over from. successor: the unit that took over from it.
    """

    id: str
    level: int = 0
    below: tuple[str, ...] = ()
    opens: date | None = None
    closes: date | None = None
    merges: tuple[str, ...] = ()
    successor: str | None = None

    def is_open(self, day: date) -> bool:
        """Whether it is open on *day*."""
        return (self.opens or date.min) <= day <= (self.closes or date.max)


@frozen
class Structure:
    """Every unit by its id: the card's organisation; where it has none, every unit with figures, below the root."""

    places: Mapping[str, Place]
    by_level: Mapping[int, tuple[str, ...]]

    def place(self, org_unit: str) -> Place:
        """Return the place of *org_unit*; one that is not known stands alone below the root."""
        return self.places.get(org_unit) or Place(id=org_unit, level=1)

    def made_of(self, org_unit: str) -> tuple[str, ...]:
        """Return *org_unit*, and every unit that its figures may be added up from, or that it took over from."""
        place = self.place(org_unit)
        return (org_unit, *(each for below in (*place.below, *place.merges) for each in self.made_of(below)))

    def peers(self, org_unit: str) -> tuple[str, ...]:
        """Return the units at the level of *org_unit*, itself among them."""
        return self.by_level.get(self.place(org_unit).level, (org_unit,))


def structure_of(scorecard: Scorecard, measurements: Measurements, as_of: date | None = None) -> Structure:
    """Return the structure that *measurements*, settled for *scorecard*, are added up along, as known on a day."""
    if scorecard.organisation is None and as_of is not None:
        return structure_with(None, {row.org_unit for row in measurements if is_known(row, as_of)})
    return measurements.latest(structure_of, scorecard, lambda: structure_with(
        scorecard.organisation, {row.org_unit for row in measurements}))


def structure_with(organisation: OrganisationUnit | None, org_units: Iterable[str]) -> Structure:
    """Return the structure of *organisation*; where there is none, all of *org_units* below the root, by their ids."""
    if organisation is not None:
        successors = {old: unit.id for unit in organisation.walk() for old in unit.merges}
        places = list(_places(organisation, 0, successors))
    else:
        units = sorted(set(org_units) - {ROOT})
        places = [Place(id=ROOT, below=tuple(units)), *(Place(id=unit, level=1) for unit in units)]
    by_level: dict[int, list[str]] = {}
    for place in places:
        by_level.setdefault(place.level, []).append(place.id)
    return Structure({place.id: place for place in places}, {level: tuple(ids) for level, ids in by_level.items()})


def _places(unit: OrganisationUnit, level: int, successors: Mapping[str, str]) -> Iterator[Place]:
    yield Place(
        id=unit.id if level else ROOT, level=level, below=tuple(below.id for below in unit.org_units),
        opens=unit.opens, closes=unit.closes, merges=unit.merges, successor=successors.get(unit.id),
    )
    for below in unit.org_units:
        yield from _places(below, level + 1, successors)
