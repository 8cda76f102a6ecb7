"""`cross_cuts`: the same roll-up over what serves a goal or a theme, or what one person answers for (R5, R25, R61)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from ..domain.factor import CriticalSuccessFactor
from ..domain.identifiers import ElementId
from ..domain.objective import Objective
from ..domain.scorecard import Scorecard
from .family import node_scores
from .results import ScorecardScore
from .statuses import NodeKind
from .tree import Branch, Policies, branches_of, restricted


class CrossCut(Enum):
    """What a card is cut across by: its overall goals, its strategic themes, or who answers for its indicators."""

    GOAL = "goal"
    THEME = "theme"
    OWNER = "owner"


def cross_cuts(scores: ScorecardScore, by: CrossCut) -> tuple[ScorecardScore, ...]:
    """Return, for each goal, theme or owner of the card, the roll-up of the indicators that serve it.

    Each is the card's own tree as if it held only those indicators, weights renormalised, with the goal, theme or owner
    as its `total`. An indicator serves what its factor or objective serves, what these in turn serve, and what it
    supports itself. Cross-cuts overlap: an indicator may be in several, and they do not add up to the card.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate, roll_up
    >>> cross_cuts(roll_up(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024")), CrossCut.GOAL)
    ()
    """
    evaluation = scores.evaluation
    branches = branches_of(evaluation.scorecard, Policies(scores.total.method, scores.total.policy))
    return tuple(
        ScorecardScore(evaluation=evaluation, nodes=node_scores(evaluation, restricted(branches, cut.root, cut.leaves)))
        for cut in _CUTS[by](evaluation.scorecard)
    )


@frozen
class _Cut:
    root: Branch
    leaves: frozenset[ElementId]


def _goals(card: Scorecard) -> Iterator[_Cut]:
    for goal in card.strategy.goals:
        yield _Cut(Branch(id=goal.id, name=goal.name, kind=NodeKind.GOAL, parent=-1), _serving(card, {goal.id}))


def _themes(card: Scorecard) -> Iterator[_Cut]:
    for theme in card.strategy.themes:
        goals = {goal.id for goal in card.strategy.goals if goal.theme == theme.id}
        yield _Cut(Branch(id=theme.id, name=theme.name, kind=NodeKind.THEME, parent=-1),
                   _serving(card, {theme.id, *goals}))


def _owners(card: Scorecard) -> Iterator[_Cut]:
    owned: dict[str, list[ElementId]] = {}
    for indicator in card.indicators():
        owner = card.owner_of(indicator)
        if owner:
            owned.setdefault(owner, []).append(indicator.id)
    for owner, ids in owned.items():
        yield _Cut(Branch(id=owner, name=owner, kind=NodeKind.OWNER, parent=-1), frozenset(ids))


_CUTS = {CrossCut.GOAL: _goals, CrossCut.THEME: _themes, CrossCut.OWNER: _owners}


def _serving(card: Scorecard, aims: set[str]) -> frozenset[ElementId]:
    """Return the indicators that serve any of *aims*, through factors and objectives."""
    objectives = {each.id for each in card.objectives() if _aims(each) & aims}
    reached = aims | objectives
    leaves: list[ElementId] = []
    for factor in card.factors():
        is_serving = factor.objective in objectives or bool(_aims(factor) & reached)
        leaves += [each.id for each in factor.indicators if is_serving or reached & {factor.id, *each.also_supports}]
    return frozenset(leaves)


def _aims(element: Objective | CriticalSuccessFactor) -> set[str]:
    return {*element.serves, *([element.theme] if element.theme else [])}
