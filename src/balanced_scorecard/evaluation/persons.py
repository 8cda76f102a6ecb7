"""What is not a number on a scale: milestones, levels, and judgements by a person."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from ..domain.amount import Duration
from ..domain.judgement import JUDGEMENTS
from ..domain.measurement import Measurement
from ..domain.period import Period
from ..domain.target import Target
from ..kernels.scoring import GOOD, MEDIUM, MIDDLE, POOR
from .asides import Judgement
from .cases import Case
from .results import DataStatus, IndicatorResult, Reason, Status, TargetMet
from .setting import Setting

_MIDDLE = {Status.POOR: float(MIDDLE[POOR]), Status.MEDIUM: float(MIDDLE[MEDIUM]), Status.GOOD: float(MIDDLE[GOOD])}


def level_of(case: Case) -> float | None:
    """Return the place of a level's value among the levels, from worst to best; None where it is none of them."""
    value = case.figure.value
    levels = case.indicator.levels
    return float(levels.index(value)) if isinstance(value, str) and value in levels else None


def milestone(case: Case, setting: Setting, result: IndicatorResult) -> IndicatorResult:
    """Return *result* judged by when the milestone was reached.

    Before its day it is NOT_DUE. By its day it is GOOD, within the tolerance after it MEDIUM, later or not at all
    POOR; no row is a "no", not missing.
    """
    target = case.ruling.target
    assert target is not None
    assert target.due is not None
    reached = _reached(case, setting)
    result = evolve(result, actual=reached, actual_in_basis=reached, target=target.due, target_whole=target.due,
                    previous=None, same_period_last_year=None, measured_in=setting.period, coverage=None,
                    data_status=DataStatus.FRESH if reached else DataStatus.NOT_DUE if case.ruling.is_due_later
                    else DataStatus.MISSING)
    if case.ruling.is_due_later:
        return evolve(result, status=Status.NOT_DUE, reason=Reason.NOT_YET_DUE, target_met=TargetMet.NOT_DUE)
    on = reached or max(setting.period.end, target.due + _A_DAY)
    status = Status.GOOD if on <= target.due else Status.MEDIUM if on <= tolerated(target) else Status.POOR
    met = TargetMet.YES if status is Status.GOOD else TargetMet.NO
    return evolve(result, status=status, score=_MIDDLE[status], target_met=met,
                  gap=float((target.due - on).days) if reached else None)


_A_DAY = Duration(1, "day").after(date(2000, 1, 1)) - date(2000, 1, 1)


def _reached(case: Case, setting: Setting) -> date | None:
    days = [row.value for row in case.history.rows if isinstance(row.value, date)]
    known = [day for day in days if day <= setting.period.end]
    return min(known, default=None)


def tolerated(target: Target) -> date:
    """Return the last day on which a milestone that is late is still MEDIUM."""
    assert target.due is not None
    tolerance = target.tolerance
    if tolerance is None or tolerance.unit not in ("day", "week", "month", "year"):
        return target.due
    return Duration(int(tolerance.number), tolerance.unit).after(target.due)


def judged_by_a_person(case: Case, setting: Setting, result: IndicatorResult) -> IndicatorResult:
    """Return *result* with the judgement a person made of this period.

    Without one it is NOT_DUE before the target's day and until it is to be in, and missing after it.
    """
    target = case.ruling.target
    assert target is not None
    row = _judgement(case, setting.period)
    said = None if row is None else str(row.value)
    result = evolve(result, actual=said, actual_in_basis=said, target=None, target_whole=str(target.expectation),
                    coverage=None, judgement=None if row is None else _by(row))
    if said is None:
        is_due_later = target.due is not None and setting.period.end < target.due
        if is_due_later or case.data_status is DataStatus.NOT_DUE:
            return evolve(result, status=Status.NOT_DUE, reason=Reason.NOT_YET_DUE, data_status=DataStatus.NOT_DUE,
                          target_met=TargetMet.NOT_DUE if is_due_later else None)
        return evolve(result, status=Status.NO_DATA, reason=Reason.NOT_ASSESSED, data_status=case.data_status)
    status = Status(said)
    return evolve(result, status=status, reason=None, score=_MIDDLE[status], data_status=DataStatus.FRESH,
                  target_met=TargetMet.YES if status is Status.GOOD else TargetMet.NO)


def _judgement(case: Case, period: Period) -> Measurement | None:
    """Return the row with the judgement of just *period*, else the newest of its year up to its end; None without."""
    rows = [row for row in case.history.rows if row.value in JUDGEMENTS
            and period.year().start <= row.period.start and row.period.end <= period.end]
    of_it = [row for row in rows if (row.period.start, row.period.end) == (period.start, period.end)]
    return max(of_it or rows, key=lambda row: row.period.end, default=None)


def _by(row: Measurement) -> Judgement:
    on = row.recorded_at.date() if row.recorded_at else None
    return Judgement(period=row.period, by=row.recorded_by, on=on, why=row.note)
