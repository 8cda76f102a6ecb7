"""The columns of a panel, a column a unit and period, and one indicator in all of them before it is scored."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import field, frozen

from ..domain.indicator import Indicator
from ..kernels import scoring
from ..kernels.scoring import BoolArray, FloatArray
from .column_figures import Gathering
from .observations import CodeArray, DayArray, Observations, days
from .setting import Setting
from .statuses import Status
from .unit_arrays import UnitArrays

STATUSES = (Status.POOR, Status.MEDIUM, Status.GOOD, Status.NO_TARGET, Status.NOT_DUE, Status.NO_DATA, Status.UNSCORED,
            Status.INSUFFICIENT_DATA, Status.OUTSIDE)
"""What the code of a status stands for; the first three are the kernel's bands."""
STATUS_CODE = {status: n for n, status in enumerate(STATUSES)}


@frozen(kw_only=True, eq=False)
class Columns:
    """The columns of a panel.

    Attributes:
        org_unit, period: shape (n_columns,), codes of the observations.
        is_aligned: whether column n is place n of the observations.
    """

    org_unit: CodeArray
    period: CodeArray
    is_aligned: bool

    def __len__(self) -> int:
        return len(self.org_unit)


@frozen(kw_only=True, eq=False)
class Leaf:
    """One indicator before its scores are worked out, block by block.

    Attributes:
        shown: its value in each column, NaN where there is none, or where it is no number.
        lines: the scales that any column is judged on; None where none is.
        kind, row: the kind of each column, and the scale of each kind; where columns differ one by one, `kind` is None
            and *row* the scale of each column.
        special: columns that the kernel does not decide, in order; `status`, `reason` and `score` of each.
        broken: of a rule that caps what is above it, whether it is broken in each column; None for the rest.
    """

    indicator: Indicator
    shown: FloatArray
    lines: scoring.Polylines | None
    kind: CodeArray | None
    row: CodeArray
    special: CodeArray
    status: scoring.BandArray
    reason: CodeArray
    score: FloatArray
    broken: BoolArray | None = None

    def rows(self, part: slice) -> CodeArray | int:
        """Return the scale of each column in *part*, or the one of all of them."""
        if len(self.row) == 1:
            return int(self.row[0])
        return self.row[part] if self.kind is None else self.row[self.kind[part]]


@frozen(eq=False)
class Judging:
    """Everything that is the same for all indicators of a panel."""

    setting: Setting
    observations: Observations
    columns: Columns
    gathering: Gathering
    units: UnitArrays
    _kinds: dict[bytes, tuple[CodeArray, list[int]]] = field(factory=dict, init=False)

    def kinds(self, class_of: CodeArray) -> tuple[CodeArray, list[int]]:
        """Return the kind of each column, the class of its unit and its period as one number, and those there are."""
        key = class_of.tobytes()  # most indicators tell units apart alike
        if key not in self._kinds:
            periods = len(self.observations.periods)
            kind = class_of[self.columns.org_unit] * periods + self.columns.period
            self._kinds[key] = kind, np.flatnonzero(np.bincount(kind)).tolist()
        return self._kinds[key]

    @cached_property
    def ends(self) -> DayArray:
        """The last day of each period."""
        return days((period.end for period in self.observations.periods), 0)
