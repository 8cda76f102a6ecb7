"""The strategy map as one SVG that needs no font, script or style of anyone else."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..text_width import escaped, shortened
from .captions import LANE_SIZE, Caption, captioned
from .columns import LEFT
from .forms import MapForm
from .inks import MAP_CLASS, Ink, paint, style_sheet
from .labels import label_places
from .layout import Layout, lay_out
from .legend import entries, legend
from .lines import MapLine, map_lines
from .rows import Wire, box_width
from .shapes import (
    FACT_STEP,
    PLAIN_STRIP,
    STRIP,
    TEXT_GAP,
    badge,
    box_height,
    box_shape,
    fact_shape,
    label_shape,
    label_width,
    link_shape,
    marks,
    text,
    tooltip,
)
from .words import MapWords

_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"
_EDGE = 20.0
_LANE_TEXT = LEFT - 2 * _EDGE
_LANE_STEP = 17.0
_LANE_BADGE = 16.0
_LOWEST = 40.0


@frozen(kw_only=True)
class Drawing:
    """Everything in its place; `svg` writes it down."""

    words: MapWords
    head: tuple[str, ...]
    lanes: tuple[Caption, ...]
    captions: tuple[Caption, ...]
    lines: tuple[MapLine, ...]
    layout: Layout

    @classmethod
    def of(cls, words: MapWords, form: MapForm = MapForm.SVG) -> Drawing:
        """Return the drawing of the graph that *words* speaks of; as a FIGURE without its title."""
        inside = words.lanes()
        room = box_width(inside) - (PLAIN_STRIP if words.scores is None else STRIP) - 2 * TEXT_GAP
        elements = [words.element(id_) for id_ in words.graph]
        captions = tuple(captioned(said, words.told(said), width=room) for said in elements)
        lanes = tuple(captioned(said, words.told(said), width=_LANE_TEXT) for said in words.perspectives())
        lines = map_lines(words)
        head, top = ((), 0.0) if form is MapForm.FIGURE else _head(words)
        layout = lay_out(
            inside, [Wire(source=line.source, target=line.target, room=label_width(line.label)) for line in lines],
            heights={each.id: box_height(each) for each in captions},
            lane_heights=[_lane_height(each) for each in lanes], top=top,
        )
        return cls(words=words, head=head, lanes=lanes, captions=captions, lines=lines, layout=layout)

    def svg(self, prefix: str) -> Iterator[str]:
        """Yield the lines of the SVG, back to front."""
        said = entries(self.captions, self.lanes, self.lines, self.words.words)
        key = legend(tuple(said), top=self.layout.bottom, width=self.layout.width)
        width, height = self.layout.width, max(key.bottom, _LOWEST)
        yield (f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}" class="{MAP_CLASS}" role="img" '
               f'lang="{escaped(self.words.words.language)}" viewBox="0 0 {width:g} {height:g}" '
               f'width="{width:g}" height="{height:g}" font-family="{_FONT}" '
               f'aria-labelledby="{prefix}-title {prefix}-desc">')
        yield f'<title id="{prefix}-title">{escaped(self.words.title())}</title>'
        yield f'<desc id="{prefix}-desc">{escaped(self._description())}</desc>'
        yield f"<style>{style_sheet()}</style>"
        yield f'<rect width="{width:g}" height="{height:g}" rx="8" {paint(fill=Ink.GROUND)}/>'
        yield from self.head
        yield from self._lanes()
        for line, course in zip(self.lines, self.layout.courses, strict=True):
            yield link_shape(course, line.effect, line.said)
        yield from self._labels()
        for caption in self.captions:
            yield from box_shape(caption, self.layout.boxes[caption.id])
        yield from key.shapes
        yield "</svg>"

    def _lanes(self) -> Iterator[str]:
        """Yield the ground of each perspective, and its name and status at the left."""
        held = {self.words.graph.nodes[caption.id]["lane"] for caption in self.captions}
        for n, (span, caption) in enumerate(zip(self.layout.lanes, self.lanes, strict=True)):
            ink = (Ink.LANE, Ink.SECOND_LANE)[n % 2]
            yield f"<g>{tooltip(caption.tip)}"
            yield (f'<rect y="{span.top:g}" width="{self.layout.width:g}" height="{span.bottom - span.top:g}" rx="8" '
                   f'{paint(fill=ink, also="lane")}/>')
            yield from _lane_texts(caption, (span.top + span.bottom - _lane_height(caption)) / 2)
            if n not in held:
                yield text(self.words.nothing(), LEFT, (span.top + span.bottom) / 2 + 4, size=12,
                           fill=Ink.MUTED)
            yield "</g>"

    def _labels(self) -> Iterator[str]:
        """Yield the labels there is room for; what they say is in the title of the link, too."""
        widths = [label_width(line.label) for line in self.lines]
        places = label_places(widths, self.layout.courses, self.layout.boxes.values())
        for n, (x, y) in places.items():
            yield label_shape(self.lines[n].label, x, y, self.lines[n].effect)

    def _description(self) -> str:
        """Return the whole map as text, for those who listen to it."""
        said = self.words.words
        parts: list[str] = [self.words.subtitle()] if self.words.subtitle() else []
        for lane, caption in enumerate(self.lanes):
            inside = [each for each in self.captions if self.words.graph.nodes[each.id]["lane"] == lane]
            elements = "; ".join(f"{each.tip[0]} ({each.tip[1]})" for each in inside) or said("map.nothing")
            parts.append(said("map.lane", name=caption.tip[0], elements=elements))
        return "\n".join((*parts, *(f"{each}." for line in self.lines for each in line.said)))


def _head(words: MapWords) -> tuple[tuple[str, ...], float]:
    """Return the title of the map as shapes, and where the lanes may begin."""
    y = 28.0
    shapes = [text(shortened(words.title(), width=880, size=17), _EDGE, y, size=17, more=' font-weight="600"')]
    for line in filter(None, (words.subtitle(), words.vision())):
        y += 19.0
        shapes.append(text(shortened(line, width=1040, size=12), _EDGE, y, size=12, fill=Ink.MUTED))
    return tuple(shapes), y + 14.0


def _lane_height(caption: Caption) -> float:
    return 22.0 + _LANE_STEP * len(caption.name) + FACT_STEP * len(caption.lines) + (6.0 if caption.lines else 0.0)


def _lane_texts(caption: Caption, top: float) -> Iterator[str]:
    y = top + 12.0 + LANE_SIZE - 1
    for line in caption.name:
        yield text(line, _EDGE, y, size=LANE_SIZE, more=' font-weight="600"')
        y += _LANE_STEP
    y += 4.0
    for n, fact in enumerate(caption.lines):
        x = _EDGE
        if n == 0 and caption.status is not None:
            yield badge(caption.status, x + _LANE_BADGE / 2, y - 3.6, size=_LANE_BADGE)
            x += _LANE_BADGE + 6.0
        yield from fact_shape(fact, Ink.TEXT, x, y)  # the badge has the colour; as text it is too pale on a lane
        if n == caption.marked:
            yield from marks(caption, LEFT - 30.0, y - 4.0)
        y += FACT_STEP
