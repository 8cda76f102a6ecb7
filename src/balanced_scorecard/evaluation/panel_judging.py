"""`judge_panel`: a card judged and rolled up in every column of a panel, block by block (design: scale)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np
from attrs import frozen

from ..domain.identifiers import ElementId
from ..domain.indicator import Caps
from ..domain.scorecard import Scorecard
from ..kernels import rollup, scoring
from ..kernels.scoring import BLOCK, BandArray, BoolArray, FloatArray
from .column_figures import REASONS, WHOLE, Gathering
from .column_verdicts import leaf_of
from .columns import STATUS_CODE, STATUSES, Columns, Judging, Leaf
from .family import HEAVY, NEAR, standing_by
from .observations import Observations
from .panel import IndicatorColumns, NodeColumns, Panel
from .setting import Setting
from .statuses import Standing, Status
from .tree import Branch, branches_of, is_never_counted, policies_of, tree_of
from .unit_arrays import UnitArrays

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""
POOR, MEDIUM, GOOD = scoring.POOR, scoring.MEDIUM, scoring.GOOD
_OUTSIDE, _SHORT = STATUS_CODE[Status.OUTSIDE], STATUS_CODE[Status.INSUFFICIENT_DATA]


def judge_panel(
    setting: Setting, observations: Observations, columns: Columns, *, keep: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Panel:
    """Return the card of *setting* judged and rolled up in every one of *columns*.

    Args:
        setting: what holds for every column; its unit and period stand for none.
        observations: the figures, settled for the card.
        columns: which units and periods.
        keep: ids of the nodes and indicators whose cells are kept; left out, all of them.
        progress: called as the work goes on.
    """
    judging = Judging(setting, observations, columns, Gathering(
        scorecard=setting.scorecard, observations=observations, place_of=observations.place_of(),
        period_code={period: n for n, period in enumerate(observations.periods)}),
        UnitArrays(observations.org_units, setting.structure))
    work = _Work.of(judging, keep, progress)
    for begin in range(0, len(columns), BLOCK):
        work.block(slice(begin, min(begin + BLOCK, len(columns))))
    return Panel(
        scorecard=setting.scorecard, org_units=observations.org_units, periods=observations.periods,
        org_unit=columns.org_unit, period=columns.period, indicators=work.indicators(), nodes=work.nodes(),
        observations=observations, basis=setting.basis, as_of=setting.as_of, from_units=setting.from_units,
        partial=setting.partial,
    )


def cells_kept(scorecard: Scorecard, keep: Collection[str] | None) -> tuple[int, int]:
    """Return how many indicators and how many nodes are kept."""
    branches = branches_of(scorecard, policies_of(scorecard))
    kept = [branch for branch in branches if keep is None or branch.id in keep]
    indicators = sum(branch.indicator is not None for branch in kept)
    return indicators, len(kept) - indicators


BYTES_OF_INDICATOR, BYTES_OF_NODE = 8 + 1 + 1, 4 * 8 + 1 + 1
"""What one cell of each takes when it is kept."""


_IS_OUTSIDE = np.array([[standing_by(status, reason) is Standing.OUTSIDE for reason in (*REASONS, None)]
                        for status in STATUSES])
"""Whether a leaf is OUTSIDE, by the codes of its status and reason; no reason, -1, is the last."""


@frozen(eq=False)
class _Cells:
    """The cells of one indicator: of every column where they are kept, else of one block at a time."""

    leaf: Leaf
    score: FloatArray
    status: BandArray
    reason: BandArray
    is_kept: bool
    outside: BoolArray

    @classmethod
    def of(cls, leaf: Leaf, columns: int, *, is_kept: bool) -> _Cells:
        room = columns if is_kept else BLOCK
        return cls(leaf, np.empty(room), np.empty(room, dtype=np.int8), np.empty(room, dtype=np.int8), is_kept,
                   _IS_OUTSIDE[leaf.status, leaf.reason])

    def at(self, part: slice) -> slice:
        """Return where the block *part* stands."""
        return part if self.is_kept else slice(0, part.stop - part.start)

    def fill(self, part: slice, room: scoring.Workspace) -> BoolArray | None:
        """Work the cells of *part* out; return which of them count in a roll-up, None where all do."""
        leaf, at = self.leaf, self.at(part)
        score, status, reason = self.score[at], self.status[at], self.reason[at]
        reason.fill(WHOLE)
        if leaf.lines is not None:
            scoring.judge_block(leaf.shown[part], leaf.lines, leaf.rows(part), status, score, room)
        first, last = leaf.special.searchsorted(np.array([part.start, part.stop], dtype=leaf.special.dtype))
        which = leaf.special[first:last] - part.start
        score[which], status[which], reason[which] = (each[first:last] for each in (leaf.score, leaf.status,
                                                                                    leaf.reason))
        outside = self.outside[first:last]
        if not outside.any():
            return None
        inside = np.ones(part.stop - part.start, dtype=bool)
        inside[which[outside]] = False
        return inside


class _Work:
    """A panel on its way; lives for one call."""

    def __init__(
        self, judging: Judging, branches: Sequence[Branch], cells: dict[ElementId, _Cells],
        keep: Collection[str] | None, progress: Progress | None,
    ) -> None:
        self.columns = len(judging.columns)
        self.least = judging.setting.scorecard.defaults.min_coverage - NEAR
        self.branches = branches
        self.cells = cells
        self.counted = [id_ for id_, each in cells.items() if not is_never_counted(each.leaf.indicator)]
        self.progress = progress or (lambda done, of: None)
        tree = tree_of(branches, {id_: row for row, id_ in enumerate(self.counted)})
        self.tree = rollup.nodes_of(tree)
        self.inner = [n for n, branch in enumerate(branches) if branch.indicator is None]
        self.kept = [n for n, place in enumerate(self.inner) if keep is None or branches[place].id in keep]
        self.room = scoring.workspace()
        self.block_arrays = rollup.empty_nodes(len(self.inner), min(BLOCK, self.columns))
        self.arrays = rollup.empty_nodes(len(self.kept), self.columns)
        self.status = np.empty((len(self.kept), self.columns), dtype=np.int8)

    @classmethod
    def of(cls, judging: Judging, keep: Collection[str] | None, progress: Progress | None) -> _Work:
        card = judging.setting.scorecard
        branches = branches_of(card, policies_of(card))
        cells = {}
        for indicator in card.indicators():
            is_kept = keep is None or indicator.id in keep
            cells[indicator.id] = _Cells.of(leaf_of(indicator, judging), len(judging.columns), is_kept=is_kept)
        return cls(judging, branches, cells, keep, progress)

    def block(self, part: slice) -> None:
        """Judge and roll up the columns in *part*."""
        inside = {id_: each.fill(part, self.room) for id_, each in self.cells.items()}
        is_whole = len(self.kept) == len(self.inner)
        arrays = rollup.columns_of(self.arrays, part) if is_whole else rollup.columns_of(
            self.block_arrays, slice(0, part.stop - part.start))
        scores = [self.cells[id_].score[self.cells[id_].at(part)] for id_ in self.counted]
        rollup.roll_up_block(self.tree, scores, [inside[id_] for id_ in self.counted], arrays)
        for row, n in enumerate(self.kept):
            self.status[row, part] = self._status(n, part, arrays, inside)
            if not is_whole:
                for mine, block in ((self.arrays.score, arrays.score), (self.arrays.coverage, arrays.coverage),
                                    (self.arrays.low, arrays.low), (self.arrays.high, arrays.high)):
                    mine[row, part] = block[n]
        self.progress(part.stop, self.columns)

    def _status(
        self, n: int, part: slice, arrays: rollup.NodeArrays, inside: dict[ElementId, BoolArray | None]
    ) -> BandArray:
        """Return the status of one node: its band, GOOD held one lower by what limits it, or why there is none."""
        score = arrays.score[n]
        status: BandArray = (score >= 1 / 3 - NEAR).view(np.int8) + (score >= 2 / 3 - NEAR).view(np.int8)
        for limited in self._limited(self.inner[n], part, inside):
            status -= (limited & (status == GOOD)).view(np.int8)
        status[np.flatnonzero(np.isnan(score) | (arrays.coverage[n] < self.least))] = _SHORT
        if not arrays.counted[n].all():
            status[~arrays.counted[n]] = _OUTSIDE
        return status

    def _limited(
        self, place: int, part: slice, inside: dict[ElementId, BoolArray | None]
    ) -> list[BoolArray]:
        """Return where a heavy POOR leaf right below, or a broken rule that caps, holds a node back, one by one."""
        own = [branch for branch in self.branches if branch.parent == place]
        return [*self._heavy_poor(own, part, inside), *self._capping(place, own, part)]

    def _heavy_poor(
        self, own: Sequence[Branch], part: slice, inside: dict[ElementId, BoolArray | None]
    ) -> list[BoolArray]:
        leaves = [branch for branch in own if branch.indicator is not None and branch.id in self.counted]
        if all(inside[branch.id] is None for branch in leaves):
            whole: float | FloatArray = sum(branch.weight for branch in leaves)
        else:
            whole = np.zeros(part.stop - part.start)
            for branch in leaves:
                counts = inside[branch.id]
                whole = whole + (branch.weight if counts is None else np.where(counts, branch.weight, 0.0))
        found = []
        for branch in leaves:
            with np.errstate(divide="ignore", invalid="ignore"):
                is_heavy = np.divide(branch.weight, whole) >= HEAVY - NEAR
            if np.any(is_heavy):
                cells = self.cells[branch.id]
                is_poor: BoolArray = cells.status[cells.at(part)] == POOR
                found.append(is_poor if np.all(is_heavy) else is_poor & is_heavy)
        return found

    def _capping(self, place: int, own: Sequence[Branch], part: slice) -> list[BoolArray]:
        found = []
        for n, branch in enumerate(self.branches):
            broken = self.cells[branch.id].leaf.broken if branch.indicator is not None else None
            if broken is None or branch.indicator is None or not self._is_below(n, place):
                continue
            if branch.indicator.caps is Caps.ALL or branch in own:
                found.append(broken[part])
        return found

    def _is_below(self, n: int, place: int) -> bool:
        while n >= 0 and n != place:
            n = self.branches[n].parent
        return n == place

    def indicators(self) -> tuple[IndicatorColumns, ...]:
        """Return the indicators that are kept."""
        return tuple(
            IndicatorColumns(id=id_, name=each.leaf.indicator.name, value=each.leaf.shown, score=each.score,
                             status=each.status, reason=each.reason)
            for id_, each in self.cells.items() if each.is_kept
        )

    def nodes(self) -> tuple[NodeColumns, ...]:
        """Return the nodes that are kept."""
        arrays = self.arrays
        return tuple(
            NodeColumns(id=branch.id, kind=branch.kind, name=branch.name, score=arrays.score[row],
                        coverage=arrays.coverage[row], low=arrays.low[row], high=arrays.high[row],
                        status=self.status[row])
            for row, branch in enumerate(self.branches[self.inner[n]] for n in self.kept)
        )
