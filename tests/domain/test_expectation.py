from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.examples import refused

from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.domain.frequency import Frequency
from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.domain.target import (
    AtLevel,
    Between,
    Comparator,
    Expectation,
    Point,
    Threshold,
    ToBaseline,
    Universal,
)
from balanced_scorecard.domain.unit_words import known_units

LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")
LEVELS = ("C", "under krav", "over krav", "all")  # one that begins like a comparator, one that means "all cases"


def threshold(sign: str, value: float, unit: str | None = None) -> Threshold:
    return Threshold(comparator=Comparator(sign), value=value, unit=UnitName(unit) if unit else None)


def to_baseline(change: float, unit: str, sign: str | None = None) -> ToBaseline:
    return ToBaseline(change=Amount(change, UnitName(unit)), comparator=Comparator(sign) if sign else None)


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(("text", "expectation"), [
    ("> 79 %", threshold(">", 79, "percent")),
    (">= 80 %", threshold(">=", 80, "percent")),
    ("≥80%", threshold(">=", 80, "percent")),
    ("=> 80 %", threshold(">=", 80, "percent")),
    ("< 7 mnd", threshold("<", 7, "month")),
    ("<10 %", threshold("<", 10, "percent")),
    ("<= 10 %", threshold("<=", 10, "percent")),
    ("≤ 10 %", threshold("<=", 10, "percent")),
    ("=< 10 %", threshold("<=", 10, "percent")),
    ("> 2 stk.", threshold(">", 2, "piece")),
    (">= -5 %", threshold(">=", -5, "percent")),
    ("<= 4 000 kr/sak", threshold("<=", 4000, "NOK/case")),
    (">= 150 000 saker", threshold(">=", 150000, "case")),
    (">= 150\u00a0000\u00a0saker", threshold(">=", 150000, "case")),
    (">=\u202f150\u202f000\u2009saker", threshold(">=", 150000, "case")),
    ("= 80 %", Point(value=80, unit=UnitName("percent"))),
    ("= 0 % +/- 1", Point(value=0, spread=1, unit=UnitName("percent"))),
    ("= 0 % ± 1 pp", Point(value=0, spread=1, unit=UnitName("percent"))),
    ("= 80 % +/- 5 %", Point(value=80, spread=5, unit=UnitName("percent"))),
    ("= 4000 kr +/- 100 kr", Point(value=4000, spread=100, unit=UnitName("NOK"))),
    ("10..20 %", Between(low=10, high=20, unit=UnitName("percent"))),
    ("10 % .. 20 %", Between(low=10, high=20, unit=UnitName("percent"))),
    ("10 dager..20", Between(low=10, high=20, unit=UnitName("day"))),
    ("-5..5", Between(low=-5, high=5)),
    ("baseline + 5 pp", to_baseline(5, "percentage_point")),
    ("baseline - 10 %", to_baseline(-10, "percent")),
    ("baseline − 10 %", to_baseline(-10, "percent")),
    (">= baseline - 10 %", to_baseline(-10, "percent", ">=")),
    ("i alle saker", Universal()),
    ("I alle saker", Universal()),
    ("i alle saker.", Universal()),
    ("alle", Universal()),
    ("all", Universal()),
    ("all cases", Universal()),
])
def test_signs_and_symbols_say_the_same_in_every_language(text: str, expectation: Expectation, language: str) -> None:
    assert read_expectation(text, language=language).expectation == expectation


@pytest.mark.parametrize(("language", "text", "expectation"), [
    ("nb", "minst 80 prosent", threshold(">=", 80, "percent")),
    ("nb", "Minst 6,5 %", threshold(">=", 6.5, "percent")),
    ("nb", "høyst 10 dager", threshold("<=", 10, "day")),
    ("nb", "maks 5 %", threshold("<=", 5, "percent")),
    ("nb", "maks. 5 %", threshold("<=", 5, "percent")),
    ("nb", "maksimum 5 %", threshold("<=", 5, "percent")),
    ("nb", "inntil 30 dager", threshold("<=", 30, "day")),
    ("nb", "under 6,0 %", threshold("<", 6, "percent")),
    ("nb", "over 80 %", threshold(">", 80, "percent")),
    ("nb", "mer enn 100 saker", threshold(">", 100, "case")),
    ("nb", "færre enn 10 saker", threshold("<", 10, "case")),
    ("nb", "lavere enn 10 %", threshold("<", 10, "percent")),
    ("nb", "ikke over 10 %", threshold("<=", 10, "percent")),
    ("nb", "mellom 10 og 20 %", Between(low=10, high=20, unit=UnitName("percent"))),
    ("nb", "mellom 1,5 % og 2,5 %", Between(low=1.5, high=2.5, unit=UnitName("percent"))),
    ("nb", "startverdi + 5 prosentpoeng", to_baseline(5, "percentage_point")),
    ("nn", "minst 80 prosent", threshold(">=", 80, "percent")),
    ("nn", "høgst 10 dagar", threshold("<=", 10, "day")),
    ("nn", "meir enn 100 saker", threshold(">", 100, "case")),
    ("nn", "lågare enn 10 %", threshold("<", 10, "percent")),
    ("en", "at least 80.5 %", threshold(">=", 80.5, "percent")),
    ("en", "at most 10 days", threshold("<=", 10, "day")),
    ("en", "under 6 %", threshold("<", 6, "percent")),
    ("en", "over 80 %", threshold(">", 80, "percent")),
    ("en", "no more than 10 days", threshold("<=", 10, "day")),
    ("en", "between 10 and 20 %", Between(low=10, high=20, unit=UnitName("percent"))),
    ("sv", "minst 4 000 kr/ärende", threshold(">=", 4000, "SEK/case")),
    ("da", "højst 10 dage", threshold("<=", 10, "day")),
    ("fi", "enintään 10 päivää", threshold("<=", 10, "day")),
])
def test_words_say_what_signs_do(language: str, text: str, expectation: Expectation) -> None:
    assert read_expectation(text, language=language).expectation == expectation


@pytest.mark.parametrize(("text", "expectation", "scope"), [
    ("< 7 mnd. inkl. innkreving (til krav er utsendt) for sakene i B1.2.1", threshold("<", 7, "month"),
     "inkl. innkreving (til krav er utsendt) for sakene i B1.2.1"),
    ("minst 80 % innen 30 dager", threshold(">=", 80, "percent"), "innen 30 dager"),
    (">= 80 % (2024: 74,6 %)", threshold(">=", 80, "percent"), "(2024: 74,6 %)"),
    (">= 80 %(brutto)", threshold(">=", 80, "percent"), "(brutto)"),
    ("færre enn 10 klager", threshold("<", 10), "klager"),
    ("mellom 10 og 20 % av sakene", Between(low=10, high=20, unit=UnitName("percent")), "av sakene"),
    ("= 0 % +/- 1 i snitt", Point(value=0, spread=1, unit=UnitName("percent")), "i snitt"),
    ("baseline + 5 pp i alle regioner", to_baseline(5, "percentage_point"), "i alle regioner"),
])
def test_trailing_words_are_kept_as_the_scope(text: str, expectation: Expectation, scope: str) -> None:
    reading = read_expectation(text, language="nb")
    assert (reading.expectation, reading.scope) == (expectation, scope)


@pytest.mark.parametrize(("direction", "sign"), [(1, ">="), (-1, "<=")])
def test_a_bare_number_follows_the_declared_polarity(direction: int, sign: str) -> None:
    assert read_expectation("80 %", direction=direction).expectation == threshold(sign, 80, "percent")


@pytest.mark.parametrize(("text", "expectation"), [
    ("over krav", AtLevel(comparator=Comparator.AT_LEAST, level="over krav")),
    (">= over krav", AtLevel(comparator=Comparator.AT_LEAST, level="over krav")),
    ("minst under krav", AtLevel(comparator=Comparator.AT_LEAST, level="under krav")),
    ("> C", AtLevel(comparator=Comparator.ABOVE, level="C")),
    ("<= C", AtLevel(comparator=Comparator.AT_MOST, level="C")),
    ("all", AtLevel(comparator=Comparator.AT_LEAST, level="all")),
])
def test_the_target_of_an_ordinal_indicator_is_a_level(text: str, expectation: Expectation) -> None:
    assert read_expectation(text, language="nb", levels=LEVELS).expectation == expectation


@pytest.mark.parametrize(("language", "text", "message"), [
    ("nb", "", "the target is empty; write such as >= 80 %, or no_target with the reason"),
    ("nb", " \u00a0 ", "the target is empty; write such as >= 80 %, or no_target with the reason"),
    ("nb", "80 %", "'80 %' can mean at least or at most; write '>= 80 %' or '<= 80 %', or declare polarity"),
    ("nb", "god kvalitet", "'god kvalitet' is not a target; write such as >= 80 %, 10..20 %, < 7 mnd, "
                           "minst 80 prosent, all"),
    ("en", ">= many", "'>= many' is not a target; write such as >= 80 %, 10..20 %, < 7 mnd, minst 80 prosent, all"),
    ("nb", ">= 1.234 kr", "'1.234' can be read as 1234 or as 1,234; write one of these"),
    ("en", ">= 1,234 kr", "'1,234' can be read as 1234 or as 1.234; write one of these"),
    ("nb", ">= 1e3 kr", "'1e3 kr' has an exponent; write the number with all its digits"),
    ("nb", "20..10 %", "the range runs from 20 to 10; write the lower number first"),
    ("nb", "10 %..20 kr", "'10 %..20 kr' has two units; write both ends in one, such as 10..20 %"),
    ("nb", "10 klager..20 %", "'10 klager..20 %' has 'klager' within the range; write such as 10..20 %, "
                              "and words after it"),
    ("nb", "= 4 000 kr +/- 5 %", "'= 4 000 kr +/- 5 %' has its spread in another unit; "
                                 "write it in the number's, as = 80 % +/- 5"),
    ("nb", "= 0 +/- 1 %", "'= 0 +/- 1 %' has its spread in another unit; write it in the number's, as = 80 % +/- 5"),
    ("nb", "= 0 % +/- -1", "spread is -1.0; use a number that is 0 or more"),
])
def test_a_text_with_two_readings_or_none_is_refused(language: str, text: str, message: str) -> None:
    with refused(message):
        read_expectation(text, language=language)


@pytest.mark.parametrize(("text", "second"), [
    ("80-90 %", "-90 %"), ("80 % - 90 %", "- 90 %"), (">= 1/3", "/3"), ("< 7 mnd 14 dager", "14 dager"),
    (">= 1000 000 kr", "000 kr"), (">= 80 % +/- 5", "+/- 5"), ("20 %–30 %", "–30 %"),
])
def test_a_second_number_is_refused_since_as_scope_it_would_be_lost(text: str, second: str) -> None:
    with refused(f"{text!r} has a second number, {second!r}; write one, a range as 10..20 %, "
                 "or a point as = 80 % +/- 5"):
        read_expectation(text, language="nb", direction=1)


def test_an_unknown_level_is_refused_with_the_known_ones() -> None:
    with refused("'D' is not one of the levels C, B, A (from worst to best)"):
        read_expectation(">= D", levels=("C", "B", "A"))


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
UNITS = st.none() | st.sampled_from(known_units()) | st.sampled_from([UnitName("NOK/case"), UnitName("case/FTE")])
COMPARATORS = st.sampled_from(Comparator)


@st.composite
def ranges(draw: st.DrawFn) -> Between:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    assume(low < high)
    return Between(low=low, high=high, unit=draw(UNITS))


EXPECTATIONS = st.one_of(
    st.builds(Threshold, comparator=COMPARATORS, value=NUMBERS, unit=UNITS),
    ranges(),
    st.builds(Point, value=NUMBERS, spread=st.floats(0, 1e300), unit=UNITS),
    st.just(Universal()),
    st.builds(ToBaseline, change=st.builds(Amount, NUMBERS, UNITS), comparator=st.none() | COMPARATORS),
)


@settings(max_examples=100)
@given(EXPECTATIONS, st.sampled_from(LANGUAGES))
def test_an_expectation_printed_is_read_back_in_every_language(expectation: Expectation, language: str) -> None:
    reading = read_expectation(str(expectation), language=language)
    assert (reading.expectation, reading.scope) == (expectation, "")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("comparator", list(Comparator))
def test_a_level_printed_is_read_back(comparator: Comparator, level: str) -> None:
    expectation = AtLevel(comparator=comparator, level=level)
    assert read_expectation(str(expectation), levels=LEVELS).expectation == expectation


def at_least(value: float, unit: str | None) -> Threshold:
    return Threshold(comparator=Comparator.AT_LEAST, value=value, unit=unit)


def at_most(value: float, unit: str | None) -> Threshold:
    return Threshold(comparator=Comparator.AT_MOST, value=value, unit=unit)


@pytest.mark.parametrize(("text", "expectation"), [
    ("80 % eller mer", at_least(80, "percent")),
    ("høyst 3 %", at_most(3, "percent")),
    ("3 % eller lavere", at_most(3, "percent")),
    ("innen 8 uker", at_most(8, "week")),
    ("ikke overstige 5 %", at_most(5, "percent")),
    ("min. 80 %", at_least(80, "percent")),
    ("ikke lavere enn 4", at_least(4, None)),
    ("fra 5 til 10 %", Between(low=5, high=10, unit="percent")),
    ("<= 4 000 kr per sak", at_most(4000, "NOK/case")),
])
def test_the_words_of_a_letter(text: str, expectation: object) -> None:
    assert read_expectation(text, language="nb").expectation == expectation


@pytest.mark.parametrize(("text", "message"), [
    ("minst 9 av 10", "'minst 9 av 10' can mean 9 or 90 %; write the one that is meant"),
    ("minst 2 av 3 søknader", "'minst 2 av 3 søknader' can mean 2 or 66.67 %; write the one that is meant"),
])
def test_so_many_out_of_so_many_has_two_readings(text: str, message: str) -> None:
    with refused(message):
        read_expectation(text, language="nb")


@pytest.mark.parametrize("text", ["minst 80 % og høyst 90 %", "høyst 8 uker, deretter 6 uker",
                                  "minst 80 % i 2025 og 85 % i 2026"])
def test_a_second_quantity_is_never_lost_as_scope(text: str) -> None:
    with pytest.raises(ValueError, match="has a second number"):
        read_expectation(text, language="nb")


@pytest.mark.parametrize(("text", "per", "by"), [
    ("minst 1 200 saker årlig", Frequency.YEAR, ""),
    ("minst 1 200 saker per år", None, ""),
    ("minst 30 saker hver uke", Frequency.WEEK, ""),
    ("minst 1 200 saker i 2025", None, "2025"),
    ("minst 1 200 saker innen utgangen av 2026", None, "2026"),
    ("minst 1 200 saker", None, ""),
])
def test_what_a_target_counts_over_is_read_from_its_words(text: str, per: Frequency | None, by: str) -> None:
    reading = read_expectation(text, language="nb")
    assert (reading.per, reading.by) == (per, by)
