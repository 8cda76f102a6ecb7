"""`roll_up_tree`: scores from leaves to the root, weighted, with coverage and bounds; many columns in one call.

Children are added in the order they stand, in every layout, so that a column gives the same bits alone as among many
(design: scale). A column whose children are all known needs one sum and one division; only the others are looked at
child by child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import frozen

from .scoring import BLOCK, BoolArray, FloatArray, IntArray

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


@frozen(kw_only=True, eq=False)
class Tree:
    """What hangs below what, and how it is added up; one entry a node, parents before their children.

    Attributes:
        parent: the place of each node's parent, -1 for the root.
        weight: 0 or more; only the ratio between siblings matters.
        leaf: the row of each leaf among the leaves' scores, -1 for an inner node.
        method: WEIGHTED_MEAN, GEOMETRIC, HARMONIC or WORST.
        missing: LEAVE_OUT, COUNT_AS_ZERO or REQUIRE_ALL: what a missing child does.
    """

    parent: tuple[int, ...]
    weight: tuple[float, ...]
    leaf: tuple[int, ...]
    method: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def inner(self) -> tuple[int, ...]:
        """The places of the inner nodes, in order; results have one row for each."""
        return tuple(node for node, leaf in enumerate(self.leaf) if leaf < 0)


@frozen(kw_only=True, eq=False)
class Node:
    """An inner node before it is added up; *children* are rows of leaves, or of results where they are inner."""

    row: int
    children: tuple[tuple[int, bool], ...]
    weight: tuple[float, ...]
    method: int
    missing: int



def roll_up_tree(tree: Tree, leaf_score: FloatArray, counted: BoolArray) -> NodeArrays:
    """Roll the scores of leaves up a tree.

    Args:
        tree: of n_nodes nodes, n_inner of them inner.
        leaf_score: shape (n_leaves, n_columns), in [0, 1]; NaN where a leaf is missing or outside.
        counted: shape (n_leaves, n_columns), whether a leaf is expected; where it is False its score is NaN.

    Returns:
        Arrays of shape (n_inner, n_columns), rows in the order of `Tree.inner`.
    """
    columns = leaf_score.shape[1]
    arrays = empty_nodes(len(tree.inner), columns)
    nodes = nodes_of(tree)
    if columns == 1:  # what a card is: numbers of Python's own are ten times faster than arrays of one
        _roll_up_column(nodes, leaf_score, counted, arrays)
        return arrays
    for begin in range(0, columns, BLOCK):
        part = slice(begin, begin + BLOCK)
        inside = [None if row.all() else row for row in counted[:, part]]
        roll_up_block(nodes, leaf_score[:, part], inside, columns_of(arrays, part))
    return arrays


def empty_nodes(nodes: int, columns: int) -> NodeArrays:
    """Return arrays of shape (*nodes*, *columns*), to be filled."""
    shape = (nodes, columns)
    return NodeArrays(score=np.empty(shape), coverage=np.empty(shape), low=np.empty(shape), high=np.empty(shape),
                      counted=np.empty(shape, dtype=bool))


Leaves = Sequence[FloatArray] | FloatArray
Inside = Sequence[BoolArray | None] | BoolArray


def roll_up_block(
    nodes: Sequence[Node], leaf_score: Leaves, counted: Inside, arrays: NodeArrays
) -> None:
    """Fill *arrays* for at most `BLOCK` columns; one row of *leaf_score* and *counted* a leaf, as in `roll_up_tree`.

    A row of *counted* is None where a leaf is expected in every column.
    """
    for node in nodes:
        _roll_up_node(node, leaf_score, counted, arrays)


def nodes_of(tree: Tree) -> tuple[Node, ...]:
    """Return the inner nodes, children before their parents."""
    row_of = {node: row for row, node in enumerate(tree.inner)}
    below: dict[int, list[int]] = {node: [] for node in tree.inner}
    for node, above in enumerate(tree.parent):
        if above >= 0:
            below[above].append(node)
    return tuple(
        Node(
            row=row_of[node], weight=tuple(tree.weight[child] for child in below[node]), method=tree.method[node],
            children=tuple((row_of[child], True) if child in row_of else (tree.leaf[child], False)
                           for child in below[node]),
            missing=tree.missing[node],
        )
        for node in reversed(tree.inner)
    )


def columns_of(arrays: NodeArrays, part: slice) -> NodeArrays:
    """Return some columns of *arrays*, as a view."""
    return NodeArrays(score=arrays.score[:, part], coverage=arrays.coverage[:, part], low=arrays.low[:, part],
                      high=arrays.high[:, part], counted=arrays.counted[:, part])


def _roll_up_node(node: Node, leaf_score: Leaves, counted: Inside, arrays: NodeArrays) -> None:
    """Fill the row of *node* for a block of columns."""
    whole = sum(node.weight)
    if node.method != WEIGHTED_MEAN or not whole > 0:
        _fill(node, arrays, slice(None), _stacked(node, leaf_score, counted, arrays, slice(None)))
        return
    scores = [(arrays.score if is_inner else leaf_score)[row] for row, is_inner in node.children]
    _mean(scores, node.weight, whole, arrays.score[node.row])
    lacking = np.flatnonzero(np.isnan(arrays.score[node.row]))
    if any(is_inner for _, is_inner in node.children):
        for name in ("coverage", "low", "high"):
            kind = getattr(arrays, name)
            _mean([kind[row] if is_inner else _of_leaf(name, leaf_score[row]) for row, is_inner in node.children],
                  node.weight, whole, kind[node.row])
    else:
        arrays.coverage[node.row] = 1.0
        arrays.low[node.row] = arrays.high[node.row] = arrays.score[node.row]
    arrays.counted[node.row] = True
    if not len(lacking):
        return
    rows = [row for row, is_inner in node.children if not is_inner]
    if node.missing == LEAVE_OUT and len(rows) == len(node.children) and all(counted[row] is None for row in rows):
        _without_missing([leaf_score[row][lacking] for row in rows], node.weight, whole, arrays, node.row, lacking)
    else:
        _fill(node, arrays, lacking, _stacked(node, leaf_score, counted, arrays, lacking))


def _without_missing(
    scores: Sequence[FloatArray], weights: Sequence[float], whole: float, arrays: NodeArrays, row: int, part: IntArray
) -> None:
    """Fill the columns *part* of *row* from leaves that are all expected, some of them missing: what `_fill` comes to.

    It is what most columns of a large panel need that lack anything, and the sums here are a third of the work.
    """
    added, known, highest = np.zeros((3, len(part)))
    for score, weight in zip(scores, weights, strict=True):
        is_known = score == score
        term = np.where(is_known, weight * score, 0.0)
        added += term
        known += np.where(is_known, weight, 0.0)
        highest += np.where(is_known, term, weight)
    with np.errstate(invalid="ignore"):
        arrays.score[row, part] = np.where(known > 0, added / known, np.nan)
    arrays.coverage[row, part] = known / whole
    arrays.low[row, part] = added / whole
    arrays.high[row, part] = highest / whole


def _of_leaf(name: str, score: FloatArray) -> FloatArray:
    """Return a measured leaf's coverage, or its score as either bound."""
    return np.ones_like(score) if name == "coverage" else score


def _mean(scores: Iterable[FloatArray], weights: Iterable[float], whole: float, out: FloatArray) -> None:
    """Fill *out* with the weighted mean of *scores*; NaN where any of them is."""
    out[:] = 0.0
    term = np.empty_like(out)
    for score, weight in zip(scores, weights, strict=True):
        np.add(out, score if weight == 1.0 else np.multiply(score, weight, out=term), out=out)
    np.divide(out, whole, out=out)


def _stacked(
    node: Node, leaf_score: Leaves, counted: Inside, arrays: NodeArrays, part: slice | IntArray
) -> NodeArrays:
    """Return what the children of *node* are in the columns *part*, one row each.

    A leaf has coverage 0 or 1 and is its own bounds.
    """
    children = [_inner(arrays, row, part) if is_inner else _leaf_rows(leaf_score[row][part], counted[row], part)
                for row, is_inner in node.children]
    if not children:
        nobody = np.empty((0, arrays.score[:, part].shape[1]))
        return NodeArrays(score=nobody, coverage=nobody, low=nobody, high=nobody, counted=nobody.astype(bool))
    score, coverage, low, high, inside = (np.array(rows) for rows in zip(*children, strict=True))
    return NodeArrays(score=score, coverage=coverage, low=low, high=high, counted=inside)


Rows = tuple[FloatArray, FloatArray, FloatArray, FloatArray, BoolArray]


def _inner(arrays: NodeArrays, row: int, part: slice | IntArray) -> Rows:
    return (arrays.score[row, part], arrays.coverage[row, part], arrays.low[row, part], arrays.high[row, part],
            arrays.counted[row, part])


def _leaf_rows(score: FloatArray, counted: BoolArray | None, part: slice | IntArray) -> Rows:
    known = ~np.isnan(score)
    inside = np.ones(len(score), dtype=bool) if counted is None else counted[part]
    return (score, np.where(inside, known.astype(float), np.nan), np.where(inside, np.where(known, score, 0.0), np.nan),
            np.where(inside, np.where(known, score, 1.0), np.nan), inside)


def _fill(node: Node, arrays: NodeArrays, part: slice | IntArray, children: NodeArrays) -> None:
    """Fill the columns *part* of the row of *node* from its *children*, whatever is missing or outside."""
    found = combine(children, np.array(node.weight), node.method, node.missing)
    arrays.score[node.row, part], arrays.coverage[node.row, part] = found.score, found.coverage
    arrays.low[node.row, part], arrays.high[node.row, part] = found.low, found.high
    arrays.counted[node.row, part] = found.counted


def combine(children: NodeArrays, weight: FloatArray, method: int, missing: int) -> NodeArrays:
    """Return *children*, arrays of shape (n_children, n_columns), as one node, arrays of shape (n_columns,).

    *weight* has shape (n_children,); *method* and *missing* are those of the node.
    """
    w = np.where(children.counted, weight[:, None], 0.0)
    score = children.score
    if missing == COUNT_AS_ZERO:
        score = np.where(np.isnan(score), 0.0, score)
    known = ~np.isnan(score)
    result = _combine(score, np.where(known, w, 0.0), method)
    if missing == REQUIRE_ALL:
        result = np.where(np.any(~known & (w > 0), axis=0), np.nan, result)
    is_counted = _sum(w) > 0
    return NodeArrays(
        score=np.where(is_counted, result, np.nan), coverage=_combine(children.coverage, w, WEIGHTED_MEAN),
        low=_combine(children.low, w, method), high=_combine(children.high, w, method), counted=is_counted,
    )


def _combine(score: FloatArray, w: FloatArray, method: int) -> FloatArray:
    """Return the scores of children (n_children, n_columns) as one; where *w* is 0 a child does not count."""
    counts = w > 0
    total = _sum(w)
    with np.errstate(all="ignore"):
        if method == WORST:
            worst = np.min(np.where(counts, score, np.inf), axis=0, initial=np.inf)
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


Found = tuple[float, float, float, float, bool]
"""One column of a node: score, coverage, low, high, and whether it is counted."""
_NOTHING: Found = (np.nan, np.nan, np.nan, np.nan, False)


def _roll_up_column(
    nodes: Sequence[Node], leaf_score: FloatArray, counted: BoolArray, arrays: NodeArrays
) -> None:
    leaves = [_leaf(score, inside) for score, inside in zip(leaf_score[:, 0].tolist(), counted[:, 0].tolist(),
                                                            strict=True)]
    found: list[Found] = [_NOTHING] * len(nodes)
    for node in nodes:
        if node.method == WEIGHTED_MEAN:
            children = [found[row] if is_inner else leaves[row] for row, is_inner in node.children]
            found[node.row] = _mean_of(children, node.weight, node.missing)
            _put(arrays, node.row, found[node.row])
        else:
            _fill(node, arrays, slice(None), _stacked(node, leaf_score, counted, arrays, slice(None)))
            found[node.row] = _taken(arrays, node.row)


def _leaf(score: float, inside: bool) -> Found:
    if not inside:
        return _NOTHING
    return (score, 1.0, score, score, True) if score == score else (score, 0.0, 0.0, 1.0, True)


def _mean_of(children: Sequence[Found], weights: Sequence[float], missing: int) -> Found:
    """Return the weighted mean of one column: the sums of `_fill` and `_combine`, in their order, without arrays."""
    whole = known = added = covered = lowest = highest = 0.0
    is_lacking = False
    for (score, coverage, low, high, inside), weight in zip(children, weights, strict=True):
        if not inside or not weight:
            continue
        whole += weight
        covered += weight * coverage
        lowest += weight * low
        highest += weight * high
        if score == score or missing == COUNT_AS_ZERO:
            known += weight
            added += weight * (score if score == score else 0.0)
        else:
            is_lacking = True
    if not whole:
        return _NOTHING
    score = added / known if known and not (is_lacking and missing == REQUIRE_ALL) else np.nan
    return score, covered / whole, lowest / whole, highest / whole, True


def _put(arrays: NodeArrays, row: int, found: Found) -> None:
    arrays.score[row, 0], arrays.coverage[row, 0], arrays.low[row, 0], arrays.high[row, 0] = found[:4]
    arrays.counted[row, 0] = found[4]


def _taken(arrays: NodeArrays, row: int) -> Found:
    return (float(arrays.score[row, 0]), float(arrays.coverage[row, 0]), float(arrays.low[row, 0]),
            float(arrays.high[row, 0]), bool(arrays.counted[row, 0]))
