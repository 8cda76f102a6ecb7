"""A card as the template of a unit's card."""

from __future__ import annotations

from tests.evaluation.building import a_card, a_target, an_indicator
from tests.examples import refused

from balanced_scorecard import (
    CriticalSuccessFactor,
    Indicator,
    Initiative,
    OrganisationUnit,
    Scorecard,
    UnknownElementError,
    cascade,
    check,
)

AGENCY = OrganisationUnit(id="agency", name="Agency", org_units=(OrganisationUnit(id="north", name="North"),
                                                                 OrganisationUnit(id="south", name="South")))
TEMPLATE = a_card(an_indicator(a_target(">= 80"), a_target(">= 70", org_unit="north"),
                               a_target(">= 60", org_unit="south")),
                  organisation=AGENCY, initiatives=(Initiative(id="I1", name="Head office's own"),))


def test_a_units_card_has_the_targets_that_concern_it() -> None:
    (indicator,) = cascade(TEMPLATE, "north", targets={"i": [a_target(">= 75", by="2025")]}).indicators()
    assert [(each.text, each.org_unit) for each in indicator.targets] == [
        (">= 80", None), (">= 70", "north"), (">= 75", "north")]


def test_it_adds_indicators_factors_and_work_of_its_own() -> None:
    own = CriticalSuccessFactor(id="local", name="Only here")
    card = cascade(TEMPLATE, "north", indicators={"f": [Indicator(id="j", name="j")]}, factors={"p": [own]},
                   initiatives=[Initiative(id="I2", name="Ours")])
    assert [each.id for each in card.indicators()] == ["i", "j"]
    assert [(each.id, each.supports) for each in card.factors()] == [("f", ("f",)), ("local", ())]
    assert [each.id for each in card.initiatives] == ["I2"]
    assert (card.id, card.name) == ("card-north", "card: North")


def test_a_template_whose_units_took_it_over_has_no_factor_that_nobody_brings_about() -> None:
    cards = [cascade(TEMPLATE, unit) for unit in ("north", "south")]
    assert [each.code for each in check(TEMPLATE, unit_cards=cards, select=["BSC601"])] == []


def test_what_is_not_on_the_template_is_refused_with_the_nearest() -> None:
    with refused("no unit 'nort' in the organisation; did you mean 'north'?", UnknownElementError):
        cascade(TEMPLATE, "nort")
    with refused("no unit 'north' in the organisation; the card has no organisation, give it one", UnknownElementError):
        cascade(Scorecard(id="card", name="card"), "north")
    with refused("no indicator 'ii' on the card; did you mean 'i'?", UnknownElementError):
        cascade(TEMPLATE, "north", targets={"ii": []})
    with refused("no factor 'ff' on the card; did you mean 'f'?", UnknownElementError):
        cascade(TEMPLATE, "north", indicators={"ff": []})
    with refused("no perspective 'pp' on the card; did you mean 'p'?", UnknownElementError):
        cascade(TEMPLATE, "north", factors={"pp": []})
