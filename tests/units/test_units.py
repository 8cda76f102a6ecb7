"""Units convert or are refused, and figures come out in the unit and of the kind their indicators need."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balanced_scorecard import (
    Aggregation,
    Basis,
    Comparator,
    CriticalSuccessFactor,
    FrozenMap,
    Indicator,
    Judged,
    Measurement,
    MeasurementError,
    Measurements,
    OrganisationUnit,
    Period,
    Perspective,
    Reached,
    Scorecard,
    Series,
    Target,
    Threshold,
    UnitError,
    Universal,
    in_indicator_units,
)
from balanced_scorecard.domain.unit_words import known_units
from balanced_scorecard.units import conversion_factor, converted, rate_factor

AT_LEAST = Comparator.AT_LEAST


def a_card(*indicators: Indicator, **said: Any) -> Scorecard:
    factor = CriticalSuccessFactor(id="F", name="Factor", indicators=indicators)
    return Scorecard(id="card", name="Card", perspectives=(Perspective(id="P", name="P", factors=(factor,)),), **said)


def an_indicator(**said: Any) -> Indicator:
    return Indicator(**{"id": "A1", "name": "Indicator"} | said)


T2 = Period.parse("2024-T2")


def a_row(value: Any = None, **said: Any) -> Measurement:
    return Measurement(**{"indicator": "A1", "period": Period.parse("2024"), "value": value} | said)


def settled(row: Measurement, *indicators: Indicator, **card: Any) -> Measurement:
    return in_indicator_units(Measurements([row]), a_card(*indicators, **card)).rows[0]


def refused(row: Measurement, *indicators: Indicator, **card: Any) -> list[str]:
    with pytest.raises(MeasurementError) as caught:
        settled(row, *indicators, **card)
    return str(caught.value).splitlines()



@pytest.mark.parametrize(
    ("from_unit", "to_unit", "factor"),
    [
        ("percent", "ratio", 0.01), ("ratio", "percent", 100), ("permille", "percent", 0.1), ("week", "day", 7),
        ("day", "hour", 24), ("hour", "minute", 60), ("minute", "second", 60), ("year", "month", 12),
        ("thousand_NOK", "NOK", 1e3), ("million_NOK", "thousand_NOK", 1e3), ("billion_EUR", "EUR", 1e9),
        ("kilometre", "metre", 1000), ("hectare", "square_metre", 10_000), ("tonne", "kilogram", 1000),
        ("megawatt_hour", "kilowatt_hour", 1000), ("gigawatt_hour", "kilowatt_hour", 1e6),
        ("million_NOK/FTE", "NOK/FTE", 1e6), ("NOK/day", "NOK/week", 7), ("case", "case", 1),
    ],
)
def test_units_of_one_kind_convert(from_unit: str, to_unit: str, factor: float) -> None:
    assert conversion_factor(from_unit, to_unit) == pytest.approx(factor, rel=1e-12)


@pytest.mark.parametrize(
    ("from_unit", "to_unit"),
    [
        ("month", "day"), ("year", "week"), ("NOK", "SEK"), ("million_NOK", "EUR"), ("case", "person"),
        ("person", "FTE"), ("piece", "case"), ("percent", "percentage_point"), ("working_day", "day"),
        ("point", "percent"), ("NOK/case", "NOK"), ("NOK/case", "NOK/person"), ("tonne", "tonne_CO2e"),
        ("ratio", "piece"), ("litre", "kilogram"), ("month", "working_day"),
    ],
)
def test_units_of_different_kinds_do_not(from_unit: str, to_unit: str) -> None:
    with pytest.raises(UnitError):
        conversion_factor(from_unit, to_unit)


def test_the_refusal_says_what_would_convert() -> None:
    with pytest.raises(UnitError) as caught:
        conversion_factor("minute", "percent")
    assert str(caught.value) == "'minute' does not convert to 'percent'; use 'percent', 'permille' or 'ratio'"


@pytest.mark.parametrize("units", [("minutt", "hour"), ("hour", "minutt")])
def test_only_the_librarys_own_names_are_units_here(units: tuple[str, str]) -> None:
    with pytest.raises(UnitError, match="unit 'minutt' is not known"):
        conversion_factor(*units)


def test_every_known_unit_is_defined_and_conversion_is_mutual() -> None:
    pairs = permutations(known_units(), 2)
    there = {pair for pair in pairs if _converts(*pair)}
    assert there == {(to, start) for start, to in there}
    # ratio percent permille: 6; s min h day week: 20; month year: 2; m km: 2; m2 ha: 2; kg t: 2; kWh MWh GWh: 6;
    # each of the seven currencies with its three multiples: 7 * 12
    assert len(there) == 6 + 20 + 2 + 2 + 2 + 2 + 6 + 7 * 12


def _converts(start: str, to: str) -> bool:
    try:
        return conversion_factor(start, to) > 0
    except UnitError:
        return False


@given(st.floats(-1e9, 1e9), st.sampled_from([("minute", "hour"), ("percent", "ratio"), ("NOK", "million_NOK")]))
def test_there_and_back_is_the_same_number(value: float, units: tuple[str, str]) -> None:
    start, to = units
    assert converted(converted(value, start, to), to, start) == pytest.approx(value, rel=1e-12)


def test_exact_divisions_stay_exact() -> None:
    assert converted(90, "minute", "hour") == 1.5
    assert converted(45, "percent", "ratio") == 0.45


@pytest.mark.parametrize(("unit", "factor"), [
    ("percent", 100), ("permille", 1000), ("ratio", 1), ("NOK/case", 1), (None, 1)])
def test_the_parts_of_a_rate_give_its_unit(unit: str | None, factor: float) -> None:
    assert rate_factor(unit) == factor



def test_value_low_and_high_are_converted_and_parts_are_not() -> None:
    row = a_row(0.75, unit="ratio", low=0.5, high=0.9, numerator=3.0, denominator=4.0, n=4.0)
    got = settled(row, an_indicator(unit="percent", adds_up=Aggregation.RATE))
    assert (got.value, got.low, got.high, got.unit) == (75.0, 50.0, 90.0, "percent")
    assert (got.numerator, got.denominator, got.n) == (3.0, 4.0, 4.0)


def test_without_a_unit_a_row_is_in_its_indicators() -> None:
    got = settled(a_row(3.5), an_indicator(unit="week"))
    assert (got.value, got.unit) == (3.5, "week")


def test_doing_it_twice_changes_nothing() -> None:
    card = a_card(an_indicator(unit="hour"))
    once = in_indicator_units(Measurements([a_row(90.0, unit="minute")]), card)
    assert once.rows[0].value == 1.5
    assert in_indicator_units(once, card) == once


def test_a_series_has_a_unit_too() -> None:
    row = a_row(2.0, indicator="costs", unit="million_NOK")
    assert settled(row, series=(Series(id="costs", unit="NOK"),)).value == 2_000_000.0


@pytest.mark.parametrize("expectation", [Universal(), Threshold(comparator=AT_LEAST, value=80, unit="percent")])
def test_where_the_indicator_has_no_unit_its_target_has(expectation: Universal | Threshold) -> None:
    indicator = an_indicator(targets=(Target(expectation=expectation),))
    assert settled(a_row(0.5, unit="ratio"), indicator).value == 50.0


def test_where_nobody_names_a_unit_the_first_row_that_does_decides() -> None:
    rows = [a_row(2.0, unit="hour"), a_row(90.0, unit="minute", org_unit="a"), a_row(3.0, org_unit="b")]
    got = in_indicator_units(Measurements(rows), a_card(an_indicator()))
    assert [(row.value, row.unit) for row in got] == [(2.0, "hour"), (1.5, "hour"), (3.0, "hour")]
    with pytest.raises(UnitError, match="'A1' in 2024 came in 'case', its indicator is in 'hour'"):
        in_indicator_units(Measurements([rows[0], a_row(1.0, unit="case", org_unit="a")]), a_card(an_indicator()))


def test_a_row_that_does_not_convert_is_named() -> None:
    row = a_row(12.0, indicator="on-time", unit="minute", place="2025.csv: row 14")
    with pytest.raises(UnitError) as caught:
        settled(row, an_indicator(id="on-time", unit="percent"))
    assert str(caught.value) == (
        "2025.csv: row 14: 'on-time' came in 'minute', its indicator is in 'percent'; give a unit that converts")


def test_every_fault_comes_at_once_and_is_then_more_than_a_unit() -> None:
    rows = [a_row(1.0, unit="minute", org_unit="sør", basis=Basis.YEAR_TO_DATE, period=T2),
            a_row(1.0, indicator="on-tme"), a_row(1.0, indicator="xyz")]
    stock = an_indicator(unit="percent", adds_up=Aggregation.STOCK)
    card = a_card(stock, an_indicator(id="on-time"), organisation=_ORGANISATION)
    with pytest.raises(MeasurementError) as caught:
        in_indicator_units(Measurements(rows), card)
    assert not isinstance(caught.value, UnitError)
    assert str(caught.value).splitlines() == [
        "'A1' in 2024-T2 came from 'sør', which is no unit of the organisation; "
        "use the id of a unit of the card's organisation",
        "'A1' in 2024-T2 came as year_to_date, but adds up as 'stock'; give the period's own value, or declare adds_up",
        "'A1' in 2024-T2 came in 'minute', its indicator is in 'percent'; give a unit that converts",
        "'on-tme' in 2024 is no indicator or series of the card; did you mean 'on-time'?",
        "'xyz' in 2024 is no indicator or series of the card; use the id of an indicator or a series",
    ]


_ORGANISATION = OrganisationUnit(id="dir", name="The directorate", org_units=(OrganisationUnit(id="nord", name="N"),))


@pytest.mark.parametrize(("given_unit", "org_unit"), [("", ""), ("dir", ""), ("nord", "nord")])
def test_the_root_has_two_names_and_one_meaning(given_unit: str, org_unit: str) -> None:
    assert settled(a_row(1.0, org_unit=given_unit), an_indicator(), organisation=_ORGANISATION).org_unit == org_unit


def test_an_unknown_unit_is_refused_with_the_nearest() -> None:
    assert refused(a_row(1.0, org_unit="nordd"), an_indicator(), organisation=_ORGANISATION) == [
        "'A1' in 2024 came from 'nordd', which is no unit of the organisation; did you mean 'nord'?"]


def test_without_an_organisation_any_unit_will_do() -> None:
    assert settled(a_row(1.0, org_unit="anywhere"), an_indicator()).org_unit == "anywhere"


@pytest.mark.parametrize("adds_up", [Aggregation.STOCK, Aggregation.NONE, None])
def test_what_does_not_add_up_over_time_has_no_year_to_date(adds_up: Aggregation | None) -> None:
    word = adds_up.value if adds_up else "none"
    said = f"came as year_to_date, but adds up as {word!r}; give the period's own value, or declare adds_up"
    row = a_row(1.0, basis=Basis.YEAR_TO_DATE, period=T2)
    assert refused(row, an_indicator(adds_up=adds_up)) == [f"'A1' in 2024-T2 {said}"]


@pytest.mark.parametrize("period", ["2024", "2024-T1", "2024-H1"])
def test_the_year_to_date_of_a_years_first_period_is_that_period(period: str) -> None:
    row = a_row(1.0, basis=Basis.YEAR_TO_DATE, period=Period.parse(period))
    assert settled(row, an_indicator(adds_up=Aggregation.STOCK)) == row


@pytest.mark.parametrize("adds_up", [Aggregation.FLOW, Aggregation.RATE, Aggregation.MEAN, Aggregation.MAX])
def test_the_rest_may_come_as_year_to_date(adds_up: Aggregation) -> None:
    row = a_row(1.0, basis=Basis.YEAR_TO_DATE)
    assert settled(row, an_indicator(adds_up=adds_up)) == row


LEVELS = an_indicator(levels=("C", "Basis", "1"))
MILESTONE = an_indicator(targets=(Target(expectation=Reached(what="In use"), by=date(2025, 10, 1)),))
JUDGED = an_indicator(targets=(Target(expectation=Judged(how="By the director")),))


@pytest.mark.parametrize(("written", "level"), [("C", "C"), ("basis", "Basis"), (1.0, "1"), (None, None)])
def test_levels_get_the_cards_spelling(written: str | float | None, level: str | None) -> None:
    assert settled(a_row(written), LEVELS).value == level


@pytest.mark.parametrize(("written", "shown", "hint"), [
    ("Bais", "'Bais'", "did you mean 'Basis'?"), (4.0, "'4'", "use 'C', 'Basis' or '1'")])
def test_what_is_no_level_is_refused(written: str | float, shown: str, hint: str) -> None:
    assert refused(a_row(written), LEVELS) == [f"'A1' in 2024 has the value {shown}, which is no level; {hint}"]


def test_a_milestone_has_the_date_it_was_reached() -> None:
    assert settled(a_row(date(2025, 9, 30)), MILESTONE).value == date(2025, 9, 30)


@pytest.mark.parametrize(("written", "shown"), [("ja", "'ja'"), (1.0, "1")])
def test_a_milestone_has_no_other_value(written: str | float, shown: str) -> None:
    assert refused(a_row(written), MILESTONE) == [
        f"'A1' in 2024 has the value {shown}, its indicator is a milestone; "
        "write the date it was reached, such as 2025-09-30, or leave it empty"]


@pytest.mark.parametrize(("written", "judgement"), [
    ("god", "good"), ("Middels", "medium"), ("mindre  god", "poor"), ("poor", "poor"), ("I rute", "good"),
    ("hyvä", "good"), ("mindre bra", "poor")])
def test_judgements_are_known_in_every_language_and_in_the_cards_own_words(written: str, judgement: str) -> None:
    assert settled(a_row(written), JUDGED, words=FrozenMap({"good": "I rute"})).value == judgement


@pytest.mark.parametrize(("written", "shown"), [("bedre", "'bedre'"), (3.0, "3")])
def test_other_judgements_are_refused(written: str | float, shown: str) -> None:
    assert refused(a_row(written), JUDGED) == [
        f"'A1' in 2024 has the value {shown}, its indicator is judged; write 'good', 'medium' or 'poor'"]


@pytest.mark.parametrize(("written", "shown"), [("god", "'god'"), (date(2025, 9, 30), "'2025-09-30'")])
def test_where_numbers_are_measured_a_word_is_refused(written: str | date, shown: str) -> None:
    assert refused(a_row(written), an_indicator(unit="percent")) == [
        f"'A1' in 2024 has the value {shown}, its indicator is measured in numbers; write a number"]



@pytest.mark.parametrize(("value", "unit"), [
    (78.57142857142857, "percent"), (78.6, "percent"), (79.0, "percent"), (None, "percent"), (0.786, "ratio"),
    (0.79, "ratio"), (786.0, "permille")])
def test_a_value_may_be_its_parts_rounded(value: float | None, unit: str) -> None:
    """11 / 14 = 0.785714."""
    row = a_row(value, unit=unit, numerator=11.0, denominator=14.0)
    assert settled(row, an_indicator(unit="percent", adds_up=Aggregation.RATE)).numerator == 11.0


@pytest.mark.parametrize(("value", "unit", "shown", "parts"), [
    (78.5, "percent", "78.5", "78.5714"), (0.786, "percent", "0.7860", "78.5714"), (78.6, "ratio", "78.6", "0.785714")])
def test_a_value_that_its_parts_contradict_is_refused(value: float, unit: str, shown: str, parts: str) -> None:
    row = a_row(value, unit=unit, numerator=11.0, denominator=14.0)
    assert refused(row, an_indicator(unit="percent", adds_up=Aggregation.RATE)) == [
        f"'A1' in 2024 has the value {shown}, but its parts 11 / 14 give {parts}; correct one, or leave value empty"]


def test_no_events_have_no_share() -> None:
    assert refused(a_row(0.0, numerator=0.0, denominator=0.0), an_indicator(unit="percent")) == [
        "'A1' in 2024 has the value 0 beside the parts 0 / 0; leave value empty"]


def test_what_was_settled_for_a_card_is_taken_as_it_is() -> None:
    card = a_card(an_indicator())
    settled = in_indicator_units(Measurements(), card)
    assert in_indicator_units(settled, card) is settled
    assert in_indicator_units(settled, a_card(an_indicator(), version="2")) is not settled
