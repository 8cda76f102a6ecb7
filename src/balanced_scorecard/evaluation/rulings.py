"""`Ruling`: all that judges one indicator in one unit and period, known before there is a figure."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field, frozen

from ..domain.aggregation import Aggregation
from ..domain.indicator import Indicator, Polarity, Role
from ..domain.period import Frequency, Period
from ..domain.scale import Scale
from ..domain.target import Target
from ..kernels import scoring
from .figures import aggregation_of
from .history import Span
from .scales import Judge, judge_of
from .setting import Setting
from .spans import per_of, share_of, span_of
from .statuses import DataStatus, Reason, Status
from .targets import effective_target, is_due_later


@frozen(kw_only=True)
class Ruling:
    """What an indicator is judged by in one unit and period.

    Attributes:
        measured_in: the period of the figure; another than the report's where it is carried.
        span_in_basis: the days the report covers. span: the days the value judged is of; None where none is looked for.
        factor: what a FLOW's edges are scaled by. per: over how long its target counts.
        is_unscalable: a FLOW whose target does not say what it counts over.
        scale: the edges scaled by `factor`; None where nothing is judged.
    """

    indicator: Indicator
    measured_in: Period
    span_in_basis: Span
    span: Span | None
    target: Target | None
    judge: Judge
    frequency: Frequency | None
    per: Frequency | None = None
    factor: float = 1.0
    is_unscalable: bool = False
    is_due_later: bool = False
    has_no_local_target: bool = False
    scale: Scale | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        scale = self.judge.scale
        object.__setattr__(self, "scale", scale.scaled(self.factor) if scale and self.factor != 1.0 else scale)

    @property
    def is_context(self) -> bool:
        """Whether it is shown, never judged."""
        return self.indicator.role is Role.CONTEXT


def ruling_of(
    indicator: Indicator, setting: Setting, period: Period, frequency: Frequency | None,
    among: Sequence[Target] | None = None,
) -> Ruling:
    """Return what *indicator*, whose figures come at *frequency*, is judged by in *period*.

    *among* are the target versions to choose from; left out, all of the indicator's.
    """
    target = effective_target(indicator, period, setting.org_unit, is_root=setting.is_root, among=among,
                              as_of=setting.as_of)
    return ruling_by(target, indicator, setting, period, frequency)


def ruling_by(
    target: Target | None, indicator: Indicator, setting: Setting, period: Period, frequency: Frequency | None
) -> Ruling:
    """Return what *indicator* would be judged by were *target* the one that decides."""
    span = span_of(period, setting.basis, indicator.window)
    judge = judge_of(indicator, target, indicator.norm_at(period.end), setting.scorecard.defaults.tolerance)
    counts_over = aggregation_of(indicator) is Aggregation.FLOW and indicator.window is None and judge.scale is not None
    per = per_of(indicator, target, frequency, period.fiscal_year) if counts_over else None
    share = None if per is None else share_of(period, span, per, target.phasing if target else None)
    return Ruling(
        indicator=indicator, measured_in=period, span_in_basis=span, span=share.span if share else span,
        target=target, judge=judge, frequency=frequency, per=per, factor=share.factor if share else 1.0,
        is_unscalable=counts_over and per is None,
        is_due_later=target is not None and is_due_later(target, period),
        has_no_local_target=target is None and _lacks_local_target(indicator, setting),
    )


def without_figure(indicator: Indicator, setting: Setting) -> Ruling:
    """Return what *indicator* is judged by where, for a reason known beforehand, no figure is looked for."""
    ruling = ruling_of(indicator, setting, setting.period, None)
    return evolve(ruling, span=None, per=None, factor=1.0, is_unscalable=False, is_due_later=False)


def _lacks_local_target(indicator: Indicator, setting: Setting) -> bool:
    """Whether others have a target that a unit below the root does not share: a sum's is not each part's."""
    others = any(target.org_unit is None for target in indicator.targets)
    return not setting.is_root and others and indicator.adds_up in (Aggregation.FLOW, Aggregation.STOCK)


# ---- what the ruling and the figure together say ---------------------------------------------------------------

BANDS = {scoring.POOR: Status.POOR, scoring.MEDIUM: Status.MEDIUM, scoring.GOOD: Status.GOOD}
Verdict = tuple[Status, Reason | None]


def verdict(ruling: Ruling, *, reason: Reason | None, is_whole: bool, data_status: DataStatus, band: int) -> Verdict:
    """Return the status of a figure by *ruling*, or why there is none (design: score and status).

    Args:
        ruling: what judges it.
        reason, is_whole: why the figure is none or not to be judged, and whether there is one to judge.
        data_status: how fresh it is.
        band: of the value on the ruling's scale, NOT_JUDGED where there is no value or no scale.
    """
    indicator = ruling.indicator
    if ruling.is_context or indicator.polarity is Polarity.NEUTRAL:
        why = Reason.CONTEXT if ruling.is_context else Reason.NEUTRAL
        return (Status.UNSCORED, why) if is_whole else _no_data(ruling, reason, data_status)
    has_norm = ruling.judge.scale is not None and ruling.target is None
    if ruling.target is None and not has_norm and ruling.judge.problem is None:
        no_target = Reason.NO_LOCAL_TARGET if ruling.has_no_local_target else Reason.TARGET_NOT_SET
        return Status.NO_TARGET, no_target
    if ruling.is_due_later:
        return Status.NOT_DUE, Reason.NOT_YET_DUE
    if not is_whole:
        return _no_data(ruling, reason, data_status)
    problem = Reason.NO_SPAN if ruling.is_unscalable else ruling.judge.problem
    if problem is not None or band == scoring.NOT_JUDGED:
        return Status.UNSCORED, problem or Reason.NOT_ADDABLE
    return BANDS[band], None


_NOT_ENDED = (Reason.PERIOD_NOT_ENDED, Reason.NOTHING_TO_CARRY)


def _no_data(ruling: Ruling, reason: Reason | None, data_status: DataStatus) -> Verdict:
    if data_status is DataStatus.NOT_DUE:
        return Status.NOT_DUE, reason if reason in _NOT_ENDED else Reason.NOT_YET_DUE
    if data_status is DataStatus.OVERDUE and reason in (Reason.NOT_REPORTED, Reason.PARTIAL):
        return Status.NO_DATA, Reason.LATE
    if ruling.indicator.formula and reason is Reason.NOT_REPORTED:
        return Status.NO_DATA, Reason.FORMULA
    return Status.NO_DATA, reason or Reason.NOT_REPORTED
