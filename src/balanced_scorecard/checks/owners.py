"""Who answers for each figure, read in one walk over the card (R61)."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.factor import CriticalSuccessFactor
from ..domain.scorecard import Scorecard


def owners_by_factor(scorecard: Scorecard) -> Iterator[tuple[CriticalSuccessFactor, tuple[str | None, ...]]]:
    """Yield each factor with the owner of each of its indicators: its own, else the nearest above; None for nobody."""
    for perspective in scorecard.perspectives:
        of_objective = {objective.id: objective.owner for objective in perspective.objectives}
        for factor in perspective.factors:
            through = of_objective[factor.objective] if factor.objective else None
            inherited = factor.owner or through or perspective.owner
            yield factor, tuple(each.owner or inherited or None for each in factor.indicators)
