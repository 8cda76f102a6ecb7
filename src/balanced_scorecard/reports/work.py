"""What is done about the figures: initiatives in the order the card asks for them, steps, open decisions (R19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from ..domain.assessment import Assessment, AssessmentKind
from ..domain.initiative import Initiative
from ..domain.scorecard import Scorecard
from ..evaluation.family import standing_of
from ..evaluation.results import NodeKind, ScorecardScore, Standing
from ..words import LANGUAGES_WITH_WORDS, words_for
from .parts import IndicatorRow, Step


def stakes(scores: ScorecardScore) -> dict[str, float]:
    """Return what the card's score loses to each indicator: its share of the whole weight, times what its score lacks.

    It is gap times importance, to put work in order by (R19); what is not scored loses nothing.
    """
    share: dict[tuple[NodeKind, str], float] = {(NodeKind.SCORECARD, scores.total.id): 1.0}
    lost: dict[str, float] = {}
    kinds = {node.id: node.kind for node in scores.nodes[1:]}
    for node in scores.nodes:
        own = share.get((node.kind, node.id), 0.0)
        if node.kind is NodeKind.FACTOR:
            results = [scores.evaluation[id_] for id_ in node.children]
            scored = [each for each in results if standing_of(each) is Standing.SCORED]
            total = sum(each.indicator.weight for each in scored)
            lost |= {each.id: own * each.indicator.weight / total * (1 - (each.score or 0.0)) for each in scored}
            continue
        for id_ in node.children:
            share[kinds[id_], id_] = own * (scores.node(kinds[id_], id_).effective_weight or 0.0)
    return lost


def ranked(initiatives: Sequence[Initiative], rows: Iterable[IndicatorRow]) -> tuple[Initiative, ...]:
    """Return *initiatives* with those first whose indicators the card loses most to; else in the card's order."""
    asked = dict.fromkeys((each.id for each in initiatives), 0.0)
    for row in rows:
        for each in row.initiatives:
            asked[each.id] += row.at_stake
    return tuple(sorted(initiatives, key=lambda each: -asked[each.id]))


def steps_of(initiatives: Iterable[Initiative], on: date) -> tuple[Step, ...]:
    """Return the milestones and ends of *initiatives* in order of time, as they stood at the end of the day *on*."""
    return tuple(sorted(_steps(initiatives, on), key=lambda step: step.due))


def _steps(initiatives: Iterable[Initiative], on: date) -> Iterator[Step]:
    for each in initiatives:
        for milestone in each.milestones:
            if milestone.due is not None:
                done = milestone.done if milestone.done and milestone.done <= on else None
                yield Step(initiative=each, name=milestone.name, due=milestone.due, done=done,
                           is_late=each.is_active and done is None and milestone.due < on)
        if each.end is not None:
            yield Step(initiative=each, due=each.end, is_late=each.is_active and each.end < on)


def open_decisions(card: Scorecard, assessments: Iterable[Assessment], end: date) -> tuple[Assessment, ...]:
    """Return the decisions of periods up to the day *end* that are not done, the earliest due first."""
    found = [each for each in assessments
             if each.kind is AssessmentKind.DECISION and each.period.anchored(card.fiscal_year).end <= end
             and (each.status or "").strip().casefold() not in _closed()]
    return tuple(sorted(found, key=lambda each: each.due or date.max))


@cache
def _closed() -> frozenset[str]:
    told = (words_for(language) for language in LANGUAGES_WITH_WORDS)
    return frozenset(word.casefold() for words in told
                     for word in (*words["meeting.closed"].split(", "), words["initiative.stopped"]))
