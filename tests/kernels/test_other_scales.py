"""Other products' scales, worked by hand from their formulas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from balanced_scorecard.kernels import other_scales, scoring

NUMBER = st.floats(-1e6, 1e6, allow_subnormal=False)
UP, DOWN = 1.0, -1.0


def worked(kernel: Callable[..., Any], values: list[float], *parameters: float) -> list[float]:
    return list(kernel(np.array(values, dtype=float), *(np.array(each) for each in parameters)))


@pytest.mark.parametrize(("kernel", "parameters", "points"), [
    # 1/3 + (a - 500) / 200 / 3: at 300 it is 0, at 900 it is 1
    (other_scales.goal_red_flag, (700, 500), {299: 0, 400: 1 / 6, 500: 1 / 3, 600: 1 / 2, 700: 2 / 3, 1000: 1}),
    (other_scales.goal_red_flag, (5, 10), {0: 1, 7.5: 1 / 2, 15: 0}),
    # half the way from 0 to 50, then half the way from 50 to 80
    (other_scales.two_colour, (0, 50, 80), {-1: 0, 25: 0.25, 50: 0.5, 65: 0.75, 90: 1}),
    (other_scales.two_colour, (80, 50, 0), {90: 0, 65: 0.25, 25: 0.75, 0: 1}),
    (other_scales.goal_only, (100, UP), {99.999: 0, 100: 1, 150: 1}),
    (other_scales.goal_only, (100, DOWN), {99: 1, 100: 1, 100.001: 0}),
    (other_scales.way, (0, 200), {-5: 0, 50: 0.25, 300: 1}),
    (other_scales.way, (200, 0), {50: 0.75}),
    (other_scales.way_unclamped, (50, 10), {30: 0.5, 60: -0.25, 0: 1.25}),
    # 1 + (90 - 100) / 100, and with the sign turned where less is better
    (other_scales.index_unclamped, (100, UP), {90: 0.9, 210: 2.1}),
    (other_scales.index_unclamped, (100, DOWN), {90: 1.1, 210: -0.1}),
    (other_scales.ratio, (0.8,), {0.4: 0.5, 1.0: 1.25}),
    (other_scales.inverse_ratio, (10,), {20: 0.5, 5: 2.0}),
    (other_scales.ordered_rules, (100, 0.9), {100: scoring.GOOD, 90: scoring.MEDIUM, 89.99: scoring.POOR}),
])
def test_the_points_worked_by_hand_come_out(
    kernel: Callable[..., Any], parameters: tuple[float, ...], points: dict[float, float]
) -> None:
    assert worked(kernel, list(points), *parameters) == pytest.approx(list(points.values()), abs=1e-12)


def test_a_value_on_an_edge_that_floats_blur_is_on_it() -> None:
    assert 0.3 < 0.1 * 3  # 0.30000000000000004
    assert worked(other_scales.ordered_rules, [0.3], 3, 0.1) == [scoring.MEDIUM]
    assert worked(other_scales.goal_only, [0.3], 0.1 * 3, UP) == [1.0]


@pytest.mark.parametrize(("kernel", "parameters"), [
    (other_scales.goal_red_flag, (2, 1)), (other_scales.two_colour, (0, 1, 2)), (other_scales.goal_only, (1, UP)),
    (other_scales.way, (0, 1)), (other_scales.index_unclamped, (1, UP)), (other_scales.ratio, (1,)),
    (other_scales.inverse_ratio, (1,)),
])
def test_missing_stays_missing(kernel: Callable[..., Any], parameters: tuple[float, ...]) -> None:
    assert np.isnan(worked(kernel, [np.nan], *parameters)).all()


def test_a_missing_value_is_not_judged_by_rules() -> None:
    assert worked(other_scales.ordered_rules, [np.nan], 100, 0.9) == [scoring.NOT_JUDGED]


def test_there_is_no_inverse_ratio_to_nothing() -> None:
    assert np.isnan(worked(other_scales.inverse_ratio, [0.0], 10)).all()


@settings(max_examples=50)
@given(NUMBER, NUMBER, st.lists(NUMBER, min_size=2, max_size=10))
def test_a_better_value_never_lowers_a_bounded_scale(goal: float, red_flag: float, values: list[float]) -> None:
    assume(abs(goal - red_flag) > 1e-3)
    ordered = sorted(values, reverse=goal < red_flag)
    scores = worked(other_scales.goal_red_flag, ordered, goal, red_flag)
    assert np.all(np.diff(scores) >= 0)
    assert min(scores) >= 0
    assert max(scores) <= 1
