from __future__ import annotations

from tests.examples import a_card, a_factor, a_link, a_perspective

from balanced_scorecard.domain.causality import CauseEffectLink
from balanced_scorecard.domain.perspective import PerspectiveKind
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.strategy_graph import bottleneck, leverage_of, single_points, strategy_map


def _card(*links: CauseEffectLink) -> Scorecard:
    """Return the results U, V and W above A to E."""
    users = a_perspective("users", *map(a_factor, "UVW"), kinds=(PerspectiveKind.USER,))
    return a_card(users, a_perspective("inner", *map(a_factor, "ABCDE")), links=links)


def test_who_reaches_the_most_results_comes_first() -> None:
    card = _card(a_link("A", "U"), a_link("B", "U"), a_link("B", "V"), a_link("C", "B"))
    assert [(each.element, each.results, each.drives) for each in leverage_of(strategy_map(card))] == [
        ("C", ("U", "V"), ("U", "V", "B")), ("B", ("U", "V"), ("U", "V")), ("A", ("U",), ("U",))]


def test_what_drives_nothing_has_no_leverage() -> None:
    assert leverage_of(strategy_map(_card())) == ()


def test_a_result_that_drives_another_reaches_it() -> None:
    assert leverage_of(strategy_map(_card(a_link("U", "V"))))[0].results == ("V",)


def test_an_element_that_all_ways_to_a_result_go_through_is_a_single_point() -> None:
    card = _card(a_link("A", "C"), a_link("B", "C"), a_link("C", "U"), a_link("C", "V"), a_link("D", "V"))
    (point,) = single_points(strategy_map(card))
    assert (point.element, point.results, point.beginnings) == ("C", ("U",), ("A", "B"))  # D leads to V without it


def test_a_chain_has_no_other_way_and_so_no_single_point() -> None:
    card = _card(a_link("A", "B"), a_link("B", "U"))
    assert single_points(strategy_map(card)) == ()
    assert [each.element for each in single_points(strategy_map(card), fewest=1)] == ["B"]


def test_who_the_most_results_need_comes_first() -> None:
    links = [a_link("A", "B"), a_link("D", "B"), a_link("B", "U"), a_link("B", "C"), a_link("C", "V"), a_link("C", "W")]
    assert [(each.element, each.results) for each in single_points(strategy_map(_card(*links)))] == [
        ("B", ("U", "V", "W")), ("C", ("V", "W"))]


def test_the_bottleneck_is_the_single_point_of_all_results_nearest_to_them() -> None:
    links = [a_link("A", "C"), a_link("B", "C"), a_link("C", "D"), a_link("D", "U"), a_link("D", "V")]
    assert bottleneck(strategy_map(_card(*links)), 2) == "D"
    assert bottleneck(strategy_map(_card(*links)), 3) is None  # only two beginnings
    assert bottleneck(strategy_map(_card(*links, a_link("E", "W"))), 2) is None
