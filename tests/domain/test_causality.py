from __future__ import annotations

from typing import Any

import pytest
from tests.examples import a_link, refused

from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.identifiers import ElementId


def test_a_link_helps_unless_it_says_that_it_hurts() -> None:
    assert a_link("A", "B").effect_is is Effect.HELPS


def test_nothing_is_its_own_cause() -> None:
    with refused("'A' cannot be its own cause; name two elements"):
        a_link("A", "A")


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "tertial", "half", "year"])
def test_a_lag_runs_from_so_many_to_so_many(unit: str) -> None:
    assert Lag(first=1, last=3, unit=unit).last == 3


@pytest.mark.parametrize(("fields", "message"), [
    ({"first": 3, "last": 1}, "the lag runs from 3 to 1; write the shorter first"),
    ({"first": -1}, "first is -1; use a number that is 0 or more"),
    ({"unit": "hour"}, "unit is 'hour'; use 'day', 'week', 'month', 'quarter', 'tertial', 'half' or 'year'"),
])
def test_a_lag_that_cannot_be_is_refused(fields: Any, message: str) -> None:
    with refused(message):
        Lag(**fields)


@pytest.mark.parametrize(("between", "named"), [((), "nothing"), (("A",), "A"), (("A", "A"), "A, A")])
def test_a_conflict_is_between_two_or_more(between: tuple[str, ...], named: str) -> None:
    assert Conflict(between=(ElementId("A"), ElementId("B"))).note == ""
    with refused(f"a conflict is between two or more, each named once; this one names {named}"):
        Conflict(between=tuple(map(ElementId, between)))
