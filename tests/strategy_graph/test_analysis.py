from __future__ import annotations

from tests.examples import a_card, a_factor, a_link, a_perspective, an_indicator

from balanced_scorecard.domain.perspective import PerspectiveKind
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.domain.strategy import Strategy, Theme
from balanced_scorecard.strategy_graph import MapAnalysis, analyse_map, strategy_map


def _card() -> Scorecard:
    users = a_perspective("users", a_factor("U", an_indicator("U1")), a_factor("V"), kinds=(PerspectiveKind.USER,))
    inner = a_perspective("inner", *map(a_factor, "ABCDE"))
    strategy = Strategy(themes=(Theme(id="T", name="Fast"),))
    return a_card(users, inner, strategy=strategy, links=(
        a_link("A", "C"), a_link("B", "C"), a_link("C", "U", theme="T"), a_link("C", "D"), a_link("D", "C")))


def _analysis() -> MapAnalysis:
    return analyse_map(strategy_map(_card()))


def test_an_analysis_says_what_is_amiss_on_one_line() -> None:
    assert repr(_analysis()) == ("<MapAnalysis 'Our card': 7 elements, 1 cycles, 2 isolated, 1 undriven results, "
                                 "6 unmeasured, 1 single points of failure>")


def test_an_analysis_of_a_sound_map_says_so() -> None:
    card = a_card(a_factor("A", an_indicator("A1")), a_factor("B", an_indicator("B1")), links=(a_link("A", "B"),))
    assert repr(analyse_map(strategy_map(card))) == "<MapAnalysis 'Our card': 2 elements, nothing amiss>"


def test_an_analysis_holds_what_was_found() -> None:
    found = _analysis()
    assert found.isolated == ("V", "E")
    assert found.undriven == ("V",)
    assert found.unmeasured == ("V", "A", "B", "C", "D", "E")
    assert found.cycles == (("C", "D"),)
    assert found.dead_ends == ()
    assert found.paths["A"] == ("A", "C", "U")
    assert [each.element for each in found.single_points] == ["C"]


def test_an_analysis_of_a_theme_is_named_after_it() -> None:
    assert analyse_map(strategy_map(_card(), theme="T")).name == "Fast"


def test_an_analysis_has_a_row_an_element() -> None:
    rows = {str(row["id"]): row for row in _analysis().records()}
    assert rows["A"] == {
        "id": "A", "name": "Factor A", "kind": "factor", "layer": 2, "drives": 3, "results": 1, "path": "A -> C -> U",
        "on_cycle": False, "isolated": False, "dead_end": False, "undriven": False, "unmeasured": True,
        "needed_by": None}
    assert (rows["C"]["on_cycle"], rows["C"]["needed_by"]) == (True, "U")
    assert rows["E"]["path"] is None
    assert list(_analysis().to_frame()["id"]) == list(rows)
    assert _analysis().to_dict()["layers"] == [["U", "V", "E"], ["C", "D"], ["A", "B"]]


def test_an_analysis_is_a_table_in_a_notebook() -> None:
    assert _analysis()._repr_html_().startswith("<table>")
