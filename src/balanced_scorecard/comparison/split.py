"""`Split`: the change of every score between two evaluations, in parts that add up to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..domain.card_table import words_of
from ..domain.identifiers import ElementId
from ..errors import UnknownElementError, did_you_mean
from ..evaluation.results import Evaluation, IndicatorResult, NodeKind, ScorecardScore, Status, plain
from ..tables import html_table, shown, table
from .cards import Difference
from .change import Direction

if TYPE_CHECKING:
    import pandas as pd


class PartKind(Enum):
    """What moved a score, in the order in which it is asked.

    RESTATED: the earlier period's figures were corrected, or came in late. PERFORMANCE: the figures became better or
    worse, held against the earlier bar. BAR: targets, norms, tolerances, baselines or bounds were moved. COUNTED: what
    is counted is no longer the same: indicators came, went, are measured in another way, or are judged at one end only.
    WEIGHTS: weights, the tree, the method of the roll-up or the policy for what is missing were changed.
    """

    RESTATED = "restated"
    PERFORMANCE = "performance"
    BAR = "bar"
    COUNTED = "counted"
    WEIGHTS = "weights"


@frozen(kw_only=True)
class Part:
    """One part of a score's change.

    Attributes:
        size: how much of the change it is; below 0 where it took away.
        elements: what it comes from, the largest change first: indicators; for WEIGHTS what was weighted otherwise.
        direction: of BAR, whether the bars below were all tightened or all loosened. A tighter bar takes away, but not
            always: below the edge to yellow a score may rise when the way to green becomes longer.
    """

    kind: PartKind
    size: float
    direction: Direction = Direction.NEITHER
    elements: tuple[ElementId, ...] = ()

    _repr_html_ = shown


@frozen(kw_only=True)
class ScoreChange:
    """How the score of one node or indicator came from what it was to what it is.

    Attributes:
        earlier, later: the scores; None where it was not scored, or not on that card.
        earlier_status, later_status: likewise.
        parts: one of each kind, adding up to `change`; none where there is no change to split.
    """

    id: ElementId
    kind: NodeKind
    name: str
    parent: ElementId | None = None
    earlier: float | None = None
    later: float | None = None
    earlier_status: Status | None = None
    later_status: Status | None = None
    parts: tuple[Part, ...] = ()

    _repr_html_ = shown

    @property
    def change(self) -> float | None:
        """The later score less the earlier; None where one of them is lacking."""
        return None if self.earlier is None or self.later is None else self.later - self.earlier

    def part(self, kind: PartKind) -> Part:
        """Return the part of one kind; of size 0 where there is no change to split."""
        return next((part for part in self.parts if part.kind is kind), Part(kind=kind, size=0.0))

    def to_dict(self) -> dict[str, object]:
        """Return the change as plain data, numbers unrounded."""
        return {
            "id": self.id, "kind": self.kind.value, "name": self.name, "parent": self.parent,
            "earlier": self.earlier, "later": self.later, "change": self.change,
            "earlier_status": self.earlier_status.value if self.earlier_status else None,
            "later_status": self.later_status.value if self.later_status else None,
            "parts": {part.kind.value: part.size for part in self.parts},
            "bar_direction": self.part(PartKind.BAR).direction.value if self.parts else None,
            "because": {part.kind.value: list(part.elements) for part in self.parts if part.elements},
        }


class WhyNot(Enum):
    """Why an indicator's figures cannot be held against each other, though it is scored at one end."""

    NEW = "new"
    GONE = "gone"
    MEASURED_OTHERWISE = "measured_otherwise"
    NOT_SCORED_EARLIER = "not_scored_earlier"
    NOT_SCORED_LATER = "not_scored_later"
    NOT_SCORED_BETWEEN = "not_scored_between"


@frozen(kw_only=True)
class NotCompared:
    """An indicator that is scored at one end at least and cannot be compared: it is in COUNTED."""

    id: ElementId
    name: str
    why: WhyNot

    _repr_html_ = shown


@frozen(kw_only=True)
class Step:
    """One state on the way: what was changed to come here, and the card evaluated and rolled up as it then was.

    Attributes:
        kind: None for the start.
        scores: every state is a card, figures and a period of its own, so that it can be saved and made again.
    """

    kind: PartKind | None
    scores: ScorecardScore

    _repr_html_ = shown


@frozen(kw_only=True, repr=False)
class Split:
    """The change of every score between two evaluations, in parts that add up to it (R17, R102).

    Attributes:
        earlier, later: the two evaluations, rolled up.
        difference: what differs between their cards.
        steps: the states on the way, the earlier first and the later last.
        changes: the card first, then every node and indicator in the order of the later card.
        not_compared: the indicators that are counted at one end only.
    """

    earlier: ScorecardScore
    later: ScorecardScore
    difference: Difference
    steps: tuple[Step, ...]
    changes: tuple[ScoreChange, ...]
    not_compared: tuple[NotCompared, ...] = ()
    _by_id: Mapping[str, ScoreChange] = field(init=False, eq=False)
    _results: tuple[Mapping[str, IndicatorResult], ...] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_id = {change.id: change for change in reversed(self.changes)}
        object.__setattr__(self, "_by_id", by_id)
        results = ({result.id: result for result in scores.evaluation} for scores in (self.earlier, self.later))
        object.__setattr__(self, "_results", tuple(results))

    def __repr__(self) -> str:
        periods = f"{self.earlier.evaluation.period} to {self.later.evaluation.period}"
        total = self.total
        if total.earlier is None or total.later is None:
            return f"<Split of {total.name!r} {periods}: no score to compare>"
        parts = ", ".join(f"{part.kind.value} {part.size:+.3f}" for part in total.parts if part.size)
        return f"<Split of {total.name!r} {periods}: {total.earlier:.3f} to {total.later:.3f} ({parts or 'unchanged'})>"

    def __iter__(self) -> Iterator[ScoreChange]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __getitem__(self, id: str) -> ScoreChange:
        """Return the change of the node or indicator *id*; raise UnknownElementError with the nearest."""
        if id not in self._by_id:
            raise UnknownElementError(f"no node or indicator {id!r} on either card{did_you_mean(id, self._by_id)}")
        return self._by_id[id]

    @property
    def total(self) -> ScoreChange:
        """The card's own change."""
        return self.changes[0]

    def results(self, id: str) -> tuple[IndicatorResult | None, IndicatorResult | None]:
        """Return the earlier and the later result of the indicator *id*; None where a card does not have it."""
        earlier, later = self._results
        return earlier.get(id), later.get(id)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a node or indicator, its parts in columns of their own."""
        return [{**{key: value for key, value in change.to_dict().items() if key not in _NESTED},
                 **{kind.value: change.part(kind).size if change.parts else None for kind in PartKind}}
                for change in self.changes]

    def to_dict(self) -> dict[str, object]:
        """Return both ends, the order in which the parts were asked, every change, and what was not compared."""
        return {
            "earlier": _end(self.earlier.evaluation), "later": _end(self.later.evaluation),
            "basis": self.later.evaluation.basis.value, "org_unit": self.later.evaluation.org_unit,
            "order": [step.kind.value for step in self.steps if step.kind],
            "scores": [change.to_dict() for change in self.changes],
            "not_compared": [{"id": each.id, "name": each.name, "why": each.why.value} for each in self.not_compared],
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row a node or indicator."""
        return table(self.records())

    def _repr_html_(self) -> str:
        columns = ("id", "name", "earlier", "later", "change", *(kind.value for kind in PartKind))
        return html_table(self.records(), columns, words_of(self.later.evaluation.scorecard))


_NESTED = frozenset({"parts", "because", "bar_direction"})


def _end(evaluation: Evaluation) -> dict[str, object]:
    return {"scorecard": evaluation.scorecard.id, "version": evaluation.scorecard.version or None,
            "period": str(evaluation.period), "as_of": plain(evaluation.as_of)}
