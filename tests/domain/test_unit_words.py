from __future__ import annotations

import pytest
from tests.examples import refused

from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.domain.unit_words import (
    is_unit_name,
    known_unit,
    known_units,
    unit_at_start,
    unit_named,
    unknown_unit,
    words_for_unit,
)

LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


@pytest.mark.parametrize(("word", "unit"), [  # the words of interface.md, in its order
    ("%", "percent"), ("pst.", "percent"), ("pp", "percentage_point"), ("prosentpoeng", "percentage_point"),
    ("promille", "permille"), ("kr", "NOK"), ("1000 kr", "thousand_NOK"), ("mill. kr", "million_NOK"),
    ("mrd. kr", "billion_NOK"), ("stk.", "piece"), ("saker", "case"), ("uker", "week"), ("virkedager", "working_day"),
    ("mnd", "month"), ("dager", "day"), ("timer", "hour"), ("årsverk", "FTE"), ("poeng", "point"),
])
def test_a_unit_is_known_by_the_words_of_the_field(word: str, unit: str) -> None:
    assert unit_named(word) == unit
    assert unit_named(word.upper()) == unit


@pytest.mark.parametrize(("word", "unit"), [
    ("kr/sak", "NOK/case"), ("NOK/case", "NOK/case"), ("saker/årsverk", "case/FTE"),
    ("1\u00a0000\u00a0kr", "thousand_NOK"),
    ("mill. NOK", "million_NOK"), ("MNOK", "million_NOK"), ("mkr", "million_NOK"), ("kr 1000", "thousand_NOK"),
    ("percent", "percent"), ("working_day", "working_day"), ("%-poeng", "percentage_point"), ("t", "tonne"),
    ("SEK", "SEK"), ("sek.", "second"), ("kr/SEK", "NOK/SEK"),
])
def test_quotients_multiples_and_own_names_are_units_too(word: str, unit: str) -> None:
    assert unit_named(word) == unit


@pytest.mark.parametrize(("language", "currency"), [
    ("nb", "NOK"), ("nn", "NOK"), ("en", "NOK"), ("fi", "NOK"), ("sv", "SEK"), ("da", "DKK"), ("", "NOK"),
])
def test_kr_is_the_money_of_the_language(language: str, currency: str) -> None:
    assert unit_named("kr", language) == currency
    assert unit_named("mill. kr", language) == f"million_{currency}"
    assert unit_at_start("kr per sak", language) == (f"{currency}/case", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_is_read_back_from_the_word_it_is_shown_with(language: str) -> None:
    assert [unit_named(words_for_unit(unit, language), language) for unit in known_units()] == list(known_units())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quotient_is_read_back_from_the_words_it_is_shown_with(language: str) -> None:
    quotients = [f"{above}/{below}" for above in ("NOK", "case", "FTE", "million_EUR") for below in known_units()]
    assert [unit_named(words_for_unit(unit, language), language) for unit in quotients] == quotients


@pytest.mark.parametrize(("unit", "language", "words"), [
    ("percentage_point", "nb", "prosentpoeng"), ("percentage_point", "en", "pp"), ("million_NOK", "nb", "mill. kr"),
    ("million_NOK", "en", "million NOK"), ("million_SEK", "nb", "mill. SEK"), ("DKK", "da", "kr"), ("EUR", "fi", "EUR"),
    ("NOK/case", "nb", "kr/sak"), ("NOK/case", "en", "NOK/case"), ("month", "nb", "mnd."), (None, "nb", ""),
    ("", "nb", ""), ("widget", "nb", "widget"),
])
def test_a_unit_is_shown_in_the_reader_s_words(unit: str | None, language: str, words: str) -> None:
    assert words_for_unit(unit, language) == words


@pytest.mark.parametrize("word", ["", "widgets", "kr/widget", "kr/sak/år"])
def test_an_unknown_word_is_no_unit(word: str) -> None:
    assert unit_named(word) is None


@pytest.mark.parametrize(("text", "unit", "rest"), [
    ("mnd. inkl. innkreving", "month", "inkl. innkreving"), ("%", "percent", ""),
    ("%, uten klager", "percent", "uten klager"),
    ("%(brutto)", "percent", "(brutto)"), ("mill. kr i alt", "million_NOK", "i alt"),
    ("klager i året", None, "klager i året"),
    ("", None, ""), ("1 000 kr", "thousand_NOK", ""),
])
def test_the_first_words_of_a_text_may_name_a_unit(text: str, unit: str | None, rest: str) -> None:
    assert unit_at_start(text) == (unit, rest)


@pytest.mark.parametrize(("text", "message"), [
    ("prosnt", "unit 'prosnt' is not known; did you mean 'prosent'?"),
    ("xyzzy", "unit 'xyzzy' is not known; use one such as %, pp, kr, mill. kr, stk., saker, mnd, årsverk"),
])
def test_an_unknown_unit_is_answered_with_a_hint(text: str, message: str) -> None:
    assert unknown_unit(text) == message


def test_only_own_names_and_quotients_of_two_are_unit_names() -> None:
    assert is_unit_name("percent")
    assert is_unit_name("NOK/case")
    assert not is_unit_name("%")
    assert not is_unit_name("NOK/case/year")


def test_a_value_holds_own_names_only_and_says_which() -> None:
    known_unit(None, None, None)
    known_unit(None, None, UnitName("NOK/case"))
    with refused("unit 'kr/sak' is written 'NOK/case' here"):
        known_unit(None, None, UnitName("kr/sak"))
    with refused("unit 'prosnt' is not known; did you mean 'prosent'?"):
        known_unit(None, None, UnitName("prosnt"))
