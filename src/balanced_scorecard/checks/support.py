"""What work on a card supports: an initiative on an element feeds what is below it."""

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
