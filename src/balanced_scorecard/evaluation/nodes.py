"""`roll_up`: from indicators to factors, objectives, perspectives and the card (design: roll-up)."""

from __future__ import annotations

from ..domain.aggregation import MissingPolicy, RollUpMethod
from .family import node_scores
from .results import Evaluation, ScorecardScore
from .tree import branches_of, policies_of


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
    card = evaluation.scorecard
    branches = branches_of(card, policies_of(card, method, missing))
    return ScorecardScore(evaluation=evaluation, nodes=node_scores(evaluation, branches))
