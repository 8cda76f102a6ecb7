"""`compare_evaluations`: from one evaluation to another, state by state, and what each step moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise

from attrs import evolve

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..errors import ScorecardError
from ..evaluation.nodes import roll_up
from ..evaluation.results import Evaluation, IndicatorResult, NodeKind, NodeScore, ScorecardScore
from .cards import Difference, compare_scorecards
from .change import Change, ChangeKind, Direction, ElementKind
from .directions import bar_direction
from .outline import Key, elements_below, in_order, outline
from .split import Part, PartKind, ScoreChange, Split
from .steps import Way, way_between

Results = Mapping[str, IndicatorResult]
_IN_A_TREE = frozenset({ElementKind.SCORECARD, ElementKind.PERSPECTIVE, ElementKind.OBJECTIVE, ElementKind.FACTOR,
                        ElementKind.INDICATOR})
_OF_THE_NODE = frozenset({"method", "missing", "defaults.method", "defaults.missing"})
"""What decides how a node makes a score of its children's; a weight and a place decide what it is to its parent."""
_OF_AN_INDICATOR = (PartKind.RESTATED, PartKind.PERFORMANCE, PartKind.BAR, PartKind.COUNTED)
"""The steps that can move an indicator's own score."""


def compare_evaluations(
    earlier: Evaluation, later: Evaluation, *, missing: MissingPolicy | None = None, method: RollUpMethod | None = None
) -> Split:
    """Return the change of every score, split into what was restated, performed, asked, counted and weighted.

    One step at a time is taken from the earlier evaluation to the later, and each state is a card evaluated and rolled
    up as any other: the parts add up because they are the steps of one way. The order is: the earlier figures as they
    are known later; the later figures by the earlier bar; the later bar; what is counted; the weights.

    Args:
        earlier, later: of the same period on two cards, of two periods on one card, or both.
        missing, method: as for `roll_up`, of every state.

    Raises:
        ScorecardError: the two do not cover the same (unit, basis, fiscal year), or the later period is the earlier.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate
    >>> card = Scorecard(id="card", name="Empty")
    >>> compare_evaluations(evaluate(card, Measurements(), "2024"), evaluate(card, Measurements(), "2025"))
    <Split of 'Empty' 2024 to 2025: no score to compare>
    """
    _refuse(earlier, later)
    way = way_between(earlier, later, partial(roll_up, missing=missing, method=method))
    difference = compare_scorecards(earlier.scorecard, later.scorecard)
    changes = tuple(_Splitting(way, difference).changes())
    return Split(earlier=way.start, later=way.end, difference=difference, steps=way.steps(), changes=changes,
                 not_compared=way.apart)


def _refuse(earlier: Evaluation, later: Evaluation) -> None:
    pairs = (
        ("covers", earlier.basis.value, later.basis.value, "evaluate both on one basis"),
        ("is of", earlier.org_unit or "the whole", later.org_unit or "the whole", "compare one unit at a time"),
        ("takes figures from", earlier.from_units.value, later.from_units.value, "evaluate both alike"),
        ("takes partial figures as", earlier.partial.value, later.partial.value, "evaluate both alike"),
        ("is read in a fiscal year of", _months(earlier), _months(later), "compare within one fiscal year"),
    )
    for what, before, after, remedy in pairs:
        if before != after:
            raise ScorecardError(f"the earlier evaluation {what} {before!r}, the later {after!r}; {remedy}")
    if later.period.end < earlier.period.end:
        raise ScorecardError(f"the earlier evaluation is of {earlier.period}, the later of {later.period}; "
                             "give the earlier period first")


def _months(evaluation: Evaluation) -> str:
    year = evaluation.scorecard.fiscal_year
    return f"month {year.starts}, named by its {year.named_by.value}"


def _by_key(scores: ScorecardScore) -> dict[Key, NodeScore]:
    """Return the nodes by kind and id; the card by no id, since it is the card under any."""
    return {(ElementKind(node.kind.value), "" if node.kind is NodeKind.SCORECARD else node.id): node for node in scores}


def _by_id(scores: ScorecardScore) -> dict[str, IndicatorResult]:
    return {result.id: result for result in scores.evaluation}


class _Splitting:
    """The states of a way, asked one node or indicator at a time; lives for one call."""

    def __init__(self, way: Way, difference: Difference) -> None:
        self.way = way
        self.cards = (difference.old, difference.new)
        self.nodes = [_by_key(scores) for scores in way.states()]
        start, restated, _, performed, bar, _, end = map(_by_id, way.states())
        self.start, self.restated, self.performed, self.bar, self.end = start, restated, performed, bar, end
        self.below = tuple(map(elements_below, self.cards))
        self.apart = {each.id for each in way.apart}
        self.reweighted = tuple(filter(_is_weighting, difference))

    def changes(self) -> Iterator[ScoreChange]:
        """Yield the change of every node and indicator, in the order of the later card."""
        was, now = ([placed.key for placed in outline(card) if placed.key[0] in _IN_A_TREE] for card in self.cards)
        for key in in_order(was, now):
            yield self._of_indicator(key[1]) if key[0] is ElementKind.INDICATOR else self._of_node(key)

    def _of_indicator(self, id_: str) -> ScoreChange:
        start, end = self.start.get(id_), self.end.get(id_)
        card = self.cards[1] if end else self.cards[0]
        factor = card.factor_of(id_)
        assert factor is not None
        change = ScoreChange(
            id=id_, kind=NodeKind.INDICATOR, name=(end or self.start[id_]).indicator.name, parent=factor.id,
            earlier=start.score if start else None, later=end.score if end else None,
            earlier_status=start.status if start else None, later_status=end.status if end else None)
        if change.change is None:
            return change
        moves = _moves([change.earlier, *self._between(id_), change.later])
        return evolve(change, parts=self._parts(dict(zip(_OF_AN_INDICATOR, moves, strict=True)), {}, (id_,)))

    def _between(self, id_: str) -> list[float | None]:
        """Return the indicator's score after each step but the last; once it is lost it is so for the rest."""
        found: list[float | None] = []
        for results in (self.restated, self.performed, self.bar):
            is_known = results is self.restated or id_ in self.way.alike
            is_lost = None in found or not is_known
            found.append(None if is_lost else results[id_].score)
        return found

    def _of_node(self, key: Key) -> ScoreChange:
        states = [nodes.get(key) for nodes in self.nodes]
        start, end = states[0], states[-1]
        known = end or start
        assert known is not None
        change = ScoreChange(
            id=known.id, kind=known.kind, name=known.name, parent=known.parent,
            earlier=start.score if start else None, later=end.score if end else None,
            earlier_status=start.status if start else None, later_status=end.status if end else None)
        if change.change is None:
            return change
        restated, left, performed, bar, entered, weights = _moves([node.score if node else None for node in states])
        sizes = {PartKind.RESTATED: restated, PartKind.PERFORMANCE: performed, PartKind.BAR: bar,
                 PartKind.COUNTED: left + entered, PartKind.WEIGHTS: weights}
        because = self._because(key)
        return evolve(change, parts=self._parts(sizes, because, because[PartKind.BAR]))

    def _parts(
        self, sizes: Mapping[PartKind, float], because: Mapping[PartKind, tuple[str, ...]], barred: Iterable[str]
    ) -> tuple[Part, ...]:
        """Return one part of each kind; *barred* are the indicators whose bars say which way the bar was moved."""
        way = Direction.together(bar_direction(self.start[id_], self.end[id_], *self.cards) for id_ in barred)
        return tuple(Part(kind=kind, size=sizes.get(kind, 0.0), elements=because.get(kind, ()),
                          direction=way if kind is PartKind.BAR else Direction.NEITHER) for kind in PartKind)

    def _because(self, key: Key) -> dict[PartKind, tuple[str, ...]]:
        """Return what each part of a node comes from, among what is below it."""
        was, now = (below.get(key, ()) for below in self.below)
        before, after = ([id_ for kind, id_ in keys if kind is ElementKind.INDICATOR] for keys in (was, now))
        below = {*was, *now}
        compared = [id_ for id_ in before if id_ in self.way.compared]
        counted = [id_ for id_ in (*before, *after) if id_ in self.apart]
        return {
            PartKind.RESTATED: _moved(before, self.start, self.restated),
            PartKind.PERFORMANCE: _moved(compared, self.restated, self.performed),
            PartKind.BAR: _moved(compared, self.performed, self.bar),
            PartKind.COUNTED: tuple(dict.fromkeys((*counted, *_moved(compared, self.bar, self.end)))),
            PartKind.WEIGHTS: tuple(dict.fromkeys(
                change.element for change in self.reweighted
                if _key(change) in below or (_key(change) == key and change.field in _OF_THE_NODE))),
        }


def _is_weighting(change: Change) -> bool:
    """Whether a change concerns how scores are rolled up, not what they are."""
    if change.element_kind not in _IN_A_TREE:
        return False
    return change.field == "weight" or change.field in _OF_THE_NODE or change.kind is ChangeKind.MOVED


def _key(change: Change) -> Key:
    return change.element_kind, "" if change.element_kind is ElementKind.SCORECARD else change.element


def _moved(ids: Iterable[str], before: Results, after: Results) -> tuple[str, ...]:
    """Return those of *ids* whose own score differs, the largest difference first, led by those that lack one."""
    sizes = {}
    for id_ in ids:
        was, now = before[id_].score, after[id_].score
        if was != now:
            sizes[id_] = 1.0 if was is None or now is None else abs(now - was)
    return tuple(sorted(sizes, key=lambda id_: -sizes[id_]))


def _moves(scores: Sequence[float | None]) -> list[float]:
    """Return what each step moved; a state without a score stands where the one before it did.

    >>> _moves([0.25, None, 0.75, 0.5])
    [0.0, 0.5, -0.25]
    """
    held = accumulate(scores, _hold)
    return [(now or 0.0) - (was or 0.0) for was, now in pairwise(held)]


def _hold(last: float | None, score: float | None) -> float | None:
    return last if score is None else score
