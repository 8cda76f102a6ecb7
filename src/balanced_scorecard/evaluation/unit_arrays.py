"""`UnitArrays`: what is asked of every unit of a panel, once for all indicators."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from ..domain.organisation import ROOT
from ..kernels.scoring import BoolArray
from .observations import NEVER, CodeArray, DayArray, days
from .structure import Place, Structure


@frozen(eq=False)
class UnitArrays:
    """Units by their codes; every array has shape (n_org_units,)."""

    org_units: tuple[str, ...]
    structure: Structure

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each stands in the organisation."""
        return tuple(map(self.structure.place, self.org_units))

    @cached_property
    def code_of(self) -> dict[str, int]:
        """The code of each."""
        return {unit: code for code, unit in enumerate(self.org_units)}

    @cached_property
    def opens(self) -> DayArray:
        """The first day of each."""
        return days((place.opens for place in self.places), 0)

    @cached_property
    def closes(self) -> DayArray:
        """The last day of each."""
        return days((place.closes for place in self.places), NEVER)

    @cached_property
    def levels(self) -> CodeArray:
        """How far below the whole organisation each stands."""
        return np.array([place.level for place in self.places], dtype=np.int32)

    @cached_property
    def is_root(self) -> BoolArray:
        """Which is the whole organisation."""
        return self.named((ROOT,))

    @cached_property
    def has_below(self) -> BoolArray:
        """Which have units below them."""
        return np.array([bool(place.below) for place in self.places], dtype=bool)

    @cached_property
    def has_taken_over(self) -> BoolArray:
        """Which took over from others."""
        return np.array([bool(place.merges) for place in self.places], dtype=bool)

    def named(self, units: tuple[str | None, ...]) -> BoolArray:
        """Return which are among *units*."""
        found = np.zeros(len(self.org_units), dtype=bool)
        found[[self.code_of[unit] for unit in units if unit in self.code_of]] = True
        return found

    def below(self, code: int) -> CodeArray:
        """Return the codes of the units right below one, in order."""
        return np.array([self.code_of[unit] for unit in self.places[code].below], dtype=np.int32)
