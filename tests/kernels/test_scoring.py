"""Scores, bands and progress as arithmetic on arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from balanced_scorecard.kernels import scoring

NUMBER = st.floats(-1e6, 1e6, allow_subnormal=False)


NEVER = np.array([False])


def directed(values: Any, direction: float, good: float, medium: float, **edges: Any) -> tuple[Any, Any]:
    """Return band and score of *values* on one scale, its anchors one span further out."""
    span = good - medium
    numbers = {"worst": medium - span, "best": good + span} | edges
    side, g, m, worst, best = np.array([[direction], [good], [medium], [numbers["worst"]], [numbers["best"]]])
    lines = scoring.directed(side, g, m, worst, best, np.array([numbers.get("strict", False)]), NEVER)
    return scoring.judge(np.array(values, dtype=float), lines, np.zeros(len(values), dtype=np.int64))


def in_range(values: Any, *ends: float) -> tuple[Any, Any]:
    lines = scoring.ranges(*(np.array([each], dtype=float) for each in ends))
    return scoring.judge(np.array(values, dtype=float), lines, np.zeros(len(values), dtype=np.int64))


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
    for bands, scores in (directed([np.nan], 1.0, 80.0, 60.0), in_range([np.nan], 1.0, 2.0, np.nan, np.nan)):
        assert bands.tolist() == [scoring.NOT_JUDGED]
        assert np.isnan(scores[0])


@pytest.mark.parametrize(("value", "score"), [(9.0, 1 / 2), (8.0, 1 / 3), (7.0, 1 / 6), (5.0, 0.0), (10.0, 1.0),
                                              (20.0, 1.0), (20.5, 1 / 6)])
def test_a_range_falls_from_two_thirds_to_nothing_over_twice_its_span(value: float, score: float) -> None:
    # Good from 10 to 20, medium from 8 to 20: one span below is 2, and the upper end is its own outer edge.
    _, scores = in_range([value], 10.0, 20.0, 8.0, 20.0)
    assert scores[0] == pytest.approx(score)


def test_a_range_without_outer_edges_knows_only_inside_and_outside() -> None:
    bands, scores = in_range([9.9, 10.0, 20.0, 20.1], 10.0, 20.0, np.nan, np.nan)
    assert bands.tolist() == [scoring.POOR, scoring.GOOD, scoring.GOOD, scoring.POOR]
    assert scores.tolist() == [1 / 6, 5 / 6, 5 / 6, 1 / 6]


def test_a_value_on_a_strict_edge_is_on_its_worse_side() -> None:
    (on, just_over), scores = directed([79.0, 79.1], 1.0, 79.0, 70.0, strict=True)
    assert (on, just_over) == (scoring.MEDIUM, scoring.GOOD)
    assert scores[0] == 2 / 3


def test_a_value_nearer_an_edge_than_a_billionth_is_on_it() -> None:
    # 0.1 + 0.2 is 0.30000000000000004; and 1e6 - 5e-4 is nearer to 1e6 than 1e-9 of it, but not nearer than 1e-4 is.
    bands, scores = directed([0.1 + 0.2], -1.0, 0.3, 0.4)
    assert (bands[0], scores[0]) == (scoring.GOOD, 2 / 3)
    bands, scores = directed([1e6 - 5e-4, 1e6 - 2e-3], 1.0, 1e6, 1e6 - 1.0)
    assert bands.tolist() == [scoring.GOOD, scoring.MEDIUM]
    assert scores[0] == 2 / 3


def test_an_anchor_on_its_edge_leaves_no_slope() -> None:
    # best on good: reaching it is full; worst on medium: on it 1/3, below it nothing.
    _, scores = directed([59.0, 60.0, 70.0, 80.0, 95.0], 1.0, 80.0, 60.0, worst=60.0, best=80.0)
    assert scores.tolist() == pytest.approx([0.0, 1 / 3, 1 / 2, 1.0, 1.0])


def test_scales_of_every_kind_in_one_table_keep_their_order() -> None:
    one = np.array([1.0])
    up = scoring.directed(one, one * 80, one * 60, one * 40, one * 100, NEVER, NEVER)
    two_valued = scoring.directed(-one, one * 5, one * np.nan, one * np.nan, one * np.nan, NEVER, NEVER)
    between = scoring.ranges(one * 10, one * 20, one * 8, one * 22)
    lines = scoring.together(up, two_valued, between, order=np.array([2, 0, 1]))
    bands, scores = scoring.judge(np.array([21.0, 70.0, 6.0]), lines, np.arange(3))
    assert bands.tolist() == [scoring.MEDIUM, scoring.MEDIUM, scoring.POOR]
    assert scores.tolist() == pytest.approx([1 / 2, 1 / 2, 1 / 6])


def test_more_values_than_a_block_are_judged_alike() -> None:
    values = np.linspace(0, 100, scoring.BLOCK + 7)
    one = np.array([1.0])
    lines = scoring.directed(one, one * 80, one * 60, one * 40, one * 100, NEVER, NEVER)
    _, scores = scoring.judge(values, lines, np.zeros(len(values), dtype=np.int64))
    assert scores[[0, -1]].tolist() == [0.0, 1.0]
    assert scores == pytest.approx(np.interp(values, [40.0, 60.0, 80.0, 100.0], [0.0, 1 / 3, 2 / 3, 1.0]))


def test_progress_is_unclamped_and_null_without_a_way_to_go() -> None:
    actual = np.array([60.0, 40.0, 130.0, np.nan, 5.0])
    baseline = np.array([50.0, 50.0, 50.0, 50.0, 10.0])
    target = np.array([100.0, 100.0, 100.0, 100.0, 10.0])
    done = scoring.progress(actual, baseline, target, np.array(1.0))
    assert done[:3].tolist() == [0.2, -0.2, 1.6]
    assert np.isnan(done[3:]).all()
