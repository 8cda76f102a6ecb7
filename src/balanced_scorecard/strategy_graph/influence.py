"""What drives an element of the map, and what fails with it: ways along the links, with sign and lag."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
from attrs import frozen

from ..domain.causality import CauseEffectLink, Effect, Lag
from ..domain.identifiers import ElementId
from ..errors import UnknownElementError, did_you_mean
from ..tables import shown
from .lags import added
from .leverage import must_pass
from .links import MapLink, map_links, plain, result_nodes

_State = tuple[ElementId, Effect]
"""An element, and the sign of the way to it."""


@frozen(kw_only=True)
class Influence:
    """That one element drives another, along the shortest way of its sign.

    Attributes:
        cause, effect: the first element of the way, and the last.
        effect_is: the signs along the way multiplied: what hurts something that hurts, helps.
        path: the elements passed, *cause* and *effect* among them.
        links: the hypotheses it rests on, one for each step.
        lag: how long it takes in all, as far as the links say; months and days stand apart, and nothing is said
            where no link says anything.
        untold: how many links on the way do not say after how long.
    """

    cause: ElementId
    effect: ElementId
    effect_is: Effect
    path: tuple[ElementId, ...]
    links: tuple[CauseEffectLink, ...]
    lag: tuple[Lag, ...] = ()
    untold: int = 0

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return the influence as plain data."""
        return {
            "cause": self.cause, "effect": self.effect, "effect_is": self.effect_is.value, "path": list(self.path),
            "lag": [{"from": each.first, "to": each.last, "unit": each.unit} for each in self.lag],
            "untold": self.untold,
        }


@frozen(kw_only=True)
class Failure:
    """What fails if one element fails.

    Attributes:
        element: the one that fails.
        reaches: what it drives, the nearest first.
        results: those of them in a user or result perspective.
        cut_off: those of them that nothing else brings about: every way there begins at the element or passes it.
    """

    element: ElementId
    reaches: tuple[Influence, ...]
    results: tuple[ElementId, ...]
    cut_off: tuple[ElementId, ...]

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return the failure as plain data."""
        return {"element": self.element, "reaches": [each.to_dict() for each in self.reaches],
                "results": list(self.results), "cut_off": list(self.cut_off)}


def drivers_of(graph: nx.MultiDiGraph[ElementId], id: str) -> tuple[Influence, ...]:
    """Return what drives the element *id* of the map, through however many links: the nearest first.

    A cause that helps by one way and hurts by another is told twice, once for each sign. A way passes no element
    twice; of several ways of one sign the one of fewest links is told, of these the first on the card.

    Raises UnknownElementError where the map has no such element.

    >>> from balanced_scorecard import CSF, CauseEffectLink, Lag, Perspective, Scorecard, strategy_map
    >>> factors = [CSF(id="A", name="Short waits"), CSF(id="B", name="Flow"), CSF(id="C", name="Skill")]
    >>> links = [CauseEffectLink(cause="C", effect="B", lag=Lag(first=1, last=2, unit="quarter")),
    ...          CauseEffectLink(cause="B", effect="A", lag=Lag(first=0, last=1, unit="month"))]
    >>> card = Scorecard(id="card", name="Our card", links=tuple(links),
    ...                  perspectives=(Perspective(id="P", name="All", factors=tuple(factors)),))
    >>> [(each.cause, each.effect_is.value, each.lag[0]) for each in drivers_of(strategy_map(card), "A")]
    [('B', 'helps', Lag(first=0, last=1, unit='month')), ('C', 'helps', Lag(first=3, last=7, unit='month'))]
    """
    _refuse_unknown(graph, id)
    backwards = _by_end(map_links(graph), "effect")
    return tuple(_influence(tuple(reversed(way))) for way in _ways(id, backwards, "cause"))


def failure_of(graph: nx.MultiDiGraph[ElementId], id: str) -> Failure:
    """Return what fails if the element *id* of the map fails: what it drives, and what nothing else brings about.

    Raises UnknownElementError where the map has no such element.

    >>> from balanced_scorecard import CSF, CauseEffectLink, Perspective, Scorecard, strategy_map
    >>> factors = [CSF(id=id_, name=id_) for id_ in ("A", "B", "C", "D")]
    >>> links = [CauseEffectLink(cause=cause, effect=effect) for cause, effect in ("DB", "DC", "BA", "CA")]
    >>> card = Scorecard(id="card", name="Our card", links=tuple(links),
    ...                  perspectives=(Perspective(id="P", name="All", factors=tuple(factors)),))
    >>> failure_of(strategy_map(card), "D").cut_off, failure_of(strategy_map(card), "B").cut_off
    (('A', 'B', 'C'), ())
    """
    _refuse_unknown(graph, id)
    forwards = _by_end(map_links(graph), "cause")
    reaches = tuple(_influence(way) for way in _ways(id, forwards, "effect"))
    touched = {each.effect for each in reaches}
    passed = must_pass(plain(graph))
    return Failure(element=id, reaches=reaches, results=tuple(each for each in result_nodes(graph) if each in touched),
                   cut_off=tuple(each for each in graph if id in passed[each]))


def _refuse_unknown(graph: nx.MultiDiGraph[ElementId], id: str) -> None:
    if id not in graph:
        raise UnknownElementError(f"no element {id!r} on the map{did_you_mean(id, graph)}")


def _by_end(links: Iterable[MapLink], end: str) -> dict[ElementId, list[MapLink]]:
    found: dict[ElementId, list[MapLink]] = {}
    for each in links:
        found.setdefault(getattr(each, end), []).append(each)
    return found


def _ways(start: ElementId, leaving: Mapping[ElementId, list[MapLink]], end: str) -> Iterator[tuple[MapLink, ...]]:
    """Yield the shortest way from *start* to each element and sign, by length; a way passes no element twice."""
    way: dict[_State, tuple[MapLink, ...]] = {(start, Effect.HELPS): ()}
    waiting = deque(way)
    while waiting:
        here, sign = waiting.popleft()
        passed = {start, *(getattr(each, end) for each in way[here, sign])}
        for link in leaving.get(here, ()):
            there = (getattr(link, end), _times(sign, link.link.effect_is))
            if there[0] not in passed and there not in way:
                way[there] = (*way[here, sign], link)
                waiting.append(there)
                yield way[there]


def _times(one: Effect, other: Effect) -> Effect:
    return Effect.HELPS if one is other else Effect.HURTS


def _influence(way: tuple[MapLink, ...]) -> Influence:
    sign = Effect.HELPS
    for each in way:
        sign = _times(sign, each.link.effect_is)
    lags = [each.link.lag for each in way]
    return Influence(cause=way[0].cause, effect=way[-1].effect, effect_is=sign,
                     path=(way[0].cause, *(each.effect for each in way)), links=tuple(each.link for each in way),
                     lag=added(lag for lag in lags if lag is not None), untold=sum(lag is None for lag in lags))
