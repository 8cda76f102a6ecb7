"""`explain`: any number of an evaluation or a roll-up opened into its parts, down to the rows it was made from."""

from __future__ import annotations

from attrs import frozen

from ..errors import UnknownElementError, did_you_mean
from .cases import case_of
from .contributing import Contribution, children_of
from .explained import About, Explanation, explained
from .family import standing_of
from .nodes import roll_up
from .opening import Opening, status_words
from .results import Evaluation, IndicatorResult, NodeScore, ScorecardScore
from .setting import setting_of


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
class _Explaining:
    evaluation: Evaluation
    opening: Opening
    scores: ScorecardScore | None = None

    @classmethod
    def of(cls, evaluation: Evaluation, scores: ScorecardScore | None = None) -> _Explaining:
        """Return what explains *evaluation*: its figures as they were judged, each beside itself as it was given."""
        setting = setting_of(evaluation)
        as_given = {id(row): given for row, given in zip(setting.measurements, evaluation.measurements, strict=True)}
        return cls(evaluation, Opening(setting=setting, as_given=as_given), scores)

    def indicator(self, result: IndicatorResult, at: Contribution | None = None) -> Explanation:
        """Return how *result* came about, and its place among its siblings."""
        case = case_of(result.indicator, self.opening.setting)
        return self.opening.indicator(
            case, result, standing=standing_of(result), weight=result.indicator.weight,
            share=at.share if at else None, contribution=at.contribution if at else None,
        )

    def node(self, node: NodeScore, at: Contribution | None = None) -> Explanation:
        """Return how the score of *node* came about from what is below it."""
        evaluation, card = self.evaluation, self.evaluation.scorecard
        low, high = node.score_bounds or (None, None)
        return explained(
            About.NODE, *self._children(node), id=node.id, kind=node.kind, name=node.name,
            language=card.language, status_said=card.words.get(node.status.value), words=status_words(card),
            period=evaluation.period, basis=evaluation.basis, org_unit=evaluation.org_unit,
            as_of=evaluation.as_of, status=node.status, score=node.score, coverage=node.coverage, low=low, high=high,
            preliminary=node.preliminary,
            method=node.method, policy=node.policy, min_coverage=card.defaults.min_coverage,
            limited_by=node.limited_by, hidden_poor=node.hidden_poor, missing=node.missing, outside=node.outside,
            targets_met=node.targets_met, targets_judged=node.targets_judged, standing=node.standing,
            weight=node.weight, share=at.share if at else None, contribution=at.contribution if at else None,
        )

    def _children(self, node: NodeScore) -> list[Explanation]:
        assert self.scores is not None
        nodes = {each.id: each for each in self.scores.nodes[1:]}
        return [
            self.node(nodes[child.id], child) if child.id in nodes
            else self.indicator(self.evaluation[child.id], child)
            for child in children_of(node, self.scores)
        ]
