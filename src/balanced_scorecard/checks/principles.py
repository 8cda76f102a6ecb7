"""The nine principles of a balanced scorecard (R57-R65): what the card has on record for each, and a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from attrs import frozen

from ..domain.factor import CriticalSuccessFactor
from ..domain.governance import ReviewKind
from ..domain.indicator import Timing
from ..domain.scorecard import Scorecard
from ..tables import shown
from ..words import words_for
from .balance import steered_by
from .figure import Figure

INDISPENSABLE = (2, 3)
"""Cause and effect, and critical success factors: without them it is no balanced scorecard (R66)."""
FEWEST = 5
"""Most of the nine; a card with fewer is not even the minimum solution (R66)."""


class Verdict(Enum):
    """Whether a principle is met: wholly, partly, or nothing on record says so."""

    MET = "met"
    PARTLY = "partly"
    NOT_ON_RECORD = "not_on_record"


@frozen(kw_only=True)
class Principle:
    """One of the nine: the verdict on it, and the figures it rests on.

    Attributes:
        key: by which its words are found.
        requirement: where the source asks for it.
        rules: the codes of the rules that speak of it.
    """

    number: int
    key: str
    requirement: str
    verdict: Verdict
    evidence: tuple[Figure, ...]
    rules: tuple[str, ...] = ()

    _repr_html_ = shown

    def name(self, language: str) -> str:
        """Return what it asks for."""
        return words_for(language)[f"principle.{self.key}"]

    def to_dict(self, language: str) -> dict[str, object]:
        """Return it as plain data, texts in *language*."""
        return {"number": self.number, "name": self.name(language), "requirement": self.requirement,
                "verdict": self.verdict.value, "evidence": [each.to_dict(language) for each in self.evidence],
                "rules": list(self.rules)}


def principles_of(scorecard: Scorecard) -> tuple[Principle, ...]:
    """Return the nine principles, judged by what *scorecard* has on record.

    Where a principle can be counted, all is MET, some is PARTLY and none is NOT_ON_RECORD.

    >>> [each.verdict.value for each in principles_of(Scorecard(id="card", name="Our card"))][:2]
    ['not_on_record', 'not_on_record']
    """
    judged = ((key, rules, judge(scorecard)) for key, rules, judge in _NINE)
    return tuple(Principle(number=number, key=key, requirement=f"R{56 + number}", rules=rules, verdict=verdict,
                           evidence=evidence)
                 for number, (key, rules, (verdict, evidence)) in enumerate(judged, 1))


def is_minimum_solution(principles: Sequence[Principle]) -> bool:
    """Whether most of the nine are on record, the indispensable ones among them (R66)."""
    on_record = {each.number for each in principles if each.verdict is not Verdict.NOT_ON_RECORD}
    return len(on_record) >= FEWEST and on_record.issuperset(INDISPENSABLE)


_Judged = tuple[Verdict, tuple[Figure, ...]]


def _share(count: int, of: int) -> Verdict:
    if not count:
        return Verdict.NOT_ON_RECORD
    return Verdict.MET if count == of else Verdict.PARTLY


def _strategy(card: Scorecard) -> _Judged:
    strategy, objectives = card.strategy, card.objectives()
    words = sum(map(bool, (strategy.vision, strategy.mission)))
    aims = len(strategy.goals) + len(objectives)
    evidence = (Figure(what="vision", count=words, of=2), Figure(what="goals", count=len(strategy.goals)),
                Figure(what="themes", count=len(strategy.themes)), Figure(what="objectives", count=len(objectives)))
    return _share(bool(words) + bool(aims), 2), evidence


def _causes(card: Scorecard) -> _Judged:
    ends = {end for link in card.links for end in (link.cause, link.effect)}
    factors = card.factors()
    off = [factor for factor in factors if not _is_on_map(factor, ends)]
    said = sum(bool(link.assumption) for link in card.links)
    evidence = (Figure(what="links", count=len(card.links)),
                Figure(what="assumptions", count=said, of=len(card.links)),
                Figure(what="on_map", count=len(factors) - len(off), of=len(factors)))
    if not card.links:
        return Verdict.NOT_ON_RECORD, evidence[:1]
    return Verdict.PARTLY if off else Verdict.MET, evidence


def _is_on_map(factor: CriticalSuccessFactor, ends: set[str]) -> bool:
    return bool(ends.intersection({factor.id, factor.objective, *(each.id for each in factor.indicators)}))


def _factors(card: Scorecard) -> _Judged:
    without = tuple(each.name for each in card.perspectives if not each.factors)
    count, of = len(card.perspectives) - len(without), len(card.perspectives)
    evidence = [Figure(what="factors", count=len(card.factors())),
                Figure(what="perspectives_with_factors", count=count, of=of)]
    if without:
        evidence.append(Figure(what="without_factors", count=len(without), names=without))
    return _share(count, of), tuple(evidence)


def _indicators(card: Scorecard) -> _Judged:
    timings = [each.timing for each in steered_by(card)]
    count = len(timings)
    sides = tuple(timings.count(timing) for timing in Timing)
    evidence = (Figure(what="indicators", count=count), Figure(what="leading", count=sides[0], of=count),
                Figure(what="lagging", count=sides[1], of=count),
                Figure(what="timing_undeclared", count=timings.count(None), of=count))
    if not count:
        return Verdict.NOT_ON_RECORD, evidence[:1]
    return Verdict.MET if all(sides) else Verdict.PARTLY, evidence


def _owners(card: Scorecard) -> _Judged:
    indicators = card.indicators()
    owners = [owner for each in indicators if (owner := card.owner_of(each))]
    evidence = (Figure(what="owned", count=len(owners), of=len(indicators)),
                Figure(what="owners", count=len(set(owners))))
    return _share(len(owners), len(indicators)), evidence


def _work(card: Scorecard) -> _Judged:
    owned = sum(bool(each.owner) for each in card.initiatives)
    dated = sum(bool(each.end or each.milestones) for each in card.initiatives)
    of = len(card.initiatives)
    if not of:
        return Verdict.NOT_ON_RECORD, (Figure(what="initiatives"),)
    return _share(owned, of), (Figure(what="work_owned", count=owned, of=of),
                               Figure(what="work_dated", count=dated, of=of))


def _incentives(card: Scorecard) -> _Judged:
    if card.incentives is None:
        return Verdict.NOT_ON_RECORD, (Figure(what="incentives_unsaid"),)
    if not card.incentives:
        return Verdict.MET, (Figure(what="incentives_none"),)
    tied, of = sum(bool(each.supports) for each in card.incentives), len(card.incentives)
    return Verdict.MET if tied == of else Verdict.PARTLY, (Figure(what="incentives_tied", count=tied, of=of),)


def _learning(card: Scorecard) -> _Judged:
    kinds = [each.kind for each in card.reviews]
    short = kinds.count(ReviewKind.OPERATIVE)
    long = kinds.count(ReviewKind.STRATEGIC) + kinds.count(ReviewKind.EVALUATION)
    indicators = card.indicators()
    planned = sum(each.review_by is not None for each in indicators)
    concluded = sum(bool(each.conclusions) for each in card.reviews)
    evidence = (Figure(what="short_reviews", count=short), Figure(what="long_reviews", count=long),
                Figure(what="concluded", count=concluded, of=len(kinds)),
                Figure(what="review_dates", count=planned, of=len(indicators)))
    if not kinds and not planned:
        return Verdict.NOT_ON_RECORD, (*evidence[:2], evidence[3])
    return Verdict.MET if short and long else Verdict.PARTLY, evidence


def _solution(card: Scorecard) -> _Judged:
    indicators = card.indicators()
    sourced = sum(bool(each.source) for each in indicators)
    return _share(sourced, len(indicators)), (Figure(what="sourced", count=sourced, of=len(indicators)),)


_NINE: tuple[tuple[str, tuple[str, ...], Callable[[Scorecard], _Judged]], ...] = (
    ("strategy", ("BSC102", "BSC105", "BSC108", "BSC112", "BSC802"), _strategy),
    ("causes", tuple(f"BSC3{number:02d}" for number in range(1, 13)), _causes),
    ("factors", ("BSC101", "BSC103"), _factors),
    ("indicators", ("BSC203", "BSC205", "BSC206", "BSC209", "BSC307"), _indicators),
    ("owners", ("BSC701", "BSC706"), _owners),
    ("work", ("BSC702", "BSC703", "BSC705", "BSC708"), _work),
    ("incentives", ("BSC707",), _incentives),
    ("learning", ("BSC801", "BSC803", "BSC804"), _learning),
    ("solution", ("BSC107",), _solution),
)
