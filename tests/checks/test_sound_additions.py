"""A factor as sound as one that is already there, with a name of its own, makes nothing else on a card worse."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from tests.checks.cards import a_decent_card

from balanced_scorecard import CriticalSuccessFactor, Scorecard, Timing, check, load_scorecard

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"
NEW = "NEW-"


@cache
def bundled(name: str) -> Scorecard:
    return load_scorecard(EXAMPLES / name / "card.yaml")


def said_of(card: Scorecard) -> set[tuple[str, str]]:
    return {(finding.element, finding.code) for finding in check(card)}


def sound_factors(card: Scorecard) -> list[CriticalSuccessFactor]:
    """Return the factors of which, and of whose indicators, nothing is found."""
    found = {element for element, _ in said_of(card)}
    return [factor for factor in card.factors()
            if factor.indicators and found.isdisjoint({factor.id, *(each.id for each in factor.indicators)})]


def timing_beside(card: Scorecard, factor: CriticalSuccessFactor) -> Timing | None:
    """Return the timing of the first indicator of *factor*, but leading where its whole perspective looks back."""
    perspective = next(each for each in card.perspectives if factor in each.factors)
    held = {each.timing for one in perspective.factors for each in one.indicators}
    return Timing.LEADING if held == {Timing.LAGGING} else factor.indicators[0].timing


def with_a_like(card: Scorecard, factor: CriticalSuccessFactor) -> Scorecard:
    """Return *card* with one more factor: owner, targets, links and initiatives as *factor*, and names of its own.

    Where all indicators of the perspective look back, one more of the kind would not be sound: the new one looks ahead.
    """
    first = factor.indicators[0]
    also = {factor.id: NEW + factor.id, first.id: NEW + first.id}
    measured = evolve(first, id=also[first.id], name="Something else that is counted",
                      definition="Each such thing, counted when it is done", timing=timing_beside(card, factor))
    added = evolve(factor, id=also[factor.id], name="Something else that must go well", indicators=(measured,))
    links = tuple(evolve(link, cause=also.get(link.cause, link.cause), effect=also.get(link.effect, link.effect))
                  for link in card.links if {link.cause, link.effect} & set(also))
    work = tuple(evolve(each, supports=(*each.supports, *(also[one] for one in each.supports if one in also)))
                 for each in card.initiatives)
    return evolve(card, links=(*card.links, *links), initiatives=work, perspectives=tuple(
        evolve(each, factors=(*each.factors, added)) if factor in each.factors else each for each in card.perspectives))


@pytest.mark.parametrize(("name", "factor"), [
    pytest.param(name, factor, id=f"{name}-{factor.id}")
    for name in ("directorate", "emergency_care", "telemark") for factor in sound_factors(bundled(name))])
def test_one_more_like_it_adds_no_finding(name: str, factor: CriticalSuccessFactor) -> None:
    card = bundled(name)

    assert said_of(with_a_like(card, factor)) - said_of(card) == set()


@pytest.mark.parametrize("place", range(4))
def test_a_defined_factor_judged_as_the_others_are_adds_only_that_31_are_too_many(place: int) -> None:
    card = a_decent_card()
    perspective = card.perspectives[place]
    first = perspective.factors[0]
    sound = evolve(first.indicators[0], id="NEW.1", name="Something else that is counted", source="The case system",
                   definition="Each such thing, counted when it is done")
    added = evolve(first, id="NEW", name="Something else that must go well", owner="Somebody else", indicators=(sound,))
    more = evolve(card, perspectives=tuple(
        evolve(each, factors=(*each.factors, added)) if each is perspective else each for each in card.perspectives))

    assert said_of(more) - said_of(card) == {("first", "BSC203")}
