"""The later card's indicators in the earlier card's tree: the step before the weights are changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from ..domain.factor import CriticalSuccessFactor
from ..domain.indicator import Indicator
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..domain.strategy import NO_STRATEGY
from .step_cards import bare


def in_earlier_tree(earlier: Scorecard, later: Scorecard) -> Scorecard:
    """Return *later* with its indicators where *earlier* had them, weighted and rolled up as there.

    What is new stands where it stands later, under what was there before; what is gone leaves its node behind, empty.
    """
    defaults = evolve(later.defaults, method=earlier.defaults.method, missing=earlier.defaults.missing,
                      min_coverage=earlier.defaults.min_coverage)
    return bare(later, strategy=NO_STRATEGY, defaults=defaults, perspectives=tuple(_Grafting(earlier, later).tree()))


class _Grafting:
    """The earlier tree, bare, and what is grafted on it; lives for one call.

    An id may be a factor's on one card and an objective's on the other, so a home is looked up by both.
    """

    def __init__(self, earlier: Scorecard, later: Scorecard) -> None:
        self.earlier, self.later = earlier, later
        self.perspectives = {each.id: each for each in earlier.perspectives}
        self.objectives: dict[str, list[Objective]] = {each.id: list(each.objectives) for each in earlier.perspectives}
        self.factors: dict[str, list[CriticalSuccessFactor]] = {
            each.id: list(each.factors) for each in earlier.perspectives}
        self.home: dict[tuple[type, str], str] = {}
        for perspective in earlier.perspectives:
            self.home |= {(Objective, each.id): perspective.id for each in perspective.objectives}
            self.home |= {(CriticalSuccessFactor, each.id): perspective.id for each in perspective.factors}
        self.leaves: dict[str, list[Indicator]] = {}

    def tree(self) -> Iterator[Perspective]:
        """Yield the perspectives of the earlier card and those that are new, with the later card's indicators."""
        for factor in self.later.factors():
            for indicator in factor.indicators:
                self._place(indicator, factor)
        for id_, perspective in self.perspectives.items():
            yield self._bare(perspective, objectives=tuple(map(self._bare, self.objectives[id_])),
                             factors=tuple(map(self._with_leaves, self.factors[id_])))

    def _place(self, indicator: Indicator, factor: CriticalSuccessFactor) -> None:
        was, before = self.earlier.find(indicator.id), self.earlier.factor_of(indicator.id)
        weight = indicator.weight
        if isinstance(was, Indicator) and before is not None:
            factor, weight = before, was.weight
        elif (CriticalSuccessFactor, factor.id) not in self.home:
            self._graft(factor)
        leaf = evolve(indicator, weight=weight, also_supports=(), affects=())
        self.leaves.setdefault(factor.id, []).append(leaf)

    def _graft(self, factor: CriticalSuccessFactor) -> None:
        """Make room for *factor* where it stands later: under its objective where that was there, else beside it."""
        place = self.home.get((Objective, factor.objective)) if factor.objective else None
        if place is None:
            perspective = self.later.perspective_of(factor.id)
            assert perspective is not None
            place = perspective.id
            self._add_perspective(perspective)
            self._add_objective(factor, place)
        self.factors[place].append(factor)
        self.home[CriticalSuccessFactor, factor.id] = place

    def _add_perspective(self, perspective: Perspective) -> None:
        if perspective.id not in self.perspectives:
            self.perspectives[perspective.id] = perspective
            self.objectives[perspective.id], self.factors[perspective.id] = [], []

    def _add_objective(self, factor: CriticalSuccessFactor, place: str) -> None:
        above = self.later.find(factor.objective) if factor.objective else None
        if isinstance(above, Objective):
            self.objectives[place].append(above)
            self.home[Objective, above.id] = place

    def _with_leaves(self, factor: CriticalSuccessFactor) -> CriticalSuccessFactor:
        objective = self._free_id(factor.objective, Objective) if factor.objective else None
        leaves = tuple(self.leaves.get(factor.id, ()))
        grown: CriticalSuccessFactor = self._bare(factor, objective=objective, supports=(), indicators=leaves)
        return grown

    def _bare(self, node: Any, **fields: Any) -> Any:
        """Return *node* without what leads out of the tree, under an id that nothing else of the later card has."""
        own = {} if isinstance(node, Perspective) else {"theme": None, "serves": ()}
        return evolve(node, id=self._free_id(node.id, type(node)), **own, **fields)

    def _free_id(self, id_: str, kind: type) -> str:
        """Return *id_*, or another where the later card calls something else so."""
        while not isinstance(self.later.find(id_), kind | None):
            id_ = f"{id_}-before"
        return id_
