from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import Any

import pytest
from tests.examples import a_target, refused

from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.identifiers import TargetId, UnitName
from balanced_scorecard.domain.period import FiscalYear, Period
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Expectation,
    Judged,
    Point,
    Reached,
    Target,
    Threshold,
    ToBaseline,
    Universal,
)

EIGHTY = Threshold(comparator=Comparator.AT_LEAST, value=80, unit=UnitName("percent"))


@pytest.mark.parametrize(("comparator", "direction", "is_strict"), [
    (Comparator.ABOVE, 1, True), (Comparator.AT_LEAST, 1, False),
    (Comparator.BELOW, -1, True), (Comparator.AT_MOST, -1, False),
])
def test_a_comparator_has_a_direction_and_may_be_strict(
        comparator: Comparator, direction: int, is_strict: bool) -> None:
    assert (comparator.direction, comparator.is_strict) == (direction, is_strict)


@pytest.mark.parametrize(("expectation", "text", "direction"), [
    (EIGHTY, ">= 80 %", 1),
    (Threshold(comparator=Comparator.BELOW, value=7, unit=UnitName("month")), "< 7 months", -1),
    (Between(low=10, high=20, unit=UnitName("percent")), "10..20 %", 0),
    (Point(value=0, spread=1, unit=UnitName("percent")), "= 0 % +/- 1", 0),
    (Point(value=5), "= 5", 0),
    (Universal(), "all", 1),
    (AtLevel(comparator=Comparator.AT_LEAST, level="B"), ">= B", 1),
    (AtLevel(comparator=Comparator.AT_MOST, level="B"), "<= B", -1),
    (ToBaseline(change=Amount(5, UnitName("percentage_point"))), "baseline + 5 pp", 1),
    (ToBaseline(change=Amount(-10, UnitName("percent"))), "baseline - 10 %", -1),
    (ToBaseline(change=Amount(0)), "baseline + 0", 0),
    (ToBaseline(change=Amount(-2), comparator=Comparator.AT_LEAST), ">= baseline - 2", 1),
    (Judged(how="Vurderes av fagdirektøren"), "Vurderes av fagdirektøren", 0),
])
def test_an_expectation_has_a_text_and_may_say_which_way_is_better(
        expectation: Expectation, text: str, direction: int) -> None:
    target = Target(expectation=expectation)
    assert (target.text, target.direction) == (text, direction)


def test_the_words_of_the_letter_are_kept() -> None:
    assert a_target("minst 80 prosent", language="nb").text == "minst 80 prosent"


def test_a_milestone_needs_its_day() -> None:
    milestone = Reached(what="In use at every office")
    assert Target(expectation=milestone, by=date(2025, 10, 1)).text == "In use at every office"
    with refused("a milestone needs the day it is due; write by: 2025-10-01"):
        Target(expectation=milestone)


@pytest.mark.parametrize(("by", "due"), [
    (Period.parse("2025"), date(2025, 12, 31)), (Period.parse("2025-T1"), date(2025, 4, 30)),
    (date(2025, 10, 1), date(2025, 10, 1)), (None, None),
])
def test_a_target_is_due_on_the_last_day_of_its_by(by: Period | date | None, due: date | None) -> None:
    assert a_target(by=by).due == due


@pytest.mark.parametrize(("fields", "since"), [
    ({"applies_from": date(2025, 7, 1), "decided": date(2025, 6, 20)}, date(2025, 7, 1)),
    ({"decided": date(2025, 6, 20)}, date(2025, 6, 20)),
    ({}, date.min),
])
def test_a_version_holds_from_its_day_else_from_its_decision_else_always(fields: Any, since: date) -> None:
    assert a_target(**fields).since == since


@pytest.mark.parametrize("phasing", [
    {"T1": 0.36, "T2": 0.28, "T3": 0.36}, {"Q1": 0.25, "Q2": 0.25, "Q3": 0.25, "Q4": 0.25}, {"H1": 0.4, "H2": 0.6},
    {"01": 0.5, "12": 0.5}, {"T1": 1},
])
def test_phasing_is_shares_of_the_parts_of_a_year(phasing: dict[str, float]) -> None:
    assert a_target(phasing=FrozenMap(phasing)).phasing == FrozenMap(phasing)


@pytest.mark.parametrize(("phasing", "message"), [
    ({"T1": 0.36, "T2": 0.28, "T3": 0.26}, "phasing sums to 0.9; its shares must be 0 or more and sum to 1"),
    ({"T1": 1.5, "T2": -0.5}, "phasing sums to 1; its shares must be 0 or more and sum to 1"),
    ({"T1": nan}, "phasing sums to nan; its shares must be 0 or more and sum to 1"),
    ({"T1": inf}, "phasing sums to inf; its shares must be 0 or more and sum to 1"),
    ({}, "phasing sums to 0; its shares must be 0 or more and sum to 1"),
    ({"T1": 0.5, "01": 0.5}, "phasing has the parts T1, 01; use T1 to T3, Q1 to Q4, H1 to H2 or 01 to 12"),
    ({"T4": 1.0}, "phasing has the parts T4; use T1 to T3, Q1 to Q4, H1 to H2 or 01 to 12"),
    ({"T²": 1.0}, "phasing has the parts T²; use T1 to T3, Q1 to Q4, H1 to H2 or 01 to 12"),
    ({"1": 0.5, "2": 0.5}, "phasing has the parts 1, 2; use T1 to T3, Q1 to Q4, H1 to H2 or 01 to 12"),
])
def test_phasing_that_is_no_division_of_a_year_is_refused(phasing: dict[str, float], message: str) -> None:
    with refused(message):
        a_target(phasing=FrozenMap(phasing))


@pytest.mark.parametrize(("low", "high"), [(20, 10), (5, 5)])
def test_a_range_runs_upward(low: float, high: float) -> None:
    with refused(f"the range runs from {low} to {high}; write the lower number first"):
        Between(low=low, high=high)


def test_numbers_are_finite_and_units_are_known() -> None:
    with refused("value is inf; use a finite number"):
        Threshold(comparator=Comparator.ABOVE, value=inf)
    with refused("unit '%' is written 'percent' here"):
        Point(value=1, unit=UnitName("%"))
    with refused("spread is nan; use a number that is 0 or more"):
        Point(value=1, spread=nan)


def test_a_tolerance_is_not_negative() -> None:
    with refused("tolerance is -5 %; use 0 or more"):
        a_target(tolerance=Amount(-5, UnitName("percent")))


def test_the_id_of_a_target_follows_the_pattern_of_ids() -> None:
    assert a_target(id=TargetId("t1")).id == "t1"
    with refused("'t 1' is not an id; use a letter or digit, then letters, digits, '.', '-' or '_'"):
        a_target(id=TargetId("t 1"))


def test_a_target_is_read_in_the_fiscal_year_of_its_card() -> None:
    october = FiscalYear(starts=10)
    assert a_target(by=Period.parse("2025")).anchored(october).due == date(2025, 9, 30)
    for unchanged in (a_target(), a_target(by=date(2025, 1, 1)), a_target(by=Period.parse("2025", october))):
        assert unchanged.anchored(october) is unchanged
