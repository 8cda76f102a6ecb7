"""What a target expects, printed in each language and read back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.domain.test_expectation import EXPECTATIONS, LANGUAGES, LEVELS, threshold, to_baseline

from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.domain.expectation_text import print_expectation
from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Expectation,
    Judged,
    Point,
    Reached,
    Threshold,
    Universal,
)
from balanced_scorecard.domain.unit_words import known_units

PERCENT = UnitName("percent")
AT_LEAST = Comparator.AT_LEAST


def printed(expectation: Expectation, language: str, unit: str | None = None) -> str:
    return print_expectation(expectation, unit, language).replace("\u00a0", " ")


@pytest.mark.parametrize(("expectation", "words"), [
    (threshold(">=", 80.5, "percent"), {
        "nb": "minst 80,5 %", "nn": "minst 80,5 %", "en": "at least 80.5 %", "sv": "minst 80,5 %",
        "da": "mindst 80,5 %", "fi": "vähintään 80,5 %"}),
    (threshold("<=", 1, "case"), {
        "nb": "høyst 1 sak", "nn": "høgst 1 sak", "en": "at most 1 case", "sv": "högst 1 ärende", "da": "højst 1 sag",
        "fi": "enintään 1 asia"}),
    (threshold(">", 150_000, "case"), {
        "nb": "over 150 000 saker", "nn": "over 150 000 saker", "en": "above 150 000 cases",
        "sv": "över 150 000 ärenden", "da": "over 150 000 sager", "fi": "yli 150 000 asiaa"}),
    (threshold("<", -7, "day"), {
        "nb": "under −7 dager", "nn": "under −7 dagar", "en": "below −7 days", "sv": "under −7 dagar",
        "da": "under −7 dage", "fi": "alle −7 päivää"}),
    (Between(low=1000, high=2000.5, unit=UnitName("million_NOK")), {
        "nb": "mellom 1 000 og 2 000,5 mill. kr", "nn": "mellom 1 000 og 2 000,5 mill. kr",
        "en": "between 1 000 and 2 000.5 million NOK", "sv": "mellan 1 000 och 2 000,5 million NOK",
        "da": "mellem 1 000 og 2 000,5 mill. NOK", "fi": "1 000..2 000,5 million NOK"}),
    (Point(value=80, unit=PERCENT), {
        "nb": "nøyaktig 80 %", "nn": "nøyaktig 80 %", "en": "exactly 80 %", "sv": "exakt 80 %", "da": "præcis 80 %",
        "fi": "tasan 80 %"}),
    (Point(value=0, spread=1.25, unit=PERCENT), {
        "nb": "= 0 % ± 1,25", "nn": "= 0 % ± 1,25", "en": "= 0 % ± 1.25", "sv": "= 0 % ± 1,25", "da": "= 0 % ± 1,25",
        "fi": "= 0 % ± 1,25"}),
    (Universal(), {
        "nb": "i alle saker", "nn": "i alle saker", "en": "in all cases", "sv": "i alla ärenden",
        "da": "i alle sager", "fi": "kaikissa tapauksissa"}),
    (to_baseline(5, "percentage_point"), {
        "nb": "startverdi + 5 prosentpoeng", "nn": "utgangsverdi + 5 prosentpoeng", "en": "baseline + 5 pp",
        "sv": "utgångsvärde + 5 procentenheter", "da": "baseline + 5 procentpoint",
        "fi": "lähtöarvo + 5 prosenttiyksikköä"}),
    (to_baseline(-10, "percent", "<="), {
        "nb": "høyst startverdi − 10 %", "nn": "høgst utgangsverdi − 10 %", "en": "at most baseline − 10 %",
        "sv": "högst utgångsvärde − 10 %", "da": "højst baseline − 10 %", "fi": "enintään lähtöarvo − 10 %"}),
])
def test_a_target_is_said_in_the_words_of_each_language(expectation: Expectation, words: dict[str, str]) -> None:
    assert {language: printed(expectation, language) for language in LANGUAGES} == words


@settings(max_examples=50)
@given(EXPECTATIONS, st.sampled_from(LANGUAGES))
@example(threshold(">=", 5, "thousand_NOK"), "nb")
@example(threshold(">=", 150_000, "thousand_NOK"), "nb")
@example(threshold("<", 1.234, "percent"), "nb")
@example(threshold("<", 1.234, "percent"), "en")
@example(threshold("<", 5e-324), "fi")
@example(threshold("<", -0.0), "da")
def test_what_is_printed_is_read_back_as_the_same_in_every_language(expectation: Expectation, language: str) -> None:
    reading = read_expectation(print_expectation(expectation, language=language), language=language)
    assert (reading.expectation, reading.scope) == (expectation, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", [*known_units(), UnitName("NOK/case"), UnitName("thousand_NOK/FTE")])
def test_every_unit_is_read_back_after_one_and_after_many(unit: UnitName, language: str) -> None:
    for value in (1, -1, 2, 1000, 1234567.125):
        expectation = Threshold(comparator=AT_LEAST, value=value, unit=unit)
        assert read_expectation(print_expectation(expectation, language=language), language=language).expectation == (
            expectation)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comparator", list(Comparator))
@pytest.mark.parametrize("level", [*LEVELS, "alle", "mer enn krav"])
def test_a_level_printed_is_read_back(level: str, comparator: Comparator, language: str) -> None:
    expectation = AtLevel(comparator=comparator, level=level)
    levels = (*LEVELS, "alle", "mer enn krav")
    read = read_expectation(print_expectation(expectation, language=language), language=language, levels=levels)
    assert read.expectation == expectation


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("expectation", [
    threshold("<", 7, "month"), Between(low=10, high=20, unit=PERCENT), Point(value=3, unit=PERCENT),
    Point(value=0, spread=1, unit=PERCENT), to_baseline(5, "percentage_point", ">="),
])
@pytest.mark.parametrize("scope", ["inkl. innkreving (til krav er utsendt)", "i snitt", "for sakene i B1.2.1"])
def test_the_scope_after_it_is_read_back_too(expectation: Expectation, scope: str, language: str) -> None:
    reading = read_expectation(f"{print_expectation(expectation, language=language)} {scope}", language=language)
    assert (reading.expectation, reading.scope) == (expectation, scope)


def test_a_number_without_a_unit_is_said_in_the_indicators() -> None:
    assert [printed(each, "nb", "percent") for each in (
        threshold(">=", 80), Between(low=10, high=20), Point(value=3), threshold(">=", 5, "percentage_point"),
        Universal(), to_baseline(5, "percentage_point"))] == [
        "minst 80 %", "mellom 10 og 20 %", "nøyaktig 3 %", "minst 5 prosentpoeng", "i alle saker",
        "startverdi + 5 prosentpoeng"]


@pytest.mark.parametrize("own", [Reached(what="I bruk ved alle kontorer"), Judged(how="Vurderes av fagdirektøren")])
def test_milestones_and_judgements_have_only_their_own_words(own: Expectation) -> None:
    assert printed(own, "en", "percent") == str(own)


def test_alle_is_below_in_finnish_only() -> None:
    assert read_expectation("alle 7 päivää", language="fi").expectation == threshold("<", 7, "day")
    for language in ("nb", "nn", "da"):
        with pytest.raises(ValueError, match="is not a target"):
            read_expectation("alle 7 saker", language=language)
