from __future__ import annotations

import pytest
from tests.examples import a_card, a_factor, a_perspective, an_indicator, refused

from balanced_scorecard.domain.perspective import (
    DANISH_ANNUAL_REPORT,
    PRIVATE_FOUR,
    PUBLIC_FOUR,
    Perspective,
    PerspectiveKind,
)


def test_a_perspective_has_the_indicators_of_its_factors_in_order() -> None:
    perspective = a_perspective("P", a_factor("F", an_indicator("A"), an_indicator("B")), a_factor("G"),
                                a_factor("H", an_indicator("C")))
    assert [each.id for each in perspective.indicators()] == ["A", "B", "C"]


def test_a_perspective_may_have_several_kinds_and_none_is_guessed() -> None:
    assert a_perspective("customer").kinds == ()
    kinds = (PerspectiveKind.USER, PerspectiveKind.RESULT)
    assert a_perspective(kinds=kinds).kinds == kinds


@pytest.mark.parametrize("ready_made", [PUBLIC_FOUR, PRIVATE_FOUR, DANISH_ANNUAL_REPORT])
def test_a_ready_made_set_has_four_perspectives_with_declared_kinds(ready_made: tuple[Perspective, ...]) -> None:
    assert len(a_card(*ready_made).perspectives) == 4
    assert all(perspective.kinds for perspective in ready_made)


def test_the_public_order_has_results_on_top_and_resources_at_the_bottom() -> None:  # R24
    assert PerspectiveKind.RESULT in PUBLIC_FOUR[0].kinds
    assert PUBLIC_FOUR[-1].kinds == (PerspectiveKind.RESOURCES,)


def test_a_weight_is_not_negative() -> None:
    assert a_perspective(weight=0).weight == 0
    with refused("weight is -1; use a number that is 0 or more"):
        a_perspective(weight=-1)
