from __future__ import annotations

from enum import Enum

import pytest

from balanced_scorecard.domain.strategy import NO_STRATEGY, Level, StakeholderKind


@pytest.mark.parametrize(("kind", "words"), [
    (StakeholderKind, "user owner society employee politician partner"),
    (Level, "national regional local"),
])
def test_the_words_of_the_definition_format_are_all_known(kind: type[Enum], words: str) -> None:
    assert [member.value for member in kind] == words.split()


def test_a_card_without_a_strategy_has_an_empty_one() -> None:
    assert (NO_STRATEGY.vision, NO_STRATEGY.goals, NO_STRATEGY.decided) == ("", (), None)
