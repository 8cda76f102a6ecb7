"""Adding up over time: what covers a period, what is partial, what cannot be added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.evaluation.building import a_row, an_indicator, result_of, rows_of
from tests.shared import cases

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    FiscalYear,
    Frequency,
    Measurements,
    ObservationStatus,
    OrganisationUnit,
    Reason,
    Series,
    Status,
    Window,
)

MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]
FLOW = {"adds_up": Aggregation.FLOW}
RATE = {"adds_up": Aggregation.RATE, "unit": "percent"}


def test_months_of_a_flow_add_up_to_the_tertial() -> None:
    result = result_of(an_indicator(**FLOW), {month: n for n, month in enumerate(MONTHS, 1)}, "2024-T2")
    assert result.actual == 5 + 6 + 7 + 8
    assert result.coverage == 1.0


def test_quarters_and_months_together_cover_the_year_to_date() -> None:
    values = {"2024-Q1": 30.0, "2024-Q2": 30.0, "2024-07": 10.0, "2024-08": 10.0}
    result = result_of(an_indicator(**FLOW), values, "2024-T2", basis=Basis.YEAR_TO_DATE)
    assert result.actual_in_basis == 80.0


def test_years_to_date_are_taken_apart_into_periods() -> None:
    case = next(case for case in cases("arithmetic.json")["cases"] if case["what"] == "year to date to period")
    rows = Measurements(a_row(f"2024-{tertial}", value, basis=Basis.YEAR_TO_DATE)
                        for tertial, value in case["ytd"].items())
    for tertial, value in case["period"].items():
        assert result_of(an_indicator(**FLOW), rows, f"2024-{tertial}").actual == value


def test_years_to_date_of_a_rate_are_taken_apart_by_their_parts() -> None:
    rows = Measurements([a_row("2024-T1", parts=(10, 40), basis=Basis.YEAR_TO_DATE),
                         a_row("2024-T2", parts=(40, 100), basis=Basis.YEAR_TO_DATE)])
    result = result_of(an_indicator(**RATE), rows, "2024-T2")
    assert (result.actual, result.numerator, result.denominator) == (100 * 30 / 60, 30, 60)


def test_a_later_year_to_date_without_an_earlier_leaves_a_hole() -> None:
    rows = Measurements([a_row("2024-T2", 100.0, basis=Basis.YEAR_TO_DATE)])
    assert result_of(an_indicator(**FLOW), rows, "2024-T2").reason is Reason.TARGET_NOT_SET
    assert result_of(an_indicator(**FLOW), rows, "2024-T2").actual is None
    assert result_of(an_indicator(**FLOW), rows, "2024-T3").actual is None


def test_a_hole_in_a_flow_shows_the_value_and_does_not_judge_it() -> None:
    result = result_of(an_indicator(">= 10", **FLOW, frequency=None), {"2024-05": 4.0, "2024-07": 5.0}, "2024-T2")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.PARTIAL)
    assert result.actual == 9.0
    assert result.coverage == pytest.approx(62 / 123)


def test_a_rate_is_the_sum_of_numerators_over_the_sum_of_denominators() -> None:
    case = next(case for case in cases("arithmetic.json")["cases"] if case["what"] == "rate over units")
    rows = {f"2024-{n:02d}": tuple(parts) for n, parts in enumerate(case["parts"], 1)}
    result = result_of(an_indicator(adds_up=Aggregation.RATE), rows, "2024-01..2024-02")
    assert result.actual == case["value"]


def test_a_rate_uses_what_is_there_and_says_how_much_of_the_time_it_covers() -> None:
    result = result_of(an_indicator(">= 50 %", **RATE), {"2024-05": (1, 2), "2024-06": (2, 2)}, "2024-T2")
    assert result.actual == 75.0
    assert result.coverage == pytest.approx((31 + 30) / 123)


def test_a_rate_without_parts_is_not_averaged() -> None:
    result = result_of(an_indicator(">= 50 %", **RATE), {"2024-01": 26.0, "2024-02": 52.0}, "2024-T1")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_ADDABLE)
    assert str(result.advice) == "the rate of 2024-01 came without its parts; give numerator and denominator"


def test_an_empty_population_has_no_events() -> None:
    result = result_of(an_indicator("all", **RATE), {"2024-01": (0, 0), "2024-02": (0, 0)}, "2024-01..2024-02")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NO_EVENTS)
    assert result_of(an_indicator("all", **RATE), {"2024": (0, 0)}, "2024").reason is Reason.NO_EVENTS


def test_a_mean_is_weighted_by_days() -> None:
    case = next(case for case in cases("arithmetic.json")["cases"] if case["what"] == "day-weighted mean")
    values = {f"2023-{n:02d}": float(value) for n, (value, _) in enumerate(case["values"], 1)}
    result = result_of(an_indicator(adds_up=Aggregation.MEAN), values, "2023-01..2023-02")
    assert result.actual == pytest.approx(case["result"])


def weighted(*weights: Any) -> Any:
    rows = [a_row("2024-01", 10.0), a_row("2024-02", 20.0), *weights]
    indicator = an_indicator(">= 10", adds_up=Aggregation.MEAN, weight_by="cases")
    series = (Series(id="cases", adds_up=Aggregation.FLOW),)
    return result_of(indicator, Measurements(rows), "2024-01..2024-02", card={"series": series})


def test_a_mean_is_weighted_by_a_series() -> None:
    result = weighted(a_row("2024-01", 1.0, indicator="cases"), a_row("2024-02", 3.0, indicator="cases"))
    assert result.actual == (10 * 1 + 20 * 3) / 4


def test_a_mean_without_its_weights_says_which_are_lacking() -> None:
    result = weighted(a_row("2024-01", 1.0, indicator="cases"))
    assert result.reason is Reason.NOT_ADDABLE
    assert str(result.advice) == "the series it is weighted by has no value for 2024-02; give one"


def test_a_mean_over_no_weight_at_all_has_no_events() -> None:
    result = weighted(a_row("2024-01", 0.0, indicator="cases"), a_row("2024-02", 0.0, indicator="cases"))
    assert result.reason is Reason.NO_EVENTS


@pytest.mark.parametrize(("aggregation", "value"), [(Aggregation.MAX, 9.0), (Aggregation.MIN, 2.0)])
def test_extremes_are_taken_over_the_steps(aggregation: Aggregation, value: float) -> None:
    assert result_of(an_indicator(adds_up=aggregation), {"2024-01": 9.0, "2024-02": 2.0, "2024-03": 5.0},
                     "2024-Q1").actual == value


def test_a_stock_is_the_last_of_the_period() -> None:
    indicator = an_indicator(adds_up=Aggregation.STOCK)
    assert result_of(indicator, {"2024-07": 12.0, "2024-08": 15.0}, "2024-T2").actual == 15.0
    assert result_of(indicator, {"2024-07": 12.0}, "2024-T2").actual is None
    assert result_of(indicator, Measurements([a_row("2024-08", parts=(1, 2))]), "2024-T2").actual == 0.5


def test_a_stock_that_was_not_collected_says_so() -> None:
    rows = Measurements([a_row("2024-08", statuses=frozenset({ObservationStatus.NOT_COLLECTED}))])
    assert result_of(an_indicator(">= 5", adds_up=Aggregation.STOCK), rows, "2024-T2").reason is Reason.NOT_COLLECTED


def test_what_does_not_add_up_says_what_to_supply() -> None:
    result = result_of(an_indicator(">= 10"), {"2024-05": 4.0, "2024-06": 5.0}, "2024-T2")
    assert (result.status, result.reason) == (Status.NO_DATA, Reason.NOT_ADDABLE)
    assert str(result.advice).startswith("2 rows inside the period; fill in 'Adds up as'")


def test_words_in_a_flow_are_not_added() -> None:
    from balanced_scorecard.evaluation.figures import figure_over
    from balanced_scorecard.evaluation.history import History, Span

    history = History(rows=(a_row("2024-01", "good"),))
    span = Span(start=date(2024, 1, 1), end=date(2024, 2, 29))
    advice = figure_over(history, span, Aggregation.FLOW, unit=None).advice
    assert advice is not None
    assert advice.text("en") == "give its values as numbers"


def test_a_week_across_the_end_of_a_period_counts_by_its_days() -> None:
    case = next(case for case in cases("arithmetic.json")["cases"] if case["what"].startswith("week across"))
    # ISO week 18 of 2024 runs from Monday 29 April to Sunday 5 May: two days in T1, five in T2; week 40 of 2023 is
    # whole. 30 September 2023 is a Saturday: week 39 has six days in September and one in October.
    rows = rows_of({"2023-W39": float(case["value"])})
    slice_ = result_of(an_indicator(**FLOW), rows, "2023-09-28..2023-09-30")
    assert slice_.actual == pytest.approx(case["value"] * case["slice_days"] / case["days"])
    assert slice_.actual == pytest.approx(case["result"])


def test_a_row_that_covers_just_the_period_is_taken_as_it_came() -> None:
    assert result_of(an_indicator(**FLOW), {"2024": 100.0, "2024-01": 3.0}, "2024").actual == 100.0


@pytest.mark.parametrize(("status", "reason"), [
    (ObservationStatus.NOT_COLLECTED, Reason.NOT_COLLECTED),
    (ObservationStatus.SUPPRESSED, Reason.SUPPRESSED),
    (ObservationStatus.CANNOT_EXIST, Reason.NOT_APPLICABLE),
    (ObservationStatus.MISSING, Reason.NOT_REPORTED),
])
def test_an_empty_value_says_why(status: ObservationStatus, reason: Reason) -> None:
    rows = Measurements([a_row("2024", statuses=frozenset({status}))])
    for fields in ({}, FLOW):
        assert result_of(an_indicator(">= 5", **fields), rows,
                         "2024").reason is reason


def test_quarters_do_not_make_up_a_tertial() -> None:
    result = result_of(an_indicator(">= 5", **FLOW), {"2024-Q1": 3.0, "2024-Q2": 3.0}, "2024-T1", basis=Basis.PERIOD)
    assert result.reason is Reason.PARTIAL
    lonely = result_of(an_indicator(">= 5", **FLOW), {"2024-Q4": 3.0}, "2024-T1")
    assert (lonely.reason, str(lonely.advice)) == (
        Reason.NOT_ADDABLE, "figures by quarter do not make up 2024-T1; give them by its own parts")


def test_shorter_rows_are_taken_where_the_longest_first_leave_a_hole() -> None:
    values = {"2024-T1": 40.0, "2024-Q1": 30.0, "2024-Q2": 12.0}
    result = result_of(an_indicator(">= 5", **FLOW), values, "2024-H1")
    assert (result.actual, result.coverage, result.advice) == (42.0, 1.0, None)
    months = [a_row("2024-T1", 40.0), a_row("2024-05", 10.0), a_row("2024-T2", 90.0, basis=Basis.YEAR_TO_DATE)]
    assert result_of(an_indicator(**FLOW), Measurements(months), "2024-T2").actual == 90 - 40


@pytest.mark.parametrize(("values", "period", "reason", "left_out"), [
    ({"2024-T1": 40.0, "2024-Q2": 12.0}, "2024-H1", Reason.PARTIAL, "2024-Q2"),
    ({"2024-T1": 40.0}, "2024-Q1", Reason.NOT_REPORTED, "2024-T1"),
])
def test_a_row_between_the_steps_of_what_is_asked_for_is_named(
    values: dict[str, float], period: str, reason: Reason, left_out: str
) -> None:
    result = result_of(an_indicator(">= 5", **FLOW, frequency=Frequency.MONTH), values, period)
    assert (result.reason, str(result.advice)) == (
        reason, f"the figure for {left_out} reaches over other figures, or out of what is asked for, and cannot be "
                "split; give figures for periods that lie side by side")


def test_a_hole_that_no_row_reaches_over_is_named() -> None:
    result = result_of(an_indicator(">= 5", **FLOW), {"2024-01": 1.0, "2024-03": 1.0}, "2024-Q1")
    assert str(result.advice) == "figures for 2024-02 are missing"


def test_a_share_of_part_of_the_time_names_the_periods_it_lacks() -> None:
    rate = an_indicator("<= 50", unit="percent", adds_up=Aggregation.RATE)
    result = result_of(rate, {"2024-T1": (1, 4), "2024-T2": (1, 6)}, "2024")
    assert (result.status, result.actual) == (Status.GOOD, 20.0)  # 2 / 10
    assert str(result.advice) == "figures for 2024-T3 are missing"


def test_a_month_with_nothing_to_count_is_not_among_what_is_missing() -> None:
    rows = Measurements([a_row("2024-01", parts=(1, 4)),
                         a_row("2024-02", statuses=frozenset({ObservationStatus.CANNOT_EXIST}))])
    assert str(result_of(an_indicator(**RATE), rows, "2024-Q1").advice) == "figures for 2024-03 are missing"


def test_at_most_ten_missing_periods_are_named() -> None:
    result = result_of(an_indicator(">= 5", **FLOW), {"2024-12": 1.0}, "2024")
    assert str(result.advice).endswith("2024-10 (+1) are missing")


def test_the_newest_vintage_counts_and_an_earlier_day_sees_the_earlier_one() -> None:
    rows = Measurements([a_row("2024", 1.0), a_row("2024", 2.0, recorded_at=datetime(2025, 1, 10)),
                         a_row("2024", 3.0, recorded_at=datetime(2025, 2, 10))])
    assert result_of(an_indicator(), rows, "2024").actual == 3.0
    assert result_of(an_indicator(), rows, "2024", as_of=date(2025, 1, 31)).actual == 2.0
    assert result_of(an_indicator(), rows, "2024", as_of=date(2025, 1, 1)).actual == 1.0


def test_a_provisional_figure_says_so() -> None:
    rows = Measurements([a_row("2024", 1.0, statuses=frozenset({ObservationStatus.PROVISIONAL}))])
    assert result_of(an_indicator(), rows, "2024").data_status is DataStatus.PROVISIONAL


def test_the_roots_own_id_and_no_unit_are_one() -> None:
    card = {"organisation": OrganisationUnit(id="root", name="The agency")}
    rows = Measurements([a_row("2024-T1", 1.0), a_row("2024-T2", 2.0, org_unit="root")])
    assert result_of(an_indicator(), rows, "2024-T1", card=card).actual == 1.0
    assert result_of(an_indicator(), rows, "2024-T2", card=card, org_unit="root").actual == 2.0


def test_sick_leave_is_judged_on_the_last_twelve_months() -> None:
    values = {f"2023-{month:02d}": (10, 100) for month in range(1, 13)}
    values |= {f"2024-{month:02d}": (4, 100) for month in range(1, 5)}
    indicator = an_indicator("< 10 %", **RATE, window=Window.ROLLING_12_MONTHS)
    result = result_of(indicator, values, "2024-T1")
    assert result.actual == (8 * 10 + 4 * 4) / 12


def test_the_figures_before_stand_beside() -> None:
    values = {"2023-T2": 5.0, "2024-T1": 6.0, "2024-T2": 7.0}
    result = result_of(an_indicator(), values, "2024-T2")
    assert (result.previous, result.same_period_last_year) == (6.0, 5.0)


def test_a_fiscal_year_moves_what_a_year_to_date_covers() -> None:
    rows = {f"2023-{month}": 1.0 for month in ("10", "11", "12")} | {"2024-01": 1.0}
    card = {"fiscal_year": FiscalYear(starts=10)}
    result = result_of(an_indicator(**FLOW), rows, "2024-T1", card=card, basis=Basis.YEAR_TO_DATE)
    assert result.actual == 4.0


def test_a_first_period_and_a_later_year_to_date_give_the_period_between() -> None:
    rows = Measurements([a_row("2024-T1", 352.0), a_row("2024-T2", 671.0, basis=Basis.YEAR_TO_DATE)])
    assert result_of(an_indicator(**FLOW), rows, "2024-T2").actual == 671 - 352


def test_a_share_of_a_part_of_the_period_may_still_change() -> None:
    result = result_of(an_indicator(">= 50 %", **RATE), {"2024-05": (1, 2), "2024-06": (2, 2)}, "2024-T2")
    assert result.data_status is DataStatus.PROVISIONAL
