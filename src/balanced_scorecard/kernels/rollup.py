"""`roll_up_tree`: scores from leaves to the root, weighted, with coverage and bounds; many columns in one call."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from .scoring import BoolArray, FloatArray, IntArray

WEIGHTED_MEAN, GEOMETRIC, HARMONIC, WORST = range(4)
LEAVE_OUT, COUNT_AS_ZERO, REQUIRE_ALL = range(3)


@frozen(kw_only=True, eq=False)
class NodeArrays:
    """Results of a roll-up, each of shape (n_nodes, n_columns).

    Attributes:
        score: NaN where nothing below is scored.
        coverage: share of the weight expected that is measured; NaN where nothing is expected.
        low, high: the score with every missing leaf at 0 and at 1; NaN likewise.
        counted: whether anything below is expected at all (the opposite is OUTSIDE).
    """

    score: FloatArray
    coverage: FloatArray
    low: FloatArray
    high: FloatArray
    counted: BoolArray


def roll_up_tree(
    parent: IntArray, weight: FloatArray, leaf_score: FloatArray, counted: BoolArray, method: IntArray,
    missing: IntArray,
) -> NodeArrays:
    """Roll scores up a tree.

    Args:
        parent: shape (n_nodes,), the index of each node's parent, -1 for the root; children stand after their parent.
        weight: shape (n_nodes,), 0 or more; only the ratio between siblings matters.
        leaf_score: shape (n_nodes, n_columns), in [0, 1]; NaN where a leaf is missing, and for inner nodes.
        counted: shape (n_nodes, n_columns), whether a leaf is expected; False is OUTSIDE. Ignored for inner nodes.
        method: shape (n_nodes,), WEIGHTED_MEAN, GEOMETRIC, HARMONIC or WORST.
        missing: shape (n_nodes,), LEAVE_OUT, COUNT_AS_ZERO or REQUIRE_ALL: what a missing child does.

    Children are added in the order they stand, so that one column gives the same bits as many.
    """
    is_leaf = np.ones(len(parent), dtype=bool)
    is_leaf[parent[parent >= 0]] = False
    counted = counted & is_leaf[:, None]
    score = np.where(counted, leaf_score, np.nan)
    known = ~np.isnan(score)
    coverage = np.where(counted, known.astype(float), np.nan)
    low = np.where(counted, np.where(known, score, 0.0), np.nan)
    high = np.where(counted, np.where(known, score, 1.0), np.nan)
    arrays = NodeArrays(score=score, coverage=coverage, low=low, high=high, counted=counted)
    children: list[list[int]] = [[] for _ in parent]
    for node, above in enumerate(parent):
        if above >= 0:
            children[above].append(node)
    for node in range(len(parent) - 1, -1, -1):
        if children[node]:
            _roll_up_node(node, np.array(children[node]), weight, arrays, int(method[node]), int(missing[node]))
    return arrays


def _roll_up_node(
    node: int, children: IntArray, weight: FloatArray, arrays: NodeArrays, method: int, missing: int
) -> None:
    w = np.where(arrays.counted[children], weight[children, None], 0.0)
    score = arrays.score[children]
    if missing == COUNT_AS_ZERO:
        score = np.where(np.isnan(score), 0.0, score)
    known = ~np.isnan(score)
    result = _combine(score, np.where(known, w, 0.0), method)
    if missing == REQUIRE_ALL:
        result = np.where(np.any(~known & (w > 0), axis=0), np.nan, result)
    counted = _sum(w) > 0
    arrays.counted[node] = counted
    arrays.score[node] = np.where(counted, result, np.nan)
    arrays.coverage[node] = _combine(arrays.coverage[children], w, WEIGHTED_MEAN)
    arrays.low[node] = _combine(arrays.low[children], w, method)
    arrays.high[node] = _combine(arrays.high[children], w, method)


def _combine(score: FloatArray, w: FloatArray, method: int) -> FloatArray:
    """Return the scores of children (n_children, n_columns) as one; where *w* is 0 a child does not count."""
    counts = w > 0
    total = _sum(w)
    with np.errstate(all="ignore"):
        if method == WORST:
            worst = np.min(np.where(counts, score, np.inf), axis=0)
            return np.where(total > 0, worst, np.nan)
        if method == GEOMETRIC:
            return np.where(total > 0, np.exp(_sum(np.where(counts, w * np.log(score), 0.0)) / total), np.nan)
        if method == HARMONIC:
            return np.where(total > 0, total / _sum(np.where(counts, w / score, 0.0)), np.nan)
        return np.where(total > 0, _sum(np.where(counts, w * score, 0.0)) / total, np.nan)


def _sum(rows: FloatArray) -> FloatArray:
    """Add rows in order; numpy's own reduction would add one column pairwise and many in order."""
    total: FloatArray = np.zeros(rows.shape[1:])
    for row in rows:
        total = total + row
    return total
