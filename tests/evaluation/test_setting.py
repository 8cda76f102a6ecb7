"""What is asked of a unit: when it is expected to report, and on which days it was open."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Basis,
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


def test_a_milestone_in_a_yearly_row_is_judged_in_the_month_after_its_day() -> None:
    milestone = Target(expectation=Reached(what="In use"), by=date(2025, 10, 1))
    indicator = Indicator(id="i", name="i", targets=(milestone,))
    assert result(indicator, [a_row("2025", date(2025, 9, 1))], "2025-11", "root").status is Status.GOOD
