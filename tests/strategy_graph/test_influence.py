from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import a_card, a_factor, a_link, a_perspective, refused

from balanced_scorecard.domain.causality import CauseEffectLink, Effect, Lag
from balanced_scorecard.domain.perspective import PerspectiveKind
from balanced_scorecard.domain.scorecard import Scorecard
from balanced_scorecard.errors import UnknownElementError
from balanced_scorecard.strategy_graph import drivers_of, failure_of, strategy_map
from balanced_scorecard.strategy_graph.lags import added

HELPS, HURTS = Effect.HELPS, Effect.HURTS


def _card(*links: CauseEffectLink, factors: str = "ABCDE") -> Scorecard:
    return a_card(*map(a_factor, factors), links=links)


def _signs(card: Scorecard, id_: str) -> list[tuple[str, str]]:
    return [(each.cause, each.effect_is.value) for each in drivers_of(strategy_map(card), id_)]


def test_drivers_are_told_through_every_link_the_nearest_first() -> None:
    card = _card(a_link("C", "B"), a_link("B", "A"), a_link("D", "A"))
    assert [each.path for each in drivers_of(strategy_map(card), "A")] == [("B", "A"), ("D", "A"), ("C", "B", "A")]


def test_what_hurts_something_that_hurts_helps() -> None:
    card = _card(a_link("B", "A", effect_is=HURTS), a_link("C", "B", effect_is=HURTS), a_link("D", "B"))
    assert _signs(card, "A") == [("B", "hurts"), ("C", "helps"), ("D", "hurts")]


def test_a_cause_that_helps_by_one_way_and_hurts_by_another_is_told_twice() -> None:
    card = _card(a_link("C", "A"), a_link("C", "B"), a_link("B", "A", effect_is=HURTS))
    assert _signs(card, "A") == [("C", "helps"), ("B", "hurts"), ("C", "hurts")]


def test_of_two_ways_of_one_sign_the_shorter_is_told() -> None:
    card = _card(a_link("C", "B"), a_link("B", "A"), a_link("C", "A"))
    assert [each.path for each in drivers_of(strategy_map(card), "A")] == [("B", "A"), ("C", "A")]


def test_lags_add_up_along_the_way_and_what_is_not_told_is_counted() -> None:
    links = (a_link("C", "B", lag=Lag(first=1, last=2, unit="quarter")),
             a_link("B", "A", lag=Lag(first=0, last=1, unit="tertial")), a_link("D", "C"))
    (_, over_b, from_d) = drivers_of(strategy_map(_card(*links)), "A")
    # 3 to 6 months, then 0 to 4 months
    assert over_b.lag == (Lag(first=3, last=10, unit="month"),)
    assert (over_b.untold, from_d.untold) == (0, 1)
    assert from_d.links == (links[2], links[0], links[1])


def test_a_circle_drives_nothing_through_itself() -> None:
    card = _card(a_link("A", "B", effect_is=HURTS), a_link("B", "A"), a_link("C", "B"))
    assert _signs(card, "A") == [("B", "helps"), ("C", "helps")]


def test_an_influence_is_plain_data_too() -> None:
    lag = Lag(first=1, last=2, unit="week")
    (influence,) = drivers_of(strategy_map(_card(a_link("B", "A", lag=lag))), "A")
    assert influence.to_dict() == {"cause": "B", "effect": "A", "effect_is": "helps", "path": ["B", "A"],
                                   "lag": [{"from": 1, "to": 2, "unit": "week"}], "untold": 0}


def test_what_an_element_reaches_fails_with_it_and_what_nothing_else_brings_about_is_cut_off() -> None:
    users = a_perspective("users", a_factor("U"), a_factor("V"), kinds=(PerspectiveKind.USER,))
    card = a_card(users, a_perspective("inner", *map(a_factor, "ABC")),
                  links=(a_link("A", "B"), a_link("B", "U"), a_link("B", "V"), a_link("C", "V")))
    failure = failure_of(strategy_map(card), "A")
    assert [each.effect for each in failure.reaches] == ["B", "U", "V"]
    assert failure.results == ("U", "V")
    assert failure.cut_off == ("U", "B")  # C still brings V about
    assert failure.to_dict()["cut_off"] == ["U", "B"]


def test_a_circle_that_begins_with_itself_is_cut_off_by_none_of_its_parts() -> None:
    card = _card(a_link("A", "B"), a_link("B", "A"), a_link("B", "C"), a_link("A", "C"))
    assert failure_of(strategy_map(card), "A").cut_off == ()


def test_an_element_that_drives_nothing_takes_nothing_with_it() -> None:
    failure = failure_of(strategy_map(_card(a_link("B", "A"))), "A")
    assert (failure.reaches, failure.results, failure.cut_off) == ((), (), ())


def test_an_element_that_is_not_on_the_map_is_refused() -> None:
    with refused("no element 'a' on the map; did you mean 'A'?", UnknownElementError):
        drivers_of(strategy_map(_card()), "a")
    with refused("no element 'Z' on the map", UnknownElementError):
        failure_of(strategy_map(_card()), "Z")


def test_months_and_days_stand_beside_each_other() -> None:
    month, week = Lag(first=1, last=1, unit="month"), Lag(first=1, last=2, unit="week")
    assert added([week, month, Lag(first=3, last=3, unit="day")]) == (month, Lag(first=10, last=17, unit="day"))
    assert added([]) == ()
    assert added([Lag(first=0, last=0, unit="year")]) == (Lag(first=0, last=0, unit="year"),)


@st.composite
def _cards(draw: st.DrawFn) -> Scorecard:
    pair = st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=2, unique=True)
    links = draw(st.lists(st.tuples(pair, st.sampled_from(Effect)), max_size=12))
    return _card(*(a_link(*ends, effect_is=effect) for ends, effect in links))


@given(_cards(), st.sampled_from("ABCDE"), st.sampled_from("ABCDE"))
@settings(deadline=None)
def test_what_drives_an_element_fails_it_and_the_other_way_round(card: Scorecard, cause: str, effect: str) -> None:
    graph = strategy_map(card)
    drivers = {each.cause for each in drivers_of(graph, effect)}
    assert (cause in drivers) == (effect in {each.effect for each in failure_of(graph, cause).reaches})
    for influence in drivers_of(graph, effect):
        assert len(set(influence.path)) == len(influence.path)
        hurting = sum(link.effect_is is HURTS for link in influence.links)
        assert influence.effect_is is (HURTS if hurting % 2 else HELPS)


@st.composite
def _cards_without_circles(draw: st.DrawFn) -> Scorecard:
    """Draw a card on which later letters drive earlier ones."""
    pair = st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=2, unique=True).map(sorted)
    return _card(*(a_link(cause, effect) for effect, cause in draw(st.lists(pair, max_size=10))))


@given(_cards_without_circles(), st.sampled_from("ABCDE"))
@settings(deadline=None)
def test_what_is_cut_off_has_no_way_left_from_any_other_beginning(card: Scorecard, id_: str) -> None:
    driven = {link.effect for link in card.links}
    left = {each for each in "ABCDE" if each not in driven and each != id_}
    for _ in "ABCDE":  # as many rounds as a way can be long
        left |= {link.effect for link in card.links if link.cause in left and link.effect != id_}
    failure = failure_of(strategy_map(card), id_)
    touched = {each.effect for each in failure.reaches}
    assert set(failure.cut_off) == touched - left
