"""A line is as wide as a terminal draws it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.reports.terminal_width import columns_of, folded, padded, pushed


@pytest.mark.parametrize(("text", "width"), [
    ("sak", 3), ("æøå", 3), ("案件", 4), ("e\u0301", 1), ("👩", 2), ("\u200d", 0), ("80\u00a0%", 4)])
def test_a_text_is_as_wide_as_it_is_drawn(text: str, width: int) -> None:
    assert columns_of(text) == width
    assert columns_of(padded(text, 9)) == columns_of(pushed(text, 9)) == 9
    assert (padded(text, 9).strip(" "), pushed(text, 9).strip(" ")) == (text, text)


def test_text_is_folded_at_spaces_and_never_at_hard_ones() -> None:
    assert folded("krav på 80\u00a0% av saker", 11, indent="- ", hanging="  ") == [
        "- krav på", "  80\u00a0% av", "  saker"]
    assert folded("", 10) == folded(" \n ", 10) == []


def test_a_word_that_is_wider_than_the_line_is_cut() -> None:
    assert folded("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]
    assert folded("案件案", 3) == ["案", "件", "案"]


@given(st.text(max_size=60), st.integers(min_value=6, max_value=30))
def test_no_line_is_wider_than_asked_for_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = folded(text, width, indent="", hanging="  ")
    assert all(columns_of(line) <= max(width, 4) for line in lines)
    kept = text.replace("\n", " ").replace(" ", "")
    assert "".join(lines).replace(" ", "") == kept
