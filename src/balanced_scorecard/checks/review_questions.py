"""The five questions a management group asks of its card each year (R86), answered with figures from the card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from attrs import frozen

from ..domain.factor import CriticalSuccessFactor
from ..domain.frequency import Frequency
from ..domain.indicator import Indicator, Role
from ..domain.objective import Objective
from ..domain.perspective import PerspectiveKind
from ..domain.scorecard import Scorecard
from ..domain.strategy import Goal, Level
from ..tables import shown
from ..words import words_for
from .balance import steered_by
from .figure import Figure

ABOUT = 30
"""About how many indicators people steer by on a whole card (R70)."""
_EXPECTED_KINDS = (PerspectiveKind.USER, PerspectiveKind.PROCESS, PerspectiveKind.DEVELOPMENT)
_A_YEAR = {Frequency.DAY: 365, Frequency.WEEK: 52}


@frozen(kw_only=True)
class ReviewQuestion:
    """One question, its figures, and the codes of the rules that speak of it; the answer is the management group's."""

    number: int
    key: str
    figures: tuple[Figure, ...]
    rules: tuple[str, ...] = ()

    _repr_html_ = shown

    def text(self, language: str) -> str:
        """Return the question."""
        return words_for(language)[f"question.{self.key}"]

    def to_dict(self, language: str) -> dict[str, object]:
        """Return it as plain data, texts in *language*."""
        return {"number": self.number, "question": self.text(language),
                "figures": [each.to_dict(language) for each in self.figures], "rules": list(self.rules)}


def review_questions(scorecard: Scorecard, previous: Scorecard | None = None) -> tuple[ReviewQuestion, ...]:
    """Return the five questions with the figures of *scorecard*; what is new is told against the *previous* card."""
    return tuple(ReviewQuestion(number=number, key=key, figures=figures(scorecard, previous), rules=rules)
                 for number, (key, rules, figures) in enumerate(_FIVE, 1))


_Figures = tuple[Figure, ...]


def _perspectives(card: Scorecard, _: Scorecard | None) -> _Figures:
    figures = [Figure(what="perspectives", count=len(card.perspectives))]
    for kind in _EXPECTED_KINDS:
        names = tuple(each.name for each in card.perspectives if kind in each.kinds)
        figures.append(Figure(what=f"kind_{kind.value}", count=len(names), names=names))
    empty = tuple(each.name for each in card.perspectives if not each.indicators())
    if empty:
        figures.append(Figure(what="empty_perspectives", count=len(empty), names=empty))
    return tuple(figures)


def _goals(card: Scorecard, _: Scorecard | None) -> _Figures:
    aims: tuple[Goal | Objective, ...] = (*card.strategy.goals, *card.objectives())
    levels = Counter(each.level for each in aims)
    all_ = len(aims)
    serving: tuple[Objective | CriticalSuccessFactor, ...] = (*card.objectives(), *card.factors())
    served = {id_ for each in serving for id_ in each.serves}
    reflected = sum(goal.id in served for goal in card.strategy.goals)
    count = len(card.strategy.goals)
    figures = [Figure(what="goals_reflected", count=reflected, of=count) if count else Figure(what="goals")]
    figures += [Figure(what=f"level_{level.value}", count=levels[level], of=all_) for level in Level if levels[level]]
    if levels[None]:
        figures.append(Figure(what="level_undeclared", count=levels[None], of=all_))
    return tuple(figures)


def _goal_count(card: Scorecard, _: Scorecard | None) -> _Figures:
    return (Figure(what="goals", count=len(card.strategy.goals)),
            Figure(what="objectives", count=len(card.objectives())),
            Figure(what="factors", count=len(card.factors())))


def _new_focus(card: Scorecard, previous: Scorecard | None) -> _Figures:
    if previous is None:
        return (Figure(what="no_previous"),)
    before, now = ({each.id for each in one.indicators()} for one in (previous, card))
    new = [each for each in card.indicators() if each.id not in before]
    gone = tuple(each.name for each in previous.indicators() if each.id not in now)
    where = tuple(each.name for each in card.perspectives if any(one in new for one in each.indicators()))
    return (Figure(what="new_indicators", count=len(new), of=len(now), names=tuple(each.name for each in new)),
            Figure(what="new_in_perspectives", count=len(where), of=len(card.perspectives), names=where),
            Figure(what="gone_indicators", count=len(gone), of=len(before), names=gone))


def _points(card: Scorecard, _: Scorecard | None) -> _Figures:
    counted = steered_by(card)
    monitored = sum(each.role is Role.MONITORING for each in counted)
    unsaid = sum(each.frequency is None for each in counted)
    figures = [Figure(what="measuring_points", count=len(counted), of=ABOUT),
               Figure(what="monitoring", count=monitored, of=len(counted)),
               Figure(what="figures_a_year", count=sum(map(_a_year, counted)))]
    if unsaid:
        figures.append(Figure(what="frequency_undeclared", count=unsaid, of=len(counted)))
    return tuple(figures)


def _a_year(indicator: Indicator) -> int:
    if indicator.frequency is None:
        return 0
    return _A_YEAR.get(indicator.frequency) or 12 // indicator.frequency.months


_FIVE: tuple[tuple[str, tuple[str, ...], Callable[[Scorecard, Scorecard | None], _Figures]], ...] = (
    ("perspectives", ("BSC104", "BSC201", "BSC202", "BSC204"), _perspectives),
    ("goals", ("BSC105", "BSC603", "BSC102", "BSC112"), _goals),
    ("goal_count", ("BSC308",), _goal_count),
    ("new_focus", ("BSC413", "BSC417"), _new_focus),
    ("points", ("BSC203", "BSC210", "BSC211", "BSC215"), _points),
)
