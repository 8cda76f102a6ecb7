"""What several rules about weight share: the branches of the roll-up, and the share of the whole each leaf holds."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.factor import CriticalSuccessFactor
from ..domain.indicator import Indicator
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from .roles import is_scored
from .targets import has_norm

Node = Scorecard | Perspective | Objective | CriticalSuccessFactor
Child = Perspective | Objective | CriticalSuccessFactor | Indicator


def branches(scorecard: Scorecard) -> Iterator[tuple[Node, tuple[Child, ...]]]:
    """Yield each node of the roll-up with what is directly below it, the card first, children after their parent."""
    yield scorecard, scorecard.perspectives
    for perspective in scorecard.perspectives:
        free = tuple(factor for factor in perspective.factors if factor.objective is None)
        below = {objective.id: tuple(factor for factor in perspective.factors if factor.objective == objective.id)
                 for objective in perspective.objectives}
        used = tuple(objective for objective in perspective.objectives if below[objective.id])
        yield perspective, (*used, *free)
        yield from ((objective, below[objective.id]) for objective in used)
        yield from ((factor, factor.indicators) for factor in perspective.factors)


def shares(scorecard: Scorecard) -> dict[str, float]:
    """Return the share of the card's whole weight by indicator, of those that can be scored.

    What no figure below can be scored of takes no share: its weight goes to its siblings, as in the roll-up.
    """
    tree: list[tuple[Node, tuple[Child, ...]]] = list(branches(scorecard))
    alive: dict[str, bool] = {each.id: _can_be_scored(each) for each in scorecard.indicators()}
    for node, children in reversed(tree[1:]):
        alive[node.id] = any(alive[child.id] and child.weight > 0 for child in children)
    share: dict[str, float] = {}
    for node, children in tree:
        whole = 1.0 if node is scorecard else share.get(node.id, 0.0)
        counted = [child for child in children if alive[child.id] and child.weight > 0]
        total = sum(child.weight for child in counted)
        share.update({child.id: whole * child.weight / total for child in counted})
    return {each.id: share[each.id] for each in scorecard.indicators() if each.id in share}


def _can_be_scored(indicator: Indicator) -> bool:
    return is_scored(indicator) and bool(indicator.targets or has_norm(indicator))
