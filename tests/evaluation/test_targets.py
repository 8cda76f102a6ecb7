"""Which version of a target applies, when it is due, and how the way to it is told."""

from __future__ import annotations

from datetime import date

import pytest
from tests.evaluation.building import a_row, a_target, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Amount,
    Baseline,
    Horizon,
    Measurements,
    Norm,
    OrganisationUnit,
    Pace,
    Period,
    Reason,
    Status,
    TargetMet,
)

RATE_OF_80 = {"2024": 80.0, "2025": 80.0, "2025-T1": 80.0, "2025-T2": 80.0}


def whole(*targets: object, period: str = "2025", **asked: object) -> object:
    return result_of(an_indicator(*targets), RATE_OF_80, period, **asked).target_whole  # type: ignore[arg-type]


def test_a_supplementary_letter_raises_the_requirement_from_its_day() -> None:
    letter = a_target(">= 80", by="2025", id="t1", decided=date(2025, 1, 15))
    supplement = a_target(">= 83", by="2025", replaces="t1", applies_from=date(2025, 7, 1), decided=date(2025, 6, 20))
    assert whole(letter, supplement, period="2025-T1") == 80.0
    assert whole(letter, supplement, period="2025-T2") == 83.0


def test_a_replaced_target_is_gone_even_with_another_date() -> None:
    old = a_target(">= 80", by="2025", id="old")
    new = a_target(">= 70", by="2026", replaces="old")
    result = result_of(an_indicator(old, new), RATE_OF_80, "2025")
    assert (result.status, result.target_whole) == (Status.NOT_DUE, 70.0)


def test_of_two_from_the_same_day_the_later_decided_wins() -> None:
    first = a_target(">= 1", decided=date(2024, 1, 1), applies_from=date(2024, 6, 1))
    second = a_target(">= 2", decided=date(2024, 5, 1), applies_from=date(2024, 6, 1))
    assert whole(second, first) == 2.0


def test_the_next_target_to_fall_due_applies_then_the_standing_then_the_last_past() -> None:
    past, coming, standing = a_target(">= 1", by="2023"), a_target(">= 2", by="2025"), a_target(">= 3")
    assert whole(past, coming, standing) == 2.0
    assert whole(past, standing) == 3.0
    assert whole(past, a_target(">= 0", by="2022")) == 1.0


def test_a_long_term_target_never_decides_the_status() -> None:
    result = result_of(an_indicator(a_target(">= 99", horizon=Horizon.LONG)), RATE_OF_80, "2025")
    assert (result.status, result.reason) == (Status.NO_TARGET, Reason.TARGET_NOT_SET)


def local(adds_up: Aggregation | None, *targets: object) -> object:
    organisation = OrganisationUnit(id="root", name="r", org_units=(OrganisationUnit(id="north", name="n"),))
    indicator = an_indicator(*targets, adds_up=adds_up)  # type: ignore[arg-type]
    rows = Measurements([a_row("2025", 80.0, org_unit="north"), a_row("2025", 80.0)])
    return result_of(indicator, rows, "2025", card={"organisation": organisation}, org_unit="north")


def test_a_units_own_target_wins_over_one_for_all() -> None:
    result = local(None, ">= 90", a_target(">= 78", org_unit="north"))
    assert (result.status, result.target) == (Status.GOOD, 78.0)  # type: ignore[attr-defined]


def test_a_target_for_all_holds_for_a_unit_unless_it_is_of_a_flow() -> None:
    assert local(Aggregation.RATE, ">= 90").target == 90.0  # type: ignore[attr-defined]
    flow = local(Aggregation.FLOW, ">= 90")
    assert (flow.status, flow.reason) == (Status.NO_TARGET, Reason.NO_LOCAL_TARGET)  # type: ignore[attr-defined]
    none = local(Aggregation.FLOW)
    assert none.reason is Reason.TARGET_NOT_SET  # type: ignore[attr-defined]


def test_a_units_own_target_is_not_the_roots() -> None:
    organisation = OrganisationUnit(id="root", name="r", org_units=(OrganisationUnit(id="north", name="n"),))
    indicator = an_indicator(a_target(">= 78", org_unit="north"))
    assert result_of(indicator, RATE_OF_80, "2025", card={"organisation": organisation}).status is Status.NO_TARGET


def test_a_unit_s_own_version_replaces_nothing_for_the_others() -> None:
    general, own = a_target(">= 90", id="t1"), a_target(">= 78", org_unit="north", replaces="t1")
    assert local(Aggregation.RATE, general, own).target == 78.0  # type: ignore[attr-defined]
    organisation = OrganisationUnit(id="root", name="r", org_units=(OrganisationUnit(id="north", name="n"),))
    whole = result_of(an_indicator(general, own), RATE_OF_80, "2025", card={"organisation": organisation})
    assert whole.target == 90.0


def test_a_target_decided_after_the_day_of_the_report_was_not_known_on_it() -> None:
    letter = a_target(">= 70", by="2025", decided=date(2025, 1, 15), id="t1")
    later = a_target(">= 90", by="2025", decided=date(2025, 6, 20), applies_from=date(2025, 1, 1), replaces="t1")
    first = an_indicator(letter, later)
    then = result_of(first, RATE_OF_80, "2025-T1", as_of=date(2025, 5, 15))
    assert (then.target, then.status, then.status_before_change) == (70.0, Status.GOOD, None)
    for asked in ({"as_of": date(2025, 6, 20)}, {}):
        now = result_of(first, RATE_OF_80, "2025-T1", **asked)  # type: ignore[arg-type]
        assert (now.target, now.status, now.status_before_change) == (90.0, Status.POOR, Status.GOOD)


def test_a_target_of_a_later_year_is_not_due_and_its_pace_is_told() -> None:
    target = a_target(">= 90", by="2027")
    result = result_of(an_indicator(target), RATE_OF_80, "2025")
    assert (result.status, result.reason, result.target_met) == (Status.NOT_DUE, Reason.NOT_YET_DUE, TargetMet.NOT_DUE)
    assert (result.expected, result.pace, result.score) == (90.0, Pace.BEHIND, None)


@pytest.mark.parametrize(("value", "pace"), [(75.0, Pace.BEHIND), (80.0, Pace.ON_COURSE), (85.0, Pace.AHEAD)])
def test_from_a_dated_baseline_the_expected_is_on_a_straight_line(value: float, pace: Pace) -> None:
    # From 70 at the end of 2023 to 90 at the end of 2027: 731 of 1 461 days by the end of 2025.
    baseline = Baseline(value=70.0, period=Period.parse("2023"))
    target = a_target(">= 90", by="2027", tolerance=Amount.read("2"))
    result = result_of(an_indicator(target, baseline=baseline), {"2025": value}, "2025")
    assert result.expected == pytest.approx(70 + 20 * 731 / 1461)
    assert result.pace is pace
    assert result.progress == pytest.approx((value - 70) / 20)


def test_without_a_figure_only_the_expected_is_told() -> None:
    result = result_of(an_indicator(a_target(">= 90", by="2027")), {}, "2025")
    assert (result.status, result.expected, result.pace, result.gap) == (Status.NOT_DUE, 90.0, None, None)


def test_a_target_due_this_year_is_judged_all_year() -> None:
    baseline = Baseline(value=70.0, period=Period.parse("2024"))
    result = result_of(an_indicator(a_target(">= 90", by="2025"), baseline=baseline), RATE_OF_80, "2025-T1")
    assert result.status is Status.POOR
    assert result.expected == pytest.approx(70 + 20 * 120 / 365)
    late = result_of(an_indicator(a_target(">= 90", by="2025"), baseline=baseline), RATE_OF_80, "2025")
    assert late.expected == 90.0


def test_a_norm_applies_from_its_day() -> None:
    norms = (Norm(medium=1, good=2), Norm(medium=100, good=200, valid_from=date(2025, 6, 1)))
    indicator = an_indicator(norms=norms)
    assert result_of(indicator, RATE_OF_80, "2025-T1").status is Status.GOOD
    assert result_of(indicator, RATE_OF_80, "2025-T2").status is Status.POOR
    dated = an_indicator(norms=(Norm(medium=1, good=2, valid_from=date(2026, 1, 1)),))
    assert result_of(dated, RATE_OF_80, "2025").status is Status.NO_TARGET


def raised_in_june(value: float, period: str, **fields: object) -> object:
    letter = a_target(">= 80", by="2025", id="t1", decided=date(2025, 1, 15))
    supplement = a_target(">= 83", by="2025", replaces="t1", applies_from=date(2025, 7, 1), decided=date(2025, 6, 20))
    return result_of(an_indicator(letter, supplement, **fields), {period: value}, period)


def test_a_target_raised_after_the_period_began_leaves_the_status_by_the_old_one_beside() -> None:
    result = raised_in_june(81.0, "2025-T2")
    assert (result.status, result.status_before_change) == (Status.POOR, Status.GOOD)  # type: ignore[attr-defined]


def test_the_letter_that_came_after_the_year_had_begun_stands_before_what_changed_it() -> None:
    result = raised_in_june(81.0, "2025")
    assert (result.status, result.status_before_change) == (Status.POOR, Status.GOOD)  # type: ignore[attr-defined]
    assert raised_in_june(81.0, "2025-T1").status_before_change is None  # type: ignore[attr-defined]
    undated = a_target(">= 90", by="2028", horizon=Horizon.LONG)  # in force all along, and never deciding
    letter, change = a_target(">= 80", by="2025", decided=date(2025, 1, 15)), a_target(
        ">= 83", by="2025", decided=date(2025, 6, 20))
    beside = result_of(an_indicator(letter, change, undated), RATE_OF_80, "2025")
    assert beside.status_before_change is Status.GOOD


def test_a_target_decided_before_the_period_leaves_nothing_beside() -> None:
    assert raised_in_june(81.0, "2025-T3").status_before_change is None  # type: ignore[attr-defined]


def test_a_first_target_decided_during_the_period_had_none_before() -> None:
    result = result_of(an_indicator(a_target(">= 80", decided=date(2025, 6, 1))), RATE_OF_80, "2025-T2")
    assert (result.status, result.status_before_change) == (Status.GOOD, None)


def test_last_years_requirement_was_not_in_force_when_this_years_letter_came() -> None:
    old = a_target(">= 70", by="2024", decided=date(2024, 1, 15))
    new = a_target(">= 90", by="2025", decided=date(2025, 1, 15))
    result = result_of(an_indicator(old, new), RATE_OF_80, "2025-T1")
    assert (result.status, result.status_before_change) == (Status.POOR, None)


def test_without_a_figure_there_is_nothing_to_set_beside_a_change() -> None:
    first = a_target(">= 80", decided=date(2024, 1, 15))
    second = a_target(">= 83", decided=date(2025, 6, 1))
    missing = result_of(an_indicator(first, second), {}, "2025-T2")
    assert (missing.status, missing.status_before_change) == (Status.NO_DATA, None)
    later = a_target(">= 83", by="2027", decided=date(2025, 6, 1))
    put_off = result_of(an_indicator(first, later), RATE_OF_80, "2025-T2")
    assert (put_off.status, put_off.status_before_change) == (Status.NOT_DUE, Status.GOOD)
