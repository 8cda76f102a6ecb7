"""Small numbers: the interval of a share, whether its target lies outside, and what is of too few to be shown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    Defaults,
    Frequency,
    Measurements,
    Reason,
    Series,
    Status,
    TargetMet,
)

RATE = {"unit": "percent", "adds_up": Aggregation.RATE}


def rate(*targets: Any, **fields: Any) -> Any:
    return an_indicator(*targets, **{**RATE, **fields})


def test_11_of_14_do_not_disprove_a_target_above_79_per_cent() -> None:
    result = result_of(rate("> 79 %"), {"2024": (11, 14)}, "2024")
    assert result.actual == pytest.approx(78.5714, abs=1e-4)  # 1100 / 14
    assert [result.low, result.high] == pytest.approx([52.4, 92.4], abs=0.05)
    assert (result.status, result.target_met, result.distinguishable) == (Status.POOR, TargetMet.NO, False)


def test_1100_of_1400_do() -> None:
    # half is 1.96 * sqrt(1100 * 300 / 1400 + 0.96) / 1403.84 = 0.0215: the interval is 76.3 to 80.6 and holds 79,
    # and of 14 000 it is 77.9 to 79.2, and of 140 000 it is 78.4 to 78.8
    seen = [result_of(rate("> 79 %"), {"2024": (11 * many, 14 * many)}, "2024").distinguishable
            for many in (100, 1000, 10_000)]
    assert seen == [False, False, True]


def test_months_are_counted_together() -> None:
    result = result_of(rate("> 79 %"), {"2024-01": (5, 7), "2024-02": (6, 7)}, "2024-T1")
    whole = result_of(rate("> 79 %"), {"2024-T1": (11, 14)}, "2024-T1")
    assert (result.low, result.high) == (whole.low, whole.high)


@pytest.mark.parametrize(("unit", "target", "times"), [
    ("permille", ">= 790 promille", 1000), ("ratio", ">= 0.79 ratio", 1), ("percent", ">= 79 %", 100)])
def test_the_interval_is_in_the_units_of_the_share(unit: str, target: str, times: float) -> None:
    result = result_of(rate(target, unit=unit), {"2024": (11, 14)}, "2024")
    assert result.low == pytest.approx(0.52408 * times, abs=1e-4 * times)


@pytest.mark.parametrize(("fields", "parts"), [
    ({"unit": "NOK/case"}, (11, 14)),  # no share
    ({}, (15, 14)),  # more than all
    ({}, (10.5, 14)),  # no counts
    ({}, (-1, 14)),
])
def test_what_is_no_share_of_counts_has_no_interval(fields: dict[str, Any], parts: tuple[float, float]) -> None:
    result = result_of(rate(**fields), {"2024": parts}, "2024")
    assert (result.is_measured, result.low, result.high, result.distinguishable) == (True, None, None, None)


def test_a_share_without_its_parts_has_no_interval() -> None:
    result = result_of(rate("> 79 %"), {"2024": 78.6}, "2024")
    assert (result.low, result.high, result.distinguishable) == (None, None, None)


@pytest.mark.parametrize(("unit", "low"), [("case", 52.4), ("person", 52.4), (None, 52.4), ("NOK", None)])
def test_the_share_of_a_formula_has_an_interval_where_it_counts_cases(unit: str | None, low: float | None) -> None:
    series = tuple(Series(id=each, unit=unit, adds_up=Aggregation.FLOW) for each in ("part", "whole"))
    rows = Measurements([a_row("2024", 11.0, indicator="part"), a_row("2024", 14.0, indicator="whole")])
    result = result_of(an_indicator("> 79 %", unit="percent", formula="part / whole"), rows, "2024",
                       card={"series": series})
    assert result.actual == pytest.approx(78.6, abs=0.05)
    assert result.low == (None if low is None else pytest.approx(low, abs=0.05))


def test_a_formula_over_too_few_is_not_shown() -> None:
    series = tuple(Series(id=each, unit="case", adds_up=Aggregation.FLOW) for each in ("part", "whole"))
    rows = Measurements([a_row("2024", 3.0, indicator="part"), a_row("2024", 4.0, indicator="whole")])
    result = result_of(an_indicator("> 79 %", unit="percent", formula="part / whole", min_n=5), rows, "2024",
                       card={"series": series})
    assert (result.reason, result.actual) == (Reason.SUPPRESSED, None)


def test_a_survey_says_its_own_interval() -> None:
    rows = Measurements([a_row("2024", 68.0, n=400.0, low=63.0, high=73.0)])
    below = result_of(an_indicator(">= 75", adds_up=Aggregation.MEAN), rows, "2024")
    assert (below.low, below.high, below.distinguishable) == (63, 73, True)
    assert result_of(an_indicator(">= 70", adds_up=Aggregation.MEAN), rows, "2024").distinguishable is False


def test_a_surveys_own_interval_wins_over_the_parts() -> None:
    rows = Measurements([a_row("2024", parts=(11, 14), low=50.0, high=95.0)])
    assert (result_of(rate("> 79 %"), rows, "2024").low, result_of(rate("> 79 %"), rows, "2024").high) == (50, 95)


def test_two_surveys_together_have_no_interval_that_is_known() -> None:
    rows = Measurements([a_row("2024-H1", 68.0, low=63.0, high=73.0), a_row("2024-H2", 70.0, low=65.0, high=75.0)])
    result = result_of(an_indicator(">= 75", adds_up=Aggregation.MEAN), rows, "2024")
    assert result.actual == pytest.approx(69, abs=0.1)
    assert result.low is None


def test_a_part_of_a_week_has_not_the_interval_of_the_week() -> None:
    # 2024-W01 is 1 to 7 January; of 2024-W05 only 29 to 31 January lie in January
    rows = Measurements([a_row("2024-W05", 70.0, low=63.0, high=77.0)])
    result = result_of(an_indicator(adds_up=Aggregation.FLOW), rows, "2024-01")
    assert (result.actual, result.low) == (30, None)


def test_an_interval_with_one_end_is_none() -> None:
    rows = Measurements([a_row("2024", 68.0, low=63.0)])
    assert result_of(an_indicator(">= 75"), rows, "2024").low is None


@pytest.mark.parametrize(("target", "outside"), [
    ("95..100 %", True),  # the interval of 11 of 14, 52.4 to 92.4, reaches neither end
    ("90..100 %", False),
    ("50..60 %", False),
    ("0..100 %", True),  # it lies wholly inside
])
def test_a_range_is_told_apart_when_neither_end_lies_within(target: str, outside: bool) -> None:
    assert result_of(rate(target), {"2024": (11, 14)}, "2024").distinguishable is outside


def test_a_target_that_is_not_due_is_not_told_apart() -> None:
    result = result_of(rate(a_target(">= 95 %", by="2026")), {"2024": (11, 14)}, "2024")
    assert (result.status, result.distinguishable) == (Status.NOT_DUE, None)
    assert result.low is not None


def test_what_has_no_target_is_not_told_apart() -> None:
    result = result_of(rate(), {"2024": (11, 14)}, "2024")
    assert (result.status, result.distinguishable) == (Status.NO_TARGET, None)


# ---- suppression ----------------------------------------------------------------------------------------------------


def test_a_share_of_fewer_than_min_n_is_not_shown() -> None:
    result = result_of(rate("> 79 %", min_n=5), {"2024": (3, 4)}, "2024")
    assert (result.status, result.reason, result.data_status) == (Status.NO_DATA, Reason.SUPPRESSED, DataStatus.MISSING)
    assert (result.actual, result.actual_in_basis, result.numerator, result.denominator) == (None,) * 4
    assert (result.low, result.high, result.gap, result.score, result.coverage) == (None,) * 5


def test_a_share_of_min_n_is() -> None:
    assert result_of(rate("> 79 %", min_n=5), {"2024": (4, 5)}, "2024").status is Status.GOOD


def test_months_of_few_add_up_to_enough() -> None:
    few = {"2024-01": (1, 2), "2024-02": (2, 2), "2024-03": (2, 3)}
    indicator = rate("> 79 %", min_n=5)
    assert result_of(indicator, few, "2024-01").reason is Reason.SUPPRESSED
    assert result_of(indicator, few, "2024-T1").denominator == 7


def test_the_periods_before_are_not_shown_either() -> None:
    result = result_of(rate("> 79 %", min_n=5), {"2023": (3, 4), "2024": (8, 10)}, "2024")
    assert (result.actual, result.previous, result.same_period_last_year) == (80, None, None)


@pytest.mark.parametrize(("n", "status"), [(4.0, Status.NO_DATA), (5.0, Status.GOOD), (None, Status.GOOD)])
def test_a_survey_of_fewer_than_min_n_is_not_shown(n: float | None, status: Status) -> None:
    rows = Measurements([a_row("2024", 80.0, n=n)])
    assert result_of(an_indicator(">= 75", min_n=5), rows, "2024").status is status


def test_surveys_are_counted_together_where_each_says_its_n() -> None:
    indicator = an_indicator(">= 75", min_n=5, adds_up=Aggregation.MEAN)
    both = [a_row("2024-H1", 80.0, n=3.0), a_row("2024-H2", 80.0, n=2.0)]
    assert result_of(indicator, Measurements(both), "2024").status is Status.GOOD
    first = [a_row("2024-H1", 80.0, n=3.0), a_row("2024-H2", 80.0)]
    assert result_of(indicator, Measurements(first), "2024").status is Status.GOOD  # of how many is not known


def test_without_a_target_the_value_is_not_shown_either() -> None:
    result = result_of(rate(min_n=5), {"2024": (3, 4)}, "2024")
    assert (result.status, result.actual) == (Status.NO_TARGET, None)


def test_what_is_suppressed_was_reported_in_time() -> None:
    result = result_of(rate("> 79 %", min_n=5), {"2024": (3, 4)}, "2024", as_of=date(2025, 6, 1))
    assert (result.reason, result.data_status) == (Reason.SUPPRESSED, DataStatus.MISSING)


def test_in_the_year_to_date_it_is_the_sum_that_must_be_enough() -> None:
    card = {"defaults": Defaults(basis=Basis.YEAR_TO_DATE)}
    indicator = rate("> 79 %", min_n=5, frequency=Frequency.TERTIAL)
    result = result_of(indicator, {"2024-T1": (4, 4), "2024-T2": (4, 4)}, "2024-T2", card=card)
    assert (result.denominator, result.status) == (8, Status.GOOD)
