"""The states between two evaluations, each evaluated and rolled up by the library itself: no second formula."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from ..domain.measurement import Measurement, Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..evaluation.indicators import evaluate
from ..evaluation.results import Evaluation, ScorecardScore, Standing
from ..units import in_indicator_units
from .measures import measured_alike
from .split import NotCompared, PartKind, Step, WhyNot
from .step_cards import held_to_earlier_bar, held_to_later_bar, without
from .step_tree import in_earlier_tree

RollUp = Callable[[Evaluation], ScorecardScore]


@frozen(kw_only=True)
class Way:
    """The way from the earlier evaluation to the later.

    Attributes:
        start, restated, left, performed, bar, entered, end: the states.
        alike: the indicators that are on both cards and measured alike.
        compared: those of them that are scored all the way, so that their figures can be held against each other.
        apart: the indicators of either card that are counted at one end and not in the same way at the other.
    """

    start: ScorecardScore
    restated: ScorecardScore
    left: ScorecardScore
    performed: ScorecardScore
    bar: ScorecardScore
    entered: ScorecardScore
    end: ScorecardScore
    alike: frozenset[str]
    compared: frozenset[str]
    apart: tuple[NotCompared, ...]

    def steps(self) -> tuple[Step, ...]:
        """Return every state with what led to it, the first first."""
        kinds = (None, PartKind.RESTATED, PartKind.COUNTED, PartKind.PERFORMANCE, PartKind.BAR, PartKind.COUNTED,
                 PartKind.WEIGHTS)
        return tuple(Step(kind=kind, scores=scores) for kind, scores in zip(kinds, self.states(), strict=True))

    def states(self) -> tuple[ScorecardScore, ...]:
        """Return the states in order."""
        return (self.start, self.restated, self.left, self.performed, self.bar, self.entered, self.end)


def way_between(earlier: Evaluation, later: Evaluation, roll_up: RollUp) -> Way:
    """Return the states between two evaluations (docs: why a score moved)."""
    old, new = earlier.scorecard, later.scorecard
    alike = frozenset(each.id for each in old.indicators() if measured_alike(old, new, each.id))
    figures = _Figures(earlier, later, alike)
    by_earlier, by_later = held_to_earlier_bar(earlier, later), held_to_later_bar(earlier, later, alike)
    whole = [roll_up(figures.at_first(old)), roll_up(figures.at_last(by_earlier)), roll_up(figures.at_last(by_later))]
    start, end = roll_up(earlier), roll_up(later)
    standings = [_standings(scores) for scores in (*whole, end)]
    steady = {id_ for id_ in alike if len({standing[id_] for standing in standings}) == 1}
    unsteady = [each.id for each in old.indicators() if each.id not in steady]
    left, performed, bar = whole if not unsteady else [
        roll_up(figures.at_first(without(old, unsteady))), roll_up(figures.at_last(without(by_earlier, unsteady))),
        roll_up(figures.at_last(without(by_later, unsteady)))]
    return Way(start=start, restated=whole[0], left=left, performed=performed, bar=bar, end=end, alike=alike,
               entered=roll_up(figures.of_later(in_earlier_tree(old, new))),
               compared=frozenset(id_ for id_ in steady if standings[0][id_] is Standing.SCORED),
               apart=tuple(_apart(old, new, standings, steady, alike)))


def _standings(scores: ScorecardScore) -> dict[str, Standing]:
    """Return how each indicator enters the card's roll-up."""
    total = scores.total
    found = {each.id: Standing.SCORED for each in scores.evaluation.scorecard.indicators()}
    return {**found, **dict.fromkeys(total.missing, Standing.MISSING), **dict.fromkeys(total.outside, Standing.OUTSIDE)}


def _apart(
    old: Scorecard, new: Scorecard, standings: Sequence[Mapping[str, Standing]], steady: Collection[str],
    alike: Collection[str],
) -> Iterator[NotCompared]:
    first, last = standings[0], standings[-1]
    names = {each.id: each.name for card in (old, new) for each in card.indicators()}
    for id_, name in names.items():
        was, now = first.get(id_), last.get(id_)
        if id_ in steady or not {was, now} & {Standing.SCORED, Standing.MISSING}:
            continue
        if was is None or now is None:
            why = WhyNot.NEW if was is None else WhyNot.GONE
        elif id_ not in alike:
            why = WhyNot.MEASURED_OTHERWISE
        elif was is now:
            why = WhyNot.NOT_SCORED_BETWEEN
        else:
            why = WhyNot.NOT_SCORED_LATER if was is Standing.SCORED else WhyNot.NOT_SCORED_EARLIER
        yield NotCompared(id=id_, name=name, why=why)


class _Figures:
    """The figures of both evaluations, settled in their own cards' units; each state is judged by those it may see.

    A figure that the later evaluation was not given stands as it was: a file a year is enough.
    """

    def __init__(self, earlier: Evaluation, later: Evaluation, alike: Collection[str]) -> None:
        self.earlier, self.later = earlier, later
        before = in_indicator_units(earlier.measurements, earlier.scorecard).rows
        self.after = in_indicator_units(later.measurements, later.scorecard).rows
        series = {each.id for each in earlier.scorecard.series}
        known = set(alike) | series & {each.id for each in later.scorecard.series}
        corrected = [row for row in self.after if row.indicator in known and self._is_alike(row, alike)]
        seen = {_what(row) for row in corrected}
        self.before = (*corrected, *(row for row in before if _what(row) not in seen))
        self.lasting = corrected

    def _is_alike(self, row: Measurement, alike: Collection[str]) -> bool:
        return row.indicator in alike or measured_alike(self.earlier.scorecard, self.later.scorecard, row.indicator)

    def at_first(self, card: Scorecard) -> Evaluation:
        """Return *card* judged for the earlier period by its figures as they are known later."""
        return self._evaluated(card, self.before, self.earlier.period)

    def at_last(self, card: Scorecard) -> Evaluation:
        """Return *card* judged for the later period by the figures of what is measured alike."""
        return self._evaluated(card, self.lasting, self.later.period)

    def of_later(self, card: Scorecard) -> Evaluation:
        """Return *card* judged for the later period by all its figures."""
        return self._evaluated(card, self.after, self.later.period)

    def _evaluated(self, card: Scorecard, rows: Iterable[Measurement], period: Period) -> Evaluation:
        places = {unit.id for unit in card.organisation.walk()} | {""} if card.organisation is not None else None
        seen = [row for row in rows if places is None or row.org_unit in places]
        like = self.later
        return evaluate(card, Measurements(seen), period, org_unit=like.org_unit, basis=like.basis, as_of=like.as_of,
                        from_units=like.from_units, partial=like.partial)


def _what(row: Measurement) -> tuple[object, ...]:
    return row.indicator, row.org_unit, row.period, row.basis
