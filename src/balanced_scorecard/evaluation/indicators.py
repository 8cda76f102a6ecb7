"""`evaluate`: every indicator of a card judged for one unit and period (design: score and status)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import isnan
from typing import Any

from attrs import evolve

from ..domain.aggregation import Aggregation, Basis
from ..domain.identifiers import OrgUnitId
from ..domain.measurement import Measurements, Value
from ..domain.organisation import ROOT
from ..domain.period import Period
from ..domain.scale import Edge, ends_of, times
from ..domain.scorecard import Scorecard
from ..domain.target import Judged as ByPerson
from ..domain.target import Reached
from ..errors import UnknownElementError, did_you_mean
from ..kernels import scoring
from ..units import in_indicator_units, unit_of
from .adding_units import of_units_alone
from .beside import long_term_of, price_basis_of, restated_in
from .cases import Case, case_before_change, case_of
from .figures import Figure
from .formulas import figure_of
from .history import is_known
from .judging import Judged, judge, number_of
from .persons import judged_by_a_person, milestone
from .policies import FromUnits, PartialUnits
from .restatements import Revision, revision_of
from .results import DataStatus, Evaluation, IndicatorResult, Pace, Reason, Status, TargetMet
from .rulings import Ruling, verdict
from .setting import Setting
from .small_numbers import Interval, intervals_of, is_distinguishable
from .spans import earlier_periods, line, span_of


def evaluate(
    scorecard: Scorecard,
    measurements: Measurements,
    period: Period | str,
    *,
    org_unit: str | None = None,
    basis: Basis | None = None,
    as_of: date | None = None,
    from_units: FromUnits = FromUnits.OWN_ROWS,
    partial: PartialUnits = PartialUnits.REFUSE,
) -> Evaluation:
    """Judge every indicator of *scorecard* for *period* and one unit.

    Args:
        scorecard: the card; its fiscal year, defaults and organisation apply.
        measurements: figures in any unit that converts to their indicator's; converted here, once.
        period: as text or value, read in the card's fiscal year.
        org_unit: the unit; left out, the whole organisation.
        basis: what the report covers, the period or the year to date; left out, the card's default, else the period.
        as_of: the day the report is made as: figures recorded later are not seen (R102).
        from_units: whether a figure that the unit has no row for is added up from the units below it (R89).
        partial: what is done where not all of those units have reported.

    Raises:
        PeriodError: *period* is none.
        UnitError, MeasurementError: rows that do not fit their indicator, all at once.
        UnknownElementError: *org_unit* is not in the card's organisation.

    >>> from balanced_scorecard import Scorecard, Measurements
    >>> evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024-T2")
    <Evaluation 'Empty' 2024-T2: no indicators>
    """
    named = period if isinstance(period, Period) else Period.parse(period, scorecard.fiscal_year)
    unit = _unit(scorecard, org_unit)
    setting = Setting(
        scorecard=scorecard,
        measurements=in_indicator_units(measurements, scorecard),
        period=named.anchored(scorecard.fiscal_year),
        basis=basis or scorecard.defaults.basis or Basis.PERIOD,
        org_unit=unit,
        as_of=as_of,
        from_units=from_units,
        partial=partial,
    )
    cases = [case_of(indicator, setting) for indicator in scorecard.indicators()]
    results = tuple(_with_status_before(results_of(cases, setting), cases, setting))
    return Evaluation(scorecard=scorecard, measurements=measurements, period=setting.period, basis=setting.basis,
                      org_unit=OrgUnitId(unit), as_of=as_of, from_units=from_units, partial=partial, results=results)


def _unit(scorecard: Scorecard, org_unit: str | None) -> str:
    if org_unit is None or scorecard.is_root(org_unit):
        return ROOT
    if scorecard.organisation is not None and scorecard.org_unit(org_unit) is None:
        known = [unit.id for unit in scorecard.organisation.walk()]
        raise UnknownElementError(f"no unit {org_unit!r} in the organisation{did_you_mean(org_unit, known)}")
    return org_unit


def results_of(cases: Sequence[Case], setting: Setting) -> list[IndicatorResult]:
    """Return the result of each case."""
    intervals = intervals_of([case.figure for case in cases], [unit_of(case.indicator) for case in cases])
    return [_result(case, setting, judged, interval)
            for case, judged, interval in zip(cases, judge(cases), intervals, strict=True)]


def _with_status_before(
    results: Sequence[IndicatorResult], cases: Sequence[Case], setting: Setting
) -> Iterator[IndicatorResult]:
    """Yield *results*, with the status by the target of before where one was decided after the period began.

    Where neither of them judges there is nothing to set beside.
    """
    before = {case.indicator.id: case_before_change(case, setting) for case in cases}
    changed = [case for case in before.values() if case is not None]
    if not changed:
        yield from results
        return
    statuses = {result.id: result.status for result in results_of(changed, setting)}
    for result in results:
        former = statuses.get(result.id)
        is_told = former is not None and (former.is_judged or result.status.is_judged)
        yield evolve(result, status_before_change=former) if is_told else result


Told = dict[str, Any]
"""Fields of a result, gathered and set at once."""


def _result(case: Case, setting: Setting, judged: Judged, interval: Interval | None) -> IndicatorResult:
    told = _bare(case, setting, interval)
    if case.figure.reason is Reason.NOT_APPLICABLE:
        return IndicatorResult(**told, status=Status.NO_DATA, reason=Reason.NOT_APPLICABLE)
    told |= {"long_term": long_term_of(case, setting), "restated": restated_in(case, setting),
             "revision": _revision(case, setting), "price_basis": price_basis_of(case.indicator, setting)}
    said = case.ruling.target.expectation if case.ruling.target else None
    if isinstance(said, Reached):
        return milestone(case, setting, IndicatorResult(**told, status=Status.NO_DATA))
    if isinstance(said, ByPerson):
        return judged_by_a_person(case, setting, IndicatorResult(**told, status=Status.NO_DATA))
    status, reason = verdict(case.ruling, reason=case.figure.reason, is_whole=case.figure.is_whole,
                             data_status=case.data_status, band=judged.band)
    told["note"] = case.indicator.no_target or "" if status is Status.NO_TARGET else ""
    if status.is_judged or status is Status.NOT_DUE:
        number = None if isnan(judged.number) else judged.number
        told |= _towards(case, None if case.indicator.levels else number)
        told["progress"] = None if isnan(judged.progress) else judged.progress
        told |= _verdict(case, told, status, judged)
    return IndicatorResult(**told, status=status, reason=reason, advice=case.figure.advice)


def _verdict(case: Case, told: Told, status: Status, judged: Judged) -> Told:
    if not status.is_judged:
        return {"target_met": TargetMet.NOT_DUE if case.ruling.is_due_later else None}
    return {
        "score": judged.score,
        "target_met": judged.met,
        "may_flip": _may_flip(case, told["revision"]),
        "distinguishable": is_distinguishable(told["target"], told["low"], told["high"]),
    }


def _revision(case: Case, setting: Setting) -> Revision | None:
    """Return how far first figures of the indicator have moved, as known on the report's day."""
    key = (Revision, case.indicator.id, setting.org_unit)
    return setting.once(key, lambda: revision_of(
        row for row in setting.vintages(case.indicator.id) if is_known(row, setting.as_of)))


def _may_flip(case: Case, revision: Revision | None) -> bool:
    """Whether a provisional figure lies nearer an edge than first figures have moved, on average."""
    scale = case.ruling.scale
    if case.data_status is not DataStatus.PROVISIONAL or scale is None or revision is None:
        return False
    edges = [edge for each in (scale.good, scale.medium) for edge in ends_of(each)]
    return min(abs(number_of(case) - edge) for edge in edges) < revision.mean_size


def _bare(case: Case, setting: Setting, interval: Interval | None) -> Told:
    """Return what is said whether or not it is judged: figures, target, freshness and the figures before."""
    figure, ruling, indicator = case.figure, case.ruling, case.indicator
    aim = ruling.judge.aim
    low, high = interval or (None, None)
    shown_target: Edge | str | None = times(aim.edge, ruling.factor) if aim else None
    whole: Edge | str | None = aim.edge if aim else None
    if indicator.levels and aim is not None and isinstance(aim.edge, float):
        shown_target = whole = indicator.levels[int(aim.edge)]
    previous, last_year = earlier_periods(ruling.measured_in)
    return {
        "indicator": indicator, "period": setting.period, "actual": figure.value,
        "actual_in_basis": case.figure_in_basis.value, "target": shown_target, "target_whole": whole,
        "effective_target": ruling.target, "scale": None if ruling.is_context else ruling.scale,
        "data_status": case.data_status, "coverage": _coverage(figure),
        "measured_in": ruling.measured_in, "observation": figure.statuses, "numerator": figure.numerator,
        "denominator": figure.denominator, "low": low, "high": high, "baseline": ruling.judge.baseline,
        "units": figure.units, "value_from_units": _value_from_units(case, setting),
        "previous": _earlier(case, setting, previous), "same_period_last_year": _earlier(case, setting, last_year),
    }


def _coverage(figure: Figure) -> float | None:
    """Return the share of the time asked for that has figures, each day by the share of the units that have."""
    return figure.coverage * figure.units_share if figure.rows else None


def _value_from_units(case: Case, setting: Setting) -> Value | None:
    """Return what the units below come to, where the unit's own row was taken instead."""
    history, span = case.history, case.ruling.span
    if setting.from_units is FromUnits.OWN_ROWS or not history.totals or span is None:
        return None
    added = [total.row for total in history.totals.values()]
    if all(any(row is each for each in added) for row in case.figure.rows):
        return None
    figure = figure_of(case.indicator, span, setting, of_units_alone(history))
    return figure.value if figure.is_whole else None


def _earlier(case: Case, setting: Setting, period: Period) -> Value | None:
    indicator = case.indicator
    span = span_of(period, setting.basis, indicator.window)
    if indicator.formula is None and span.end < case.history.start:
        return None
    figure = figure_of(indicator, span, setting, case.history)
    return figure.value if figure.is_whole else None


def _towards(case: Case, actual: float | None) -> Told:
    """Return gap, expected and pace."""
    ruling, aim = case.ruling, case.ruling.judge.aim
    if aim is None or case.indicator.levels:
        return {}
    edge = times(aim.edge, ruling.factor)
    if isinstance(edge, tuple):
        gap = None if actual is None else min(actual - edge[0], edge[1] - actual)
        return {"gap": gap}
    expected = _expected(ruling, edge)
    if actual is None:
        return {"expected": expected}
    gap = (actual - edge) * aim.direction + 0.0  # a target met exactly has no gap, not one of -0.0
    ahead = (actual - expected) * aim.direction
    near = max(ruling.judge.tolerance * ruling.factor, scoring.NEAR * abs(expected))
    pace = Pace.ON_COURSE if abs(ahead) <= near else Pace.AHEAD if ahead > 0 else Pace.BEHIND
    return {"gap": gap, "expected": expected, "pace": pace}


def _expected(ruling: Ruling, edge: float) -> float:
    baseline, target = ruling.indicator.baseline, ruling.target
    if ruling.indicator.adds_up is Aggregation.FLOW or baseline is None or baseline.period is None:
        return edge
    on = ruling.measured_in.end
    if target is None or target.due is None or not baseline.period.end < on < target.due:
        return edge
    return line(baseline.period.end, baseline.value, target.due, edge, on)
