"""Numbers, days and periods as readers expect them."""

from __future__ import annotations

from datetime import date

import pytest

from balanced_scorecard.domain.period import FiscalYear, NamedBy, Period
from balanced_scorecard.reports.numbers import (
    HARD_SPACE,
    day_text,
    decimals_apart,
    decimals_for,
    exact,
    number,
    period_text,
    with_unit,
)


def soft(text: str) -> str:
    return text.replace(HARD_SPACE, " ")


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "1 234 567,5"), ("nn", "1 234 567,5"), ("sv", "1 234 567,5"), ("da", "1 234 567,5"), ("fi", "1 234 567,5"),
    ("en", "1 234 567.5"),
])
def test_thousands_are_parted_by_a_hard_space_and_the_language_rules_the_decimal_sign(language: str, text: str) -> None:
    assert soft(number(1234567.5, language, 1)) == text
    assert " " not in number(1234567.5, language, 1)


def test_halves_are_rounded_away_from_zero() -> None:
    assert [number(each, "en", 1) for each in (0.25, 0.35, -0.25)] == ["0.3", "0.4", "−0.3"]


def test_what_rounds_to_zero_has_no_minus() -> None:
    assert number(-0.01, "nb", 1) == "0,0"


def test_an_exact_number_keeps_its_own_decimals() -> None:
    assert [exact(each, "nb") for each in (80.0, 83.68, 0.125)] == ["80", "83,68", "0,125"]


def test_a_larger_number_is_shown_with_fewer_decimals() -> None:
    assert [decimals_for(each) for each in (12345.67, 86.6, 0.5, 0.05, 7.0, -3.5)] == [0, 1, 2, 3, 0, 1]


def test_declared_decimals_win() -> None:
    assert decimals_for(86.6, 0) == 0


def test_a_value_just_below_an_edge_gets_the_decimals_that_show_it() -> None:
    # 79.96 with one decimal is 80.0, which would stand in red beside ">= 80"
    assert number(79.96, "nb", decimals_apart(79.96, [80.0], 1)) == "79,96"


def test_a_value_just_above_an_edge_does_too() -> None:
    # 79.04 is above "> 79", but 79.0 would not look so
    assert number(79.04, "en", decimals_apart(79.04, [79.0], 1)) == "79.04"


def test_a_value_on_the_edge_needs_no_more_decimals() -> None:
    assert decimals_apart(80.0, [80.0], 1) == 1
    assert decimals_apart(0.1 + 0.2, [0.3], 1) == 1


def test_an_edge_that_is_rounded_itself_stays_on_its_side() -> None:
    # both would be 80 without decimals
    assert decimals_apart(79.6, [80.4], 0) == 1


def test_the_decimals_end_somewhere() -> None:
    assert decimals_apart(1.0, [1.0 + 2e-9], 0) == 9


def test_a_sign_stays_on_the_line_of_its_number_and_a_long_word_may_leave_it() -> None:
    assert with_unit("79,3", "percent", "nb") == "79,3\u00a0%"
    assert with_unit("800", "case", "nb") == "800 saker"
    assert with_unit("2", "million_NOK", "nb") == "2 mill.\u00a0kr"
    assert with_unit("0.5", None, "en") == "0.5"


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "05.03.2019"), ("da", "05.03.2019"), ("sv", "2019-03-05"), ("fi", "5.3.2019"), ("en", "5 March 2019"),
])
def test_a_day_is_written_as_the_language_writes_it(language: str, text: str) -> None:
    assert soft(day_text(date(2019, 3, 5), language)) == text


@pytest.mark.parametrize(("period", "nb", "en"), [
    ("2025", "2025", "2025"),
    ("2025-H2", "2. halvår 2025", "Second half of 2025"),
    ("2025-T2", "2. tertial 2025", "Second tertial 2025"),
    ("2025-Q3", "3. kvartal 2025", "Third quarter 2025"),
    ("2025-03", "Mars 2025", "March 2025"),
    ("2025-W07", "uke 7 2025", "Week 7, 2025"),
    ("2025-05-17", "17.05.2025", "17 May 2025"),
    ("2024..2027", "2024–2027", "2024–2027"),
])
def test_a_period_is_called_what_people_call_it(period: str, nb: str, en: str) -> None:
    assert soft(period_text(Period.parse(period), "nb")) == nb
    assert soft(period_text(Period.parse(period), "en")) == en


def test_a_fiscal_year_over_two_years_is_called_by_both() -> None:
    april = FiscalYear(starts=4, named_by=NamedBy.START)
    assert period_text(Period.parse("2018", april), "en") == "2018/19"
    assert period_text(Period.parse("2018-Q4", april), "en") == "Fourth quarter 2018/19"
