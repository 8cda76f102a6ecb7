"""`node_scores`: everything said of each node of a tree, from its leaves' results and the kernel's arrays."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan
from typing import Any

import numpy as np

from ..domain.identifiers import ElementId
from ..domain.indicator import Caps
from ..kernels import rollup
from .compliance import compliance_of
from .results import Evaluation, IndicatorResult, NodeScore
from .statuses import Reason, Standing, Status, TargetMet
from .tree import Branch, is_never_counted, tree_of

NEAR = 1e-9
HEAVY = 0.1
"""A POOR leaf with at least this share of its parent's weight limits the parent to MEDIUM."""


def node_scores(evaluation: Evaluation, branches: Sequence[Branch]) -> tuple[NodeScore, ...]:
    """Return the nodes of *branches* that are no indicators, in order, scored from *evaluation*."""
    family = _Family(evaluation, branches)
    return tuple(family.node(n) for n, branch in enumerate(branches) if branch.indicator is None)


def standing_of(result: IndicatorResult) -> Standing:
    """Return how an indicator enters a roll-up: SCORED, MISSING (expected, due, no value) or OUTSIDE."""
    if is_never_counted(result.indicator):
        return Standing.OUTSIDE
    return standing_by(result.status, result.reason)


def standing_by(status: Status, reason: Reason | None) -> Standing:
    """Return how an indicator that may be counted enters a roll-up, by its status."""
    if status.is_judged:
        return Standing.SCORED
    if status is Status.NO_DATA and reason not in (Reason.NOT_APPLICABLE, Reason.NO_EVENTS):
        return Standing.MISSING
    return Standing.OUTSIDE


def band(score: float) -> Status:
    """Return the status of a node's score: GOOD from 2/3, MEDIUM from 1/3, each less 1e-9.

    >>> band(2 / 3), band(0.5)
    (<Status.GOOD: 'good'>, <Status.MEDIUM: 'medium'>)
    """
    return Status.GOOD if score >= 2 / 3 - NEAR else Status.MEDIUM if score >= 1 / 3 - NEAR else Status.POOR


def is_banded(result: IndicatorResult) -> bool:
    """Whether a result's score is the middle of a band: two-valued, a level, a milestone or a judgement."""
    return result.scale is None or result.is_two_valued


_Said = dict[str, Any]
"""Fields of a node, gathered and set at once."""


class _Family:
    """The scored tree, asked one node at a time; lives for one call."""

    def __init__(self, evaluation: Evaluation, branches: Sequence[Branch]) -> None:
        self.least_coverage = evaluation.scorecard.defaults.min_coverage
        self.branches = branches
        self.results = [None if branch.indicator is None else evaluation[branch.id] for branch in branches]
        self.standings = [Standing.OUTSIDE if result is None else standing_of(result) for result in self.results]
        self.children: list[list[int]] = [[] for _ in branches]
        self.leaves: list[list[int]] = [[] for _ in branches]
        for n in range(len(branches) - 1, -1, -1):
            if branches[n].indicator is not None:
                self.leaves[n] = [n]
            above = branches[n].parent
            if above >= 0:
                self.children[above].insert(0, n)
                self.leaves[above][:0] = self.leaves[n]
        self._roll_up()

    def _roll_up(self) -> None:
        leaves = [n for n, branch in enumerate(self.branches) if branch.indicator is not None]
        scores = [self._leaf_score(n) for n in leaves]
        tree = tree_of(self.branches, {self.branches[n].id: row for row, n in enumerate(leaves)})
        counted = [self.standings[n] is not Standing.OUTSIDE for n in leaves]
        arrays = rollup.roll_up_tree(tree, np.array(scores, dtype=float).reshape(-1, 1),
                                     np.array(counted, dtype=bool).reshape(-1, 1))
        columns = (each[:, 0].tolist() for each in (arrays.score, arrays.coverage, arrays.low, arrays.high,
                                                    arrays.counted))
        inner = (n for n, branch in enumerate(self.branches) if branch.indicator is None)
        self.found: dict[int, tuple[float, float, float, float, bool]] = dict(
            zip(inner, zip(*columns, strict=True), strict=True))
        self.found |= {n: (score, nan, nan, nan, inside)
                       for n, score, inside in zip(leaves, scores, counted, strict=True)}
        self.whole = [sum(self.branches[child].weight for child in children if self.found[child][4])
                      for children in self.children]
        self.known = [sum(self.branches[child].weight for child in children if not isnan(self.found[child][0]))
                      for children in self.children]
        self.path_weight = self._path_weights()

    def _leaf_score(self, n: int) -> float:
        result = self.results[n]
        is_scored = self.standings[n] is Standing.SCORED
        return nan if result is None or result.score is None or not is_scored else result.score

    def ids(self, n: int, standing: Standing) -> tuple[ElementId, ...]:
        """Return the ids of the leaves below *n* that stand as *standing*."""
        return tuple(self.branches[leaf].id for leaf in self.leaves[n] if self.standings[leaf] is standing)

    def node(self, n: int) -> NodeScore:
        """Return everything said of the node at *n*."""
        branch = self.branches[n]
        compliance, caps = compliance_of([result for leaf in self.leaves[n] if (result := self.results[leaf])])
        bare: _Said = {
            "id": branch.id, "kind": branch.kind, "name": branch.name, "compliance": compliance,
            "parent": self.branches[branch.parent].id if branch.parent >= 0 else None,
            "children": tuple(self.branches[child].id for child in self.children[n]),
            "outside": self.ids(n, Standing.OUTSIDE), "weight": branch.weight, "method": branch.method,
            "policy": branch.missing,
        }
        if not self.found[n][4]:
            return NodeScore(**bare, status=Status.OUTSIDE)
        return NodeScore(**bare, **self._judged(n, self._capping(n, caps)))

    def _judged(self, n: int, caps: tuple[ElementId, ...]) -> _Said:
        score, coverage, low, high, _ = self.found[n]
        is_short = isnan(score) or coverage < self.least_coverage - NEAR
        status = Status.INSUFFICIENT_DATA if is_short else band(score)
        limiting = (*self._heavy_poor(n), *caps) if status is Status.GOOD else ()
        status = Status.MEDIUM if limiting else status
        scored = [leaf for leaf in self.leaves[n] if self.standings[leaf] is Standing.SCORED]
        results = [result for leaf in scored if (result := self.results[leaf])]
        missing = self.ids(n, Standing.MISSING)
        share = self._effective_weight(n)
        return {
            "status": status, "standing": Standing.SCORED if coverage > 0 else Standing.MISSING,
            "score": None if isnan(score) else score, "coverage": coverage, "score_bounds": (low, high),
            "preliminary": band(low) is not band(high), "limited_by": limiting,
            "hidden_poor": tuple(r.id for r in results if r.status is Status.POOR)
            if status in (Status.GOOD, Status.MEDIUM) else (),
            "missing": missing,
            "targets_met": sum(result.target_met is TargetMet.YES for result in results),
            "targets_judged": sum(result.target_met in (TargetMet.YES, TargetMet.NO) for result in results),
            "counts": _counts(results, len(missing)), "effective_weight": share,
            "two_valued_share": self._two_valued_share(scored, results),
        }

    def _heavy_poor(self, n: int) -> tuple[ElementId, ...]:
        return tuple(
            result.id
            for child in self.children[n]
            if (result := self.results[child]) is not None
            and self.standings[child] is Standing.SCORED
            and result.status is Status.POOR
            and self.branches[child].weight / self.whole[n] >= HEAVY - NEAR
        )

    def _capping(self, n: int, caps: Sequence[IndicatorResult]) -> tuple[ElementId, ...]:
        own = {self.branches[child].id for child in self.children[n]} if caps else set()
        return tuple(broken.id for broken in caps if broken.indicator.caps is Caps.ALL or broken.id in own)

    def _effective_weight(self, n: int) -> float | None:
        parent = self.branches[n].parent
        if parent < 0:
            return 1.0
        if isnan(self.found[n][0]):
            return None
        return self.branches[n].weight / self.known[parent] if self.known[parent] else 0.0

    def _two_valued_share(self, scored: Sequence[int], results: Sequence[IndicatorResult]) -> float | None:
        weights = [self.path_weight[leaf] for leaf in scored]
        total = sum(weights)
        banded = sum(weight for weight, result in zip(weights, results, strict=True) if is_banded(result))
        return banded / total if total else None

    def _path_weights(self) -> list[float]:
        """Return the share of the whole card's weight that each node holds among what is counted, parents first."""
        weights = [1.0] * len(self.branches)
        for n, branch in enumerate(self.branches):
            if branch.parent >= 0:
                whole = self.whole[branch.parent]
                weights[n] = branch.weight / whole * weights[branch.parent] if whole else 0.0
        return weights


def _counts(results: Sequence[IndicatorResult], missing: int) -> dict[str, int]:
    statuses = [result.status for result in results]
    counts = {status.value: statuses.count(status) for status in (Status.GOOD, Status.MEDIUM, Status.POOR)}
    return {**counts, "missing": missing}
