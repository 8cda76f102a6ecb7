"""`render_map()`: the strategy map as one SVG that needs no font, script or style of anyone else.

The ground is light whatever the page's is, so that the map is the same on screen, on paper and in a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from ..checks.rule import Finding
from ..domain.causality import Effect
from ..domain.identifiers import ElementId
from ..evaluation.results import ScorecardScore
from ..strategy_graph import links_of
from . import palette
from .map_captions import Caption, MapWords
from .map_labels import LABEL_SIZE, half_width, label_places
from .map_layout import TITLE_WIDTH, WIDTH, Layout, Wire, box_width, lay_out
from .map_legend import legend
from .map_routing import Route, routed
from .map_shapes import PLAIN_STRIP, STRIP, TEXT_GAP, box_height, box_shape, link_shape, text
from .text_width import BOLD_ROOM, escaped, wrapped
from .wording import Wording

if TYPE_CHECKING:
    import networkx as nx

_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"
_LOWEST = 40.0
_CENTRED = ' text-anchor="middle"'
_TITLE_SIZE, _TITLE_STEP, _TITLE_LINES = 13.0, 18.0, 3


def render_map(
    graph: nx.MultiDiGraph[ElementId], scores: ScorecardScore | None = None, *, language: str | None = None,
    findings: Sequence[Finding] = (), id_prefix: str = "map",
) -> str:
    """Return the map of *graph* (from `strategy_map`) as SVG text: a lane a perspective, no link through a box.

    Args:
        graph: what `strategy_map` gave.
        scores: gives each element its status, by word, icon and colour; left out, the map shows the strategy alone.
        language: of the words; left out, the card's.
        findings: what `check` found; an element that is spoken of gets a mark.
        id_prefix: begins every id in the SVG, so that a page can hold several maps.
    """
    spoken = language or graph.graph["language"]
    own = scores.evaluation.scorecard.words if scores is not None and spoken == graph.graph["language"] else {}
    words = MapWords(graph=graph, scores=scores, findings=findings, words=Wording(language=spoken, own=own))
    return "\n".join(_Drawing.of(words).svg(escaped(id_prefix))) + "\n"


@frozen(kw_only=True)
class _Line:
    """What is drawn from box to box: a link, or one pair of a conflict (then without an effect)."""

    wire: Wire
    said: str
    effect: Effect | None = None
    lag: str = ""


@frozen(kw_only=True)
class _Drawing:
    """Everything in its place; `svg` writes it down."""

    words: MapWords
    captions: tuple[Caption, ...]
    lines: tuple[_Line, ...]
    routes: tuple[Route, ...]
    layout: Layout

    @classmethod
    def of(cls, words: MapWords) -> _Drawing:
        """Return the drawing of the graph that *words* speaks of."""
        graph = words.graph
        lanes: list[list[str]] = [[] for _ in graph.graph["perspectives"]]
        for id_ in graph:
            lanes[graph.nodes[id_]["lane"]].append(id_)
        width = box_width(lanes)
        room = width - (PLAIN_STRIP if words.scores is None else STRIP) - 2 * TEXT_GAP
        captions = tuple(words.caption(id_, width=room) for id_ in graph)
        lines = (*_links(words), *_conflicts(words))
        wires = [line.wire for line in lines]
        layout = lay_out(lanes, wires, width=width, height=box_height(captions))
        return cls(words=words, captions=captions, lines=lines, routes=routed(wires, layout), layout=layout)

    def svg(self, prefix: str) -> Iterator[str]:
        """Yield the lines of the SVG, back to front."""
        foot = self.layout.lanes[-1].bottom if self.layout.lanes else 0.0
        key = legend(self.captions, {line.effect for line in self.lines}, self.words.words, top=foot)
        height = max(key.bottom, _LOWEST)
        yield (f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}" role="img" viewBox="0 0 {WIDTH:g} '
               f'{height:g}" width="{WIDTH:g}" height="{height:g}" font-family="{_FONT}" '
               f'aria-labelledby="{prefix}-title {prefix}-desc">')
        yield f'<title id="{prefix}-title">{escaped(self.words.title())}</title>'
        yield f'<desc id="{prefix}-desc">{escaped(self._description())}</desc>'
        yield f"<style>#{prefix} .link:hover .line{{stroke:{palette.LINE};stroke-width:3}}</style>"
        yield f'<rect width="{WIDTH:g}" height="{height:g}" rx="8" fill="{palette.WHITE}"/>'
        yield from self._lanes()
        for line, route in zip(self.lines, self.routes, strict=True):
            yield link_shape(route, line.effect, line.said)
        yield from self._labels()
        for caption in self.captions:
            yield from box_shape(caption, self.layout.boxes[caption.id])
        yield from key.shapes
        yield "</svg>"

    def _lanes(self) -> Iterator[str]:
        """Yield the ground of each perspective and its name at the left."""
        held = {self.words.graph.nodes[caption.id]["lane"] for caption in self.captions}
        for n, (span, name) in enumerate(zip(self.layout.lanes, self._lane_names(), strict=True)):
            yield (f'<rect class="lane" y="{span.top:g}" width="{WIDTH:g}" height="{span.bottom - span.top:g}" rx="8" '
                   f'fill="{palette.LANE[n % 2]}"/>')
            middle = (span.top + span.bottom) / 2
            lines = wrapped(name, width=TITLE_WIDTH * BOLD_ROOM, size=_TITLE_SIZE, lines=_TITLE_LINES)
            for k, line in enumerate(lines):
                y = middle + 5 + (k - (len(lines) - 1) / 2) * _TITLE_STEP
                yield text(line, 18, y, size=_TITLE_SIZE, more=' font-weight="bold"')
            if n not in held:
                yield text(self.words.words("map.empty"), 172, middle + 4, size=12, fill=palette.MUTED)

    def _lane_names(self) -> list[str]:
        return [self.words.name(each) for each in self.words.lanes()]

    def _labels(self) -> Iterator[str]:
        """Yield the lags for which there is room; every lag is in the title of its link."""
        places = label_places([line.lag for line in self.lines], self.routes, self.layout.boxes.values())
        for n, (x, y) in places.items():
            half = half_width(self.lines[n].lag)
            yield (f'<rect class="lag" x="{x - half:.1f}" y="{y - 7:.1f}" width="{2 * half:.1f}" height="14" rx="7" '
                   f'fill="{palette.WHITE}" stroke="{palette.RULE}" stroke-width="0.8"/>')
            yield text(self.lines[n].lag, x, y + 3.6, size=LABEL_SIZE, fill=palette.MUTED, more=_CENTRED)

    def _description(self) -> str:
        """Return the whole map as text, for those who listen to it."""
        parts: list[str] = []
        for lane, name in enumerate(self._lane_names()):
            inside = [each for each in self.captions if self.words.graph.nodes[each.id]["lane"] == lane]
            said = "; ".join(f"{each.tip[0]} ({each.tip[1]})" for each in inside) or self.words.words("map.nothing")
            parts.append(self.words.words("map.lane", name=name, elements=said))
        return "\n".join((*parts, *(f"{line.said}." for line in self.lines)))


def _links(words: MapWords) -> Iterator[_Line]:
    for link in links_of(words.graph):
        yield _Line(wire=Wire(source=link.cause, target=link.effect), said=words.link(link), effect=link.effect_is,
                    lag=words.lag(link.lag))


def _conflicts(words: MapWords) -> Iterator[_Line]:
    """Yield a line from the first element of each conflict to each of the others; one within one box has none."""
    for each in words.graph.graph["conflicts"]:
        for other in each.between[1:]:
            yield _Line(wire=Wire(source=each.between[0], target=other),
                        said=words.conflict(each.between, each.conflict.note))
