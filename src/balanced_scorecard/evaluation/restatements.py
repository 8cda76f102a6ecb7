"""What was restated: figures whose later vintages differ from earlier ones, and how far first figures move (R102)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

import numpy as np
from attrs import frozen

from ..domain.amount import number_text
from ..domain.identifiers import IndicatorId, OrgUnitId
from ..domain.measurement import Measurement, Measurements, Value
from ..domain.period import Period
from ..tables import shown
from ..units import rate_factor
from .history import Stretch, piece_of, recorded

FEWEST = 8
"""So many restated periods are needed before anything is said of how first figures move."""


@frozen(kw_only=True)
class Restatement:
    """One figure that was changed after it had been recorded: what it was, what it became, and when.

    Attributes:
        before, after: the values; of a rate given by its parts, the share.
        recorded_at: of the later vintage.
    """

    indicator: IndicatorId
    org_unit: OrgUnitId
    period: Period
    before: Value | None
    after: Value | None
    recorded_at: datetime | None

    _repr_html_ = shown

    def __str__(self) -> str:
        on = f" ({self.recorded_at.date()})" if self.recorded_at else ""
        return f"{self.period}: {_text(self.before)} -> {_text(self.after)}{on}"


def _text(value: Value | None) -> str:
    return "no value" if value is None else number_text(value) if isinstance(value, float | int) else str(value)


def restatements(measurements: Measurements, since: date | None = None) -> tuple[Restatement, ...]:
    """Return every figure whose later vintage differs from the one before, in the order the rows were given.

    With *since*, the day a report was made as of, only what was recorded after that day. Vintages of one stretch of
    time belong together, whether they came for the period alone or for the year to date.

    >>> restatements(Measurements())
    ()
    """
    vintages: dict[tuple[str, str, Stretch], list[Measurement]] = {}
    for row in measurements:
        vintages.setdefault((row.indicator, row.org_unit, piece_of(row).stretch), []).append(row)
    return tuple(found for rows in vintages.values() for found in changes_of(rows) if _is_after(found, since))


def changes_of(rows: Iterable[Measurement]) -> Iterator[Restatement]:
    """Yield each change between the vintages *rows* of one stretch of time, from the first recorded to the newest."""
    for earlier, later in pairwise(sorted(rows, key=recorded)):
        before, after = _value(earlier), _value(later)
        if before != after:
            yield Restatement(indicator=later.indicator, org_unit=later.org_unit, period=later.period,
                              before=before, after=after, recorded_at=later.recorded_at)


def _value(row: Measurement) -> Value | None:
    if row.value is not None or row.numerator is None or not row.denominator:
        return row.value
    return rate_factor(row.unit) * row.numerator / row.denominator


def _is_after(found: Restatement, since: date | None) -> bool:
    return since is None or (found.recorded_at is not None and found.recorded_at.date() > since)


@frozen(kw_only=True)
class Revision:
    """How far the first figures of a series move: over how many periods, on average, and regardless of direction."""

    count: int
    mean: float
    mean_size: float

    _repr_html_ = shown


def revision_of(rows: Iterable[Measurement]) -> Revision | None:
    """Return how far first figures move to the newest, over the periods with more than one; None below `FEWEST`.

    *rows* are all vintages of one indicator in one unit.
    """
    vintages: dict[Stretch, list[Measurement]] = {}
    for row in sorted(rows, key=recorded):
        vintages.setdefault(piece_of(row).stretch, []).append(row)
    moved = []
    for known in vintages.values():
        first, last = _value(known[0]), _value(known[-1])
        if len(known) > 1 and isinstance(first, float | int) and isinstance(last, float | int):
            moved.append(last - first)
    if len(moved) < FEWEST:
        return None
    sizes = np.array(moved, dtype=float)
    return Revision(count=len(moved), mean=float(sizes.mean()), mean_size=float(np.abs(sizes).mean()))
