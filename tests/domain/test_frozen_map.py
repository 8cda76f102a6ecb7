from __future__ import annotations

import copy
import pickle

import pytest

from balanced_scorecard.domain.frozen_map import EMPTY, FrozenMap

SHARES = FrozenMap({"T2": 0.64, "T1": 0.36})


def test_a_map_is_read_as_any_mapping_in_the_order_it_was_given() -> None:
    assert (SHARES["T1"], len(SHARES), list(SHARES), "T3" in SHARES) == (0.36, 2, ["T2", "T1"], False)
    assert repr(SHARES) == "FrozenMap({'T2': 0.64, 'T1': 0.36})"


def test_maps_of_the_same_pairs_are_equal_and_hash_alike_in_any_order() -> None:
    turned = FrozenMap({"T1": 0.36, "T2": 0.64})
    assert turned == SHARES
    assert hash(SHARES) == hash(turned)
    assert FrozenMap({"T1": 1.0}) != SHARES
    assert FrozenMap() == EMPTY


def test_a_map_cannot_change() -> None:
    with pytest.raises(AttributeError, match="a FrozenMap cannot change; build a new one"):
        SHARES._items = {}
    with pytest.raises(AttributeError, match="a FrozenMap cannot change; build a new one"):
        del SHARES._items
    with pytest.raises(TypeError):
        SHARES["T1"] = 1.0  # type: ignore[index]


def test_a_map_does_not_follow_the_mapping_it_was_built_from() -> None:
    pairs = {"T1": 1.0}
    built = FrozenMap(pairs)
    pairs["T2"] = 2.0
    assert list(built) == ["T1"]


def test_a_pickled_or_copied_map_is_equal_and_keeps_its_order() -> None:
    for other in (pickle.loads(pickle.dumps(SHARES)), copy.deepcopy(SHARES)):
        assert (other, hash(other), list(other)) == (SHARES, hash(SHARES), list(SHARES))
