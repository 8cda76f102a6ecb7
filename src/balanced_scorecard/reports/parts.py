"""What a report is put together from: rows, the parts they hang in, points of letters and steps of work.

Plain values: meanings and unrounded numbers, so that one report can be rendered in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ..domain.assessment import Assessment, AssessmentKind
from ..domain.factor import CriticalSuccessFactor
from ..domain.governance import Document, Risk
from ..domain.indicator import Indicator, Role
from ..domain.initiative import Initiative
from ..domain.objective import Objective
from ..domain.period import Period
from ..domain.perspective import Perspective
from ..domain.strategy import Goal
from ..evaluation.results import ComplianceState, IndicatorResult, NodeScore, Status, TargetMet

_RANK = {Status.POOR: 0, Status.MEDIUM: 1, Status.GOOD: 2}


@frozen(kw_only=True)
class HistoryPoint:
    """One figure of an indicator's past; None where there was a row without a value."""

    period: Period
    value: float | None


@frozen(kw_only=True)
class IndicatorRow:
    """One indicator as a page shows it: its result, and what is said and done about it.

    Attributes:
        owner: who answers for it, inherited where it is not its own; empty where nobody does.
        history: figures of one frequency and basis in order of time, the report's own last.
        history_target: the target those figures can be held against; None where it counts over another length of time.
        assessments: people's words beside this figure.
        initiatives: work that supports it, its factor or its objective, done or not.
        source: where the figures come from, documents by their names. target_source: the same of the target.
        goals: the overall goals it serves, through its factor, its objective or by itself.
        risks: what threatens it, or a factor, objective or goal it belongs to.
        before: the same indicator in the period the report is compared with; None where there is none.
        years: the same period of earlier years, the earliest first; only in an annual report.
        at_stake: what the card's score loses to it: its share of the weight, times what its own score lacks (R19).
    """

    result: IndicatorResult
    owner: str = ""
    history: tuple[HistoryPoint, ...] = ()
    history_target: float | None = None
    assessments: tuple[Assessment, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    source: str = ""
    target_source: str = ""
    goals: tuple[Goal, ...] = ()
    risks: tuple[Risk, ...] = ()
    before: IndicatorResult | None = None
    years: tuple[IndicatorResult, ...] = ()
    at_stake: float = 0.0

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.result.indicator

    @property
    def is_explained(self) -> bool:
        """Whether somebody has said why the figure is what it is."""
        return any(each.kind in (AssessmentKind.DEVIATION, AssessmentKind.ASSESSMENT) for each in self.assessments)

    @property
    def is_missed(self) -> bool:
        """Whether its target is judged and not met."""
        return self.result.target_met is TargetMet.NO

    @property
    def reasons(self) -> tuple[Assessment, ...]:
        """The deviation as somebody explained it; where nobody did, how it was assessed."""
        for kind in (AssessmentKind.DEVIATION, AssessmentKind.ASSESSMENT):
            found = tuple(each for each in self.assessments if each.kind is kind and each.text)
            if found:
                return found
        return ()

    @property
    def work(self) -> tuple[Initiative, ...]:
        """The initiatives that are neither done nor stopped: what is being done about it."""
        return tuple(each for each in self.initiatives if each.is_active)

    @property
    def forecast(self) -> float | None:
        """The value somebody expects for the year; the last one said where there are several."""
        return next((each.forecast for each in reversed(self.assessments) if each.forecast is not None), None)

    @property
    def turned_poor(self) -> bool:
        """Whether it is POOR and was not in the period compared with."""
        before = self.before
        return before is not None and self.result.status is Status.POOR and before.status is not Status.POOR

    @property
    def left_poor(self) -> bool:
        """Whether it was POOR in the period compared with and is now judged better."""
        was_poor = self.before is not None and self.before.status is Status.POOR
        return was_poor and self.result.status in (Status.GOOD, Status.MEDIUM)

    @property
    def change_of_rank(self) -> int:
        """How many of GOOD, MEDIUM and POOR it rose (positive) or fell since then; 0 unless judged both times."""
        now, then = self.result.status, self.before.status if self.before else None
        return _RANK[now] - _RANK[then] if now in _RANK and then in _RANK else 0

    @property
    def is_monitoring(self) -> bool:
        """Whether it is compliance, told of apart (R53)."""
        return self.indicator.role is Role.MONITORING

    @property
    def is_context(self) -> bool:
        """Whether it is shown without being judged."""
        return self.indicator.role is Role.CONTEXT


@frozen(kw_only=True)
class FactorPart:
    """A critical success factor with its rows."""

    element: CriticalSuccessFactor
    score: NodeScore
    rows: tuple[IndicatorRow, ...] = ()
    assessments: tuple[Assessment, ...] = ()


@frozen(kw_only=True)
class ObjectivePart:
    """A main goal with its factors; the factors of a perspective that have none stand under no element."""

    element: Objective | None = None
    score: NodeScore | None = None
    factors: tuple[FactorPart, ...] = ()
    assessments: tuple[Assessment, ...] = ()


@frozen(kw_only=True)
class PerspectivePart:
    """A perspective with its goals."""

    element: Perspective
    score: NodeScore
    objectives: tuple[ObjectivePart, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    def rows(self) -> Iterator[IndicatorRow]:
        """Yield every row of the perspective, in order."""
        for objective in self.objectives:
            for factor in objective.factors:
                yield from factor.rows


@frozen(kw_only=True)
class ComplianceRow:
    """What the compliance line says of one rule: its state, and how many cases broke it where that is known."""

    row: IndicatorRow
    state: ComplianceState
    cases: float | None = None


@frozen(kw_only=True)
class GoalPart:
    """An overall goal with the rows that serve it first of all; None for those that serve none."""

    element: Goal | None
    rows: tuple[IndicatorRow, ...] = ()


@frozen(kw_only=True)
class LetterPoint:
    """One point of a letter, with everything on the card that answers it.

    Attributes:
        document: the letter; None for what the ministry asked for without saying where.
        point: as it is cited, such as ``pkt. 3.1``; empty for the letter as a whole.
        item: the point in the letter's own list, in its words; empty where it is not listed.
        rows: those whose target it asks for; one that a later letter changed stands where it was first asked for.
    """

    document: Document | None
    point: str = ""
    item: str = ""
    goals: tuple[Goal, ...] = ()
    rows: tuple[IndicatorRow, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


@frozen(kw_only=True)
class Step:
    """A milestone of an initiative, or its end where `name` is empty, as it stood on the day of the report."""

    initiative: Initiative
    name: str = ""
    due: date
    done: date | None = None
    is_late: bool = False
