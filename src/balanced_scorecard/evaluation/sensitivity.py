"""`robustness`: what a status hangs on: which child, and which weight, would change it (docs: weights)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.identifiers import ElementId
from ..errors import UnknownElementError, did_you_mean
from ..tables import html_table, shown, table
from ..words import words_with
from .family import node_scores, standing_of
from .results import Evaluation, NodeScore, ScorecardScore
from .statuses import NodeKind, Standing, Status
from .tree import Branch, Policies, branches_of

if TYPE_CHECKING:
    import pandas as pd

MOST = 1000.0
"""A weight is made at most so many times heavier or lighter: beyond, it says nothing of a choice people make."""
_STEPS = 40


@frozen(kw_only=True)
class Sway:
    """What one child or indicator means for the status of the node above.

    Attributes:
        score_without, status_without: the node's, as if this were not on the card (leave-one-out).
        weight: as given. times: what the weight must be multiplied by before the status changes, more or less by the
            smallest step in either direction; None where no weight up to 1 000 times heavier or lighter changes it.
        weight_then, status_then: the weight at which it changes, and to what.
    """

    id: ElementId
    kind: NodeKind
    name: str
    score_without: float | None
    status_without: Status
    weight: float
    times: float | None
    weight_then: float | None
    status_then: Status | None

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values, absent as None."""
        return {
            "id": self.id, "kind": self.kind.value, "name": self.name, "score_without": self.score_without,
            "status_without": self.status_without.value, "weight": self.weight, "times": self.times,
            "weight_then": self.weight_then, "status_then": self.status_then.value if self.status_then else None,
        }


@frozen(kw_only=True, repr=False)
class Robustness:
    """How far the status of *node* hangs on single children and single weights.

    Attributes:
        sways: every node and indicator below that counts, in the card's order.
        language: of the card. words: its own for statuses.
    """

    node: NodeScore
    sways: tuple[Sway, ...]
    language: str = "en"
    words: FrozenMap[str, str] = EMPTY

    def __repr__(self) -> str:
        decisive = f"decisive weight {self.decisive.id!r}" if self.decisive else "no weight decides"
        return f"<Robustness of {self.node.id!r}: {self.node.status.value}, {decisive}>"

    def __iter__(self) -> Iterator[Sway]:
        return iter(self.sways)

    @property
    def decisive(self) -> Sway | None:
        """The one whose weight must move least, relative to itself, before the status changes; None where none does."""
        moved = [sway for sway in self.sways if sway.times is not None]
        return min(moved, key=lambda sway: round(abs(log(sway.times or 1.0)), 9), default=None)  # of alike, the first

    @property
    def pivotal(self) -> tuple[Sway, ...]:
        """Those without which the status would be another."""
        return tuple(sway for sway in self.sways if sway.status_without is not self.node.status)

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "id": self.node.id, "status": self.node.status.value, "score": self.node.score,
            "decisive": self.decisive.id if self.decisive else None, "sways": [each.to_dict() for each in self.sways],
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row a node or indicator below."""
        return table([each.to_dict() for each in self.sways])

    def _repr_html_(self) -> str:
        return html_table([each.to_dict() for each in self.sways],
                          ("name", "status_without", "score_without", "weight", "weight_then", "status_then"),
                          words_with(self.language, self.words))


def robustness(scores: ScorecardScore, id: str | None = None) -> Robustness:
    """Return what the status of the node *id*, left out the card's, hangs on.

    Each node and indicator below that counts is left out once, and its weight is moved until the status changes, the
    rest as it is; every status is the roll-up's own, with what limits it.

    Raises:
        UnknownElementError: *id* is no node of the card.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate, roll_up
    >>> robustness(roll_up(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024")))
    <Robustness of 'card': outside, no weight decides>
    """
    card = scores.evaluation.scorecard
    branches = branches_of(card, Policies(scores.total.method, scores.total.policy))
    if id is not None and id != card.id:
        branches = _below(branches, id)
    moving = _Moving(scores.evaluation, branches)
    return Robustness(node=moving.top(branches), sways=tuple(moving.sway(n) for n in moving.counted()),
                      language=card.language, words=card.words)


def _below(branches: Sequence[Branch], id: str) -> list[Branch]:
    """Return the node *id* and all below it as a tree of its own."""
    nodes = [n for n, branch in enumerate(branches) if branch.indicator is None]
    top = next((n for n in nodes if branches[n].id == id), None)
    if top is None:
        near = did_you_mean(id, [branches[n].id for n in nodes])
        raise UnknownElementError(f"no node {id!r} on the card{near}")
    return _tree(branches, top, lambda n: True)


def _tree(branches: Sequence[Branch], top: int, keep: Callable[[int], bool]) -> list[Branch]:
    """Return the tree below *top*, without what *keep* says no to, and what hangs below that."""
    place_of = {top: 0}
    kept = [evolve(branches[top], parent=-1)]
    for n, branch in enumerate(branches):
        if branch.parent in place_of and keep(n):
            place_of[n] = len(kept)
            kept.append(evolve(branch, parent=place_of[branch.parent]))
    return kept


@frozen
class _Moving:
    """One tree, scored again with a branch left out or another weight."""

    evaluation: Evaluation
    branches: Sequence[Branch]

    def top(self, branches: Sequence[Branch]) -> NodeScore:
        return node_scores(self.evaluation, branches)[0]

    def counted(self) -> list[int]:
        """Return the places of what counts, below the top."""
        nodes = iter(node_scores(self.evaluation, self.branches))
        standings = [standing_of(self.evaluation[branch.id]) if branch.indicator is not None else next(nodes).standing
                     for branch in self.branches]
        return [n for n, standing in enumerate(standings) if n and standing is not Standing.OUTSIDE]

    def sway(self, n: int) -> Sway:
        """Return what the branch at *n* means for the top."""
        branch = self.branches[n]
        without = self.top(_tree(self.branches, 0, lambda each: each != n))
        now = self.top(self.branches).status
        changes = [found for way in (1.0, -1.0) if (found := self._change(n, now, way)) is not None]
        times, status = min(changes, key=lambda each: abs(log(each[0])), default=(None, None))
        return Sway(
            id=branch.id, kind=branch.kind, name=branch.name, score_without=without.score,
            status_without=without.status, weight=branch.weight, times=times,
            weight_then=None if times is None else branch.weight * times, status_then=status,
        )

    def _change(self, n: int, now: Status, way: float) -> tuple[float, Status] | None:
        """Return the factor nearest 1, up or down, at which the status is another, and what it is then."""
        near, far = 0.0, way * log(MOST)
        if self._status(n, far) is now:
            return None
        for _ in range(_STEPS):
            middle = (near + far) / 2
            near, far = (middle, far) if self._status(n, middle) is now else (near, middle)
        return exp(far), self._status(n, far)

    def _status(self, n: int, log_times: float) -> Status:
        branch = self.branches[n]
        moved = [*self.branches[:n], evolve(branch, weight=branch.weight * exp(log_times)), *self.branches[n + 1:]]
        return self.top(moved).status
