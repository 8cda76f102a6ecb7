"""`strategy_map()`: a card's hypotheses "this drives that" as a networkx multigraph (R12, R21)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import networkx as nx
from attrs import frozen

from .domain.causality import CauseEffectLink, Conflict
from .domain.factor import CriticalSuccessFactor
from .domain.identifiers import ElementId
from .domain.indicator import Indicator
from .domain.objective import Objective
from .domain.perspective import Perspective, PerspectiveKind
from .domain.scorecard import Scorecard


class ElementKind(Enum):
    """What a node of the map is."""

    OBJECTIVE = "objective"
    FACTOR = "factor"
    INDICATOR = "indicator"


@frozen(kw_only=True)
class MapConflict:
    """A conflict on record, and the nodes of the map its ends are seen at (an indicator at its factor, if need be)."""

    conflict: Conflict
    between: tuple[ElementId, ...]


def strategy_map(scorecard: Scorecard) -> nx.MultiDiGraph[ElementId]:
    """Return the strategy map of *scorecard*: what links touch, and what no link touches, so that it is seen.

    Nodes are the card's factors, in its order. An objective is a node where a link touches it or where no factor is
    below it; an indicator where a link touches it. An untouched factor is left out where its objective or one of its
    indicators stands for it on the map. An edge runs from cause to effect; two links may join one pair.

    Node attributes: `name`, `kind` (`objective`, `factor`, `indicator`), `perspective` (its id), `lane` (0 is the top),
    `parent` (the nearest element above it), `names` (in other languages). Edge attribute: `link`, the
    `CauseEffectLink`; the edge's key is its place in `scorecard.links`. Graph attributes: `id`, `name`, `names`,
    `language`, `perspectives` ((id, name) from the top), `perspective_names` (in other languages), `result_lanes`
    (lanes declared to be about users or results), `conflicts` (`MapConflict` each).

    >>> from .domain.perspective import PUBLIC_FOUR
    >>> strategy_map(Scorecard(id="card", name="Our card", perspectives=PUBLIC_FOUR)).graph["result_lanes"]
    (0,)
    """
    linked = {end for link in scorecard.links for end in (link.cause, link.effect)}
    stands_for = _stands_for(scorecard, linked)
    graph: nx.MultiDiGraph[ElementId] = nx.MultiDiGraph(
        id=scorecard.id, name=scorecard.name, names=scorecard.annotations.names, language=scorecard.language,
        perspectives=tuple((each.id, each.name) for each in scorecard.perspectives),
        perspective_names=tuple(each.annotations.names for each in scorecard.perspectives),
        result_lanes=tuple(lane for lane, each in enumerate(scorecard.perspectives) if _is_result(each)),
        conflicts=tuple(_on_map(conflict, stands_for) for conflict in scorecard.conflicts),
    )
    drawn = set(stands_for.values())
    for lane, perspective in enumerate(scorecard.perspectives):
        for element in _elements(perspective):
            if element.id in drawn:
                graph.add_node(element.id, name=element.name, names=element.annotations.names,
                               kind=_kind(element).value, perspective=perspective.id, lane=lane,
                               parent=_parent(element, perspective))
    for key, link in enumerate(scorecard.links):
        graph.add_edge(link.cause, link.effect, key=key, link=link)
    return graph


def causal_cycles(graph: nx.MultiDiGraph[ElementId]) -> tuple[tuple[ElementId, ...], ...]:
    """Return one shortest cycle for each knot of links that no lag breaks, each from its first element on the card.

    A knot (a strongly connected component) may hold very many cycles; one is enough to find it and mend it.
    """
    place = {node: n for n, node in enumerate(graph)}
    instant: nx.DiGraph[ElementId] = nx.DiGraph()
    instant.add_nodes_from(graph)
    instant.add_edges_from((link.cause, link.effect) for link in links_of(graph) if not _takes_time(link))
    knots = [sorted(knot, key=place.__getitem__) for knot in nx.strongly_connected_components(instant) if len(knot) > 1]
    return tuple(_cycle_from(knot, instant) for knot in sorted(knots, key=lambda knot: place[knot[0]]))


def isolated_elements(graph: nx.MultiDiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the nodes no link touches, in the order of the card."""
    return tuple(node for node in graph if graph.degree(node) == 0)


def paths_to_results(graph: nx.MultiDiGraph[ElementId]) -> dict[ElementId, tuple[ElementId, ...]]:
    """Return, for each node from which links lead to a user or result perspective, a shortest such path.

    A node in such a perspective is its own path. A node that is no key is a dead end.
    """
    results = set(graph.graph["result_lanes"])
    goals = [node for node in graph if graph.nodes[node]["lane"] in results]
    backwards: nx.DiGraph[ElementId] = nx.DiGraph()
    backwards.add_nodes_from(graph)
    backwards.add_edges_from((link.effect, link.cause) for link in links_of(graph))
    found = nx.multi_source_dijkstra_path(backwards, goals, weight=_step) if goals else {}
    return {node: tuple(reversed(found[node])) for node in graph if node in found}


def links_of(graph: nx.MultiDiGraph[ElementId]) -> tuple[CauseEffectLink, ...]:
    """Return the links of the map in the order of the card."""
    edges = sorted((key, data["link"]) for _, _, key, data in _edges(graph))
    return tuple(link for _, link in edges)


def _edges(graph: nx.MultiDiGraph[ElementId]) -> Iterator[tuple[ElementId, ElementId, int, dict[str, CauseEffectLink]]]:
    yield from graph.edges(keys=True, data=True)


def _step(_cause: object, _effect: object, _data: object) -> int:
    return 1


def _is_result(perspective: Perspective) -> bool:
    return PerspectiveKind.USER in perspective.kinds or PerspectiveKind.RESULT in perspective.kinds


def _takes_time(link: CauseEffectLink) -> bool:
    return link.lag is not None and link.lag.last > 0


def _cycle_from(knot: list[ElementId], graph: nx.DiGraph[ElementId]) -> tuple[ElementId, ...]:
    """Return the shortest way from the knot's first element back to itself."""
    inside = graph.subgraph(knot)
    paths = nx.single_source_shortest_path(inside, knot[0])
    last = min((node for node in knot if graph.has_edge(node, knot[0])), key=lambda node: len(paths[node]))
    return tuple(paths[last])


def _elements(perspective: Perspective) -> Iterator[Objective | CriticalSuccessFactor | Indicator]:
    yield from perspective.objectives
    for factor in perspective.factors:
        yield factor
        yield from factor.indicators


def _kind(element: Objective | CriticalSuccessFactor | Indicator) -> ElementKind:
    if isinstance(element, Objective):
        return ElementKind.OBJECTIVE
    return ElementKind.FACTOR if isinstance(element, CriticalSuccessFactor) else ElementKind.INDICATOR


def _parent(element: Objective | CriticalSuccessFactor | Indicator, perspective: Perspective) -> ElementId:
    if isinstance(element, Indicator):
        pairs = ((factor.id, each.id) for factor in perspective.factors for each in factor.indicators)
        return next(factor for factor, indicator in pairs if indicator == element.id)
    return getattr(element, "objective", None) or perspective.id


def _stands_for(card: Scorecard, linked: set[ElementId]) -> dict[ElementId, ElementId]:
    """Return, for every element that is seen on the map, the node that stands for it: itself or one above it."""
    disputed = {end for conflict in card.conflicts for end in conflict.between}
    shown: dict[ElementId, ElementId] = {
        objective.id: objective.id
        for objective in card.objectives() if objective.id in disputed or _shows_objective(objective, card, linked)
    }
    for factor in card.factors():
        if _shows_factor(factor, linked):
            shown[factor.id] = factor.id
        elif factor.objective in shown:
            shown[factor.id] = factor.objective
        elif factor.id in disputed:
            shown[factor.id] = factor.id
    pairs = [(factor.id, each.id) for factor in card.factors() for each in factor.indicators]
    shown.update((each, each) for _, each in pairs if each in linked)
    shown.update((each, shown.get(above, each)) for above, each in pairs if each in disputed - linked)
    return shown


def _shows_objective(objective: Objective, card: Scorecard, linked: set[ElementId]) -> bool:
    return objective.id in linked or not any(factor.objective == objective.id for factor in card.factors())


def _shows_factor(factor: CriticalSuccessFactor, linked: set[ElementId]) -> bool:
    return factor.id in linked or not (
        factor.objective in linked or any(indicator.id in linked for indicator in factor.indicators)
    )


def _on_map(conflict: Conflict, stands_for: dict[ElementId, ElementId]) -> MapConflict:
    """Return *conflict* between the nodes that stand for its ends, each once."""
    return MapConflict(conflict=conflict, between=tuple(dict.fromkeys(stands_for[end] for end in conflict.between)))


def bottleneck(graph: nx.MultiDiGraph[ElementId], fewest: int) -> ElementId | None:
    """Return the element every path to a user or result perspective goes through, the nearest to it; None for none.

    Counted are the paths of *fewest* or more beginnings (elements that nothing drives) outside those perspectives; a
    beginning of its own is no bottleneck, and neither is a result.
    """
    reach = paths_to_results(graph)
    results = set(graph.graph["result_lanes"])
    means = [node for node in graph if node in reach and graph.nodes[node]["lane"] not in results]
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


_BEGINNING, _END = "<beginning>", "<end>"
"""Nodes that are no ids of elements: what all beginnings are reached from, and what all results are merged into."""
