"""What each child adds to its parent, and what adds nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.identity import a_factor, a_leaf, a_perspective, one_factor, rolled_up

from balanced_scorecard import MissingPolicy, Role, RollUpMethod, Standing, contributions


@settings(max_examples=30)
@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=6), st.data())
def test_contributions_add_up_to_the_parent(scores: list[float | None], data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.floats(0.01, 100), min_size=len(scores), max_size=len(scores)))
    rolled = one_factor(scores, weights)
    children = contributions(rolled).of("f")
    total = rolled["f"].score
    if total is None:
        assert all(child.contribution is None for child in children)
    else:
        assert sum(child.contribution or 0 for child in children) == pytest.approx(total, abs=1e-12)
        assert sum(child.share or 0 for child in children) == pytest.approx(1.0)


def test_what_is_missing_or_outside_adds_nothing_and_says_why() -> None:
    leaves = [a_leaf("a"), a_leaf("b"), a_leaf("m", role=Role.MONITORING)]
    found = contributions(rolled_up([a_perspective("p", [a_factor("f", leaves)])], {"a": 0.9, "m": 0.1})).of("f")
    assert [(each.id, each.standing, each.share) for each in found] == [
        ("a", Standing.SCORED, 1.0), ("b", Standing.MISSING, None), ("m", Standing.OUTSIDE, None)]
    assert found[1].reason is not None
    assert found[1].reason.value == "not_reported"


def test_counted_as_zero_what_is_missing_has_a_share_and_adds_nothing() -> None:
    found = contributions(one_factor([0.8, None], missing=MissingPolicy.COUNT_AS_ZERO)).of("f")
    assert [each.share for each in found] == [0.5, 0.5]
    assert [each.contribution for each in found] == pytest.approx([0.4, 0.0])


def test_other_methods_than_the_weighted_mean_have_shares_and_no_contributions() -> None:
    found = contributions(one_factor([0.8, 0.4], method=RollUpMethod.WORST)).of("f")
    assert [(each.share, each.contribution) for each in found] == [(0.5, None), (0.5, None)]


def test_contributions_are_a_table() -> None:
    found = contributions(one_factor([0.8, 0.4]))
    frame = found.to_frame()
    assert list(frame["id"]) == ["p", "f", "i0", "i1"]
    assert repr(found) == "<Contributions: 4 children>"
    assert found.to_dict()["contributions"] == [each.to_dict() for each in found]
    assert "<td>i1</td>" in found._repr_html_()
