"""What each SDMX observation status means for a computation, row by row of the table in the documentation."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import pytest
from tests.evaluation.building import a_row, an_indicator, result_of
from tests.shared import shared

from balanced_scorecard import Aggregation, DataStatus, Duration, Measurements, ObservationStatus, Reason, Status
from balanced_scorecard.domain.observation import WITHOUT_VALUE, by_gravity

FLOW = {"adds_up": Aggregation.FLOW}


def with_status(code: str, value: float | None = 90.0, **fields: Any) -> Any:
    rows = Measurements([a_row("2025", value, statuses=frozenset({ObservationStatus(code)}))])
    return result_of(an_indicator(">= 80", **fields), rows, "2025")


@pytest.mark.parametrize("code", list("ABDEFGINPUVWSJ"))
def test_a_value_with_any_mark_is_judged_and_the_mark_is_shown(code: str) -> None:
    result = with_status(code)
    assert (result.status, result.to_dict()["observation"]) == (Status.GOOD, code)


@pytest.mark.parametrize("code", list("EFGPUV"))
def test_a_value_that_may_change_is_provisional(code: str) -> None:
    assert with_status(code).data_status is DataStatus.PROVISIONAL


@pytest.mark.parametrize("code", list("ABDIJNSW"))
def test_a_settled_value_is_fresh(code: str) -> None:
    assert with_status(code).data_status is DataStatus.FRESH


@pytest.mark.parametrize(("code", "reason"), [
    ("B", Reason.BREAK_IN_SERIES), ("H", Reason.NOT_APPLICABLE), ("J", Reason.NOT_COLLECTED),
    ("K", Reason.NOT_APPLICABLE), ("L", Reason.NOT_COLLECTED), ("M", Reason.NOT_APPLICABLE),
    ("O", Reason.NOT_REPORTED), ("Q", Reason.SUPPRESSED), ("S", Reason.NOT_REPORTED), ("A", Reason.NOT_REPORTED),
])
def test_without_a_value_the_status_says_why(code: str, reason: Reason) -> None:
    result = with_status(code, None)
    assert (result.status, result.reason) == (Status.NO_DATA, reason)


@pytest.mark.parametrize("code", list("HKLMOQ"))
def test_a_value_beside_a_status_that_says_there_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=rf"status '{code}' says that there is no value; leave out"):
        with_status(code)


@pytest.mark.parametrize("code", list("LMQB"))
@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 3, 1)])
def test_what_a_row_answers_is_neither_awaited_nor_late(code: str, day: date) -> None:
    rows = Measurements([a_row("2025", None, statuses=frozenset({ObservationStatus(code)}))])
    indicator = an_indicator(">= 80", reporting_lag=Duration(20, "day"))
    result = result_of(indicator, rows, "2025", as_of=day)
    assert (result.status, result.data_status) == (Status.NO_DATA, DataStatus.MISSING)
    assert result.reason is with_status(code, None).reason


def test_a_figure_of_no_events_is_up_to_date() -> None:
    rows = Measurements([a_row("2025", parts=(0, 0))])
    result = result_of(an_indicator(">= 80 %", adds_up=Aggregation.RATE), rows, "2025", as_of=date(2026, 3, 1))
    assert (result.reason, result.data_status) == (Reason.NO_EVENTS, DataStatus.FRESH)


def test_the_gravest_of_several_reasons_wins() -> None:
    statuses = frozenset({ObservationStatus.SUPPRESSED, ObservationStatus.NOT_COLLECTED})
    rows = Measurements([a_row("2025", None, statuses=statuses)])
    assert result_of(an_indicator(">= 80"), rows, "2025").reason is Reason.NOT_COLLECTED


def months(**codes: str) -> Measurements:
    rows = [a_row("2025-01", 10.0), a_row("2025-03", 10.0)]
    for month, code in codes.items():
        value = 10.0 if code in "BS" else None
        rows.append(a_row(f"2025-{month[1:]}", value, statuses=frozenset({ObservationStatus(code)})))
    return Measurements(rows)


@pytest.mark.parametrize("code", ["M", "H"])
def test_a_month_in_which_nothing_can_exist_is_no_hole(code: str) -> None:
    result = result_of(an_indicator(**FLOW), months(m02=code), "2025-Q1")
    assert (result.actual, result.coverage, result.status) == (20.0, 1.0, Status.NO_TARGET)


def test_a_month_that_was_not_collected_is_a_hole() -> None:
    result = result_of(an_indicator(">= 1", **FLOW), months(m02="L"), "2025-Q1")
    assert (result.actual, result.reason) == (20.0, Reason.PARTIAL)


def test_figures_on_both_sides_of_a_break_are_shown_and_not_judged() -> None:
    result = result_of(an_indicator(">= 1", **FLOW), months(m02="B"), "2025-Q1")
    assert (result.actual, result.status, result.reason) == (30.0, Status.NO_DATA, Reason.BREAK_IN_SERIES)
    after = Measurements([a_row("2025-01", 5.0, statuses=frozenset({ObservationStatus.BREAK})), a_row("2025-02", 5.0)])
    assert result_of(an_indicator(**FLOW), after, "2025-01..2025-02").actual == 10.0


def test_the_hierarchy_is_the_guidelines() -> None:
    with shared("cases", "observation_status", "codes_v2_2.csv").open(encoding="utf-8") as file:
        lines = [line for line in file if line[1:2] == "," or line.startswith("code")]
    listed = list(csv.DictReader(lines))
    ranked = [row["code"] for row in sorted(listed, key=lambda row: int(row["hierarchy_rank"]))]
    assert [status.value for status in by_gravity(ObservationStatus)] == ranked
    none = {row["code"] for row in listed if row["with_value"] == "no"}
    assert {status.value for status in WITHOUT_VALUE} == none
