from __future__ import annotations

from tests.examples import an_indicator

from balanced_scorecard.domain.annotations import NO_ANNOTATIONS, State


def test_an_element_carries_nothing_unless_it_says_so() -> None:
    assert an_indicator().annotations == NO_ANNOTATIONS
    assert (NO_ANNOTATIONS.state, NO_ANNOTATIONS.retired, dict(NO_ANNOTATIONS.tags)) == (None, None, {})


def test_the_states_of_the_definition_format_are_all_known() -> None:
    assert [state.value for state in State] == ["draft", "proposed", "adopted", "retired"]
