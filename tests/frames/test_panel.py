"""Panels from frames: the same cells as from measurements, and every fault told with the first rows."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card, a_row, an_indicator
from tests.evaluation.panels import a_random_card, some_random_figures
from tests.evaluation.test_panel import alike, asked_of
from tests.examples import refused

from balanced_scorecard import (
    Aggregation,
    FromUnits,
    Indicator,
    MeasurementError,
    Measurements,
    OrganisationUnit,
    Panel,
    Reason,
    Status,
    UnitError,
    evaluate_panel,
)
from balanced_scorecard.frames.measurements import measurements_to_frame

ORGANISATION = OrganisationUnit(id="all", name="all", org_units=(
    OrganisationUnit(id="north", name="north", closes=date(2024, 6, 30)),
    OrganisationUnit(id="south", name="south", opens=date(2024, 2, 1)),
))
RATE = Indicator(id="r", name="r", unit="percent", adds_up=Aggregation.RATE, targets=an_indicator(">= 80 %").targets)
DAYS = Indicator(id="d", name="d", unit="day", targets=an_indicator("<= 14 days").targets)
CARD = a_card(RATE, DAYS, organisation=ORGANISATION)


def tidy(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows)


def differing(one: Panel, other: Panel) -> list[str]:
    """Return which cells of *one* are not those of *other*, whatever the order of their columns."""
    at = {column: n for n, column in enumerate(other)}
    return [
        f"{each.id} {name} in {column}"
        for n, column in enumerate(one)
        for each, again in zip(one.elements, other.elements, strict=True)
        for name in ("status", "score", "reason", "value", "coverage", "low", "high")
        if hasattr(each, name) and not alike(getattr(each, name)[n].item(), getattr(again, name)[at[column]].item())
    ]


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from([None, ("2024-05", "2024-T2", "2024")]))
def test_a_tidy_frame_gives_the_cells_of_its_measurements(seed: int, periods: tuple[str, ...] | None) -> None:
    random = Random(seed)
    card = a_random_card(random)
    figures, asked = some_random_figures(random, card), asked_of(random)
    frame = measurements_to_frame(figures).sample(frac=1.0, random_state=seed)
    panel = evaluate_panel(card, frame, periods=periods, **asked)
    from_rows = evaluate_panel(card, figures, periods=periods, **asked)
    assert sorted(map(str, panel)) == sorted(map(str, from_rows))
    assert differing(panel, from_rows) == []


def test_words_are_read_as_in_files() -> None:
    frame = tidy([{"indikator": "r", "periode": "2024-05", "organisasjonsenhet": "south", "teller": 90, "nevner": 100,
                   "måleenhet": None}])
    panel = evaluate_panel(CARD, frame)
    assert (panel.indicator("r").value[0], panel.status_of(panel.indicator("r"), 0)) == (90.0, Status.GOOD)


def test_the_index_may_hold_unit_and_period() -> None:
    frame = tidy([{"org_unit": "south", "period": "2024-05", "indicator": "d", "value": 10.0}])
    assert evaluate_panel(CARD, frame.set_index(["org_unit", "period"])).indicator("d").value.tolist() == [10.0]


def test_values_are_converted_by_indicator_and_unit() -> None:
    frame = tidy([{"indicator": "d", "period": "2024-05", "value": 2.0, "unit": "uker"},
                  {"indicator": "d", "period": "2024-06", "value": 48.0, "unit": "hour"},
                  {"indicator": "d", "period": "2024-07", "value": 3.0, "unit": None}])
    assert evaluate_panel(CARD, frame).indicator("d").value.tolist() == [14.0, 2.0, 3.0]


def test_where_the_card_names_no_unit_the_first_row_decides() -> None:
    card = a_card(an_indicator(">= 80"))
    frame = tidy([{"indicator": "i", "period": "2024-05", "value": 2.0, "unit": "week"},
                  {"indicator": "i", "period": "2024-06", "value": 7.0, "unit": "day"}])
    assert evaluate_panel(card, frame).indicator("i").value.tolist() == [2.0, 1.0]


def test_texts_of_numbers_are_read_as_a_file_is() -> None:
    frame = tidy([{"indicator": "d", "period": "2024-05", "value": "10"}])
    assert evaluate_panel(CARD, frame).indicator("d").value.tolist() == [10.0]


def test_of_several_vintages_the_newest_known_counts() -> None:
    frame = tidy([{"indicator": "d", "period": "2024-05", "value": 20.0, "recorded_at": "2024-06-10"},
                  {"indicator": "d", "period": "2024-05", "value": 10.0, "recorded_at": "2024-09-01"},
                  {"indicator": "d", "period": "2024-06", "value": 9.0, "recorded_at": "2024-09-01"}])
    assert evaluate_panel(CARD, frame).indicator("d").value.tolist() == [10.0, 9.0]
    then = evaluate_panel(CARD, frame, as_of=date(2024, 7, 1))
    assert [str(period) for _, period in then] == ["2024-05"]
    assert then.indicator("d").value.tolist() == [20.0]


def test_a_tertial_corrected_as_a_year_to_date_counts_as_corrected() -> None:
    of = {"indicator": "d", "period": "2024-T1"}
    frame = tidy([{**of, "value": 20.0, "basis": "period", "recorded_at": "2024-09-10"},
                  {**of, "value": 10.0, "basis": "ytd", "recorded_at": "2024-05-10"}])
    assert evaluate_panel(CARD, frame).indicator("d").value.tolist() == [20.0]
    assert evaluate_panel(CARD, frame, as_of=date(2024, 6, 1)).indicator("d").value.tolist() == [10.0]
    frame["recorded_at"] = "2024-05-10"
    with refused("row 0 and row 1: two values for 'd' in 2024-T1 (20.0 and 10.0 day); keep one", MeasurementError):
        evaluate_panel(CARD, frame)


def test_a_unit_whose_first_row_is_not_known_yet_is_no_part_of_the_whole() -> None:
    cases = an_indicator(">= 10", adds_up=Aggregation.FLOW)
    frame = tidy([{"indicator": "i", "period": "2024-05", "value": 20.0, "org_unit": "a", "recorded_at": "2024-06-01"},
                  {"indicator": "i", "period": "2024-05", "value": 9.0, "org_unit": "b", "recorded_at": "2024-09-01"}])
    now, then = (
        evaluate_panel(a_card(cases), frame, as_of=day, from_units=FromUnits.VALUES, periods=["2024-05"],
                       org_units=[""])
        for day in (None, date(2024, 7, 1)))
    assert (now.indicator("i").value.tolist(), then.indicator("i").value.tolist()) == ([29.0], [20.0])


def test_what_says_more_than_a_number_is_judged_alone() -> None:
    frame = tidy([{"indicator": "d", "period": "2024-05", "value": np.nan, "status": "Q"},
                  {"indicator": "d", "period": "2024-06", "value": 9.0, "status": "P"}])
    panel = evaluate_panel(CARD, frame)
    assert [panel.reason_of(panel.indicator("d"), n) for n in range(2)] == [Reason.SUPPRESSED, None]


def test_numbers_of_other_kinds_than_floats_are_read() -> None:
    frame = pd.DataFrame({"indicator": ["d", "d"], "period": ["2024-05", "2024-06"],
                          "value": pd.array([10, None], dtype="Int64")})
    assert evaluate_panel(CARD, frame).indicator("d").value.tolist()[0] == 10.0


# ---- wide ----------------------------------------------------------------------------------------------------------


def test_a_wide_frame_has_a_column_an_indicator_and_two_for_a_rates_parts() -> None:
    frame = pd.DataFrame({"org_unit": ["south", ""], "period": ["2024-05", "2024-05"], "d": [10.0, 20.0],
                          "r numerator": [90, 70], "r denominator": [100, 100]})
    panel = evaluate_panel(CARD, frame)
    assert (panel.indicator("d").value.tolist(), panel.indicator("r").value.tolist()) == ([10.0, 20.0], [90.0, 70.0])
    assert [panel.status_of(panel.indicator("d"), n) for n in range(2)] == [Status.GOOD, Status.POOR]


def test_a_wide_frame_gives_the_cells_of_its_measurements() -> None:
    frame = pd.DataFrame({"org_unit": ["south", "south", "north"], "period": ["2024-04", "2024-05", "2024-05"],
                          "d": [10.0, np.nan, 20.0]})
    rows = [a_row(period, None if np.isnan(value) else value, indicator="d", org_unit=unit)
            for unit, period, value in frame.itertuples(index=False)]
    for asked in ({}, {"periods": ["2024-05", "2024-T1"]}):
        panels = (evaluate_panel(CARD, figures, **asked) for figures in (frame, Measurements(rows)))  # type: ignore[arg-type]
        assert differing(*panels) == []


def test_the_columns_of_a_wide_frame_are_not_copied() -> None:
    frame = pd.DataFrame({"period": ["2024-05", "2024-06"], "d": [10.0, 20.0]})
    value = evaluate_panel(CARD, frame).indicator("d").value
    assert np.shares_memory(value, frame["d"].to_numpy())


def test_a_column_of_a_wide_panel_opens_into_the_card() -> None:
    levels = Indicator(id="l", name="l", levels=("1", "2"), targets=())
    frame = pd.DataFrame({"org_unit": ["south"], "period": ["2024-05"], "d": [10.0], "r numerator": [90.0],
                          "r denominator": [100.0], "l": [2.0]})
    panel = evaluate_panel(a_card(RATE, DAYS, levels, organisation=ORGANISATION), frame)
    evaluation = panel.evaluation("south", "2024-05")
    assert [result.actual for result in evaluation] == [90.0, 10.0, "2"]
    nobody = pd.DataFrame({"org_unit": ["south"], "period": ["2024-05"]})
    assert evaluate_panel(CARD, nobody).evaluation("south", "2024-05")["d"].actual is None


# ---- refused -------------------------------------------------------------------------------------------------------

ROW: dict[str, Any] = {"indicator": "d", "period": "2024-05", "value": 1.0}


@pytest.mark.parametrize(("rows", "said"), [
    ([ROW | {"indicator": "dd"}], "row 0: 'dd' is no indicator or series of the card; did you mean 'd'?"),
    ([ROW | {"period": "2024-13"}], "row 0: period: '2024-13' is not a period; months run from 2024-01 to 2024-12"),
    ([ROW | {"period": None}, ROW], "row 0: period: required but empty"),
    ([ROW | {"org_unit": "sout"}],
     "row 0: came from 'sout', which is no unit of the organisation; did you mean 'south'?"),
    ([ROW | {"org_unit": "north", "period": "2024-07"}],
     "row 0: came from 'north', which closed on 2024-06-30; write the unit that took over from it"),
    ([ROW | {"org_unit": "south", "period": "2024-01"}],
     "row 0: came from 'south', which opens on 2024-02-01; write the unit that it belonged to then"),
    ([ROW, ROW], "rows 0 and 1: two values for one indicator, unit and period; keep one, or give each the time it was "
                 "recorded"),
    ([ROW | {"value": np.inf}],
     "row 0: value: infinity is not a number to reckon with; leave the cell empty and say why in status"),
    ([{"indicator": "r", "period": "2024-05", "numerator": 1.0, "denominator": None}],
     "row 0: numerator and denominator go together; give both or none"),
    ([{"indicator": "r", "period": "2024-05", "value": 70.0, "numerator": 9.0, "denominator": 10.0}],
     "row 0: 'r' has the value 70, and its parts 9 / 10 give another; correct one, or leave value empty"),
    ([ROW | {"unit": "blorp"}], "row 0: unit: unit 'blorp' is not known; use one such as %"),
    ([ROW | {"status": "hm"}], "row 0: status: 'hm' is not an observation status"),
])
def test_every_fault_names_its_rows_and_what_would_be_right(rows: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(MeasurementError) as caught:
        evaluate_panel(CARD, tidy(rows))
    assert str(caught.value).startswith(said)


def test_a_value_its_parts_agree_with_but_for_rounding_is_taken() -> None:
    frame = tidy([{"indicator": "r", "period": "2024-05", "value": 66.7, "numerator": 2.0, "denominator": 3.0}])
    assert evaluate_panel(CARD, frame).indicator("r").value.tolist() == [200 / 3]


def test_what_does_not_convert_is_refused_with_its_rows() -> None:
    with refused("row 0: 'd' came in 'NOK', its indicator is in 'day'; give a unit that converts", UnitError):
        evaluate_panel(CARD, tidy([ROW | {"unit": "kr"}]))


def test_of_many_rows_with_one_fault_the_first_ten_are_named() -> None:
    rows = [ROW | {"period": "2024-05"}] * 13
    with refused("rows 0, 1, 2, 3, 4, 5, 6, 7, 8 and 9 (and 3 more): two values for one indicator, unit and period; "
                 "keep one, or give each the time it was recorded", MeasurementError):
        evaluate_panel(CARD, tidy(rows))


def test_a_frame_with_columns_nobody_knows_is_refused_as_a_file_is() -> None:
    with pytest.raises(MeasurementError, match="'colour' is not a column"):
        evaluate_panel(CARD, tidy([ROW | {"colour": "red"}]))


@pytest.mark.parametrize(("frame", "said"), [
    ({"period": ["2024-05"], "dd": [1.0]}, "columns: 'dd' is no indicator or series of the card; did you mean 'd'?"),
    ({"period": ["2024-05"], "zzzz": [1.0]}, "columns: 'zzzz' is no indicator or series of the card; a wide frame has "
                                             "org_unit, period and a column an indicator"),
    ({"period": ["2024-05"], "d": ["ti"]},
     "columns: 'd' holds texts; make it numbers, or give the figures a row a value"),
    ({"d": [1.0]}, "no column period / periode; name it in the frame"),
    ({"period": ["2024-05", "2024-05"], "d": [1.0, 2.0]}, "rows 0 and 1: two rows for one unit and period; keep one"),
    ({"period": ["2024-05"], "d": [np.inf]}, "row 0: d: infinity is not a number to reckon with; leave the cell empty"),
    ({"period": ["2024-55"], "d": [1.0]}, "row 0: period: '2024-55' is not a period"),
    ({"period": ["2024-07"], "org_unit": ["north"], "d": [1.0]},
     "row 0: came from 'north', which closed on 2024-06-30"),
])
def test_a_wide_frame_that_cannot_be_read_is_refused(frame: dict[str, list[Any]], said: str) -> None:
    with pytest.raises(MeasurementError) as caught:
        evaluate_panel(CARD, pd.DataFrame(frame))
    assert str(caught.value).startswith(said)
