"""The key below the strategy map: what occurs on it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from attrs import frozen

from ...domain.causality import Effect
from ...evaluation.results import Status
from ..numbers import MINUS
from ..text_width import text_width
from ..wording import Wording
from .captions import Caption
from .lines import MapLine
from .shapes import badge, label_shape, label_width, link_shape, mark_shape, text
from .words import Mark

_SIZE = 12.0
_STEP, _GAP, _LEFT = 30.0, 22.0, 20.0
_ABOVE = 14.0
_ICON, _LINE = 30.0, 56.0
_BADGE = 21.0


class Other(Enum):
    """What the key shows beside statuses, marks and effects."""

    CONFLICT = "conflict"
    LABEL = "label"
    NOTE = "note"


Sign = Status | Mark | Effect | Other


@frozen(kw_only=True)
class Legend:
    """The shapes of the key, and how far down it reaches."""

    shapes: tuple[str, ...]
    bottom: float


@frozen
class Entry:
    """A sign and what it means; *sample* is a label as it stands on the map."""

    sign: Sign
    word: str
    sample: str = ""

    @property
    def room(self) -> float:
        """How much room the sign takes before its word."""
        if self.sign is Other.LABEL:
            return label_width(self.sample) + 8.0
        if isinstance(self.sign, Effect) or self.sign is Other.CONFLICT:
            return _LINE
        return 0.0 if self.sign is Other.NOTE else _ICON


def entries(
    captions: Sequence[Caption], lanes: Sequence[Caption], lines: Sequence[MapLine], words: Wording
) -> Iterator[Entry]:
    """Yield what the key of a map says: of boxes, of lanes, and of lines."""
    seen = {caption.status for caption in (*captions, *lanes)}
    yield from (Entry(status, words.status(status)) for status in Status if status in seen)
    marks = {mark for caption in (*captions, *lanes) for mark in caption.marks}
    yield from (Entry(mark, words(_WORD_OF[mark])) for mark in Mark if mark in marks)
    effects = {line.effect for line in lines}
    yield from (Entry(effect, words(f"map.{effect.value}")) for effect in Effect if effect in effects)
    if None in effects:
        yield Entry(Other.CONFLICT, words("map.conflict"))
    lags = [line.lag for line in lines if line.lag]
    if lags:
        yield Entry(Other.LABEL, words("map.lag"), sample=min(lags, key=len))
    several = [len(line.links) for line in lines if len(line.links) > 1]
    if several:
        yield Entry(Other.LABEL, words("map.several"), sample=f"{min(several)} ×")
    if captions and not effects - {None}:
        yield Entry(Other.NOTE, words("map.no_links"))


def legend(said: Sequence[Entry], *, top: float, width: float) -> Legend:
    """Return the key of *said* below *top*, in as many lines as it needs."""
    x, y = _LEFT, top + _ABOVE + _STEP / 2
    shapes: list[str] = []
    for entry in said:
        room = entry.room + text_width(entry.word, _SIZE)
        if x + room > width - _LEFT and x > _LEFT:
            x, y = _LEFT, y + _STEP
        shapes.append(_drawn(entry, x, y) + text(entry.word, x + entry.room, y + 4.4, size=_SIZE))
        x += room + _GAP
    return Legend(shapes=tuple(shapes), bottom=y + _STEP / 2 if shapes else top)


def _drawn(entry: Entry, x: float, y: float) -> str:
    if isinstance(entry.sign, Status):
        return badge(entry.sign, x + _BADGE / 2, y, size=_BADGE)
    if isinstance(entry.sign, Mark):
        return mark_shape(entry.sign, x + _BADGE / 2, y)
    if entry.sign is Other.NOTE:
        return ""
    if entry.sign is Other.LABEL:
        return label_shape(entry.sample, x + label_width(entry.sample) / 2, y, Effect.HELPS)
    effect = entry.sign if isinstance(entry.sign, Effect) else None
    line = link_shape(((x, y), (x + _LINE - 8.0, y)), effect, ())
    return line + label_shape(MINUS, x + _LINE / 2 - 8.0, y, effect) if effect is Effect.HURTS else line


_WORD_OF = {Mark.POOR_BELOW: "map.hidden_poor", Mark.RISK: "map.risk", Mark.CONFLICT: "map.conflict_inside",
            Mark.FINDING: "map.findings"}
