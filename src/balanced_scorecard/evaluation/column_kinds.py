"""One indicator in every column of a panel: its figures, and what judges each, worked out once for columns alike.

Where arrays do not tell a figure, the column is marked to be judged alone, by the same functions as a card. Either
way a column is, bit for bit, the card's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import Aggregation, Window
from ..domain.indicator import Indicator
from ..domain.organisation import ROOT
from ..domain.period import Frequency, Period
from ..kernels.scoring import BoolArray, FloatArray
from .cases import UNANSWERED, divides, own_period, periods_to_carry
from .column_figures import CODE, WHOLE, Figures, as_they_came, unless_few
from .columns import Judging
from .expecting import Expecting
from .figures import aggregation_of
from .history import Span
from .observations import NEVER, CodeArray
from .rulings import Ruling, ruling_of, without_figure
from .setting import Setting
from .statuses import Reason


@frozen(kw_only=True, eq=False)
class InColumns:
    """One indicator's figures in every column, and what judges each.

    Attributes:
        shown: the value of each column, NaN where there is none. lacking, reason: the columns without a whole figure,
            in order, and why, as places in `REASONS`.
        rulings: every ruling that any column is judged by.
        kind, ruling: the kind of each column, and the ruling of each kind; where columns differ one by one, `kind` is
            None and *ruling* is that of each column.
        slow: columns that are to be judged alone.
        expecting: which units are to report it at all.
    """

    indicator: Indicator
    shown: FloatArray
    lacking: CodeArray
    reason: CodeArray
    rulings: tuple[Ruling, ...]
    kind: CodeArray | None
    ruling: CodeArray
    slow: BoolArray
    expecting: Expecting

    def ruling_at(self, columns: CodeArray) -> CodeArray:
        """Return the ruling of some columns."""
        return self.ruling[columns] if self.kind is None else self.ruling[self.kind[columns]]


def in_columns(indicator: Indicator, judging: Judging) -> InColumns:
    """Return the figures of *indicator* in every column of a panel, and what judges each."""
    return _Gathered(judging, indicator).in_columns()


@frozen(kw_only=True)
class _Kind:
    """All columns of one period whose units are judged by the same targets, and report equally often.

    Attributes:
        rulings: places of the rulings of the periods its figure may be of, the newest first; several where carried.
        reason, data_status: what is said where none of them has a figure; a reason known beforehand, or None.
    """

    rulings: tuple[int, ...]
    reason: Reason | None = None
    fixed: int = 0


class _Gathered:
    """One indicator on its way; lives for one call."""

    def __init__(self, judging: Judging, indicator: Indicator) -> None:
        self.judging = judging
        self.indicator = indicator
        self.setting = judging.setting
        self.columns = judging.columns
        self.fed_by = self.setting.fed_by(indicator)
        self.observed = [each for id_ in self.fed_by if (each := judging.observations.of.get(id_)) is not None]
        self.rulings: list[Ruling] = []
        self.expecting = Expecting(judging.observations, judging.setting, indicator, judging.units)
        self.slow = np.zeros(len(self.columns), dtype=bool)

    def in_columns(self) -> InColumns:
        """Return the indicator in every column."""
        columns = len(self.columns)
        if self._is_alone():
            self.slow[:] = True
            return self._said(_nothing(columns), np.zeros(columns, dtype=np.int32), None)
        odd = self._odd_units()
        if odd.any():
            self.slow |= odd[self.columns.org_unit]
        classes, class_of = self._classes()
        kind, present = self.judging.kinds(class_of)
        kinds = self._kinds(classes, present)
        if self.columns.is_aligned and self.observed and all(map(self._is_direct, kinds.values())):
            ruling = np.zeros(max(kinds, default=0) + 1, dtype=np.int32)
            ruling[list(kinds)] = [each.rulings[0] for each in kinds.values()]
            return self._direct(ruling, kind)
        figures, ruling = self._gathered(kinds, kind)
        return self._said(figures, ruling, None)

    def _said(self, figures: Figures, ruling: CodeArray, kind: CodeArray | None) -> InColumns:
        lacking = np.flatnonzero(figures.reason != WHOLE).astype(np.int32)
        return self._in_columns(figures.shown, lacking, figures.reason[lacking], ruling, kind)

    def _in_columns(
        self, shown: FloatArray, lacking: CodeArray, reason: CodeArray, ruling: CodeArray, kind: CodeArray | None
    ) -> InColumns:
        return InColumns(indicator=self.indicator, shown=shown, lacking=lacking, reason=reason,
                         rulings=tuple(self.rulings), kind=kind, ruling=ruling, slow=self.slow,
                         expecting=self.expecting)

    def _direct(self, ruling: CodeArray, kind: CodeArray) -> InColumns:
        """Return the figures that stand at their own places; only what is lacking is looked at one by one."""
        observed = self.observed[0]
        if observed.denominator is not None:
            figures = as_they_came(self.indicator, observed, np.arange(len(self.columns), dtype=np.int32))
            return self._said(unless_few(figures, self.indicator.min_n), ruling, kind)
        lacking = np.flatnonzero(np.isnan(observed.value)).astype(np.int32)
        reason = as_they_came(self.indicator, observed, lacking).reason
        return self._in_columns(observed.value, lacking, reason, ruling, kind)

    # ---- which columns are alike ---------------------------------------------------------------------------------

    def _is_alone(self) -> bool:
        """Whether arrays tell nothing of it: words, days, windows, few answers, rows of several frequencies."""
        indicator = self.indicator
        return (
            bool(indicator.levels) or indicator.is_milestone or indicator.is_judged
            or indicator.window is Window.ROLLING_12_MONTHS
            or len({each.frequency for each in self.observed}) > 1
            or any(each.frequency is None for each in self.observed)
            or (indicator.min_n is not None and (bool(indicator.formula) or any(each.has_n for each in self.observed)))
        )

    def _odd_units(self) -> BoolArray:
        """Return the units whose rows arrays cannot hold, or which have taken over from others."""
        odd = self.judging.units.has_taken_over.copy()
        for each in self.observed:
            odd |= each.odd
        return odd

    def _classes(self) -> tuple[list[tuple[str, bool]], CodeArray]:
        """Return what tells units apart, a unit that stands for it and whether it is silent, and each unit's place."""
        units = self.judging.units
        local = tuple(dict.fromkeys(target.org_unit for target in self.indicator.targets if target.org_unit))
        stands_for = [_BELOW, ROOT, *local]
        class_of = units.is_root.astype(np.int32)
        for n, unit in enumerate(local, 2):
            class_of[units.named((unit,))] = n
        firsts = [each.since for each in self.observed]
        is_silent = np.min(firsts, axis=0) == NEVER if firsts else np.ones(len(class_of), dtype=bool)
        if self.indicator.frequency is None:
            class_of[is_silent] += len(stands_for)
        classes = [(unit, silent) for silent in (False, True) for unit in stands_for]
        return classes, class_of

    def _kinds(self, classes: Sequence[tuple[str, bool]], present: Sequence[int]) -> dict[int, _Kind]:
        periods = self.judging.observations.periods
        found = {}
        for n in present:
            (unit, is_silent), period = classes[n // len(periods)], periods[n % len(periods)]
            found[n] = self._kind(self.setting.of_unit(unit), period, None if is_silent else self._frequency())
        return found

    def _frequency(self) -> Frequency | None:
        return self.indicator.frequency or (self.observed[0].frequency if self.observed else None)

    def _kind(self, setting: Setting, period: Period, frequency: Frequency | None) -> _Kind:
        own = own_period(frequency, period)
        if own is None or own.end == period.end:
            return _Kind(rulings=(self._ruling(setting, own or period, frequency),))
        setting = evolve(setting, period=period)
        self.rulings.append(without_figure(self.indicator, setting))
        fixed = len(self.rulings) - 1
        if aggregation_of(self.indicator) is Aggregation.FLOW:
            return _Kind(rulings=(), reason=Reason.PERIOD_NOT_ENDED, fixed=fixed)
        earlier = periods_to_carry(self.indicator, setting.scorecard.defaults, own, period)
        carried = tuple(self._ruling(setting, each, frequency) for each in earlier)
        return _Kind(rulings=carried, reason=Reason.NOTHING_TO_CARRY, fixed=fixed)

    def _ruling(self, setting: Setting, period: Period, frequency: Frequency | None) -> int:
        self.rulings.append(ruling_of(self.indicator, setting, period, frequency))
        return len(self.rulings) - 1

    def _is_direct(self, kind: _Kind) -> bool:
        """Whether the figure of such columns is what stands at their own place."""
        if kind.reason is not None or self.indicator.formula is not None:
            return False
        ruling = self.rulings[kind.rulings[0]]
        period = ruling.measured_in
        whole = Span(start=period.start, end=period.end)
        is_own = period.frequency is self.observed[0].frequency and not period.is_span
        return is_own and ruling.span == whole and _fits(ruling)

    # ---- figures ---------------------------------------------------------------------------------------------------

    def _gathered(self, kinds: dict[int, _Kind], kind: CodeArray) -> tuple[Figures, CodeArray]:
        """Return the figures of all columns, kind by kind, and the ruling of each."""
        columns = len(self.columns)
        shown = np.full(columns, np.nan)
        reason = np.full(columns, CODE[Reason.NOT_REPORTED], dtype=np.int32)
        ruling = np.zeros(columns, dtype=np.int32)
        order = np.argsort(kind, kind="stable").astype(np.int32)
        ends = np.cumsum(np.bincount(kind)).tolist()
        for n, each in kinds.items():
            at = order[(ends[n - 1] if n else 0):ends[n]]
            for one in self._of_kind(each, at):
                found, where, by = one
                shown[where], reason[where], ruling[where] = found.shown, found.reason, by
        return Figures(shown=shown, reason=reason), ruling

    def _of_kind(self, kind: _Kind, at: CodeArray) -> Iterator[tuple[Figures, CodeArray, int]]:
        """Yield the figures of the columns *at*, which columns each is for, and by which ruling."""
        if kind.reason is not None:
            reason = np.full(len(at), CODE[kind.reason], dtype=np.int32)
            if kind.reason is Reason.NOTHING_TO_CARRY:
                reason[~self._is_open(at)] = CODE[Reason.NOT_APPLICABLE]
            said = Figures(shown=np.full(len(at), np.nan), reason=reason)
            yield said, at, kind.fixed
        if kind.reason is Reason.NOTHING_TO_CARRY:
            at = at[self._is_open(at)]
        for place in kind.rulings:
            ruling = self.rulings[place]
            assert ruling.span is not None
            self._leave_out_half_open(ruling.span, at)
            found = self.judging.gathering.over(self.indicator, ruling.span, self.columns.org_unit[at])
            if found is None:
                self.slow[at] = True
                return
            found = unless_few(found, self.indicator.min_n)
            if kind.reason is None:
                yield self._as_it_divides(found, ruling), at, place
                return
            whole = found.reason == WHOLE
            yield _picked(found, whole), at[whole], place
            at = at[~whole]

    def _is_open(self, at: CodeArray) -> BoolArray:
        """Return whether the unit of each of the columns *at* is open on the last day of its period."""
        units, ends = self.columns.org_unit[at], self.judging.ends[self.columns.period[at]]
        is_open: BoolArray = (self.judging.units.opens[units] <= ends) & (ends <= self.judging.units.closes[units])
        return is_open

    def _leave_out_half_open(self, span: Span, at: CodeArray) -> None:
        """Leave a unit that opens or closes within *span* to be judged alone: its days are counted otherwise."""
        units = self.columns.org_unit[at]
        opens, closes = self.judging.units.opens[units], self.judging.units.closes[units]
        start, end = span.start.toordinal(), span.end.toordinal()
        self.slow[at] |= ((opens > start) & (opens <= end)) | ((closes < end) & (closes >= start))

    def _as_it_divides(self, found: Figures, ruling: Ruling) -> Figures:
        if _fits(ruling):
            return found
        lacks = np.isnan(found.shown) & np.isin(found.reason, [CODE[each] for each in UNANSWERED])
        reason = np.where(lacks, CODE[Reason.NOT_ADDABLE], found.reason).astype(np.int32)
        return Figures(shown=found.shown, reason=reason, denominator=found.denominator)


_BELOW = "\0below"
"""Stands for any unit below the root that has no target of its own; no unit is called so."""


def _fits(ruling: Ruling) -> bool:
    """Whether periods as often as the figure is to come end where what it is to cover ends."""
    assert ruling.span is not None
    return ruling.frequency is None or divides(ruling.frequency, ruling.span, ruling.measured_in)


def _picked(figures: Figures, which: BoolArray) -> Figures:
    of = figures.denominator
    return Figures(shown=figures.shown[which], reason=figures.reason[which],
                   denominator=None if of is None else of[which])


def _nothing(columns: int) -> Figures:
    return Figures(shown=np.full(columns, np.nan),
                   reason=np.full(columns, CODE[Reason.NOT_REPORTED], dtype=np.int32))
