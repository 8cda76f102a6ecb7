"""`OrganisationUnit`: a dated tree of units (R87-R89, R93)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ..tables import shown
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import OrgUnitId, not_empty, valid_id

ROOT = OrgUnitId("")
"""The whole organisation, where a unit is left out; the root's own id means the same."""


@frozen(kw_only=True)
class OrganisationUnit:
    """A unit and the units below it; open from `opens` to `closes`, both included.

    Attributes:
        opens: its first day; left out, it was always there.
        closes: its last day; left out, it still stands.
        org_units: the units below it.
        merges: units that this one took over from.
    """

    id: OrgUnitId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    opens: date | None = None
    closes: date | None = None
    merges: tuple[OrgUnitId, ...] = ()
    org_units: tuple[OrganisationUnit, ...] = ()
    definition: str = ""
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if self.opens and self.closes and self.closes < self.opens:
            raise ValueError(f"it closes on {self.closes}, before it opens on {self.opens}; "
                             "the last day must not be the earlier")

    def walk(self) -> Iterator[OrganisationUnit]:
        """Yield this unit and all below, each before its own."""
        yield self
        for unit in self.org_units:
            yield from unit.walk()

    def is_open(self, day: date) -> bool:
        """Whether it is open on *day*."""
        return (self.opens or date.min) <= day <= (self.closes or date.max)
