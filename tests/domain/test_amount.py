from __future__ import annotations

from datetime import date
from math import copysign, inf, nan

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.examples import refused

from balanced_scorecard.domain.amount import Amount, Duration, number_at_start, number_text, read_number
from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.domain.unit_words import known_units

LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


@settings(max_examples=50)
@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(LANGUAGES))
@example(-0.0, "nb")
@example(5e-324, "en")
@example(1.7976931348623157e308, "nb")
@example(1.234, "nb")
@example(1234.567, "en")
@example(1e15, "en")
@example(1e16, "nb")
def test_a_number_written_is_read_back_as_the_same_in_every_language(value: float, language: str) -> None:
    read = read_number(number_text(value), language)
    assert (read, copysign(1, read)) == (value, copysign(1, value))


@pytest.mark.parametrize(("value", "text"), [
    (80.0, "80"), (79.5, "79.5"), (1.234, "1.2340"), (150000.0, "150000"), (-5.25, "-5.25"), (0.1, "0.1"),
    (nan, "nan"), (inf, "inf"),
])
def test_a_number_is_written_with_a_point_and_never_three_decimals(value: float, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(("text", "language", "value"), [
    ("4,2", "nb", 4.2), ("4,2", "nn", 4.2), ("4,2", "sv", 4.2), ("4,2", "da", 4.2), ("4,2", "fi", 4.2),
    ("4.2", "en", 4.2), ("4.2", "nb", 4.2), ("4,25", "en", 4.25), ("1 234,5", "nb", 1234.5),
    ("1\u00a0234\u202f567", "nb", 1234567.0), ("1 234 567.25", "en", 1234567.25), ("1,234", "nb", 1.234),
    ("1.234", "en", 1.234), ("0.123", "nb", 0.123), ("-0,5", "nb", -0.5), ("−5", "nb", -5.0), ("+5", "en", 5.0),
    (".5", "en", 0.5), (" 7 ", "en", 7.0), ("1234", "nb", 1234.0),
])
def test_the_language_decides_the_decimal_sign_and_spaces_set_thousands_apart(
        text: str, language: str, value: float) -> None:
    assert read_number(text, language) == value


@pytest.mark.parametrize(("text", "language", "message"), [
    ("1.234", "nb", "'1.234' can be read as 1234 or as 1,234; write one of these"),
    ("1,234", "en", "'1,234' can be read as 1234 or as 1.234; write one of these"),
    ("-1.234", "da", "'-1.234' can be read as -1234 or as -1,234; write one of these"),
    ("1.234.567", "nb",
     "'1.234.567' has a sign for thousands; write thousands with a space and decimals with ','"),
    ("1,234,567", "en",
     "'1,234,567' has a sign for thousands; write thousands with a space and decimals with '.'"),
    ("1e3", "en", "'1e3' has an exponent; write the number with all its digits"),
    ("eighty", "en", "'eighty' is not a number; write digits, with '.' for decimals"),
    ("80 x", "nb", "'80 x' is not a number; write digits, with ',' for decimals"),
    ("", "nb", "'' is not a number; write digits, with ',' for decimals"),
    ("1000 000", "nb", "'1000 000' is not a number; write digits, with ',' for decimals"),
])
def test_a_number_with_two_readings_or_none_is_refused(text: str, language: str, message: str) -> None:
    with refused(message):
        read_number(text, language)


def test_a_text_that_begins_with_a_number_gives_it_and_the_rest() -> None:
    assert number_at_start("150 000 saker", "nb") == (150000.0, "saker")
    assert number_at_start("saker 150", "nb") is None


@pytest.mark.parametrize(("text", "language", "amount"), [
    ("5 %", "nb", Amount(5.0, UnitName("percent"))),
    ("5 pp", "en", Amount(5.0, UnitName("percentage_point"))),
    ("2 mill. kr", "nb", Amount(2.0, UnitName("million_NOK"))),
    ("2 mill. kr", "da", Amount(2.0, UnitName("million_DKK"))),
    ("2,5", "nb", Amount(2.5)),
])
def test_an_amount_is_a_number_and_a_unit(text: str, language: str, amount: Amount) -> None:
    assert Amount.read(text, language) == amount


@settings(max_examples=50)
@given(st.builds(Amount, st.floats(allow_nan=False, allow_infinity=False),
                 st.none() | st.sampled_from(known_units())), st.sampled_from(LANGUAGES))
def test_an_amount_written_is_read_back_in_every_language(amount: Amount, language: str) -> None:
    assert Amount.read(str(amount), language) == amount


@pytest.mark.parametrize(("text", "message"), [
    ("five %", "'five %' is not an amount; write a number and a unit, such as 5 % or 2 mill. kr"),
    ("5 prosnt", "unit 'prosnt' is not known; did you mean 'prosent'?"),
])
def test_what_is_no_amount_is_refused(text: str, message: str) -> None:
    with refused(message):
        Amount.read(text, "nb")


def test_an_amount_is_finite_and_in_a_unit_we_know() -> None:
    with refused("number is nan; use a finite number"):
        Amount(nan)
    with refused("unit '%' is written 'percent' here"):
        Amount(5.0, UnitName("%"))


@pytest.mark.parametrize(("text", "duration"), [
    ("20 days", Duration(20, "day")), ("1 year", Duration(1, "year")), ("2 months", Duration(2, "month")),
    ("3 weeks", Duration(3, "week")), ("20 dager", Duration(20, "day")), ("2 mnd.", Duration(2, "month")),
    ("1 kvartal", Duration(1, "quarter")), ("2 tertialer", Duration(2, "tertial")), ("1 halvår", Duration(1, "half")),
    ("2 halves", Duration(2, "half")), ("1 quarter", Duration(1, "quarter")), ("0 days", Duration(0, "day")),
    ("1 år", Duration(1, "year")),
])
def test_a_length_of_time_is_read(text: str, duration: Duration) -> None:
    assert Duration.read(text) == duration


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "tertial", "half", "year"])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_length_of_time_written_is_read_back(count: int, unit: str) -> None:
    assert Duration.read(str(Duration(count, unit))) == Duration(count, unit)


@pytest.mark.parametrize("text", ["20", "soon", "20 cases", "-1 days", "1.5 months", "3 hours", ""])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with refused(f"{text!r} is not a length of time; write it as 20 days, 2 months or 1 year"):
        Duration.read(text)


def test_a_length_of_time_is_not_negative_and_in_calendar_parts() -> None:
    with refused("count is -1; use a number that is 0 or more"):
        Duration(-1, "day")
    with refused("unit is 'hour'; use 'day', 'week', 'month', 'quarter', 'tertial', 'half' or 'year'"):
        Duration(1, "hour")


@pytest.mark.parametrize(("duration", "day", "later"), [
    (Duration(20, "day"), date(2024, 2, 20), date(2024, 3, 11)),  # nine days to 29 February, eleven on
    (Duration(2, "week"), date(2024, 12, 25), date(2025, 1, 8)),
    (Duration(1, "month"), date(2024, 1, 31), date(2024, 2, 29)),
    (Duration(2, "month"), date(2025, 12, 31), date(2026, 2, 28)),
    (Duration(1, "quarter"), date(2024, 11, 30), date(2025, 2, 28)),
    (Duration(1, "tertial"), date(2024, 8, 31), date(2024, 12, 31)),
    (Duration(1, "half"), date(2024, 1, 1), date(2024, 7, 1)),
    (Duration(1, "year"), date(2024, 2, 29), date(2025, 2, 28)),
    (Duration(99_999, "year"), date(2024, 1, 1), date.max),
    (Duration(9_999_999_999, "week"), date(2024, 1, 1), date.max),
])
def test_a_day_so_much_later_is_the_last_of_a_shorter_month(duration: Duration, day: date, later: date) -> None:
    assert duration.after(day) == later
