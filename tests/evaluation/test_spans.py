"""What a report covers, and what a FLOW's target counts over."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evaluation.building import a_target, an_indicator, result_of

from balanced_scorecard import Aggregation, Basis, FiscalYear, FrozenMap, Period, Reason, Status, Target, Window
from balanced_scorecard.evaluation.spans import elapsed, line, share_of, span_of

FLOW = {"adds_up": Aggregation.FLOW}
YEAR = {f"2025-{month:02d}": 10.0 for month in range(1, 13)}


@pytest.mark.parametrize(("end", "start"), [("2024-02-29", date(2023, 3, 1)), ("2024-02-28", date(2023, 3, 1)),
                                            ("2023-02-28", date(2022, 3, 1)), ("2024-04-30", date(2023, 5, 1))])
def test_twelve_months_end_with_the_period(end: str, start: date) -> None:
    assert span_of(Period.parse(end), Basis.PERIOD, Window.ROLLING_12_MONTHS).start == start


def test_a_year_to_date_begins_with_the_fiscal_year_and_a_span_with_itself() -> None:
    autumn = FiscalYear(starts=10)
    assert span_of(Period.parse("2024-T2", autumn), Basis.YEAR_TO_DATE).start == date(2023, 10, 1)
    assert span_of(Period.parse("2023..2024"), Basis.YEAR_TO_DATE).start == date(2023, 1, 1)


def test_inside_a_phasing_step_days_count() -> None:
    phasing = FrozenMap({"T1": 0.36, "T2": 0.28, "T3": 0.36})
    year = Period.parse("2025")
    assert elapsed(year, date(2025, 4, 30), phasing) == 0.36
    assert elapsed(year, date(2025, 5, 31), phasing) == pytest.approx(0.36 + 0.28 * 31 / 123)
    assert elapsed(year, date(2025, 12, 31), phasing) == 1.0


def test_phasing_by_month_and_quarter() -> None:
    year = Period.parse("2025")
    assert elapsed(year, date(2025, 3, 31), FrozenMap({"01": 0.5, "12": 0.5})) == 0.5
    assert elapsed(year, date(2025, 6, 30), FrozenMap({"Q1": 0.1, "Q2": 0.2, "Q4": 0.7})) == pytest.approx(0.3)


def test_months_of_a_phasing_are_the_calendars_in_another_fiscal_year() -> None:
    year = Period.parse("2025", FiscalYear(starts=10))
    assert elapsed(year, date(2024, 11, 30), FrozenMap({"10": 0.25, "11": 0.25, "09": 0.5})) == 0.5


def test_a_leap_year_has_one_day_more() -> None:
    assert elapsed(Period.parse("2024"), date(2024, 2, 29), None) == 60 / 366


def test_in_a_shorter_period_the_sum_from_the_start_of_per_is_judged() -> None:
    result = result_of(an_indicator(a_target(">= 120", by="2025"), **FLOW), YEAR, "2025-T2")
    assert (result.actual, result.actual_in_basis, result.target_whole) == (80.0, 40.0, 120.0)
    assert result.target == pytest.approx(120 * 243 / 365)
    assert result.gap == pytest.approx(80 - 120 * 243 / 365)


def test_over_several_pers_the_edges_are_multiplied() -> None:
    quarterly = an_indicator(a_target(">= 30", per=Period.parse("2025-Q1").frequency), **FLOW)
    assert result_of(quarterly, YEAR, "2025").target == 120.0
    to_date = result_of(quarterly, YEAR, "2025-T2", basis=Basis.YEAR_TO_DATE)
    assert to_date.target == pytest.approx(30 * (2 + 62 / 92))
    assert to_date.actual == 80.0


def test_a_period_that_begins_inside_a_per_counts_its_share() -> None:
    share = share_of(Period.parse("2025-T2"), span_of(Period.parse("2025-T2"), Basis.PERIOD),
                     Period.parse("2025-Q1").frequency, None)
    # T2 is May to August: 61 of the 91 days of Q2, and 62 of the 92 days of Q3.
    assert share.factor == pytest.approx(61 / 91 + 62 / 92)
    assert share.span.start == date(2025, 5, 1)


def test_a_target_by_the_last_day_of_the_year_is_for_the_year() -> None:
    by_day = Target(expectation=a_target(">= 120").expectation, by=date(2025, 12, 31))
    result = result_of(an_indicator(by_day, **FLOW), YEAR, "2025-T1")
    assert [result.target, result.actual] == pytest.approx([120 * 120 / 365, 40.0])
    mid = Target(expectation=a_target(">= 12").expectation, by=date(2025, 6, 15))
    assert result_of(an_indicator(mid, **FLOW), YEAR, "2025-01").target == 12.0  # each month, until the middle of June
    autumn = {"card": {"fiscal_year": FiscalYear(starts=10)}}
    months = {f"2024-{month}": 10.0 for month in (10, 11, 12)}
    by_september = Target(expectation=a_target(">= 120").expectation, by=date(2025, 9, 30))
    quarter = result_of(an_indicator(by_september, **FLOW), months, "2025-Q1", **autumn)
    assert [quarter.target, quarter.actual] == pytest.approx([120 * 92 / 365, 30.0])


def test_several_years_count_as_many() -> None:
    values = {"2024": 100.0, "2025": 130.0}
    result = result_of(an_indicator(a_target(">= 110", per=Period.parse("2024").frequency), **FLOW), values,
                       "2024..2025")
    assert (result.actual, result.target) == (230.0, 220.0)


def test_without_per_and_by_the_indicators_frequency_counts() -> None:
    result = result_of(an_indicator(">= 9", **FLOW), YEAR, "2025-T1")
    assert result.target == 36.0


def test_a_flow_that_does_not_say_what_it_counts_over_is_measured_and_not_judged() -> None:
    from balanced_scorecard import Measurements

    result = result_of(an_indicator(">= 9", **FLOW), Measurements(), "2025")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_REPORTED)


def test_the_line_is_straight_by_days() -> None:
    # 15 of April's 30 days: half of the way.
    assert line(date(2024, 3, 31), 0.0, date(2024, 4, 30), 1.0, date(2024, 4, 15)) == 0.5
