"""Mixed frequencies: what is finer adds up, what is coarser is carried or not yet due; how fresh a figure is."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    Defaults,
    Duration,
    Frequency,
    Measurements,
    Period,
    Reason,
    Series,
    Status,
)

SURVEY = {"frequency": Frequency.YEAR}


def test_an_annual_survey_is_carried_in_the_tertials_and_judged_as_of_its_own_year() -> None:
    targets = (a_target(">= 70", by="2024"), a_target(">= 90", by="2025"))
    result = result_of(an_indicator(*targets, **SURVEY), {"2024": 75.0}, "2025-T1")
    assert (result.status, result.data_status, result.actual) == (Status.GOOD, DataStatus.CARRIED, 75.0)
    assert (str(result.measured_in), result.target) == ("2024", 70.0)


def test_at_the_years_end_the_survey_is_expected() -> None:
    result = result_of(an_indicator(">= 70", **SURVEY), {"2024": 75.0}, "2025-T3", basis=Basis.PERIOD)
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_REPORTED)
    reported = result_of(an_indicator(">= 70", **SURVEY), {"2024": 75.0, "2025": 65.0}, "2025-T3")
    assert (reported.status, reported.actual) == (Status.POOR, 65.0)


def test_a_survey_too_old_is_not_carried() -> None:
    # 2023 ends on 31 December 2023; one year is its own frequency, so it is carried to the end of 2024.
    indicator = an_indicator(">= 70", **SURVEY)
    assert result_of(indicator, {"2023": 75.0}, "2024-T2").data_status is DataStatus.CARRIED
    old = result_of(indicator, {"2023": 75.0}, "2025-T1")
    assert (old.status, old.reason, old.data_status) == (Status.NOT_DUE, Reason.NOTHING_TO_CARRY, DataStatus.NOT_DUE)


@pytest.mark.parametrize(("fields", "card", "carried"), [
    ({"max_age": Duration(2, "year")}, {}, True),
    ({"max_age": Duration(1, "month")}, {}, False),
    ({}, {"defaults": Defaults(max_age=Duration(2, "year"))}, True),
    ({"reporting_lag": Duration(6, "month")}, {}, True),
    ({}, {"defaults": Defaults(reporting_lag=Duration(6, "month"))}, True),
])
def test_how_old_a_carried_value_may_be_is_said_by_indicator_or_card(
    fields: dict[str, object], card: dict[str, object], carried: bool
) -> None:
    result = result_of(an_indicator(">= 70", **SURVEY, **fields), {"2023": 75.0}, "2025-T1", card=card)
    assert (result.data_status is DataStatus.CARRIED) is carried


def test_an_empty_row_is_passed_over_for_an_older_value() -> None:
    indicator = an_indicator(">= 70", **SURVEY, max_age=Duration(5, "year"))
    result = result_of(indicator, {"2022": 75.0, "2023": None}, "2024-T1")
    assert str(result.measured_in) == "2022"


def test_a_flow_of_a_longer_period_is_never_carried() -> None:
    indicator = an_indicator(">= 70", adds_up=Aggregation.FLOW, frequency=Frequency.YEAR)
    result = result_of(indicator, {"2023": 75.0}, "2024-T1")
    assert (result.status, result.reason) == (Status.NOT_DUE, Reason.PERIOD_NOT_ENDED)


def test_with_nothing_at_all_a_survey_is_not_due() -> None:
    assert result_of(an_indicator(">= 70", **SURVEY), {}, "2024-T1").reason is Reason.NOTHING_TO_CARRY


def test_a_half_that_does_not_lie_around_a_tertial_is_refused() -> None:
    result = result_of(an_indicator(">= 70", frequency=Frequency.HALF), {"2024-H1": 75.0}, "2024-T2")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_ADDABLE)


def test_without_the_day_of_the_report_every_ended_period_is_due() -> None:
    result = result_of(an_indicator(">= 70"), {"2024": None}, "2024")
    assert (result.status, result.data_status) == (Status.NO_DATA, DataStatus.MISSING)


@pytest.mark.parametrize(("as_of", "status", "freshness", "reason"), [
    (date(2025, 1, 20), Status.NOT_DUE, DataStatus.NOT_DUE, Reason.NOT_YET_DUE),
    (date(2025, 1, 21), Status.NO_DATA, DataStatus.OVERDUE, Reason.LATE),
])
def test_with_the_day_of_the_report_a_figure_is_late_after_its_lag(
    as_of: date, status: Status, freshness: DataStatus, reason: Reason
) -> None:
    indicator = an_indicator(">= 70", reporting_lag=Duration(20, "day"))
    result = result_of(indicator, {"2024": None}, "2024", as_of=as_of)
    assert (result.status, result.data_status, result.reason) == (status, freshness, reason)


def test_a_level_is_the_last_one_and_is_carried_like_a_survey() -> None:
    from balanced_scorecard import AtLevel, Comparator, Indicator, Target

    target = Target(expectation=AtLevel(comparator=Comparator.AT_LEAST, level="B"))
    indicator = Indicator(id="i", name="i", levels=("C", "B", "A"), targets=(target,))
    rows = Measurements([a_row("2024", "A"), a_row("2023", "C")])
    result = result_of(indicator, rows, "2025-T1")
    assert (result.status, result.actual, result.target, result.gap) == (Status.GOOD, "A", "B", None)
    assert result_of(indicator, {"2024-T2": "B"}, "2024-T2").score == pytest.approx(5 / 6)


def test_a_day_without_figures_is_not_reported() -> None:
    indicator = an_indicator(">= 70", adds_up=Aggregation.FLOW, frequency=Frequency.DAY)
    assert result_of(indicator, {}, "2024-01").reason is Reason.NOT_REPORTED


def test_a_formula_without_rows_says_that_it_is_one() -> None:
    series = (Series(id="cost"), Series(id="cases"))
    result = result_of(an_indicator("<= 4000", formula="cost / cases"), {}, "2024", card={"series": series})
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.FORMULA)


def test_period_text_and_period_value_mean_the_same() -> None:
    indicator = an_indicator(">= 70")
    assert result_of(indicator, {"2024": 75.0}, Period.parse("2024")).status is Status.GOOD  # type: ignore[arg-type]


@pytest.mark.parametrize(("as_of", "status", "reason", "freshness"), [
    (None, Status.NO_DATA, Reason.PARTIAL, DataStatus.MISSING),
    (date(2024, 9, 20), Status.NOT_DUE, Reason.NOT_YET_DUE, DataStatus.NOT_DUE),
    (date(2024, 9, 21), Status.NO_DATA, Reason.LATE, DataStatus.OVERDUE),
])
def test_a_sum_that_lacks_its_last_part_is_due_or_late_like_any_other(
    as_of: date | None, status: Status, reason: Reason, freshness: DataStatus
) -> None:
    indicator = an_indicator(">= 70", adds_up=Aggregation.FLOW, reporting_lag=Duration(20, "day"))
    result = result_of(indicator, {"2024-T1": 30.0}, "2024-T2", basis=Basis.YEAR_TO_DATE, as_of=as_of)
    assert (result.status, result.reason, result.data_status, result.actual) == (status, reason, freshness, 30.0)
