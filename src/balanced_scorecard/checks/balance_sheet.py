"""`BalanceSheet`: where a card is heavy, where it is empty, and what is not declared (R3, R53, R60, R92)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from ..domain.indicator import Facing, Indicator, Nature, Role, Stage, Timing
from ..domain.scorecard import Scorecard
from ..domain.target import Horizon
from ..tables import html_table, table
from ..words import words_for
from .balance import steered_by
from .targets import in_force
from .weights import shares

if TYPE_CHECKING:
    import pandas as pd

_HALF = 0.5 + 1e-9
"""A half of the weight, and room for the rounding of a sum."""


class Axis(Enum):
    """What a card is weighed along, beside its perspectives."""

    TIMING = "timing"
    ROLE = "role"
    STAGE = "stage"
    FACING = "facing"
    HORIZON = "horizon"
    NATURE = "nature"


_KINDS: dict[Axis, type[Enum]] = {Axis.TIMING: Timing, Axis.ROLE: Role, Axis.STAGE: Stage, Axis.FACING: Facing,
                                  Axis.HORIZON: Horizon, Axis.NATURE: Nature}


@frozen(kw_only=True)
class BalanceCell:
    """How much stands on one side of an axis, in one perspective or on the whole card.

    Attributes:
        perspective: its id; None is the whole card.
        side: as the definition writes it; None is not declared.
        count: how many indicators.
        weight: their share of the card's whole weight, 0-1; what is never scored has none.
    """

    perspective: str | None
    axis: Axis
    side: str | None
    count: int
    weight: float

    def side_name(self, language: str) -> str:
        """Return what people call the side."""
        words = words_for(language)
        return words[f"balance.side.{self.axis.value}.{self.side or 'undeclared'}"]


@frozen(kw_only=True)
class BalancePerspective:
    """A perspective on the sheet: how many indicators it holds, and its share of the whole weight."""

    id: str
    name: str
    count: int
    weight: float


@frozen(kw_only=True)
class BalanceSheet:
    """Counts and weight by perspective and side of every axis.

    Those steered by are counted; context is shown along the axis of roles only. An indicator is long-term where one of
    its targets is, and short-term where it has others only; without a target its horizon is not declared.

    >>> BalanceSheet.of(Scorecard(id="card", name="Our card")).empty(Axis.TIMING)
    ()
    """

    scorecard: str
    title: str
    language: str
    perspectives: tuple[BalancePerspective, ...]
    cells: tuple[BalanceCell, ...]

    @classmethod
    def of(cls, scorecard: Scorecard) -> BalanceSheet:
        """Return the sheet of *scorecard*."""
        weight = shares(scorecard)
        steered = {each.id for each in steered_by(scorecard)}
        perspectives = []
        cells: list[BalanceCell] = []
        for perspective in scorecard.perspectives:
            counted = [each for each in perspective.indicators() if each.id in steered]
            perspectives.append(BalancePerspective(id=perspective.id, name=perspective.name, count=len(counted),
                                                   weight=_weight(counted, weight)))
            for axis in Axis:
                seen = perspective.indicators() if axis is Axis.ROLE else counted
                cells.extend(_cells(perspective.id, axis, tuple(seen), weight))
        return cls(scorecard=scorecard.id, title=scorecard.name, language=scorecard.language,
                   perspectives=tuple(perspectives), cells=tuple(cells))

    @property
    def count(self) -> int:
        """How many indicators people steer by."""
        return sum(each.count for each in self.perspectives)

    def along(self, axis: Axis, perspective: str | None = None) -> tuple[BalanceCell, ...]:
        """Return a cell for each side of *axis*, not declared last, in *perspective*; left out, on the whole card."""
        found = [cell for cell in self.cells if cell.axis is axis and perspective in (None, cell.perspective)]
        sides = [[cell for cell in found if cell.side == side] for side in sides_of(axis)]
        return tuple(BalanceCell(perspective=perspective, axis=axis, side=side, count=sum(each.count for each in cells),
                                 weight=sum(each.weight for each in cells))
                     for side, cells in zip(sides_of(axis), sides, strict=True))

    def undeclared(self, axis: Axis) -> int:
        """Return how many indicators do not say where they stand along *axis*."""
        return self.along(axis)[-1].count

    def empty(self, axis: Axis) -> tuple[str, ...]:
        """Return the sides on which nothing stands; none of them where no indicator declares a side."""
        declared = self.along(axis)[:-1]
        if not any(cell.count for cell in declared):
            return ()
        return tuple(str(cell.side) for cell in declared if not cell.count)

    def heavy(self, axis: Axis) -> str | None:
        """Return the side on which more than half of the declared indicators stand; None where none does."""
        declared = self.along(axis)[:-1]
        half = sum(cell.count for cell in declared) / 2
        return next((cell.side for cell in declared if cell.count > half), None)

    def empty_perspectives(self) -> tuple[BalancePerspective, ...]:
        """Return the perspectives without an indicator to steer by."""
        return tuple(each for each in self.perspectives if not each.count)

    def heavy_perspective(self) -> BalancePerspective | None:
        """Return the perspective with more than half of the indicators or of the weight; None where none has."""
        return next((each for each in self.perspectives
                     if 2 * each.count > self.count or each.weight > _HALF), None)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a perspective and side of an axis; empty ones too."""
        names = {each.id: each.name for each in self.perspectives}
        return [{"perspective": cell.perspective, "perspective_name": names[str(cell.perspective)],
                 "axis": cell.axis.value, "side": cell.side, "count": cell.count, "weight": cell.weight}
                for cell in self.cells]

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain data."""
        return {
            "scorecard": self.scorecard, "count": self.count,
            "perspectives": [{"id": each.id, "name": each.name, "count": each.count, "weight": each.weight}
                             for each in self.perspectives],
            "axes": {axis.value: {"heavy": self.heavy(axis), "empty": list(self.empty(axis)),
                                  "undeclared": self.undeclared(axis)} for axis in Axis},
            "cells": self.records(),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row a perspective and side of an axis."""
        return table(self.records())

    def _repr_html_(self) -> str:
        words = words_for(self.language)
        heads = [words["balance.axis_heading"], words["balance.side_heading"],
                 *(f"{each.id} {each.name}" for each in self.perspectives), words["balance.whole_card"]]
        rows = [dict(zip(heads, row, strict=True)) for row in self._rows()]
        return html_table(rows, heads, words)

    def _rows(self) -> Iterator[tuple[object, ...]]:
        words = words_for(self.language)
        for axis in Axis:
            parts = [self.along(axis, each.id) for each in self.perspectives]
            for number, cell in enumerate(self.along(axis)):
                name = words[f"balance.axis.{axis.value}"]
                yield name, cell.side_name(self.language), *(part[number].count for part in parts), cell.count


def sides_of(axis: Axis) -> tuple[str | None, ...]:
    """Return the sides of *axis* as the definition writes them; None, not declared, last.

    >>> sides_of(Axis.FACING)
    ('internal', 'external', None)
    """
    return *(each.value for each in _KINDS[axis]), None


def _side(axis: Axis, indicator: Indicator) -> str | None:
    if axis is not Axis.HORIZON:
        declared: Enum | None = getattr(indicator, axis.value)
        return declared.value if declared else None
    targets = in_force(indicator)
    if any(target.horizon is Horizon.LONG for target in targets):
        return Horizon.LONG.value
    return Horizon.SHORT.value if targets else None


def _cells(
    perspective: str, axis: Axis, indicators: tuple[Indicator, ...], weight: dict[str, float]
) -> Iterator[BalanceCell]:
    for side in sides_of(axis):
        there = [each for each in indicators if _side(axis, each) == side]
        yield BalanceCell(perspective=perspective, axis=axis, side=side, count=len(there),
                          weight=_weight(there, weight))


def _weight(indicators: Iterable[Indicator], weight: dict[str, float]) -> float:
    return sum(weight.get(each.id, 0.0) for each in indicators)
