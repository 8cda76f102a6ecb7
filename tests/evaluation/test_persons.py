"""Milestones, and judgements by a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.evaluation.building import a_row, result_of

from balanced_scorecard import (
    Amount,
    DataStatus,
    Duration,
    Indicator,
    Judged,
    Measurements,
    Period,
    Reached,
    Reason,
    Status,
    Target,
    TargetMet,
)

DUE = date(2025, 10, 1)


def a_milestone(period: str, reached: date | None = None, tolerance: str | None = "2 months") -> Any:
    target = Target(expectation=Reached(what="In use"), by=DUE, tolerance=Amount.read(tolerance) if tolerance else None)
    rows = [a_row("2025", reached)] if reached else []
    return result_of(Indicator(id="i", name="i", targets=(target,)), Measurements(rows), period)


def test_a_milestone_not_yet_due_is_not_red() -> None:
    for period in ("2025-T1", "2025-T2"):
        result = a_milestone(period)
        assert (result.status, result.target_met, result.score) == (Status.NOT_DUE, TargetMet.NOT_DUE, None)


@pytest.mark.parametrize(("reached", "status", "met", "gap"), [
    (date(2025, 9, 20), Status.GOOD, TargetMet.YES, 11.0),
    (date(2025, 10, 1), Status.GOOD, TargetMet.YES, 0.0),
    (date(2025, 12, 1), Status.MEDIUM, TargetMet.NO, -61.0),
    (date(2025, 12, 2), Status.POOR, TargetMet.NO, -62.0),
])
def test_a_milestone_is_judged_by_the_day_it_was_reached(
    reached: date, status: Status, met: TargetMet, gap: float
) -> None:
    result = a_milestone("2025-T3", reached)
    assert (result.status, result.target_met, result.gap) == (status, met, gap)
    assert (result.actual, result.target, result.data_status) == (reached, DUE, DataStatus.FRESH)


def test_a_milestone_not_reached_is_a_no_and_not_missing() -> None:
    within = a_milestone("2025-11")
    assert (within.status, within.target_met) == (Status.MEDIUM, TargetMet.NO)
    late = a_milestone("2025-T3")
    assert (late.status, late.score, late.actual) == (Status.POOR, pytest.approx(1 / 6), None)


def test_a_day_after_the_periods_end_is_not_known_yet() -> None:
    assert a_milestone("2025-10", date(2025, 11, 5)).actual is None


def test_without_a_tolerance_late_is_poor() -> None:
    assert a_milestone("2025-T3", date(2025, 10, 2), None).status is Status.POOR


def judged(period: str, value: str | None = None, by: str | None = "2025") -> Any:
    target = Target(expectation=Judged(how="The director judges"), by=Period.parse(by) if by else None)
    rows = [a_row(period, value)] if value else []
    return result_of(Indicator(id="i", name="i", targets=(target,)), Measurements(rows), period)


@pytest.mark.parametrize(("value", "score", "met"), [("good", 5 / 6, TargetMet.YES), ("medium", 1 / 2, TargetMet.NO),
                                                     ("poor", 1 / 6, TargetMet.NO)])
def test_a_judgement_is_the_middle_of_its_band(value: str, score: float, met: TargetMet) -> None:
    result = judged("2025-T2", value)
    assert (result.status, result.score, result.target_met) == (Status(value), pytest.approx(score), met)
    assert (result.target_whole, result.coverage) == ("The director judges", None)


def test_a_judgement_is_not_due_until_it_is_to_be_in() -> None:
    target = Target(expectation=Judged(how="The director judges"))
    indicator = Indicator(id="i", name="i", reporting_lag=Duration(20, "day"), targets=(target,))
    asked = [result_of(indicator, Measurements(), "2025-T1", as_of=date(2025, 5, day)) for day in (20, 21)]
    assert [(each.status, each.data_status, each.target_met) for each in asked] == [
        (Status.NOT_DUE, DataStatus.NOT_DUE, None), (Status.NO_DATA, DataStatus.OVERDUE, None)]


def test_a_judgement_is_not_due_before_its_day_and_missing_after() -> None:
    assert judged("2025-T1").status is Status.NOT_DUE
    for by in ("2025", None):
        result = judged("2025-T3", by=by)
        assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_ASSESSED)
