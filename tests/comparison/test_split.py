"""A split as plain data, as a table, in one line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.comparison.splits import a_leaf, judged, rows
from tests.examples import a_card, refused

from balanced_scorecard import (
    Split,
    UnknownElementError,
    compare_evaluations,
)


@pytest.fixture
def split() -> Split:
    old = a_card(a_leaf("A"), a_leaf("B"), version="2024.1")
    new = a_card(a_leaf("A"), a_leaf("D", weight=2.0), version="2025.1")
    return compare_evaluations(judged(old, rows("2024", A=0.4, B=0.8), "2024", as_of=date(2025, 2, 1)),
                               judged(new, rows("2025", A=0.5, D=0.5), "2025"))


def test_a_split_is_plain_data(split: Split) -> None:
    plain: Any = split.to_dict()
    assert (plain["earlier"], plain["later"]["version"]) == (
        {"scorecard": "card", "version": "2024.1", "period": "2024", "as_of": "2025-02-01"}, "2025.1")
    assert plain["order"] == ["restated", "counted", "performance", "bar", "counted", "weights"]
    assert plain["not_compared"] == [{"id": "B", "name": "Indicator B", "why": "gone"},
                                     {"id": "D", "name": "Indicator D", "why": "new"}]
    total = plain["scores"][0]
    assert (total["id"], total["kind"], total["earlier_status"]) == ("card", "scorecard", "medium")
    assert (list(total["parts"]), total["because"]) == (
        ["restated", "performance", "bar", "counted", "weights"], {"performance": ["A"], "counted": ["B", "D"]})


def test_a_split_is_a_table_of_one_row_a_node_or_indicator(split: Split) -> None:
    frame = split.to_frame()
    assert list(frame["id"]) == ["card", "P", "F", "A", "B", "D"]
    assert list(frame.columns[-5:]) == ["restated", "performance", "bar", "counted", "weights"]
    assert frame["performance"][3] == pytest.approx(0.1)
    assert "<th>Performance</th>" in split._repr_html_()


def test_a_split_is_told_in_one_line(split: Split) -> None:
    assert repr(split) == "<Split of 'Our card' 2024 to 2025: 0.600 to 0.500 (performance +0.100, counted -0.200)>"
    same = compare_evaluations(split.later.evaluation, split.later.evaluation)
    assert repr(same) == "<Split of 'Our card' 2025 to 2025: 0.500 to 0.500 (unchanged)>"


def test_a_split_is_asked_by_id(split: Split) -> None:
    assert len(split) == 6
    assert [result and result.actual for result in split.results("D")] == [None, 0.5]
    with refused("no node or indicator 'DD' on either card; did you mean 'D'?", UnknownElementError):
        split["DD"]
