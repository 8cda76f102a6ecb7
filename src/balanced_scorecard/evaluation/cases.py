"""One indicator in one unit and period, before anything is judged: its figure, and what that is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from ..domain.aggregation import Aggregation
from ..domain.amount import Duration
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator
from ..domain.period import Frequency, Period
from ..domain.scorecard import Defaults
from ..domain.target import Target
from .adding_units import history_of
from .advice import Advice, AdviceKind
from .figures import Figure, aggregation_of
from .formulas import figure_of
from .history import History, Span
from .results import DataStatus, Reason
from .rulings import Ruling, ruling_of, without_figure
from .setting import Setting
from .units_reporting import with_hint


@frozen(kw_only=True)
class Case:
    """All that is needed to judge one indicator.

    Attributes:
        figure: what is judged. figure_in_basis: the same over what the report covers.
    """

    ruling: Ruling
    history: History
    figure: Figure
    figure_in_basis: Figure
    data_status: DataStatus

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.ruling.indicator


def case_of(indicator: Indicator, setting: Setting) -> Case:
    """Return what is to be judged of *indicator*."""
    history = history_of(indicator.id, setting)
    frequency = _frequency(indicator, history, setting)
    opens = setting.place.opens
    is_to_open = opens is not None and setting.period.end < opens
    is_silent = not history.rows and not any(history_of(id_, setting).rows for id_ in setting.fed_by(indicator))
    if is_to_open or (is_silent and not setting.expects(indicator, setting.period.end)):
        return _without(indicator, history, setting, Reason.NOT_APPLICABLE, DataStatus.MISSING)
    own = own_period(frequency, setting.period)
    if own is None or indicator.is_milestone or indicator.is_judged:
        return _in_period(indicator, history, setting, setting.period, frequency)
    if own.end == setting.period.end:
        return _in_period(indicator, history, setting, own, frequency)
    if aggregation_of(indicator) is Aggregation.FLOW:
        return _without(indicator, history, setting, Reason.PERIOD_NOT_ENDED, DataStatus.NOT_DUE)
    return _carried(indicator, history, setting, own, frequency)


def case_before_change(case: Case, setting: Setting) -> Case | None:
    """Return the case as it stood by the target in force when its period began; None where that has not changed.

    Where the year's first letter came after its start, that letter stands before what changed it later. A requirement
    of an earlier year, past its date, was not in force.
    """
    target, period = case.ruling.target, case.ruling.measured_in
    if target is None or target.decided is None or target.decided <= period.start:
        return None
    older = [each for each in case.indicator.targets
             if (each.decided or date.min) < target.decided and (each.due or date.max) >= period.end]
    at_its_start = [each for each in older if (each.decided or date.min) <= period.start]
    before = (_in_period(case.indicator, case.history, setting, period, case.ruling.frequency, among=among)
              for among in (at_its_start, older))
    return next((each for each in before if each.ruling.target is not None), None)


def _frequency(indicator: Indicator, history: History, setting: Setting) -> Frequency | None:
    """Return how often the figure comes: as declared, else as its rows do, else as the slowest its formula needs."""
    own = indicator.frequency or history.frequency
    if own is not None or indicator.formula is None:
        return own
    needed = [history_of(id_, setting).frequency for id_ in setting.fed_by(indicator)]
    return max((each for each in needed if each is not None), key=lambda each: each.rank, default=None)


def _is_coarser(frequency: Frequency | None, period: Period) -> bool:
    return frequency is not None and not period.is_span and frequency.rank > period.frequency.rank


def own_period(frequency: Frequency | None, period: Period) -> Period | None:
    """Return the indicator's own period around the report's, where it is the coarser; None where it is not."""
    if frequency is None or not _is_coarser(frequency, period):
        return None
    own = Period.of_date(frequency, period.end, period.fiscal_year)
    return own if own.start <= period.start else None


def _in_period(
    indicator: Indicator, history: History, setting: Setting, period: Period, frequency: Frequency | None,
    among: Sequence[Target] | None = None,
) -> Case:
    ruling = ruling_of(indicator, setting, period, frequency, among)
    in_basis = figure = _figure(ruling, ruling.span_in_basis, history, setting)
    if ruling.span is not None and ruling.span != ruling.span_in_basis:
        figure = _figure(ruling, ruling.span, history, setting)
    if figure.reason is Reason.NOT_REPORTED and not setting.expects(indicator, period.end):
        figure = in_basis = Figure(reason=Reason.NOT_APPLICABLE)
    figure = with_hint(figure, indicator, ruling.span or ruling.span_in_basis, setting)
    return Case(ruling=ruling, history=history, figure=figure, figure_in_basis=in_basis,
                data_status=data_status(figure, setting, period, indicator))


def _figure(ruling: Ruling, span: Span, history: History, setting: Setting) -> Figure:
    figure = figure_of(ruling.indicator, setting.open_days(span, history), setting, history)
    frequency, period = ruling.frequency, ruling.measured_in
    is_lacking = figure.value is None and figure.reason in UNANSWERED
    if is_lacking and frequency and not divides(frequency, span, period):
        advice = Advice(AdviceKind.PARTS_DO_NOT_FIT, FrozenMap({"frequency": frequency, "period": str(period)}))
        return evolve(figure, reason=Reason.NOT_ADDABLE, advice=advice)
    return figure


UNANSWERED = (Reason.NOT_REPORTED, Reason.NOT_ADDABLE)
"""Why there is no figure where no row for the period itself says why."""


def divides(frequency: Frequency, span: Span, period: Period) -> bool:
    """Whether periods of *frequency* can end where *span* ends; weeks and days always can (weeks are sliced)."""
    if not frequency.months:
        return True
    return Period.of_date(frequency, span.end, period.fiscal_year).end == span.end


def data_status(figure: Figure, setting: Setting, period: Period, indicator: Indicator) -> DataStatus:
    """Return how fresh *figure* is; without a day of the report every period that has ended is due.

    A sum with a hole has a value to show, but what it lacks is due or late all the same. What a row answers, that there
    were no events or that the figure was not collected, is not awaited any longer.
    """
    has_value = figure.value is not None and figure.reason not in (Reason.PARTIAL, Reason.NOT_ADDABLE)
    if has_value or figure.reason is Reason.NO_EVENTS:
        is_whole = figure.covers_all and not (figure.units and figure.units.missing)
        return DataStatus.FRESH if is_whole and not figure.is_provisional else DataStatus.PROVISIONAL
    if setting.as_of is None or figure.reason in _ANSWERED:
        return DataStatus.MISSING
    lag = indicator.reporting_lag or setting.scorecard.defaults.reporting_lag or Duration(0, "day")
    return DataStatus.NOT_DUE if setting.as_of <= lag.after(period.end) else DataStatus.OVERDUE


_ANSWERED = (Reason.NOT_COLLECTED, Reason.NOT_APPLICABLE, Reason.SUPPRESSED, Reason.BREAK_IN_SERIES)


def _without(
    indicator: Indicator, history: History, setting: Setting, reason: Reason, freshness: DataStatus
) -> Case:
    """Return a case that has no figure, for a reason known beforehand."""
    nothing = Figure(reason=reason)
    return Case(ruling=without_figure(indicator, setting), history=history, figure=nothing, figure_in_basis=nothing,
                data_status=freshness)


def _carried(
    indicator: Indicator, history: History, setting: Setting, own: Period, frequency: Frequency | None
) -> Case:
    """Return the case of the newest ended period that has a value and is not too old; else one that is not due.

    A unit that has closed has none: what it measured while it was open speaks of it no longer.
    """
    if not setting.place.is_open(setting.period.end):
        return _without(indicator, history, setting, Reason.NOT_APPLICABLE, DataStatus.MISSING)
    first = min(history_of(id_, setting).start for id_ in setting.fed_by(indicator))
    for earlier in periods_to_carry(indicator, setting.scorecard.defaults, own, setting.period):
        if earlier.end < first:
            break
        case = _in_period(indicator, history, setting, earlier, frequency)
        if case.figure.is_whole:
            return evolve(case, data_status=DataStatus.CARRIED)
    return _without(indicator, history, setting, Reason.NOTHING_TO_CARRY, DataStatus.NOT_DUE)


def periods_to_carry(indicator: Indicator, defaults: Defaults, own: Period, period: Period) -> Iterator[Period]:
    """Yield the periods before *own* whose figure is not too old to be carried into *period*, the newest first."""
    lag = indicator.reporting_lag or defaults.reporting_lag
    max_age = indicator.max_age or defaults.max_age
    earlier = own.previous()
    while True:
        oldest = max_age.after(earlier.end) if max_age else earlier.shifted(1).end
        if max_age is None and lag is not None:
            oldest = lag.after(oldest)
        if period.end > oldest:
            return
        yield earlier
        earlier = earlier.previous()
