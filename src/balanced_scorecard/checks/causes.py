"""What several rules about cause and effect share: what an end of a link stands for, and what lies upstream of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..domain.indicator import Indicator
from ..domain.scorecard import Scorecard


def families(scorecard: Scorecard) -> dict[str, frozenset[str]]:
    """Return, for each objective, factor and indicator, its own id with what holds it and what it holds.

    A link to an objective is a link to what is below it; one to an indicator drives the factor it measures.
    """
    above: dict[str, tuple[str, ...]] = {objective.id: () for objective in scorecard.objectives()}
    for factor in scorecard.factors():
        above[factor.id] = (factor.objective,) if factor.objective else ()
        above.update({each.id: (factor.id, *above[factor.id]) for each in factor.indicators})
    family: dict[str, set[str]] = {id_: {id_, *held_by} for id_, held_by in above.items()}
    for id_, held_by in above.items():
        for holder in held_by:
            family[holder].add(id_)
    return {id_: frozenset(ids) for id_, ids in family.items()}


def indicators_below(scorecard: Scorecard) -> dict[str, tuple[Indicator, ...]]:
    """Return the indicators of each objective, factor and indicator: all of its factors', its own, itself."""
    below: dict[str, tuple[Indicator, ...]] = {objective.id: () for objective in scorecard.objectives()}
    for factor in scorecard.factors():
        below[factor.id] = factor.indicators
        below.update({each.id: (each,) for each in factor.indicators})
        if factor.objective:
            below[factor.objective] += factor.indicators
    return below


def upstream(scorecard: Scorecard, family: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    """Return every id from which links lead to *start*, through whole families."""
    causes: dict[str, list[str]] = {}
    for link in scorecard.links:
        causes.setdefault(link.effect, []).append(link.cause)
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        reached = {relative for cause in causes.get(waiting.pop(), ()) for relative in family[cause]}
        waiting.extend(reached - found)
        found |= reached
    return found
