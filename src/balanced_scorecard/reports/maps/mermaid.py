"""The strategy map as a Mermaid flowchart, for wikis and Markdown that draw one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...domain.causality import Effect
from ..palette import LOOKS
from ..text_width import shortened, wrapped
from .inks import Ink, ink_of, ink_of_line
from .lines import MapLine, map_lines
from .words import MapWords, Said

_PLAIN = frozenset(" ,_–·≥≤−×")
_WIDTH, _SIZE, _LINES, _LANE = 150.0, 12.0, 6, 420.0
_ARROWS = {Effect.HELPS: "-->", Effect.HURTS: "-.->", None: "<-.->"}


def mermaid(words: MapWords) -> Iterator[str]:
    """Yield the lines of the flowchart: a subgraph a perspective, and causes below what they drive."""
    number = {id_: f"n{n}" for n, id_ in enumerate(words.graph)}
    elements = {id_: words.element(id_) for id_ in words.graph}
    lanes, lines = words.lanes(), map_lines(words)
    yield from ("---", f"title: {json.dumps(words.title())}", "---", "flowchart BT")
    for lane, (said, ids) in enumerate(zip(words.perspectives(), lanes, strict=True)):
        yield f'  subgraph lane{lane}["{_escaped(shortened(said.name, width=_LANE, size=_SIZE))}"]'
        yield from (f'    {number[id_]}["{_label(elements[id_])}"]:::{_look(elements[id_])}' for id_ in ids)
        yield "  end"
    for line in lines:
        label = line.label or (words.words("map.conflict") if line.effect is None else "")
        between = f'|"{_escaped(label)}"|' if label else ""
        yield f"  {number[line.source]} {_ARROWS[line.effect]}{between} {number[line.target]}"
    for upper, lower in pairwise(ids for ids in lanes if ids):  # keeps the lanes in order where no link does
        yield f"  {number[lower[0]]} ~~~ {number[upper[0]]}"
    yield from _styles(elements.values(), len(lanes), lines)


def _label(said: Said) -> str:
    icon = f"{LOOKS[said.status].icon} " if said.status else ""
    lines = (f"{icon if n == 0 else ''}{line.whole}" for n, line in enumerate(said.lines))
    return "<br/>".join((_wrapped(said.name), *map(_wrapped, lines)))


def _wrapped(text: str) -> str:
    return "<br/>".join(map(_escaped, wrapped(text, width=_WIDTH, size=_SIZE, lines=_LINES)))


def _escaped(text: str) -> str:
    """Return *text* with every sign that could mean something to Mermaid as its number: ``#35;`` for ``#``."""
    return "".join(sign if sign.isalnum() or sign in _PLAIN else f"#{ord(sign)};" for sign in text)


def _look(said: Said) -> str:
    return said.status.value if said.status else "plain"


def _styles(elements: Iterable[Said], lanes: int, lines: Sequence[MapLine]) -> Iterator[str]:
    text = Ink.TEXT.light
    looks = {_look(said): ink_of(said.status) if said.status else Ink.HELPS for said in elements}
    for look, ink in looks.items():
        yield f"  classDef {look} fill:{Ink.BOX.light},stroke:{ink.light},stroke-width:2px,color:{text}"
    if lanes:
        yield f"  classDef lane fill:{Ink.LANE.light},stroke:{Ink.RULE.light},color:{text}"
        yield f"  class {','.join(f'lane{lane}' for lane in range(lanes))} lane"
    for n, line in enumerate(lines):
        yield f"  linkStyle {n} stroke:{ink_of_line(line.effect).light}"
