"""`compare_scorecards`: everything that differs between two cards, and which way the bar was moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ..domain.card_table import words_of
from ..domain.scorecard import Scorecard
from ..tables import html_table, table
from .change import Change, ChangeKind, Direction, Topic, text_of
from .directions import Directions
from .outline import HELD, Key, Placed, in_order, outline
from .walking import Walk

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True, repr=False)
class Difference:
    """Everything that differs between two cards, in the order of the newer one.

    Attributes:
        old, new: the cards.
    """

    old: Scorecard
    new: Scorecard
    changes: tuple[Change, ...] = ()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in self.counts().items() if count)
        return f"<Difference {self.old.name!r} to {self.new.name!r}: {counts or 'nothing'}>"

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def of(self, element: str) -> tuple[Change, ...]:
        """Return what happened to the element *element*."""
        return tuple(change for change in self.changes if change.element == element)

    def about(self, topic: Topic) -> tuple[Change, ...]:
        """Return the changes of one topic, in order."""
        return tuple(change for change in self.changes if change.topic is topic)

    def moved(self, direction: Direction) -> tuple[Change, ...]:
        """Return the changes of the bar that go one way."""
        return tuple(change for change in self.about(Topic.BAR) if change.direction is direction)

    def counts(self) -> dict[str, int]:
        """Return how many changes tightened and loosened the bar, how many nobody can say, and how many others."""
        bar = {direction.value: len(self.moved(direction)) for direction in _SAID}
        return {**bar, "other": len(self.changes) - sum(bar.values())}

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a change, values as one line of text."""
        return [{**change.to_dict(), "fields": ", ".join(change.fields), "before": text_of(change.before),
                 "after": text_of(change.after)} for change in self.changes]

    def to_dict(self) -> dict[str, object]:
        """Return both cards by id and version, the counts, and every change as plain data."""
        return {"old": _card(self.old), "new": _card(self.new), "counts": self.counts(),
                "changes": [change.to_dict() for change in self.changes]}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a change."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("element", "name", "kind", "field", "part", "before", "after", "direction"),
                          words_of(self.new))


_SAID = (Direction.LOOSER, Direction.TIGHTER, Direction.UNKNOWN)


def _card(card: Scorecard) -> dict[str, object]:
    return {"id": card.id, "name": card.name, "version": card.version or None}


def compare_scorecards(old: Scorecard, new: Scorecard) -> Difference:
    """Return everything that differs between two cards: what is on them, the bar, weights, words, all else.

    Elements are the same where their ids are; targets without ids where their dates are, or where one took the
    other's place. Each change says whether more or less is asked for, and in which letter it stands (R8, R17, R84).

    >>> from balanced_scorecard import Scorecard
    >>> old = Scorecard(id="card", name="Our card", owner="The director")
    >>> [(change.field, change.before, change.after)
    ...  for change in compare_scorecards(old, Scorecard(id="card", name="Our card"))]
    [('owner', 'The director', None)]
    """
    return Difference(old=old, new=new, changes=tuple(_Comparison(old, new).changes()))


@frozen
class _Comparison:
    """Two cards as lists of placed elements."""

    old: Scorecard
    new: Scorecard
    was: Mapping[Key, Placed] = field(init=False)
    now: Mapping[Key, Placed] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "was", {placed.key: placed for placed in outline(self.old)})
        object.__setattr__(self, "now", {placed.key: placed for placed in outline(self.new)})

    def changes(self) -> Iterator[Change]:
        """Yield every change, in the order of the newer card, what was removed where it stood."""
        directions = Directions(self.old, self.new)
        for key in in_order(self.was, self.now):
            old, new = self.was.get(key), self.now.get(key)
            if new is None:
                assert old is not None
                yield Walk(old, directions).change(ChangeKind.REMOVED, before=old.element.name)
            elif old is None:
                yield Walk(new, directions).change(ChangeKind.ADDED, after=new.element.name)
            else:
                yield from self._of_both(old, new, Walk(new, directions))

    def _of_both(self, old: Placed, new: Placed, walk: Walk) -> Iterator[Change]:
        if (old.holder, old.within) != (new.holder, new.within):
            yield walk.change(ChangeKind.MOVED, new.holder or old.holder, before=old.within or None,
                              after=new.within or None)
        yield from walk.attributes(old.element, new.element)
        yield from self._reordered(old, new, walk)

    def _reordered(self, old: Placed, new: Placed, walk: Walk) -> Iterator[Change]:
        """Yield the lists of an element in which what is on both cards stands in another order."""
        element = new.element
        holders: list[tuple[Any, Any]] = [(old.element, element)]
        if isinstance(element, Scorecard):
            holders.append((old.element.strategy, element.strategy))
        for before, after in holders:
            for name in HELD.get(type(after), {}):
                first, then = _ids(before, name), _ids(after, name)
                if [each for each in first if each in then] != [each for each in then if each in first]:
                    yield walk.change(ChangeKind.REORDERED, name, before=first, after=then)


def _ids(holder: object, name: str) -> tuple[str, ...]:
    held = getattr(holder, name)
    return tuple(str(each.id) for each in held) if isinstance(held, tuple) else ()


