"""`analyse_map()`: what a strategy map says about the strategy, element by element (R12, R28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from attrs import frozen

from ..domain.frozen_map import FrozenMap
from ..domain.identifiers import ElementId
from ..tables import html_table, table
from ..words import words_for
from .leverage import Leverage, SinglePoint, leverage_of, single_points
from .links import result_nodes
from .structure import causal_cycles, dead_ends, isolated_elements, layers_of, paths_to_results

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True, repr=False)
class MapAnalysis:
    """What was found on one strategy map. Ids stand in the order of the card where nothing else is said.

    Attributes:
        name: of the card, or of the theme whose map it is.
        elements: id, name and kind of each node.
        layers: the elements by how far they stand from what everything leads to; the first drives nothing further.
        paths: for each element from which links lead to a user or result perspective, a shortest such way.
        cycles: what causes itself with no lag between.
        isolated: what no link touches. dead_ends: where links end before they reach users or results.
        undriven: users' and other results that links leave and none reach, and those no link touches.
        unmeasured: what has no indicator at or below it (R28).
        leverage: who reaches the most results, first.
        single_points: what every way to some result goes through, though the ways begin in several places.
        language: of the card.
    """

    name: str
    elements: tuple[tuple[ElementId, str, str], ...]
    layers: tuple[tuple[ElementId, ...], ...]
    paths: FrozenMap[ElementId, tuple[ElementId, ...]]
    cycles: tuple[tuple[ElementId, ...], ...]
    isolated: tuple[ElementId, ...]
    dead_ends: tuple[ElementId, ...]
    undriven: tuple[ElementId, ...]
    unmeasured: tuple[ElementId, ...]
    leverage: tuple[Leverage, ...]
    single_points: tuple[SinglePoint, ...]
    language: str = "en"

    def __repr__(self) -> str:
        counts = {"cycles": self.cycles, "isolated": self.isolated, "dead ends": self.dead_ends,
                  "undriven results": self.undriven, "unmeasured": self.unmeasured,
                  "single points of failure": self.single_points}
        said = ", ".join(f"{len(found)} {what}" for what, found in counts.items() if found)
        return f"<MapAnalysis {self.name!r}: {len(self.elements)} elements, {said or 'nothing amiss'}>"

    def records(self) -> list[dict[str, object]]:
        """Return one plain record an element."""
        layer = {id_: n for n, layer in enumerate(self.layers) for id_ in layer}
        hangs = {each.element: each for each in self.leverage}
        needed = {each.element: each.results for each in self.single_points}
        return [{
            "id": id_, "name": name, "kind": kind, "layer": layer[id_],
            "drives": len(hangs[id_].drives) if id_ in hangs else 0,
            "results": len(hangs[id_].results) if id_ in hangs else 0,
            "path": " -> ".join(self.paths.get(id_, ())) or None,
            "on_cycle": any(id_ in cycle for cycle in self.cycles), "isolated": id_ in self.isolated,
            "dead_end": id_ in self.dead_ends, "undriven": id_ in self.undriven,
            "unmeasured": id_ in self.unmeasured, "needed_by": ", ".join(needed.get(id_, ())) or None,
        } for id_, name, kind in self.elements]

    def to_dict(self) -> dict[str, object]:
        """Return the analysis as plain data."""
        return {
            "name": self.name, "layers": [list(layer) for layer in self.layers],
            "cycles": [list(cycle) for cycle in self.cycles], "elements": self.records(),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row an element."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("id", "name", "layer", "drives", "results", "needed_by"),
                          words_for(self.language))


def analyse_map(graph: nx.MultiDiGraph[ElementId]) -> MapAnalysis:
    """Return what *graph* (from `strategy_map`) says about the strategy: is it whole, and what hangs on what?

    >>> from balanced_scorecard import CSF, CauseEffectLink, Perspective, PerspectiveKind, Scorecard, strategy_map
    >>> users = Perspective(id="U", name="Users", kinds=(PerspectiveKind.USER,), factors=(CSF(id="A", name="Waits"),))
    >>> staff = Perspective(id="S", name="Staff", factors=(CSF(id="B", name="Skill"), CSF(id="C", name="Health")))
    >>> card = Scorecard(id="card", name="Our card", perspectives=(users, staff),
    ...                  links=(CauseEffectLink(cause="B", effect="A"),))
    >>> analysis = analyse_map(strategy_map(card))
    >>> analysis
    <MapAnalysis 'Our card': 3 elements, 1 isolated, 3 unmeasured>
    >>> analysis.leverage[0].element, analysis.isolated, analysis.paths["B"]
    ('B', ('C',), ('B', 'A'))
    """
    return MapAnalysis(
        name=graph.graph["theme"] or graph.graph["name"],
        elements=tuple((node, about["name"], about["kind"]) for node, about in graph.nodes(data=True)),
        layers=layers_of(graph), paths=FrozenMap(paths_to_results(graph)), cycles=causal_cycles(graph),
        isolated=isolated_elements(graph), dead_ends=dead_ends(graph),
        undriven=tuple(node for node in result_nodes(graph) if not graph.in_degree(node)),
        unmeasured=tuple(node for node, about in graph.nodes(data=True) if not about["indicators"]),
        leverage=leverage_of(graph), single_points=single_points(graph),
        language=graph.graph["language"],
    )
