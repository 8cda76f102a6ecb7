from __future__ import annotations

from tests.examples import a_card, a_factor, a_link, a_perspective, an_indicator, an_objective

from balanced_scorecard.domain.causality import Conflict, Lag
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.perspective import PerspectiveKind
from balanced_scorecard.strategy_graph import (
    causal_cycles,
    isolated_elements,
    links_of,
    paths_to_results,
    strategy_map,
)

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


def test_a_cycle_without_a_lag_is_found_once_from_its_first_element() -> None:
    card = a_card(*map(a_factor, "ABCD"),
                  links=(a_link("C", "A"), a_link("B", "C"), a_link("A", "B"), a_link("D", "A")))
    assert causal_cycles(strategy_map(card)) == (("A", "B", "C"),)


def test_a_lag_breaks_a_cycle_but_a_lag_of_nothing_does_not() -> None:
    def cycles(lag: Lag) -> int:
        card = a_card(a_factor("A"), a_factor("B"), links=(a_link("A", "B"), a_link("B", "A", lag=lag)))
        return len(causal_cycles(strategy_map(card)))

    assert cycles(A_YEAR) == 0
    assert cycles(Lag(first=0, last=0)) == 1


def test_of_a_knot_of_cycles_the_shortest_through_its_first_element_is_told() -> None:
    around = [a_link(one, other) for one, other in zip("ABCD", "BCDA", strict=True)]
    card = a_card(*map(a_factor, "ABCDEF"),
                  links=(*around, a_link("B", "A"), a_link("E", "F"), a_link("F", "E")))
    assert causal_cycles(strategy_map(card)) == (("A", "B"), ("E", "F"))


def test_an_element_no_link_touches_is_isolated_though_a_conflict_names_it() -> None:
    card = a_card(*map(a_factor, "ABCD"), links=(a_link("A", "B"),), conflicts=(_conflict("C", "A"),))
    assert isolated_elements(strategy_map(card)) == ("C", "D")


def test_paths_lead_to_user_and_result_perspectives() -> None:
    card = a_card(a_perspective("users", a_factor("U"), kinds=(PerspectiveKind.USER,)),
                  a_perspective("inner", a_factor("A"), a_factor("B"), a_factor("dead-end")),
                  links=(a_link("A", "B"), a_link("B", "U"), a_link("A", "dead-end")))
    assert paths_to_results(strategy_map(card)) == {"U": ("U",), "A": ("A", "B", "U"), "B": ("B", "U")}


def test_no_path_leads_anywhere_where_no_perspective_is_declared_to_hold_results() -> None:
    assert paths_to_results(strategy_map(a_card(a_factor("A"), a_factor("B"), links=(a_link("A", "B"),)))) == {}
