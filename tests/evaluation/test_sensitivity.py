"""What a status hangs on: leave one out, and the decisive weight."""

from __future__ import annotations

import pytest
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, one_factor, rolled_up
from tests.examples import refused

from balanced_scorecard import NodeKind, Role, Status, UnknownElementError, robustness


def test_without_its_worst_child_a_node_may_be_another() -> None:
    # (0.9 + 0.5) / 2 = 0.7 is good; without the first 0.5, medium; without the second 0.9, good.
    found = robustness(one_factor([0.9, 0.5]), "f")
    assert [(each.id, each.score_without, each.status_without) for each in found] == [
        ("i0", 0.5, Status.MEDIUM), ("i1", 0.9, Status.GOOD)]
    assert [each.id for each in found.pivotal] == ["i0"]


def test_how_far_a_weight_must_move_before_the_status_changes() -> None:
    # (0.9 + 0.5 w) / (1 + w) = 2/3 where w = (0.9 - 2/3) / (2/3 - 0.5) = 1.4; the other, (0.9 w + 0.5) / (w + 1), at
    # its inverse.
    found = robustness(one_factor([0.9, 0.5]), "f")
    first, second = found
    assert second.times == pytest.approx(1.4, rel=1e-6)
    assert second.weight_then == pytest.approx(1.4, rel=1e-6)
    assert second.status_then is Status.MEDIUM
    assert first.times == pytest.approx(1 / 1.4, rel=1e-6)


def test_the_decisive_weight_is_the_one_that_must_move_least() -> None:
    # (3 * 0.9 + 0.5 + 0.6) / 5 = 0.76. The first down to w: (0.9 w + 1.1) / (w + 2) = 2/3 at w = 1, a third of 3.
    # The second up to w: (2.7 + 0.6 + 0.5 w) / (4 + w) = 2/3 at w = 3.8; the third: (3.2 + 0.6 w) / (4 + w) at w = 8.
    found = robustness(one_factor([0.9, 0.5, 0.6], [3.0, 1.0, 1.0]), "f")
    assert [each.times for each in found] == pytest.approx([1 / 3, 3.8, 8.0], rel=1e-6)
    assert found.decisive is not None
    assert found.decisive.id == "i0"


def test_a_poor_child_that_grows_to_a_tenth_limits_what_is_above() -> None:
    # 5 of 105 is less than a tenth; w / (100 + w) = 0.1 at w = 100/9, long before the mean falls below 2/3.
    found = robustness(one_factor([1.0, 0.1], [100.0, 5.0]), "f")
    poor = found.sways[1]
    assert poor.weight_then == pytest.approx(100 / 9, rel=1e-6)
    assert poor.status_then is Status.MEDIUM


def test_where_no_weight_decides_there_is_no_decisive_one() -> None:
    found = robustness(one_factor([0.9, 0.8]), "f")
    assert found.decisive is None
    assert repr(found) == "<Robustness of 'f': good, no weight decides>"
    assert found.to_dict()["decisive"] is None


def test_the_whole_card_hangs_on_nodes_and_indicators_at_every_level() -> None:
    one = a_perspective("p", [a_factor("f", [a_leaf("a"), a_leaf("m", role=Role.MONITORING)])])
    other = a_perspective("q", [a_factor("g", [a_leaf("b")])])
    found = robustness(rolled_up([one, other], {"a": 0.9, "b": 0.5}))
    assert [(each.id, each.kind) for each in found] == [
        ("p", NodeKind.PERSPECTIVE), ("f", NodeKind.FACTOR), ("a", NodeKind.INDICATOR),
        ("q", NodeKind.PERSPECTIVE), ("g", NodeKind.FACTOR), ("b", NodeKind.INDICATOR)]
    assert repr(found) == "<Robustness of 'card': good, decisive weight 'p'>"
    frame = found.to_frame()
    assert list(frame.loc[frame["status_without"] == "medium", "id"]) == ["p", "f", "a"]
    assert "<td>! Medium</td>" in found._repr_html_()


def test_an_unknown_node_is_refused_with_the_nearest() -> None:
    with refused("no node 'ff' on the card; did you mean 'f'?", UnknownElementError):
        robustness(one_factor([0.5]), "ff")
