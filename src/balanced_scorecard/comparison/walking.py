"""Going through an element on both cards: every attribute of every class, so that nothing that differs is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from ..domain.annotations import Annotations, Retirement
from ..domain.frozen_map import EMPTY
from ..domain.indicator import Baseline
from ..domain.initiative import ExpectedEffect
from ..domain.period import FiscalYear
from ..domain.scorecard import CheckSettings, Defaults
from ..domain.strategy import Strategy
from .change import Change, ChangeKind
from .directions import Directions
from .outline import HELD, Placed
from .pairing import differing
from .parts import cited, holds_parts, label, paired_parts, taken_over
from .topics import topic_of

_OPENED = (Annotations, Baseline, CheckSettings, Defaults, ExpectedEffect, FiscalYear, Retirement, Strategy)
"""Values within an element whose own attributes are told one by one."""
_KINDS = {"name": ChangeKind.RENAMED, "objective": ChangeKind.MOVED}


@frozen
class Walk:
    """One element, gone through attribute by attribute."""

    placed: Placed
    directions: Directions

    def change(self, kind: ChangeKind, field: str = "", **told: Any) -> Change:
        """Return a change of the element, or of one of its attributes."""
        element, element_kind = self.placed.element, self.placed.key[0]
        return Change(kind=kind, element=str(element.id), element_kind=element_kind, name=element.name, field=field,
                      topic=topic_of(element_kind, field), **{**cited(element), **told})

    def attributes(self, old: Any, new: Any, above: str = "") -> Iterator[Change]:
        """Yield what differs between two values of one class; *above* leads to them from the element."""
        held = HELD.get(type(new), {})
        for field in attrs.fields(type(new)):
            if not field.init or field.name in held:  # what is held are elements, each found by its own id
                continue
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before != after:
                is_flat = isinstance(after, Annotations)
                yield from self._attribute(above if is_flat else f"{above}{field.name}", before, after)

    def _attribute(self, name: str, before: Any, after: Any) -> Iterator[Change]:
        if isinstance(before, _OPENED) and isinstance(after, _OPENED):
            yield from self.attributes(before, after, f"{name}." if name else "")
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from self._by_key(name, before, after)
        elif isinstance(before, tuple) and isinstance(after, tuple) and holds_parts((*before, *after)):
            yield from self._parts(name, before, after)
        else:
            kind = _KINDS.get(name, ChangeKind.CHANGED)
            direction = self.directions.of_attribute(self.placed.element, name, before, after)
            yield self.change(kind, name, before=before, after=after, direction=direction)

    def _by_key(self, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
        for key in dict.fromkeys((*before, *after)):
            was, now = before.get(key), after.get(key)
            if isinstance(was or now, Mapping):
                was, now = was or EMPTY, now or EMPTY
            if was != now:
                yield from self._attribute(f"{name}.{key}", was, now)

    def _parts(self, name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Change]:
        pairing = paired_parts(before, after)
        for was, now in pairing.pairs():
            if now is None:
                yield self._removed(name, was)
            elif was is None:
                yield self._added(name, now, [each for each in (*before, *after) if each is not now])
            elif was != now:
                direction = self.directions.of_part(self.placed.element, was, now)
                yield self.change(ChangeKind.CHANGED, name, part=label(now), before=was, after=now,
                                  fields=differing(was, now), direction=direction, **cited(now))
        if pairing.is_reordered():
            yield self.change(ChangeKind.REORDERED, name, before=tuple(map(label, before)),
                              after=tuple(map(label, after)))

    def _removed(self, name: str, part: Any) -> Change:
        direction = self.directions.of_removed(self.placed.element, part)
        return self.change(ChangeKind.REMOVED, name, part=label(part), before=part, direction=direction, **cited(part))

    def _added(self, name: str, part: Any, others: list[Any]) -> Change:
        before = taken_over(part, others)
        direction = self.directions.of_added(self.placed.element, before, part)
        return self.change(ChangeKind.ADDED, name, part=label(part), before=before, after=part, direction=direction,
                           **cited(part))
