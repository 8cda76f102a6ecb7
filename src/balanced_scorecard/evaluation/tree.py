"""The tree that is rolled up: the card, its perspectives, objectives, factors and indicators, in the card's order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.factor import CriticalSuccessFactor
from ..domain.identifiers import ElementId
from ..domain.indicator import Indicator, Polarity, Role
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..kernels import rollup
from .statuses import NodeKind

METHODS = {RollUpMethod.WEIGHTED_MEAN: rollup.WEIGHTED_MEAN, RollUpMethod.GEOMETRIC: rollup.GEOMETRIC,
           RollUpMethod.HARMONIC: rollup.HARMONIC, RollUpMethod.WORST: rollup.WORST}
MISSING = {MissingPolicy.LEAVE_OUT: rollup.LEAVE_OUT, MissingPolicy.COUNT_AS_ZERO: rollup.COUNT_AS_ZERO,
           MissingPolicy.REQUIRE_ALL: rollup.REQUIRE_ALL}


@frozen(kw_only=True)
class Branch:
    """A node of the tree before it is scored.

    Attributes:
        parent: its parent's place in the list, -1 for the root.
        indicator: what it is, where it is a leaf.
        method, missing: how its children are added up.
    """

    id: ElementId
    name: str
    kind: NodeKind
    parent: int
    weight: float = 1.0
    method: RollUpMethod = RollUpMethod.WEIGHTED_MEAN
    missing: MissingPolicy = MissingPolicy.LEAVE_OUT
    indicator: Indicator | None = None


Node = Perspective | Objective | CriticalSuccessFactor


@frozen
class Policies:
    """What holds for every node that does not say otherwise."""

    method: RollUpMethod
    missing: MissingPolicy

    def branch(self, node: Node, kind: NodeKind, parent: int) -> Branch:
        """Return *node* as a branch, with its own method and policy, else these."""
        return Branch(id=node.id, name=node.name, kind=kind, parent=parent, weight=node.weight,
                      method=node.method or self.method, missing=node.missing or self.missing)


def policies_of(card: Scorecard, method: RollUpMethod | None = None, missing: MissingPolicy | None = None) -> Policies:
    """Return the policies given, else the card's."""
    defaults = card.defaults
    return Policies(method or defaults.method or RollUpMethod.WEIGHTED_MEAN,
                    missing or defaults.missing or MissingPolicy.LEAVE_OUT)


def branches_of(card: Scorecard, policies: Policies) -> list[Branch]:
    """Return the card and all below it, parents first, in the order of the definition."""
    root = Branch(id=card.id, name=card.name, kind=NodeKind.SCORECARD, parent=-1, method=policies.method,
                  missing=policies.missing)
    branches = [root]
    for perspective in card.perspectives:
        branches.extend(_below(perspective, len(branches), policies))
    return branches


def _below(perspective: Perspective, place: int, policies: Policies) -> Iterator[Branch]:
    yield policies.branch(perspective, NodeKind.PERSPECTIVE, 0)
    place_of: dict[str | None, int] = {None: place}
    for objective in perspective.objectives:
        place_of[objective.id] = place + len(place_of)  # without factors it is OUTSIDE, shown and counted nowhere
        yield policies.branch(objective, NodeKind.OBJECTIVE, place)
    at = place + len(place_of)
    for factor in perspective.factors:
        yield policies.branch(factor, NodeKind.FACTOR, place_of[factor.objective])
        for indicator in factor.indicators:
            yield Branch(id=indicator.id, name=indicator.name, kind=NodeKind.INDICATOR, parent=at,
                         weight=indicator.weight, indicator=indicator)
        at += 1 + len(factor.indicators)


def restricted(branches: Sequence[Branch], root: Branch, leaves: Collection[ElementId]) -> list[Branch]:
    """Return the tree as if it held only *leaves*, under another *root*; what has none of them below is left out."""
    kept = {0}
    for n in reversed(range(1, len(branches))):
        if n in kept or branches[n].id in leaves:
            kept |= {n, branches[n].parent}
    place_of = {old: new for new, old in enumerate(sorted(kept))}
    below = [evolve(branches[n], parent=place_of[branches[n].parent]) for n in sorted(kept - {0})]
    return [evolve(root, method=branches[0].method, missing=branches[0].missing), *below]


def is_never_counted(indicator: Indicator) -> bool:
    """Whether an indicator is OUTSIDE whatever its figure: shown, on the compliance line, or of no weight."""
    return (indicator.role in (Role.CONTEXT, Role.MONITORING) or indicator.polarity is Polarity.NEUTRAL
            or indicator.weight == 0)


def tree_of(branches: Sequence[Branch], row_of: dict[ElementId, int]) -> rollup.Tree:
    """Return *branches* as the kernel takes them; *row_of* says where the scores of each indicator stand.

    What is never counted is no part of it.
    """
    inside = [n for n, branch in enumerate(branches)
              if branch.indicator is None or not is_never_counted(branch.indicator)]
    place_of = {old: new for new, old in enumerate(inside)} | {-1: -1}
    kept = [branches[n] for n in inside]
    return rollup.Tree(
        parent=tuple(place_of[branch.parent] for branch in kept), weight=tuple(branch.weight for branch in kept),
        leaf=tuple(-1 if branch.indicator is None else row_of[branch.id] for branch in kept),
        method=tuple(METHODS[branch.method] for branch in kept),
        missing=tuple(MISSING[branch.missing] for branch in kept),
    )
