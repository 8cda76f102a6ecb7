"""The strategy map as a Mermaid flowchart, for wikis and Markdown that draw one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ...domain.causality import Effect
from ...evaluation.results import Status
from ..palette import LOOKS
from .inks import ink_of, ink_of_line
from .lines import MapLine, map_lines
from .words import MapWords, Said

_PLAIN = frozenset(" ,_–·≥≤−×")
_ARROWS = {Effect.HELPS: "-->", Effect.HURTS: "-.->", None: "<-.->"}


def mermaid(words: MapWords) -> Iterator[str]:
    """Yield the lines of the flowchart: a subgraph a perspective, the top one last, for causes point upwards."""
    number = {id_: f"n{n}" for n, id_ in enumerate(words.graph)}
    yield from ("---", f"title: {json.dumps(words.title())}", "---", "flowchart BT")
    seen: dict[Status, str] = {}
    for lane, (said, ids) in enumerate(zip(words.perspectives(), words.lanes(), strict=True)):
        yield f'  subgraph lane{lane}["{_escaped(said.name)}"]'
        for element in map(words.element, ids):
            look = "plain" if element.status is None else seen.setdefault(element.status, element.status.value)
            yield f'    {number[element.id]}["{_label(element)}"]:::{look}'
        yield "  end"
    lines = map_lines(words)
    for line in lines:
        label = line.label or (words.words("map.conflict") if line.effect is None else "")
        between = f'|"{_escaped(label)}"|' if label else ""
        yield f"  {number[line.source]} {_ARROWS[line.effect]}{between} {number[line.target]}"
    yield from _styles(seen, lines)


def _label(said: Said) -> str:
    icon = f"{LOOKS[said.status].icon} " if said.status else ""
    return "<br/>".join(map(_escaped, (said.name, *(f"{icon if n == 0 else ''}{line.whole}"
                                                    for n, line in enumerate(said.lines)))))


def _escaped(text: str) -> str:
    """Return *text* with every sign that could mean something to Mermaid as its number: ``#35;`` for ``#``."""
    return "".join(sign if sign.isalnum() or sign in _PLAIN else f"#{ord(sign)};" for sign in text)


def _styles(statuses: dict[Status, str], lines: Sequence[MapLine]) -> Iterator[str]:
    yield "  classDef plain fill:#ffffff,stroke:#47566b,color:#1f2328"
    for status, look in statuses.items():
        yield f"  classDef {look} fill:#ffffff,stroke:{ink_of(status).light},stroke-width:2px,color:#1f2328"
    for n, line in enumerate(lines):
        if line.effect is not Effect.HELPS:
            yield f"  linkStyle {n} stroke:{ink_of_line(line.effect).light}"
