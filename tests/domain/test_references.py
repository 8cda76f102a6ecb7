from __future__ import annotations

from typing import Any

import pytest
from tests.examples import (
    a_card,
    a_factor,
    a_link,
    a_perspective,
    a_target,
    a_unit,
    an_indicator,
    an_initiative,
    an_objective,
)

from balanced_scorecard.domain.amount import Amount
from balanced_scorecard.domain.causality import Conflict
from balanced_scorecard.domain.frozen_map import FrozenMap
from balanced_scorecard.domain.governance import Document, Incentive, Risk
from balanced_scorecard.domain.indicator import Indicator, Series
from balanced_scorecard.domain.initiative import ExpectedEffect
from balanced_scorecard.domain.scorecard import CheckSettings, Scorecard, Suppression
from balanced_scorecard.domain.strategy import Goal, Stakeholder, Strategy, Theme
from balanced_scorecard.errors import DefinitionError

Build = Any  # Any: ids are NewTypes of str, and these tests are about wrong ones


def document(id: str, **fields: Build) -> Document:
    return Document(id=id, name=id, **fields)


def goal(id: str, **fields: Build) -> Goal:
    return Goal(id=id, name=id, **fields)


def risk(id: str, **fields: Build) -> Risk:
    return Risk(id=id, name=id, **fields)


def strategy(**fields: Build) -> Strategy:
    given: Build = {"goals": (goal("goal"),), "themes": (Theme(id="theme", name="Theme"),),
                    "stakeholders": (Stakeholder(id="users", name="Users"),)}
    return Strategy(**{**given, **fields})


def perspective_with(objective: Build = None, factor: Build = None, **fields: Build) -> Build:
    inside = a_factor("fact", an_indicator("ind", **fields), an_indicator("other"), **(factor or {}))
    return a_perspective("persp", inside, objectives=(an_objective("obj", **(objective or {})),))


def card(**fields: Build) -> Scorecard:
    given: Build = {
        "documents": (document("letter"),), "strategy": strategy(), "perspectives": (perspective_with(),),
        "series": (Series(id="cost"), Series(id="cases")), "initiatives": (an_initiative("work"),),
        "risks": (risk("risk"),), "organisation": a_unit("agency", a_unit("north"), a_unit("south"))}
    return a_card(**{**given, **fields})


def faults(**fields: Build) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        card(**fields)
    return [str(fault) for fault in caught.value.faults]


def test_a_card_whose_every_reference_names_something_is_built() -> None:
    built = card(
        documents=(document("letter"), document("supplement", amends="letter")),
        strategy=strategy(goals=(goal("goal", stakeholders=("users",), theme="theme"),)),
        perspectives=(perspective_with(
            {"serves": ("goal",), "theme": "theme"}, {"objective": "obj", "serves": ("goal", "obj"), "theme": "theme"},
            also_supports=("goal", "obj", "fact"), weight_by="cases", formula="(cost + 1.5) / cases * other",
            affects=("north",), targets=(a_target(org_unit="south"),)),),
        series=(Series(id="cost", weight_by="cases"), Series(id="cases")),
        links=(a_link("obj", "fact", theme="theme"), a_link("fact", "ind")),
        conflicts=(Conflict(between=("ind", "other"), tolerance=FrozenMap({"ind": Amount(2)})),),
        initiatives=(an_initiative("work", supports=("persp", "goal", "ind"),
                                   expected=ExpectedEffect(indicator="ind")),),
        risks=(risk("risk", threatens=("goal",), initiatives=("work",)),),
        incentives=(Incentive(name="Bonus", supports=("obj",)),),
        checks=CheckSettings(ignore=(Suppression(rule="BSC401", reason="agreed"),
                                     Suppression(rule="BSC401", reason="agreed", element="letter"))),
        organisation=a_unit("agency", a_unit("north"), a_unit("south", merges=("north",))))
    assert len(built.indicators()) == 2


@pytest.mark.parametrize(("fields", "fault"), [
    ({"documents": (document("letter", amends="lettre"),)},
     "documents[0].amends: no document 'lettre'; did you mean 'letter'?"),
    ({"strategy": strategy(goals=(goal("goal", stakeholders=("user",)),))},
     "strategy.goals[0].stakeholders[0]: no stakeholder 'user'; did you mean 'users'?"),
    ({"strategy": strategy(goals=(goal("goal", theme="them"),))},
     "strategy.goals[0].theme: no theme 'them'; did you mean 'theme'?"),
    ({"perspectives": (perspective_with({"serves": ("gaol",)}),)},
     "perspectives[0].objectives[0].serves[0]: no goal 'gaol'; did you mean 'goal'?"),
    ({"perspectives": (perspective_with({"theme": "THEME"}),)},
     "perspectives[0].objectives[0].theme: no theme 'THEME'; did you mean 'theme'?"),
    ({"perspectives": (perspective_with(None, {"objective": "obk"}),)},
     "perspectives[0].factors[0].objective: no objective in this perspective 'obk'; did you mean 'obj'?"),
    ({"perspectives": (perspective_with(None, {"serves": ("goals",)}),)},
     "perspectives[0].factors[0].serves[0]: no goal or objective 'goals'; did you mean 'goal'?"),
    ({"perspectives": (perspective_with(None, {"theme": "x"}),)}, "perspectives[0].factors[0].theme: no theme 'x'"),
    ({"perspectives": (perspective_with(also_supports=("facts",)),)},
     "perspectives[0].factors[0].indicators[0].also_supports[0]: no goal, objective or factor 'facts'; "
     "did you mean 'fact'?"),
    ({"perspectives": (perspective_with(weight_by="case"),)},
     "perspectives[0].factors[0].indicators[0].weight_by: no series or indicator 'case'; did you mean 'cases'?"),
    ({"perspectives": (perspective_with(formula="ind / cases"),)},
     "perspectives[0].factors[0].indicators[0].formula: the formula needs itself, 'ind' -> 'ind'; "
     "name series, or indicators that do not need it"),
    ({"perspectives": (perspective_with(formula="cost / csaes"),)},
     "perspectives[0].factors[0].indicators[0].formula: no series or indicator 'csaes'; did you mean 'cases'?"),
    ({"perspectives": (perspective_with(affects=("nord",)),)},
     "perspectives[0].factors[0].indicators[0].affects[0]: no organisational unit 'nord'; did you mean 'north'?"),
    ({"perspectives": (perspective_with(targets=(a_target(), a_target(org_unit="soth"))),)},
     "perspectives[0].factors[0].indicators[0].targets[1].org_unit: no organisational unit 'soth'; "
     "did you mean 'south'?"),
    ({"series": (Series(id="cost", weight_by="case"), Series(id="cases"))},
     "series[0].weight_by: no series 'case'; did you mean 'cases'?"),
    ({"links": (a_link("ind", "servise"),)}, "links[0].effect: no objective, factor or indicator 'servise'"),
    ({"links": (a_link("goal", "ind"),)}, "links[0].cause: no objective, factor or indicator 'goal'"),
    ({"links": (a_link("ind", "obj", theme="x"),)}, "links[0].theme: no theme 'x'"),
    ({"conflicts": (Conflict(between=("ind", "otter")),)},
     "conflicts[0].between[1]: no objective, factor or indicator 'otter'; did you mean 'other'?"),
    ({"conflicts": (Conflict(between=("ind", "other"), tolerance=FrozenMap({"fact": Amount(2)})),)},
     "conflicts[0].tolerance.fact: no end of this conflict 'fact'"),
    ({"initiatives": (an_initiative("work", supports=("in",)),)},
     "initiatives[0].supports[0]: no goal, perspective, objective, factor or indicator 'in'; did you mean 'ind'?"),
    ({"initiatives": (an_initiative("work", expected=ExpectedEffect(indicator="fact")),)},
     "initiatives[0].expected.indicator: no indicator 'fact'"),
    ({"risks": (risk("risk", threatens=("x",)),)},
     "risks[0].threatens[0]: no goal, perspective, objective, factor or indicator 'x'"),
    ({"risks": (risk("risk", initiatives=("works",)),)},
     "risks[0].initiatives[0]: no initiative 'works'; did you mean 'work'?"),
    ({"incentives": (Incentive(name="Bonus", supports=("x",)),)},
     "incentives[0].supports[0]: no goal, perspective, objective, factor or indicator 'x'"),
    ({"checks": CheckSettings(ignore=(Suppression(rule="BSC401", reason="agreed", element="lettr"),))},
     "checks.ignore[0].element: no element 'lettr'; did you mean 'letter'?"),
    ({"organisation": a_unit("agency", a_unit("north"), a_unit("south", merges=("nort",)))},
     "organisation.org_units.south.merges[0]: no organisational unit 'nort'; did you mean 'north'?"),
    ({"organisation": a_unit("agency", a_unit("north"), a_unit("agency"))},
     "organisation: two units have the id 'agency'; give each its own"),
    ({"organisation": a_unit("agency", a_unit("north"), a_unit("south", merges=("north", "south")))},
     "organisation.org_units.south.merges: its figures would be added up from its own, 'south' -> 'south'; let a unit "
     "take over neither from itself nor from one above it"),
    ({"organisation": a_unit("agency", a_unit("north"), a_unit("south", merges=("agency",)))},
     "organisation.org_units.agency.merges: its figures would be added up from its own, 'agency' -> 'south' -> "
     "'agency'; let a unit take over neither from itself nor from one above it"),
    ({"language": "nob"}, "language: language 'nob' is not one of nb, nn, en, sv, da, fi; did you mean 'nb'?"),
])
def test_a_reference_that_names_nothing_is_refused_with_its_place_and_the_nearest(fields: Build, fault: str) -> None:
    assert faults(**fields) == [fault]


def test_an_objective_of_another_perspective_is_no_parent() -> None:
    other = a_perspective("second", a_factor("f2", objective="obj"))
    assert faults(perspectives=(perspective_with(), other)) == [
        "perspectives[1].factors[0].objective: no objective in this perspective 'obj'"]


def test_units_may_be_named_where_no_organisation_is_on_the_card_but_not_in_a_target() -> None:
    assert card(perspectives=(perspective_with(affects=("north",)),), organisation=None).organisation is None
    assert faults(perspectives=(perspective_with(targets=(a_target(org_unit="north"),)),), organisation=None) == [
        "perspectives[0].factors[0].indicators[0].targets[0].org_unit: no organisational unit 'north'"]


@pytest.mark.parametrize(("fields", "fault"), [
    ({"documents": (document("goal"),)}, "strategy.goals[0].id: 'goal' is already the id of documents[0]; "
                                         "give each element its own"),
    ({"risks": (risk("ind"),)}, "risks[0].id: 'ind' is already the id of perspectives[0].factors[0].indicators[0]; "
                                "give each element its own"),
    ({"initiatives": (an_initiative("obj"),)}, "initiatives[0].id: 'obj' is already the id of "
                                               "perspectives[0].objectives[0]; give each element its own"),
    ({"series": (Series(id="cost"), Series(id="cost"))}, "series[1].id: 'cost' is already the id of series[0]; "
                                                         "give each element its own"),
])
def test_ids_are_one_namespace_in_a_card(fields: Build, fault: str) -> None:
    assert faults(**fields) == [fault]


def test_every_fault_of_a_card_is_said_at_once_in_the_order_of_the_definition() -> None:
    twice = a_perspective("P", a_factor("F", an_indicator("A"), an_indicator("A", also_supports=("x",))))
    with pytest.raises(DefinitionError) as caught:
        a_card(twice, links=(a_link("A", "b"),), language="xx")
    assert str(caught.value) == "\n".join([
        "perspectives[0].factors[0].indicators[1].id: 'A' is already the id of "
        "perspectives[0].factors[0].indicators[0]; give each element its own",
        "perspectives[0].factors[0].indicators[1].also_supports[0]: no goal, objective or factor 'x'",
        "links[0].effect: no objective, factor or indicator 'b'",
        "language: language 'xx' is not one of nb, nn, en, sv, da, fi"])


def test_ids_are_case_sensitive() -> None:
    indicators: tuple[Indicator, ...] = (an_indicator("a1"), an_indicator("A1"))
    assert [each.id for each in a_card(*indicators).indicators()] == ["a1", "A1"]
