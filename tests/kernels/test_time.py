"""Adding up over steps."""

from __future__ import annotations

import numpy as np

from balanced_scorecard.kernels import time


def test_a_hundred_times_before_the_division() -> None:
    assert time.ratio(np.array([29.0]), np.array([100.0]), 100.0)[0] == 29.0
    assert np.isnan(time.ratio(np.array([1.0]), np.array([0.0]), 100.0)[0])


def test_a_number_gives_the_bits_of_an_array_of_it() -> None:
    n, d = np.random.default_rng(5).random((2, 1000))
    one_by_one = [time.ratio(top, bottom, 100.0) for top, bottom in zip(n.tolist(), d.tolist(), strict=True)]
    assert time.ratio(n, d, 100.0).tolist() == one_by_one
    assert np.isnan(time.ratio(1.0, 0.0, 100.0))


def test_steps_are_added_in_order_so_that_one_column_gives_the_bits_of_many() -> None:
    values = np.random.default_rng(7).random((1000, 3))
    factors = np.ones_like(values)
    whole = time.total(values, factors)
    assert whole.tolist() == [time.total(values[:, n].tolist(), [1.0] * 1000) for n in range(3)]


def test_a_mean_is_weighted() -> None:
    # (10 * 31 + 20 * 28) / 59
    assert time.weighted_mean([10.0, 20.0], [31.0, 28.0]) == 870 / 59
    assert time.weighted_mean([np.array([10.0]), np.array([20.0])], [np.array([31.0]), np.array([28.0])])[0] == 870 / 59
