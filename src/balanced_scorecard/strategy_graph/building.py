"""`strategy_map()`: a card's hypotheses "this drives that" as a networkx multigraph (R12, R21, R25)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx

from ..domain.factor import CriticalSuccessFactor
from ..domain.frozen_map import FrozenMap
from ..domain.identifiers import ElementId
from ..domain.perspective import Perspective, PerspectiveKind
from ..domain.scorecard import Scorecard
from ..errors import UnknownElementError, did_you_mean
from .places import MapConflict, MapLevel, Mapped, Places, elements_of, kind_of, places

MOST_READABLE = 40
"""More boxes than this are not read on one page; `MapLevel.READABLE` shows a coarser level then."""


def strategy_map(
    scorecard: Scorecard, *, theme: str | None = None, level: MapLevel = MapLevel.LINKED
) -> nx.MultiDiGraph[ElementId]:
    """Return the strategy map of *scorecard*: what links touch, and what no link touches, so that it is seen.

    Nodes are the card's factors, in its order. An objective is a node where a link touches it or where no factor is
    below it; an indicator where a link touches it. An untouched factor is left out where its objective or one of its
    indicators stands for it on the map. An edge runs from cause to effect; two links may join one pair.

    Node attributes: `name`, `kind` (`objective`, `factor`, `indicator`), `perspective` (its id), `lane` (0 is the top),
    `parent` (the nearest element above it), `names` (in other languages), `owner` (None where it has none of its own),
    `stands_for` (the ids seen at it, its own among them), `indicators` (the ids at or below it), `risks` (those that
    threaten what is seen at it), `inside` (links between two elements that are both seen at it). Edge attribute:
    `link`, the `CauseEffectLink`; the edge's key is its place in `scorecard.links`. Graph attributes: `id`, `name`,
    `names`, `language`, `vision`, `theme` (its name; empty for the whole card), `theme_names`, `level`, `elements`
    (everything that may stand on a map, by id), `perspectives` ((id, name) from the top), `perspective_names` (in other
    languages), `perspective_owners`, `perspective_risks`, `result_lanes` (lanes declared to be about users or results),
    `conflicts` (`MapConflict` each).

    Args:
        scorecard: the card.
        theme: the id of a strategic theme: its links (those that name it; those that name none and join two elements
            of it), what they join, and what else is declared to be of the theme (R25).
        level: how much is shown; a coarser one draws the links of what it folds away from and to what stands for it.

    Raises UnknownElementError where the card has no such theme.

    >>> from balanced_scorecard import PUBLIC_FOUR
    >>> strategy_map(Scorecard(id="card", name="Our card", perspectives=PUBLIC_FOUR)).graph["result_lanes"]
    (0,)
    """
    _refuse_unknown(theme, scorecard)
    if level is not MapLevel.READABLE:
        return _graph(scorecard, places(scorecard, level, theme))
    finer = (_graph(scorecard, places(scorecard, each, theme)) for each in (MapLevel.LINKED, MapLevel.FACTOR))
    readable = next((graph for graph in finer if len(graph) <= MOST_READABLE), None)
    return _graph(scorecard, places(scorecard, MapLevel.OBJECTIVE, theme)) if readable is None else readable


def _refuse_unknown(theme: str | None, card: Scorecard) -> None:
    themes = [each.id for each in card.strategy.themes]
    if theme is not None and theme not in themes:
        advice = did_you_mean(theme, themes) or (f"; it has {', '.join(themes)}" if themes else "; it declares none")
        raise UnknownElementError(f"no theme {theme!r} on the card{advice}")


def _graph(card: Scorecard, seen: Places) -> nx.MultiDiGraph[ElementId]:
    graph: nx.MultiDiGraph[ElementId] = nx.MultiDiGraph(**_about(card, seen))
    nodes = {node for group in seen.seen_at.values() for node in group}
    for lane, perspective in enumerate(card.perspectives):
        for element in elements_of(perspective):
            if element.id in nodes:
                graph.add_node(element.id, **_attributes(element, lane, perspective, card))
    for key, link in seen.links:
        cause, effect = seen.seen_at[link.cause][0], seen.seen_at[link.effect][0]
        if cause == effect:
            graph.nodes[cause]["inside"] += (link,)
        else:
            graph.add_edge(cause, effect, key=key, link=link)
    _note_what_is_seen(graph, card, seen)
    return graph


def _about(card: Scorecard, seen: Places) -> dict[str, Any]:
    theme = next((each for each in card.strategy.themes if each.id == seen.theme), None)
    return {
        "id": card.id, "name": card.name, "names": card.annotations.names, "language": card.language,
        "theme": theme.name if theme else "", "theme_names": theme.annotations.names if theme else {},
        "level": seen.level, "vision": card.strategy.vision,
        "elements": FrozenMap({each.id: each for lane in card.perspectives for each in elements_of(lane)}),
        "perspectives": tuple((each.id, each.name) for each in card.perspectives),
        "perspective_names": tuple(each.annotations.names for each in card.perspectives),
        "perspective_owners": tuple(each.owner for each in card.perspectives),
        "perspective_risks": tuple(
            tuple(risk for risk in card.risks if each.id in risk.threatens) for each in card.perspectives),
        "result_lanes": tuple(lane for lane, each in enumerate(card.perspectives) if _is_result(each)),
        "conflicts": tuple(_conflicts(card, seen)),
    }


def _attributes(element: Mapped, lane: int, perspective: Perspective, card: Scorecard) -> dict[str, Any]:
    return {
        "name": element.name, "names": element.annotations.names, "kind": kind_of(element).value,
        "perspective": perspective.id, "lane": lane, "parent": _parent(element, perspective, card),
        "owner": _owner(element, card), "stands_for": (), "indicators": (), "risks": (), "inside": (),
    }


def _note_what_is_seen(graph: nx.MultiDiGraph[ElementId], card: Scorecard, seen: Places) -> None:
    """Write at each node what is seen at it: ids in the order of the card, the indicators among them, the risks."""
    for id_ in (each.id for perspective in card.perspectives for each in elements_of(perspective)):
        for node in seen.of((id_,)):
            graph.nodes[node]["stands_for"] += (id_,)
    for factor in card.factors():
        for indicator in factor.indicators:
            for node in filter(None, (indicator.id, factor.id, factor.objective)):
                if node in graph:
                    graph.nodes[node]["indicators"] += (indicator.id,)
    for risk in card.risks:
        for node in seen.of(risk.threatens):
            graph.nodes[node]["risks"] += (risk,)


def _conflicts(card: Scorecard, seen: Places) -> Iterator[MapConflict]:
    """Yield each conflict between the nodes its ends are seen at; on a theme's map only where all of them are."""
    for conflict in card.conflicts:
        if all(seen.of((end,)) for end in conflict.between):
            firsts = (seen.of((end,))[0] for end in conflict.between)
            yield MapConflict(conflict=conflict, between=tuple(dict.fromkeys(firsts)))


def _is_result(perspective: Perspective) -> bool:
    return PerspectiveKind.USER in perspective.kinds or PerspectiveKind.RESULT in perspective.kinds


def _parent(element: Mapped, perspective: Perspective, card: Scorecard) -> ElementId:
    factor = card.factor_of(element.id)
    if factor is not None:
        return factor.id
    return (element.objective if isinstance(element, CriticalSuccessFactor) else None) or perspective.id


def _owner(element: Mapped, card: Scorecard) -> str | None:
    """Return who answers for *element*: its own owner, else its factor's, else its objective's."""
    factor = card.factor_of(element.id) or (element if isinstance(element, CriticalSuccessFactor) else None)
    objective = card.find(factor.objective) if factor is not None and factor.objective else None
    owners = (getattr(each, "owner", None) for each in (element, factor, objective))
    return next((str(owner) for owner in owners if owner), None)
