from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from tests.examples import a_card, a_factor, a_link, a_perspective, an_indicator, an_objective
from tests.reports.maps.reading import Drawn, rendered, scored, two_lanes

from balanced_scorecard import MapLevel, render_map, strategy_map
from balanced_scorecard.checks.rule import Finding, Severity
from balanced_scorecard.domain.annotations import Annotations
from balanced_scorecard.domain.causality import Conflict, Lag
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.governance import Risk
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.domain.strategy import Strategy, Theme

QUARTERS = Lag(first=1, last=3, unit="quarter")


def _texts(card: Scorecard, *asked: Any, **named: Any) -> list[str]:
    return Drawn(rendered(card, *asked, **named)).texts


def _tips(card: Scorecard, *asked: Any, **named: Any) -> list[str]:
    return Drawn(rendered(card, *asked, **named)).tips


def test_without_scores_a_box_says_name_id_and_how_many_indicators_it_has() -> None:
    card = a_card(a_factor("F", an_indicator("F.1"), name="Good service"))
    assert _texts(card) == ["Strategy map: Our card", "Perspective P", "Good service", "F", "indicators: 1",
                            "No links between causes and effects are declared"]


def test_what_has_no_indicator_says_so() -> None:
    assert "not measured yet" in _texts(a_card(a_factor("F")))


def test_a_scored_box_leads_with_status_and_counts_not_with_an_average() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80"), an_indicator("F.2", ">= 80"), name="Good service"))
    texts = _texts(card, scored(card, F_1=90, F_2=85))
    at = texts.index("Good service")
    assert texts[at:at + 3] == ["Good service", "F · Good", "2 of 2 targets met"]
    assert "%" not in "".join(texts)


def test_a_perspective_tells_its_status_and_who_answers_for_it() -> None:
    card = a_card(a_perspective("P", a_factor("F", an_indicator("F.1", ">= 80")), owner="Kari Nordmann"))
    texts = _texts(card, scored(card, F_1=90))
    at = texts.index("Perspective P")
    assert texts[at:at + 4] == ["Perspective P", "Good", "1 of 1 targets met", "Kari Nordmann"]


def test_a_scored_map_says_what_its_statuses_cover() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")))
    assert _texts(card, scored(card, F_1=90))[1] == "2024 · the period alone, to 31\u00a0December 2024"


def test_the_vision_stands_above_the_lanes() -> None:
    assert "Vision: Trust" in _texts(a_card(a_factor("F"), strategy=Strategy(vision="Trust")))


def test_an_element_without_data_says_how_many_figures_are_missing() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")))
    assert "1 without data" in _texts(card, scored(card))


def test_a_linked_indicator_shows_its_figure_its_target_and_what_it_is_part_of() -> None:
    card = a_card(a_factor("F", an_indicator("I", ">= 80")), a_factor("G", an_indicator("J", unit="case")),
                  links=(a_link("I", "F"), a_link("J", "F")))
    texts = _texts(card, scored(card, I=90, J=12))
    assert "90, target ≥\u00a080" in texts
    assert [text for text in texts if text.startswith("12")] == ["12 cases"]
    assert texts.count("part of F") == 1


def test_a_linked_indicator_without_a_figure_shows_none() -> None:
    card = a_card(a_factor("F", an_indicator("I", ">= 80")), a_factor("G"), links=(a_link("I", "G"),))
    assert "I · No data" in _texts(card, scored(card))


def test_an_owner_is_named_in_the_box_and_in_two_lines_where_one_is_too_short() -> None:
    owner = "Director of services to people who live far away"
    card = a_card(a_factor("F", owner=owner), a_factor("G", owner="Director"))
    texts = _texts(card)
    assert owner in [f"{first} {second}" for first, second in pairwise(texts)]
    assert "Director" in texts
    assert any(f"Responsible: {owner}" in tip for tip in _tips(card))


def test_what_is_poor_below_a_better_status_is_marked_and_named() -> None:
    factor = a_factor("F", an_indicator("F.1", ">= 80"), an_indicator("F.2", ">= 80"), an_indicator("F.3", ">= 80"))
    card = a_card(factor)
    scores = scored(card, F_1=90, F_2=90, F_3=10)
    assert "poor below the surface" in _texts(card, scores)
    assert any("F.3" in tip for tip in _tips(card, scores))


def test_a_risk_is_marked_where_it_threatens_and_told_with_its_size() -> None:
    risk = Risk(id="R1", name="Late IT", threatens=("A1.1", "B"), likelihood=4, consequence=3)
    card = two_lanes(risks=(risk, Risk(id="R2", name="Loss of skill", threatens=("A1",))))
    assert "risk" in _texts(card)
    (tip,) = (tip for tip in _tips(card) if tip.startswith("Name of A1"))
    assert "Risk R1: Late IT (likelihood 4 of 5, consequence 3 of 5)\nRisk R2: Loss of skill" in tip
    assert any(tip.startswith("Perspective B") and "Risk R1" in tip for tip in _tips(card))


def test_a_conflict_within_one_box_is_marked_there() -> None:
    factor = a_factor("F", an_indicator("F.1"), an_indicator("F.2"))
    conflict = Conflict(between=(ElementId("F.1"), ElementId("F.2")), note="speed against care")
    card = a_card(factor, conflicts=(conflict,))
    assert "conflict within" in _texts(card)
    assert any("Declared conflict between F.1 Indicator F.1, F.2 Indicator F.2: speed against care" in tip
               for tip in _tips(card))


def _finding() -> Finding:
    return Finding(element="A1", code="BSC999", name="some-rule", severity=Severity.WARNING,
                   messages=FrozenMap({"en": "it is amiss", "nb": "det er galt"}),
                   remedies=FrozenMap({"en": "", "nb": ""}))


def test_an_element_the_check_speaks_of_is_marked_and_the_finding_told() -> None:
    assert "findings of the check" in _texts(two_lanes(), findings=(_finding(),))
    assert [tip for tip in _tips(two_lanes(), findings=(_finding(),)) if "BSC999: it is amiss" in tip]


def test_links_say_what_they_assume_and_how_long_it_takes() -> None:
    card = two_lanes(links=(a_link("B1", "A1", lag=QUARTERS, assumption="Skill shortens the queue"),))
    assert "B1 Name of B1 drives A1 Name of A1 after 1–3 qtr: Skill shortens the queue" in _tips(card)
    assert _texts(card).count("1–3 qtr") == 2  # on the link, and in the key


@pytest.mark.parametrize(("lag", "said"), [
    (Lag(first=2, last=2, unit="month"), ["2 mo", "2 mo"]), (Lag(first=0, last=0), []), (None, []),
])
def test_a_lag_of_one_length_is_one_number_and_none_is_not_said(lag: Lag | None, said: list[str]) -> None:
    texts = _texts(two_lanes(links=(a_link("B1", "A1", lag=lag),)))
    assert [text for text in texts if text.endswith(" mo")] == said


def test_lags_of_several_links_in_one_line_are_told_as_one_span_if_their_unit_is_one() -> None:
    month, year = Lag(first=1, last=2, unit="month"), Lag(first=1, last=1, unit="year")
    later = Lag(first=4, last=6, unit="month")
    assert "2 × 1–6 mo" in _texts(two_lanes(links=(a_link("B1", "A1", lag=month), a_link("B1", "A1", lag=later))))
    assert "2 ×" in _texts(two_lanes(links=(a_link("B1", "A1", lag=month), a_link("B1", "A1", lag=year))))


def test_an_isolated_element_says_so() -> None:
    tips = _tips(two_lanes(links=(a_link("B1", "A1"),)))
    assert [tip.split("\n")[0] for tip in tips if "No link touches it." in tip] == ["Name of A2", "Name of B2"]


def test_the_map_is_told_to_those_who_listen() -> None:
    root = Drawn(rendered(two_lanes(links=(a_link("B1", "A1"),)))).root
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "map-title map-desc")
    assert root[0].text == "Strategy map: Our card"
    box = "Critical success factor · {} · indicators: 1"
    assert (root[1].text or "").split("\n") == [
        f"Perspective A: Name of A1 ({box.format('A1')}); Name of A2 ({box.format('A2')}).",
        f"Perspective B: Name of B1 ({box.format('B1')}); Name of B2 ({box.format('B2')}).",
        "B1 Name of B1 drives A1 Name of A1.",
    ]


def test_an_empty_lane_is_told_too() -> None:
    assert Drawn(rendered(a_card(a_perspective("A")))).root[1].text == "Perspective A: none."


def test_the_map_speaks_the_language_of_the_card_or_the_one_asked_for() -> None:
    names = Annotations(names=FrozenMap({"en": "Right decisions"}))
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80"), name="Riktige vedtak", annotations=names), language="nb",
                  words=FrozenMap({"good": "I rute"}))
    scores = scored(card, F_1=90)
    assert {"Riktige vedtak", "F · I rute"} <= set(_texts(card, scores))
    assert {"Right decisions", "F · Good"} <= set(_texts(card, scores, language="en"))


def _themed() -> Scorecard:
    strategy = Strategy(themes=(Theme(id="T", name="Raskt", annotations=Annotations(names=FrozenMap({"en": "Fast"}))),))
    return two_lanes(strategy=strategy, links=(a_link("A2", "A1", theme="T"),))


def test_the_map_of_a_theme_names_it_and_gives_no_perspective_a_status() -> None:
    card = _themed()
    texts = Drawn(render_map(strategy_map(card, theme="T"), scored(card, A1_1=90, A2_1=10))).texts
    assert texts[1].startswith("Theme: Fast · ")
    at = texts.index("Perspective A")
    assert texts[at + 1] == "Perspective B"
    assert "Nothing of this theme" in texts


def test_a_map_that_is_folded_says_so_and_keeps_the_links_inside_in_words() -> None:
    factors = (a_factor("A", objective="O"), a_factor("B", objective="O"))
    card = a_card(a_perspective("P", *factors, objectives=(an_objective("O"),)), links=(a_link("A", "B"),))
    drawn = Drawn(render_map(strategy_map(card, level=MapLevel.OBJECTIVE)))
    assert "shown by objective" in drawn.texts
    assert any("Within: A Factor A drives B Factor B" in tip for tip in drawn.tips)


def test_two_nodes_of_one_id_are_not_mixed_up() -> None:
    card = a_card(a_factor("F", an_indicator("F.1", ">= 80")), id="F.2")
    assert "F · Good" in _texts(card, scored(card, F_1=90))


def test_a_name_of_which_nothing_can_be_shown_gives_way_to_the_id() -> None:
    assert _texts(a_card(a_factor("F", name="\x1b")))[2:4] == ["F", "F"]
