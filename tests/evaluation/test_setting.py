"""What is asked of a unit: when it is expected to report, and on which days it was open."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    Frequency,
    Indicator,
    Measurements,
    OrganisationUnit,
    Reached,
    Reason,
    Status,
    Target,
)

WEST = OrganisationUnit(id="west", name="West", closes=date(2025, 8, 31))
NEW = OrganisationUnit(id="new", name="New", opens=date(2025, 9, 1), merges=("west",))
EAST = OrganisationUnit(id="east", name="East", org_units=(OrganisationUnit(id="desk", name="Desk"),))
CARD = {"organisation": OrganisationUnit(id="root", name="Root", org_units=(WEST, NEW, EAST))}


def result(indicator: Indicator, rows: list[Any], period: str, unit: str, **asked: Any) -> Any:
    return result_of(indicator, Measurements(rows), period, card=CARD, org_unit=unit, **asked)


def test_what_no_unit_at_its_level_reports_does_not_apply_to_it() -> None:
    found = result(an_indicator(">= 80"), [a_row("2025", 90.0), a_row("2025", 90.0, org_unit="desk")], "2025", "east")
    assert (found.status, found.reason) == (Status.NO_DATA, Reason.NOT_APPLICABLE)


def test_what_its_neighbours_report_is_expected_of_it() -> None:
    found = result(an_indicator(">= 80"), [a_row("2025-T1", 90.0, org_unit="west")], "2025-T1", "east")
    assert found.reason is Reason.NOT_REPORTED


def test_a_unit_that_has_closed_is_not_expected_to_report() -> None:
    rows = [a_row("2025-T3", 90.0, org_unit="east")]
    assert result(an_indicator(">= 80"), rows, "2025-T3", "west").reason is Reason.NOT_APPLICABLE


def test_before_it_opens_and_after_it_closes_nothing_is_missing_though_it_reported_while_open() -> None:
    for adds_up in (None, Aggregation.RATE, Aggregation.MEAN):
        rows = [a_row("2025-T1", 90.0, org_unit="west"), a_row("2025-T3", 90.0, org_unit="new"),
                *(a_row(f"2025-T{n}", 90.0, org_unit="east") for n in (1, 2, 3))]
        west, new = (result(an_indicator(">= 80", adds_up=adds_up), rows, period, unit)
                     for period, unit in (("2025-T3", "west"), ("2025-T1", "new")))
        assert (west.reason, new.reason) == (Reason.NOT_APPLICABLE, Reason.NOT_APPLICABLE)
        assert result(an_indicator(">= 80", adds_up=adds_up), rows, "2025-T2", "west").reason is Reason.NOT_REPORTED


def test_the_survey_of_a_unit_that_has_closed_is_not_carried() -> None:
    survey = an_indicator(">= 80", frequency=Frequency.YEAR)
    rows = [a_row("2024", 90.0, org_unit="west"), a_row("2024", 90.0, org_unit="east")]
    assert result(survey, rows, "2025-T2", "west").data_status is DataStatus.CARRIED
    assert result(survey, rows, "2025-T3", "west").reason is Reason.NOT_APPLICABLE
    assert result(survey, rows, "2025-T3", "east").reason is Reason.NOT_REPORTED


def test_a_closed_unit_is_not_expected_even_with_a_target_of_its_own() -> None:
    own = an_indicator(a_target(">= 80", org_unit="west"))
    assert result(own, [], "2025-T2", "west").reason is Reason.NOT_REPORTED
    assert result(own, [], "2025-T3", "west").reason is Reason.NOT_APPLICABLE


def test_a_figure_that_its_neighbours_gave_later_does_not_change_what_was_expected_of_it() -> None:
    rows = [a_row("2025-T1", 90.0, org_unit="west", recorded_at=datetime(2025, 6, 1))]
    then = result(an_indicator(">= 80"), rows, "2025-T1", "east", as_of=date(2025, 5, 31))
    assert then.reason is Reason.NOT_APPLICABLE
    assert result(an_indicator(">= 80"), rows, "2025-T1", "east", as_of=date(2025, 6, 1)).reason is Reason.LATE


def test_a_target_of_its_own_makes_it_expected() -> None:
    own = an_indicator(a_target(">= 80", org_unit="east"))
    assert result(own, [], "2025", "east").reason is Reason.NOT_REPORTED


def test_a_milestone_of_the_whole_organisation_does_not_concern_a_unit() -> None:
    milestone = Target(expectation=Reached(what="In use"), by=date(2025, 10, 1))
    indicator = Indicator(id="i", name="i", targets=(milestone,))
    rows = [a_row("2025", date(2025, 9, 1))]
    assert result(indicator, rows, "2025", "east").reason is Reason.NOT_APPLICABLE
    assert result(indicator, rows, "2025", "root").status is Status.GOOD


def test_days_on_which_a_unit_was_not_open_are_no_holes() -> None:
    flow = an_indicator(adds_up=Aggregation.FLOW)
    opened = [a_row(f"2025-{month:02d}", 10.0, org_unit="new") for month in range(9, 13)]
    found = result(flow, opened, "2025-T3", "new", basis=Basis.YEAR_TO_DATE)
    assert (found.actual, found.coverage) == (40.0, 1.0)
    closed = [a_row(f"2025-{month:02d}", 10.0, org_unit="west") for month in range(1, 9)]
    assert result(flow, closed, "2025", "west").actual == 80.0
    assert result(flow, closed, "2025-T3", "west").actual is None


HALF_CLOSED = OrganisationUnit(id="half", name="Half", opens=date(2025, 2, 10), closes=date(2025, 8, 15))
PARTS = {"organisation": OrganisationUnit(id="root", name="Root", org_units=(HALF_CLOSED,))}


@pytest.mark.parametrize(("period", "first", "last"), [("2025-T1", 2, 4), ("2025-T2", 5, 8), ("2025", 2, 8)])
def test_the_month_an_office_opens_or_closes_in_is_reported_whole(period: str, first: int, last: int) -> None:
    months = [a_row(f"2025-{month:02d}", float(month), org_unit="half") for month in range(2, 9)]
    found = result_of(an_indicator(adds_up=Aggregation.FLOW), Measurements(months), period, card=PARTS, org_unit="half")
    assert (found.actual, found.coverage) == (sum(range(first, last + 1)), 1.0)
    stock = result_of(an_indicator(adds_up=Aggregation.STOCK), Measurements(months), period, card=PARTS,
                      org_unit="half")
    assert stock.actual == last


@pytest.mark.parametrize("period", ["2025-T1", "2025-T2", "2025"])
def test_a_row_of_the_period_itself_counts_though_the_office_was_open_a_part_of_it(period: str) -> None:
    months = [a_row(f"2025-{month:02d}", 1.0, org_unit="half") for month in range(2, 9)]
    for rows in ([a_row(period, 7.0, org_unit="half")], [*months, a_row(period, 7.0, org_unit="half")]):
        found = result_of(an_indicator(">= 5"), Measurements(rows), period, card=PARTS, org_unit="half")
        assert (found.status, found.actual) == (Status.GOOD, 7.0)


def test_a_milestone_in_a_yearly_row_is_judged_in_the_month_after_its_day() -> None:
    milestone = Target(expectation=Reached(what="In use"), by=date(2025, 10, 1))
    indicator = Indicator(id="i", name="i", targets=(milestone,))
    assert result(indicator, [a_row("2025", date(2025, 9, 1))], "2025-11", "root").status is Status.GOOD
