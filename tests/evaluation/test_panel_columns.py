"""What is said in columns at once is what a card says alone: one small panel for each way figures come."""

from __future__ import annotations

import pytest
from tests.evaluation.building import a_card, a_row, an_indicator, result_of
from tests.evaluation.test_panel import differences
from tests.examples import refused

from balanced_scorecard import (
    Aggregation,
    FromUnits,
    Indicator,
    Measurement,
    Measurements,
    OrganisationUnit,
    Panel,
    PartialUnits,
    Reason,
    Scorecard,
    Series,
    Status,
    UnknownElementError,
    evaluate,
    evaluate_panel,
    roll_up,
)

UNITS = OrganisationUnit(id="all", name="all", org_units=(OrganisationUnit(id="north", name="north"),
                                                          OrganisationUnit(id="south", name="south")))
REGIONS = OrganisationUnit(id="all", name="all", org_units=(
    OrganisationUnit(id="west", name="west", org_units=(OrganisationUnit(id="bergen", name="bergen"),
                                                        OrganisationUnit(id="voss", name="voss"))),
    OrganisationUnit(id="east", name="east", org_units=(OrganisationUnit(id="oslo", name="oslo"),)),
))


def in_columns(
    card: Scorecard, rows: list[Measurement], *periods: str, from_units: FromUnits = FromUnits.VALUES,
    partial: PartialUnits = PartialUnits.REFUSE,
) -> Panel:
    """Return the panel of every unit in *periods*, each cell of it found equal to the card's."""
    figures = Measurements(rows)
    units = [unit.id for unit in card.organisation.walk()] if card.organisation else [""]
    panel = evaluate_panel(card, figures, periods=periods, org_units=units, from_units=from_units, partial=partial)
    for column, (unit, period) in enumerate(panel):
        alone = evaluate(card, figures, period, org_unit=unit, from_units=from_units, partial=partial)
        assert differences(panel, column, alone, roll_up(alone).nodes) == [], (unit, str(period))
    return panel


def whole(panel: Panel, period: str) -> tuple[float, Reason | None]:
    column = panel.column("", period)
    indicator = panel.indicators[0]
    return float(indicator.value[column]), panel.reason_of(indicator, column)


def share(**fields: object) -> Indicator:
    return an_indicator(">= 50 %", unit="percent", adds_up=Aggregation.RATE, **fields)


def test_a_mean_over_units_is_weighted_by_a_series_and_needs_one() -> None:
    rows = [a_row("2024-01", 60.0, org_unit="north"), a_row("2024-01", 90.0, org_unit="south"),
            a_row("2024-01", 10.0, indicator="cases", org_unit="north"),
            a_row("2024-01", 20.0, indicator="cases", org_unit="south")]
    cases = (Series(id="cases", adds_up=Aggregation.FLOW),)
    mean = an_indicator(">= 50", adds_up=Aggregation.MEAN, weight_by="cases")
    weighted = a_card(mean, organisation=UNITS, series=cases)
    bare = a_card(an_indicator(">= 50", adds_up=Aggregation.MEAN), organisation=UNITS, series=cases)

    assert whole(in_columns(weighted, rows, "2024-01"), "2024-01") == (80.0, None)  # (10 * 60 + 20 * 90) / 30
    assert whole(in_columns(bare, rows, "2024-01"), "2024-01")[1] is Reason.NOT_ADDABLE
    assert whole(in_columns(weighted, rows[:3], "2024-01"), "2024-01")[1] is Reason.NOT_ADDABLE
    nobody = [*rows[:2], *(a_row("2024-01", 0.0, indicator="cases", org_unit=unit) for unit in ("north", "south"))]
    assert whole(in_columns(weighted, nobody, "2024-01"), "2024-01")[1] is Reason.NO_EVENTS


def test_what_does_not_add_up_over_units_says_so_unless_one_is_missing() -> None:
    rows = [a_row("2024-01", 60.0, org_unit="north"), a_row("2024-01", 90.0, org_unit="south"),
            a_row("2024-02", 60.0, org_unit="north")]
    panel = in_columns(a_card(an_indicator(">= 50"), organisation=UNITS), rows, "2024-01", "2024-02", "2024-Q1")

    assert [whole(panel, period)[1] for period in ("2024-01", "2024-02")] == [Reason.NOT_ADDABLE, Reason.PARTIAL]


def test_the_longest_step_that_units_come_to_no_sum_in_says_why() -> None:
    """January has 31 days and is whole but for its kind; February, the shorter, lacks a unit."""
    over_time = an_indicator(">= 50", adds_up=Aggregation.FLOW, adds_up_over_units=Aggregation.NONE)
    rows = [a_row("2024-01", 6.0, org_unit="north"), a_row("2024-01", 9.0, org_unit="south"),
            a_row("2024-02", 6.0, org_unit="north")]
    card = a_card(over_time, organisation=UNITS)

    assert whole(in_columns(card, rows, "2024-Q1"), "2024-Q1")[1] is Reason.NOT_ADDABLE
    assert whole(in_columns(card, [*rows, a_row("2024-03", 3.0)], "2024-Q1"), "2024-Q1")[1] is Reason.NOT_ADDABLE


def test_a_share_that_adds_up_over_units_in_another_way_is_judged_alone() -> None:
    rows = [a_row("2024-01", parts=(2, 4), org_unit="north"), a_row("2024-01", parts=(60, 100), org_unit="south")]
    panel = in_columns(a_card(share(adds_up_over_units=Aggregation.MAX), organisation=UNITS), rows, "2024-01")

    assert whole(panel, "2024-01") == (60.0, None)


def test_a_share_without_its_parts_among_those_of_others_is_judged_alone() -> None:
    rows = [a_row("2024-01", parts=(2, 4)), a_row("2024-02", 60.0), a_row("2024-03", parts=(1, 2))]
    panel = in_columns(a_card(share()), rows, "2024-Q1", from_units=FromUnits.OWN_ROWS)

    alone = evaluate(a_card(share()), Measurements(rows), "2024-Q1")["i"]
    assert panel.reason_of(panel.indicators[0], 0) is alone.reason


def test_a_formula_beside_rows_of_its_own_is_judged_alone() -> None:
    formula = an_indicator(">= 50", formula="cases / people")
    series = (Series(id="cases", adds_up=Aggregation.FLOW), Series(id="people", adds_up=Aggregation.FLOW))
    rows = [a_row("2024-01", 60.0), a_row("2024-01", 120.0, indicator="cases"),
            a_row("2024-01", 2.0, indicator="people")]
    panel = in_columns(a_card(formula, series=series), rows, "2024-01", from_units=FromUnits.OWN_ROWS)

    assert whole(panel, "2024-01") == (60.0, None)


def test_a_region_is_awaited_where_one_of_its_offices_is() -> None:
    """Regions have no rows of their own; the east is missing in February since Oslo is, which reported in January."""
    cases = an_indicator(">= 1", adds_up=Aggregation.FLOW)
    rows = [a_row("2024-01", 1.0, org_unit=office) for office in ("bergen", "voss", "oslo")]
    rows += [a_row("2024-02", 1.0, org_unit=office) for office in ("bergen", "voss")]
    panel = in_columns(a_card(cases, organisation=REGIONS), rows, "2024-01", "2024-02")

    assert [whole(panel, "2024-01"), whole(panel, "2024-02")[1]] == [(3.0, None), Reason.PARTIAL]


def test_a_light_red_leaf_holds_nothing_back() -> None:
    """0.1 of 10.1 is a hundredth; a heavy leaf holds back what is above it."""
    heavy, light = (an_indicator(">= 80", id=id_, weight=weight) for id_, weight in (("h", 10.0), ("l", 0.1)))
    rows = [a_row("2024-01", 95.0, indicator="h"), a_row("2024-01", 1.0, indicator="l")]
    panel = in_columns(a_card(heavy, light), rows, "2024-01", from_units=FromUnits.OWN_ROWS)

    assert panel.status_of(panel.node("card"), 0) is Status.GOOD


def test_a_cell_that_was_not_kept_is_named_with_the_nearest() -> None:
    panel = in_columns(a_card(an_indicator(">= 80")), [a_row("2024-01", 95.0)], "2024-01",
                       from_units=FromUnits.OWN_ROWS)
    with refused("'crad' was not kept in the panel; did you mean 'card'?", UnknownElementError):
        panel["crad"]
    with refused("'i' was not kept in the panel; name it in keep=", UnknownElementError):
        panel.node("i")
    with refused("'card' was not kept in the panel; name it in keep=", UnknownElementError):
        panel.indicator("card")


def test_of_weeks_only_the_days_inside_a_month_are_counted() -> None:
    """Four weeks of January 2024 and three days of the fifth, 7 cases a week; one of March is no part of it."""
    weeks = {f"2024-W{week:02d}": 7.0 for week in (1, 2, 3, 4, 5, 10)}
    result = result_of(an_indicator(">= 1", adds_up=Aggregation.FLOW), weeks, "2024-01")

    assert result.actual == pytest.approx(31.0)
