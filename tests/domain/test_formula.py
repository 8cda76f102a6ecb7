"""What a formula may hold, and what is refused, in one line each."""

from __future__ import annotations

import pytest
from tests.examples import an_indicator, refused

from balanced_scorecard.domain.formula import Formula, Name, Number, Operation, Operator, cycles

REMEDY = "write + - * /, parentheses, numbers such as 0.5, and ids of letters, digits and '_'"


def test_times_and_over_go_before_plus_and_minus() -> None:
    assert Formula.parse("a + b * 2").term == Operation(
        Operator.PLUS, Name("a"), Operation(Operator.TIMES, Name("b"), Number(2.0)))
    assert Formula.parse("(a - b) / c").term == Operation(
        Operator.OVER, Operation(Operator.MINUS, Name("a"), Name("b")), Name("c"))


def test_a_sign_alone_is_nought_less_the_term() -> None:
    assert Formula.parse("-a").term == Operation(Operator.MINUS, Number(0.0), Name("a"))


def test_a_formula_may_be_written_over_several_lines() -> None:
    assert Formula.parse("a\n  / b").term == Formula.parse("a / b").term


def test_each_name_is_said_once_in_the_order_of_the_text() -> None:
    assert Formula.parse("b / (a + b)").names == ("b", "a")


@pytest.mark.parametrize(("text", "what"), [
    ("0,5 * a", "',5 * a'"),
    ("a ** 2", "'a ** 2'"),
    ("a // b", "'a // b'"),
    ("a + round(b)", "'round(b)'"),
    ("a.real", "'.real'"),
    ("a if b else c", "'a if b else c'"),
    ("a < b", "'< b'"),
    ("not a", "'not a'"),
    ("+a", "'+a'"),
    ("True * a", "'True'"),
    ("1j * a", "'1j * a'"),
    ("__import__('os')", "\"'os')\""),
    ("lambda: a", "': a'"),
    ("[a]", "'[a]'"),
    ("a\0", "'\\x00'"),
])
def test_what_is_no_sum_or_quotient_is_refused_by_name(text: str, what: str) -> None:
    with refused(f"formula {text!r} holds {what}; {REMEDY}"):
        Formula.parse(text)


@pytest.mark.parametrize("text", ["", "a +", "a b", "(a", "1.2.3 * a"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with refused(f"formula {text!r} cannot be read; {REMEDY}"):
        Formula.parse(text)


def test_a_formula_that_names_nothing_is_refused() -> None:
    with refused("formula '3 + 4' names nothing; write the ids of series or indicators"):
        Formula.parse("3 + 4")


@pytest.mark.parametrize("number", ["9" * 400, "1e999"])
def test_a_number_beyond_all_numbers_is_refused(number: str) -> None:
    text = f"{number} * a"
    shown = text if len(text) <= 60 else f"{text[:60]}..."
    with refused(f"formula {shown!r} holds a number too large; {REMEDY}"):
        Formula.parse(text)


def test_a_formula_too_long_or_too_deep_is_refused_before_it_is_followed() -> None:
    with refused("the formula has 501 characters; write at most 500"):
        Formula.parse("-" * 500 + "a")
    with refused(f"formula '{'-' * 60}...' is nested more than 100 deep; give its parts as indicators"):
        Formula.parse("-" * 499 + "a")


@pytest.mark.parametrize(("named", "found"), [
    ({"a": ["x"]}, []),
    ({"a": ["a"]}, [("a",)]),
    ({"a": ["b"], "b": ["c", "x"], "c": ["b"]}, [("b", "c")]),
    ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}, [("a", "b", "d"), ("c", "d", "a")]),
])
def test_formulas_that_need_each_other_are_found_once(
    named: dict[str, list[str]], found: list[tuple[str, ...]]
) -> None:
    assert cycles(named) == found


@pytest.mark.parametrize(("unit", "times"), [("percent", "100"), ("permille", "1000")])
def test_an_indicator_in_per_cent_refuses_to_be_multiplied_by_a_hundred_again(unit: str, times: str) -> None:
    said = f"formula: '{times} * a / b' multiplies by {times}, which the unit '{unit}' already does; leave that out"
    with refused(said):
        an_indicator(unit=unit, formula=f"{times} * a / b")
    an_indicator(unit=unit, formula="100 - a / b")
    an_indicator(unit="NOK", formula="1000 * a")


def test_an_indicator_refuses_what_is_no_formula() -> None:
    with refused(f"formula 'a ** 2' holds 'a ** 2'; {REMEDY}"):
        an_indicator(formula="a ** 2")
