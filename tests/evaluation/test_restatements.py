"""Vintages: a report is made again as it was, what was restated since is listed, and how far first figures move."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card, a_row, an_indicator, result_of

from balanced_scorecard import (
    Aggregation,
    Basis,
    FiscalYear,
    MeasurementError,
    Measurements,
    ObservationStatus,
    evaluate,
)
from balanced_scorecard.evaluation.restatements import restatements, revision_of

MADE = date(2025, 2, 1)
MONTHS = st.integers(1, 12).map(lambda month: f"2024-{month:02d}")
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31)).map(lambda day: datetime(day.year, day.month, day.day))
ROWS = st.lists(st.tuples(MONTHS, st.floats(0, 100), st.none() | DAYS), max_size=20, unique_by=lambda row: row[::2])


@settings(max_examples=50)
@given(ROWS)
def test_later_figures_do_not_change_a_report_as_it_was_made(rows: list[tuple[str, float, datetime | None]]) -> None:
    card = a_card(an_indicator(">= 300", adds_up=Aggregation.FLOW))
    every = [a_row(period, value, recorded_at=recorded) for period, value, recorded in rows]
    known = [row for row in every if row.recorded_at is None or row.recorded_at.date() <= MADE]
    then = evaluate(card, Measurements(known), "2024", as_of=MADE)
    now = evaluate(card, Measurements(every), "2024", as_of=MADE)
    assert then.results == now.results


def test_what_was_restated_since_the_report_is_listed() -> None:
    rows = Measurements([a_row("2024-01", 1.0), a_row("2024-01", 2.0, recorded_at=datetime(2025, 1, 5)),
                         a_row("2024-01", 3.0, recorded_at=datetime(2025, 3, 5)),
                         a_row("2024-02", 7.0), a_row("2024-02", 7.0, recorded_at=datetime(2025, 3, 5))])
    evaluation = evaluate(a_card(an_indicator()), rows, "2024-01", as_of=MADE)
    assert evaluation["i"].actual == 2.0
    (since,) = evaluation.restated
    assert (str(since.period), since.before, since.after) == ("2024-01", 2.0, 3.0)
    assert [(each.before, each.after) for each in restatements(rows)] == [(1.0, 2.0), (2.0, 3.0)]


def test_a_rate_given_by_its_parts_is_restated_as_a_share() -> None:
    rows = Measurements([a_row("2024", parts=(1, 4), unit="percent"),
                         a_row("2024", parts=(2, 4), unit="percent", recorded_at=datetime(2025, 3, 5))])
    (found,) = restatements(rows)
    assert (found.before, found.after) == (25.0, 50.0)


def test_a_restatement_is_told_in_the_indicators_unit() -> None:
    later = a_row("2024", 0.5, unit="ratio", recorded_at=datetime(2025, 3, 5))
    rows = Measurements([a_row("2024", parts=(1, 4)), later])
    (found,) = evaluate(a_card(an_indicator(unit="percent")), rows, "2024").restated
    assert (found.before, found.after) == (25.0, 50.0)


@pytest.mark.parametrize(("first", "later"), [(Basis.PERIOD, Basis.YEAR_TO_DATE), (Basis.YEAR_TO_DATE, Basis.PERIOD)])
def test_what_came_for_the_first_tertial_may_be_corrected_as_the_year_to_date(first: Basis, later: Basis) -> None:
    rows = Measurements([a_row("2025-T1", 54.0, basis=first, recorded_at=datetime(2025, 5, 10)),
                         a_row("2025-T1", 55.0, basis=later, recorded_at=datetime(2025, 10, 8)),
                         a_row("2025-T2", 100.0, basis=Basis.YEAR_TO_DATE)])
    card = a_card(an_indicator(adds_up=Aggregation.FLOW))
    assert evaluate(card, rows, "2025-T1")["i"].actual == 55.0
    assert evaluate(card, rows, "2025-T1", as_of=date(2025, 10, 7))["i"].actual == 54.0
    assert evaluate(card, rows, "2025-T2")["i"].actual == 100.0 - 55.0
    assert [(each.before, each.after) for each in evaluate(card, rows, "2025-T1").restated] == [(54.0, 55.0)]


def test_a_month_and_the_year_to_its_end_are_two_figures_where_the_year_began_before() -> None:
    rows = Measurements([a_row("2025-01", 10.0), a_row("2025-01", 40.0, basis=Basis.YEAR_TO_DATE)])
    october = a_card(an_indicator(adds_up=Aggregation.FLOW), fiscal_year=FiscalYear(starts=10))
    evaluation = evaluate(october, rows, "2025-01")
    assert (evaluation["i"].actual, evaluation.restated) == (10.0, ())
    assert evaluate(october, rows, "2025-01", basis=Basis.YEAR_TO_DATE)["i"].actual == 40.0
    with pytest.raises(MeasurementError, match=r"two values for 'i' in 2025-01 \(10.0 and 40.0\); keep one"):
        evaluate(a_card(an_indicator(adds_up=Aggregation.FLOW)), rows, "2025-01")


def revised(*moves: float) -> list[Any]:
    rows = []
    for n, move in enumerate(moves, 1):
        rows += [a_row(f"2023-{n:02d}", 50.0), a_row(f"2023-{n:02d}", 50.0 + move, recorded_at=datetime(2024, 6, 1))]
    return rows


def test_how_far_first_figures_move_is_said_from_eight_periods() -> None:
    revision = revision_of(Measurements(revised(1, 1, 1, 1, -3, 1, 1, 1)).of("i"))
    assert revision is not None
    # Seven of +1 and one of -3: the mean is 4/8, the mean size 10/8.
    assert (revision.count, revision.mean, revision.mean_size) == (8, 0.5, 1.25)
    assert revision_of(revised(1, 1, 1, 1, 1, 1, 1)) is None
    assert revision_of([a_row("2023-01", "good"), a_row("2023-01", "poor", recorded_at=datetime(2024, 1, 1))]) is None


@pytest.mark.parametrize(("value", "flips"), [(79.0, True), (78.0, False), (81.0, True)])
def test_a_provisional_figure_near_an_edge_may_flip(value: float, flips: bool) -> None:
    provisional = frozenset({ObservationStatus.PROVISIONAL})
    rows = Measurements([*revised(*[1.5] * 8), a_row("2024-01", value, statuses=provisional)])
    assert result_of(an_indicator(">= 80"), rows, "2024-01").may_flip is flips
    settled = Measurements([*revised(*[1.5] * 8), a_row("2024-01", value)])
    assert not result_of(an_indicator(">= 80"), settled, "2024-01").may_flip
