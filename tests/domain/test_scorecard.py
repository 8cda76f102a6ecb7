from __future__ import annotations

import pickle
from datetime import date

import pytest
from attrs import evolve
from tests.examples import (
    a_baseline,
    a_card,
    a_factor,
    a_perspective,
    a_target,
    a_unit,
    an_indicator,
    an_initiative,
    an_objective,
    refused,
)

from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.governance import Document, Risk
from balanced_scorecard.domain.identifiers import ElementId
from balanced_scorecard.domain.indicator import Series
from balanced_scorecard.domain.initiative import ExpectedEffect
from balanced_scorecard.domain.period import CALENDAR_YEAR, FiscalYear, Period
from balanced_scorecard.domain.scorecard import Defaults, Scorecard, Suppression
from balanced_scorecard.domain.strategy import Goal, Stakeholder, Strategy, Theme
from balanced_scorecard.errors import UnknownElementError

OCTOBER = FiscalYear(starts=10)


def whole_card() -> Scorecard:
    first = a_perspective("P1", a_factor("F1", an_indicator("I1"), an_indicator("I2"), objective="O1"),
                          objectives=(an_objective("O1"),))
    second = a_perspective("P2", a_factor("F2", an_indicator("I3")))
    strategy = Strategy(goals=(Goal(id="G", name="Goal"),), themes=(Theme(id="T", name="Theme"),),
                        stakeholders=(Stakeholder(id="S", name="Users"),))
    return a_card(first, second, strategy=strategy, documents=(Document(id="D", name="Letter"),),
                  series=(Series(id="cost"),), initiatives=(an_initiative("W"),),
                  risks=(Risk(id="R", name="Risk"),), organisation=a_unit("agency", a_unit("north")))


def test_the_tree_is_walked_in_the_order_of_the_definition() -> None:
    card = whole_card()
    assert [each.id for each in card.elements()] == [
        "D", "G", "T", "S", "P1", "O1", "F1", "I1", "I2", "P2", "F2", "I3", "cost", "W", "R"]
    assert [each.id for each in card.objectives()] == ["O1"]
    assert [each.id for each in card.factors()] == ["F1", "F2"]
    assert [each.id for each in card.indicators()] == ["I1", "I2", "I3"]


def test_a_card_is_shown_in_one_line() -> None:
    assert repr(whole_card()) == "<Scorecard 'Our card': 2 perspectives, 2 factors, 3 indicators>"


def test_every_element_is_found_by_its_id() -> None:
    card = whole_card()
    assert all(card.find(each.id) is each and card.element(each.id) is each for each in card.elements())
    assert card.find("x") is None


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    with refused("no element 'I33' on the card; did you mean 'I3'?", UnknownElementError):
        whole_card().element("I33")


@pytest.mark.parametrize(("id", "perspective"), [
    ("P1", "P1"), ("O1", "P1"), ("F1", "P1"), ("I2", "P1"), ("I3", "P2"), ("G", None), ("cost", None), ("x", None),
])
def test_what_stands_in_a_perspective_knows_which(id: str, perspective: str | None) -> None:
    found = whole_card().perspective_of(id)
    assert (found.id if found else None) == perspective


@pytest.mark.parametrize(("id", "factor"), [("I1", "F1"), ("I3", "F2"), ("F1", None), ("x", None)])
def test_an_indicator_knows_its_factor(id: str, factor: str | None) -> None:
    found = whole_card().factor_of(id)
    assert (found.id if found else None) == factor


@pytest.mark.parametrize(("given", "owner"), [
    ({"indicator": "ann", "factor": "bo", "objective": "cai", "perspective": "dag"}, "ann"),
    ({"factor": "bo", "objective": "cai", "perspective": "dag"}, "bo"),
    ({"objective": "cai", "perspective": "dag"}, "cai"),
    ({"perspective": "dag"}, "dag"),
    ({}, None),
    ({"indicator": "", "perspective": "dag"}, "dag"),
])
def test_an_indicator_inherits_its_owner_from_what_holds_it(given: dict[str, str], owner: str | None) -> None:
    indicator = an_indicator("I", owner=given.get("indicator"))
    factor = a_factor("F", indicator, objective="O", owner=given.get("factor"))
    objective = an_objective("O", owner=given.get("objective"))
    card = a_card(a_perspective("P", factor, objectives=(objective,), owner=given.get("perspective")))
    assert card.owner_of(indicator) == owner


def test_an_indicator_in_a_factor_without_an_objective_inherits_too() -> None:
    indicator = an_indicator("I")
    assert a_card(a_perspective("P", a_factor("F", indicator), owner="dag")).owner_of(indicator) == "dag"


def test_an_indicator_of_another_card_has_its_own_owner_only() -> None:
    assert whole_card().owner_of(an_indicator("elsewhere", owner="ann")) == "ann"
    assert whole_card().owner_of(an_indicator("elsewhere")) is None


@pytest.mark.parametrize(("org_unit", "is_root"), [("", True), ("agency", True), ("north", False), ("x", False)])
def test_the_root_is_meant_by_its_id_or_by_none(org_unit: str, is_root: bool) -> None:
    card = whole_card()
    assert card.is_root(org_unit) is is_root
    found = card.org_unit(org_unit)
    assert (found.id if found else None) == {"": "agency", "x": None}.get(org_unit, org_unit)


def test_a_card_without_an_organisation_is_one_whole() -> None:
    card = a_card()
    assert card.is_root("")
    assert not card.is_root("agency")
    assert card.org_unit("") is None
    assert card.org_unit("agency") is None


def dated_card(fiscal_year: FiscalYear) -> Scorecard:
    indicator = an_indicator("I", a_target(by=Period.parse("2025")), baseline=a_baseline(period="2023"))
    effect = ExpectedEffect(indicator=ElementId("I"), by=Period.parse("2025-Q4"))
    return a_card(indicator, fiscal_year=fiscal_year, initiatives=(an_initiative(expected=effect),))


def dates_of(card: Scorecard) -> tuple[date | None, ...]:
    [indicator] = card.indicators()
    baseline, effect = indicator.baseline, card.initiatives[0].expected
    assert baseline is not None
    assert baseline.period is not None
    assert effect is not None
    assert effect.by is not None
    return indicator.targets[0].due, baseline.period.end, effect.by.end


IN_CALENDAR = (date(2025, 12, 31), date(2023, 12, 31), date(2025, 12, 31))
IN_OCTOBER = (date(2025, 9, 30), date(2023, 9, 30), date(2025, 9, 30))


def test_targets_baselines_and_expected_effects_are_read_in_the_fiscal_year_of_the_card() -> None:
    assert dates_of(dated_card(CALENDAR_YEAR)) == IN_CALENDAR
    assert dates_of(dated_card(OCTOBER)) == IN_OCTOBER


def test_a_card_given_another_fiscal_year_is_read_in_it_both_ways() -> None:
    assert dates_of(evolve(dated_card(CALENDAR_YEAR), fiscal_year=OCTOBER)) == IN_OCTOBER
    assert dates_of(evolve(dated_card(OCTOBER), fiscal_year=CALENDAR_YEAR)) == IN_CALENDAR
    assert evolve(dated_card(OCTOBER), fiscal_year=CALENDAR_YEAR) == dated_card(CALENDAR_YEAR)


def test_a_part_that_changed_makes_a_new_card_with_its_own_index() -> None:
    card = a_card(an_indicator("I"))
    factor = evolve(card.factors()[0], indicators=(an_indicator("I", weight=2), an_indicator("J")))
    changed = evolve(card, perspectives=(evolve(card.perspectives[0], factors=(factor,)),))
    assert card.find("J") is None
    assert changed.factor_of("J") is changed.factors()[0]


def test_a_pickled_card_is_equal_and_still_indexed() -> None:
    card = whole_card()
    copy = pickle.loads(pickle.dumps(card))
    assert (copy, hash(copy)) == (card, hash(card))
    assert copy.element("I3") == card.element("I3")
    assert copy.org_unit("north") == card.org_unit("north")


def test_an_incentive_not_on_record_is_told_from_there_being_none() -> None:
    assert a_card().incentives is None
    assert a_card(incentives=()).incentives == ()


@pytest.mark.parametrize(("share", "is_right"), [(0, True), (2 / 3, True), (1, True), (67, False), (-0.1, False)])
def test_the_least_coverage_is_a_share(share: float, is_right: bool) -> None:
    if is_right:
        assert Defaults(min_coverage=share).min_coverage == share
        return
    with refused(f"min_coverage is {share!r}; use a number from 0 to 1"):
        Defaults(min_coverage=share)


def test_a_tolerance_is_not_negative() -> None:
    with refused("tolerance is -5; use 0 or more"):
        Defaults(tolerance=Amount(-5))


def test_a_suppression_says_why() -> None:
    with refused("reason is empty; write it in words"):
        Suppression(rule="BSC401", reason="")
