from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings
from tests.card_strategies import scorecards
from tests.examples import a_card, a_factor, a_link, a_perspective
from tests.reports.maps.reading import HOSTILE, form_of, scored, two_lanes

from balanced_scorecard import MapForm, Scorecard, strategy_map
from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.reports.maps.graphml import flat
from balanced_scorecard.reports.maps.words import MapWords


def _read(text: str) -> Any:
    return nx.parse_graphml(text, force_multigraph=True)


def test_elements_and_links_are_read_back_with_what_is_known_of_them() -> None:
    link = a_link("B1", "A1", lag=Lag(first=1, last=2), assumption="Skill helps", effect_is=Effect.HURTS)
    conflict = Conflict(between=(ElementId("A1"), ElementId("B2")), note="speed against care")
    card = two_lanes(links=(link,), conflicts=(conflict,))
    graph = _read(form_of(card, MapForm.GRAPHML, scored(card, A1_1=90)))
    assert list(graph) == ["A1", "A2", "B1", "B2"]
    assert graph.nodes["A1"] == {"lane": 0, "perspective": "Perspective A", "label": "Name of A1", "kind": "factor",
                                 "status": "good"}
    assert graph.edges["B1", "A1", 0] == {"kind": "link", "effect": "hurts", "lag_from": 1, "lag_to": 2,
                                          "lag_unit": "month", "assumption": "Skill helps"}
    assert graph.edges["A1", "B2", 1] == {"kind": "conflict", "note": "speed against care"}


def test_an_owner_is_told_in_full() -> None:
    graph = _read(form_of(a_card(a_factor("F", owner="Director of services to people far away")), MapForm.GRAPHML))
    assert graph.nodes["F"]["owner"] == "Director of services to people far away"


@given(scorecards())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_networkx_reads_every_map_back_equal(card: Scorecard) -> None:
    words = MapWords.of(strategy_map(card), None, (), None)
    written: Any = flat(words)
    read = _read(form_of(card, MapForm.GRAPHML))
    assert dict(read.nodes(data=True)) == dict(written.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(written.edges(keys=True, data=True))


def test_hostile_names_are_text() -> None:
    card = a_card(a_perspective("P", *(a_factor(f"F{n}", name=name, owner=name) for n, name in enumerate(HOSTILE))))
    graph = _read(form_of(card, MapForm.GRAPHML))
    assert graph.nodes["F0"]["label"] == HOSTILE[0]
    assert len(graph) == len(HOSTILE)


def test_a_card_without_anything_is_an_empty_graph() -> None:
    assert len(_read(form_of(a_card(), MapForm.GRAPHML))) == 0
