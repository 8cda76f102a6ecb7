"""What the parts of one report are gathered from: each row with its owner, history, words, work, goals and risks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from ..domain.assessment import Assessment
from ..domain.factor import CriticalSuccessFactor
from ..domain.indicator import Indicator
from ..domain.initiative import Initiative
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..domain.strategy import Goal
from ..evaluation.results import Evaluation, IndicatorResult, NodeKind, ScorecardScore
from .histories import curve_of, rows_of_history, target_of_history
from .letters import cited
from .parts import FactorPart, GoalPart, IndicatorRow, ObjectivePart, PerspectivePart


@frozen(kw_only=True)
class Gathering:
    """What every part of one report is gathered from.

    Attributes:
        assessments: those of the report's unit and period.
        compared: the period compared with. years: the same period of earlier years, the earliest first.
        stakes: what the card loses to each indicator.
    """

    scores: ScorecardScore
    card: Scorecard
    assessments: tuple[Assessment, ...]
    compared: ScorecardScore | None
    years: tuple[Evaluation, ...]
    stakes: dict[str, float]

    def about(self, element: str) -> tuple[Assessment, ...]:
        """Return the words about *element*."""
        return tuple(each for each in self.assessments if each.element == element)

    def perspective(self, perspective: Perspective) -> PerspectivePart:
        """Return *perspective* with everything below it."""
        objectives = [self._objective(each, perspective) for each in perspective.objectives]
        loose = tuple(self._factor(each) for each in perspective.factors if each.objective is None)
        if loose:
            objectives.append(ObjectivePart(factors=loose))
        return PerspectivePart(
            element=perspective, score=self.scores.node(NodeKind.PERSPECTIVE, perspective.id),
            objectives=tuple(objectives), assessments=self.about(perspective.id),
        )

    def _objective(self, objective: Objective, perspective: Perspective) -> ObjectivePart:
        factors = tuple(self._factor(each) for each in perspective.factors if each.objective == objective.id)
        score = self.scores.node(NodeKind.OBJECTIVE, objective.id)
        return ObjectivePart(element=objective, score=score, factors=factors, assessments=self.about(objective.id))

    def _factor(self, factor: CriticalSuccessFactor) -> FactorPart:
        rows = tuple(self._row(indicator, factor) for indicator in factor.indicators)
        return FactorPart(element=factor, score=self.scores.node(NodeKind.FACTOR, factor.id), rows=rows,
                          assessments=self.about(factor.id))

    def _row(self, indicator: Indicator, factor: CriticalSuccessFactor) -> IndicatorRow:
        result = self.scores.evaluation[indicator.id]
        target = result.effective_target
        rows = rows_of_history(self.scores.evaluation, indicator)
        goals = tuple(self._goals(indicator, factor))
        belongs_to = {indicator.id, factor.id, factor.objective, *(goal.id for goal in goals)}
        return IndicatorRow(
            result=result,
            owner=self.card.owner_of(indicator) or "",
            history=curve_of(rows, indicator),
            history_target=target_of_history(rows, result),
            assessments=self.about(indicator.id),
            initiatives=_supporting(self.card, indicator, factor),
            source=cited(self.card, indicator.source),
            target_source=cited(self.card, target.source if target else None),
            goals=goals,
            risks=tuple(each for each in self.card.risks if belongs_to.intersection(each.threatens)),
            before=_of(indicator.id, self.compared.evaluation) if self.compared else None,
            years=tuple(found for year in self.years if (found := _of(indicator.id, year))),
            at_stake=self.stakes.get(indicator.id, 0.0),
        )

    def _goals(self, indicator: Indicator, factor: CriticalSuccessFactor) -> Iterator[Goal]:
        """Yield the overall goals that *indicator* serves, each once, in the order they are reached."""
        above = [*factor.serves, *([factor.objective] if factor.objective else []), *indicator.also_supports]
        reached: dict[str, Goal] = {}
        for id_ in above:
            element = self.card.find(id_)
            served = element.serves if isinstance(element, Objective) else (id_,)
            goals = (self.card.find(each) for each in served)
            reached |= {goal.id: goal for goal in goals if isinstance(goal, Goal)}
        yield from reached.values()


def by_goal(goals: Iterable[Goal], rows: Iterable[IndicatorRow]) -> tuple[GoalPart, ...]:
    """Return *goals* with the rows that serve each first of all, then the rows that serve none."""
    first: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        first.setdefault(row.goals[0].id if row.goals else "", []).append(row)
    parts = [GoalPart(element=goal, rows=tuple(first.get(goal.id, ()))) for goal in goals]
    rest = first.get("")
    return (*parts, GoalPart(element=None, rows=tuple(rest))) if rest else tuple(parts)


def _of(indicator: str, evaluation: Evaluation) -> IndicatorResult | None:
    """Return the result of *indicator* in *evaluation*, whose card may be another; None where it was not on it."""
    return next((each for each in evaluation if each.id == indicator), None)


def _supporting(card: Scorecard, indicator: Indicator, factor: CriticalSuccessFactor) -> tuple[Initiative, ...]:
    served = {indicator.id, factor.id, factor.objective}
    return tuple(each for each in card.initiatives if served.intersection(each.supports))
