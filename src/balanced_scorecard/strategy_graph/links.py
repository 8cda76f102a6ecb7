"""The links of a strategy map, one by one: what is drawn as an arrow, and between which nodes."""

from __future__ import annotations

import networkx as nx
from attrs import frozen

from ..domain.causality import CauseEffectLink
from ..domain.identifiers import ElementId
from .places import MapConflict


@frozen(kw_only=True)
class MapLink:
    """A hypothesis on the map: the link itself, and the nodes its ends are seen at."""

    cause: ElementId
    effect: ElementId
    link: CauseEffectLink


def map_links(graph: nx.MultiDiGraph[ElementId]) -> tuple[MapLink, ...]:
    """Return the links of the map between its nodes, in the order of the card."""
    edges = sorted(((key, cause, effect, data["link"]) for cause, effect, key, data
                    in graph.edges(keys=True, data=True)), key=lambda edge: edge[0])
    return tuple(MapLink(cause=cause, effect=effect, link=link) for _, cause, effect, link in edges)


def links_of(graph: nx.MultiDiGraph[ElementId]) -> tuple[CauseEffectLink, ...]:
    """Return the links of the map in the order of the card."""
    return tuple(each.link for each in map_links(graph))


def map_conflicts(graph: nx.MultiDiGraph[ElementId]) -> tuple[MapConflict, ...]:
    """Return the conflicts whose ends are all on the map, in the order of the card."""
    return tuple(each for each in graph.graph["conflicts"] if all(end in graph for end in each.between))


def plain(graph: nx.MultiDiGraph[ElementId]) -> nx.DiGraph[ElementId]:
    """Return the map with one edge for each pair that links join, nodes and edges in the order of the card."""
    simple: nx.DiGraph[ElementId] = nx.DiGraph()
    simple.add_nodes_from(graph)
    simple.add_edges_from((each.cause, each.effect) for each in map_links(graph))
    return simple


def result_nodes(graph: nx.MultiDiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the nodes of the perspectives declared to be about users or results."""
    lanes = set(graph.graph["result_lanes"])
    return tuple(node for node in graph if graph.nodes[node]["lane"] in lanes)
