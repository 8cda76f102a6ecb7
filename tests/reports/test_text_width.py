from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard.reports.text_width import escaped, hyphenated, shortened, text_width, wrapped


@pytest.mark.parametrize("text", [
    "Asiakaspalvelukokemuksen kehittäminen", "Forvaltningslovsutredningsplikt", "x" * 90, "IT-sikkerhetskompetanse", "",
    "W" * 30, "漢字" * 20,
])
def test_wrapped_lines_never_overflow(text: str) -> None:
    lines = wrapped(text, width=110, size=12, lines=3)
    assert len(lines) <= 3
    assert all(text_width(line, 12) <= 110 for line in lines)


def test_a_long_word_is_broken_with_a_hyphen_before_consonant_and_vowel() -> None:
    # up to "ly-" it is 89.3 wide, up to "jär-" 105.1
    assert wrapped("Asiankäsittelyjärjestelmä", width=100, size=12, lines=3) == ("Asiankäsittely-", "järjestelmä")


def test_a_word_breaks_at_its_own_hyphen_or_soft_hyphen_first() -> None:
    assert wrapped("kunnskaps-forvaltning", width=90, size=12, lines=2) == ("kunnskaps-", "forvaltning")
    assert wrapped("kunnskaps\u00adforvaltning", width=90, size=12, lines=2) == ("kunnskaps-", "forvaltning")
    assert wrapped("kort\u00adord", width=90, size=12, lines=2) == ("kortord",)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", width=60, size=12, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert shortened("short", width=60, size=12) == "short"


def test_a_character_that_is_not_in_the_table_counts_as_wide() -> None:
    assert text_width("漢", 12) == 12


def test_letters_without_hyphens_are_broken_without_one() -> None:
    assert wrapped("漢字" * 10, width=101, size=12, lines=3) == ("漢字" * 4, "漢字" * 4, "漢字" * 2)


def test_an_emoji_made_of_several_signs_is_not_torn() -> None:
    family = "\U0001f469\u200d\U0001f467"
    lines = wrapped(family * 6, width=60, size=12, lines=9)
    assert all(line[0] != "\u200d" and line[-1] != "\u200d" for line in lines)
    assert "".join(lines) == family * 6


def test_an_accent_stays_on_its_letter_where_a_text_is_cut() -> None:
    assert not shortened("e\u0301" * 30, width=60, size=12).startswith("\u0301")
    assert "e…" not in shortened("e\u0301" * 30, width=60, size=12)


@given(st.text(max_size=400), st.floats(40, 300))
def test_no_text_whatever_overflows_its_lines(text: str, width: float) -> None:
    lines = wrapped(text, width=width, size=12, lines=4)
    assert len(lines) <= 4
    assert all(text_width(line, 12) <= width for line in lines)


def test_what_xml_does_not_know_is_left_out() -> None:
    assert escaped("a\x00<\x1b&\ud800") == "a&lt;&amp;"


def test_a_hard_space_is_as_wide_as_a_space_and_holds_its_words_together() -> None:
    assert text_width("79\u00a0%", 12) == text_width("79 %", 12)
    assert wrapped("nine of 79\u00a0%", width=60, size=12, lines=2) == ("nine of", "79\u00a0%")


@pytest.mark.parametrize(("word", "parts"), [  # as Språkrådet divides: at the joints of compounds
    ("kommunikasjonsdirektøren", "kommunikasjons|direktøren"),
    ("myndighetsutøvelse", "myndighets|utøvelse"),
    ("organisasjonsenhet", "organisasjons|enhet"),
    ("virksomhetsstyring", "virksomhets|styring"),
    ("fellestjenestene", "felles|tjenestene"),
    ("verksamhetsberättelse", "verksamhets|berättelse"),
    ("saksbehandlingsløsning", "saks|behandlings|løsning"),
])
def test_soft_hyphens_stand_where_parts_of_a_word_are_linked(word: str, parts: str) -> None:
    assert hyphenated(word).replace("\u00ad", "|") == parts


@pytest.mark.parametrize(("word", "parts"), [  # and what sounds as one stays whole
    ("kommunikasjon", "kom|mu|ni|ka|sjon"),
    ("budsjettrammen", "bud|sjett|ram|men"), ("tjenestekvalitet", "tje|nes|te|kva|li|tet"),
    ("dagligvarehandel", "dag|lig|va|re|han|del"), ("ohjelmakausi", "ohjel|ma|kausi"),
])
def test_a_part_that_is_too_long_is_broken_between_syllables(word: str, parts: str) -> None:
    assert hyphenated(word, 10).replace("\u00ad", "|") == parts


def test_a_caption_is_broken_where_words_are_linked() -> None:
    assert wrapped("Kommunikasjonsdirektøren", width=150, size=12, lines=2) == ("Kommunikasjons-", "direktøren")
    assert wrapped("ytelsesdirektoratet", width=110, size=12, lines=2) == ("ytelses-", "direktoratet")
