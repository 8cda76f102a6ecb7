"""`Decision`: what last year decided and the next must decide anew; nothing of it is decided by rolling a card over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from attrs import frozen

from ..domain.annotations import State
from ..domain.governance import Document, DocumentKind
from ..domain.identifiers import ElementId
from ..domain.indicator import Baseline, Indicator
from ..domain.initiative import Initiative
from ..domain.measurement import Value
from ..domain.period import Period
from ..domain.scale import Norm, ends_of
from ..domain.scorecard import Scorecard
from ..domain.target import Target
from ..tables import shown
from .change import plain_value
from .versions import line_of


class DecisionKind(Enum):
    """What must be decided anew, in the order in which a planning round comes to it."""

    STRATEGY = "strategy"
    DOCUMENT = "document"
    TARGET = "target"
    BASELINE = "baseline"
    NORM = "norm"
    INDICATOR = "indicator"
    INITIATIVE = "initiative"
    RISK = "risk"
    REVIEW = "review"
    SUPPRESSION = "suppression"


@frozen(kw_only=True)
class Decision:
    """One thing to decide before next year's card holds.

    Attributes:
        element: the id of what it is about; the card's own for the whole.
        part: of a target the unit it binds; of a suppression its rule.
        was: what held: the target, the norm, the baseline, the reason.
        due: the day it ran out, was to be reviewed, or was last looked at.
        actual: what the indicator came to in the last year, where figures are given.
        proposal: what could take its place; nothing of it is written into the card.
        cited_by: of a document, what still stands in it.
    """

    kind: DecisionKind
    element: ElementId
    name: str
    part: str = ""
    was: object = None
    due: date | None = None
    actual: Value | None = None
    proposal: object = None
    cited_by: tuple[ElementId, ...] = ()

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return the decision as plain data."""
        return {
            "kind": self.kind.value, "element": self.element, "name": self.name, "part": self.part or None,
            "was": plain_value(self.was), "due": plain_value(self.due), "actual": plain_value(self.actual),
            "proposal": plain_value(self.proposal), "cited_by": list(self.cited_by),
        }


_FOR_A_YEAR = (DocumentKind.ALLOCATION_LETTER, DocumentKind.SUPPLEMENT, DocumentKind.CONTRACT, DocumentKind.PLAN)
"""Documents that the next year brings new ones of."""


@frozen(kw_only=True)
class Turning:
    """A card at the turn of the year.

    Attributes:
        year: the next; last: the one before it.
        actuals: what each indicator came to in the last year, by id.
    """

    card: Scorecard
    year: Period
    last: Period
    actuals: Mapping[str, Value]

    def decisions(self) -> Iterator[Decision]:
        """Yield everything that must be decided, kind by kind, in the order of the card."""
        living = [each for each in self.card.indicators() if _lives(each)]
        yield from self._strategy()
        yield from self._documents()
        for ask in (self._targets, self._baselines, self._norms, self._reviews_due):
            for indicator in living:
                yield from ask(indicator)
        yield from self._work()
        yield from self._record()

    def _is_past(self, day: date | None) -> bool:
        return day is not None and day < self.year.start

    def _strategy(self) -> Iterator[Decision]:
        """Yield the card where the strategy was decided after it, and no review has been held since (R84, R100)."""
        card = self.card
        decided = [each.dated for each in card.documents if each.kind is DocumentKind.STRATEGY and each.dated]
        newest = max([*decided, *([card.strategy.decided] if card.strategy.decided else ())], default=None)
        if newest is None or card.valid_from is None or newest <= card.valid_from:
            return
        if not any(review.date >= newest for review in card.reviews):
            yield Decision(kind=DecisionKind.STRATEGY, element=card.id, name=card.name, due=newest)

    def _documents(self) -> Iterator[Decision]:
        """Yield the letters and plans of the years before that something on the card still stands in."""
        cited: dict[str, list[str]] = {}
        for id_, source in self._sources():
            document = self._document(source)
            if document is not None:
                cited.setdefault(document.id, []).append(id_)
        for document in self.card.documents:
            if document.kind in _FOR_A_YEAR and document.id in cited and not (
                    document.dated and document.dated >= self.year.start):
                yield Decision(kind=DecisionKind.DOCUMENT, element=document.id, name=document.name,
                               due=document.dated, cited_by=tuple(dict.fromkeys(cited[document.id])))

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Yield each element that goes on into the next year with the source it gives."""
        above: tuple[Any, ...] = (*self.card.strategy.goals, *self.card.objectives(), *self.card.factors(),
                 *(each for each in self.card.initiatives if each.is_active))
        yield from ((each.id, each.source) for each in above if each.source and _lives(each))
        for indicator in self.card.indicators():
            yield from ((indicator.id, target.source) for target in indicator.targets
                        if target.source and _lives(indicator) and not self._is_past(target.due))

    def _document(self, source: str) -> Document | None:
        found = self.card.find(source.partition(" ")[0].rstrip(",;:."))
        return found if isinstance(found, Document) else None

    def _targets(self, indicator: Indicator) -> Iterator[Decision]:
        """Yield each line of targets whose last one runs out before the year; of a closed unit nothing is asked."""
        lines: dict[object, list[Target]] = {}
        for target in indicator.targets:
            lines.setdefault(line_of(target), []).append(target)
        for targets in lines.values():
            last = max(targets, key=lambda each: (each.due or date.min, each.since, each.decided or date.min))
            unit = self.card.org_unit(last.org_unit) if last.org_unit else None
            is_standing = any(each.due is None for each in targets) and not _is_within(last.due, self.last)
            if self._is_past(last.due) and not is_standing and (unit is None or unit.is_open(self.year.start)):
                yield Decision(kind=DecisionKind.TARGET, element=indicator.id, name=indicator.name,
                               part=last.org_unit or "", was=last, due=last.due,
                               actual=None if last.org_unit else self.actuals.get(indicator.id))

    def _baselines(self, indicator: Indicator) -> Iterator[Decision]:
        baseline = indicator.baseline
        if baseline is None or (baseline.period is not None and baseline.period.end >= self.last.end):
            return
        actual = self.actuals.get(indicator.id)
        proposal = Baseline(value=actual, period=self.last) if isinstance(actual, float | int) else None
        yield Decision(kind=DecisionKind.BASELINE, element=indicator.id, name=indicator.name, was=baseline,
                       due=baseline.period.end if baseline.period else None, actual=actual, proposal=proposal)

    def _norms(self, indicator: Indicator) -> Iterator[Decision]:
        norm = indicator.norm_at(self.year.start)
        if norm is not None and _says_numbers(norm):
            yield Decision(kind=DecisionKind.NORM, element=indicator.id, name=indicator.name, was=norm,
                           due=norm.valid_from, actual=self.actuals.get(indicator.id))

    def _reviews_due(self, indicator: Indicator) -> Iterator[Decision]:
        if self._is_past(indicator.review_by):
            yield Decision(kind=DecisionKind.INDICATOR, element=indicator.id, name=indicator.name,
                           due=indicator.review_by)

    def _work(self) -> Iterator[Decision]:
        for initiative in self.card.initiatives:
            over = self._over(initiative)
            if over is not None or not initiative.is_active:
                yield Decision(kind=DecisionKind.INITIATIVE, element=initiative.id, name=initiative.name,
                               was=initiative.status, due=over or initiative.end)
        for risk in self.card.risks:
            if risk.assessed is None or self._is_past(risk.assessed):
                yield Decision(kind=DecisionKind.RISK, element=risk.id, name=risk.name, due=risk.assessed)

    def _over(self, initiative: Initiative) -> date | None:
        """Return the first day of *initiative* that is past and not met: a milestone, its end, its effect."""
        days = [each.due for each in initiative.milestones if each.done is None]
        days += [initiative.end, initiative.expected.by.end if initiative.expected and initiative.expected.by else None]
        return min((day for day in days if day is not None and self._is_past(day)), default=None)

    def _record(self) -> Iterator[Decision]:
        card = self.card
        if not any(_is_within(review.date, self.year) for review in card.reviews):
            last = max((review.date for review in card.reviews), default=None)
            yield Decision(kind=DecisionKind.REVIEW, element=card.id, name=card.name, due=last)
        for each in card.checks.ignore:
            element = card.find(each.element) if each.element else None
            yield Decision(kind=DecisionKind.SUPPRESSION, element=each.element or card.id,
                           name=element.name if element else card.name, part=each.rule, was=each.reason)


def _lives(element: object) -> bool:
    annotations = getattr(element, "annotations", None)
    return annotations is None or not (annotations.state is State.RETIRED or annotations.retired)


def _is_within(day: date | None, period: Period) -> bool:
    return day is not None and period.start <= day <= period.end


def _says_numbers(norm: Norm) -> bool:
    edges = (norm.medium, norm.good, norm.worst, norm.best)
    return any(ends_of(edge) for edge in edges if isinstance(edge, float | int | tuple))
