"""What on a strategy map reaches the most results, and what everything must pass to get there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx
from attrs import frozen

from ..domain.identifiers import ElementId
from ..tables import shown
from .links import plain, result_nodes
from .structure import paths_to_results


@frozen(kw_only=True)
class Leverage:
    """How much hangs on one element: the results it reaches, and everything it drives, in the order of the card."""

    element: ElementId
    results: tuple[ElementId, ...]
    drives: tuple[ElementId, ...]

    _repr_html_ = shown


@frozen(kw_only=True)
class SinglePoint:
    """An element that every way to some results goes through, though they begin in several places.

    Attributes:
        element: the one that must not fail.
        results: those no way reaches without it.
        beginnings: where the ways to them begin: elements that nothing drives.
    """

    element: ElementId
    results: tuple[ElementId, ...]
    beginnings: tuple[ElementId, ...]

    _repr_html_ = shown


def leverage_of(graph: nx.MultiDiGraph[ElementId]) -> tuple[Leverage, ...]:
    """Return the leverage of each element that drives something: who reaches the most results first.

    Then who drives the most; then the order of the card. A result in the same perspective counts like any other.
    """
    simple, results = plain(graph), set(result_nodes(graph))
    found = []
    for node in graph:
        driven = nx.descendants(simple, node)
        drives = tuple(each for each in graph if each in driven)
        found.append(Leverage(element=node, drives=drives, results=tuple(each for each in drives if each in results)))
    return tuple(sorted((each for each in found if each.drives),
                        key=lambda each: (-len(each.results), -len(each.drives))))


def single_points(graph: nx.MultiDiGraph[ElementId], *, fewest: int = 2) -> tuple[SinglePoint, ...]:
    """Return the single points of failure: who the most results need first, then in the order of the card.

    Only results that are reached from *fewest* beginnings or more are looked at; a chain has no other way anyhow.
    Neither a beginning nor a result is a single point.
    """
    simple, results = plain(graph), result_nodes(graph)
    begins, passed = beginnings(simple), must_pass(simple)
    sources = {result: tuple(each for each in begins if each in nx.ancestors(simple, result)) for result in results}
    needed = {node: tuple(result for result in results if node in passed[result] and len(sources[result]) >= fewest)
              for node in graph if node not in begins and node not in results}
    points = (SinglePoint(element=node, results=lost, beginnings=_in_order(graph, lost, sources))
              for node, lost in needed.items() if lost)
    return tuple(sorted(points, key=lambda each: -len(each.results)))


def bottleneck(graph: nx.MultiDiGraph[ElementId], fewest: int) -> ElementId | None:
    """Return the element every path to a user or result perspective goes through, the nearest to it; None for none.

    Counted are the paths of *fewest* or more beginnings (elements that nothing drives) outside those perspectives; a
    beginning of its own is no bottleneck, and neither is a result.
    """
    reach, results = paths_to_results(graph), set(result_nodes(graph))
    means = [node for node in graph if node in reach and node not in results]
    begins = [node for node in means if graph.in_degree(node) == 0]
    if len(begins) < fewest:
        return None
    merged: nx.DiGraph[str] = nx.DiGraph()
    merged.add_edges_from((_BEGINNING, node) for node in begins)
    inside = set(means)
    merged.add_edges_from((cause, effect if effect in inside else _END)
                          for cause in means for effect in graph.successors(cause) if effect in reach)
    last = nx.immediate_dominators(merged, _BEGINNING)[_END]
    return None if last == _BEGINNING else ElementId(last)


def beginnings(simple: nx.DiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return what nothing drives; of a circle that nothing outside drives, all of it."""
    knots = nx.condensation(simple)
    first = {knot for knot in knots if knots.in_degree(knot) == 0}
    return tuple(node for node in simple if knots.graph["mapping"][node] in first)


def must_pass(simple: nx.DiGraph[ElementId]) -> dict[ElementId, tuple[ElementId, ...]]:
    """Return, for each element, what every way to it from a beginning goes through, the nearest first.

    These are its dominators in the graph whose beginnings hang on one root.
    """
    rooted: nx.DiGraph[str] = nx.DiGraph(simple)
    rooted.add_edges_from((_BEGINNING, node) for node in beginnings(simple))
    above = nx.immediate_dominators(rooted, _BEGINNING)
    passed: dict[ElementId, tuple[ElementId, ...]] = {}
    for node in simple:
        chain = [above[node]]
        while chain[-1] != _BEGINNING:
            chain.append(above[chain[-1]])
        passed[node] = tuple(chain[:-1])
    return passed


def _in_order(
    graph: nx.MultiDiGraph[ElementId], results: Iterable[ElementId], sources: Mapping[ElementId, tuple[ElementId, ...]]
) -> tuple[ElementId, ...]:
    found = {begin for result in results for begin in sources[result]}
    return tuple(node for node in graph if node in found)


_BEGINNING, _END = "<beginning>", "<end>"
"""Nodes that are no ids of elements: what all beginnings are reached from, and what all results are merged into."""
