"""The lines of a strategy map: links of one effect between one pair together, and each pair of a conflict."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ...domain.causality import CauseEffectLink, Effect
from ...domain.identifiers import ElementId
from ...strategy_graph import map_conflicts, map_links
from ..numbers import MINUS
from .words import MapWords


@frozen(kw_only=True)
class MapLine:
    """What is drawn from box to box.

    Attributes:
        effect: None for a conflict. lag: of its links, as short as it goes; perhaps empty.
        said: each link, or the conflict, as a sentence.
        links: none for a conflict.
    """

    source: ElementId
    target: ElementId
    effect: Effect | None
    said: tuple[str, ...]
    lag: str = ""
    links: tuple[CauseEffectLink, ...] = ()

    @property
    def label(self) -> str:
        """What stands on the line: a minus where it hurts, how many links it is, and their lag; perhaps nothing."""
        sign = MINUS if self.effect is Effect.HURTS else ""
        return " ".join(filter(None, (sign, f"{len(self.links)} ×" if len(self.links) > 1 else "", self.lag)))


def map_lines(words: MapWords) -> tuple[MapLine, ...]:
    """Return the lines of the map: its links, in the order of the elements they join, then its conflicts.

    In which order the card lists its links changes nothing.
    """
    place = {id_: n for n, id_ in enumerate(words.graph)}
    effects: dict[Effect | None, int] = {effect: n for n, effect in enumerate(Effect)}
    links = sorted(_links(words), key=lambda line: (place[line.source], place[line.target], effects[line.effect]))
    return *links, *_conflicts(words)


def _links(words: MapWords) -> Iterator[MapLine]:
    together: dict[tuple[ElementId, ElementId, Effect], list[CauseEffectLink]] = {}
    for each in map_links(words.graph):
        together.setdefault((each.cause, each.effect, each.link.effect_is), []).append(each.link)
    for (cause, effect, sign), links in together.items():
        yield MapLine(source=cause, target=effect, effect=sign, lag=words.span([link.lag for link in links]),
                      said=tuple(sorted(map(words.link, links))), links=tuple(links))


def _conflicts(words: MapWords) -> Iterator[MapLine]:
    """Yield a line from the first element of each conflict to each of the others; one within one box has none."""
    for each in map_conflicts(words.graph):
        for other in each.between[1:]:
            yield MapLine(source=each.between[0], target=other, effect=None,
                          said=(words.conflict(each.conflict.between, each.conflict.note),))
