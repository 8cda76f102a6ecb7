"""Next year's card: what is carried forward, and what must be decided anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.examples import (
    a_baseline,
    a_card,
    a_factor,
    a_measurement,
    a_target,
    a_unit,
    an_indicator,
    an_initiative,
    refused,
)

from balanced_scorecard import (
    Amount,
    Annotations,
    Baseline,
    DecisionKind,
    Document,
    DocumentKind,
    ExpectedEffect,
    FiscalYear,
    FrozenMap,
    Goal,
    Indicator,
    InitiativeStatus,
    Measurements,
    Milestone,
    NamedBy,
    Norm,
    NormEdge,
    Period,
    Polarity,
    Retirement,
    Review,
    Risk,
    RollOver,
    Scorecard,
    ScorecardError,
    State,
    Strategy,
    Suppression,
    Target,
    check,
    compare_scorecards,
    load_scorecard,
    roll_over,
    save_scorecard,
)
from balanced_scorecard.domain.scorecard import CheckSettings

NEW_YEAR = date(2025, 1, 1)


def a_card_of_2025(*indicators: Indicator, **fields: Any) -> Scorecard:
    return a_card(*indicators, **{"id": "card-2025", "name": "Card 2025", "version": "2025.2", "valid_from": NEW_YEAR,
                                  "reviews": (Review(date=date(2026, 12, 1)),), **fields})


def by(period: str, text: str = ">= 80", **fields: Any) -> Target:
    return a_target(text, by=Period.parse(period), **fields)


def asked(rolled: RollOver) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.element, each.part) for each in rolled]


def of(*indicators: Indicator, **fields: Any) -> RollOver:
    return roll_over(a_card_of_2025(*indicators, **fields), 2026)


# ---- the card


def test_name_id_version_and_day_get_the_new_year_and_nothing_else_but_the_state() -> None:
    card = a_card_of_2025(an_indicator("A", "<= 8"), owner="The director")
    rolled = roll_over(card, 2026)
    assert rolled.card == evolve(card, id="card-2026", name="Card 2026", version="2026.1", valid_from=date(2026, 1, 1),
                                 annotations=Annotations(state=State.DRAFT))
    assert (rolled.previous, str(rolled.year)) == (card, "2026")


@pytest.mark.parametrize(("name", "renamed"), [
    ("Card 2024/25", "Card 2025/26"), ("Card 2024-2025", "Card 2025-2026"), ("Card 2025", "Card 2026"),
    ("Card 20250", "Card 20250"), ("Our card", "Our card"),
])
def test_a_fiscal_year_over_two_is_renamed_in_the_form_it_was_written(name: str, renamed: str) -> None:
    card = a_card(name=name, fiscal_year=FiscalYear(starts=7, named_by=NamedBy.END), valid_from=date(2024, 7, 1))
    rolled = roll_over(card, 2026)
    assert (rolled.card.name, rolled.card.valid_from) == (renamed, date(2025, 7, 1))


def test_names_in_other_languages_get_the_new_year_too() -> None:
    card = a_card_of_2025(annotations=Annotations(names=FrozenMap({"nb": "Kort 2025"}), state=State.ADOPTED))
    rolled = roll_over(card, 2026).card.annotations
    assert rolled == Annotations(names=FrozenMap({"nb": "Kort 2026"}), state=State.DRAFT)


def test_a_card_without_a_day_is_taken_to_be_of_the_year_before() -> None:
    assert roll_over(a_card(name="Card 2025"), 2026).card.name == "Card 2026"


@pytest.mark.parametrize("year", [2025, 2024])
def test_a_card_is_not_rolled_back(year: int) -> None:
    with refused(f"the card 'Card 2025' is of 2025; roll it over to a later year than {year}", ScorecardError):
        roll_over(a_card_of_2025(), year)


def test_every_version_is_kept_and_what_has_no_target_for_the_year_is_a_draft() -> None:
    old, standing = an_indicator("A", by("2025")), an_indicator("B", ">= 70")
    card = of(old, standing).card
    assert [each.annotations.state for each in card.indicators()] == [State.DRAFT, None]
    assert [each.targets for each in card.indicators()] == [old.targets, standing.targets]


def test_the_written_card_is_read_back_and_the_difference_is_what_was_done(tmp_path: Path) -> None:
    card = a_card_of_2025(an_indicator("A", by("2025")), an_indicator("B", ">= 70"))
    rolled = roll_over(card, 2026)
    save_scorecard(rolled.card, tmp_path / "2026.yaml")
    assert load_scorecard(tmp_path / "2026.yaml") == rolled.card
    assert [(each.element, each.field) for each in compare_scorecards(card, rolled.card)] == [
        ("card-2026", "id"), ("card-2026", "name"), ("card-2026", "version"), ("card-2026", "valid_from"),
        ("card-2026", "state"), ("A", "state")]


def test_the_new_card_is_asked_what_a_draft_can_meet_and_for_its_targets() -> None:
    findings = check(of(an_indicator("A", by("2025"))).card, select=["BSC4", "BSC7"])
    assert [(each.code, each.element) for each in findings] == [("BSC419", "A")]


@settings(max_examples=40)
@given(card=scorecards(), ahead=st.integers(1, 3))
def test_any_card_is_rolled_over_and_loses_nothing(card: Scorecard, ahead: int) -> None:
    year = (card.fiscal_year.year_of(card.valid_from) if card.valid_from else 2025) + ahead
    rolled = roll_over(card, year)
    assert {change.field for change in compare_scorecards(card, rolled.card)} <= {
        "id", "name", "names", "version", "valid_from", "state", *(f"names.{key}" for key in card.annotations.names)}
    assert roll_over(card, year) == rolled


# ---- targets


def test_a_target_that_ran_out_is_asked_for_with_what_it_was() -> None:
    target = by("2025", source="L25")
    (decision,) = of(an_indicator("A", target))
    assert (decision.kind, decision.element, decision.was, decision.due) == (
        DecisionKind.TARGET, "A", target, date(2025, 12, 31))


@pytest.mark.parametrize("targets", [
    (a_target(">= 80"),), (by("2025"), by("2026", ">= 82")), (by("2024"), a_target(">= 80")), ()])
def test_a_target_that_holds_in_the_year_is_not_asked_for(targets: tuple[Target, ...]) -> None:
    assert asked(of(an_indicator("A", *targets))) == []


def test_a_year_s_target_beside_a_standing_one_is_asked_for() -> None:
    assert asked(of(an_indicator("A", a_target(">= 70"), by("2025")))) == [("target", "A", "")]


def test_a_version_that_replaced_another_is_what_ran_out() -> None:
    second = by("2025", ">= 83", applies_from=date(2025, 7, 1), decided=date(2025, 6, 20))
    (decision,) = of(an_indicator("A", by("2025"), second))
    assert decision.was == second


def test_each_unit_s_target_is_asked_for_unless_the_unit_has_closed() -> None:
    organisation = a_unit("all", a_unit("north"), a_unit("south", closes=date(2025, 8, 31)))
    indicator = an_indicator("A", ">= 80", by("2025", org_unit="north"), by("2025", org_unit="south"))
    rolled = of(indicator, organisation=organisation)
    assert asked(rolled) == [("target", "A", "north")]
    assert rolled.card.indicators()[0].annotations.state is None  # its own target stands


def test_nothing_is_asked_of_what_is_retired() -> None:
    retired = an_indicator("A", by("2025"), annotations=Annotations(retired=Retirement(on=date(2025, 12, 31))))
    assert asked(of(retired)) == []


# ---- figures


def test_figures_show_what_the_year_came_to_and_propose_it_as_the_baseline() -> None:
    card = a_card_of_2025(an_indicator("A", by("2025"), baseline=a_baseline(70.0, "2024")))
    rolled = roll_over(card, 2026, Measurements([a_measurement("A", "2025", 78.0)]))
    target, baseline = rolled
    assert (target.actual, baseline.actual) == (78.0, 78.0)
    assert (baseline.was, baseline.proposal) == (a_baseline(70.0, "2024"), a_baseline(78.0, "2025"))
    assert rolled.card.indicators()[0].baseline == a_baseline(70.0, "2024")  # proposed, not decided


def test_without_figures_a_baseline_is_asked_for_and_none_is_proposed() -> None:
    (decision,) = of(an_indicator("A", baseline=a_baseline(70.0, "2024")))
    assert (decision.kind, decision.actual, decision.proposal) == (DecisionKind.BASELINE, None, None)


def test_a_figure_carried_from_an_earlier_year_is_none_of_the_last() -> None:
    card = a_card_of_2025(an_indicator("A", ">= 80", baseline=Baseline(value=70.0)))
    (decision,) = roll_over(card, 2026, Measurements([a_measurement("A", "2024", 78.0)]))
    assert (decision.actual, decision.due) == (None, None)


def test_a_baseline_of_the_last_year_is_new_enough() -> None:
    assert asked(of(an_indicator("A", ">= 80", baseline=a_baseline(70.0, "2025")))) == []


# ---- the rest


def test_a_norm_in_numbers_is_asked_for_and_one_in_words_is_not() -> None:
    way = {"polarity": Polarity.HIGHER}
    numbers = an_indicator("A", ">= 80", norms=(Norm(medium=70), Norm(medium=72, valid_from=date(2025, 7, 1))), **way)
    words = an_indicator("B", ">= 80", norms=(Norm(medium=NormEdge.BASELINE, good=NormEdge.TARGET),), **way)
    (decision,) = of(numbers, words)
    assert (decision.kind, decision.element, decision.was) == (
        DecisionKind.NORM, "A", Norm(medium=72, valid_from=date(2025, 7, 1)))


def test_an_indicator_past_its_review_is_asked_for() -> None:
    late = an_indicator("A", ">= 80", review_by=date(2025, 12, 31))
    assert asked(of(late, an_indicator("B", ">= 80", review_by=date(2026, 6, 1)))) == [("indicator", "A", "")]


@pytest.mark.parametrize("fields", [
    {"end": date(2025, 12, 15)}, {"status": InitiativeStatus.DONE}, {"status": InitiativeStatus.STOPPED},
    {"milestones": (Milestone(name="Half", due=date(2025, 6, 1)),), "end": date(2026, 6, 1)},
])
def test_work_that_is_over_or_late_is_asked_for(fields: dict[str, Any]) -> None:
    assert asked(of(initiatives=(an_initiative("W", **fields),))) == [("initiative", "W", "")]


def test_an_effect_that_was_to_be_there_is_late_too() -> None:
    expected = ExpectedEffect(indicator="A", change=Amount(3.0), by=Period.parse("2025-T3"))
    (decision,) = of(an_indicator("A", ">= 80"), initiatives=(an_initiative("W", expected=expected),))
    assert (decision.kind, decision.due) == (DecisionKind.INITIATIVE, date(2025, 12, 31))


def test_work_on_its_way_is_carried_forward() -> None:
    done = Milestone(name="Half", due=date(2025, 6, 1), done=date(2025, 6, 1))
    assert asked(of(initiatives=(an_initiative("W", end=date(2026, 6, 1), milestones=(done,)),))) == []


def test_a_letter_of_last_year_is_asked_of_where_something_goes_on_standing_in_it() -> None:
    letters = (Document(id="L25", name="Letter", kind=DocumentKind.ALLOCATION_LETTER, dated=date(2025, 1, 12)),
               Document(id="S25", name="Supplement", kind=DocumentKind.SUPPLEMENT, dated=date(2025, 6, 20)),
               Document(id="LAW", name="Law", kind=DocumentKind.LAW, dated=date(2010, 1, 1)),
               Document(id="L26", name="Letter", kind=DocumentKind.ALLOCATION_LETTER, dated=date(2026, 1, 8)))
    goals = (Goal(id="G1", name="In time", source="L25 3.1"), Goal(id="G2", name="Lawful", source="LAW"),
             Goal(id="G3", name="New", source="L26"), Goal(id="G4", name="Free", source="the board"))
    standing = a_target(">= 80", source="L25, 3.2")
    ended = by("2025", source="S25")  # history cites the supplement, and nothing else does
    work = (an_initiative("W", source="L25", end=date(2026, 6, 1)),
            an_initiative("V", source="S25", status=InitiativeStatus.DONE))
    rolled = of(an_indicator("A", standing, ended), documents=letters, strategy=Strategy(goals=goals), initiatives=work)
    (letter,) = rolled.of_kind(DecisionKind.DOCUMENT)
    assert (letter.element, letter.cited_by, letter.due) == ("L25", ("G1", "W", "A"), date(2025, 1, 12))


def test_a_strategy_decided_after_the_card_calls_for_going_through_it() -> None:
    changed = Strategy(decided=date(2025, 11, 15))
    assert asked(of(strategy=changed, reviews=(Review(date=date(2025, 6, 1)), Review(date=date(2026, 12, 1))))) == []
    once = (Review(date=date(2025, 6, 1)),)
    assert asked(of(strategy=changed, reviews=once)) == [("strategy", "card-2025", ""), ("review", "card-2025", "")]
    plan = Document(id="ST", name="Strategy", kind=DocumentKind.STRATEGY, dated=date(2025, 11, 15))
    assert asked(of(documents=(plan,), reviews=once))[0] == ("strategy", "card-2025", "")
    assert asked(of(strategy=Strategy(decided=date(2024, 11, 15)))) == []


def test_risks_reviews_and_suppressions_are_looked_at_each_year() -> None:
    rolled = of(
        an_indicator("A", ">= 80"), reviews=(Review(date=date(2025, 12, 10)),),
        risks=(Risk(id="R1", name="Late", assessed=date(2025, 2, 10)),
               Risk(id="R2", name="New", assessed=date(2026, 1, 9)), Risk(id="R3", name="Never looked at")),
        checks=CheckSettings(ignore=(Suppression(rule="BSC401", element="A", reason="agreed"),
                                     Suppression(rule="BSC202", reason="small"))))
    assert asked(rolled) == [("risk", "R1", ""), ("risk", "R3", ""), ("review", "card-2025", ""),
                             ("suppression", "A", "BSC401"), ("suppression", "card-2025", "BSC202")]
    assert [each.due for each in rolled.of_kind(DecisionKind.REVIEW)] == [date(2025, 12, 10)]


# ---- the result


def test_what_is_to_be_decided_is_plain_data_a_table_and_one_line() -> None:
    card = a_card_of_2025(an_indicator("A", by("2025"), baseline=a_baseline(70.0, "2024")))
    rolled = roll_over(card, 2026, Measurements([a_measurement("A", "2025", 78.0)]))
    plain: Any = rolled.to_dict()
    assert {key: plain[key] for key in ("previous", "card", "year")} == {
        "previous": "card-2025", "card": "card-2026", "year": "2026"}
    assert plain["decisions"][1] == {
        "kind": "baseline", "element": "A", "name": "Indicator A", "part": None, "due": "2024-12-31", "actual": 78.0,
        "was": {"value": 70.0, "period": "2024"}, "proposal": {"value": 78.0, "period": "2025"}, "cited_by": []}
    assert list(rolled.to_frame()["was"]) == [">= 80", "value: 70, period: 2024"]
    assert "<td>baseline</td>" in rolled._repr_html_()
    assert repr(rolled) == "<RollOver 'Card 2025' to 2026: to decide 1 target, 1 baseline>"
    assert (len(rolled), repr(of())) == (2, "<RollOver 'Card 2025' to 2026: to decide nothing>")


def test_a_factor_that_is_retired_stands_in_no_letter_any_more() -> None:
    letter = Document(id="L25", name="Letter", kind=DocumentKind.PLAN)
    factor = a_factor("F", source="L25", annotations=Annotations(state=State.RETIRED))
    card = a_card(factor, documents=(letter,), valid_from=NEW_YEAR, reviews=(Review(date=date(2026, 5, 1)),))
    assert asked(roll_over(card, 2026)) == []
