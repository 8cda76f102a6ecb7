from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.examples import a_card, a_factor, a_link, a_perspective, an_indicator, an_objective, refused

from balanced_scorecard.domain.causality import Conflict, Lag
from balanced_scorecard.domain.governance import Risk
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.domain.strategy import Goal, Strategy, Theme
from balanced_scorecard.errors import UnknownElementError
from balanced_scorecard.strategy_graph import MapLevel, links_of, map_links, strategy_map
from balanced_scorecard.strategy_graph.building import MOST_READABLE

A_YEAR = Lag(first=1, last=1, unit="year")


def _conflict(*ends: str) -> Conflict:
    return Conflict(between=tuple(map(ElementId, ends)))


def test_factors_are_the_nodes_in_the_order_of_the_card() -> None:
    lanes = (a_perspective("top", a_factor("B")), a_perspective("bottom", a_factor("A")))
    card = a_card(*lanes, links=(a_link("A", "B"),))
    graph = strategy_map(card)
    assert list(graph) == ["B", "A"]
    assert list(graph.edges(keys=True)) == [("A", "B", 0)]


def test_a_node_knows_its_name_kind_lane_and_parent() -> None:
    factor = a_factor("F", an_indicator("I"), objective="O")
    card = a_card(a_perspective("top"), a_perspective("P", factor, objectives=(an_objective("O"),)),
                  links=(a_link("I", "O"), a_link("F", "O")))
    graph = strategy_map(card)
    assert [(id_, node["name"], node["kind"], node["perspective"], node["lane"], node["parent"])
            for id_, node in graph.nodes(data=True)] == [
        ("O", "Objective O", "objective", "P", 1, "P"),
        ("F", "Factor F", "factor", "P", 1, "O"),
        ("I", "Indicator I", "indicator", "P", 1, "F"),
    ]


def test_an_objective_without_factors_is_seen_though_nothing_touches_it() -> None:
    factor = a_factor("F", objective="with")
    card = a_card(a_perspective("P", factor, objectives=(an_objective("with"), an_objective("without"))))
    assert list(strategy_map(card)) == ["without", "F"]


def test_a_linked_objective_stands_for_its_untouched_factors() -> None:
    below = (a_factor("F1", objective="O"), a_factor("F2", objective="O"), a_factor("other"))
    card = a_card(a_perspective("P", *below, objectives=(an_objective("O"),)), links=(a_link("O", "other"),))
    assert list(strategy_map(card)) == ["O", "other"]


def test_a_linked_indicator_stands_for_its_untouched_factor() -> None:
    card = a_card(a_factor("F1", an_indicator("I1"), an_indicator("unlinked")), a_factor("F2"),
                  links=(a_link("I1", "F2"),))
    assert list(strategy_map(card)) == ["I1", "F2"]


def test_two_links_may_join_one_pair() -> None:
    card = a_card(a_factor("A"), a_factor("B"), links=(a_link("A", "B"), a_link("A", "B", lag=A_YEAR)))
    graph = strategy_map(card)
    assert graph.number_of_edges(ElementId("A"), ElementId("B")) == 2
    assert links_of(graph) == card.links


def test_a_conflict_between_indicators_is_seen_between_the_factors_that_show() -> None:
    card = a_card(a_factor("A", an_indicator("A1")), a_factor("B", an_indicator("B1")),
                  conflicts=(_conflict("A1", "B1"),))
    graph = strategy_map(card)
    assert list(graph) == ["A", "B"]
    assert [each.between for each in graph.graph["conflicts"]] == [("A", "B")]


def test_a_conflict_within_one_factor_is_seen_at_that_factor_alone() -> None:
    card = a_card(a_factor("A", an_indicator("A1"), an_indicator("A2")), conflicts=(_conflict("A1", "A2"),))
    assert [each.between for each in strategy_map(card).graph["conflicts"]] == [("A",)]


def test_what_a_conflict_names_is_drawn_where_nothing_stands_for_it() -> None:
    hidden = a_factor("F", an_indicator("linked"), an_indicator("disputed"))
    also = a_factor("G", an_indicator("linked2"), objective="O")
    card = a_card(a_perspective("P", hidden, also, objectives=(an_objective("O"),)),
                  links=(a_link("linked", "linked2"),),
                  conflicts=(_conflict("disputed", "G"), _conflict("O", "linked")))
    graph = strategy_map(card)
    assert list(graph) == ["O", "linked", "disputed", "linked2"]
    assert [each.between for each in graph.graph["conflicts"]] == [("disputed", "O"), ("O", "linked")]


def test_a_factor_a_conflict_names_is_drawn_where_only_its_indicator_is_linked() -> None:
    card = a_card(a_factor("F", an_indicator("I")), a_factor("G"), links=(a_link("I", "G"),),
                  conflicts=(_conflict("F", "G"),))
    assert list(strategy_map(card)) == ["F", "I", "G"]


def _tree(**fields: Any) -> Scorecard:
    """Return objectives O (factors A and B) and N (factor C), and a factor D of its own, each with an indicator."""
    factors = (a_factor(id_, an_indicator(f"{id_}1"), objective=above)
               for id_, above in (("A", "O"), ("B", "O"), ("C", "N"), ("D", None)))
    return a_card(a_perspective("P", *factors, objectives=(an_objective("O"), an_objective("N"))), **fields)


def test_at_the_level_of_factors_indicators_are_seen_at_their_factor() -> None:
    graph = strategy_map(_tree(links=(a_link("A1", "C1"), a_link("B1", "D"))), level=MapLevel.FACTOR)
    assert list(graph) == ["A", "B", "C", "D"]
    assert list(graph.edges(keys=True)) == [("A", "C", 0), ("B", "D", 1)]
    assert graph.nodes["A"]["stands_for"] == ("O", "A", "A1")  # the objective is seen at its factors


def test_at_the_level_of_objectives_factors_are_seen_at_their_objective() -> None:
    graph = strategy_map(_tree(links=(a_link("A1", "C1"), a_link("B", "D"))), level=MapLevel.OBJECTIVE)
    assert list(graph) == ["O", "N", "D"]
    assert [(each.cause, each.effect, each.link.cause) for each in map_links(graph)] == [
        ("O", "N", "A1"), ("O", "D", "B")]
    assert graph.nodes["O"]["stands_for"] == ("O", "A", "A1", "B", "B1")


def test_a_link_within_what_is_folded_together_is_kept_inside_it() -> None:
    card = _tree(links=(a_link("A1", "B1"),))
    graph = strategy_map(card, level=MapLevel.OBJECTIVE)
    assert graph.number_of_edges() == 0
    assert graph.nodes["O"]["inside"] == card.links


def test_a_level_is_folded_only_where_there_is_more_than_can_be_read() -> None:
    def kinds(count: int) -> set[str]:
        factors = [a_factor(f"F{n}", an_indicator(f"I{n}"), objective=f"O{n % 9}") for n in range(count)]
        card = a_card(a_perspective("P", *factors, objectives=tuple(an_objective(f"O{n}") for n in range(9))),
                      links=tuple(a_link(f"I{n}", f"I{n - 1}") for n in range(1, count)))
        return {about["kind"] for _, about in strategy_map(card, level=MapLevel.READABLE).nodes(data=True)}

    assert kinds(MOST_READABLE) == {"indicator"}
    assert kinds(MOST_READABLE + 1) == {"objective"}  # as many factors as indicators


def test_what_cannot_be_folded_further_is_shown_as_it_is() -> None:
    card = a_card(*(a_factor(f"F{n}") for n in range(60)))
    assert len(strategy_map(card, level=MapLevel.READABLE)) == 60


def _themed(**fields: Any) -> Scorecard:
    """Return factors A to D; A and B are of the theme T, by their objective and by its goal, and C says so itself."""
    strategy = Strategy(goals=(Goal(id="M", name="Goal", theme="T"),),
                        themes=(Theme(id="T", name="Fast"), Theme(id="U", name="Right")))
    factors = (a_factor("A", an_indicator("A1"), objective="O"), a_factor("B", objective="N"),
               a_factor("C", theme="T"), a_factor("D"))
    objectives = (an_objective("O", theme="T"), an_objective("N", serves=("M",)))
    return a_card(a_perspective("P", *factors, objectives=objectives), strategy=strategy, **fields)


def test_the_map_of_a_theme_holds_what_is_declared_to_be_of_it() -> None:
    graph = strategy_map(_themed(), theme="T")
    assert list(graph) == ["A", "B", "C"]
    assert graph.graph["theme"] == "Fast"


def test_a_link_is_of_a_theme_by_its_own_word_or_because_both_its_ends_are() -> None:
    links = (a_link("A", "B"), a_link("C", "D"), a_link("D", "B", theme="T"), a_link("A", "C", theme="U"))
    graph = strategy_map(_themed(links=links), theme="T")
    assert links_of(graph) == (links[0], links[2])
    assert list(graph) == ["A", "B", "C", "D"]  # a link of the theme brings its ends along
    assert links_of(strategy_map(_themed(links=links), theme="U")) == (links[3],)


def test_the_map_of_a_theme_shows_a_conflict_where_all_its_ends_are_seen() -> None:
    card = _themed(conflicts=(_conflict("A1", "B"), _conflict("A", "D")))
    assert [each.between for each in strategy_map(card, theme="T").graph["conflicts"]] == [("A", "B")]


def test_an_unknown_theme_is_refused_with_the_ones_there_are() -> None:
    with refused("no theme 'Z' on the card; it has T, U", UnknownElementError):
        strategy_map(_themed(), theme="Z")
    with refused("no theme 't' on the card; did you mean 'T'?", UnknownElementError):
        strategy_map(_themed(), theme="t")
    with refused("no theme 'T' on the card; it declares none", UnknownElementError):
        strategy_map(a_card(), theme="T")


def test_a_node_knows_who_answers_for_it_below_the_perspective() -> None:
    factors = (a_factor("A", an_indicator("A1"), owner="Kari"), a_factor("B", an_indicator("B1"), objective="O"),
               a_factor("C"))
    objective = an_objective("O", owner="Ola")
    card = a_card(a_perspective("P", *factors, objectives=(objective,), owner="Per"),
                  links=(a_link("A1", "B1"), a_link("A", "B"), a_link("C", "O")))
    graph = strategy_map(card)
    assert {id_: about["owner"] for id_, about in graph.nodes(data=True)} == {
        "O": "Ola", "A": "Kari", "A1": "Kari", "B": "Ola", "B1": "Ola", "C": None}
    assert graph.graph["perspective_owners"] == ("Per",)


def _risks(*threatened: str) -> tuple[Risk, ...]:
    return tuple(Risk(id=f"R{n}", name="Risk", threatens=(id_,)) for n, id_ in enumerate(threatened))


def test_a_risk_is_seen_where_what_it_threatens_is_seen() -> None:
    graph = strategy_map(_tree(risks=_risks("A1", "O", "P")))
    threatened = {id_: [risk.id for risk in about["risks"]] for id_, about in graph.nodes(data=True)}
    # the indicator at its factor; the objective, which no link touches, at its factors; the perspective at its lane
    assert threatened == {"A": ["R0", "R1"], "B": ["R1"], "C": [], "D": []}
    assert [risk.id for risk in graph.graph["perspective_risks"][0]] == ["R2"]


def test_a_node_knows_its_indicators_and_one_without_has_none() -> None:
    graph = strategy_map(a_card(a_factor("A", an_indicator("A1"), an_indicator("A2")), a_factor("B")))
    assert {id_: about["indicators"] for id_, about in graph.nodes(data=True)} == {"A": ("A1", "A2"), "B": ()}


@given(scorecards(), st.sampled_from(MapLevel))
@settings(max_examples=30, deadline=None)
def test_every_map_of_every_card_draws_each_link_once_or_keeps_it_inside(card: Scorecard, level: MapLevel) -> None:
    graph = strategy_map(card, level=level)
    inside = [link for _, about in graph.nodes(data=True) for link in about["inside"]]
    assert len(links_of(graph)) + len(inside) == len(card.links)
    assert len(graph.graph["conflicts"]) == len(card.conflicts)
    stood_for = {id_ for _, about in graph.nodes(data=True) for id_ in about["stands_for"]}
    assert {each.id for each in card.factors()} <= stood_for


@given(scorecards(), st.data())
@settings(max_examples=20, deadline=None)
def test_the_map_of_a_theme_is_a_part_of_the_whole(card: Scorecard, data: st.DataObject) -> None:
    if not card.strategy.themes:
        return
    theme = data.draw(st.sampled_from(card.strategy.themes))
    part, whole = strategy_map(card, theme=theme.id), strategy_map(card)
    assert set(links_of(part)) <= set(links_of(whole))
    assert all(link.theme in (None, theme.id) for link in links_of(part))


@pytest.mark.parametrize("level", MapLevel)
def test_a_card_with_nothing_on_it_has_an_empty_map(level: MapLevel) -> None:
    assert len(strategy_map(a_card(), level=level)) == 0
