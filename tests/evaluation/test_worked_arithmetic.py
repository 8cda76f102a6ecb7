"""The roll-up rows of the worked arithmetic, through `evaluate` and `roll_up`."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, an_objective, one_factor, rolled_up
from tests.shared import cases

from balanced_scorecard import MissingPolicy, RollUpMethod, Status


def worked(what: str) -> list[dict[str, Any]]:
    return [case for case in cases("arithmetic.json")["cases"] if case["what"] == what]


def test_scores_coverage_and_bounds_of_each_policy_come_out() -> None:
    for case in worked("roll_up"):
        node = one_factor(case["scores"], case["weights"])["f"]
        assert node.score == pytest.approx(case["leave_out"])
        assert node.coverage == pytest.approx(case.get("coverage", 1.0))
        if "score_bounds" in case:
            assert node.score_bounds == pytest.approx(case["score_bounds"])
            zero = one_factor(case["scores"], case["weights"], missing=MissingPolicy.COUNT_AS_ZERO)["f"]
            assert zero.score == pytest.approx(case["count_as_zero"])
            whole = one_factor(case["scores"], case["weights"], missing=MissingPolicy.REQUIRE_ALL)["f"]
            assert whole.score is case["require_all"]


@pytest.mark.parametrize("name", ["geometric", "harmonic"])
def test_other_methods_come_out(name: str) -> None:
    (case,) = worked(name)
    node = one_factor(case["scores"], case["weights"], method=RollUpMethod(name))["f"]
    assert node.score == pytest.approx(case["value"])


def test_all_children_exactly_at_two_thirds_are_good_whatever_their_weights() -> None:
    (case,) = worked("all children exactly 2/3, any weights")
    node = one_factor([2 / 3] * 5, [0.1, 0.7, 1 / 3, 11, 5])["f"]
    assert node.status is Status[case["status"]]


def test_outside_is_not_missing() -> None:
    (case,) = worked("outside is not missing")
    factor = a_factor("f", [a_leaf("i0"), a_leaf("i1", norms=())])
    node = rolled_up([a_perspective("p", [factor])], {"i0": 0.8, "i1": 0.1})["f"]
    assert node.score == pytest.approx(case["score"])
    assert node.coverage == case["coverage"]
    assert node.score_bounds == pytest.approx(case["score_bounds"])
    assert node.outside == ("i1",)


def test_an_empty_perspective_is_outside() -> None:
    (case,) = worked("an empty perspective is outside")
    perspectives = [a_perspective("p", [a_factor("f", [a_leaf("i0")])]), a_perspective("empty", [])]
    scores = rolled_up(perspectives, {"i0": 0.5})
    assert scores.total.score == pytest.approx(case["score"])
    assert scores.total.coverage == case["coverage"]
    assert scores["empty"].status is Status.OUTSIDE
    assert scores["empty"].coverage is None


def test_too_little_measured_is_said_and_the_score_is_shown() -> None:
    (case,) = worked("min coverage")
    node = one_factor(case["leaves"], case["weights"])["f"]
    assert node.status is Status[case["status"]]
    assert node.score == pytest.approx(case["score"])
    assert node.coverage == case["coverage"]


def test_a_poor_child_limits_its_parent_and_only_its_parent() -> None:
    (case,) = worked("limited by a poor child")
    scores = one_factor(case["leaves"], case["weights"])
    assert scores["f"].score == pytest.approx(case["score"])
    assert scores["f"].status is Status[case["status"]]
    assert scores["f"].limited_by == (f"i{case['limited_by']}",)
    assert scores["p"].status is Status.GOOD
    assert scores["p"].limited_by == ()
    assert scores["p"].hidden_poor == scores.total.hidden_poor == ("i3",)


def test_the_objective_level_counts() -> None:
    (case,) = worked("objective level counts")
    leaves = {"B1": ["a", "b"], "B2": ["c"]}
    values = {"a": 1.0, "b": 1.0, "c": 0.0}
    factors = [a_factor(f"f{n}", [a_leaf(n)], objective=objective)
               for objective, names in leaves.items() for n in names]
    through = rolled_up([a_perspective("p", factors, objectives=(an_objective("B1"), an_objective("B2")))], values)
    assert through["p"].score == pytest.approx(case["through_objectives"])
    plain = [a_factor(f"f{n}", [a_leaf(n)]) for n in values]
    assert rolled_up([a_perspective("p", plain)], values)["p"].score == pytest.approx(case["without"])


def test_six_equal_children_each_hold_a_sixth() -> None:
    (case,) = worked("normalised weights")
    perspectives = [a_perspective(f"p{n}", [a_factor(f"f{n}", [a_leaf(f"i{n}")])]) for n in range(case["children"])]
    scores = rolled_up(perspectives, {f"i{n}": 0.5 for n in range(case["children"])})
    weights = [scores[f"p{n}"].effective_weight or 0 for n in range(case["children"])]
    assert sum(weights) == pytest.approx(case["sum"], abs=1e-15)
    assert weights[0] == 1 / 6
