"""Frames as pandas makes them: every dtype a column may have, tidy and wide, there and back."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from balanced_scorecard import (
    Basis,
    Measurement,
    MeasurementColumns,
    MeasurementError,
    Measurements,
    ObservationStatus,
    Period,
    measurements_from_frame,
)
from balanced_scorecard.frames.measurements import measurements_to_frame


def a_frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame({"indicator": ["A1", "A2"], "period": ["2024", "2024"], "value": [1.0, 2.0]} | columns)


def read(**columns: Any) -> tuple[Measurement, ...]:
    return measurements_from_frame(a_frame(**columns)).rows


def refused(frame: pd.DataFrame, **options: Any) -> list[str]:
    with pytest.raises(MeasurementError) as caught:
        measurements_from_frame(frame, **options)
    return str(caught.value).splitlines()


# ---- dtypes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        [1, 2], np.array([1, 2], dtype="int32"), pd.array([1, 2], dtype="Int64"), pd.array([1.0, 2.0], dtype="Float64"),
        pd.Series([1, 2], dtype="object"), np.array([1, 2], dtype="float32"), ["1", " 2 "], [Decimal(1), Decimal(2)],
        pd.Categorical([1, 2]), pd.Series([np.int64(1), np.float64(2)], dtype="object"),
    ],
)
def test_numbers_of_every_dtype_are_the_same(values: Any) -> None:
    got = [row.value for row in read(value=values)]
    assert got == [1.0, 2.0]
    assert [type(value) for value in got] == [float, float]


@pytest.mark.parametrize(
    "values",
    [
        [1.0, np.nan], pd.Series([1.0, None], dtype="object"), pd.array([1, None], dtype="Int64"),
        pd.Series([1.0, pd.NA], dtype="object"), pd.Series([1.0, pd.NaT], dtype="object"), [1.0, ""], [1.0, "  "],
    ],
)
def test_whatever_pandas_calls_missing_is_missing(values: Any) -> None:
    assert [row.value for row in read(value=values)] == [1.0, None]


@pytest.mark.parametrize("dtype", ["object", "string", "category"])
def test_texts_of_every_dtype_are_the_same(dtype: str) -> None:
    rows = read(indicator=pd.Series(["D1", "D2"], dtype=dtype), value=pd.Series(["god", None], dtype=dtype))
    assert [(row.indicator, row.value) for row in rows] == [("D1", "god"), ("D2", None)]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_datetimes_of_every_resolution_are_plain_ones(unit: str) -> None:
    moments = pd.to_datetime(pd.Series(["2024-05-20 09:30", None])).astype(np.dtype(f"datetime64[{unit}]"))
    got = [row.recorded_at for row in read(recorded_at=moments)]
    assert got == [datetime(2024, 5, 20, 9, 30), None]
    assert type(got[0]) is datetime


def test_the_day_of_a_milestone_is_a_date() -> None:
    assert [row.value for row in read(value=pd.DatetimeIndex(["2025-09-30", None]))] == [date(2025, 9, 30), None]


@pytest.mark.parametrize(
    ("text", "freq", "period"),
    [
        ("2024-05", "M", "2024-05"), ("2024-05-17", "D", "2024-05-17"), ("2024", "Y", "2024"),
        ("2024Q3", "Q", "2024-Q3"), ("2024-05", "4M", "2024-T2"), ("2024-02-14", "W", "2024-W07"),
    ],
)
def test_pandas_periods_are_known_by_what_they_cover(text: str, freq: str, period: str) -> None:
    column = pd.PeriodIndex([pd.Period(text, freq=freq)] * 2)
    assert [str(row.period) for row in read(period=column)] == [period, period]
    assert [str(row.period) for row in read(period=pd.Series(column, dtype="object"))] == [period, period]


def test_years_may_be_numbers() -> None:
    assert [str(row.period) for row in read(period=[2024, 2025])] == ["2024", "2025"]


@pytest.mark.parametrize(("text", "freq"), [("2024", "Y-MAR"), ("2024-02", "4M"), ("2024-02-14", "W-WED")])
def test_a_pandas_period_without_a_name_of_ours_is_refused(text: str, freq: str) -> None:
    lines = refused(a_frame(period=[pd.Period(text, freq=freq), "2024"]))
    assert len(lines) == 1
    assert f"[{freq}{'-DEC' if freq == 'Y' else ''}]' is not a period; write it as 2024, 2024-H1" in lines[0]


def test_a_moment_is_no_period() -> None:
    assert refused(a_frame(period=[pd.Timestamp("2024-05-01"), "2024"])) == [
        "row 0: period: '2024-05-01T00:00:00' is a moment, which may stand for a day, a month or a year; "
        "write the period as text, or make a column of a frame periods: .dt.to_period('M')"]


def test_a_moment_in_a_zone_is_refused() -> None:
    assert refused(a_frame(recorded_at=[pd.Timestamp("2024-05-01", tz="UTC"), None])) == [
        "row 0: recorded_at: '2024-05-01T00:00:00+00:00' has a time zone; give the local time without it"]


# ---- rows and columns --------------------------------------------------------------------------------------------


def test_every_column_fills_its_field() -> None:
    frame = pd.DataFrame([{
        "indicator": "A1", "period": "2024-T1", "value": 78.6, "org_unit": "nord", "unit": "%", "numerator": 11,
        "denominator": 14, "n": 14, "low": 52.4, "high": 92.4, "basis": "year_to_date", "status": "P|E",
        "recorded_at": "2024-05-20", "recorded_by": "kari", "approved_by": "ola", "approved_at": date(2024, 6, 1),
        "source": "Fagsystemet", "note": "x", "method_version": 2}])
    assert measurements_from_frame(frame).rows == (Measurement(
        indicator="A1", period=Period.parse("2024-T1"), value=78.6, org_unit="nord", unit="percent", numerator=11.0,
        denominator=14.0, n=14.0, low=52.4, high=92.4, basis=Basis.YEAR_TO_DATE,
        statuses=frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED}),
        recorded_at=datetime(2024, 5, 20), recorded_by="kari", approved_by="ola", approved_at=datetime(2024, 6, 1),
        source="Fagsystemet", note="x", method_version="2"),)


def test_named_levels_of_the_index_are_columns() -> None:
    grouped = a_frame().groupby(["indicator", "period"]).sum()
    assert [(row.indicator, str(row.period), row.value) for row in measurements_from_frame(grouped)] == [
        ("A1", "2024", 1.0), ("A2", "2024", 2.0)]


def test_columns_may_have_names_of_ones_own_and_the_rest_is_left_out() -> None:
    frame = a_frame(antall=[1, 2]).rename(columns={"indicator": "kpi", "value": "resultat"})
    rows = measurements_from_frame(frame, columns=MeasurementColumns(indicator="kpi", value="resultat")).rows
    assert [(row.indicator, row.value, row.n) for row in rows] == [("A1", 1.0, None), ("A2", 2.0, None)]


def test_norwegian_columns_are_known() -> None:
    frame = pd.DataFrame({"indikator": ["A1"], "periode": ["2024"], "verdi": [1.0]})
    assert measurements_from_frame(frame).rows[0].value == 1.0


def test_wide_frames_have_one_column_a_period() -> None:
    frame = pd.DataFrame({"kpi": ["A1", "A2"], 2023: [1.0, np.nan], pd.Period("2024-01", freq="4M"): [2, 3]})
    rows = measurements_from_frame(frame, columns=MeasurementColumns(indicator="kpi"), layout="wide").rows
    assert [(row.indicator, str(row.period), row.value) for row in rows] == [
        ("A1", "2023", 1.0), ("A1", "2024-T1", 2.0), ("A2", "2024-T1", 3.0)]


def test_the_frame_given_is_not_changed() -> None:
    frame = a_frame(note=["x", None])
    before = frame.copy(deep=True)
    measurements_from_frame(frame)
    pd.testing.assert_frame_equal(frame, before)


# ---- faults ------------------------------------------------------------------------------------------------------


def test_every_fault_comes_at_once_with_the_label_of_its_row() -> None:
    frame = a_frame(value=[np.inf, True], unit=["%", "sekel"])
    frame.index = pd.Index(["first", "second"])
    assert refused(frame) == [
        "row 'first': value: inf is not a number to reckon with; leave the cell empty and say why in status: "
        "L not collected, M cannot exist, Q suppressed",
        "row 'second': value: True is not a number; write digits",
        "row 'second': unit: unit 'sekel' is not known; did you mean 'sek'?",
    ]


def test_a_code_that_became_a_number_is_refused() -> None:
    assert refused(a_frame(indicator=[1.1, 2.0]))[0] == (
        "row 0: indicator: 1.1 is a number where a text is needed; store it as text, since 1.1 and 1.10 are one")


def test_unknown_columns_are_refused_with_the_nearest() -> None:
    assert refused(a_frame(org_unt=["a", "b"])) == ["columns: 'org_unt' is not a column; did you mean 'org_unit'?"]


def test_a_name_of_ones_own_must_be_in_the_frame() -> None:
    assert refused(a_frame(), columns=MeasurementColumns(indicator="indicatr", value="xyz")) == [
        "no column 'indicatr'; did you mean 'indicator'?", "no column 'xyz'; name one of the frame"]


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (pd.DataFrame(), "columns: no column indicator / indikator and no column period / periode; "
                         "name the columns in the first row of the table"),
        (a_frame().head(0), "has headings and no rows; add a row a value"),
    ],
)
def test_an_empty_frame_is_refused(frame: pd.DataFrame, why: str) -> None:
    assert refused(frame) == [why]


def test_doubled_rows_are_refused_with_both_labels() -> None:
    lines = refused(pd.concat([a_frame(), a_frame(value=[5.0, 2.0])], ignore_index=True))
    assert lines == ["row 0 and row 2: two values for 'A1' in 2024 (1.0 and 5.0); keep one",
                     "row 1 and row 3: two values for 'A2' in 2024 (2.0 and 2.0); keep one"]


# ---- and back ----------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back() -> None:
    measurements = Measurements([
        Measurement(indicator="A1", period=Period.parse("2024-T1"), value=78.6, unit="percent", numerator=11.0,
                    denominator=14.0, statuses=frozenset({ObservationStatus.PROVISIONAL, ObservationStatus.BREAK}),
                    recorded_at=datetime(2024, 5, 20, 9, 30), basis=Basis.YEAR_TO_DATE),
        Measurement(indicator="C1", period=Period.parse("2024"), value=date(2025, 9, 30), org_unit="nord"),
        Measurement(indicator="D1", period=Period.parse("2024-W07"), value="B", note="x", method_version="1.10"),
        Measurement(indicator="D1", period=Period.parse("2024-W08"),
                    statuses=frozenset({ObservationStatus.SUPPRESSED})),
    ])
    assert measurements_from_frame(measurements_to_frame(measurements)) == measurements


def test_no_figures_make_a_frame_without_rows() -> None:
    frame = measurements_to_frame(Measurements())
    assert (len(frame), list(frame.columns)[:3]) == (0, ["indicator", "period", "value"])
