from __future__ import annotations

from tests.examples import a_card, a_factor, a_link, a_perspective

from balanced_scorecard.domain.causality import Conflict, Lag
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.perspective import PerspectiveKind
from balanced_scorecard.strategy_graph import (
    causal_cycles,
    dead_ends,
    isolated_elements,
    layers_of,
    paths_to_results,
    strategy_map,
)

A_YEAR = Lag(first=1, last=1, unit="year")


def _conflict(*ends: str) -> Conflict:
    return Conflict(between=tuple(map(ElementId, ends)))


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


def test_each_element_stands_one_layer_below_the_lowest_of_its_effects() -> None:
    # D drives C and A; C drives B, and B drives A: the longest way down decides
    card = a_card(*map(a_factor, "ABCDE"),
                  links=(a_link("B", "A"), a_link("C", "B"), a_link("D", "C"), a_link("D", "A")))
    assert layers_of(strategy_map(card)) == (("A", "E"), ("B",), ("C",), ("D",))


def test_what_drives_one_another_in_a_circle_shares_a_layer() -> None:
    card = a_card(*map(a_factor, "ABCD"),
                  links=(a_link("B", "A"), a_link("B", "C"), a_link("C", "B"), a_link("D", "C")))
    assert layers_of(strategy_map(card)) == (("A",), ("B", "C"), ("D",))


def test_an_empty_map_has_no_layers() -> None:
    assert layers_of(strategy_map(a_card())) == ()


def test_the_end_of_a_chain_outside_the_results_is_a_dead_end() -> None:
    card = a_card(a_perspective("users", a_factor("U"), a_factor("V"), kinds=(PerspectiveKind.USER,)),
                  a_perspective("inner", *map(a_factor, "ABC")),
                  links=(a_link("A", "B"), a_link("U", "V")))
    assert dead_ends(strategy_map(card)) == ("B",)  # not its cause A, not the isolated C, not the result V


def test_there_are_no_dead_ends_where_nothing_is_a_result() -> None:
    inner, link = a_perspective("inner", *map(a_factor, "AB")), a_link("A", "B")
    assert dead_ends(strategy_map(a_card(inner, links=(link,)))) == ()
    users = a_perspective("users", kinds=(PerspectiveKind.USER,))  # declared, and not filled in yet
    assert dead_ends(strategy_map(a_card(users, inner, links=(link,)))) == ("B",)
