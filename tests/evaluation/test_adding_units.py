"""A parent's figures from its units' rows, units that merge, and what is said of those that are missing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.evaluation.building import a_card, a_row, a_target, an_indicator

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    Evaluation,
    FromUnits,
    Indicator,
    IndicatorResult,
    Measurement,
    Measurements,
    ObservationStatus,
    OrganisationUnit,
    PartialUnits,
    Reason,
    Series,
    Status,
    evaluate,
    explain,
    recompute,
)

FLOW, STOCK, RATE, MEAN = Aggregation.FLOW, Aggregation.STOCK, Aggregation.RATE, Aggregation.MEAN
VALUES, ALLOW = FromUnits.VALUES, PartialUnits.ALLOW


def a_unit(id_: str, *below: OrganisationUnit, **fields: Any) -> OrganisationUnit:
    return OrganisationUnit(id=id_, name=id_, org_units=below, **fields)


NORTH_AND_SOUTH = a_unit("all", a_unit("north"), a_unit("south"))
MERGER = a_unit(
    "all", a_unit("west", closes=date(2025, 8, 31)), a_unit("coast", closes=date(2025, 8, 31)),
    a_unit("west-coast", opens=date(2025, 9, 1), merges=("west", "coast")), a_unit("east"),
)


def rows(figures: dict[str, dict[str, Any]], **fields: Any) -> list[Measurement]:
    """Return one row a unit and period: a number, or the two parts of a rate."""
    return [
        a_row(period, parts=value, org_unit=unit, **fields) if isinstance(value, tuple)
        else a_row(period, value, org_unit=unit, **fields)
        for unit, values in figures.items() for period, value in values.items()
    ]


def judgeable(**fields: Any) -> Indicator:
    """Return an indicator with some target, so that what keeps it from being judged is its figure."""
    return an_indicator("<= 1000", **fields)


def judged(
    indicator: Indicator, figures: list[Measurement], period: str, *, organisation: OrganisationUnit | None = None,
    series: tuple[Series, ...] = (), **asked: Any,
) -> Evaluation:
    card = a_card(indicator, organisation=organisation or NORTH_AND_SOUTH, series=series)
    return evaluate(card, Measurements(figures), period, **{"from_units": VALUES} | asked)


def result(indicator: Indicator, figures: list[Measurement], period: str, **asked: Any) -> IndicatorResult:
    return judged(indicator, figures, period, **asked)["i"]


@pytest.mark.parametrize(("adds_up", "north", "south", "value"), [
    (FLOW, 10.0, 20.0, 30.0), (STOCK, 10.0, 20.0, 30.0), (Aggregation.MAX, 10.0, 20.0, 20.0),
    (Aggregation.MIN, 10.0, 20.0, 10.0),
])
def test_units_add_up_by_kind(adds_up: Aggregation, north: float, south: float, value: float) -> None:
    figures = rows({"north": {"2025": north}, "south": {"2025": south}})
    assert result(an_indicator(adds_up=adds_up), figures, "2025").actual == value


def test_a_rate_over_units_is_the_sum_of_parts_and_not_the_mean_of_shares() -> None:
    figures = rows({"north": {"2025": (2, 4)}, "south": {"2025": (2, 100)}})
    found = result(an_indicator(">= 95 %", unit="percent", adds_up=RATE), figures, "2025")
    assert found.actual == 100 * 4 / 104
    assert (found.numerator, found.denominator) == (4, 104)
    assert str(found.units) == "2/2"


def test_units_are_added_before_time() -> None:
    # January 2 of 4 and 30 of 100, February 1 of 6 and 50 of 90: 83 of 200.
    figures = rows({"north": {"2025-01": (2, 4), "2025-02": (1, 6)}, "south": {"2025-01": (30, 100),
                                                                               "2025-02": (50, 90)}})
    found = result(an_indicator(unit="percent", adds_up=RATE), figures, "2025-02", basis=Basis.YEAR_TO_DATE)
    assert (found.actual, found.previous) == (41.5, 100 * 32 / 104)


def test_a_mean_over_units_is_weighted_by_its_series() -> None:
    cases = Series(id="cases", unit="case", adds_up=FLOW)
    figures = [*rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}),
               *rows({"north": {"2025": 30.0}, "south": {"2025": 10.0}}, indicator="cases")]
    weighted = judgeable(adds_up=MEAN, weight_by="cases")
    assert result(weighted, figures, "2025", series=(cases,)).actual == (10 * 30 + 20 * 10) / 40
    found = result(weighted, figures[:3], "2025", series=(cases,))
    assert (found.reason, str(found.advice)) == (Reason.NOT_ADDABLE, (
        "south has no weight for 2025; give the figures of the series in 'Weighted by'"))
    unweighted = result(judgeable(adds_up=MEAN), figures[:2], "2025")
    assert str(unweighted.advice).startswith("a mean over units needs a weight; fill in 'Weighted by'")


def test_a_mean_of_which_every_weight_is_nothing_is_of_no_events() -> None:
    cases = Series(id="cases", unit="case", adds_up=FLOW)
    figures = [*rows({"north": {"2025": 10.0}}), *rows({"north": {"2025": 0.0}}, indicator="cases")]
    weighted = judgeable(adds_up=MEAN, weight_by="cases")
    assert result(weighted, figures, "2025", series=(cases,), partial=ALLOW).reason is Reason.NO_EVENTS


def test_over_units_it_may_add_up_otherwise_than_over_time() -> None:
    stock = an_indicator(adds_up=STOCK, adds_up_over_units=Aggregation.MAX)
    figures = rows({"north": {"2025-01": 9.0, "2025-02": 3.0}, "south": {"2025-01": 1.0, "2025-02": 5.0}})
    assert result(stock, figures, "2025-02").actual == 5.0


def test_what_nothing_says_how_to_add_is_not_added_and_says_what_to_declare() -> None:
    found = result(an_indicator(">= 5"), rows({"north": {"2025": 9.0}, "south": {"2025": 3.0}}), "2025")
    assert (found.status, found.reason, found.actual) == (Status.NO_DATA, Reason.NOT_ADDABLE, None)
    assert str(found.advice) == (
        "2 units have figures, but nothing says how units add up; fill in 'Adds up over units as' or 'Adds up as', or "
        "give the organisation's own value")


def test_a_share_without_its_parts_is_not_added() -> None:
    figures = rows({"north": {"2025": (2, 4)}, "south": {"2025": 50.0}})
    found = result(judgeable(unit="percent", adds_up=RATE), figures, "2025")
    assert (found.reason, str(found.advice)) == (Reason.NOT_ADDABLE, (
        "south gave a share without its parts for 2025; give numerator and denominator"))


def test_a_step_a_unit_cannot_add_up_itself_says_so() -> None:
    figures = rows({"north": {"2025-Q1": (2, 4)}, "south": {"2025-01": 50.0, "2025-02": 40.0, "2025-03": 30.0}})
    found = result(judgeable(unit="percent", adds_up=RATE), figures, "2025-Q1")
    assert (found.reason, str(found.advice)) == (Reason.NOT_ADDABLE, (
        "the rate of 2025-01 came without its parts; give numerator and denominator"))


# ---- what is missing -----------------------------------------------------------------------------------------------


def test_where_a_unit_is_missing_there_is_no_sum_and_it_is_named() -> None:
    figures = rows({"north": {"2025-T1": 10.0, "2025-T2": 10.0}, "south": {"2025-T1": 20.0}})
    found = result(an_indicator("<= 40", adds_up=FLOW), figures, "2025-T2")
    assert (found.status, found.reason, found.actual) == (Status.NO_DATA, Reason.PARTIAL, None)
    assert str(found.units) == "1/2"
    assert found.units is not None
    assert found.units.missing == ("south",)
    assert str(found.advice) == (
        "not reported from south; supply the figures, or allow a partial sum (--partial allow)")


def own_rows(indicator: Indicator, figures: list[Measurement], *, as_of: date | None = None) -> IndicatorResult:
    return evaluate(a_card(indicator, organisation=NORTH_AND_SOUTH), Measurements(figures), "2025-T2", as_of=as_of)["i"]


def test_of_a_figure_that_only_units_reported_it_is_said_how_to_add_them_up() -> None:
    figures = rows({"north": {"2025-T1": 10.0, "2025-T2": 10.0}, "south": {"2025-T1": 20.0}})
    found = own_rows(an_indicator("<= 40", adds_up=FLOW), figures)
    assert (found.status, found.reason, found.actual) == (Status.NO_DATA, Reason.NOT_REPORTED, None)
    assert str(found.advice) == (
        "1 of the units below did report; add them up with --from-units values, or give the organisation's own value")


def test_what_does_not_add_up_over_units_is_told_what_to_declare_at_once() -> None:
    figures = rows({"north": {"2025-T2": 10.0}, "south": {"2025-T2": 20.0}})
    assert str(own_rows(an_indicator("<= 40"), figures).advice).startswith(
        "2 units have figures, but nothing says how units add up")


def test_what_units_reported_later_or_of_another_period_is_no_hint() -> None:
    late = rows({"north": {"2025-T2": 10.0}}, recorded_at=datetime(2025, 12, 1))
    assert own_rows(an_indicator("<= 40", adds_up=FLOW), late, as_of=date(2025, 10, 1)).advice is None
    earlier = rows({"north": {"2025-T1": 10.0}})
    assert own_rows(an_indicator("<= 40", adds_up=FLOW), earlier).advice is None


def test_a_partial_sum_that_is_allowed_is_shown_with_how_many_units_it_is_of() -> None:
    figures = rows({"north": {"2025-T1": 10.0, "2025-T2": 12.0}, "south": {"2025-T1": 20.0}})
    found = result(an_indicator("<= 40", adds_up=FLOW), figures, "2025-T2", partial=ALLOW)
    assert (found.actual, str(found.units), found.coverage) == (12.0, "1/2", 0.5)
    assert found.data_status is DataStatus.PROVISIONAL
    assert found.to_dict()["units"] == "1/2"
    assert found.to_dict()["units_missing"] == ["south"]


def test_more_than_ten_missing_units_are_counted() -> None:
    many = a_unit("all", *(a_unit(f"u{n:02d}") for n in range(13)))
    found = result(an_indicator(adds_up=FLOW), rows({"u00": {"2025": 1.0}}), "2025", organisation=many)
    assert "u01, u02, u03, u04, u05, u06, u07, u08, u09, u10 (+2); supply" in str(found.advice)


def test_a_unit_at_whose_level_nobody_has_reported_yet_is_not_missing() -> None:
    assert result(judgeable(adds_up=FLOW), [], "2025").reason is Reason.NOT_REPORTED


def test_a_local_target_makes_a_unit_expected() -> None:
    local = an_indicator(a_target(">= 5", org_unit="south"), adds_up=FLOW)
    figures = rows({"north": {"2025-02": 10.0}})
    found = result(local, figures, "2025-02")
    assert found.units is not None
    assert found.units.missing == ("south",)


def test_a_unit_with_nothing_to_count_is_not_missing() -> None:
    nothing = a_row("2025", org_unit="south", statuses=frozenset({ObservationStatus.CANNOT_EXIST}))
    found = result(an_indicator(adds_up=FLOW), [*rows({"north": {"2025": 10.0}}), nothing], "2025")
    assert (found.actual, str(found.units)) == (10.0, "1/1")


def test_a_sum_with_a_hole_in_time_says_which_unit_made_it() -> None:
    figures = rows({"north": {"2025-01": 10.0, "2025-02": 10.0}, "south": {"2025-01": 20.0}})
    found = result(judgeable(adds_up=FLOW), figures, "2025-02", basis=Basis.YEAR_TO_DATE)
    assert (found.actual, found.reason, str(found.units)) == (30.0, Reason.PARTIAL, "1/2")


# ---- own rows, levels and the rest ---------------------------------------------------------------------------------


def test_its_own_row_is_taken_and_what_the_units_come_to_stands_beside() -> None:
    figures = [*rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}), a_row("2025", 31.0)]
    found = result(an_indicator(adds_up=FLOW), figures, "2025")
    assert (found.actual, found.value_from_units, found.units) == (31.0, 30.0, None)
    assert result(an_indicator(adds_up=FLOW), figures, "2025", from_units=FromUnits.OWN_ROWS).value_from_units is None


def test_where_the_units_come_to_nothing_nothing_stands_beside() -> None:
    figures = [*rows({"north": {"2025": 10.0}}), a_row("2025", 31.0), a_row("2024", 30.0, org_unit="south")]
    assert result(an_indicator(adds_up=FLOW), figures, "2025").value_from_units is None


def test_every_level_adds_up_the_one_below() -> None:
    tree = a_unit("all", a_unit("region", a_unit("a"), a_unit("b")), a_unit("c"))
    figures = rows({"a": {"2025": 1.0}, "b": {"2025": 2.0}, "c": {"2025": 4.0}})
    assert result(judgeable(adds_up=FLOW), figures, "2025", organisation=tree).actual == 7.0
    region = result(judgeable(adds_up=FLOW), figures, "2025", organisation=tree, org_unit="region")
    assert (region.actual, str(region.units)) == (3.0, "2/2")
    local = an_indicator(a_target("<= 5", org_unit="region"), adds_up=FLOW)
    late = result(local, [figures[2]], "2025", organisation=tree, org_unit="region")
    assert late.reason is Reason.NOT_REPORTED  # c, at its level, has


def test_without_an_organisation_every_unit_with_figures_stands_below_the_whole() -> None:
    card = a_card(an_indicator(adds_up=FLOW))
    figures = Measurements(rows({"R1A 01": {"2025": 1.0}, "R1B 02": {"2025": 2.0}}))
    assert evaluate(card, figures, "2025", from_units=VALUES)["i"].actual == 3.0


def test_units_of_different_frequencies_meet_in_the_coarser_step() -> None:
    months = {f"2025-{month:02d}": 1.0 for month in range(1, 5)}
    found = result(an_indicator(adds_up=FLOW), rows({"north": months, "south": {"2025-T1": 20.0}}), "2025-T1")
    assert (found.actual, str(found.units)) == (24.0, "2/2")


def test_a_formula_is_worked_out_after_its_series_are_added_over_units() -> None:
    cost, cases = Series(id="cost", unit="NOK", adds_up=FLOW), Series(id="cases", unit="case", adds_up=FLOW)
    per_case = Indicator(id="i", name="i", unit="NOK/case", formula="cost / cases")
    figures = [*rows({"north": {"2025": 100.0}, "south": {"2025": 900.0}}, indicator="cost"),
               *rows({"north": {"2025": 1.0}, "south": {"2025": 3.0}}, indicator="cases")]
    found = result(per_case, figures, "2025", series=(cost, cases))
    assert (found.actual, str(found.units)) == (250.0, "2/2")


def test_what_a_unit_says_of_its_figure_is_said_of_the_sum() -> None:
    provisional = rows({"south": {"2025": 20.0}}, statuses=frozenset({ObservationStatus.PROVISIONAL}))
    found = result(an_indicator(adds_up=FLOW), [*rows({"north": {"2025": 10.0}}), *provisional], "2025")
    assert found.observation == (ObservationStatus.PROVISIONAL,)
    assert found.data_status is DataStatus.PROVISIONAL


def test_as_of_a_day_only_what_the_units_had_recorded_is_added() -> None:
    figures = [*rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}, recorded_at=datetime(2026, 1, 10)),
               *rows({"south": {"2025": 25.0}}, recorded_at=datetime(2026, 3, 1))]
    asked = {"as_of": date(2026, 2, 1)}
    assert result(an_indicator(adds_up=FLOW), figures, "2025", **asked).actual == 30.0
    assert result(an_indicator(adds_up=FLOW), figures, "2025").actual == 35.0


def test_the_number_of_answers_adds_up_too() -> None:
    few = judgeable(adds_up=Aggregation.MAX, min_n=5)
    figures = rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}, n=2.0)
    assert result(few, figures, "2025").reason is Reason.SUPPRESSED
    figures = rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}, n=3.0)
    assert result(few, figures, "2025").actual == 20.0


# ---- units that merge ----------------------------------------------------------------------------------------------

TERTIALS = {"west": {"2025-T1": (10, 20), "2025-T2": (12, 20)}, "coast": {"2025-T1": (30, 80), "2025-T2": (20, 80)},
            "west-coast": {"2025-T3": (45, 100)}, "east": {"2025-T1": (5, 10), "2025-T2": (5, 10), "2025-T3": (5, 10)}}


def test_a_merged_unit_has_the_history_of_those_before_it_by_parts() -> None:
    rate = an_indicator(unit="percent", adds_up=RATE)
    found = result(rate, rows(TERTIALS), "2025-T3", organisation=MERGER, org_unit="west-coast")
    assert (found.actual, found.previous) == (45.0, 32.0)  # 45 of 100; 12 + 20 of 20 + 80
    year = result(rate, rows(TERTIALS), "2025", organisation=MERGER, org_unit="west-coast")
    assert (year.numerator, year.denominator, year.coverage) == (117, 300, 1.0)


def test_what_does_not_add_up_by_parts_begins_anew_with_a_merged_unit() -> None:
    stock = an_indicator(adds_up=STOCK)
    figures = rows({"west": {"2025-T2": 4.0}, "coast": {"2025-T2": 5.0}, "west-coast": {"2025-T3": 8.0}})
    found = result(stock, figures, "2025-T3", organisation=MERGER, org_unit="west-coast")
    assert (found.actual, found.previous) == (8.0, None)


def test_nobody_is_counted_twice_when_units_merge() -> None:
    rate = an_indicator(unit="percent", adds_up=RATE)
    found = result(rate, rows(TERTIALS), "2025-T1", organisation=MERGER)
    assert (found.numerator, found.denominator, str(found.units)) == (45, 110, "3/3")
    assert result(rate, rows(TERTIALS), "2025", organisation=MERGER).denominator == 330


def test_a_unit_that_has_not_opened_yet_is_not_judged_by_those_before_it() -> None:
    rate = an_indicator(">= 50 %", unit="percent", adds_up=RATE)
    found = result(rate, rows(TERTIALS), "2025-T1", organisation=MERGER, org_unit="west-coast")
    assert (found.status, found.reason) == (Status.NO_DATA, Reason.NOT_APPLICABLE)


def test_a_unit_that_opens_within_a_month_has_that_month() -> None:
    late = a_unit("all", a_unit("new", opens=date(2025, 3, 15), closes=date(2025, 5, 10)))
    months = {f"2025-{month:02d}": 1.0 for month in range(3, 6)}
    flow = an_indicator(adds_up=FLOW)
    found = result(flow, rows({"new": months}), "2025", organisation=late, org_unit="new")
    assert (found.actual, found.coverage) == (3.0, 1.0)


def test_a_closed_unit_whose_year_nobody_took_over_is_in_the_years_sum() -> None:
    closing = a_unit("all", a_unit("old", closes=date(2025, 8, 31)), a_unit("other"))
    figures = rows({"old": {"2025": 8.0}, "other": {"2025": 10.0}})
    assert result(an_indicator(adds_up=FLOW), figures, "2025", organisation=closing).actual == 18.0


# ---- explained -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("adds_up", "figures", "basis"), [
    (RATE, {"north": {"2025-01": (2, 4), "2025-02": (1, 6)}, "south": {"2025-01": (30, 100), "2025-02": (50, 90)}},
     Basis.YEAR_TO_DATE),
    (FLOW, {"north": {"2025-01": 1.5, "2025-02": 2.0}, "south": {"2025-01": 3.0, "2025-02": 4.0}}, Basis.YEAR_TO_DATE),
    (FLOW, {"north": {"2025-02": 2.0}, "south": {"2025-02": 4.0}}, Basis.PERIOD),
    (STOCK, {"north": {"2025-02": 2.0}, "south": {"2025-02": 4.0}}, Basis.YEAR_TO_DATE),
    (Aggregation.MAX, {"north": {"2025-02": 2.0}, "south": {"2025-02": 4.0}}, Basis.PERIOD),
])
def test_a_sum_over_units_is_explained_down_to_their_rows_and_worked_out_again(
    adds_up: Aggregation, figures: dict[str, dict[str, Any]], basis: Basis
) -> None:
    unit = "percent" if adds_up is RATE else "case"
    evaluation = judged(an_indicator(f">= 5 {'%' if adds_up is RATE else 'case'}", unit=unit, adds_up=adds_up),
                        rows(figures), "2025-02", basis=basis)
    again = recompute(explain(evaluation, "i"))
    assert (again.status, again.value) == (evaluation["i"].status, evaluation["i"].actual)


def test_a_weighted_mean_over_units_is_worked_out_again() -> None:
    cases = Series(id="cases", unit="case", adds_up=FLOW)
    figures = [*rows({"north": {"2025": 10.0}, "south": {"2025": 20.0}}),
               *rows({"north": {"2025": 30.0}, "south": {"2025": 10.0}}, indicator="cases")]
    evaluation = judged(an_indicator(">= 12", adds_up=MEAN, weight_by="cases"), figures, "2025", series=(cases,))
    assert recompute(explain(evaluation, "i")).value == evaluation["i"].actual == 12.5


@pytest.mark.parametrize(("unit", "period", "said"), [
    ("west", "2025-T3", "'i' in 2025-T3 came from 'west', which closed on 2025-08-31; write 'west-coast', which took "
                        "over from it"),
    ("west-coast", "2025-T1", "'i' in 2025-T1 came from 'west-coast', which opens on 2025-09-01; write the unit that "
                              "it belonged to then"),
])
def test_a_row_of_a_unit_that_was_not_there_is_refused(unit: str, period: str, said: str) -> None:
    with pytest.raises(ValueError, match="came from") as refused:
        result(an_indicator(), [a_row(period, 1.0, org_unit=unit)], period, organisation=MERGER)
    assert str(refused.value) == said


def test_a_row_of_a_unit_that_closed_with_none_to_take_over_asks_where_it_belongs() -> None:
    closed = a_unit("all", a_unit("old", closes=date(2025, 8, 31)))
    with pytest.raises(ValueError, match="write the unit that it belongs to now"):
        result(an_indicator(), [a_row("2025-T3", 1.0, org_unit="old")], "2025-T3", organisation=closed)


LATE_IN_THE_SOUTH = {"north": {"2025-T1": (2, 4), "2025-T2": (9, 10)}, "south": {"2025-T1": (2, 100)}}


@pytest.mark.parametrize("basis", list(Basis))
def test_a_share_of_the_year_is_not_told_of_the_tertials_that_all_units_have(basis: Basis) -> None:
    told = result(judgeable(adds_up=RATE, unit="percent"), rows(LATE_IN_THE_SOUTH), "2025-T2", basis=basis)
    assert (told.status, told.reason, str(told.units)) == (Status.NO_DATA, Reason.PARTIAL, "1/2")
    assert "south" in str(told.advice)
    assert told.data_status is DataStatus.MISSING


def test_the_share_of_the_rest_of_the_year_is_shown_and_its_coverage_counts_it_once() -> None:
    told = result(judgeable(adds_up=RATE, unit="percent"), rows(LATE_IN_THE_SOUTH), "2025-T2",
                  basis=Basis.YEAR_TO_DATE)
    assert told.actual == pytest.approx(100 * 4 / 104)
    assert told.coverage == pytest.approx(120 / 243)  # 1 January to 30 April, of those to 31 August


def test_a_mean_of_the_year_is_not_told_of_what_all_units_have_either() -> None:
    series = Series(id="posts", unit="case", adds_up=FLOW)
    weights = rows({unit: {"2025-T1": 1.0, "2025-T2": 1.0} for unit in ("north", "south")}, indicator="posts")
    figures = rows({"north": {"2025-T1": 4.0, "2025-T2": 6.0}, "south": {"2025-T1": 8.0}})
    told = result(judgeable(adds_up=MEAN, weight_by="posts"), figures + weights, "2025-T2", series=(series,),
                  basis=Basis.YEAR_TO_DATE)
    assert (told.status, told.reason, told.actual) == (Status.NO_DATA, Reason.PARTIAL, 6.0)


def test_a_unit_without_parts_in_one_tertial_leaves_no_share_of_the_year() -> None:
    figures = rows({"north": {"2025-T1": (2, 4), "2025-T2": (9, 10)}, "south": {"2025-T1": (2, 100), "2025-T2": 50.0}})
    told = result(judgeable(adds_up=RATE, unit="percent"), figures, "2025-T2", basis=Basis.YEAR_TO_DATE)
    assert (told.status, told.reason) == (Status.NO_DATA, Reason.NOT_ADDABLE)
    assert "south" in str(told.advice)


def test_allowed_partial_units_cover_each_day_by_their_share() -> None:
    told = result(judgeable(adds_up=RATE, unit="percent"), rows(LATE_IN_THE_SOUTH), "2025-T2",
                  basis=Basis.YEAR_TO_DATE, partial=ALLOW)
    assert (told.status, str(told.units)) == (Status.GOOD, "1/2")
    assert told.actual == pytest.approx(100 * 13 / 114)
    assert told.coverage == pytest.approx((120 * 1 + 123 * 0.5) / 243)
