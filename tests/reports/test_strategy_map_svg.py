from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import networkx as nx
import pytest
from attrs import evolve
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import a_card, a_factor, a_link, a_measurement, a_perspective, an_indicator, an_objective

from balanced_scorecard.checks.rule import Finding, Severity
from balanced_scorecard.domain.annotations import Annotations
from balanced_scorecard.domain.causality import Conflict, Effect, Lag
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.measurement import Measurements
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.evaluation.indicators import evaluate
from balanced_scorecard.evaluation.nodes import roll_up
from balanced_scorecard.evaluation.results import ScorecardScore, Status
from balanced_scorecard.reports.palette import LOOKS
from balanced_scorecard.reports.strategy_map_svg import render_map
from balanced_scorecard.strategy_graph import strategy_map

SVG = "{http://www.w3.org/2000/svg}"
QUARTERS = Lag(first=1, last=3, unit="quarter")
LONG_NAMES = ("Asiakaspalvelukokemuksen kehittäminen viranomaisyhteistyössä", "Etterlevelse av utredningsplikten",
              "Kort", "Forutsigbar saksbehandlingstid i førstelinjen og hos klageinstansen", "Kustannustehokkuus")


def _rendered(card: Scorecard, scores: ScorecardScore | None = None, **asked: Any) -> str:
    return render_map(strategy_map(card), scores, **asked)


def _elements(svg: str, tag: str, class_: str | None = None) -> list[Any]:
    return [each for each in fromstring(svg).iter(f"{SVG}{tag}") if class_ is None or each.get("class") == class_]


def _texts(svg: str) -> list[str]:
    return [each.text for each in _elements(svg, "text")]


def _tips(svg: str) -> list[str]:
    return [each.text or "" for each in _elements(svg, "title")]


def _two_lanes(**fields: Any) -> Scorecard:
    """Return a card of two perspectives, with A1 and A2 above, B1 and B2 below, each with an indicator."""
    def factor(id_: str) -> Any:
        return a_factor(id_, an_indicator(f"{id_}.1", ">= 80"), name=f"Name of {id_}")

    upper, lower = (a_perspective(lane, factor(f"{lane}1"), factor(f"{lane}2")) for lane in "AB")
    return a_card(upper, lower, **fields)


def _scores(card: Scorecard, **values: float) -> ScorecardScore:
    rows = [a_measurement(id_.replace("_", "."), "2024", value) for id_, value in values.items()]
    return roll_up(evaluate(card, Measurements(rows), "2024"))


# the geometry, read from the drawing itself


def _sampled(path: str) -> Iterator[tuple[float, float]]:
    """Yield points along SVG path data of M, L and C."""
    here = (0.0, 0.0)
    for letter, numbers in re.findall(r"([MLC])([^MLC]*)", path):
        values = [float(number) for number in numbers.split()]
        points = list(zip(values[::2], values[1::2], strict=True))
        stops = {"M": [points[-1]] * 4, "L": [here, here, points[-1], points[-1]]}.get(letter, [here, *points])
        for t in (n / 40 for n in range(41)):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            yield (sum(w * p[0] for w, p in zip(weights, stops, strict=True)),
                   sum(w * p[1] for w, p in zip(weights, stops, strict=True)))
        here = points[-1]


def _rectangle(each: Any) -> tuple[float, float, float, float]:
    x, y, width, height = (float(each.get(name, 0)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _assert_no_link_through_a_box(svg: str) -> None:
    boxes = [_rectangle(each) for each in _elements(svg, "rect", "box")]
    lines = [list(_sampled(each.get("d"))) for each in _elements(svg, "path", "line")]
    edge = 0.2
    for (left, top, right, bottom), line in product(boxes, lines):
        assert not [(x, y) for x, y in line
                    if left + edge < x < right - edge and top + edge < y < bottom - edge]


@st.composite
def _cards(draw: st.DrawFn) -> Scorecard:
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    names = st.sampled_from(LONG_NAMES)
    ids = [f"{lane}-{n}" for lane, size in enumerate(sizes) for n in range(size)]
    lanes = [a_perspective(f"P{lane}", *(a_factor(f"{lane}-{n}", name=draw(names)) for n in range(size)))
             for lane, size in enumerate(sizes)]
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True) if len(ids) > 1 else st.nothing()
    links = [a_link(*ends, effect_is=draw(st.sampled_from(Effect)), lag=draw(st.none() | st.just(QUARTERS)))
             for ends in draw(st.lists(pair, max_size=20 if len(ids) > 1 else 0))]
    conflicts = [Conflict(between=tuple(map(ElementId, ends)))
                 for ends in draw(st.lists(pair, max_size=3 if len(ids) > 1 else 0))]
    return a_card(*lanes, links=tuple(links), conflicts=tuple(conflicts))


@given(_cards())
@settings(max_examples=40, deadline=None)
def test_no_line_of_any_map_leads_through_a_box(card: Scorecard) -> None:
    svg = _rendered(card)
    _assert_no_link_through_a_box(svg)
    assert svg == _rendered(card)


@pytest.mark.parametrize(("per_lane", "links"), [(2, 4), (6, 30), (15, 80)])
def test_no_line_leads_through_a_box_from_a_small_map_to_one_of_sixty(per_lane: int, links: int) -> None:
    chance = Random(per_lane)
    ids = [f"{lane}-{n}" for lane in range(4) for n in range(per_lane)]
    lanes = [a_perspective(f"P{lane}", *(a_factor(f"{lane}-{n}", name=chance.choice(LONG_NAMES))
                                         for n in range(per_lane))) for lane in range(4)]
    card = a_card(*lanes, links=tuple(a_link(*chance.sample(ids, 2), lag=QUARTERS) for _ in range(links)))
    svg = _rendered(card)
    assert len(_elements(svg, "rect", "box")) == 4 * per_lane
    assert len(_elements(svg, "path", "line")) >= links
    _assert_no_link_through_a_box(svg)


def test_lanes_are_as_wide_as_the_map_in_the_order_declared() -> None:
    svg = _rendered(_two_lanes())
    lanes = [_rectangle(each) for each in _elements(svg, "rect", "lane")]
    assert [(left, right) for left, _, right, _ in lanes] == [(0, 1100), (0, 1100)]
    assert lanes[0][3] < lanes[1][1]
    texts = _texts(svg)
    assert texts.index("Perspective A") < texts.index("Perspective B")


def test_a_perspective_without_elements_keeps_its_lane_and_says_so() -> None:
    svg = _rendered(a_card(a_perspective("empty"), a_perspective("P", a_factor("F"))))
    assert len(_elements(svg, "rect", "lane")) == 2
    assert _texts(svg).count("Nothing here yet") == 1


def test_a_card_without_perspectives_is_an_empty_drawing() -> None:
    svg = _rendered(a_card())
    assert _elements(svg, "rect", "lane") == []
    assert fromstring(svg).get("viewBox") == "0 0 1100 40"


def test_without_scores_a_box_says_name_and_id_alone() -> None:
    svg = _rendered(a_card(a_factor("F", name="Good service")))
    assert _texts(svg) == ["Perspective P", "Good service", "F", "No links between causes and effects are declared"]


def test_a_scored_box_leads_with_status_and_counts_not_with_an_average() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80"), an_indicator("F.2", ">= 80"), name="Good service"))
    svg = _rendered(card, _scores(card, F_1=90, F_2=85))
    assert _texts(svg)[:4] == ["Perspective P", "Good service", "F · Good", "2 of 2 targets met"]
    assert "%" not in "".join(_texts(svg))


def test_the_legend_names_the_statuses_that_occur_and_no_others() -> None:
    card = _two_lanes(links=(a_link("B1", "A1"),))
    words = _texts(_rendered(card, _scores(card, A1_1=90, A2_1=10)))
    assert words[-4:] == ["Good", "Poor", "Too little data", "drives"]


def test_status_is_in_the_outline_and_the_strip_of_the_box() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")))
    box, = _elements(_rendered(card, _scores(card, F_1=10)), "rect", "box")
    assert box.get("stroke") == LOOKS[Status.POOR].fill


def test_an_element_without_data_says_how_many_figures_are_missing() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")))
    assert "1 without data" in _texts(_rendered(card, _scores(card)))


def test_a_linked_indicator_shows_its_figure_and_its_target() -> None:
    card = a_card(a_factor("F", an_indicator("I", ">= 80")), a_factor("G", an_indicator("J", unit="case")),
                  links=(a_link("I", "G"), a_link("J", "G")))
    texts = _texts(_rendered(card, _scores(card, I=90, J=12)))
    assert "90, target ≥\u00a080" in texts
    assert [text for text in texts if text.startswith("12")] == ["12 cases"]


def test_a_linked_indicator_without_a_figure_shows_none() -> None:
    card = a_card(a_factor("F", an_indicator("I", ">= 80")), a_factor("G"), links=(a_link("I", "G"),))
    assert "I · No data" in _texts(_rendered(card, _scores(card)))


def test_what_is_poor_below_a_better_status_is_marked_and_named() -> None:
    factor = a_factor("F", an_indicator("F.1", ">= 80"), an_indicator("F.2", ">= 80"), an_indicator("F.3", ">= 80"))
    card = a_card(factor)
    svg = _rendered(card, _scores(card, F_1=90, F_2=90, F_3=10))
    assert "poor below the surface" in _texts(svg)
    assert any("F.3" in tip for tip in _tips(svg))


def _finding() -> Finding:
    return Finding(element="A1", code="BSC999", name="some-rule", severity=Severity.WARNING,
                   messages=FrozenMap({"en": "it is amiss", "nb": "det er galt"}),
                   remedies=FrozenMap({"en": "", "nb": ""}))


def test_an_element_the_check_speaks_of_is_marked_and_the_finding_told() -> None:
    svg = _rendered(_two_lanes(), findings=(_finding(),))
    assert "findings of the check" in _texts(svg)
    assert [tip for tip in _tips(svg) if "BSC999: it is amiss" in tip]


def test_links_say_what_they_assume_and_how_long_it_takes() -> None:
    link = a_link("B1", "A1", lag=QUARTERS, assumption="Skill shortens the queue")
    svg = _rendered(_two_lanes(links=(link,)))
    assert "B1 Name of B1 drives A1 Name of A1 after 1–3 qtr: Skill shortens the queue" in _tips(svg)
    assert "1–3 qtr" in _texts(svg)
    assert len(_elements(svg, "rect", "lag")) == 1


@pytest.mark.parametrize(("lag", "said"), [
    (Lag(first=2, last=2, unit="month"), ["2 mo"]), (Lag(first=0, last=0), []), (None, []),
])
def test_a_lag_of_one_length_is_one_number_and_none_is_not_said(lag: Lag | None, said: list[str]) -> None:
    svg = _rendered(_two_lanes(links=(a_link("B1", "A1", lag=lag),)))
    assert [text for text in _texts(svg) if text.endswith(" mo")] == said


def test_a_link_that_hurts_is_dashed_and_told_apart_in_the_legend() -> None:
    svg = _rendered(_two_lanes(links=(a_link("B1", "A1"), a_link("B2", "A2", effect_is=Effect.HURTS))))
    dashes = [each.get("stroke-dasharray") for each in _elements(svg, "path", "line")]
    assert dashes == [None, "7 4", None, "7 4"]  # the two links, and the two lines of the legend
    assert _texts(svg)[-2:] == ["drives", "works against"]


def test_a_conflict_is_dotted_without_an_arrow_head() -> None:
    conflict = Conflict(between=(ElementId("A1"), ElementId("B2")), note="speed against care")
    svg = _rendered(_two_lanes(conflicts=(conflict,)))
    group = next(each for each in _elements(svg, "g", "link"))
    assert [each.tag.removeprefix(SVG) for each in group] == ["title", "path", "path", "circle", "circle"]
    assert group[0].text == "Declared conflict between A1 Name of A1, B2 Name of B2: speed against care"
    assert _texts(svg)[-2:] == ["declared conflict", "No links between causes and effects are declared"]


def test_a_conflict_without_a_note_names_its_ends() -> None:
    svg = _rendered(_two_lanes(conflicts=(Conflict(between=(ElementId("A1"), ElementId("A2"))),)))
    assert "Declared conflict between A1 Name of A1, A2 Name of A2" in _tips(svg)


def test_an_isolated_element_says_so() -> None:
    tips = _tips(_rendered(_two_lanes(links=(a_link("B1", "A1"),))))
    assert [tip.split("\n")[0] for tip in tips if "No link touches it." in tip] == ["Name of A2", "Name of B2"]


def test_a_long_name_is_shown_in_three_lines_and_told_in_full() -> None:
    name = "Asiakaspalvelukokemuksen kehittäminen " * 3
    svg = _rendered(a_card(a_factor("F", name=name.strip())))
    assert len([text for text in _texts(svg) if text.endswith("…")]) == 1
    assert any(name.strip() in tip for tip in _tips(svg))


def test_the_map_is_told_to_those_who_listen() -> None:
    svg = _rendered(_two_lanes(links=(a_link("B1", "A1"),)))
    root = fromstring(svg)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "map-title map-desc")
    assert root[0].text == "Strategy map: Our card"
    assert (root[1].text or "").split("\n") == [
        "Perspective A: Name of A1 (Critical success factor · A1); Name of A2 (Critical success factor · A2).",
        "Perspective B: Name of B1 (Critical success factor · B1); Name of B2 (Critical success factor · B2).",
        "B1 Name of B1 drives A1 Name of A1.",
    ]


def test_an_empty_lane_is_told_too() -> None:
    assert fromstring(_rendered(a_card(a_perspective("A"))))[1].text == "Perspective A: none."


def test_several_maps_may_stand_on_one_page() -> None:
    both = _rendered(_two_lanes(), id_prefix="now") + _rendered(_two_lanes(), id_prefix="then")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_the_map_speaks_the_language_of_the_card_or_the_one_asked_for() -> None:
    names = Annotations(names=FrozenMap({"en": "Right decisions"}))
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80"), name="Riktige vedtak", annotations=names), language="nb",
                  words=FrozenMap({"good": "I rute"}))
    scores = _scores(card, F_1=90)
    assert {"Riktige vedtak", "F · I rute"} <= set(_texts(_rendered(card, scores)))
    assert {"Right decisions", "F · Good"} <= set(_texts(_rendered(card, scores, language="en")))


def test_names_cannot_break_out_of_the_drawing() -> None:
    card = a_card(a_factor("F", name='<script>"&\x00\ud800'), name="</title><script>")
    svg = _rendered(card, id_prefix='"><script>')
    fromstring(svg)
    assert "<script" not in svg


def test_nothing_is_fetched_from_elsewhere() -> None:
    svg = _rendered(_two_lanes())
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in svg


def test_an_objective_is_set_in_bold() -> None:
    card = a_card(a_perspective("P", objectives=(an_objective("O", name="A goal"),)))
    assert [each.get("font-weight") for each in _elements(_rendered(card), "text") if each.text == "A goal"] == ["600"]


def test_a_graph_may_be_narrowed_to_a_part_before_it_is_drawn() -> None:
    graph = strategy_map(_two_lanes(links=(a_link("B1", "A1"), a_link("B2", "A2"))))
    part: nx.MultiDiGraph[ElementId] = nx.MultiDiGraph(graph.subgraph([ElementId("A1"), ElementId("B1")]))
    assert len(_elements(render_map(part), "rect", "box")) == 2


def test_a_changed_card_gives_another_map() -> None:
    card = _two_lanes()
    assert _rendered(card) != _rendered(evolve(card, links=(a_link("B1", "A1"),)))
