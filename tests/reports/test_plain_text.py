from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.reports.plain_text import plain_text


def test_a_text_becomes_one_line() -> None:
    assert plain_text(" Riktig\r\n\tvedtak\u2028i  tide ") == "Riktig vedtak i tide"


def test_a_hard_space_stays_one() -> None:
    assert plain_text("79\u00a0%") == "79\u00a0%"


def test_a_forced_direction_ends_with_the_text_that_forced_it() -> None:
    assert plain_text("\u202eabc\u202c\u2066d\u2069") == "abcd"


def test_letters_written_from_the_right_are_kept_with_their_marks() -> None:
    assert plain_text("עברית\u200f") == "עברית\u200f"


def test_accents_piled_up_on_a_letter_are_cut_to_what_a_language_has() -> None:
    assert plain_text("Z" + "\u0351" * 40 + "a") == "Z" + "\u0351" * 3 + "a"


def test_an_accent_of_a_language_is_kept() -> None:
    assert plain_text("e\u0301 ệ") == "e\u0301 ệ"


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in plain_text(text))
