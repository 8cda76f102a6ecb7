"""Scores, bands and progress as arithmetic on arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from balanced_scorecard.kernels import scoring

NUMBER = st.floats(-1e6, 1e6, allow_subnormal=False)


def directed(values: Any, direction: float, good: float, medium: float) -> tuple[Any, Any]:
    actual = np.array(values, dtype=float)
    span = good - medium
    side, g, m = np.array(direction), np.array(good), np.array(medium)
    never = np.array(False)
    band = scoring.directed_bands(actual, side, g, m, never, never)
    worst, best = np.array(medium - span), np.array(good + span)
    return band, scoring.directed_scores(actual, side, g, m, worst, best, band)


@settings(max_examples=50)
@given(NUMBER, NUMBER, st.lists(NUMBER, min_size=2, max_size=10))
def test_a_better_actual_never_lowers_a_score(good: float, medium: float, values: list[float]) -> None:
    assume(abs(good - medium) > 1e-3)
    direction = 1.0 if good > medium else -1.0
    ordered = sorted(values, reverse=direction < 0)
    bands, scores = directed(ordered, direction, good, medium)
    assert np.all(np.diff(scores) >= 0)
    assert np.all(np.diff(bands) >= 0)
    assert np.all((scores >= 0) & (scores <= 1))


@settings(max_examples=50)
@given(NUMBER, NUMBER, NUMBER)
def test_the_band_of_the_score_is_the_status(good: float, medium: float, value: float) -> None:
    assume(abs(good - medium) > 1e-3)
    bands, scores = directed([value], 1.0 if good > medium else -1.0, good, medium)
    near = 1e-9
    by_score = scoring.GOOD if scores[0] >= 2 / 3 - near else scoring.MEDIUM if scores[0] >= 1 / 3 - near else 0
    assume(min(abs(value - good), abs(value - medium)) > 1e-6 * abs(good - medium))
    assert bands[0] == by_score


@settings(max_examples=50)
@given(NUMBER, st.floats(0.001, 1000))
def test_another_unit_changes_no_score(value: float, factor: float) -> None:
    _, scores = directed([value], 1.0, 80.0, 60.0)
    _, other = directed([value * factor], 1.0, 80.0 * factor, 60.0 * factor)
    assert scores[0] == pytest.approx(other[0], abs=1e-9)


def test_many_columns_give_the_bits_of_one() -> None:
    values = np.linspace(0, 100, 1001)
    bands, scores = directed(values, 1.0, 80.0, 60.0)
    one_by_one = [directed([value], 1.0, 80.0, 60.0) for value in values]
    assert scores.tolist() == [score[0] for _, score in one_by_one]
    assert bands.tolist() == [band[0] for band, _ in one_by_one]


def test_missing_stays_missing() -> None:
    bands, scores = directed([np.nan], 1.0, 80.0, 60.0)
    assert bands[0] == scoring.NOT_JUDGED
    assert np.isnan(scores[0])
    a, none = np.array([np.nan]), np.array([np.nan])
    ends = np.array([1.0]), np.array([2.0])
    band = scoring.range_bands(a, *ends, none, none)
    assert band[0] == scoring.NOT_JUDGED
    assert np.isnan(scoring.range_scores(a, *ends, none, none, band)[0])


@pytest.mark.parametrize(("value", "score"), [(9.0, 1 / 2), (8.0, 1 / 3), (7.0, 1 / 6), (5.0, 0.0), (10.0, 1.0),
                                              (20.0, 1.0), (20.5, 1 / 6)])
def test_a_range_falls_from_two_thirds_to_nothing_over_twice_its_span(value: float, score: float) -> None:
    # Good from 10 to 20, medium from 8 to 20: one span below is 2, and the upper end is its own outer edge.
    a = np.array([value])
    ends = np.array([10.0]), np.array([20.0]), np.array([8.0]), np.array([20.0])
    band = scoring.range_bands(a, *ends)
    assert scoring.range_scores(a, *ends, band)[0] == pytest.approx(score)


def test_progress_is_unclamped_and_null_without_a_way_to_go() -> None:
    actual = np.array([60.0, 40.0, 130.0, np.nan, 5.0])
    baseline = np.array([50.0, 50.0, 50.0, 50.0, 10.0])
    target = np.array([100.0, 100.0, 100.0, 100.0, 10.0])
    done = scoring.progress(actual, baseline, target, np.array(1.0))
    assert done[:3].tolist() == [0.2, -0.2, 1.6]
    assert np.isnan(done[3:]).all()
