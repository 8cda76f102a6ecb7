"""How a strategy map hangs together: layers, paths to results, cycles, what is isolated, and where links end."""

from __future__ import annotations

import networkx as nx

from ..domain.causality import CauseEffectLink
from ..domain.identifiers import ElementId
from .links import map_links, plain, result_nodes


def layers_of(graph: nx.MultiDiGraph[ElementId]) -> tuple[tuple[ElementId, ...], ...]:
    """Return the elements by how far they stand from what everything leads to; within a layer in the card's order.

    The first layer drives nothing further; each other element stands one layer below the lowest of its effects.
    Elements that drive one another in a circle share a layer.
    """
    knots = nx.condensation(plain(graph))
    depth: dict[int, int] = {}
    for knot in reversed(list(nx.topological_sort(knots))):
        depth[knot] = max((depth[effect] + 1 for effect in knots.successors(knot)), default=0)
    layer = {node: depth[knot] for node, knot in knots.graph["mapping"].items()}
    return tuple(tuple(node for node in graph if layer[node] == n) for n in range(max(layer.values(), default=-1) + 1))


def causal_cycles(graph: nx.MultiDiGraph[ElementId]) -> tuple[tuple[ElementId, ...], ...]:
    """Return one shortest cycle for each knot of links that no lag breaks, each from its first element on the card.

    A knot (a strongly connected component) may hold very many cycles; one is enough to find it and mend it.
    """
    instant: nx.DiGraph[ElementId] = nx.DiGraph()
    instant.add_nodes_from(graph)
    instant.add_edges_from((each.cause, each.effect) for each in map_links(graph) if not _takes_time(each.link))
    return _cycles(instant)


def isolated_elements(graph: nx.MultiDiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the nodes no link touches, in the order of the card."""
    return tuple(node for node in graph if graph.degree(node) == 0)


def dead_ends(graph: nx.MultiDiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the elements links reach and none leave, outside the user and result perspectives.

    Only the end of a chain is named, not all that leads to it. Nothing is, where no perspective is declared to be one
    of those.
    """
    results = set(result_nodes(graph))
    return tuple(node for node in graph if graph.graph["result_lanes"] and node not in results
                 and graph.in_degree(node) and not graph.out_degree(node))


def paths_to_results(graph: nx.MultiDiGraph[ElementId]) -> dict[ElementId, tuple[ElementId, ...]]:
    """Return, for each node from which links lead to a user or result perspective, a shortest such path.

    A node in such a perspective is its own path. A node that is no key is a dead end.
    """
    goals = result_nodes(graph)
    backwards = plain(graph).reverse()
    found = nx.multi_source_dijkstra_path(backwards, goals, weight=_step) if goals else {}
    return {node: tuple(reversed(found[node])) for node in graph if node in found}


def _cycles(graph: nx.DiGraph[ElementId]) -> tuple[tuple[ElementId, ...], ...]:
    place = {node: n for n, node in enumerate(graph)}
    knots = [sorted(knot, key=place.__getitem__) for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    return tuple(_cycle_from(knot, graph) for knot in sorted(knots, key=lambda knot: place[knot[0]]))


def _cycle_from(knot: list[ElementId], graph: nx.DiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the shortest way from the knot's first element back to itself."""
    inside = graph.subgraph(knot)
    paths = nx.single_source_shortest_path(inside, knot[0])
    last = min((node for node in knot if graph.has_edge(node, knot[0])), key=lambda node: len(paths[node]))
    return tuple(paths[last])


def _step(_cause: object, _effect: object, _data: object) -> int:
    return 1


def _takes_time(link: CauseEffectLink) -> bool:
    return link.lag is not None and link.lag.last > 0
