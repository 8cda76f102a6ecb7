"""Goals, conflicts, money and units: what the rules about them find and do not."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, codes, with_indicators

from balanced_scorecard import check

GOAL = "strategy: {goals: [{id: G1, name: Answers in time}]}"


def found(code: str, definition: str) -> list[str]:
    return [str(each) for each in check(a_card(definition), select=[code])]


def test_a_goal_nothing_serves_is_told_otherwise_than_one_nothing_measures() -> None:
    unserved = found("BSC112", with_indicators("{id: I, name: One}", top=GOAL))
    unmeasured = found("BSC112", f"id: card\nname: Our card\n{GOAL}\nperspectives:\n"
                                 "  - {id: A, name: Users, objectives: [{id: O1, name: Waits, serves: [G1]}]}\n")

    assert unserved == [
        "G1: BSC112 [warning] nothing on the card serves the goal 'Answers in time'; say which objectives or factors "
        "do"]
    assert unmeasured == [
        "G1: BSC112 [warning] no indicator tells whether the goal 'Answers in time' is reached; measure what serves it"]


@pytest.mark.parametrize("definition", [
    with_indicators("{id: I, name: One}", top=GOAL, factor="serves: [G1]"),
    with_indicators("{id: I, name: One, also_supports: [G1]}", top=GOAL),
    f"id: card\nname: Our card\n{GOAL}\nperspectives:\n  - {{id: A, name: Users, objectives: [{{id: O1, name: Waits, "
    "serves: [G1]}], factors: [{id: A1, name: F, objective: O1, indicators: [{id: I, name: One}]}]}\n",
])
def test_a_goal_is_measured_through_what_serves_it(definition: str) -> None:
    assert found("BSC112", definition) == []


def test_a_conflict_between_factors_is_told_to_name_indicators() -> None:
    card = """
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits}, {id: A2, name: Quality, indicators: [{id: I, name: Errors}]}]}
conflicts: [{between: [A1, I], tolerance: {I: 2}}]
"""
    assert found("BSC313", card) == [
        "A1: BSC313 [advice] 'Waits' and 'Errors' pull against each other, and no two figures would show it; name an "
        "indicator of each"]


COST = ('{{id: I, name: Cost, unit: NOK/case, baseline: {{value: 9, period: {0}}}, '
        'targets: [{{expect: "<= 8", by: {1}}}]{2}}}')


@pytest.mark.parametrize(("indicator", "top", "is_found"), [
    (COST.format(2024, 2027, ""), "", True),
    (COST.format(2027, 2027, ""), "", False),  # one year's money
    (COST.format(2024, 2027, ", price_basis: fixed 2024"), "", False),
    (COST.format(2024, 2027, "").replace("NOK/case", "day"), "", False),
    (COST.format(2024, 2027, ", formula: cost / cases"),
     "series: [{id: cost, unit: NOK, adds_up: flow}, {id: cases, unit: case, adds_up: flow}]", True),
    (COST.format(2024, 2027, ", formula: cost / cases"),
     "series: [{id: cost, unit: NOK, adds_up: flow, price_basis: fixed 2024}, {id: cases, unit: case, adds_up: flow}]",
     False),
    ('{id: I, name: Cost, unit: NOK, targets: ["<= 8"]}', "", False),  # no year at all
])
def test_money_of_two_years_says_its_prices(indicator: str, top: str, is_found: bool) -> None:
    assert (codes(check(a_card(with_indicators(indicator, top=top)), select=["BSC418"])) == ["BSC418"]) is is_found


UNITS = """organisation:
  id: all
  name: Agency
  org_units:
    - {id: n, name: North}
    - {id: s, name: South, org_units: [{id: s1, name: South one}, {id: s2, name: South two}]}
    - {id: e, name: East, to: 2024-12-31}
    - {id: w, name: West, from: 2026-01-01}"""


def lacking(adds_up: str, *targets: str) -> list[str]:
    card = with_indicators(f"{{id: I, name: Cases, adds_up: {adds_up}, targets: [{', '.join(targets)}]}}", top=UNITS)
    return [each.message("en").partition(" have no target")[0] for each in check(a_card(card), select=["BSC606"])]


@pytest.mark.parametrize(("adds_up", "targets", "told"), [
    ("flow", ["{expect: '>= 4', by: 2025, org_unit: n}"], ["1 of 2 units (s)"]),  # East had closed, West was not there
    ("stock", ["{expect: '>= 4', by: 2025, org_unit: s1}"], ["1 of 2 units (s2)"]),  # side by side, not above
    ("flow", ["{expect: '>= 4', org_unit: n}"], ["2 of 3 units (s, w)"]),  # for ever: of those that do not close
    ("flow", ["{expect: '>= 4', by: 2025, org_unit: n}", "{expect: '>= 4', by: 2025, org_unit: s}"], []),
    ("flow", ["'>= 9'"], []),  # no unit has one: the card is not shared out
    ("rate", ["{expect: '>= 4', by: 2025, org_unit: n}"], []),  # the whole's target holds for the parts of a share
])
def test_units_side_by_side_all_have_a_target_or_none_has(adds_up: str, targets: list[str], told: list[str]) -> None:
    assert lacking(adds_up, *targets) == told


def test_without_units_nobody_is_forgotten() -> None:
    card = a_card(with_indicators("{id: I, name: Cases, adds_up: flow, targets: ['>= 9']}"))

    assert codes(check(card, select=["BSC606"])) == []
