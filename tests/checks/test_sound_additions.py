"""A sound factor adds no finding, whatever the card and wherever on it: what is said depends on what is lacking alone.

Rules that say how much is too much are given room, and those that compare parts of a card speak of any card here: by
their own options, so that neither begins to speak because the card grew past the size from which it does. What it was
added to may then hold too much of it, which is said of that place and rightly so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.checks.cards import a_card, a_decent_card, figures
from tests.checks.random_cards import a_card_by_chance
from tests.checks.sound import NEW, ON, PERIOD, sound_figures, with_a_sound_factor

from balanced_scorecard import (
    Measurements,
    Period,
    Rule,
    Scorecard,
    check,
    load_measurements,
    load_rules,
    load_scorecard,
)
from balanced_scorecard.domain.scorecard import NO_CHECK_SETTINGS

Options = dict[str, Mapping[str, object]]
EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"
BUNDLED = ("directorate", "emergency_care", "telemark")
ROOM: Options = {"BSC203": {"most": 10_000}, "BSC215": {"most": 10_000}, "BSC308": {"most": 10_000}}
Said = tuple[str, str]
"""The element and the code of a finding."""
OF_ANY_CARD: Options = {"BSC204": {"fewest": 0}, "BSC206": {"fewest": 1}, "BSC312": {"fewest": 1},
                        "BSC403": {"fewest": 1}, "BSC502": {"times": 0.0}, "BSC706": {"fewest": 0}}
MAKES_WAY = {"BSC206": "BSC205", "BSC216": "BSC208"}
"""What a graver finding makes way for: from a card that looks one way to a perspective, from all means to mostly means.

Likewise, what was told of the card may be told of the only one left; never is there a line more than before.
"""


@cache
def bundled(name: str) -> Scorecard:
    return load_scorecard(EXAMPLES / name / "card.yaml")


def a_unit_s_card(supports: tuple[str, ...]) -> Scorecard:
    card = a_card("{id: north, name: North, perspectives: [{id: N, name: Any, factors: [{id: N1, name: Waits}]}]}")
    (perspective,) = card.perspectives
    return evolve(card, perspectives=(
        evolve(perspective, factors=(evolve(perspective.factors[0], supports=supports),)),))


def said_of(
    card: Scorecard, measurements: Measurements, *, previous: Scorecard, supports: tuple[str, ...]
) -> set[Said]:
    findings = check(card, measurements, previous=previous, unit_cards=[a_unit_s_card(supports)], on=ON,
                     period=PERIOD.anchored(card.fiscal_year), options={**ROOM, **OF_ANY_CARD})
    return {(finding.element, finding.code) for finding in findings}


def added(card: Scorecard, place: int, measurements: Measurements, supports: tuple[str, ...]) -> set[Said]:
    """Return what is said of *card* with a sound factor in the perspective number *place*, and not without."""
    more = with_a_sound_factor(card, place)
    known = not card.factors() or set(supports) & {each.id for each in card.factors()}
    before = said_of(card, measurements, previous=card, supports=supports)
    after = said_of(more, sound_figures(measurements), previous=card,
                    supports=(*supports, NEW) if known else supports)
    untied = {(NEW, "BSC303"), (NEW, "BSC601")} if len(more.links) == len(card.links) or not known else set()
    return graver(card, place, before, after) - untied  # where map or units know nothing to tie it to


def graver(card: Scorecard, place: int, before: set[Said], after: set[Said]) -> set[Said]:
    """Return what is said after and not before, but what was eased, and what is too much for the place."""
    codes = [code for _, code in after]
    gone = {code for element, code in before - after if element == card.id}
    eased = {said for said in after if codes.count(said[1]) == 1 and gone & {said[1], MAKES_WAY.get(said[1])}}
    # More than half of the weight may lie on it where the card's own weights make it so.
    heavy = {(card.perspectives[place].id, "BSC204"), ("NEW.1", "BSC502"), ("NEW.2", "BSC502")}
    return after - before - eased - heavy


@pytest.mark.parametrize(("name", "place"), [
    (name, place) for name in BUNDLED for place in range(len(bundled(name).perspectives))])
def test_it_adds_none_to_a_bundled_card_with_its_figures(name: str, place: int) -> None:
    figures = load_measurements(EXAMPLES / name / "measurements.csv")

    assert added(bundled(name), place, figures, supports=()) == set()


@pytest.mark.parametrize("place", range(4))
def test_it_adds_none_to_a_decent_card(place: int) -> None:
    assert added(a_decent_card(), place, Measurements(), supports=()) == set()


@pytest.mark.parametrize("definition", ["bad", "good"])
@pytest.mark.parametrize("rule", load_rules(), ids=[rule.code for rule in load_rules()])
def test_it_adds_none_to_a_rule_s_own_examples(rule: Rule, definition: str) -> None:
    card, period = a_card(getattr(rule, definition)), Period.parse(rule.example_period or "2030")
    rows = figures(rule.example_measurements) if rule.example_measurements else Measurements()
    for place in range(len(card.perspectives)):
        more = with_a_sound_factor(card, place)
        before, after = of_rule(rule, card, rows), of_rule(rule, more, sound_figures(rows, period))

        assert graver(card, place, before, after) <= {(NEW, "BSC303"), (NEW, "BSC601")}


def of_rule(rule: Rule, card: Scorecard, measurements: Measurements) -> set[Said]:
    """Return what *rule* says of *card*, checked with what the rule says of its examples."""
    findings = check(
        card, measurements, on=rule.example_on, period=rule.example_period or "2030", select=[rule.code],
        previous=a_card(rule.example_previous) if rule.example_previous else None,
        unit_cards=tuple(map(a_card, rule.example_unit_cards)),
        options={rule.code: rule.example_options} | ROOM | OF_ANY_CARD)
    return {(finding.element, finding.code) for finding in findings}


@settings(max_examples=80)
@given(seed=st.integers(0, 2**32), place=st.integers(0, 4), supports=st.sampled_from(((), ("P0.0",), ("P0.0", "P1.1"))))
def test_it_adds_none_to_a_card_made_by_chance(seed: int, place: int, supports: tuple[str, ...]) -> None:
    card = a_card_by_chance(seed)

    assert added(card, place % len(card.perspectives), Measurements(), supports) == set()


@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))  # to shrink a whole card takes minutes
@given(card=scorecards(), place=st.integers(0, 4))
def test_it_adds_none_to_a_card_of_any_fields(card: Scorecard, place: int) -> None:
    assume(card.perspectives)
    card = evolve(card, checks=NO_CHECK_SETTINGS, valid_from=None)  # a sound target is not of every year

    assert added(card, place % len(card.perspectives), Measurements(), supports=()) == set()
