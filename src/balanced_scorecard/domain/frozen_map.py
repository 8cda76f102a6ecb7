"""`FrozenMap`: a mapping that cannot change, so that a value which holds one is as frozen as itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """An immutable, hashable mapping that keeps the order it was given.

    Two maps are equal when they hold the same pairs, in any order.

    >>> FrozenMap({"T1": 0.36, "T2": 0.64})["T1"]
    0.36
    >>> FrozenMap({"a": 1, "b": 2}) == FrozenMap({"b": 2, "a": 1})
    True
    """

    __slots__ = ("_items",)
    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        object.__setattr__(self, "_items", dict(items or {}))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a FrozenMap cannot change; build a new one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a FrozenMap cannot change; build a new one")

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        return FrozenMap, (self._items,)


EMPTY: FrozenMap[Any, Any] = FrozenMap()
"""No pairs at all; the default of every mapping field."""
