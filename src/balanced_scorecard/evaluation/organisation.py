"""`roll_up_organisation`: the scores of units rolled up into those of the units above them (design: organisation).

The alternative to adding the *figures* of units up (`FromUnits.VALUES`): each unit weighs as it is told to, whatever
its size. A national share by parts and a mean of units' scores answer different questions
(docs/explanation/organisations).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isnan, nan
from typing import Any

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.identifiers import ElementId
from ..domain.organisation import ROOT, OrganisationUnit
from ..kernels import rollup
from .family import HEAVY, NEAR, band, standing_of
from .organisation_score import OrganisationScore, UnitScore
from .results import ComplianceLine, IndicatorResult, NodeScore, ScorecardScore
from .statuses import NodeKind, Standing, Status, TargetMet
from .tree import METHODS, MISSING

Key = tuple[NodeKind, ElementId]


def roll_up_organisation(
    organisation: OrganisationUnit,
    scores: Mapping[str, ScorecardScore],
    *,
    weights: Mapping[str, float] | None = None,
    method: RollUpMethod = RollUpMethod.WEIGHTED_MEAN,
    missing: MissingPolicy = MissingPolicy.LEAVE_OUT,
) -> OrganisationScore:
    """Roll the scores of units up, node by node and indicator by indicator, to every unit above them.

    Args:
        organisation: the tree of units; those open on the last day of the period are expected.
        scores: of each unit that has been judged, all for one period and basis, by unit id.
        weights: of units among their siblings, 0 or more; left out, each counts once.
        method, missing: how units' scores become the one above, and what a unit without a score does to it.

    A unit with judged units below it is rolled up from them, though it was judged itself too; that stands beside.

    Raises:
        ValueError: scores of several periods or bases, of units that *organisation* does not hold, or a weight that is
            negative or no number.

    >>> from balanced_scorecard import Measurements, OrganisationUnit, Scorecard, evaluate
    >>> from balanced_scorecard import roll_up, roll_up_organisation
    >>> card = Scorecard(id="card", name="Empty")
    >>> north = roll_up(evaluate(card, Measurements(), "2024"))
    >>> agency = OrganisationUnit(id="agency", name="Agency", org_units=(OrganisationUnit(id="north", name="North"),))
    >>> roll_up_organisation(agency, {"north": north})
    <OrganisationScore 'Agency' 2024: 2 units>
    """
    scores = {organisation.id if unit == ROOT else unit: each for unit, each in scores.items()}
    _refuse(organisation, scores, weights or {})
    rolling = _Rolling(scores=scores, weights=weights or {}, method=method, missing=missing, keys=_keys(scores))
    units = tuple(rolling.walk(organisation))
    return OrganisationScore(organisation=organisation, scores=scores, units=units)


def _refuse(
    organisation: OrganisationUnit, scores: Mapping[str, ScorecardScore], weights: Mapping[str, float]
) -> None:
    known = [unit.id for unit in organisation.walk()]
    for name, given in (("scores", scores), ("weights", weights)):
        unknown = [unit for unit in given if unit not in known]
        if unknown:
            raise ValueError(f"{name} of {', '.join(map(repr, unknown))}, which {organisation.id!r} does not hold; "
                             "give the ids of its units")
    for unit, weight in weights.items():
        if not 0 <= weight < np.inf:
            raise ValueError(f"the weight of {unit!r} is {weight!r}; use a number of 0 or more")
    asked = {(str(each.evaluation.period), each.evaluation.basis.value) for each in scores.values()}
    if len(asked) > 1:
        said = " and ".join(f"{period} ({basis})" for period, basis in sorted(asked))
        raise ValueError(f"the units were judged for {said}; judge all of them for one period and basis")


def _keys(scores: Mapping[str, ScorecardScore]) -> dict[Key, str]:
    """Return every node and indicator of any unit's card, with its name, in the order of the first that has it."""
    keys: dict[Key, str] = {}
    for each in scores.values():
        for node in each:
            key = (node.kind, node.id if node.parent is not None else _CARD)
            keys.setdefault(key, node.name)
        for result in each.evaluation:
            keys.setdefault((NodeKind.INDICATOR, result.id), result.indicator.name)
    return keys


_CARD = ""
"""What the card itself is called: units' cards may each have an id of their own."""


@frozen(kw_only=True)
class _Rolling:
    scores: Mapping[str, ScorecardScore]
    weights: Mapping[str, float]
    method: RollUpMethod
    missing: MissingPolicy
    keys: Mapping[Key, str]

    def walk(self, unit: OrganisationUnit) -> Iterator[UnitScore]:
        """Yield *unit* and all below it, each before its own."""
        below = [tuple(self.walk(each)) for each in unit.org_units]
        children = [units[0] for units in below]
        if any(child.is_judged for child in children):
            yield self._rolled_up(unit, children)
        else:
            yield self._judged(unit)
        for units in below:
            yield from units

    def _judged(self, unit: OrganisationUnit) -> UnitScore:
        score = self.scores.get(unit.id)
        if score is None:
            return UnitScore(unit=unit, nodes=(), is_open=self._is_open(unit))
        nodes = {(node.kind, node.id if node.parent is not None else _CARD): node for node in score}
        nodes |= {(NodeKind.INDICATOR, result.id): _leaf(result) for result in score.evaluation}
        return UnitScore(unit=unit, nodes=tuple(nodes[key] for key in self.keys if key in nodes), own=score)

    def _is_open(self, unit: OrganisationUnit) -> bool:
        period = next((each.evaluation.period for each in self.scores.values()), None)
        return period is not None and unit.is_open(period.end)

    def _rolled_up(self, unit: OrganisationUnit, children: Sequence[UnitScore]) -> UnitScore:
        weight = [self.weights.get(child.unit.id, 1.0) for child in children]
        below = [[self._child(child, key) for key in self.keys] for child in children]
        for n in range(len(self.keys)):
            if not any(row[n].counted and row[n].node is not None for row in below):  # counted by none that is judged
                for row in below:
                    row[n] = evolve(row[n], counted=False)
        columns = [np.array([[getattr(node, name) for node in row] for row in below], dtype=float)
                   for name in ("score", "coverage", "low", "high")]
        counted = np.array([[node.counted for node in row] for row in below], dtype=bool)
        arrays = rollup.combine(
            rollup.NodeArrays(score=columns[0], coverage=columns[1], low=columns[2], high=columns[3], counted=counted),
            np.array(weight), METHODS[self.method], MISSING[self.missing],
        )
        nodes = [self._node(n, key, arrays, [row[n] for row in below], weight) for n, key in enumerate(self.keys)]
        return UnitScore(unit=unit, nodes=tuple(nodes), own=self.scores.get(unit.id), is_rolled_up=True)

    def _child(self, child: UnitScore, key: Key) -> _Child:
        kind, id_ = key
        node = next((each for each in child.nodes if each.kind is kind and (not id_ or each.id == id_)), None)
        if node is None:
            # A closed unit, or one whose card has not this node, is no part of the sum; a silent open one is missing.
            inside = not child.nodes and child.is_open
            return _Child(child.unit, None, nan, *((0.0, 0.0, 1.0) if inside else (nan, nan, nan)), inside)
        if node.standing is Standing.OUTSIDE or node.score_bounds is None or node.coverage is None:
            return _Child(child.unit, node, nan, nan, nan, nan, False)
        return _Child(child.unit, node, nan if node.score is None else node.score, node.coverage, *node.score_bounds,
                      True)

    def _node(
        self, n: int, key: Key, arrays: rollup.NodeArrays, children: Sequence[_Child], weight: Sequence[float]
    ) -> NodeScore:
        kind, id_ = key
        known = [child.node for child in children if child.node is not None]
        bare = NodeScore(
            id=id_ or known[0].id, kind=kind, name=self.keys[key], status=Status.OUTSIDE,
            children=tuple(child.unit.id for child in children),
            outside=tuple(child.unit.id for child in children if not child.counted),
            compliance=_compliance([node.compliance for node in known]), method=self.method, policy=self.missing,
        )
        if not arrays.counted[n]:
            return bare
        return evolve(bare, **self._said(n, arrays, children, weight))

    def _said(
        self, n: int, arrays: rollup.NodeArrays, children: Sequence[_Child], weight: Sequence[float]
    ) -> dict[str, Any]:
        score, coverage = float(arrays.score[n]), float(arrays.coverage[n])
        low, high = float(arrays.low[n]), float(arrays.high[n])
        is_short = isnan(score) or coverage < self._least() - NEAR
        status = Status.INSUFFICIENT_DATA if is_short else band(score)
        limiting = tuple(_heavy_poor(children, weight)) if status is Status.GOOD else ()
        status = Status.MEDIUM if limiting else status
        nodes = [child.node for child in children if child.counted and child.node is not None]
        statuses = [node.status for node in nodes]
        missing = tuple(child.unit.id for child in children if child.counted and isnan(child.score))
        return {
            "status": status, "standing": Standing.SCORED if coverage > 0 else Standing.MISSING,
            "score": None if isnan(score) else score, "coverage": coverage, "score_bounds": (low, high),
            "preliminary": band(low) is not band(high), "limited_by": limiting, "missing": missing,
            "hidden_poor": tuple(_poor(children)) if status in (Status.GOOD, Status.MEDIUM) else (),
            "targets_met": sum(node.targets_met for node in nodes),
            "targets_judged": sum(node.targets_judged for node in nodes),
            "counts": {each.value: statuses.count(each) for each in (Status.GOOD, Status.MEDIUM, Status.POOR)}
            | {"missing": len(missing)},
        }

    def _least(self) -> float:
        return next(iter(self.scores.values())).evaluation.scorecard.defaults.min_coverage


@frozen
class _Child:
    unit: OrganisationUnit
    node: NodeScore | None
    score: float
    coverage: float
    low: float
    high: float
    counted: bool


def _heavy_poor(children: Sequence[_Child], weight: Sequence[float]) -> Iterator[str]:
    """Yield the POOR units that hold at least a tenth of the weight: no average hides a red."""
    whole = sum(each for each, child in zip(weight, children, strict=True) if child.counted)
    for each, child in zip(weight, children, strict=True):
        is_poor = child.counted and child.node is not None and child.node.status is Status.POOR
        if is_poor and each / whole >= HEAVY - NEAR:
            yield child.unit.id


def _poor(children: Sequence[_Child]) -> Iterator[str]:
    """Yield the POOR units right below, and those that the others hide."""
    for child in children:
        if child.node is None or not child.counted:
            continue
        if child.node.status is Status.POOR:
            yield child.unit.id
        elif set(child.node.children) <= {unit.id for unit in child.unit.org_units}:
            yield from child.node.hidden_poor


def _leaf(result: IndicatorResult) -> NodeScore:
    """Return an indicator's result as a node: a unit's figure among those of other units."""
    standing, score = standing_of(result), result.score
    bare = NodeScore(id=result.id, kind=NodeKind.INDICATOR, name=result.indicator.name, status=result.status)
    if standing is Standing.OUTSIDE:
        return bare
    return evolve(
        bare, standing=standing, score=score, coverage=0.0 if score is None else 1.0,
        score_bounds=(0.0, 1.0) if score is None else (score, score),
        targets_met=int(result.target_met is TargetMet.YES),
        targets_judged=int(result.target_met in (TargetMet.YES, TargetMet.NO)),
    )


def _compliance(lines: Sequence[ComplianceLine]) -> ComplianceLine:
    """Return the line of several units: a rule that any of them broke is broken, with the cases of all."""
    broken: dict[ElementId, float | None] = {}
    for line in lines:
        for id_, cases in zip(line.broken, line.broken_cases, strict=True):
            known = broken.get(id_, 0.0)
            broken[id_] = None if cases is None or known is None else known + cases
    unknown = dict.fromkeys(id_ for line in lines for id_ in line.not_controlled if id_ not in broken)
    met = dict.fromkeys(id_ for line in lines for id_ in line.met if id_ not in broken and id_ not in unknown)
    return ComplianceLine(met=tuple(met), broken=tuple(broken), not_controlled=tuple(unknown),
                          broken_cases=tuple(broken.values()))
