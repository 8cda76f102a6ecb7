"""Texts, lists and pairs in one cell: read back as they were written, whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from balanced_scorecard.files.excel_cells import clean_text
from balanced_scorecard.files.workbook_text import (
    cell_text,
    ids_in,
    ids_text,
    items_in,
    list_text,
    map_text,
    pairs_in,
    text_of,
)

tricky = texts | st.text("_x000DdF5a ;:,\"\n\r", max_size=14)


@given(tricky)
def test_a_text_is_read_back_from_its_cell(text: str) -> None:
    assert text_of(clean_text(cell_text(text))) == text


@given(st.lists(tricky, max_size=3))
def test_a_list_is_read_back_from_its_cell(items: list[str]) -> None:
    assert items_in(clean_text(list_text(items))) == items


@given(st.lists(tricky, max_size=3))
def test_ids_are_read_back_from_their_cell(ids: list[str]) -> None:
    assert ids_in(clean_text(ids_text(ids))) == ids


@given(st.dictionaries(tricky, tricky, max_size=3))
def test_pairs_are_read_back_from_their_cell(pairs: dict[str, str]) -> None:
    assert pairs_in(clean_text(map_text(pairs))) == pairs


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a; b;c", ["a", "b", "c"]),
        ("a\nb\r\n\nc", ["a", "b", "c"]),
        (" ; a ; ", ["a"]),
        ('"a;b"; c', ["a;b", "c"]),
        ('"A" og B; c', ['"A" og B', "c"]),
        ("leder: Per; nestleder", ["leder: Per", "nestleder"]),
        ("", []),
    ],
)
def test_a_list_is_read_as_people_write_it(cell: str, items: list[str]) -> None:
    assert items_in(cell) == items


@pytest.mark.parametrize(("cell", "ids"), [
    ("A1, A2;B1\nC1 D1", ["A1", "A2", "B1", "C1", "D1"]), (" ", []), ("A1;", ["A1"]),
])
def test_ids_may_be_parted_by_any_of_the_usual_signs(cell: str, ids: list[str]) -> None:
    assert ids_in(cell) == ids


def test_pairs_are_read_as_people_write_them() -> None:
    assert pairs_in('T1:36 %;T2 : 0,28\n"a:b": ""') == {"T1": "36 %", "T2": "0,28", "a:b": ""}


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("a", "'a' is no pair; write it as name: value, and the next after a semicolon"),
        ("a: b: c", "'b' is followed by a second colon; put a value that holds one in double quotes"),
        ("a: 1; a: 2", "'a' stands twice; keep one"),
        ("a:", "'a' has no value; write it as name: value"),
        ('"a: b', "'\"a: b' has a double quote that is not closed; close it, or leave it out"),
    ],
)
def test_pairs_that_cannot_be_read_say_why(cell: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared whole
        pairs_in(cell)
    assert str(caught.value) == message


def test_a_list_with_a_quote_that_is_not_closed_says_so() -> None:
    with pytest.raises(ValueError, match="has a double quote that is not closed"):
        items_in('"a; b')
