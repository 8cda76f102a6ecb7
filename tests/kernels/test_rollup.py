"""The roll-up of a tree of arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from balanced_scorecard.kernels import rollup

PARENT = np.array([-1, 0, 1, 1, 0, 4])
WEIGHT = np.array([1.0, 2.0, 1.0, 3.0, 1.0, 1.0])


def rolled(leaves: Any, *, counted: Any = None, method: int = 0, missing: int = 0) -> rollup.NodeArrays:
    scores = np.full((6, np.shape(leaves)[1]), np.nan)
    scores[[2, 3, 5]] = leaves
    inside = np.ones(scores.shape, dtype=bool)
    if counted is not None:
        inside[[2, 3, 5]] = counted
    return rollup.roll_up_tree(PARENT, WEIGHT, scores, inside, np.full(6, method), np.full(6, missing))


def test_weights_are_relative_among_siblings() -> None:
    # Node 1: (0.2 * 1 + 0.6 * 3) / 4 = 0.5; the root: (0.5 * 2 + 0.8 * 1) / 3 = 0.6
    nodes = rolled([[0.2], [0.6], [0.8]])
    assert nodes.score[[1, 0], 0] == pytest.approx([0.5, 0.6])
    assert nodes.coverage[0, 0] == 1.0


def test_what_is_missing_counts_in_coverage_and_bounds() -> None:
    # Node 1: 3/4 measured, 0.6; from 0.45 to 0.7. The root: coverage (2 * 0.75 + 1) / 3.
    nodes = rolled([[np.nan], [0.6], [0.8]])
    assert nodes.score[1, 0] == 0.6
    assert nodes.coverage[[1, 0], 0] == pytest.approx([0.75, 2.5 / 3])
    assert (nodes.low[1, 0], nodes.high[1, 0]) == (pytest.approx(0.45), pytest.approx(0.7))


def test_what_is_outside_counts_nowhere() -> None:
    nodes = rolled([[0.2], [0.6], [0.8]], counted=[[False], [True], [False]])
    assert nodes.score[[1, 0], 0].tolist() == [0.6, 0.6]
    assert nodes.counted[:, 0].tolist() == [True, True, False, True, False, False]
    assert np.isnan(nodes.coverage[4, 0])


@pytest.mark.parametrize("method", range(4))
@pytest.mark.parametrize("missing", range(3))
def test_many_columns_give_the_bits_of_one(method: int, missing: int) -> None:
    random = np.random.default_rng(3)
    leaves = np.where(random.random((3, 50)) < 0.2, np.nan, random.random((3, 50)))
    whole = rolled(leaves, method=method, missing=missing)
    for column in range(50):
        one = rolled(leaves[:, [column]], method=method, missing=missing)
        for name in ("score", "coverage", "low", "high"):
            np.testing.assert_array_equal(getattr(whole, name)[:, column], getattr(one, name)[:, 0])


def test_policies_for_the_missing() -> None:
    leaves = [[np.nan], [0.6], [0.8]]
    assert rolled(leaves, missing=rollup.COUNT_AS_ZERO).score[1, 0] == pytest.approx(0.45)
    whole = rolled(leaves, missing=rollup.REQUIRE_ALL).score
    assert np.isnan(whole[1, 0])
    assert np.isnan(whole[0, 0])
