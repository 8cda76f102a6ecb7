from __future__ import annotations

import pickle
from datetime import date, datetime
from math import inf, nan
from typing import Any

import pytest
from tests.examples import a_measurement, measured, refused

from balanced_scorecard.domain.aggregation import Basis
from balanced_scorecard.domain.identifiers import UnitName
from balanced_scorecard.domain.measurement import Measurements, ObservationStatus
from balanced_scorecard.domain.period import CALENDAR_YEAR, FiscalYear, Period
from balanced_scorecard.errors import MeasurementError

PERCENT = UnitName("percent")


@pytest.mark.parametrize(("fields", "message"), [
    ({"value": nan}, "value is nan; use a finite number"),
    ({"value": -inf}, "value is -inf; use a finite number"),
    ({"numerator": inf, "denominator": 1.0}, "numerator is inf; use a finite number"),
    ({"numerator": 1.0}, "numerator and denominator go together; give both or none"),
    ({"denominator": 1.0}, "numerator and denominator go together; give both or none"),
    ({"low": 92.4, "high": 52.4}, "low is 92.4, above high, 52.4; the interval runs from low to high"),
])
def test_a_row_that_is_no_measurement_is_refused(fields: Any, message: str) -> None:
    with refused(message):
        a_measurement(**fields)


@pytest.mark.parametrize(("fields", "has_value"), [
    ({"value": 0.0}, True), ({"value": "B"}, True), ({"value": date(2025, 9, 30)}, True), ({"value": 3}, True),
    ({"value": None}, False), ({"value": None, "numerator": 0.0, "denominator": 0.0}, True),
    ({"value": None, "low": 52.4, "high": 92.4}, False),
])
def test_a_value_may_be_a_number_a_word_a_date_or_two_parts(fields: Any, has_value: bool) -> None:
    assert a_measurement(**fields).has_value is has_value


@pytest.mark.parametrize(("codes", "is_provisional"), [
    ("", False), ("A", False), ("P", True), ("E", True), ("F", True), ("V", True), ("B", False), ("BP", True),
])
def test_a_figure_that_may_still_change_is_provisional(codes: str, is_provisional: bool) -> None:
    assert a_measurement(statuses=frozenset(map(ObservationStatus, codes))).is_provisional is is_provisional


def test_the_place_of_a_row_is_no_part_of_what_it_says() -> None:
    assert a_measurement(place="a.csv: row 1") == a_measurement(place="b.csv: row 9")


def test_two_values_for_one_indicator_and_period_are_refused_naming_both_rows() -> None:
    rows = [a_measurement("repeat-rate", "2025-Q3", 55.0, unit=PERCENT, place="2025.csv: row 3"),
            a_measurement("repeat-rate", "2025-Q3", 57.0, unit=PERCENT, place="2025.csv: row 9")]
    with refused("2025.csv: rows 3 and 9: two values for 'repeat-rate' in 2025-Q3 (55.0 and 57.0 percent); keep one",
                 MeasurementError):
        Measurements(rows)


@pytest.mark.parametrize(("first", "second", "said"), [
    ({"place": "a.csv: row 3"}, {"place": "b.csv: row 9"},
     "a.csv: row 3 and b.csv: row 9: two values for 'I' in 2024 (80.0 and 80.0); keep one"),
    ({"place": "a.csv: row 3"}, {}, "two values for 'I' in 2024 (80.0 and 80.0); keep one"),
    ({"place": "row 3"}, {"place": "row 9"}, "row 3 and row 9: two values for 'I' in 2024 (80.0 and 80.0); keep one"),
    ({"unit": PERCENT}, {"value": 0.8, "unit": UnitName("ratio")},
     "two values for 'I' in 2024 (80.0 percent and 0.8 ratio); keep one"),
    ({"unit": PERCENT}, {"value": 0.8}, "two values for 'I' in 2024 (80.0 percent and 0.8); keep one"),
    ({"value": "B"}, {"value": date(2024, 3, 1)}, "two values for 'I' in 2024 ('B' and 2024-03-01); keep one"),
    ({"value": None}, {"value": None, "numerator": 11.0, "denominator": 14.0},
     "two values for 'I' in 2024 (no value and 11.0 of 14.0); keep one"),
])
def test_two_values_are_told_apart_by_place_unit_and_kind(first: Any, second: Any, said: str) -> None:
    with refused(said, MeasurementError):
        Measurements([a_measurement(**first), a_measurement(**second)])


def test_every_double_is_said_at_once() -> None:
    rows = [a_measurement(period=period, org_unit="nord") for period in ("2023", "2024", "2023", "2024", "2024")]
    with pytest.raises(MeasurementError) as caught:
        Measurements(rows)
    assert [str(fault) for fault in caught.value.faults] == [
        "two values for 'I' in 'nord' in 2023 (80.0 and 80.0); keep one",
        "two values for 'I' in 'nord' in 2024 (80.0 and 80.0); keep one",
        "two values for 'I' in 'nord' in 2024 (80.0 and 80.0); keep one"]


@pytest.mark.parametrize("other", [
    {"indicator": "J"}, {"period": "2024-T1"}, {"org_unit": "nord"}, {"basis": Basis.YEAR_TO_DATE},
    {"recorded_at": datetime(2025, 2, 1)},
])
def test_vintages_units_periods_and_bases_may_stand_side_by_side(other: Any) -> None:
    assert len(Measurements([a_measurement(), a_measurement(**other)])) == 2


def test_rows_are_found_by_indicator_and_unit_in_order_of_time() -> None:
    rows = Measurements([
        a_measurement(period="2024-T2"), a_measurement(period="2024-T1", recorded_at=datetime(2025, 1, 1)),
        a_measurement(period="2024-T1"), a_measurement(org_unit="nord"), a_measurement("J")])
    assert [(str(row.period), row.recorded_at) for row in rows.of("I")] == [
        ("2024-T1", None), ("2024-T1", datetime(2025, 1, 1)), ("2024-T2", None)]
    assert [row.org_unit for row in rows.of("I", "nord")] == ["nord"]
    assert rows.of("K") == ()


def test_rows_are_counted_walked_and_shown() -> None:
    rows = measured(p2023=1.0, p2024=2.0)
    assert [row.value for row in rows] == [1.0, 2.0]
    assert repr(rows) == "<Measurements: 2 rows of 1 indicators>"


def test_no_rows_are_measurements_too() -> None:
    assert len(Measurements()) == 0


def test_periods_are_read_in_the_fiscal_year_of_the_card() -> None:
    october = FiscalYear(starts=10)
    rows = measured(p2024=2.0)
    assert rows.anchored(CALENDAR_YEAR) is rows
    assert rows.anchored(october).of("I")[0].period == Period.parse("2024", october)


def test_pickled_measurements_are_equal_and_still_indexed() -> None:
    rows = measured(p2023=1.0, p2024=2.0)
    copy = pickle.loads(pickle.dumps(rows))
    assert (copy, hash(copy)) == (rows, hash(rows))
    assert copy.of("I") == rows.of("I")
