"""Formulas: worked out after adding up, units carried through, and what is said where they cannot be."""

from __future__ import annotations

from importlib import resources
from typing import Any

import numpy as np
import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    Frequency,
    Indicator,
    IndicatorResult,
    Measurement,
    Measurements,
    ObservationStatus,
    OrganisationUnit,
    Reason,
    Series,
    Status,
    evaluate,
    load_measurements,
    load_scorecard,
)
from balanced_scorecard.domain.formula import Formula
from balanced_scorecard.errors import UnitError
from balanced_scorecard.evaluation.formulas import factor_to, quantity, work_out

FLOW, STOCK, RATE, MEAN = Aggregation.FLOW, Aggregation.STOCK, Aggregation.RATE, Aggregation.MEAN


def a_series(id_: str, unit: str | None = None, adds_up: Aggregation | None = FLOW, **fields: Any) -> Series:
    return Series(id=id_, unit=unit, adds_up=adds_up, **fields)


def rows(**values: dict[str, Any]) -> list[Measurement]:
    """Return rows by series: a number, or the two parts of a rate, by period."""
    return [a_row(period, indicator=id_, **({"parts": value} if isinstance(value, tuple) else {"value": value}))
            for id_, by_period in values.items() for period, value in by_period.items()]


def judged(indicator: Indicator, series: tuple[Series, ...], figures: list[Measurement], period: str = "2024",
           others: tuple[Indicator, ...] = (), **asked: Any) -> IndicatorResult:
    card = a_card(indicator, *others, series=series, **asked.pop("card", {}))
    return evaluate(card, Measurements(figures), period, **asked)["i"]


COST_PER_CASE = {"unit": "NOK/case", "formula": "cost / cases"}
COST_AND_CASES = (a_series("cost", "million_NOK"), a_series("cases", "case"))


def test_each_series_is_added_up_first_and_then_divided() -> None:
    # 10 million over 2 000 cases and 2 million over 1 000: 12 000 000 / 3 000 = 4 000, not the mean of 5 000 and 2 000.
    figures = rows(cost={"2024-H1": 10, "2024-H2": 2}, cases={"2024-H1": 2000, "2024-H2": 1000})
    result = judged(an_indicator("<= 4000 NOK/case", **COST_PER_CASE), COST_AND_CASES, figures)
    assert (result.actual, result.status, result.coverage) == (4000.0, Status.GOOD, 1.0)


def test_each_series_adds_up_in_its_own_way() -> None:
    # The queue is the last, 600; decided are 100 a quarter, 400 a year: 600 / 400.
    series = (a_series("queue", "case", STOCK), a_series("decided", "case"))
    quarters = [f"2024-Q{n}" for n in range(1, 5)]
    figures = rows(queue={each: 900 - 100 * n for n, each in enumerate(quarters)}, decided=dict.fromkeys(quarters, 100))
    assert judged(an_indicator(formula="queue / decided"), series, figures).actual == 600 / 400


def test_a_share_of_like_units_becomes_per_cent_multiplied_before_it_is_divided() -> None:
    series = (a_series("digital", "case"), a_series("all_of_them", "case"))
    figures = rows(digital={"2024": 29}, all_of_them={"2024": 100})
    result = judged(an_indicator(unit="percent", formula="digital / all_of_them"), series, figures)
    assert (result.actual, result.numerator, result.denominator) == (29.0, 29.0, 100.0)


@pytest.mark.parametrize(("formula", "unit", "value"), [
    ("hours / (30 * minutes)", "ratio", 6 / (30 * 0.5)),   # 30 minutes are half an hour
    ("hours + minutes", "hour", 6.5),
    ("minutes + hours", "hour", 6.5),
    ("hours - minutes", "minute", 330.0),
    ("-minutes", "minute", -30.0),
    ("hours + 2", "hour", 8.0),                            # a bare number is in the unit of what stands beside it
    ("2 + 2 - hours", "hour", -2.0),
    ("(2 * 3) / 2 * hours", "hour", 18.0),
    ("share * hours", "hour", 1.5),                        # a quarter of six hours
    ("100 - share", "percent", 75.0),
    ("share", "permille", 250.0),
    ("share - share / 2", "percentage_point", 12.5),
    ("hours * price", "NOK", 1200.0),
    ("1 / (price / hours) * price", "hour", 6.0),
    ("hours / hours", "percent", 100.0),
    ("hours", None, 6.0),
])
def test_units_are_carried_through(formula: str, unit: str | None, value: float) -> None:
    series = (a_series("hours", "hour"), a_series("minutes", "minute"), a_series("share", "percent"),
              a_series("price", "NOK/hour"))
    figures = rows(hours={"2024": 6}, minutes={"2024": 30}, share={"2024": 25}, price={"2024": 200})
    assert judged(an_indicator(unit=unit, formula=formula), series, figures).actual == pytest.approx(value, rel=1e-12)


def test_units_that_do_not_fit_are_said_for_that_indicator_alone() -> None:
    figures = rows(cost={"2024": 10}, cases={"2024": 2000})
    result = judged(an_indicator(">= 1", unit="NOK/FTE", formula="cost / cases"), COST_AND_CASES, figures)
    assert (result.status, result.reason, result.actual) == (Status.NO_DATA, Reason.FORMULA, None)
    assert str(result.advice) == (
        "the formula does not give NOK/FTE from cost (million NOK), cases (cases); use units that convert")
    summed = judged(an_indicator(">= 1", formula="cost + cases"), COST_AND_CASES, figures)
    assert summed.reason is Reason.FORMULA


def test_a_series_without_a_unit_beside_one_with_is_named() -> None:
    figures = rows(cost={"2024": 10}, cases={"2024": 2000})
    result = judged(an_indicator(">= 1", **COST_PER_CASE), (a_series("cost", "NOK"), a_series("cases")), figures)
    assert result.reason is Reason.FORMULA
    assert str(result.advice) == "the formula uses cases without a unit beside others with one; declare it"


@pytest.mark.parametrize(("formula", "unit", "value"), [
    ("a / b", "percent", 25.0), ("a / b", "NOK/case", 0.25), ("a", "percent", 1.0), ("a + b * a", "case", 5.0),
    ("a / b", None, 0.25),
])
def test_where_no_unit_is_declared_a_quotient_is_a_share_and_the_rest_is_in_the_unit_asked_for(
    formula: str, unit: str | None, value: float
) -> None:
    result = judged(an_indicator(unit=unit, formula=formula), (a_series("a"), a_series("b")),
                    rows(a={"2024": 1}, b={"2024": 4}))
    assert result.actual == value


def test_the_unit_of_the_rows_counts_where_the_series_names_none() -> None:
    figures = [a_row("2024", 10, indicator="cost", unit="million_NOK"), a_row("2024", 2000, indicator="cases")]
    result = judged(an_indicator(**COST_PER_CASE), (a_series("cost"), a_series("cases", "case")), figures)
    assert result.actual == 5000.0


def test_the_unit_of_the_target_counts_where_the_indicator_names_none() -> None:
    figures = rows(cost={"2024": 10}, cases={"2024": 2000})
    indicator = an_indicator(a_target("<= 5 000 kr/sak"), formula="cost / cases")
    assert judged(indicator, COST_AND_CASES, figures).status is Status.GOOD


@pytest.mark.parametrize("formula", ["cost / cases", "cost / (cost / cases)", "cost * (cost / cases)"])
def test_nothing_to_divide_by_is_no_event(formula: str) -> None:
    series = (a_series("cost", None), a_series("cases", None))
    result = judged(an_indicator(">= 1", formula=formula), series, rows(cost={"2024": 10}, cases={"2024": 0}))
    assert (result.status, result.reason, result.actual) == (Status.NO_DATA, Reason.NO_EVENTS, None)
    assert str(result.advice) == "the formula divides by zero; there was nothing to divide by"


def test_a_missing_series_is_named() -> None:
    result = judged(an_indicator(">= 1", **COST_PER_CASE), COST_AND_CASES, rows(cost={"2024": 10}))
    assert (result.status, result.reason, result.actual) == (Status.NO_DATA, Reason.FORMULA, None)
    assert str(result.advice) == (
        "the formula lacks cases: not reported; give what it is made of, or the value itself")
    assert result.advice is not None
    assert result.advice.text("nb") == (
        "formelen mangler cases: ikke rapportert; oppgi det den er laget av, eller verdien selv")


def test_why_a_series_is_missing_is_why_the_indicator_is() -> None:
    figures = [*rows(cost={"2024": 10}),
               a_row("2024", indicator="cases", statuses=frozenset({ObservationStatus.SUPPRESSED}))]
    assert judged(an_indicator(">= 1", **COST_PER_CASE), COST_AND_CASES, figures).reason is Reason.SUPPRESSED
    partial = rows(cost={"2024-H1": 10}, cases={"2024": 100})
    result = judged(an_indicator(">= 1", **COST_PER_CASE), COST_AND_CASES, partial)
    assert (result.reason, result.actual) == (Reason.PARTIAL, None)


def test_what_is_no_number_cannot_stand_in_a_formula() -> None:
    level = Indicator(id="level", name="level", levels=("C", "B", "A"))
    result = judged(an_indicator(">= 1", formula="level / cases"), (a_series("cases"),),
                    rows(level={"2024": "B"}, cases={"2024": 1}), others=(level,))
    assert (result.reason, str(result.advice).partition(":")[0]) == (Reason.NOT_ADDABLE, "the formula lacks level")


def test_a_formula_may_name_an_indicator_that_has_one_too() -> None:
    # 12 million over 4 000 cases is 3 000 kroner a case; half of it is 1 500.
    unit_cost = Indicator(id="unit_cost", name="unit cost", **COST_PER_CASE)  # type: ignore[arg-type]
    figures = rows(cost={"2024": 12}, cases={"2024": 4000})
    result = judged(an_indicator(unit="thousand_NOK/case", formula="unit_cost / 2"), COST_AND_CASES, figures,
                    others=(unit_cost,))
    assert result.actual == 1.5


def test_an_indicator_weighted_by_another_series_is_weighted_inside_a_formula() -> None:
    # Grades 4 (30 pupils) and 2 (10): (120 + 20) / 40 = 3.5; over 5 is 0.7.
    grade = a_series("grade", "point", MEAN, weight_by="pupils")
    series = (grade, a_series("pupils", "person"))
    figures = rows(grade={"2024-H1": 4, "2024-H2": 2}, pupils={"2024-H1": 30, "2024-H2": 10})
    assert judged(an_indicator(unit="point", formula="grade / 5"), series, figures).actual == 0.7


def test_own_rows_win_where_they_cover_the_span() -> None:
    figures = [*rows(cost={"2024": 10}, cases={"2024": 2000}), a_row("2024", 5000.4)]
    result = judged(an_indicator("<= 4000", **COST_PER_CASE), COST_AND_CASES, figures)
    assert result.actual == 5000.4
    assert str(result.advice) == (
        "its own rows give 5000.4 and the formula 5000; the rows are used, correct one of them")
    assert result.advice is not None
    assert "5000,4" in result.advice.text("nb")
    assert result.to_dict()["note"] == str(result.advice)


def test_a_rounded_own_value_agrees_with_the_formula() -> None:
    figures = [*rows(cost={"2024": 10}, cases={"2024": 3000}), a_row("2024", 3333)]
    result = judged(an_indicator("<= 4000", **COST_PER_CASE), COST_AND_CASES, figures)
    assert (result.actual, result.advice) == (3333, None)


def test_own_rows_win_without_a_word_where_the_formula_says_nothing() -> None:
    result = judged(an_indicator("<= 4000", **COST_PER_CASE), COST_AND_CASES, [a_row("2024", 3333)])
    assert (result.actual, result.advice, result.status) == (3333, None, Status.GOOD)


def test_the_formula_fills_in_where_own_rows_do_not_cover_the_span() -> None:
    indicator = an_indicator("<= 4000", **COST_PER_CASE, adds_up=RATE)
    own = a_row("2024-H1", parts=(9_000_000, 2000))
    figures = [*rows(cost={"2024": 10}, cases={"2024": 4000}), own]
    assert judged(indicator, COST_AND_CASES, figures).actual == 2500.0
    alone = judged(indicator, COST_AND_CASES, [own])
    assert (alone.actual, alone.status) == (4500.0, Status.POOR)
    assert alone.coverage == pytest.approx(182 / 366)


def test_an_own_row_that_says_why_it_is_empty_is_heard_where_the_formula_cannot_be_worked_out() -> None:
    empty = a_row("2024", statuses=frozenset({ObservationStatus.NOT_COLLECTED}))
    indicator = an_indicator("<= 4000", **COST_PER_CASE)
    assert judged(indicator, COST_AND_CASES, [empty]).reason is Reason.NOT_COLLECTED
    figures = [empty, *rows(cost={"2024": 10}, cases={"2024": 4000})]
    assert judged(indicator, COST_AND_CASES, figures).actual == 2500.0


def test_a_provisional_input_makes_the_figure_provisional() -> None:
    figures = [*rows(cost={"2024": 10}),
               a_row("2024", 4000, indicator="cases", statuses=frozenset({ObservationStatus.PROVISIONAL}))]
    result = judged(an_indicator(**COST_PER_CASE), COST_AND_CASES, figures)
    assert (result.data_status, result.observation) == (DataStatus.PROVISIONAL, (ObservationStatus.PROVISIONAL,))


def test_the_figures_before_are_worked_out_too() -> None:
    figures = rows(cost={"2023-H2": 8, "2024-H1": 9, "2024-H2": 10, "2023-H1": 5},
                   cases={"2023-H2": 4000, "2024-H1": 3000, "2024-H2": 2000, "2023-H1": 1000})
    result = judged(an_indicator(**COST_PER_CASE), COST_AND_CASES, figures, "2024-H2")
    assert (result.actual, result.previous, result.same_period_last_year) == (5000.0, 3000.0, 2000.0)
    year = judged(an_indicator(**COST_PER_CASE), COST_AND_CASES, figures, "2024-H2", basis=Basis.YEAR_TO_DATE)
    assert year.actual == 19_000_000 / 5000


def test_a_formula_as_slow_as_its_slowest_series_is_carried() -> None:
    # Full-time equivalents come once a year, so in the tertials cost a person is last year's.
    series = (a_series("cost", "NOK"), a_series("staff", "FTE", STOCK))
    figures = rows(cost={"2023": 900, "2024-T1": 300}, staff={"2023": 3})
    result = judged(an_indicator(">= 1", formula="cost / staff", unit="NOK/FTE"), series, figures, "2024-T1")
    assert (result.actual, result.data_status, str(result.measured_in)) == (300.0, DataStatus.CARRIED, "2023")
    nothing = judged(an_indicator(">= 1", formula="cost / staff", frequency=Frequency.YEAR), series, [], "2024-T1")
    assert nothing.reason is Reason.NOTHING_TO_CARRY


def test_a_flow_of_a_formula_is_held_against_its_share_of_the_target() -> None:
    # 40 granted and 20 refused by April; a third of the year's 150 is 50 by days: 121 of 366.
    series = (a_series("granted", "case"), a_series("refused", "case"))
    indicator = an_indicator(a_target(">= 150", by="2024"), formula="granted + refused", adds_up=FLOW, unit="case")
    result = judged(indicator, series, rows(granted={"2024-T1": 40}, refused={"2024-T1": 20}), "2024-T1")
    assert result.actual == 60.0
    assert result.target == pytest.approx(150 * 121 / 366)


def test_a_unit_is_asked_for_a_formula_where_units_like_it_report_its_series() -> None:
    agency = OrganisationUnit(id="agency", name="Agency", org_units=(
        OrganisationUnit(id="north", name="North"), OrganisationUnit(id="south", name="South")))
    indicator = an_indicator("<= 4000 NOK/case", **COST_PER_CASE)
    figures = [a_row("2024", 10, indicator="cost", org_unit="north"),
               a_row("2024", 4000, indicator="cases", org_unit="north")]
    asked: dict[str, Any] = {"card": {"organisation": agency}}
    assert judged(indicator, COST_AND_CASES, figures, org_unit="north", **asked).status is Status.GOOD
    south = judged(indicator, COST_AND_CASES, figures, org_unit="south", **asked)
    assert (south.status, south.reason) == (Status.NO_DATA, Reason.FORMULA)
    nobody = judged(indicator, COST_AND_CASES, [], org_unit="south", **asked)
    assert nobody.reason is Reason.NOT_APPLICABLE


def test_the_directorate_s_cost_per_case_is_the_same_from_its_parts_and_from_its_series() -> None:
    folder = resources.files("balanced_scorecard").joinpath("examples", "directorate")
    with resources.as_file(folder) as path:
        card, figures = load_scorecard(path / "card.yaml"), load_measurements(path / "measurements.csv")
    without_own = Measurements(row for row in figures if row.indicator != "B2.1.2")
    for period, million, cases in (("2025-T1", 214.0, 54_000), ("2025-T2", 214 + 168.5, 96_000),
                                   ("2025-T3", 214 + 168.5 + 224, 150_600)):
        own, by_formula = (evaluate(card, rows_, period)["B2.1.2"] for rows_ in (figures, without_own))
        assert own.actual == pytest.approx(1e6 * million / cases)
        assert own.actual == by_formula.actual
        assert (own.advice, own.status) == (None, by_formula.status)
        assert by_formula.numerator == pytest.approx(1e6 * million)
        assert by_formula.denominator == cases


def test_many_columns_are_worked_out_at_once() -> None:
    cost = quantity(np.array([10.0, 12.0, np.nan, 5.0]), "million_NOK")
    cases = quantity(np.array([2000.0, 4000.0, 1000.0, 0.0]), "case")
    found = work_out(Formula.parse("cost / cases").term, {"cost": cost, "cases": cases})
    times, over = factor_to(found, "NOK/case")
    np.testing.assert_array_equal(found.top * times / (found.bottom * over), [5000.0, 3000.0, np.nan, np.nan])


def test_kroner_and_cases_do_not_add() -> None:
    values = {"a": quantity(np.array([1.0]), "NOK"), "b": quantity(np.array([1.0]), "case")}
    with pytest.raises(UnitError, match=r"^case/NOK is left over; use units that cancel$"):
        work_out(Formula.parse("a + b").term, values)




@pytest.mark.parametrize("target", [">= 80 %", "all"])
def test_a_rate_without_a_unit_is_in_that_of_its_target(target: str) -> None:
    result = judged(an_indicator(target, adds_up=RATE), (), [a_row("2024", parts=(90, 90))])
    assert (result.actual, result.status) == (100.0, Status.GOOD)
