"""`contributions`: what each child adds to its parent's score, and why a child adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..domain.aggregation import MissingPolicy, RollUpMethod
from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.identifiers import ElementId
from ..tables import html_table, shown, table
from ..words import words_with
from .family import standing_of
from .results import NodeScore, ScorecardScore
from .statuses import NodeKind, Reason, Standing, Status

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True)
class Contribution:
    """A child in its parent's roll-up.

    Attributes:
        standing: SCORED, MISSING or OUTSIDE. status, reason: its own; the reason says why it is not counted.
        weight: as given. share: its weight among its siblings that are scored; None where it is not.
        contribution: share times score; for a weighted mean they add up to the parent's score, for others it is None.
    """

    parent: ElementId
    id: ElementId
    kind: NodeKind
    name: str
    standing: Standing
    status: Status
    reason: Reason | None
    weight: float
    share: float | None
    score: float | None
    contribution: float | None

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, absent as None."""
        return {
            "parent": self.parent, "id": self.id, "kind": self.kind.value, "name": self.name,
            "standing": self.standing.value, "status": self.status.value,
            "reason": self.reason.value if self.reason else None, "weight": self.weight, "share": self.share,
            "score": self.score, "contribution": self.contribution,
        }


@frozen(repr=False)
class Contributions:
    """The children of every node of a roll-up, parents in the card's order.

    Attributes:
        language: of the card. words: its own for statuses.
    """

    rows: tuple[Contribution, ...]
    language: str = field(default="en", kw_only=True)
    words: FrozenMap[str, str] = field(default=EMPTY, kw_only=True)

    def __repr__(self) -> str:
        return f"<Contributions: {len(self.rows)} children>"

    def __iter__(self) -> Iterator[Contribution]:
        return iter(self.rows)

    def of(self, parent: str) -> tuple[Contribution, ...]:
        """Return the children of the node called *parent*, in order."""
        return tuple(row for row in self.rows if row.parent == parent)

    def to_dict(self) -> dict[str, object]:
        """Return them as plain values."""
        return {"contributions": [row.to_dict() for row in self.rows]}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a child."""
        return table([row.to_dict() for row in self.rows])

    def _repr_html_(self) -> str:
        return html_table([row.to_dict() for row in self.rows],
                          ("parent", "name", "status", "weight", "share", "score", "contribution"),
                          words_with(self.language, self.words))


def contributions(scores: ScorecardScore) -> Contributions:
    """Return what each node and indicator adds to the node above it.

    Weights are normalised among the children that are scored; with COUNT_AS_ZERO a missing child has a share, and adds
    nothing. For a weighted mean the contributions add up to the parent's score.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate, roll_up
    >>> contributions(roll_up(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024")))
    <Contributions: 0 children>
    """
    card = scores.evaluation.scorecard
    rows = tuple(row for node in scores for row in children_of(node, scores))
    return Contributions(rows, language=card.language, words=card.words)


def children_of(node: NodeScore, scores: ScorecardScore) -> tuple[Contribution, ...]:
    """Return what each child adds to *node*, in order."""
    nodes = {each.id: each for each in scores.nodes[1:]}
    children = [_child(id_, node, nodes, scores) for id_ in node.children]
    zero = 0.0 if node.policy is MissingPolicy.COUNT_AS_ZERO else None
    counted = [zero if each.score is None else each.score for each in children]
    counted = [None if each.standing is Standing.OUTSIDE else score
               for each, score in zip(children, counted, strict=True)]
    total = fsum(each.weight for each, score in zip(children, counted, strict=True) if score is not None)
    is_added = node.method is RollUpMethod.WEIGHTED_MEAN
    rows = tuple(_placed(each, score, total, is_added=is_added) for each, score in zip(children, counted, strict=True))
    if node.score is not None and is_added:
        added = fsum(row.contribution or 0.0 for row in rows)
        assert abs(added - node.score) <= 1e-9, f"{node.id}: the contributions add up to {added}, not {node.score}"
    return rows


def _child(id_: ElementId, node: NodeScore, nodes: dict[ElementId, NodeScore], scores: ScorecardScore) -> Contribution:
    below = nodes.get(id_)
    if below is not None:
        return Contribution(
            parent=node.id, id=id_, kind=below.kind, name=below.name, standing=below.standing, status=below.status,
            reason=None, weight=below.weight, score=below.score, share=None, contribution=None,
        )
    result = scores.evaluation[id_]
    return Contribution(
        parent=node.id, id=id_, kind=NodeKind.INDICATOR, name=result.indicator.name, standing=standing_of(result),
        status=result.status, reason=result.reason, weight=result.indicator.weight, score=result.score, share=None,
        contribution=None,
    )


def _placed(child: Contribution, score: float | None, total: float, *, is_added: bool) -> Contribution:
    if score is None or not total:
        return child
    share = child.weight / total
    return Contribution(
        parent=child.parent, id=child.id, kind=child.kind, name=child.name, standing=child.standing,
        status=child.status, reason=child.reason, weight=child.weight, score=child.score, share=share,
        contribution=share * score if is_added else None,
    )
