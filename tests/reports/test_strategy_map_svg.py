from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.reports.maps.reading import Drawn, two_lanes

from balanced_scorecard import MapForm, Scorecard, render_map, strategy_map


@pytest.mark.parametrize(("form", "begins"), [
    (MapForm.SVG, "<svg xmlns="), (MapForm.FIGURE, "<svg xmlns="), (MapForm.MERMAID, "---\ntitle: "),
    (MapForm.DOT, "digraph strategy_map {"),
    (MapForm.GRAPHML, "<graphml xmlns="),
])
def test_a_map_is_given_in_the_form_asked_for(form: MapForm, begins: str) -> None:
    text = render_map(strategy_map(two_lanes()), form=form)
    assert text.startswith(begins)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_left_out_the_form_is_the_drawing() -> None:
    graph = strategy_map(two_lanes())
    assert render_map(graph) == render_map(graph, form=MapForm.SVG)


def test_a_figure_leaves_the_title_to_its_page_but_tells_it_to_those_who_listen() -> None:
    graph = strategy_map(two_lanes())
    whole, figure = (Drawn(render_map(graph, form=form)) for form in (MapForm.SVG, MapForm.FIGURE))
    assert whole.texts[1:] == figure.texts
    assert whole.root[0].text == figure.root[0].text == "Strategy map: Our card"
    assert figure.rectangles("lane")[0].top == 0


@given(scorecards(), st.sampled_from(MapForm))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_card_gives_the_same_bytes_in_every_form(card: Scorecard, form: MapForm) -> None:
    assert render_map(strategy_map(card), form=form) == render_map(strategy_map(card), form=form)
