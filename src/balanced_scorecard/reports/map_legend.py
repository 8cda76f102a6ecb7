"""The key below the strategy map: what occurs on it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from ..domain.causality import Effect
from ..evaluation.results import Status
from . import palette
from .map_captions import Caption
from .map_layout import WIDTH
from .map_routing import Curve, Heading, Route
from .map_shapes import finding_mark, link_shape, poor_mark, text
from .text_width import text_width
from .wording import Wording

_SIZE = 12.0
_STEP, _GAP, _LEFT = 30.0, 20.0, 18.0
_ABOVE = 12.0
_SHORT, _LONG = 30.0, 58.0


@frozen(kw_only=True)
class Legend:
    """The shapes of the key, and how far down it reaches."""

    shapes: tuple[str, ...]
    bottom: float


@frozen
class _Entry:
    """A word, how much room the shape before it takes (0 for a mere note), and what it stands for."""

    word: str
    room: float
    look: Status | Effect | str


def legend(captions: Sequence[Caption], effects: AbstractSet[Effect | None], words: Wording, *, top: float) -> Legend:
    """Return the key of a map with these captions and kinds of lines, below *top*."""
    x, y = _LEFT, top + _ABOVE + _STEP / 2
    shapes: list[str] = []
    for entry in _entries(captions, effects, words):
        width = entry.room + text_width(entry.word, _SIZE)
        if x + width > WIDTH - _LEFT and x > _LEFT:
            x, y = _LEFT, y + _STEP
        if entry.room:
            shapes.append(_drawn(entry.look, x, y))
        shapes.append(text(entry.word, x + entry.room, y + 4.5, size=_SIZE))
        x += width + _GAP
    return Legend(shapes=tuple(shapes), bottom=y + _STEP / 2 if shapes else top)


def _entries(captions: Sequence[Caption], effects: AbstractSet[Effect | None], words: Wording) -> Iterator[_Entry]:
    seen = {caption.status for caption in captions}
    yield from (_Entry(words.status(status), _SHORT, status) for status in Status if status in seen)
    if any(caption.poor_below for caption in captions):
        yield _Entry(words("map.hidden_poor"), _SHORT, "poor below")
    if any(caption.findings for caption in captions):
        yield _Entry(words("map.findings"), _SHORT, "findings")
    yield from (_Entry(words(f"map.{effect.value}"), _LONG, effect) for effect in Effect if effect in effects)
    if None in effects:
        yield _Entry(words("map.conflict"), _LONG, "conflict")
    if captions and not effects - {None}:
        yield _Entry(words("map.no_links"), 0.0, "note")


def _drawn(look: Status | Effect | str, x: float, y: float) -> str:
    if isinstance(look, Status):
        return (f'<rect x="{x:g}" y="{y - 11:g}" width="22" height="22" rx="5" fill="{palette.LOOKS[look].fill}"/>'
                f"{palette.status_icon(look, x=x + 11, y=y, scale=0.95)}")
    if look in ("poor below", "findings"):
        return poor_mark(x + 11, y) if look == "poor below" else finding_mark(x + 11, y)
    effect = look if isinstance(look, Effect) else None
    curve = Curve((x, y), (x, y), (x + 41, y), (x + 41, y))
    route = Route(curves=(curve,), start=(x, y), leaves=Heading.RIGHT, end=(x + 50, y), arrives=Heading.RIGHT)
    return link_shape(route, effect, "")
