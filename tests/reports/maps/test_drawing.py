from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.examples import a_card, a_factor, a_link, a_perspective, an_indicator, an_objective
from tests.reports.maps.reading import HOSTILE, Drawn, Rectangle, rendered, scored, two_lanes, width_of

from balanced_scorecard import MapLevel, Measurements, evaluate, render_map, roll_up, strategy_map
from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.governance import Risk
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.evaluation.results import Status
from balanced_scorecard.reports.maps.inks import Ink
from balanced_scorecard.reports.palette import LOOKS

QUARTERS = Lag(first=1, last=3, unit="quarter")
LAGS = st.none() | st.builds(Lag, first=st.integers(0, 2), last=st.integers(2, 4), unit=st.sampled_from(
    ["day", "month", "tertial", "year"]))


@st.composite
def _cards(draw: st.DrawFn) -> Scorecard:
    """Draw a card of up to five lanes of up to nine factors with whatever names, links, conflicts and risks."""
    texts = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    ids = [f"{lane}-{n}" for lane, size in enumerate(sizes) for n in range(size)]
    lanes = [a_perspective(f"P{lane}", *(a_factor(f"{lane}-{n}", an_indicator(f"{lane}-{n}.1", ">= 80"),
                                                  name=draw(texts), owner=draw(st.none() | texts))
                                         for n in range(size)), name=draw(texts), owner=draw(st.none() | texts))
             for lane, size in enumerate(sizes)]
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True) if len(ids) > 1 else st.nothing()
    links = [a_link(*ends, effect_is=draw(st.sampled_from(Effect)), lag=draw(LAGS), assumption=draw(texts))
             for ends in draw(st.lists(pair, max_size=20 if len(ids) > 1 else 0))]
    conflicts = [Conflict(between=tuple(map(ElementId, ends)), note=draw(texts))
                 for ends in draw(st.lists(pair, max_size=3 if len(ids) > 1 else 0))]
    risks = tuple(Risk(id=f"R{n}", name=draw(texts), threatens=(id_,)) for n, id_ in enumerate(ids[:2]))
    return a_card(*lanes, links=tuple(links), conflicts=tuple(conflicts), risks=risks)


def _assert_sound(svg: str) -> None:
    drawn = Drawn(svg)
    boxes, lanes = drawn.rectangles("box"), drawn.rectangles("lane")
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert all(any(lane.top < box.top and box.bottom < lane.bottom for lane in lanes) for box in boxes)
    assert all((lane.left, lane.right) == (0, drawn.ground.right) for lane in lanes)
    for line in drawn.lines():
        assert not [(box, point) for point in line for box in boxes if box.holds(point, margin=0.2)]
        assert all(drawn.ground.holds(point) for point in line)
    _assert_texts_stand_within(drawn)
    _assert_labels_are_free(drawn, boxes)


def _assert_texts_stand_within(drawn: Drawn) -> None:
    for box, texts in drawn.groups():
        for text in texts:
            x, y, size = (float(text.get(name)) for name in ("x", "y", "font-size"))
            assert box.holds((x, y - 0.7 * size)), text.text
            assert box.holds((x + width_of(text), y)), text.text
    for text in drawn.all("text"):
        half = width_of(text) / (2 if text.get("text-anchor") else 1)
        x, y = float(text.get("x")), float(text.get("y"))
        assert drawn.ground.holds((x, y))
        assert x + half <= drawn.ground.right


def _assert_labels_are_free(drawn: Drawn, boxes: list[Rectangle]) -> None:
    foot = max((lane.bottom for lane in drawn.rectangles("lane")), default=0.0)
    labels = [label for label in drawn.rectangles("label") if label.bottom < foot]
    assert not [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])]
    assert not [(label, box) for label in labels for box in boxes if label.meets(box)]


@given(_cards(), st.booleans())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_map_is_sound_whatever_its_names_and_links(card: Scorecard, is_judged: bool) -> None:
    scores = roll_up(evaluate(card, Measurements(), "2024")) if is_judged else None
    svg = rendered(card, scores)
    _assert_sound(svg)
    assert svg == rendered(card, scores)


@given(scorecards(), st.sampled_from(MapLevel))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_card_has_a_sound_map_at_every_level(card: Scorecard, level: MapLevel) -> None:
    _assert_sound(render_map(strategy_map(card, level=level)))


@given(_cards(), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_in_which_links_are_written_changes_nothing(card: Scorecard, data: st.DataObject) -> None:
    other = evolve(card, links=tuple(data.draw(st.permutations(card.links))))
    assert rendered(other) == rendered(card)


def _hostile(**fields: Any) -> Scorecard:
    lanes = [a_perspective(f"P{lane}", *(a_factor(f"{lane}-{n}", name=HOSTILE[4 * lane + n], owner=HOSTILE[n])
                                         for n in range(4)), name=HOSTILE[lane], owner=HOSTILE[-1 - lane])
             for lane in range(4)]
    return a_card(*lanes, name=HOSTILE[0], **fields)


def test_hostile_names_are_text_and_nothing_else() -> None:
    links = (a_link("3-0", "0-0", assumption=HOSTILE[0]), a_link("0-0", "3-0"), a_link("1-0", "1-3"),
             a_link("1-0", "1-3", effect_is=Effect.HURTS), a_link("1-0", "1-3", lag=QUARTERS), a_link("1-1", "1-2"))
    svg = rendered(_hostile(links=links), id_prefix='"><script>')
    _assert_sound(svg)
    assert {each.tag.partition("}")[2] for each in Drawn(svg).root.iter()} == {
        "svg", "title", "desc", "style", "rect", "g", "path", "text"}
    assert "\u202e" not in svg


def test_a_name_of_300_letters_is_cut_where_it_is_drawn_and_told_in_full() -> None:
    drawn = Drawn(rendered(a_card(a_factor("F", name="x" * 300))))
    assert len([text for text in drawn.texts if text.endswith("…")]) == 1
    assert any("x" * 300 in tip for tip in drawn.tips)


def test_one_element_makes_a_map() -> None:
    drawn = Drawn(rendered(a_card(a_factor("F", name="Good service"))))
    assert "Good service" in drawn.texts
    assert len(drawn.rectangles("box")) == 1


def test_a_card_without_perspectives_is_a_title_alone() -> None:
    drawn = Drawn(rendered(a_card()))
    assert drawn.rectangles("lane") == []
    assert drawn.texts == ["Strategy map: Our card"]


def test_a_link_across_all_lanes_passes_between_the_boxes() -> None:
    lanes = [a_perspective(f"P{lane}", *(a_factor(f"{lane}-{n}") for n in range(4))) for lane in range(5)]
    svg = rendered(a_card(*lanes, links=(a_link("4-1", "0-1"), a_link("4-2", "0-2"))))
    _assert_sound(svg)


def test_a_circle_is_drawn_like_any_other_links() -> None:
    links = tuple(a_link(*ends) for ends in (("A1", "B1"), ("B1", "B2"), ("B2", "A2"), ("A2", "A1")))
    svg = rendered(two_lanes(links=links))
    _assert_sound(svg)
    assert len(Drawn(svg).all("g", "link")) == 4 + 1  # and one in the key


def test_lanes_stand_in_the_order_declared() -> None:
    drawn = Drawn(rendered(two_lanes()))
    upper, lower = drawn.rectangles("lane")
    assert upper.bottom < lower.top
    assert drawn.texts.index("Perspective A") < drawn.texts.index("Perspective B")


def test_a_perspective_without_elements_keeps_its_lane_and_says_so() -> None:
    drawn = Drawn(rendered(a_card(a_perspective("empty"), a_perspective("P", a_factor("F")))))
    assert len(drawn.rectangles("lane")) == 2
    assert drawn.texts.count("Nothing here yet") == 1


def test_status_is_in_the_outline_the_icon_and_the_word_of_a_box() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")))
    drawn = Drawn(rendered(card, scored(card, F_1=10)))
    box, = drawn.all("rect", "box")
    assert box.get("stroke") == LOOKS[Status.POOR].fill
    assert LOOKS[Status.POOR].strokes in [path.get("d") for path in drawn.all("path")]
    assert "F · Poor" in drawn.texts


def test_a_link_that_hurts_differs_in_colour_dash_and_sign() -> None:
    drawn = Drawn(rendered(two_lanes(links=(a_link("B1", "A1"), a_link("B2", "A2", effect_is=Effect.HURTS)))))
    helps, hurts = drawn.all("path", "line")[:2]
    assert (helps.get("stroke"), helps.get("stroke-dasharray")) == (Ink.HELPS.light, None)
    assert (hurts.get("stroke"), hurts.get("stroke-dasharray")) == (Ink.HURTS.light, "7 4")
    assert drawn.texts.count("−") == 2  # on the link, and in the key


def test_a_conflict_is_dotted_in_a_colour_of_its_own_with_a_head_at_each_end() -> None:
    conflict = Conflict(between=(ElementId("A1"), ElementId("B2")))
    drawn = Drawn(rendered(two_lanes(conflicts=(conflict,))))
    group = drawn.all("g", "link")[0]
    halo, line, *heads = drawn.all("path", within=group)
    assert (line.get("stroke"), line.get("stroke-dasharray")) == (Ink.CONFLICT.light, "0.1 5")
    assert [head.get("stroke") for head in heads] == [Ink.CONFLICT.light] * 2
    assert halo.get("stroke") == Ink.LANE.light


def test_links_of_one_effect_between_one_pair_share_a_line_that_says_how_many() -> None:
    links = (a_link("B1", "A1", lag=QUARTERS), a_link("B1", "A1", lag=Lag(first=2, last=4, unit="quarter")),
             a_link("B1", "A1", effect_is=Effect.HURTS))
    drawn = Drawn(rendered(two_lanes(links=links)))
    assert len(drawn.all("g", "link")) == 2 + 2  # two lines, and both kinds in the key
    assert "2 × 1–4 qtr" in drawn.texts


def test_an_objective_is_set_in_bold() -> None:
    card = a_card(a_perspective("P", objectives=(an_objective("O", name="A goal"),)))
    assert [each.get("font-weight") for each in Drawn(rendered(card)).all("text") if each.text == "A goal"] == ["600"]


def test_several_maps_may_stand_on_one_page() -> None:
    both = rendered(two_lanes(), id_prefix="now") + rendered(two_lanes(), id_prefix="then")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 6


def test_nothing_is_fetched_from_elsewhere() -> None:
    svg = rendered(two_lanes())
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in svg


def test_a_graph_may_be_narrowed_to_a_part_before_it_is_drawn() -> None:
    conflict = Conflict(between=(ElementId("A1"), ElementId("A2")))
    graph = strategy_map(two_lanes(links=(a_link("B1", "A1"), a_link("B2", "A2")), conflicts=(conflict,)))
    part: nx.MultiDiGraph[ElementId] = nx.MultiDiGraph(graph.subgraph([ElementId("A1"), ElementId("B1")]))
    assert len(Drawn(render_map(part)).rectangles("box")) == 2


@pytest.mark.parametrize("language", ["nb", "nn", "en", "sv", "da", "fi"])
def test_a_map_is_drawn_in_every_language(language: str) -> None:
    card = two_lanes(links=(a_link("B1", "A1", lag=QUARTERS),), language=language)
    svg = rendered(card, scored(card, A1_1=90))
    _assert_sound(svg)
    assert Drawn(svg).root.get("lang") == language


def test_a_changed_card_gives_another_map() -> None:
    card = two_lanes()
    assert rendered(card) != rendered(evolve(card, links=(a_link("B1", "A1"),)))
