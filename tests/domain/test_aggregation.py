from __future__ import annotations

from enum import Enum

import pytest

from balanced_scorecard.domain.aggregation import Aggregation, Basis, MissingPolicy, RollUpMethod, Window


@pytest.mark.parametrize(("kind", "words"), [
    (Aggregation, "flow stock rate mean max min none"),
    (Basis, "period year_to_date"),
    (Window, "period rolling_12_months"),
    (RollUpMethod, "weighted_mean geometric harmonic worst"),
    (MissingPolicy, "leave_out count_as_zero require_all"),
])
def test_the_words_of_the_definition_format_are_all_known(kind: type[Enum], words: str) -> None:
    assert [member.value for member in kind] == words.split()
