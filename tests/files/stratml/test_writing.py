"""What is written is a valid plan of Part 2, says what a card says, and tells what it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import measurement_strategies
from tests.card_strategies import scorecards
from tests.files.stratml.plans import messages
from tests.files.stratml.validation import faults_of

from balanced_scorecard import (
    Annotations,
    Baseline,
    CauseEffectLink,
    CriticalSuccessFactor,
    Effect,
    FrozenMap,
    Goal,
    Indicator,
    Judged,
    Measurement,
    Measurements,
    Objective,
    ObservationStatus,
    OrganisationUnit,
    Period,
    Perspective,
    Reached,
    Scorecard,
    Series,
    Stage,
    Stakeholder,
    Strategy,
    StratmlPlan,
    Target,
    load_scorecard,
)
from balanced_scorecard.domain.expectation import read_expectation
from balanced_scorecard.files.stratml.writing import write_plan
from balanced_scorecard.files.stratml_file import read_stratml

FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
EXAMPLES = Path(__file__).parents[3] / "src" / "balanced_scorecard" / "examples"
NOTHING = Measurements()


@FEW
@given(card=scorecards(), data=st.data())
def test_every_card_is_written_as_a_valid_plan_that_can_be_read(card: Scorecard, data: st.DataObject) -> None:
    ids = [*(each.id for each in card.indicators()), *(each.id for each in card.series)] or ["elsewhere"]
    units = ["", *(unit.id for unit in (card.organisation.walk() if card.organisation else ()))]
    plan = write_plan(card, data.draw(measurement_strategies.figures(ids, units)))
    assert faults_of(plan.content) == []
    read_stratml(plan.content)


def read_again(card: Scorecard, *rows: Measurement) -> StratmlPlan:
    content = write_plan(card, Measurements(rows)).content
    assert faults_of(content) == []
    return read_stratml(content)


def card_of(*indicators: Indicator, **fields: Any) -> Scorecard:
    factor = CriticalSuccessFactor(id="F", name="Short waiting", objective="O", indicators=indicators)
    users = Perspective(id="P", name="Users", objectives=(Objective(id="O", name="Served in time"),), factors=(factor,))
    return Scorecard(**{"id": "card", "name": "A card", "perspectives": (users,), **fields})


def an_indicator(id_: str = "I", **fields: Any) -> Indicator:
    return Indicator(id=id_, name="Answered in time", **fields)


def row(value: Any = None, **fields: Any) -> Measurement:
    return Measurement(**{"indicator": "I", "period": Period.parse("2024"), "value": value, **fields})


def target(text: str, **fields: Any) -> Target:
    return Target(expectation=read_expectation(text).expectation, text=text, **fields)


# ---- what comes through the plan alone ---------------------------------------------------------------------------


def test_the_tree_comes_through() -> None:
    card = card_of(
        an_indicator(unit="percent", stage=Stage.OUTPUT, definition="Of all calls"),
        definition="Ours",
        source="https://a.no/plan",
        strategy=Strategy(vision="To be", mission="To serve", values=("A", "B: c")),
    )
    again = read_again(card).scorecard
    assert (again.id, again.name, again.definition, again.source) == ("card", "A card", "Ours", "https://a.no/plan")
    assert again.strategy == card.strategy
    assert again.indicators() == card.indicators()
    assert [(each.id, each.name) for each in again.objectives()] == [("O", "Served in time")]
    assert [(each.id, each.name, each.objective) for each in again.factors()] == [("F", "Short waiting", "O")]


@pytest.mark.parametrize("text", [">= 80 %", "< 4 days", "10..20 %", "= 0 % +/- 1", "all", "80.5 %"])
def test_targets_come_through_with_their_words(text: str) -> None:
    expectation = read_expectation(text, direction=1).expectation
    card = card_of(an_indicator(targets=(Target(expectation=expectation, text=text, by=Period.parse("2024-T2")),)))
    assert read_again(card).scorecard.indicators()[0].targets == card.indicators()[0].targets


def test_the_raw_words_of_a_target_are_its_description() -> None:
    words = "< 7 mnd. inkl. innkreving"
    reading = read_expectation(words, language="nb")
    raw = Target(expectation=reading.expectation, text=words, scope=reading.scope, by=Period.parse("2024"))
    card = card_of(an_indicator(targets=(raw,)))
    assert "<Description>&lt; 7 mnd. inkl. innkreving</Description>" in write_plan(card, NOTHING).content.decode()
    assert read_again(card).scorecard.indicators()[0].targets == (raw,)


def test_a_milestone_and_a_judgement_come_through() -> None:
    targets = (
        Target(expectation=Reached(what="In use"), by=Period.parse("2024-10-01").start),
        Target(expectation=Judged(how="By the director"), by=Period.parse("2025")),
    )
    assert read_again(card_of(an_indicator(targets=targets))).scorecard.indicators()[0].targets == targets


def test_a_baseline_comes_through() -> None:
    baseline = Baseline(value=74.6, period=Period.parse("2023"), source="The survey")
    assert read_again(card_of(an_indicator(baseline=baseline))).scorecard.indicators()[0].baseline == baseline


def test_figures_come_through() -> None:
    rows = (
        row(79.3, note="of all"),
        row(81.0, period=Period.parse("2025"), org_unit="nord"),
        row(82.0, period=Period.parse("2026"), statuses=frozenset({ObservationStatus.PROVISIONAL})),
    )
    organisation = OrganisationUnit(id="d", name="D", org_units=(OrganisationUnit(id="nord", name="Nord"),))
    plan = read_again(card_of(an_indicator(), organisation=organisation), *rows)
    assert plan.measurements.rows == rows
    assert plan.scorecard.organisation == organisation


@pytest.mark.parametrize("value", ["good", "B", Period.parse("2024-10-01").start])
def test_figures_that_are_no_numbers_come_through(value: object) -> None:
    assert read_again(card_of(an_indicator()), row(value)).measurements.rows == (row(value),)


def test_a_rate_is_written_in_its_unit() -> None:
    plan = read_again(
        card_of(an_indicator(unit="percent")),
        row(numerator=29.0, denominator=100.0),
        row(numerator=1.0, denominator=0.0, period=Period.parse("2025")),
        row(numerator=1e300, denominator=1e-300, period=Period.parse("2026")),
    )
    assert [each.value for each in plan.measurements] == [29.0]


def test_numbers_are_written_with_all_their_digits() -> None:
    content = write_plan(
        card_of(an_indicator()), Measurements([row(1e-7), row(1e22, period=Period.parse("2025"))])
    ).content
    assert b"<NumberOfUnits>0.0000001</NumberOfUnits>" in content
    assert b"<NumberOfUnits>10000000000000000000000</NumberOfUnits>" in content


def test_owners_and_stakeholders_come_through() -> None:
    stakeholders = (Stakeholder(id="users", name="Users"), Stakeholder(id="staff", name="Staff", definition="All"))
    factor = CriticalSuccessFactor(id="F", name="F", objective="O", owner="Kari")
    goal = Goal(id="M", name="Main", owner="Users", stakeholders=("users",))
    card = Scorecard(
        id="c",
        name="C",
        strategy=Strategy(goals=(goal,), stakeholders=stakeholders),
        perspectives=(
            Perspective(id="P", name="P", objectives=(Objective(id="O", name="O", owner="Ola"),), factors=(factor,)),
        ),
    )
    again = read_again(card).scorecard
    assert {each.id: each.owner for each in again.objectives()} == {"M": "Users", "O": "Ola"}
    assert [each.owner for each in again.factors()] == ["Kari"]
    assert {each.name for each in again.strategy.stakeholders} == {"Users", "Staff"}


def test_links_of_indicators_come_through() -> None:
    links = (
        CauseEffectLink(cause="I", effect="J", assumption="less waiting"),
        CauseEffectLink(cause="F", effect="J", effect_is=Effect.HURTS),
    )
    card = card_of(an_indicator(), an_indicator("J"), links=links)
    assert read_again(card).scorecard.links == links


def test_relations_that_are_no_links_come_through() -> None:
    tags = FrozenMap({"stratml.Peer_To": "J elsewhere", "stratml.Relationship": "F"})
    card = card_of(an_indicator(annotations=Annotations(tags=tags)), an_indicator("J"))
    assert read_again(card).scorecard.indicators()[0].annotations.tags == tags


def test_a_society_effect_is_an_outcome_and_says_so_in_words() -> None:
    plan = write_plan(card_of(an_indicator(stage=Stage.SOCIETAL_OUTCOME)), NOTHING).content.decode()
    assert 'ValueChainStage="Outcome"' in plan
    assert "<OtherInformation>stage: societal_outcome</OtherInformation>" in plan


# ---- what is written as words, and what is left out --------------------------------------------------------------


def test_what_has_no_element_is_written_as_words() -> None:
    card = load_scorecard(EXAMPLES / "directorate" / "card.yaml")
    plan = write_plan(card, NOTHING).content.decode()
    assert "perspective: " in plan
    assert "adds_up: rate" in plan
    assert "norm: {" in plan
    assert "language: nb" in plan


def test_what_is_left_out_is_told_a_line_a_kind() -> None:
    card = load_scorecard(EXAMPLES / "directorate" / "card.yaml")
    lost = write_plan(
        card,
        Measurements(
            [
                row(indicator=card.indicators()[0].id, numerator=1.0, denominator=2.0, source="register"),
                row(3.0, indicator="driftskostnad"),
            ]
        ),
    ).lost
    said = "\n".join(messages(lost))
    for words in (
        "knows no perspectives; the 4 are named in words",
        "no tree and no dates of organisations",
        "no place for documents; 3 left out",
        "no place for initiatives; 6 left out",
        "no place for series; 2 left out",
        "6 links between others are left out",
        "no place for numerator; that of 1 figures is left out",
        "no place for source; that of 1 figures",
        "figures of indicators only; 1 of series or of others are left out",
        "no place for words; left out",
    ):
        assert words in said


def test_a_card_that_a_plan_can_say_loses_nothing() -> None:
    assert write_plan(card_of(an_indicator(unit="percent")), Measurements([row(5.0, note="n")])).lost == ()


def test_a_card_without_perspectives_has_one_goal_since_a_plan_must() -> None:
    assert [each.name for each in read_again(Scorecard(id="c", name="C")).scorecard.objectives()] == ["C"]


def test_ids_that_are_no_names_of_xml_become_some_and_stay_apart() -> None:
    card = card_of(an_indicator("1.1"), an_indicator("a²"), an_indicator("a_"))
    content = write_plan(card, NOTHING).content.decode()
    assert [f"<Identifier>{each}</Identifier>" in content for each in ("_1.1", "_a_", "_a_-2")] == [True] * 3


def test_signs_that_xml_cannot_hold_are_marked() -> None:
    assert "a\ufffdb" in write_plan(Scorecard(id="c", name="a\x00b"), NOTHING).content.decode()


@pytest.mark.parametrize(
    ("card", "rows", "kind"),
    [
        (card_of(an_indicator()), [], "Strategic_Plan"),
        (card_of(an_indicator(targets=(target(">= 80 %"),))), [], "Performance_Plan"),
        (card_of(an_indicator()), [row(5.0)], "Performance_Report"),
    ],
)
def test_the_type_of_a_plan_follows_from_what_it_holds(card: Scorecard, rows: list[Measurement], kind: str) -> None:
    assert f'Type="{kind}"' in write_plan(card, Measurements(rows)).content.decode()


def test_a_series_of_ones_own_is_not_written() -> None:
    card = card_of(an_indicator(), series=(Series(id="cost", unit="NOK"),))
    assert "cost" not in write_plan(card, Measurements([row(5.0, indicator="cost")])).content.decode()


def test_the_same_card_gives_the_same_bytes() -> None:
    card = load_scorecard(EXAMPLES / "directorate" / "card.yaml")
    assert write_plan(card, NOTHING) == write_plan(load_scorecard(EXAMPLES / "directorate" / "card.yaml"), NOTHING)
