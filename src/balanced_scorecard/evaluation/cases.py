"""One indicator in one unit and period, before anything is judged: its figure, its target, its scale and its span."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen

from ..domain.aggregation import Aggregation
from ..domain.amount import Duration
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator, Role
from ..domain.period import Frequency, Period
from ..domain.scale import Scale
from ..domain.target import Target
from .advice import Advice, AdviceKind
from .figures import Figure
from .formulas import aggregation_of, figure_of
from .history import History, Span
from .results import DataStatus, Reason
from .scales import Judge, judge_of
from .setting import Setting
from .spans import Share, per_of, share_of, span_of
from .targets import effective_target, is_due_later


@frozen(kw_only=True)
class Case:
    """All that is needed to judge one indicator.

    Attributes:
        measured_in: the period of the figure; another than the report's when it is carried.
        figure: what is judged. figure_in_basis: the same over what the report covers.
        span: the days the figure is of; None where it was not looked for.
        factor: what a FLOW's edges are scaled by. per: over how long its target counts.
        is_unscalable: a FLOW whose target does not say what it counts over.
    """

    indicator: Indicator
    history: History
    measured_in: Period
    figure: Figure
    figure_in_basis: Figure
    data_status: DataStatus
    target: Target | None
    judge: Judge
    span: Span | None = None
    per: Frequency | None = None
    factor: float = 1.0
    is_unscalable: bool = False
    is_due_later: bool = False
    scale: Scale | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        scale = self.judge.scale
        object.__setattr__(self, "scale", scale.scaled(self.factor) if scale and self.factor != 1.0 else scale)

    @property
    def is_context(self) -> bool:
        """Whether it is shown, never judged."""
        return self.indicator.role is Role.CONTEXT


def case_of(indicator: Indicator, setting: Setting) -> Case:
    """Return what is to be judged of *indicator*."""
    history = setting.history(indicator.id)
    if not history.rows and not setting.expects(indicator):
        return _without(indicator, history, setting, Reason.NOT_APPLICABLE, DataStatus.MISSING)
    frequency = _frequency(indicator, history, setting)
    own = _own_period(frequency, setting.period)
    if own is None or indicator.is_milestone or indicator.is_judged:
        return _in_period(indicator, history, setting, setting.period)
    if own.end == setting.period.end:
        return _in_period(indicator, history, setting, own)
    if aggregation_of(indicator) is Aggregation.FLOW:
        return _without(indicator, history, setting, Reason.PERIOD_NOT_ENDED, DataStatus.NOT_DUE)
    return _carried(indicator, history, setting, own)


def case_before_change(case: Case, setting: Setting) -> Case | None:
    """Return the case as it stood by the target in force when its period began; None where that has not changed.

    A requirement of an earlier year, past its date, was not in force.
    """
    target, period = case.target, case.measured_in
    if target is None or target.decided is None or target.decided <= period.start:
        return None
    earlier = tuple(
        each for each in case.indicator.targets
        if (each.decided or date.min) <= period.start and (each.due or date.max) >= period.end
    )
    before = _in_period(evolve(case.indicator, targets=earlier), case.history, setting, period)
    return before if before.target is not None else None


def _frequency(indicator: Indicator, history: History, setting: Setting) -> Frequency | None:
    """Return how often the figure comes: as declared, else as its rows do, else as the slowest its formula needs."""
    own = indicator.frequency or history.frequency
    if own is not None or indicator.formula is None:
        return own
    needed = [setting.history(id_).frequency for id_ in setting.fed_by(indicator)]
    return max((each for each in needed if each is not None), key=lambda each: each.rank, default=None)


def _is_coarser(frequency: Frequency | None, period: Period) -> bool:
    return frequency is not None and not period.is_span and frequency.rank > period.frequency.rank


def _own_period(frequency: Frequency | None, period: Period) -> Period | None:
    """Return the indicator's own period around the report's, where it is the coarser; None where it is not."""
    if frequency is None or not _is_coarser(frequency, period):
        return None
    own = Period.of_date(frequency, period.end, period.fiscal_year)
    return own if own.start <= period.start else None


def _in_period(indicator: Indicator, history: History, setting: Setting, period: Period) -> Case:
    basis_span = span_of(period, setting.basis, indicator.window)
    frequency = _frequency(indicator, history, setting)
    target = effective_target(indicator, period, setting.org_unit, is_root=setting.is_root)
    judge = judge_of(indicator, target, indicator.norm_at(period.end), setting.scorecard.defaults.tolerance)
    in_basis = _figure(indicator, history, basis_span, setting, frequency, period)
    figure, share, per = in_basis, Share(span=basis_span, factor=1.0), None
    counts_over = aggregation_of(indicator) is Aggregation.FLOW and indicator.window is None and judge.scale is not None
    if counts_over:
        per = per_of(indicator, target, frequency)
    if per is not None:
        share = share_of(period, basis_span, per, target.phasing if target else None)
        if share.span != basis_span:
            figure = _figure(indicator, history, share.span, setting, frequency, period)
    return Case(
        indicator=indicator, history=history, measured_in=period, figure=figure, figure_in_basis=in_basis,
        data_status=data_status(figure, setting, period, indicator), target=target, judge=judge, factor=share.factor,
        per=per, span=share.span, is_unscalable=counts_over and per is None,
        is_due_later=target is not None and is_due_later(target, period),
    )


def _figure(
    indicator: Indicator, history: History, span: Span, setting: Setting, frequency: Frequency | None, period: Period
) -> Figure:
    open_days = setting.open_days(span)
    figure = figure_of(indicator, open_days, setting, history)
    if figure.value is None and frequency and not _divides(frequency, open_days, period):
        advice = Advice(AdviceKind.PARTS_DO_NOT_FIT, FrozenMap({"frequency": frequency, "period": str(period)}))
        return evolve(figure, reason=Reason.NOT_ADDABLE, advice=advice)
    return figure


def _divides(frequency: Frequency, span: Span, period: Period) -> bool:
    """Whether periods of *frequency* can end where *span* ends; weeks and days always can (weeks are sliced)."""
    if not frequency.months:
        return True
    return Period.of_date(frequency, span.end, period.fiscal_year).end == span.end


def data_status(figure: Figure, setting: Setting, period: Period, indicator: Indicator) -> DataStatus:
    """Return how fresh *figure* is; without a day of the report every period that has ended is due.

    A sum with a hole has a value to show, but what it lacks is due or late all the same.
    """
    if figure.value is not None and figure.reason is not Reason.PARTIAL:
        is_whole = figure.coverage > 1 - 1e-9
        return DataStatus.FRESH if is_whole and not figure.is_provisional else DataStatus.PROVISIONAL
    if setting.as_of is None or figure.reason is Reason.SUPPRESSED:
        return DataStatus.MISSING
    lag = indicator.reporting_lag or setting.scorecard.defaults.reporting_lag or Duration(0, "day")
    return DataStatus.NOT_DUE if setting.as_of <= lag.after(period.end) else DataStatus.OVERDUE


def _without(
    indicator: Indicator, history: History, setting: Setting, reason: Reason, freshness: DataStatus
) -> Case:
    """Return a case that has no figure, for a reason known beforehand."""
    target = effective_target(indicator, setting.period, setting.org_unit, is_root=setting.is_root)
    norm = indicator.norm_at(setting.period.end)
    return Case(
        indicator=indicator, history=history, measured_in=setting.period, figure=Figure(reason=reason),
        figure_in_basis=Figure(reason=reason), data_status=freshness, target=target,
        judge=judge_of(indicator, target, norm, setting.scorecard.defaults.tolerance),
    )


def _carried(indicator: Indicator, history: History, setting: Setting, own: Period) -> Case:
    """Return the case of the newest ended period that has a value and is not too old; else one that is not due."""
    lag = indicator.reporting_lag or setting.scorecard.defaults.reporting_lag
    max_age = indicator.max_age or setting.scorecard.defaults.max_age
    earlier = own.previous()
    starts = [row.period.start for id_ in setting.fed_by(indicator) for row in setting.vintages(id_)]
    while earlier.end >= min(starts, default=date.max):
        oldest = max_age.after(earlier.end) if max_age else earlier.shifted(1).end
        if max_age is None and lag is not None:
            oldest = lag.after(oldest)
        if setting.period.end > oldest:
            break
        case = _in_period(indicator, history, setting, earlier)
        if case.figure.is_whole:
            return evolve(case, data_status=DataStatus.CARRIED)
        earlier = earlier.previous()
    return _without(indicator, history, setting, Reason.NOTHING_TO_CARRY, DataStatus.NOT_DUE)
