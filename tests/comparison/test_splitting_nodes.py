"""Splits of nodes, of units and of what was asked: worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.comparison.splits import B, C, P, R, W, a_leaf, judged, parts, rows
from tests.examples import a_card, a_factor, a_measurement, a_perspective, a_target, a_unit, an_indicator, refused

from balanced_scorecard import (
    Aggregation,
    Amount,
    Basis,
    Bounds,
    Evaluation,
    FiscalYear,
    Frequency,
    FromUnits,
    Measurement,
    PartialUnits,
    RollUpMethod,
    Scorecard,
    ScorecardError,
    compare_evaluations,
    explain,
)

# ---- nodes


def test_nodes_of_one_card_only_have_no_change_to_split() -> None:
    old = a_card(a_perspective("P", a_factor("F", a_leaf("A"))))
    new = a_card(a_perspective("P", a_factor("F", a_leaf("A"))), a_perspective("Q", a_factor("G", a_leaf("B"))))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"),
                                judged(new, rows("2025", A=0.4, B=0.8), "2025"))
    assert [(each.id, each.earlier and round(each.earlier, 9), round(each.later or 0.0, 9)) for each in split] == [
        ("card", 0.4, 0.6), ("P", 0.4, 0.4), ("F", 0.4, 0.4), ("A", 0.4, 0.4),
        ("Q", None, 0.8), ("G", None, 0.8), ("B", None, 0.8)]
    assert (split["Q"].change, split["Q"].parts, split["Q"].part(P).size) == (None, (), 0.0)
    assert parts(split, "card") == {C: 0.2}


def test_a_node_whose_indicators_were_all_exchanged_moved_by_what_is_counted() -> None:
    old, new = a_card(a_leaf("A")), a_card(a_leaf("B"))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", B=0.7), "2025"))
    assert parts(split, "F") == {C: 0.3}


def test_a_card_may_change_its_id() -> None:
    old, new = a_card(a_leaf("A")), a_card(a_leaf("A"), id="card-2026")
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", A=0.5), "2025"))
    assert (split.total.id, parts(split, "card-2026")) == ("card-2026", {R: 0.1})


def test_an_id_may_be_of_an_indicator_on_the_one_card_and_of_a_factor_on_the_other() -> None:
    old = a_card(a_perspective("P", a_factor("X", a_leaf("A"))))
    new = a_card(a_perspective("P", a_factor("A", a_leaf("X"))))
    split = compare_evaluations(judged(old, rows("2025", A=0.4), "2025"), judged(new, rows("2025", X=0.7), "2025"))
    assert parts(split, "P") == {C: 0.3}
    assert len(split) == 6


# ---- what was asked


def test_each_step_is_a_card_and_can_be_explained() -> None:
    old = a_card(an_indicator("A", a_target(">= 80", tolerance=Amount(20.0))))
    new = a_card(an_indicator("A", a_target(">= 90", tolerance=Amount(20.0))))
    split = compare_evaluations(judged(old, rows("2024", A=60.0), "2024"), judged(new, rows("2025", A=75.0), "2025"))
    assert [step.kind for step in split.steps] == [None, R, C, P, B, C, W]
    by_old = explain(split.steps[3].scores, "A")
    assert (by_old["actual"], by_old["target"]) == (75.0, 80.0)
    assert [str(step.scores.evaluation.period) for step in split.steps] == [*["2024"] * 3, *["2025"] * 4]


def test_a_unit_is_judged_by_its_own_bar_on_every_step() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south"))
    wide: dict[str, Any] = {"tolerance": Amount(20.0)}

    def card(whole: str, north: str) -> Scorecard:
        leaf = an_indicator("A", a_target(whole, **wide), a_target(north, org_unit="north", **wide),
                            a_target(">= 10", org_unit="south", **wide))
        return a_card(leaf, organisation=organisation)

    def figures(period: str, value: float) -> list[Measurement]:
        return [a_measurement("A", period, value, org_unit="north")]

    merged = evolve(card(">= 95", ">= 90"), organisation=a_unit("all", a_unit("north"), a_unit("south"), a_unit("new")))
    split = compare_evaluations(judged(card(">= 95", ">= 80"), figures("2024", 60.0), "2024", org_unit="north"),
                                judged(merged, figures("2025", 70.0), "2025", org_unit="north"))
    assert parts(split, "A") == {P: 0.5 - 1 / 3, B: 1 / 3 - 0.5}


def test_a_whole_added_up_from_its_units_is_so_on_every_step() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south"))
    leaf = an_indicator("A", a_target(">= 80", per=Frequency.YEAR, tolerance=Amount(20.0)),
                        adds_up=Aggregation.FLOW, bounds=Bounds(low=0))
    card = a_card(leaf, organisation=organisation)

    def judge(period: str, *values: float) -> Evaluation:
        units = [a_measurement("A", period, value, org_unit=unit)
                 for unit, value in zip(("north", "south"), values, strict=True)]
        return judged(card, units, period, from_units=FromUnits.VALUES, partial=PartialUnits.ALLOW)

    assert parts(compare_evaluations(judge("2024", 40.0, 20.0), judge("2025", 40.0, 30.0)), "A") == {P: 0.5 - 1 / 3}


@pytest.mark.parametrize(("asked", "message"), [
    ({"basis": Basis.YEAR_TO_DATE},
     "the earlier evaluation covers 'period', the later 'year_to_date'; evaluate both on one basis"),
    ({"org_unit": "north"}, "the earlier evaluation is of 'the whole', the later 'north'; compare one unit at a time"),
    ({"from_units": FromUnits.VALUES},
     "the earlier evaluation takes figures from 'own_rows', the later 'values'; evaluate both alike"),
    ({"partial": PartialUnits.ALLOW},
     "the earlier evaluation takes partial figures as 'refuse', the later 'allow'; evaluate both alike"),
])
def test_what_does_not_cover_the_same_is_refused(asked: dict[str, Any], message: str) -> None:
    card = a_card(a_leaf("A"), organisation=a_unit("all", a_unit("north")))
    with refused(message, ScorecardError):
        compare_evaluations(judged(card, [], "2024"), judged(card, [], "2025", **asked))


def test_two_fiscal_years_and_a_later_period_first_are_refused() -> None:
    card, other = a_card(a_leaf("A")), a_card(a_leaf("A"), fiscal_year=FiscalYear(starts=4))
    with refused("the earlier evaluation is read in a fiscal year of 'month 1, named by its end', the later 'month 4, "
                 "named by its end'; compare within one fiscal year", ScorecardError):
        compare_evaluations(judged(card, [], "2024"), judged(other, [], "2025"))
    with refused("the earlier evaluation is of 2025, the later of 2024; give the earlier period first", ScorecardError):
        compare_evaluations(judged(card, [], "2025"), judged(card, [], "2024"))


def test_the_roll_up_s_own_choices_hold_on_every_step() -> None:
    card = a_card(a_leaf("A"), a_leaf("B"))
    split = compare_evaluations(judged(card, rows("2024", A=0.4, B=0.8), "2024"),
                                judged(card, rows("2025", A=0.5, B=0.8), "2025"), method=RollUpMethod.WORST)
    assert parts(split, "card") == {P: 0.5 - 0.4}
