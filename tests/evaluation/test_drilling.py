"""Any figure opened to the level below, down to what was reported."""

from __future__ import annotations

import pytest
from tests.evaluation.building import a_card, a_row, an_indicator
from tests.examples import refused

from balanced_scorecard import (
    Aggregation,
    DrillDown,
    FromUnits,
    Measurements,
    MissingPolicy,
    OrganisationUnit,
    UnknownElementError,
    drill_down,
    evaluate,
    roll_up,
)

TWO = OrganisationUnit(id="all", name="all", org_units=(OrganisationUnit(id="north", name="north"),
                                                        OrganisationUnit(id="south", name="south")))
RATE = an_indicator(">= 50 %", unit="percent", adds_up=Aggregation.RATE)
ROWS = Measurements([
    a_row("2025-01", parts=(2, 4), org_unit="north"), a_row("2025-02", parts=(3, 4), org_unit="north"),
    a_row("2025-01", parts=(30, 100), org_unit="south"), a_row("2025-02", parts=(60, 100), org_unit="south"),
])


@pytest.fixture
def top() -> DrillDown:
    whole = evaluate(a_card(RATE, organisation=TWO), ROWS, "2025-02", from_units=FromUnits.VALUES)
    return drill_down(roll_up(whole, missing=MissingPolicy.REQUIRE_ALL))


def test_down_the_card_each_step_shows_what_each_part_adds(top: DrillDown) -> None:
    factor = top.into("p").into("f")
    assert [(part.id, part.share, part.contribution) for part in factor.parts] == [("i", 1.0, factor.what.score)]
    assert factor.rows == ()


def test_down_the_organisation_the_same_definitions_apply(top: DrillDown) -> None:
    indicator = top.into("p").into("f").into("i")
    # 63 of 104 in February; north 3 of 4, south 60 of 100.
    assert [each.what.to_dict()["actual"] for each in (indicator, *indicator.units)] == [100 * 63 / 104, 75.0, 60.0]
    assert [each.scores.total.policy for each in indicator.units] == [MissingPolicy.REQUIRE_ALL] * 2
    assert indicator.unit("south").unit("south").what.to_dict()["actual"] == 60.0
    assert indicator.units[0].units == ()


def test_at_the_bottom_are_the_rows_that_were_reported_and_none_that_was_added_up(top: DrillDown) -> None:
    indicator = top.into("p").into("f").into("i")
    assert indicator.rows == ()
    assert [(str(row.period), row.numerator) for row in indicator.unit("north").rows] == [("2025-02", 3)]
    assert indicator.parts == ()


def test_it_is_a_table_of_what_is_below(top: DrillDown) -> None:
    assert list(top.to_frame()["below"]) == ["part", "unit", "unit"]
    north = top.into("p").into("f").into("i").unit("north")
    assert list(north.to_frame()["below"]) == ["row"]
    assert repr(north) == "<DrillDown 'i' in 'north' 2025-02: good>"
    assert north.to_dict()["below"] == north.records()
    assert "<td>reported figure</td>" in north._repr_html_()


def test_what_is_not_there_is_refused_with_the_nearest(top: DrillDown) -> None:
    with refused("nothing called 'f' right below 'card'; there is 'p'", UnknownElementError):
        top.into("f")
    with refused("nothing called 'j' right below 'i'; there is nothing", UnknownElementError):
        top.into("p").into("f").into("i").into("j")
    with refused("no unit 'nort' below the whole organisation; did you mean 'north'?", UnknownElementError):
        top.unit("nort")
    with refused("no unit 'south' below 'north'; go down from a unit that it stands below", UnknownElementError):
        top.unit("north").unit("south")
