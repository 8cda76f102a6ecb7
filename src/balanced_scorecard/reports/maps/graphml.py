"""The strategy map in GraphML, for programs that analyse graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from ...domain.causality import CauseEffectLink
from ...strategy_graph import map_conflicts, map_links
from ..plain_text import plain_text
from .words import MapWords, Role, Said

if TYPE_CHECKING:
    Flat = nx.MultiDiGraph[str]


def graphml(words: MapWords) -> str:
    """Return the map as GraphML; networkx reads the graph that `flat` returns back from it."""
    return "\n".join(nx.generate_graphml(flat(words), prettyprint=True))


def flat(words: MapWords) -> Flat:
    """Return the map with plain texts and numbers for attributes: every link an edge, every pair of a conflict one.

    What is not known is left out. An edge's `kind` is `link` or `conflict`; its key is its place among the edges.
    """
    said = words.perspectives()
    graph: Flat = nx.MultiDiGraph(name=words.title())
    for lane, ids in enumerate(words.lanes()):
        for id_ in ids:
            graph.add_node(id_, lane=lane, perspective=said[lane].name, **_element(words.element(id_)))
    for each in map_links(words.graph):
        graph.add_edge(each.cause, each.effect, key=graph.number_of_edges(), **_link(each.link))
    for conflict in map_conflicts(words.graph):
        for other in conflict.between[1:]:
            graph.add_edge(conflict.between[0], other, key=graph.number_of_edges(), kind="conflict",
                           **_known(note=plain_text(conflict.conflict.note)))
    return graph


def _element(said: Said) -> dict[str, str]:
    owner = next((line.text for line in said.lines if line.role is Role.OWNER), "")
    return {"label": said.name, "kind": said.kind,
            **_known(status=said.status.value if said.status else "", owner=owner)}


def _link(link: CauseEffectLink) -> dict[str, str | int]:
    about: dict[str, str | int] = {"kind": "link", "effect": link.effect_is.value}
    if link.lag is not None:
        about |= {"lag_from": link.lag.first, "lag_to": link.lag.last, "lag_unit": link.lag.unit}
    return about | _known(theme=link.theme or "", assumption=plain_text(link.assumption),
                          evidence=plain_text(link.evidence))


def _known(**texts: str) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}
