"""Which of two lists' items are the same thing, where items have no id of their own on the card."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs
from attrs import field, frozen

Item = TypeVar("Item")
Pair = tuple[Item | None, Item | None]
"""What an item was and what it is; None where it was added or removed."""
Key = Callable[[Any], Hashable | None]


@frozen
class Pairing:
    """Two lists side by side: places of the older by places of the newer, as they are found to be the same."""

    old: Sequence[Any]
    new: Sequence[Any]
    partner: dict[int, int] = field(factory=dict)

    def left(self) -> tuple[list[int], list[int]]:
        """Return the places in both lists that have no partner yet."""
        taken = set(self.partner.values())
        return ([n for n in range(len(self.old)) if n not in taken],
                [n for n in range(len(self.new)) if n not in self.partner])

    def by(self, key: Key) -> None:
        """Pair what is left by *key*, in the order of both lists; a key of None pairs nothing."""
        old, new = self.left()
        waiting: dict[Hashable, list[int]] = {}
        for n in old:
            waiting.setdefault(key(self.old[n]), []).append(n)
        for n in new:
            own = key(self.new[n])
            if own is not None and waiting.get(own):
                self.partner[n] = waiting[own].pop(0)

    def by_all_but_one(self) -> None:
        """Pair what is left and differs in one attribute only: it was changed, not replaced."""
        for n in self.left()[1]:
            near = [m for m in self.left()[0] if len(differing(self.old[m], self.new[n])) == 1]
            if near:
                self.partner[n] = near[0]

    def pairs(self) -> Iterator[Pair[Any]]:
        """Yield the pairs in the order of the newer list, what was removed where it stood in the older."""
        removed = self.left()[0]
        for n, item in enumerate(self.new):
            was = self.partner.get(n)
            while was is not None and removed and removed[0] < was:
                yield self.old[removed.pop(0)], None
            yield (None if was is None else self.old[was]), item
        yield from ((self.old[n], None) for n in removed)

    def is_reordered(self) -> bool:
        """Whether what is in both stands in another order."""
        places = [self.partner[n] for n in sorted(self.partner)]
        return places != sorted(places)


def paired(old: Sequence[Any], new: Sequence[Any], keys: Iterable[Key] = ()) -> Pairing:
    """Return what is the same in both: what is equal, then by each of *keys*, then what differs in one attribute."""
    pairing = Pairing(old, new)
    pairing.by(lambda item: item)
    for key in keys:
        pairing.by(key)
    pairing.by_all_but_one()
    return pairing


def differing(old: Any, new: Any) -> tuple[str, ...]:
    """Return the names of the attributes in which two values of one class differ, in their order.

    >>> from balanced_scorecard.domain.scale import Bounds
    >>> differing(Bounds(low=0), Bounds(low=0, high=100))
    ('high',)
    """
    return tuple(each.name for each in attrs.fields(type(new))
                 if each.init and getattr(old, each.name) != getattr(new, each.name))
