"""The roll-up of a tree of arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from balanced_scorecard.kernels import rollup
from balanced_scorecard.kernels.scoring import BLOCK

PARENT = (-1, 0, 1, 1, 0, 4)
WEIGHT = (1.0, 2.0, 1.0, 3.0, 1.0, 1.0)
LEAF = (-1, -1, 0, 1, -1, 2)
ROOT, FIRST, SECOND = range(3)
"""Rows of the results: the root over a node of two leaves, weighing 1 and 3, and one of a single leaf."""


def rolled(leaves: Any, *, counted: Any = None, method: int = 0, missing: int = 0) -> rollup.NodeArrays:
    tree = rollup.Tree(parent=PARENT, weight=WEIGHT, leaf=LEAF, method=(method,) * 6, missing=(missing,) * 6)
    scores = np.array(leaves, dtype=float)
    inside = np.ones(scores.shape, dtype=bool) if counted is None else np.array(counted)
    return rollup.roll_up_tree(tree, np.where(inside, scores, np.nan), inside)


def test_weights_are_relative_among_siblings() -> None:
    # Node 1: (0.2 * 1 + 0.6 * 3) / 4 = 0.5; the root: (0.5 * 2 + 0.8 * 1) / 3 = 0.6
    nodes = rolled([[0.2], [0.6], [0.8]])
    assert nodes.score[[FIRST, ROOT], 0] == pytest.approx([0.5, 0.6])
    assert nodes.coverage[ROOT, 0] == 1.0


def test_what_is_missing_counts_in_coverage_and_bounds() -> None:
    # Node 1: 3/4 measured, 0.6; from 0.45 to 0.7. The root: coverage (2 * 0.75 + 1) / 3.
    nodes = rolled([[np.nan], [0.6], [0.8]])
    assert nodes.score[FIRST, 0] == 0.6
    assert nodes.coverage[[FIRST, ROOT], 0] == pytest.approx([0.75, 2.5 / 3])
    assert (nodes.low[FIRST, 0], nodes.high[FIRST, 0]) == (pytest.approx(0.45), pytest.approx(0.7))


def test_what_is_outside_counts_nowhere() -> None:
    nodes = rolled([[0.2], [0.6], [0.8]], counted=[[False], [True], [False]])
    assert nodes.score[[FIRST, ROOT], 0].tolist() == [0.6, 0.6]
    assert nodes.counted[:, 0].tolist() == [True, True, False]
    assert np.isnan(nodes.coverage[SECOND, 0])


@pytest.mark.parametrize("method", range(4))
@pytest.mark.parametrize("missing", range(3))
def test_many_columns_give_the_bits_of_one(method: int, missing: int) -> None:
    random = np.random.default_rng(3)
    leaves = np.where(random.random((3, 200)) < 0.2, np.nan, random.random((3, 200)))
    counted = ~np.isnan(leaves) | (random.random((3, 200)) < 0.5)
    whole = rolled(leaves, counted=counted, method=method, missing=missing)
    for column in range(200):
        one = rolled(leaves[:, [column]], counted=counted[:, [column]], method=method, missing=missing)
        for name in ("score", "coverage", "low", "high", "counted"):
            np.testing.assert_array_equal(getattr(whole, name)[:, column], getattr(one, name)[:, 0])


def test_more_columns_than_a_block_are_rolled_up_alike() -> None:
    leaves = np.tile([[0.2], [0.6], [0.8]], (1, BLOCK + 3))
    nodes = rolled(leaves)
    assert nodes.score[:, -1].tolist() == nodes.score[:, 0].tolist() == pytest.approx([0.6, 0.5, 0.8])


def test_a_node_without_children_is_outside() -> None:
    tree = rollup.Tree(parent=(-1, 0, 0), weight=(1.0,) * 3, leaf=(-1, -1, 0), method=(0,) * 3, missing=(0,) * 3)
    for columns in (1, 2):
        nodes = rollup.roll_up_tree(tree, np.full((1, columns), 0.5), np.ones((1, columns), dtype=bool))
        assert nodes.counted[:, 0].tolist() == [True, False]
        assert nodes.score[0, 0] == 0.5


def test_a_child_without_weight_is_shown_and_not_counted() -> None:
    tree = rollup.Tree(parent=(-1, 0, 0), weight=(1.0, 0.0, 2.0), leaf=(-1, 0, 1), method=(0,) * 3, missing=(0,) * 3)
    for scores in ([[np.nan], [0.5]], [[np.nan] * 2, [0.5] * 2], [[0.9] * 2, [0.5] * 2]):
        nodes = rollup.roll_up_tree(tree, np.array(scores), np.ones((2, len(scores[0])), dtype=bool))
        assert (nodes.score[0, 0], nodes.coverage[0, 0]) == (0.5, 1.0)


def test_policies_for_the_missing() -> None:
    leaves = [[np.nan], [0.6], [0.8]]
    assert rolled(leaves, missing=rollup.COUNT_AS_ZERO).score[FIRST, 0] == pytest.approx(0.45)
    whole = rolled(leaves, missing=rollup.REQUIRE_ALL).score
    assert np.isnan(whole[FIRST, 0])
    assert np.isnan(whole[ROOT, 0])
