"""Nothing that differs between two cards is silent: every attribute of every class of the domain."""

from __future__ import annotations

from pathlib import Path

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.comparison.mutations import ELEMENTS, Mutation, candidates, mutations
from tests.domain.test_every_value import classes

from balanced_scorecard import Scorecard, compare_scorecards, load_scorecard
from balanced_scorecard.comparison.outline import HELD

FULL = load_scorecard(Path(__file__).with_name("full_card.yaml"))
NOT_ON_A_CARD = {"Assessment", "Measurement", "Measurements", "Reading", "Formula", "Name", "Number", "Operation",
                 "Scale"}
AS_ONE = {"Amount", "Duration", "Period"}
FROM_INSIDE = {"annotations", "bounds", "checks", "defaults", "fiscal_year", "organisation", "strategy"}


def is_told(mutation: Mutation, card: Scorecard) -> bool:
    """Whether the difference names the attribute, on the element that has it."""
    changes = compare_scorecards(card, mutation.card).changes
    is_an_element = mutation.field == "id" and issubclass(mutation.of, ELEMENTS) and mutation.of is not Scorecard
    if is_an_element or mutation.field in HELD.get(mutation.of, {}):
        whole = [change for change in changes if not change.field or change.kind.value == "reordered"]
        return bool(whole)
    return any(mutation.field in (*change.fields, *change.field.split("."))
               for change in changes if change.element in (mutation.element, mutation.card.id))


def test_every_attribute_of_a_full_card_is_told() -> None:
    silent = [(each.of.__name__, each.field, each.element) for each in mutations(FULL) if not is_told(each, FULL)]
    assert silent == []


def test_the_full_card_has_every_class_of_the_domain_and_every_attribute_is_tried() -> None:
    tried = {(each.of.__name__, each.attribute) for each in mutations(FULL)}
    wanted = {(kind.__name__, field.name) for kind in classes() for field in attrs.fields(kind) if field.init
              and kind.__name__ not in NOT_ON_A_CARD | AS_ONE and field.name not in FROM_INSIDE}
    assert sorted(wanted - tried) == []


@settings(max_examples=50)
@given(card=scorecards(), start=st.integers(0, 100_000))
def test_a_random_card_that_differs_in_one_attribute_says_which(card: Scorecard, start: int) -> None:
    mutation = one_of(card, start)
    assert is_told(mutation, card), mutation


@settings(max_examples=50)
@given(card=scorecards(), start=st.integers(0, 100_000))
def test_there_is_a_change_where_cards_differ_and_as_many_on_the_way_back(card: Scorecard, start: int) -> None:
    mutated = one_of(card, start).card
    assert card != mutated
    assert len(compare_scorecards(card, mutated)) == len(compare_scorecards(mutated, card)) > 0


@settings(max_examples=30)
@given(card=scorecards())
def test_equal_cards_differ_in_nothing(card: Scorecard) -> None:
    assert compare_scorecards(card, attrs.evolve(card)).changes == ()


def one_of(card: Scorecard, start: int) -> Mutation:
    """Return a valid mutation of *card*: the first from *start* on, counted around."""
    every = list(candidates(card))
    around = (every[(start + n) % len(every)] for n in range(len(every)))
    return next(each for each in around if each.is_valid())
