"""What supports what on a card: what serves a goal, and what work feeds; work on an element feeds what is below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..domain.factor import CriticalSuccessFactor
from ..domain.indicator import Indicator
from ..domain.initiative import Initiative
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard


def factors_in(scorecard: Scorecard) -> Iterator[tuple[Perspective, CriticalSuccessFactor]]:
    """Yield each factor with its perspective, in the order of the card."""
    for perspective in scorecard.perspectives:
        for factor in perspective.factors:
            yield perspective, factor


def serving(scorecard: Scorecard, goal: str) -> frozenset[str]:
    """Return the ids of what serves the overall *goal*: objectives, factors with their indicators, and indicators."""
    objectives = {each.id for each in scorecard.objectives() if goal in each.serves}
    factors = [each for each in scorecard.factors() if goal in each.serves or each.objective in objectives]
    below = {indicator.id for factor in factors for indicator in factor.indicators}
    beside = {indicator.id for indicator in scorecard.indicators() if goal in indicator.also_supports}
    return frozenset({*objectives, *(factor.id for factor in factors), *below, *beside})


def supported(initiatives: Iterable[Initiative]) -> frozenset[str]:
    """Return the ids the active ones among *initiatives* support, and those they are expected to change."""
    active = [work for work in initiatives if work.is_active]
    changed = {work.expected.indicator for work in active if work.expected}
    return frozenset(id_ for work in active for id_ in work.supports) | changed


def above(perspective: Perspective, factor: CriticalSuccessFactor) -> frozenset[str]:
    """Return the ids of *factor* and of what stands above it: objective, perspective, and what it serves."""
    objective = next((each for each in perspective.objectives if each.id == factor.objective), None)
    through = (objective.id, *objective.serves) if objective else ()
    return frozenset((perspective.id, factor.id, *factor.serves, *through))


def around(perspective: Perspective, factor: CriticalSuccessFactor, indicator: Indicator) -> frozenset[str]:
    """Return the ids of *indicator* and of what stands above it."""
    return above(perspective, factor) | {indicator.id, *indicator.also_supports}
