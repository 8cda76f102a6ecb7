"""Roll-up: what counts, what is outside, what limits, and what the counts say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, an_objective, one_factor, rolled_up

from balanced_scorecard import (
    Caps,
    Defaults,
    MissingPolicy,
    NodeKind,
    Polarity,
    Role,
    RollUpMethod,
    Standing,
    Status,
    UnknownElementError,
)

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@settings(max_examples=50)
@given(SCORES, st.data())
def test_a_node_lies_between_its_lowest_and_highest_child(scores: list[float], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.floats(0.01, 100), min_size=len(scores), max_size=len(scores)))
    for method in RollUpMethod:
        node = one_factor(scores, weights, method=method)["f"]
        assert node.score is not None
        assert min(scores) - 1e-9 <= node.score <= max(scores) + 1e-9


@settings(max_examples=25)
@given(SCORES, st.floats(0.01, 1000))
def test_scaling_all_weights_changes_nothing(scores: list[float], times: float) -> None:
    weights = [float(n + 1) for n in range(len(scores))]
    one, other = one_factor(scores, weights)["f"], one_factor(scores, [w * times for w in weights])["f"]
    assert one.score == pytest.approx(other.score)


@settings(max_examples=25)
@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=8))
def test_coverage_is_a_share_and_whole_when_all_is_measured(scores: list[float | None]) -> None:
    node = one_factor(scores)["f"]
    assert node.coverage == pytest.approx(sum(s is not None for s in scores) / len(scores))
    low, high = node.score_bounds or (0, 0)
    if node.score is not None:
        assert low - 1e-9 <= node.score <= high + 1e-9


def test_a_node_of_which_everything_is_missing_is_missing_itself() -> None:
    node = one_factor([None, None])["f"]
    assert (node.standing, node.status, node.score) == (Standing.MISSING, Status.INSUFFICIENT_DATA, None)
    assert (node.coverage, node.score_bounds, node.missing) == (0.0, (0.0, 1.0), ("i0", "i1"))


def test_bounds_on_both_sides_of_an_edge_are_preliminary() -> None:
    assert one_factor([0.8, 0.8, None])["f"].preliminary  # 0.533 to 0.867
    assert not one_factor([0.5, 0.5, 0.5, None], defaults=Defaults(min_coverage=0.5))["f"].preliminary  # 0.375 to 0.625


def test_monitoring_context_neutral_and_weightless_leaves_are_outside() -> None:
    leaves = [a_leaf("a"), a_leaf("m", role=Role.MONITORING), a_leaf("c", role=Role.CONTEXT),
              a_leaf("n", polarity=Polarity.NEUTRAL), a_leaf("w", 0.0)]
    node = rolled_up([a_perspective("p", [a_factor("f", leaves)])], dict.fromkeys("amcnw", 0.1) | {"a": 0.9})["f"]
    assert node.outside == ("m", "c", "n", "w")
    assert node.score == pytest.approx(0.9)
    assert node.coverage == 1.0
    assert node.hidden_poor == node.limited_by == ()
    assert dict(node.counts) == {"good": 1, "medium": 0, "poor": 0, "missing": 0}


def test_a_poor_leaf_below_a_tenth_of_the_weight_does_not_limit_but_is_not_hidden() -> None:
    node = one_factor([1.0, 0.0], [91, 9])["f"]
    assert (node.status, node.limited_by, node.hidden_poor) == (Status.GOOD, (), ("i1",))
    assert one_factor([1.0, 0.0], [90, 10])["f"].limited_by == ("i1",)


def test_a_medium_node_lists_its_poor_and_a_poor_one_needs_no_list() -> None:
    assert one_factor([0.6, 0.2])["f"].hidden_poor == ("i1",)
    assert one_factor([0.2, 0.1])["f"].hidden_poor == ()


def test_a_broken_rule_stands_on_its_own_line_and_caps_only_where_it_says_so() -> None:
    good, medium = Status.GOOD, Status.MEDIUM
    for caps, factor, perspective in ((None, good, good), (Caps.NONE, good, good), (Caps.PARENT, medium, good),
                                      (Caps.ALL, medium, medium)):
        rule = a_leaf("rule", role=Role.MONITORING, caps=caps)
        scores = rolled_up([a_perspective("p", [a_factor("f", [a_leaf("a"), rule])])], {"a": 1.0, "rule": 0.0})
        assert scores["f"].compliance.broken == ("rule",)
        assert (scores["f"].status, scores["p"].status) == (factor, perspective)


def test_a_rule_kept_and_one_not_controlled() -> None:
    leaves = [a_leaf("kept", role=Role.MONITORING), a_leaf("unknown", role=Role.MONITORING), a_leaf("a")]
    line = rolled_up([a_perspective("p", [a_factor("f", leaves)])], {"kept": 1.0, "a": 1.0})["f"].compliance
    assert (line.met, line.broken, line.not_controlled) == (("kept",), (), ("unknown",))


def test_a_nodes_own_method_and_policy_win_over_the_argument_and_that_over_the_card() -> None:
    leaves = [a_leaf("a"), a_leaf("b")]
    values = {"a": 1.0, "b": 0.25}
    geometric = a_factor("f", leaves, method=RollUpMethod.GEOMETRIC)
    worst = rolled_up([a_perspective("p", [geometric])], values, method=RollUpMethod.WORST)
    assert worst["f"].score == pytest.approx(0.5)
    card = Defaults(method=RollUpMethod.WORST, missing=MissingPolicy.COUNT_AS_ZERO)
    plain = [a_perspective("p", [a_factor("f", leaves)])]
    assert rolled_up(plain, values, defaults=card)["f"].score == 0.25
    assert rolled_up(plain, values, defaults=card, method=RollUpMethod.WEIGHTED_MEAN)["f"].score == 0.625
    assert rolled_up(plain, {"a": 1.0}, defaults=card)["f"].score == 0.0
    own = a_factor("f", leaves, missing=MissingPolicy.LEAVE_OUT)
    assert rolled_up([a_perspective("p", [own])], {"a": 1.0}, missing=MissingPolicy.REQUIRE_ALL)["f"].score == 1.0


@pytest.mark.parametrize("method", [RollUpMethod.GEOMETRIC, RollUpMethod.HARMONIC, RollUpMethod.WORST])
def test_one_zero_gives_zero_where_nothing_compensates(method: RollUpMethod) -> None:
    assert one_factor([0.0, 1.0], method=method)["f"].score == 0.0


def test_nodes_come_in_the_order_of_the_card_and_an_objective_without_factors_counts_nowhere() -> None:
    factor = a_factor("f", [a_leaf("a")], objective="o1")
    perspective = a_perspective("p", [factor, a_factor("g", [])], objectives=(an_objective("o0"), an_objective("o1")))
    scores = rolled_up([perspective], {"a": 1.0})
    assert [(node.kind, node.id) for node in scores] == [
        (NodeKind.SCORECARD, "card"), (NodeKind.PERSPECTIVE, "p"), (NodeKind.OBJECTIVE, "o0"),
        (NodeKind.OBJECTIVE, "o1"), (NodeKind.FACTOR, "f"), (NodeKind.FACTOR, "g")]
    assert scores["p"].children == ("o0", "o1", "g")
    assert (scores["o0"].status, scores["p"].coverage) == (Status.OUTSIDE, 1.0)
    assert scores["f"].parent == "o1"
    assert scores["g"].status is Status.OUTSIDE


def test_effective_weights_are_shares_of_what_is_scored() -> None:
    leaves = [a_factor("f", [a_leaf("a")]), a_factor("g", [a_leaf("b")], weight=3.0), a_factor("h", [a_leaf("c")])]
    scores = rolled_up([a_perspective("p", leaves)], {"a": 1.0, "b": 1.0})
    assert (scores["f"].effective_weight, scores["g"].effective_weight) == (0.25, 0.75)
    assert scores["h"].effective_weight is None


def test_how_much_of_a_node_knows_only_met_and_not_met() -> None:
    from tests.evaluation.building import a_target

    leaves = [a_leaf("a"), a_leaf("b", weight=3.0, norms=(), targets=(a_target(">= 1"),))]
    node = rolled_up([a_perspective("p", [a_factor("f", leaves)])], {"a": 1.0, "b": 1.0})["f"]
    assert node.two_valued_share == 0.75
    assert (node.targets_met, node.targets_judged) == (1, 1)
    assert one_factor([None])["f"].two_valued_share is None


def test_nodes_are_found_by_id_and_a_near_miss_is_told() -> None:
    scores = one_factor([1.0])
    assert scores["card"] is scores.total
    assert scores.of_kind(NodeKind.FACTOR) == (scores["f"],)
    assert scores.node(NodeKind.FACTOR, "f") is scores["f"]
    with pytest.raises(UnknownElementError, match="no perspective 'f' on the card"):
        scores.node(NodeKind.PERSPECTIVE, "f")
    with pytest.raises(UnknownElementError, match="no node 'cart' on the card; did you mean 'card'"):
        _ = scores["cart"]


def test_a_weightless_branch_is_outside() -> None:
    scores = rolled_up([a_perspective("p", [a_factor("f", [a_leaf("a")], weight=0.0)])], {"a": 1.0})
    assert scores["f"].status is Status.GOOD
    assert scores["p"].status is Status.OUTSIDE
