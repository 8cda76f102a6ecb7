"""What is said of one indicator in every column of a panel: by the kernel, by verdicts alike, or one by one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import evolve

from ..domain.indicator import Caps, Indicator, Role
from ..kernels import scoring
from ..kernels.scoring import BoolArray, FloatArray
from .cases import case_of, data_status
from .column_figures import CODE, REASONS, WHOLE
from .column_kinds import InColumns, in_columns
from .columns import STATUS_CODE, Judging, Leaf
from .compliance import compliance_of
from .figures import Figure
from .indicators import results_of
from .judging import lines_of, scale_of_target
from .observations import NEVER, CodeArray
from .results import IndicatorResult
from .rulings import Ruling, verdict
from .setting import Setting
from .statuses import DataStatus, Reason, Status


def leaf_of(indicator: Indicator, judging: Judging) -> Leaf:
    """Return *indicator* in every column of a panel, ready to be scored."""
    return _Verdicts(judging, in_columns(indicator, judging)).leaf()


class _Verdicts:
    """One indicator on its way to a `Leaf`; lives for one call."""

    def __init__(self, judging: Judging, said: InColumns) -> None:
        self.judging = judging
        self.indicator = said.indicator
        self.setting = judging.setting
        self.columns = judging.columns
        self.said = said
        self.observed = [each for id_ in self.setting.fed_by(said.indicator)
                         if (each := judging.observations.of.get(id_)) is not None]

    def leaf(self) -> Leaf:
        """Return the indicator in every column."""
        said = self.said
        shown = said.shown
        scales = {place: each.scale for place, each in enumerate(said.rulings) if _is_judgeable(each)}
        special = self._special(scales)
        status, why = self._verdicts(special, self._reasons(special))
        score = np.full(len(special), np.nan)
        shown = shown.copy() if said.slow.any() else shown  # what was observed is not ours to change
        broken = self._broken(shown)
        for n in np.flatnonzero(said.slow[special]).tolist():
            column = int(special[n])
            result = self._alone(column)
            status[n], score[n] = STATUS_CODE[result.status], np.nan if result.score is None else result.score
            why[n] = WHOLE if result.reason is None else CODE[result.reason]
            shown[column] = float(result.actual) if isinstance(result.actual, float | int) else np.nan
            if broken is not None:
                broken[column] = bool(compliance_of([result])[0].broken)
        if broken is not None:
            judged = np.ones(len(broken), dtype=bool)
            judged[special] = status <= scoring.GOOD
            broken &= judged
        distinct = {scale: n for n, scale in enumerate(dict.fromkeys(scales.values())) if scale is not None}
        row_of = np.zeros(max(len(said.rulings), 1), dtype=np.int32)
        row_of[list(scales)] = [distinct[scale] for scale in scales.values() if scale is not None]
        return Leaf(
            indicator=self.indicator, shown=shown, lines=lines_of(list(distinct)) if distinct else None,
            kind=said.kind, row=np.zeros(1, dtype=np.int32) if len(distinct) < 2 else row_of[said.ruling],
            special=special, status=status, reason=why, score=score, broken=broken,
        )

    def _broken(self, shown: FloatArray) -> BoolArray | None:
        """Return whether the target is missed in each column, of a rule that caps what is above it; None for the rest.

        A rule is kept where its target is met, or, without a target, where it is GOOD.
        """
        indicator, said = self.indicator, self.said
        if indicator.role is not Role.MONITORING or indicator.caps not in (Caps.PARENT, Caps.ALL):
            return None
        scales = [scale_of_target(each) or each.scale for each in said.rulings]
        distinct = {scale: n for n, scale in enumerate(dict.fromkeys(each for each in scales if each is not None))}
        if not distinct:
            return np.zeros(len(shown), dtype=bool)
        row_of = np.array([0 if scale is None else distinct[scale] for scale in scales], dtype=np.int64)
        rows = row_of[said.ruling_at(np.arange(len(shown), dtype=np.int32))]
        band, _ = scoring.judge(shown, lines_of(list(distinct)), rows)
        is_broken: BoolArray = band != scoring.GOOD
        return is_broken

    def _special(self, scales: Mapping[int, object]) -> CodeArray:
        """Return the columns that the kernel does not decide: without a whole figure, or a scale to judge it on."""
        said = self.said
        if len(scales) == len(said.rulings) and not said.slow.any():
            return said.lacking
        is_special = said.slow.copy()
        is_special[said.lacking] = True
        if len(scales) < len(said.rulings):
            lacks = np.array([place not in scales for place in range(len(said.rulings))], dtype=bool)
            is_special |= lacks[said.ruling] if said.kind is None else lacks[said.ruling][said.kind]
        return np.flatnonzero(is_special).astype(np.int32)

    def _reasons(self, special: CodeArray) -> CodeArray:
        """Return why each of the columns *special* lacks a whole figure; WHOLE where it does not."""
        said = self.said
        if special is said.lacking:
            return said.reason
        reason = np.full(len(special), WHOLE, dtype=np.int32)
        reason[np.searchsorted(special, said.lacking)] = said.reason
        return reason

    def _verdicts(self, special: CodeArray, reason: CodeArray) -> tuple[scoring.BandArray, CodeArray]:
        """Return status and reason of the columns *special*, each different case judged once."""
        if not self.said.rulings:
            return np.zeros(len(special), dtype=np.int8), np.zeros(len(special), dtype=np.int32)
        ruling = self.said.ruling_at(special)
        why = self._not_applicable(special, reason, ruling)
        many = len(REASONS) + 1
        case = ruling * np.int32(many) + why + np.int32(1)
        table = np.zeros((len(self.said.rulings) * many, 2), dtype=np.int32)
        for each in np.flatnonzero(np.bincount(case)).tolist():
            table[each] = self._said(self.said.rulings[each // many], each % many - 1)
        return table[case, 0].astype(np.int8), table[case, 1]

    def _said(self, ruling: Ruling, reason: int) -> tuple[int, int]:
        why = None if reason == WHOLE else REASONS[reason]
        if why is Reason.NOT_APPLICABLE:
            return STATUS_CODE[Status.NO_DATA], reason
        figure = Figure(reason=why)
        fresh = self._freshness(ruling, figure) if why is not None else DataStatus.FRESH
        band = scoring.NOT_JUDGED if ruling.scale is None else scoring.GOOD
        status, said = verdict(ruling, reason=why, is_whole=why is None, data_status=fresh, band=band)
        return STATUS_CODE[status], WHOLE if said is None else CODE[said]

    def _freshness(self, ruling: Ruling, figure: Figure) -> DataStatus:
        if figure.reason in (Reason.PERIOD_NOT_ENDED, Reason.NOTHING_TO_CARRY):
            return DataStatus.NOT_DUE
        return data_status(figure, self.setting, ruling.measured_in, self.indicator)

    def _not_applicable(self, at: CodeArray, reason: CodeArray, ruling: CodeArray) -> CodeArray:
        """Return *reason* of the columns *at*, with what is not expected of their units said to be not applicable."""
        judging, units = self.judging, self.columns.org_unit[at]
        ends = judging.ends[self.columns.period[at]]
        measured = np.array([each.measured_in.end.toordinal() for each in self.said.rulings])[ruling]
        expecting = self.said.expecting
        is_no_matter = judging.units.opens[units] > ends
        for which, day in ((reason == CODE[Reason.NOT_REPORTED], measured),
                           ((reason != WHOLE) & ~self._has_rows()[units], ends)):
            asked = np.flatnonzero(which)
            is_no_matter[asked] |= ~expecting.on(units[asked], day[asked])
        return np.where(is_no_matter, CODE[Reason.NOT_APPLICABLE], reason).astype(np.int32)

    def _has_rows(self) -> BoolArray:
        """Return which units have any row that the indicator is made of."""
        has_rows = np.zeros(len(self.judging.observations.org_units), dtype=bool)
        for each in self.observed:
            has_rows |= each.since < NEVER
        return has_rows

    def _alone(self, column: int) -> IndicatorResult:
        """Return the result of one column, judged as a card judges it."""
        observations, columns = self.judging.observations, self.columns
        unit = observations.org_units[columns.org_unit[column]]
        period = observations.periods[columns.period[column]]
        setting = evolve(self._alone_setting, org_unit=unit, period=period)
        (result,) = results_of([case_of(self.indicator, setting)], setting)
        return result

    @cached_property
    def _alone_setting(self) -> Setting:
        observations = self.judging.observations
        units = (observations.org_units[code] for code in np.unique(self.columns.org_unit[self.said.slow]).tolist())
        rows = observations.rows_for(self._made_of(), units, self.setting.structure)
        return evolve(self.setting, measurements=rows, kept={})

    def _made_of(self) -> tuple[str, ...]:
        """Return the ids whose rows the indicator is made of or weighted by."""
        card = self.setting.scorecard
        ids = self.setting.fed_by(self.indicator)
        weights = (getattr(card.find(id_), "weight_by", None) for id_ in ids)
        return tuple(dict.fromkeys((*ids, *(each for each in weights if each))))


def _is_judgeable(ruling: Ruling) -> bool:
    """Whether any figure there is would be judged by *ruling*."""
    band = scoring.NOT_JUDGED if ruling.scale is None else scoring.GOOD
    said, _ = verdict(ruling, reason=None, is_whole=True, data_status=DataStatus.FRESH, band=band)
    return said.is_judged
