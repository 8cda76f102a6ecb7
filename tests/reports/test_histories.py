"""The curve of an indicator: its own figures, and what its units add up to where it has none."""

from __future__ import annotations

from tests.evaluation.building import a_card, a_row, an_indicator

from balanced_scorecard import (
    Aggregation,
    FromUnits,
    Measurements,
    OrganisationUnit,
    build_report,
    evaluate,
    roll_up,
)


def test_what_units_add_up_to_makes_the_curve_of_the_whole_where_it_has_no_figures_of_its_own() -> None:
    cases = an_indicator(">= 10", adds_up=Aggregation.FLOW)
    offices = OrganisationUnit(id="all", name="All", org_units=(
        OrganisationUnit(id="north", name="North"), OrganisationUnit(id="south", name="South")))
    figures = Measurements([
        a_row("2024-01", 3.0, org_unit="north"), a_row("2024-01", 4.0, org_unit="south"),
        a_row("2024-02", 5.0, org_unit="north"), a_row("2024-02", 6.0, org_unit="south"),
        a_row("2024-02", 12.0),  # reported by the whole: it stands
    ])
    scores = roll_up(evaluate(a_card(cases, organisation=offices), figures, "2024-02", from_units=FromUnits.VALUES))
    (row,) = build_report(scores).rows()

    assert [(str(point.period), point.value) for point in row.history] == [("2024-01", 7.0), ("2024-02", 12.0)]
