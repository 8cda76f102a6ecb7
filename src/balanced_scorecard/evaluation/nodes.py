"""`roll_up`: from indicators to factors, objectives, perspectives and the card (design: roll-up)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.factor import CriticalSuccessFactor
from ..domain.identifiers import ElementId
from ..domain.indicator import Caps, Indicator, Polarity, Role
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..kernels import rollup
from .compliance import compliance_of
from .results import (
    Evaluation,
    IndicatorResult,
    NodeKind,
    NodeScore,
    Reason,
    ScorecardScore,
    Standing,
    Status,
    TargetMet,
)

METHODS = {RollUpMethod.WEIGHTED_MEAN: rollup.WEIGHTED_MEAN, RollUpMethod.GEOMETRIC: rollup.GEOMETRIC,
           RollUpMethod.HARMONIC: rollup.HARMONIC, RollUpMethod.WORST: rollup.WORST}
MISSING = {MissingPolicy.LEAVE_OUT: rollup.LEAVE_OUT, MissingPolicy.COUNT_AS_ZERO: rollup.COUNT_AS_ZERO,
           MissingPolicy.REQUIRE_ALL: rollup.REQUIRE_ALL}
NEAR = 1e-9
HEAVY = 0.1
"""A POOR leaf with at least this share of its parent's weight limits the parent to MEDIUM."""

Source = Scorecard | Perspective | Objective | CriticalSuccessFactor | Indicator


@frozen
class Branch:
    """A node of the tree before it is scored; `parent` is its parent's place in the list, -1 for the card."""

    source: Source
    kind: NodeKind
    parent: int
    weight: float
    method: RollUpMethod = RollUpMethod.WEIGHTED_MEAN
    missing: MissingPolicy = MissingPolicy.LEAVE_OUT


def roll_up(
    evaluation: Evaluation, *, missing: MissingPolicy | None = None, method: RollUpMethod | None = None
) -> ScorecardScore:
    """Roll *evaluation* up: factor, objective, perspective, card; counts lead, the score is what they were judged by.

    Args:
        evaluation: of one unit and period.
        missing: replaces the card's default policy for leaves that are missing; a node's own wins.
        method: replaces the card's default method; a node's own wins.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate
    >>> roll_up(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024")).total.status
    <Status.OUTSIDE: 'outside'>
    """
    defaults = evaluation.scorecard.defaults
    method = method or defaults.method or RollUpMethod.WEIGHTED_MEAN
    missing = missing or defaults.missing or MissingPolicy.LEAVE_OUT
    branches = [_by_policy(branch, method, missing) for branch in _tree(evaluation.scorecard)]
    standings = [_standing(branch, evaluation) for branch in branches]
    arrays = _arrays(evaluation, branches, standings)
    family = _Family(evaluation, branches, standings, arrays)
    return ScorecardScore(evaluation=evaluation, nodes=tuple(family.node(n) for n in family.inner()))


def _by_policy(branch: Branch, method: RollUpMethod, missing: MissingPolicy) -> Branch:
    """Return *branch* with its own method and policy, else those given."""
    source = branch.source
    return evolve(branch, method=getattr(source, "method", None) or method,
                  missing=getattr(source, "missing", None) or missing)


def _tree(card: Scorecard) -> Iterator[Branch]:
    """Yield the card and all below it, parents first, in the order of the definition."""
    yield Branch(card, NodeKind.SCORECARD, -1, 1.0)
    place = 0
    for perspective in card.perspectives:
        place += 1
        at = place
        yield Branch(perspective, NodeKind.PERSPECTIVE, 0, perspective.weight)
        objectives: dict[str | None, int] = {None: at}
        for objective in perspective.objectives:
            place += 1
            objectives[objective.id] = place  # without factors it is OUTSIDE, shown and counted nowhere
            yield Branch(objective, NodeKind.OBJECTIVE, at, objective.weight)
        for factor in perspective.factors:
            place += 1
            own = place
            yield Branch(factor, NodeKind.FACTOR, objectives[factor.objective], factor.weight)
            for indicator in factor.indicators:
                place += 1
                yield Branch(indicator, NodeKind.INDICATOR, own, indicator.weight)


def _standing(branch: Branch, evaluation: Evaluation) -> Standing:
    if not isinstance(branch.source, Indicator):
        return Standing.OUTSIDE
    return standing_of(evaluation[branch.source.id])


def standing_of(result: IndicatorResult) -> Standing:
    """Return how an indicator enters a roll-up: SCORED, MISSING (expected, due, no value) or OUTSIDE."""
    indicator = result.indicator
    outside = indicator.role in (Role.CONTEXT, Role.MONITORING) or indicator.polarity is Polarity.NEUTRAL
    if outside or indicator.weight == 0:
        return Standing.OUTSIDE
    if result.status.is_judged:
        return Standing.SCORED
    if result.status is Status.NO_DATA and result.reason not in (Reason.NOT_APPLICABLE, Reason.NO_EVENTS):
        return Standing.MISSING
    return Standing.OUTSIDE


def _arrays(
    evaluation: Evaluation, branches: Sequence[Branch], standings: Sequence[Standing]
) -> rollup.NodeArrays:
    scores = [_leaf_score(branch, standing, evaluation) for branch, standing in zip(branches, standings, strict=True)]
    return rollup.roll_up_tree(
        parent=np.array([branch.parent for branch in branches]),
        weight=np.array([branch.weight for branch in branches]),
        leaf_score=np.array(scores, dtype=float)[:, None],
        counted=np.array([standing is not Standing.OUTSIDE for standing in standings])[:, None],
        method=np.array([METHODS[branch.method] for branch in branches]),
        missing=np.array([MISSING[branch.missing] for branch in branches]),
    )


def _leaf_score(branch: Branch, standing: Standing, evaluation: Evaluation) -> float:
    if standing is not Standing.SCORED:
        return np.nan
    score = evaluation[branch.source.id].score
    return np.nan if score is None else score


class _Family:
    """The scored tree, asked one node at a time; lives for one call of `roll_up`."""

    def __init__(
        self, evaluation: Evaluation, branches: Sequence[Branch], standings: Sequence[Standing],
        arrays: rollup.NodeArrays,
    ) -> None:
        self.evaluation = evaluation
        self.branches = branches
        self.standings = standings
        self.arrays = arrays
        self.children: list[list[int]] = [[] for _ in branches]
        for n, branch in enumerate(branches):
            if branch.parent >= 0:
                self.children[branch.parent].append(n)
        self.path_weight = self._path_weights()

    def inner(self) -> Iterator[int]:
        """Yield the places of the nodes that are no indicators."""
        return (n for n, branch in enumerate(self.branches) if branch.kind is not NodeKind.INDICATOR)

    def leaves(self, n: int) -> list[int]:
        """Return the places of the indicators below *n*, in order."""
        if self.branches[n].kind is NodeKind.INDICATOR:
            return [n]
        return [leaf for child in self.children[n] for leaf in self.leaves(child)]

    def result(self, n: int) -> IndicatorResult:
        """Return the result of the indicator at *n*."""
        return self.evaluation[self.branches[n].source.id]

    def node(self, n: int) -> NodeScore:
        """Return everything said of the node at *n*."""
        branch, leaves = self.branches[n], self.leaves(n)
        parent = self.branches[branch.parent].source.id if branch.parent >= 0 else None
        compliance, caps = compliance_of([self.result(leaf) for leaf in leaves])
        bare = NodeScore(
            id=branch.source.id, kind=branch.kind, name=branch.source.name, status=Status.OUTSIDE, parent=parent,
            children=tuple(self.branches[child].source.id for child in self.children[n]),
            outside=self.ids(leaves, Standing.OUTSIDE), compliance=compliance, weight=branch.weight,
            method=branch.method, policy=branch.missing,
        )
        if not self.arrays.counted[n, 0]:
            return bare
        return self._judged(n, leaves, bare, self._capping(n, caps))

    def _judged(self, n: int, leaves: list[int], bare: NodeScore, caps: tuple[ElementId, ...]) -> NodeScore:
        score = float(self.arrays.score[n, 0])
        low, high = float(self.arrays.low[n, 0]), float(self.arrays.high[n, 0])
        coverage = float(self.arrays.coverage[n, 0])
        least = self.evaluation.scorecard.defaults.min_coverage
        status = Status.INSUFFICIENT_DATA if np.isnan(score) or coverage < least - NEAR else band(score)
        limiting = (*self._heavy_poor(n), *caps) if status is Status.GOOD else ()
        status = Status.MEDIUM if limiting else status
        scored = [leaf for leaf in leaves if self.standings[leaf] is Standing.SCORED]
        results = [self.result(leaf) for leaf in scored]
        poor = [result.id for result in results if result.status is Status.POOR]
        return evolve(
            bare,
            status=status,
            standing=Standing.SCORED if coverage > 0 else Standing.MISSING,
            score=None if np.isnan(score) else score,
            coverage=coverage,
            score_bounds=(low, high),
            preliminary=band(low) is not band(high),
            limited_by=limiting,
            hidden_poor=tuple(poor) if status in (Status.GOOD, Status.MEDIUM) else (),
            missing=self.ids(leaves, Standing.MISSING),
            targets_met=sum(result.target_met is TargetMet.YES for result in results),
            targets_judged=sum(result.target_met in (TargetMet.YES, TargetMet.NO) for result in results),
            counts=self._counts(leaves),
            effective_weight=self._effective_weight(n),
            two_valued_share=self._two_valued_share(scored),
        )

    def ids(self, leaves: Sequence[int], standing: Standing) -> tuple[ElementId, ...]:
        """Return the ids of those *leaves* that stand as *standing*."""
        return tuple(self.branches[leaf].source.id for leaf in leaves if self.standings[leaf] is standing)

    def _counts(self, leaves: Sequence[int]) -> dict[str, int]:
        judged = [self.result(leaf).status for leaf in leaves if self.standings[leaf] is Standing.SCORED]
        counts = {status.value: judged.count(status) for status in (Status.GOOD, Status.MEDIUM, Status.POOR)}
        return {**counts, "missing": len(self.ids(leaves, Standing.MISSING))}

    def _share(self, n: int, siblings: Sequence[int]) -> float:
        total = sum(self.branches[each].weight for each in siblings)
        return self.branches[n].weight / total if total else 0.0

    def _heavy_poor(self, n: int) -> tuple[ElementId, ...]:
        inside = [child for child in self.children[n] if self.arrays.counted[child, 0]]
        return tuple(
            self.branches[child].source.id
            for child in inside
            if self.standings[child] is Standing.SCORED
            and self.result(child).status is Status.POOR
            and self._share(child, inside) >= HEAVY - NEAR
        )

    def _capping(self, n: int, caps: Sequence[IndicatorResult]) -> tuple[ElementId, ...]:
        own = {self.branches[child].source.id for child in self.children[n]}
        return tuple(broken.id for broken in caps if broken.indicator.caps is Caps.ALL or broken.id in own)

    def _effective_weight(self, n: int) -> float | None:
        parent = self.branches[n].parent
        if parent < 0:
            return 1.0
        scored = [each for each in self.children[parent] if not np.isnan(self.arrays.score[each, 0])]
        return self._share(n, scored) if n in scored else None

    def _two_valued_share(self, scored: Sequence[int]) -> float | None:
        weights = [self.path_weight[leaf] for leaf in scored]
        total = sum(weights)
        banded = sum(w for w, leaf in zip(weights, scored, strict=True) if is_banded(self.result(leaf)))
        return banded / total if total else None

    def _path_weights(self) -> list[float]:
        """Return the share of the whole card's weight that each node holds among what is counted, parents first."""
        weights = [1.0] * len(self.branches)
        for n, branch in enumerate(self.branches):
            if branch.parent >= 0:
                inside = [each for each in self.children[branch.parent] if self.arrays.counted[each, 0]]
                weights[n] = self._share(n, inside) * weights[branch.parent]
        return weights


def band(score: float) -> Status:
    """Return the status of a node's score: GOOD from 2/3, MEDIUM from 1/3, each less 1e-9.

    >>> band(2 / 3), band(0.5)
    (<Status.GOOD: 'good'>, <Status.MEDIUM: 'medium'>)
    """
    return Status.GOOD if score >= 2 / 3 - NEAR else Status.MEDIUM if score >= 1 / 3 - NEAR else Status.POOR


def is_banded(result: IndicatorResult) -> bool:
    """Whether a result's score is the middle of a band: two-valued, a level, a milestone or a judgement."""
    return result.scale is None or result.is_two_valued
