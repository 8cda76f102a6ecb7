"""`compare_units`: units beside each other on one indicator or node, with ranks, ties and how sure the ranks are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.indicator import Polarity, Role
from ..domain.measurement import Value
from ..domain.scale import Edge
from ..tables import html_table, shown, table
from ..words import words_for, words_with
from .results import IndicatorResult, ScorecardScore, plain
from .statuses import Status

if TYPE_CHECKING:
    import pandas as pd

_SAME = 1e-9


@frozen(kw_only=True)
class UnitStanding:
    """One unit among others.

    Attributes:
        rank: 1 for the best; units that are alike share the better rank, and the next are skipped (1, 2, 2, 4). None
            where there is nothing to rank. is_tied: whether it shares its rank.
        rank_from, rank_to: the best and the worst rank that the 95 per cent intervals allow; None without intervals.
        value: of an indicator its figure, of a node its score.
    """

    org_unit: str
    value: Value | None
    status: Status
    score: float | None = None
    target: Edge | str | None = None
    gap: float | None = None
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    is_tied: bool = False
    rank_from: int | None = None
    rank_to: int | None = None

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, absent as None."""
        return {
            "org_unit": self.org_unit, "rank": self.rank, "is_tied": self.is_tied, "rank_from": self.rank_from,
            "rank_to": self.rank_to, "value": plain(self.value), "status": self.status.value, "score": self.score,
            "target": plain(self.target), "gap": self.gap, "low": self.low, "high": self.high,
        }


@frozen(kw_only=True, repr=False)
class UnitComparison:
    """Units beside each other, the best first, those without a figure last; alike ones in the order given.

    Attributes:
        unit: of the figures; None where they have none, or are scores. is_indicator: whether they are figures.
        language: of the card. words: its own for statuses.
    """

    id: str
    name: str
    standings: tuple[UnitStanding, ...]
    language: str = "en"
    unit: str | None = None
    is_indicator: bool = True
    words: FrozenMap[str, str] = EMPTY

    def __repr__(self) -> str:
        ranked = sum(each.rank is not None for each in self.standings)
        return f"<UnitComparison {self.id!r}: {ranked} of {len(self.standings)} units ranked>"

    def __iter__(self) -> Iterator[UnitStanding]:
        return iter(self.standings)

    @property
    def note(self) -> str:
        """What must stand beside every ranking: a rank says nothing of whether a target is met."""
        return words_for(self.language)["units.rank_note"]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        return {"id": self.id, "name": self.name, "note": self.note,
                "units": [each.to_dict() for each in self.standings]}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a unit."""
        return table([each.to_dict() for each in self.standings])

    def _repr_html_(self) -> str:
        rows = [each.to_dict() for each in self.standings]
        return html_table(rows, ("rank", "org_unit", "value", "status", "gap", "rank_from", "rank_to"),
                          words_with(self.language, self.words))


def compare_units(scores: Mapping[str, ScorecardScore], id: str) -> UnitComparison:
    """Return the units of *scores*, by unit id, ranked on the indicator or node called *id*.

    An indicator is ranked on its figure, the better way first; a range, a level and a judgement on the score; a node
    on its score. What is context or has no better direction is listed and not ranked.

    A rank is not goal attainment: the best of the units may miss its target, and the worst may meet it. Of small
    numbers most ranks are chance; `rank_from` and `rank_to` say so where the figures are shares of counts.

    Raises:
        UnknownElementError: a unit's card has no such indicator or node.

    >>> compare_units({}, "A1")
    <UnitComparison 'A1': 0 of 0 units ranked>
    """
    given = [_standing(unit, each, id) for unit, each in scores.items()]
    ranked = sorted((pair for pair in given if pair[1] is not None), key=lambda pair: -(pair[1] or 0.0))
    placed = _ranked([standing for standing, _ in ranked], [size or 0.0 for _, size in ranked])
    rest = [standing for standing, size in given if size is None]
    first = next(iter(scores.values()), None)
    if first is None:
        return UnitComparison(id=id, name=id, standings=())
    card, result = first.evaluation.scorecard, _result(first, id)
    return UnitComparison(
        id=id, name=result.indicator.name if result else first[id].name, standings=(*placed, *rest),
        language=card.language, unit=result.indicator.unit if result else None,
        is_indicator=result is not None, words=card.words,
    )


def _result(scores: ScorecardScore, id: str) -> IndicatorResult | None:
    return next((result for result in scores.evaluation if result.id == id), None)


def _standing(unit: str, scores: ScorecardScore, id: str) -> tuple[UnitStanding, float | None]:
    """Return *unit* among others, and what it is ranked on, more is better; None where it is not."""
    result = _result(scores, id)
    if result is None:
        node = scores[id]
        return UnitStanding(org_unit=unit, value=node.score, status=node.status, score=node.score), node.score
    target = result.target if isinstance(result.target, float | int | tuple | str) else None
    standing = UnitStanding(
        org_unit=unit, value=result.actual, status=result.status, score=result.score, target=target, gap=result.gap,
        low=result.low, high=result.high,
    )
    return standing, _size(result)


def _size(result: IndicatorResult) -> float | None:
    polarity = result.indicator.effective_polarity
    if polarity is Polarity.NEUTRAL or result.indicator.role is Role.CONTEXT or result.status is Status.NO_DATA:
        return None
    if polarity is None or polarity is Polarity.RANGE or not isinstance(result.actual, float | int):
        return result.score
    return float(result.actual) * polarity.direction


def _ranked(standings: Sequence[UnitStanding], sizes: Sequence[float]) -> Iterator[UnitStanding]:
    ranks: list[int] = []
    for n, size in enumerate(sizes):
        ranks.append(ranks[-1] if n and _are_alike(sizes[n - 1], size) else n + 1)
    for n, standing in enumerate(standings):
        first, last = _possible(n, standings, sizes)
        yield evolve(standing, rank=ranks[n], is_tied=ranks.count(ranks[n]) > 1, rank_from=first, rank_to=last)


def _are_alike(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME * max(abs(one), abs(other))


def _possible(
    n: int, standings: Sequence[UnitStanding], sizes: Sequence[float]
) -> tuple[int | None, int | None]:
    """Return the best and the worst rank of the unit at *n* that the intervals of all units allow."""
    ends = [(each.low, each.high) for each in standings]
    if any(low is None or high is None for low, high in ends):
        return None, None
    turned = [(low, high) if _is_upward(standings, sizes) else (-high, -low)  # type: ignore[operator]
              for low, high in ends]
    own_low, own_high = turned[n]
    better = sum(low > own_high for low, _ in turned)  # type: ignore[operator]
    worse = sum(high < own_low for _, high in turned)  # type: ignore[operator]
    return 1 + better, len(turned) - worse


def _is_upward(standings: Sequence[UnitStanding], sizes: Sequence[float]) -> bool:
    """Whether more is better: the sizes that units are ranked on are then their values."""
    return all(size == each.value for each, size in zip(standings, sizes, strict=True))
