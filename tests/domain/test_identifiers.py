from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest
from attrs import field, frozen
from tests.examples import refused

from balanced_scorecard.domain.identifiers import (
    finite,
    non_negative,
    not_empty,
    one_word_of,
    optional_id,
    valid_id,
    valid_series_id,
    within,
)

NOT_AN_ID = "is not an id; use a letter or digit, then letters, digits, '.', '-' or '_'"


@frozen(kw_only=True)
class Checked:
    id: Any = field(default="A", validator=valid_id)
    other: Any = field(default=None, validator=optional_id)
    series: Any = field(default="a", validator=valid_series_id)
    name: Any = field(default="name", validator=not_empty)
    weight: Any = field(default=1, validator=non_negative)
    value: Any = field(default=None, validator=finite)
    count: Any = field(default=None, validator=within(0))
    grade: Any = field(default=None, validator=within(1, 5))
    kind: Any = field(default="day", validator=one_word_of("day", "week"))


@pytest.mark.parametrize("id", ["A1.1.1", "ytdir-2025", "Økonomi", "åre", "9", "a_b", "Ä1", "TB25", "aéb"])
def test_an_id_is_the_user_s_own_code(id: str) -> None:
    assert Checked(id=id, other=id).id == id


@pytest.mark.parametrize("id", ["", " A", "A 1", "-a", ".a", "_a", "A/1", "A\n", "#1", 7, ("a",)])
def test_what_could_not_be_told_from_other_text_is_no_id(id: Any) -> None:
    with refused(f"{id!r} {NOT_AN_ID}"):
        Checked(id=id)
    with refused(f"{id!r} {NOT_AN_ID}"):
        Checked(other=id)


@pytest.mark.parametrize(("fields", "message"), [
    ({"series": "A"}, "'A' is not the id of a series; use small letters a-z, digits and '_', no digit first"),
    ({"series": 1}, "1 is not the id of a series; use small letters a-z, digits and '_', no digit first"),
    ({"name": ""}, "name is empty; write it in words"),
    ({"name": " \u00a0"}, "name is empty; write it in words"),
    ({"name": 7}, "name is empty; write it in words"),
    ({"weight": -0.1}, "weight is -0.1; use a number that is 0 or more"),
    ({"weight": inf}, "weight is inf; use a number that is 0 or more"),
    ({"value": nan}, "value is nan; use a finite number"),
    ({"value": -inf}, "value is -inf; use a finite number"),
    ({"count": -1}, "count is -1; use a number that is 0 or more"),
    ({"count": nan}, "count is nan; use a number that is 0 or more"),
    ({"grade": 0}, "grade is 0; use a number from 1 to 5"),
    ({"grade": 6}, "grade is 6; use a number from 1 to 5"),
    ({"kind": "hour"}, "kind is 'hour'; use 'day' or 'week'"),
])
def test_a_value_out_of_place_is_refused_with_what_would_be_right(fields: Any, message: str) -> None:
    with refused(message):
        Checked(**fields)


@pytest.mark.parametrize("fields", [
    {"weight": 0}, {"value": -1e308}, {"count": 0}, {"grade": 1}, {"grade": 5}, {"kind": "week"}, {"series": "_a_1"},
])
def test_a_value_on_the_edge_is_right(fields: Any) -> None:
    assert Checked(**fields) == Checked(**fields)
