"""`scale_value`: the worked points of every scale, what a result knows of itself, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.evaluation.building import a_target, an_indicator, result_of
from tests.examples import refused
from tests.shared import cases

from balanced_scorecard import Aggregation, Baseline, Bounds, Norm, OtherScale, Polarity, Status, scale_value


def as_said(parameters: dict[str, Any]) -> dict[str, Any]:
    return {name: Polarity(each) if name == "polarity" else each for name, each in parameters.items()}


def test_every_worked_point_of_other_products_comes_out() -> None:
    for case in cases("scoring.json")["cases"]:
        for value, expected in case["points"]:
            said = scale_value(value, OtherScale(case["scale"]), **as_said(case["parameters"]))
            wanted = Status[expected] if isinstance(expected, str) else pytest.approx(expected, abs=1e-12)
            assert said == wanted, (case["scale"], value)


@pytest.mark.parametrize(("scale", "parameters", "value", "expected"), [
    ("goal_red_flag", {"goal": 90, "red_flag": 60}, 75, 0.5),  # halfway between 1/3 and 2/3
    ("two_colour", {"worst": 100, "middle": 60, "best": 20}, 40, 0.75),  # half of the upper half
    ("goal_only", {"goal": 10, "polarity": Polarity.LOWER}, 10, 1),
    ("min_max", {"min": 10, "max": 50}, 20, 0.25),  # 10 / 40
    ("baseline_target", {"baseline": 60, "target": 80}, 90, 1),
    ("baseline_target_unclamped", {"baseline": 60, "target": 80}, 90, 1.5),  # 30 / 20
    ("worst_target_unclamped", {"worst": 20, "target": 70}, 10, -0.2),  # -10 / 50
    ("index_unclamped", {"target": 50, "polarity": Polarity.LOWER}, 60, 0.8),  # 1 - 10 / 50
    ("ratio", {"target": 50, "polarity": Polarity.HIGHER}, 60, 1.2),
    ("ratio", {"target": 50, "polarity": Polarity.LOWER}, 40, 1.25),  # 50 / 40
    ("points_between", {"worst": 4, "best": 2}, 3.5, 0.25),  # 0.5 / 2
])
def test_points_worked_by_hand_come_out(
    scale: str, parameters: dict[str, Any], value: float, expected: float
) -> None:
    assert scale_value(value, OtherScale(scale), **parameters) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("value", "status"), [(40, Status.GOOD), (39, Status.MEDIUM), (31, Status.POOR)])
def test_ordered_rules_give_a_status(value: float, status: Status) -> None:
    assert scale_value(value, OtherScale.ORDERED_RULES, target=40, amber_share=0.8) is status  # medium from 32


@pytest.mark.parametrize("scale", OtherScale)
def test_a_missing_value_has_none(scale: OtherScale) -> None:
    given = {"worst": 0.0, "middle": 1.0, "best": 2.0, "goal": 3.0, "red_flag": 1.0, "min": 0.0, "max": 1.0,
             "baseline": 0.0, "target": 2.0, "amber_share": 0.9, "polarity": Polarity.HIGHER}
    needed = {name: given[name] for name in scale.parameters}
    assert scale_value(None, scale, **needed) is None  # type: ignore[arg-type]
    assert scale_value(float("nan"), scale, **needed) is None  # type: ignore[arg-type]


def test_there_is_no_inverse_ratio_to_nothing() -> None:
    assert scale_value(0, OtherScale.RATIO, target=10, polarity=Polarity.LOWER) is None


def test_numbers_of_numpy_are_numbers() -> None:
    numbers: Any = np.array([2, 3, 6])
    two, three, six = numbers
    assert scale_value(three, OtherScale.MIN_MAX, min=two, max=six) == 0.25


INDICATOR = an_indicator("<= 40", bounds=Bounds(low=0.0, high=200.0), baseline=Baseline(value=80.0),
                         norms=(Norm(medium=60.0, good=40.0),))


@pytest.mark.parametrize(("scale", "expected"), [
    (OtherScale.GOAL_RED_FLAG, 0.5),  # 50 lies halfway from 60 to 40
    (OtherScale.TWO_COLOUR, 0.625),  # worst 80, middle 60, best 20: 1/2 + 10 / 40 / 2
    (OtherScale.GOAL_ONLY, 0),
    (OtherScale.MIN_MAX, 0.75),  # lower is better: from 200 to 0
    (OtherScale.BASELINE_TARGET, 0.75),  # 30 of the way of 40
    (OtherScale.INDEX_UNCLAMPED, 0.75),  # 1 - 10 / 40
    (OtherScale.RATIO, 0.8),  # 40 / 50
    (OtherScale.POINTS_BETWEEN, 0.5),  # 30 of the 60 from 80 to 20
])
def test_a_result_stands_in_for_the_parameters_left_out(scale: OtherScale, expected: float) -> None:
    result = result_of(INDICATOR, {"2024": 50.0}, "2024")
    assert scale_value(result, scale) == pytest.approx(expected, abs=1e-12)


def test_a_parameter_that_is_given_wins_over_the_results_own() -> None:
    result = result_of(INDICATOR, {"2024": 50.0}, "2024")
    assert scale_value(result, OtherScale.RATIO, target=100) == 2


def test_a_scale_of_another_product_changes_no_score() -> None:
    result = result_of(INDICATOR, {"2024": 50.0}, "2024")
    scale_value(result, OtherScale.TWO_COLOUR)
    assert (result.score, result.status) == (0.5, Status.MEDIUM)


def test_a_result_that_is_not_judged_takes_what_is_given() -> None:
    result = result_of(an_indicator(no_target="ikke avklart", polarity=Polarity.HIGHER), {"2024": 50.0}, "2024")
    assert scale_value(result, OtherScale.RATIO, target=100) == 0.5
    with refused("ratio: target missing; give target=..."):
        scale_value(result, OtherScale.RATIO)


def test_a_part_of_a_figure_is_not_scored() -> None:
    indicator = an_indicator(a_target(">= 100", by="2024"), adds_up=Aggregation.FLOW)
    result = result_of(indicator, {"2024-T1": 50.0}, "2024")
    assert (result.status, result.actual) == (Status.NO_DATA, 50)
    assert scale_value(result, OtherScale.RATIO) is None


def test_what_is_not_a_number_is_refused() -> None:
    with refused("goal_only: 'B' is not a number; other scales take numbers only"):
        scale_value("B", OtherScale.GOAL_ONLY, goal=1, polarity=Polarity.HIGHER)  # type: ignore[arg-type]


@pytest.mark.parametrize(("scale", "parameters", "message"), [
    ("index_unclamped", {"target": 0, "polarity": Polarity.HIGHER},
     "index_unclamped: target is 0; a share of it means something only above 0, use baseline_target_unclamped"),
    ("ratio", {"target": 0.0, "polarity": Polarity.HIGHER},
     "ratio: target is 0; a share of it means something only above 0, use baseline_target_unclamped"),
    ("ordered_rules", {"target": -100, "amber_share": 0.9},
     "ordered_rules: target is -100; a share of it means something only above 0, use baseline_target_unclamped"),
    ("ordered_rules", {"target": 100, "amber_share": 90},
     "ordered_rules: amber_share is 90; use a share between 0 and 1"),
    ("goal_red_flag", {"goal": 5, "red_flag": 5}, "goal_red_flag: goal and red_flag are both 5; they must differ"),
    ("goal_red_flag", {"goal": 5}, "goal_red_flag: red_flag missing; give red_flag=..."),
    ("two_colour", {"middle": 5}, "two_colour: worst and best missing; give worst=..., best=..."),
    ("two_colour", {"worst": 0, "middle": 9, "best": 8},
     "two_colour: middle is 9; it must lie between worst, 0, and best, 8"),
    ("min_max", {"min": 0, "maxi": 1}, "min_max: unknown parameter 'maxi'; did you mean 'max'?"),
    ("min_max", {"goal": 0}, "min_max: unknown parameter 'goal'; it takes min, max"),
    ("min_max", {"min": 0, "max": float("inf")}, "min_max: max is inf; use a finite number"),
    ("min_max", {"min": 0, "max": Polarity.LOWER}, "min_max: max is Polarity.LOWER; use a finite number"),
    ("goal_only", {"goal": 1, "polarity": "higher"},
     "goal_only: polarity is 'higher'; use Polarity.HIGHER or Polarity.LOWER"),
    ("goal_only", {"goal": 1, "polarity": Polarity.RANGE},
     "goal_only: polarity is Polarity.RANGE; use Polarity.HIGHER or Polarity.LOWER"),
])
def test_what_makes_a_formula_undefined_is_refused(scale: str, parameters: dict[str, Any], message: str) -> None:
    with refused(message):
        scale_value(5, OtherScale(scale), **parameters)


@pytest.mark.parametrize("scale", OtherScale)
def test_every_formula_stands_in_words(scale: OtherScale) -> None:
    assert scale.formula() != scale.formula("nb")
