"""The strategy map in DOT, for Graphviz and what reads its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ...domain.causality import Effect
from ..palette import LOOKS
from ..text_width import wrapped
from .inks import Ink, ink_of, ink_of_line
from .lines import MapLine, map_lines
from .words import MapWords, Said

_NAME_WIDTH, _NAME_SIZE, _NAME_LINES = 150.0, 11.0, 6
_STYLES = {Effect.HELPS: "solid", Effect.HURTS: "dashed", None: "dotted"}


def dot(words: MapWords) -> Iterator[str]:
    """Yield the lines of the graph: a cluster a perspective, and causes below what they drive."""
    yield "digraph strategy_map {"
    yield f"  graph {_listed({'rankdir': 'BT', 'label': words.title(), 'labelloc': 't', 'fontname': 'sans-serif'})};"
    yield f"  node {_listed({'shape': 'box', 'style': 'rounded,filled', 'fontname': 'sans-serif', 'fontsize': '11'})};"
    yield f"  edge {_listed({'fontname': 'sans-serif', 'fontsize': '9'})};"
    lanes = words.lanes()
    for lane, (said, ids) in enumerate(zip(words.perspectives(), lanes, strict=True)):
        look = {"label": said.name, "style": "filled", "color": (Ink.LANE, Ink.SECOND_LANE)[lane % 2].light}
        yield f"  subgraph cluster_{lane} {{"
        yield f"    graph {_listed(look)};"
        yield from (f"    {_quoted(element.id)} {_listed(_box(element))};" for element in map(words.element, ids))
        yield "  }"
    for upper, lower in pairwise(ids for ids in lanes if ids):  # keeps the lanes in order where no link does
        yield f"  {_quoted(lower[0])} -> {_quoted(upper[0])} [style=invis];"
    for line in map_lines(words):
        yield f"  {_quoted(line.source)} -> {_quoted(line.target)} {_listed(_line(line, words))};"
    yield "}"


def _box(said: Said) -> Mapping[str, str]:
    icon = f"{LOOKS[said.status].icon} " if said.status else ""
    name = wrapped(said.name, width=_NAME_WIDTH, size=_NAME_SIZE, lines=_NAME_LINES)
    lines = (f"{icon if n == 0 else ''}{line.whole}" for n, line in enumerate(said.lines))
    return {"label": "\n".join((*name, *lines)), "fillcolor": Ink.BOX.light, "tooltip": said.name,
            "color": (ink_of(said.status) if said.status else Ink.HELPS).light}


def _line(line: MapLine, words: MapWords) -> Mapping[str, str]:
    upwards = words.graph.nodes[line.source]["lane"] >= words.graph.nodes[line.target]["lane"]
    more = {"dir": "both"} if line.effect is None else {}
    if line.effect is None or not upwards:
        more["constraint"] = "false"
    return {"label": line.label, "style": _STYLES[line.effect], "color": ink_of_line(line.effect).light,
            "tooltip": "\n".join(line.said), **more}


def _listed(attributes: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{key}={_quoted(value)}' for key, value in attributes.items() if value)}]"


def _quoted(text: str) -> str:
    """Return *text* as a quoted string of DOT: no sign of it ends the string, and none stands for something else."""
    safe = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'
