from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import refused

from balanced_scorecard.domain.period import CALENDAR_YEAR, FiscalYear, Frequency, NamedBy, Period
from balanced_scorecard.errors import PeriodError

US = FiscalYear(starts=10, named_by=NamedBy.END)  # federal: FY 2018 runs from 1 October 2017
UK = FiscalYear(starts=4, named_by=NamedBy.START)  # 2024 runs from 1 April 2024
FISCAL_YEARS = st.builds(FiscalYear, starts=st.integers(1, 12), named_by=st.sampled_from(NamedBy))
DAYS = st.dates(min_value=date(3, 1, 1), max_value=date(9996, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    frequency, year = draw(st.sampled_from(Frequency)), draw(FISCAL_YEARS)
    period = Period.of_date(frequency, draw(DAYS), year)
    length = draw(st.integers(1, 3))
    return Period(frequency=frequency, ordinal=period.ordinal, length=length, fiscal_year=year)


@settings(max_examples=50)
@given(periods())
def test_parse_and_print_are_inverse(period: Period) -> None:
    assert Period.parse(str(period), period.fiscal_year) == period


@settings(max_examples=50)
@given(periods())
def test_a_pickled_period_is_equal_in_all_it_says(period: Period) -> None:
    copy = pickle.loads(pickle.dumps(period))
    assert (copy, hash(copy), copy.start, copy.end) == (period, hash(period), period.start, period.end)


@settings(max_examples=50)
@given(st.sampled_from(Frequency), DAYS, FISCAL_YEARS)
def test_the_period_of_a_day_contains_it_and_its_neighbours_touch(frequency: Frequency, day: date,
                                                                  year: FiscalYear) -> None:
    period = Period.of_date(frequency, day, year)
    assert day in period
    assert (period.start - period.previous().end).days == 1
    assert (period.shifted(1).start - period.end).days == 1


@pytest.mark.parametrize(("text", "start", "end"), [
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
    ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
    ("2024-T1", date(2024, 1, 1), date(2024, 4, 30)),
    ("2024-T2", date(2024, 5, 1), date(2024, 8, 31)),
    ("2024-T3", date(2024, 9, 1), date(2024, 12, 31)),
    ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ("2024-W07", date(2024, 2, 12), date(2024, 2, 18)),
    ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),  # ISO 8601: 2020 has 53 weeks
    ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
    ("2024-05-17", date(2024, 5, 17), date(2024, 5, 17)),
    ("2024..2027", date(2024, 1, 1), date(2027, 12, 31)),
    ("2024-Q4..2025-Q1", date(2024, 10, 1), date(2025, 3, 31)),
    (" 2024-T1 ", date(2024, 1, 1), date(2024, 4, 30)),
])
def test_every_form_of_text_is_read(text: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)
    assert str(period) == text.strip()


@pytest.mark.parametrize(("text", "fiscal_year", "start", "end"), [
    ("2024", US, date(2023, 10, 1), date(2024, 9, 30)),
    ("2024-Q1", US, date(2023, 10, 1), date(2023, 12, 31)),
    ("2024-T1", US, date(2023, 10, 1), date(2024, 1, 31)),
    ("2024-T2", US, date(2024, 2, 1), date(2024, 5, 31)),
    ("2024-H2", US, date(2024, 4, 1), date(2024, 9, 30)),
    ("2024", UK, date(2024, 4, 1), date(2025, 3, 31)),
    ("2024-T3", UK, date(2024, 12, 1), date(2025, 3, 31)),
    ("2024-Q4", UK, date(2025, 1, 1), date(2025, 3, 31)),
    ("2024-05", US, date(2024, 5, 1), date(2024, 5, 31)),  # months are the calendar's
    ("2024", FiscalYear(starts=1, named_by=NamedBy.START), date(2024, 1, 1), date(2024, 12, 31)),
])
def test_halves_tertials_and_quarters_are_parts_of_the_fiscal_year(
        text: str, fiscal_year: FiscalYear, start: date, end: date) -> None:
    period = Period.parse(text, fiscal_year)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(("day", "fiscal_year", "name"), [
    (date(2023, 9, 30), US, "2023"), (date(2023, 10, 1), US, "2024"),
    (date(2024, 3, 31), UK, "2023"), (date(2024, 4, 1), UK, "2024"), (date(2024, 4, 1), CALENDAR_YEAR, "2024"),
])
def test_a_day_belongs_to_the_fiscal_year_that_holds_it(day: date, fiscal_year: FiscalYear, name: str) -> None:
    assert str(Period.of_date(Frequency.YEAR, day, fiscal_year)) == name


@pytest.mark.parametrize(("text", "message"), [
    ("2027..2024", "'2027..2024' is not a span; write two periods of one kind, the earlier first: 2024..2027"),
    ("2024..2025-Q1", "'2024..2025-Q1' is not a span; write two periods of one kind, the earlier first: 2024..2027"),
])
def test_a_span_has_two_ends_of_one_kind_in_order(text: str, message: str) -> None:
    with refused(message, PeriodError):
        Period.parse(text)


def test_a_fiscal_year_starts_in_a_month() -> None:
    with refused("a fiscal year cannot start in month 13; use 1 to 12"):
        FiscalYear(starts=13)


def test_a_span_needs_at_least_one_period() -> None:
    with refused("length is 0; use a number that is 1 or more"):
        Period(frequency=Frequency.YEAR, ordinal=2024, length=0)


@pytest.mark.parametrize(("text", "steps", "kind"), [
    ("9997", 5, "year"), ("0002", -5, "year"), ("2024-01-01", -5_000_000, "day"),
])
def test_a_step_off_the_calendar_is_refused(text: str, steps: int, kind: str) -> None:
    with refused(f"a {kind} lies outside the calendar; years run from 0002 to 9997", PeriodError):
        Period.parse(text).shifted(steps)


@pytest.mark.parametrize(("text", "days"), [
    ("2024", 366), ("2023", 365), ("2024-T1", 121), ("2023-T1", 120), ("2024-W07", 7), ("2024-05-17", 1),
    ("2024-T1..2024-T2", 244),
])
def test_days_are_counted_with_both_ends(text: str, days: int) -> None:
    assert Period.parse(text).days == days


@pytest.mark.parametrize(("text", "code"), [
    ("2024-T2", "T2"), ("2024-Q3", "Q3"), ("2024-H1", "H1"), ("2024-05", "05"), ("2024", "2024"),
    ("2024-W07", "2024-W07"), ("2024-T1..2024-T2", "2024-T1..2024-T2"),
])
def test_a_part_of_a_year_has_a_code_within_it(text: str, code: str) -> None:
    assert Period.parse(text).code == code


@pytest.mark.parametrize(("text", "before"), [
    ("2024-T1", "2023-T3"), ("2024", "2023"), ("2024-01", "2023-12"), ("2021-W01", "2020-W53"),
    ("2024-03-01", "2024-02-29"), ("2024..2025", "2022..2023"),
])
def test_the_period_before_has_the_same_length(text: str, before: str) -> None:
    assert str(Period.parse(text).previous()) == before


@pytest.mark.parametrize(("text", "before"), [
    ("2024-T1", "2023-T1"), ("2024", "2023"), ("2024-02", "2023-02"), ("2024-02-29", "2023-02-28"),
    ("2024-05-17", "2023-05-17"), ("2020-W53", "2019-W52"), ("2024-W07", "2023-W07"),
    ("2024-Q1..2024-Q2", "2023-Q1..2023-Q2"), ("2024-H2", "2023-H2"),
])
def test_the_same_period_last_year_has_the_same_name(text: str, before: str) -> None:
    assert str(Period.parse(text).same_period_last_year()) == before


@pytest.mark.parametrize(("text", "fiscal_year", "year"), [
    ("2024-T2", CALENDAR_YEAR, "2024"), ("2024-10", US, "2025"), ("2024-12-31", UK, "2024"),
    ("2023..2025", CALENDAR_YEAR, "2025"),
])
def test_a_period_lies_in_the_fiscal_year_of_its_last_day(text: str, fiscal_year: FiscalYear, year: str) -> None:
    assert str(Period.parse(text, fiscal_year).year()) == year


@pytest.mark.parametrize(("text", "frequency", "steps"), [
    ("2024", Frequency.TERTIAL, ["2024-T1", "2024-T2", "2024-T3"]),
    ("2024-T1", Frequency.MONTH, ["2024-01", "2024-02", "2024-03", "2024-04"]),
    ("2024-T1", Frequency.QUARTER, ["2024-Q1"]),  # the second quarter ends after April
    ("2024-T2", Frequency.QUARTER, []),  # May to August holds no whole quarter
    ("2024-02", Frequency.WEEK, ["2024-W06", "2024-W07", "2024-W08"]),  # 5 to 25 February
    ("2024-01", Frequency.YEAR, []),
    ("2024-H1", Frequency.HALF, ["2024-H1"]),
    ("2024..2025", Frequency.YEAR, ["2024", "2025"]),
])
def test_the_steps_of_a_period_lie_wholly_inside(text: str, frequency: Frequency, steps: list[str]) -> None:
    assert [str(step) for step in Period.parse(text).steps(frequency)] == steps


def test_a_period_contains_what_lies_wholly_inside() -> None:
    tertial = Period.parse("2024-T2")
    assert Period.parse("2024-06") in tertial
    assert tertial in Period.parse("2024")
    assert Period.parse("2024-Q2") not in tertial
    assert date(2024, 8, 31) in tertial
    assert date(2024, 9, 1) not in tertial


def test_periods_are_ordered_by_time_then_by_length() -> None:
    texts = ["2024-02", "2024", "2023-T3", "2024-T1", "2024-01-01"]
    assert [str(each) for each in sorted(map(Period.parse, texts))] == [
        "2023-T3", "2024-01-01", "2024-T1", "2024", "2024-02"]


@settings(max_examples=50)
@given(periods(), periods())
def test_of_two_periods_one_is_less_or_both_are_equal(one: Period, other: Period) -> None:
    assert [one < other, one == other, one > other].count(True) == 1


def test_two_names_for_one_stretch_of_time_are_told_apart_and_still_ordered() -> None:
    year, tertials = Period.parse("2024"), Period.parse("2024-T1..2024-T3")
    assert year != tertials
    assert tertials < year


def test_a_period_is_not_compared_with_anything_else() -> None:
    with pytest.raises(TypeError):
        _ = Period.parse("2024") < 3


def test_an_anchored_period_keeps_its_name_and_changes_its_days() -> None:
    period = Period.parse("2024-Q1").anchored(US)
    assert str(period) == "2024-Q1"
    assert period.start == date(2023, 10, 1)


def test_only_a_span_is_one() -> None:
    assert Period.parse("2024..2025").is_span
    assert not Period.parse("2024..2024").is_span
