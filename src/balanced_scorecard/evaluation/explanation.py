"""`explain`: any number of an evaluation or a roll-up opened into its parts, down to the rows it was made from."""

from __future__ import annotations

from math import fsum

from attrs import field, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.identifiers import ElementId
from ..errors import UnknownElementError, did_you_mean
from ..units import in_indicator_units
from .cases import case_of
from .explained import About, Explanation, explained
from .family import standing_of
from .nodes import roll_up
from .opening import Opening
from .results import Evaluation, IndicatorResult, NodeScore, ScorecardScore
from .setting import Setting
from .statuses import NodeKind, Standing


def explain(source: Evaluation | ScorecardScore, id: str) -> Explanation:
    """Return how the number of the indicator or node called *id* came about, down to the rows it was made from.

    An evaluation is rolled up by its card's own policies where a node is asked for. The result holds every number it
    needs: `recompute` works it out again from nothing else.

    Raises:
        UnknownElementError: *id* is no indicator, factor, objective or perspective of the card, nor the card.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate
    >>> explain(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024"), "card")["status"]
    'outside'
    """
    evaluation = source.evaluation if isinstance(source, ScorecardScore) else source
    if id in (result.id for result in evaluation):
        return _Explaining.of(evaluation).indicator(evaluation[id])
    scores = source if isinstance(source, ScorecardScore) else roll_up(source)
    known = [node.id for node in scores]
    if id not in known:
        known += [result.id for result in evaluation]
        raise UnknownElementError(f"no indicator or node {id!r} on the card{did_you_mean(id, known)}")
    return _Explaining.of(evaluation, scores).node(scores[id])


@frozen
class _Place:
    """What is said of a child in its parent's roll-up: its standing, its weights and what it contributes."""

    standing: Standing
    weight: float
    share: float | None = None
    contribution: float | None = None


@frozen
class _Explaining:
    evaluation: Evaluation
    opening: Opening
    nodes: dict[ElementId, NodeScore] = field(factory=dict)

    @classmethod
    def of(cls, evaluation: Evaluation, scores: ScorecardScore | None = None) -> _Explaining:
        """Return what explains *evaluation*: its figures as they were judged, each beside itself as it was given."""
        settled = in_indicator_units(evaluation.measurements, evaluation.scorecard)
        as_given = {id(row): given for row, given in zip(settled, evaluation.measurements, strict=True)}
        setting = Setting(
            scorecard=evaluation.scorecard, measurements=settled, period=evaluation.period, basis=evaluation.basis,
            org_unit=evaluation.org_unit, as_of=evaluation.as_of, from_units=evaluation.from_units,
            partial=evaluation.partial)
        nodes = {node.id: node for node in scores.nodes[1:]} if scores is not None else {}
        return cls(evaluation, Opening(setting=setting, as_given=as_given), nodes)

    def indicator(self, result: IndicatorResult, place: _Place | None = None) -> Explanation:
        """Return how *result* came about, and its place among its siblings."""
        at = place or _Place(standing_of(result), result.indicator.weight)
        case = case_of(result.indicator, self.opening.setting)
        return self.opening.indicator(case, result, standing=at.standing, weight=at.weight, share=at.share,
                                      contribution=at.contribution)

    def node(self, node: NodeScore, place: _Place | None = None) -> Explanation:
        """Return how the score of *node* came about from what is below it."""
        at = place or _Place(node.standing, node.weight)
        evaluation, card = self.evaluation, self.evaluation.scorecard
        low, high = node.score_bounds or (None, None)
        return explained(
            About.NODE, *self._children(node), id=node.id, kind=node.kind, name=node.name,
            language=card.language, status_said=card.words.get(node.status.value), period=evaluation.period,
            basis=evaluation.basis, org_unit=evaluation.org_unit, as_of=evaluation.as_of, status=node.status,
            score=node.score, coverage=node.coverage, low=low, high=high, preliminary=node.preliminary,
            method=node.method, policy=node.policy, min_coverage=card.defaults.min_coverage,
            limited_by=node.limited_by, hidden_poor=node.hidden_poor, missing=node.missing, outside=node.outside,
            targets_met=node.targets_met, targets_judged=node.targets_judged, standing=at.standing, weight=at.weight,
            share=at.share, contribution=at.contribution,
        )

    def _children(self, node: NodeScore) -> list[Explanation]:
        places = self._places(node)
        return [
            self.indicator(self.evaluation[id_], places[id_]) if node.kind is NodeKind.FACTOR
            else self.node(self.nodes[id_], places[id_])
            for id_ in node.children
        ]

    def _places(self, node: NodeScore) -> dict[ElementId, _Place]:
        """Return the place of each child of *node*; for a weighted mean the contributions add up to its score."""
        children = {id_: self._standing(id_, node) for id_ in node.children}
        zero = 0.0 if node.policy is MissingPolicy.COUNT_AS_ZERO else None
        scores = {id_: (zero if score is None else score) if standing is not Standing.OUTSIDE else None
                  for id_, (standing, _, score) in children.items()}
        total = fsum(weight for id_, (_, weight, _) in children.items() if scores[id_] is not None)
        places = {}
        for id_, (standing, weight, _) in children.items():
            score = scores[id_]
            share = weight / total if score is not None and total else None
            adds = score is not None and share is not None and node.method is RollUpMethod.WEIGHTED_MEAN
            places[id_] = _Place(standing, weight, share, share * score if adds else None)  # type: ignore[operator]
        if node.score is not None and node.method is RollUpMethod.WEIGHTED_MEAN:
            added = fsum(place.contribution or 0.0 for place in places.values())
            assert abs(added - node.score) <= 1e-9, f"{node.id}: the contributions add up to {added}, not {node.score}"
        return places

    def _standing(self, id_: ElementId, parent: NodeScore) -> tuple[Standing, float, float | None]:
        if parent.kind is NodeKind.FACTOR:
            result = self.evaluation[id_]
            return standing_of(result), result.indicator.weight, result.score
        child = self.nodes[id_]
        return child.standing, child.weight, child.score
