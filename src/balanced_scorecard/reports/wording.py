"""`Wording`: how one report says things in one language; every renderer speaks through it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from typing import Protocol

from attrs import field, frozen

from ..domain.annotations import Annotations
from ..domain.assessment import Assessment
from ..domain.initiative import Initiative
from ..domain.measurement import Value
from ..domain.period import Period
from ..domain.scale import Edge, Scale, ends_of
from ..domain.scorecard import Scorecard
from ..domain.target import Target, ToBaseline
from ..domain.unit_words import words_for_unit
from ..errors import ScorecardError, did_you_mean
from ..evaluation.advice import Advice
from ..evaluation.results import ComplianceLine, IndicatorResult, NodeKind, NodeScore, Reason, Status
from ..words import words_for
from .languages import known_language, plural_form
from .letter_words import letter_of
from .model import IndicatorRow, Report
from .numbers import (
    HARD_SPACE,
    day_text,
    decimals_apart,
    decimals_for,
    exact,
    number,
    period_text,
    with_unit,
    within_sentence,
)

_SHORT = {f"{prefix}.{each.value}": each.value
          for prefix, kind in (("status", Status), ("node", NodeKind)) for each in kind}
"""The words a card calls by a short name in its `words`: those of the statuses, and of what the card is built of."""
_PLACE = re.compile(r"\{(\w+)\}")
_STATUS_TEXTS = frozenset(status.value for status in (Status.GOOD, Status.MEDIUM, Status.POOR))


class Named(Protocol):
    """Anything with a name, perhaps in several languages."""

    @property
    def name(self) -> str:
        """What it is called in the card's language."""
        ...

    @property
    def annotations(self) -> Annotations:
        """Where its other names stand."""
        ...


@frozen(kw_only=True)
class Wording:
    """The words of one language, the card's own where they are in that language, and the names on the card."""

    language: str = field(converter=known_language)
    own: Mapping[str, str] = field(factory=dict)
    card: Scorecard | None = None

    @classmethod
    def spoken(cls, language: str | None, cards: str, own: Mapping[str, str]) -> Wording:
        """Return the wording in *language*, left out in the *cards*; its *own* words hold in that language only."""
        return cls(language=language or cards, own=own if language in (None, cards) else {})

    @classmethod
    def of(cls, report: Report, language: str | None = None) -> Wording:
        """Return the wording of *report* in *language*; left out, in the card's.

        Raises ScorecardError where there are no words in that language, or the card has its own for what is none.
        """
        spoken = language or report.language
        own = report.words if spoken == report.language else {}
        known = {*_SHORT.values(), *words_for(known_language(spoken))}
        for key in own:
            if key not in known:
                raise ScorecardError(f"words: no word is called {key!r}{did_you_mean(key, sorted(known))}")
        return cls(language=spoken, own=own, card=report.scores.evaluation.scorecard)

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for *key* with *values* filled in; the card's own where it has some."""
        own = (self.own.get(_SHORT.get(key, key)) or self.own.get(key)) if self.own else None
        if own:  # what a card's author wrote is filled in and not run: it may hold any braces
            return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), own)
        return words_for(self.language)[key].format(**values)

    def count(self, key: str, count: float, **values: object) -> str:
        """Return the words for so many of *key*, in the number the language has for them: ``2 mindre gode``."""
        return self(f"{key}.{plural_form(count, self.language)}", count=exact(count, self.language), **values)

    def status(self, status: Status) -> str:
        """Return the word for *status*, the card's own where it has one."""
        return self(f"status.{status.value}")

    def judged(self, result: IndicatorResult) -> tuple[Status, str]:
        """Return the status of *result* with its word; what does not apply to a unit is no figure that it lacks."""
        if result.reason is Reason.NOT_APPLICABLE:
            word = self("reason.not_applicable")
            return Status.OUTSIDE, f"{word[:1].upper()}{word[1:]}"
        return result.status, self.status(result.status)

    def status_said(self, text: str) -> str:
        """Return a status a person gave: the word where it is one of the three, else as it was written."""
        known = text.strip().casefold()
        return self.status(Status(known)) if known in _STATUS_TEXTS else text

    def name(self, element: Named) -> str:
        """Return the name of *element* in this language, else in the card's."""
        return element.annotations.names.get(self.language) or element.name

    def counts(self, node: NodeScore) -> str:
        """Return a node's counts, targets first: ``3 av 5 krav/måltall nådd · 1 mindre god · 1 mangler tall``."""
        parts = [self.count(f"counts.{word}", count) if word not in self.own
                 else self("counts.own", count=count, word=self.own[word].lower())
                 for word, count in self._worth_saying(node) if count]
        if node.missing:
            parts.append(self("counts.missing", count=len(node.missing)))
        if node.targets_judged:
            parts.insert(0, self.targets_met(node))
        return " · ".join(parts) or self("counts.nothing")

    def targets_met(self, node: NodeScore) -> str:
        """Return how many of the targets judged below *node* are met."""
        if not node.targets_judged:
            return self("counts.no_targets")
        return self.count("counts.targets_met", node.targets_judged, met=node.targets_met)

    def _worth_saying(self, node: NodeScore) -> list[tuple[str, int]]:
        counts = [(word, node.counts.get(word, 0)) for word in ("good", "medium", "poor")]
        # Where the targets met already tell it, "3 good" beside "3 of 5 targets met" says nothing new.
        return counts[1:] if node.targets_judged and counts[0][1] == node.targets_met else counts

    def compliance(self, line: ComplianceLine) -> str:
        """Return the compliance line in words."""
        return self("report.compliance_line", met=len(line.met), broken=len(line.broken),
                    not_controlled=len(line.not_controlled))

    def day(self, day: date) -> str:
        """Return *day* as it is written."""
        return day_text(day, self.language)

    def value(self, result: IndicatorResult, figure: Value | None = None) -> str:
        """Return *figure*, left out the one judged, with its unit; never on the other side of an edge by rounding.

        What was not judged by this scale, as last year's figure, is kept on its side of the target alone.
        """
        shown = result.actual if figure is None else figure
        if shown is None:
            return self("report.no_value")
        if isinstance(shown, date):
            return self.day(shown)
        if isinstance(shown, str):
            return self.status_said(shown) if result.indicator.is_judged else shown
        return self.amount(result, number(shown, self.language, decimals_of(result, shown)))

    def value_note(self, result: IndicatorResult) -> str:
        """Return what a value covers where it is more than the report's own time: the sum so far of a longer one."""
        if result.actual_in_basis is None or result.actual_in_basis == result.actual:
            return ""
        return self("report.sum_so_far", value=self.value(result, result.actual_in_basis))

    def amount(self, result: IndicatorResult, text: str) -> str:
        """Return the number *text* with the indicator's unit."""
        return with_unit(text, result.indicator.unit, self.language)

    def change(self, result: IndicatorResult, size: float) -> str:
        """Return a difference in the unit, with its sign; percents differ by percentage points, days by days."""
        if isinstance(result.actual, date):
            sign = "+" if size > 0 else ""
            return f"{sign}{number(size, self.language, 0)} {words_for_unit('day', self.language, size)}"
        if isinstance(result.target, float | int) and abs(size) <= 1e-9 * abs(result.target):
            size = 0.0
        unit = "percentage_point" if result.indicator.unit == "percent" else result.indicator.unit
        decimals = decimals_apart(size, [0.0], decimals_for(size, result.indicator.decimals))
        sign = "+" if size > 0 else ""
        return with_unit(sign + number(size, self.language, decimals), unit, self.language)

    def target(self, result: IndicatorResult) -> str:
        """Return the target as the letter wrote it, the words of its scope aside; without one, the norm's edge."""
        target = result.effective_target
        if target is not None:
            return self.letter(target).removesuffix(target.scope).rstrip() or self.letter(target)
        if result.scale is not None:
            return self("target.from_norm", edge=self.edge(result, result.scale, result.scale.good))
        return self("report.no_value") if result.status is Status.UNSCORED else self("target.none")

    def judged_against(self, result: IndicatorResult) -> str:
        """Return what the value was held against: the scaled edge where the target counts over more than it does."""
        target = result.effective_target
        if target is not None and result.scale is not None and result.target != result.target_whole:
            return self._meant(result, target)
        return self.target(result)

    def letter(self, target: Target) -> str:
        """Return a target's own text; one that was built without a text is said in this language."""
        return letter_of(target, self)

    def target_note(self, result: IndicatorResult) -> str:
        """Return what stands below a target: its scope, and the scaled edge, the number meant or the day it is due."""
        target = result.effective_target
        if target is None:
            return ""
        return " · ".join(part for part in (target.scope, self._meant(result, target)) if part)

    def _meant(self, result: IndicatorResult, target: Target) -> str:
        if isinstance(result.target, date):
            return self("target.by", when=self.day(result.target))
        if result.scale is not None and result.target != result.target_whole:
            return self("target.by_now", edge=self.edge(result, result.scale, result.scale.good))
        if result.scale is not None and isinstance(target.expectation, ToBaseline):
            return self("target.that_is", edge=self.edge(result, result.scale, result.scale.good))
        if result.status is Status.NOT_DUE and target.due:
            return self("target.by", when=self.day(target.due))
        return ""

    def edge(self, result: IndicatorResult, scale: Scale, edge: Edge) -> str:
        """Return an edge with its comparator and unit: ``≥ 96 000 saker``."""
        span = "–".join(self._edge_number(result, end) for end in ends_of(edge))
        sign = {1: ">" if scale.is_strict else "≥", -1: "<" if scale.is_strict else "≤"}.get(scale.direction, "")
        is_good = edge == scale.good
        text = self.amount(result, span)
        return f"{sign if is_good or not sign else sign.replace('>', '≥').replace('<', '≤')}{HARD_SPACE}{text}".lstrip(
            HARD_SPACE)

    def _edge_number(self, result: IndicatorResult, edge: float) -> str:
        decimals = decimals_for(edge, result.indicator.decimals)
        if isinstance(result.actual, float | int):
            decimals = decimals_apart(float(result.actual), [edge], decimals)
        written = exact(edge, self.language)
        shown = number(edge, self.language, decimals)
        return written if len(written) <= len(shown) + 2 else shown

    def org_unit(self, id: str) -> str:
        """Return the name of the organisational unit *id*."""
        unit = self.card.org_unit(id) if self.card else None
        return self.name(unit) if unit else id

    def org_unit_below(self, id: str) -> str:
        """Return the name of the unit *id*; an id that is also that of an element on the card stays as it is."""
        return id if self.card is None or self.card.find(id) else self.org_unit(id)

    def element(self, id: str) -> str:
        """Return the name of the element *id* of the card."""
        element = self.card.find(id) if self.card else None
        return self.name(element) if element else id

    def unit(self, unit: str | None) -> str:
        """Return the word for *unit*."""
        return words_for_unit(unit, self.language)

    def why(self, result: IndicatorResult) -> str:
        """Return why a result is not judged, with what the user wrote about it; empty where it is judged."""
        if result.status.is_judged or result.reason is None:
            return ""
        said = self(f"reason.{result.reason.value}")
        more = result.note or (self.advice(result.advice) if result.advice else "")
        return f"{said}: {more}" if more else said

    def advice(self, advice: Advice) -> str:
        """Return what to supply, with names in place of ids and what periods are called in place of their codes."""
        named = advice.naming(org_unit=self.org_unit, element=self.element,
                              period=lambda text: self.period_within(Period.parse(text)))
        return named.text(self.language)

    def assessment(self, assessment: Assessment, result: IndicatorResult | None = None) -> str:
        """Return what a person said, without the word for its kind, and who said it."""
        parts = [assessment.text]
        if assessment.status:
            parts.append(self("report.manager_status", status=self.status_said(assessment.status)))
        if assessment.forecast is not None:
            forecast = self.value(result, assessment.forecast) if result else exact(assessment.forecast, self.language)
            parts.append(self("report.manager_forecast", value=forecast))
        if assessment.due:
            parts.append(self("report.due", day=self.day(assessment.due)))
        return " · ".join(part for part in parts if part)

    def signature(self, assessment: Assessment) -> str:
        """Return who said it and when; empty where neither is on record."""
        if assessment.by and assessment.date:
            return self("report.by", name=assessment.by, day=self.day(assessment.date))
        return assessment.by or (self.day(assessment.date) if assessment.date else "")

    def initiative(self, initiative: Initiative) -> str:
        """Return an initiative in one line: name, status, owner and when it runs."""
        parts = [self.name(initiative)]
        if initiative.status:
            parts.append(self(f"initiative.{initiative.status.value}"))
        if initiative.owner:
            parts.append(initiative.owner)
        if initiative.start or initiative.end:
            start, end = (self.day(day) if day else "" for day in (initiative.start, initiative.end))
            parts.append(self("report.runs", start=start, end=end).strip())
        return " · ".join(parts)

    def period(self, report: Report) -> str:
        """Return what people call the report's period."""
        return period_text(report.period, self.language)

    def period_within(self, period: Period) -> str:
        """Return what people call *period* within a sentence: ``februar 2019``; an English month keeps its capital."""
        return within_sentence(period, self.language)

    def covers(self, report: Report) -> str:
        """Return what the report covers: ``2. tertial 2025 · hittil i år, per 31.08.2025``."""
        return f"{self.period(report)} · {self._basis(report)}"

    def _basis(self, report: Report) -> str:
        return self(f"basis.{report.basis.value}", day=self.day(report.period.end))

    def footer(self, report: Report) -> tuple[str, ...]:
        """Return what a page rests on: what it covers, and the fingerprints of card and figures."""
        basis = f"{self.period_within(report.period)} · {self._basis(report)}"
        covers = self("report.footer_basis", basis=basis)
        made = self("report.footer", version=version("balanced-scorecard"), definition=report.definition_hash,
                    data=report.data_hash)
        card = self("report.card_version", version=report.version) if report.version else ""
        as_of = self("report.as_of", day=self.day(report.as_of)) if report.as_of else ""
        return covers, " · ".join(part for part in (made, card, as_of) if part)

    def cases(self, count: float) -> str:
        """Return how many cases broke a rule."""
        return number(count, self.language, 0)

    def ids(self, rows: Iterable[IndicatorRow]) -> str:
        """Return the ids of *rows* as a list."""
        return ", ".join(row.result.id for row in rows)


def decimals_of(result: IndicatorResult, shown: float) -> int:
    """Return with how many decimals a figure of *result* is shown, so that it stays on its own side of an edge."""
    edges = _edges_of(result) if shown == result.actual else _target_of(result)
    return decimals_apart(shown, edges, decimals_for(shown, result.indicator.decimals))


def _target_of(result: IndicatorResult) -> tuple[float, ...]:
    return ends_of(result.scale.good) if result.scale is not None else ()


def _edges_of(result: IndicatorResult) -> tuple[float, ...]:
    if result.scale is None:
        return ()
    return (*ends_of(result.scale.good), *ends_of(result.scale.medium))
