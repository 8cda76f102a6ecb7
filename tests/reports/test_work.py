"""What is done about the figures: in which order, by when, and which decisions are open."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reports import sample

from balanced_scorecard import (
    AssessmentKind,
    Initiative,
    InitiativeStatus,
    Measurements,
    Milestone,
    Scorecard,
    build_report,
    evaluate,
    roll_up,
)
from balanced_scorecard.reports.work import open_decisions, stakes, steps_of
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

CARD = """
id: kort
name: Kort
perspectives:
  - id: A
    name: A
    weight: 3
    objectives: [{id: A1, name: A1}]
    factors:
      - {id: F1, name: F1, objective: A1, indicators: [
         {id: a, name: a, unit: "%", weight: 3, norm: {medium: 50, good: 80}, targets: [">= 80 %"]},
         {id: b, name: b, unit: "%", norm: {medium: 50, good: 80}, targets: [">= 80 %"]},
         {id: c, name: c, unit: "%", norm: {medium: 50, good: 80}, targets: [">= 80 %"]}]}
  - id: B
    name: B
    factors:
      - {id: F2, name: F2, indicators: [
         {id: d, name: d, unit: "%", norm: {medium: 50, good: 80}, targets: [">= 80 %"]},
         {id: e, name: e, unit: "%", role: context}]}
initiatives:
  - {id: I0, name: Støtter ingenting}
  - {id: I1, name: Et, supports: [b]}
  - {id: I2, name: To, supports: [d]}
  - {id: I3, name: Tre, supports: [F1]}
"""


def scores(**values: float) -> tuple[Scorecard, dict[str, float]]:
    card = sample.a_card(CARD)
    figures = Measurements(sample.a_row(id_, "2025", value=value) for id_, value in values.items())
    return card, stakes(roll_up(evaluate(card, figures, "2025")))


def test_at_stake_is_the_share_of_the_weight_times_what_the_score_lacks() -> None:
    # A holds 3/4 of the card and B 1/4; a holds 3/4 of F1 and b 1/4, for c has no figure. At 50 % the score is 1/3, at
    # 80 % it is 2/3, by the norm; d stands at 20 %: one span of 30 below the edge is 0.
    _, lost = scores(a=50.0, b=80.0, d=20.0)
    assert lost == pytest.approx({"a": 3 / 4 * 3 / 4 * 2 / 3, "b": 3 / 4 * 1 / 4 * 1 / 3, "d": 1 / 4})


def test_nothing_is_at_stake_where_nothing_is_judged() -> None:
    assert scores()[1] == {}


def test_work_comes_in_the_order_of_what_is_at_stake_for_what_it_supports() -> None:
    card = sample.a_card(CARD)
    values = {"a": 80.0, "b": 50.0, "d": 20.0}
    figures = Measurements(sample.a_row(id_, "2025", value=value) for id_, value in values.items())
    report = build_report(roll_up(evaluate(card, figures, "2025")))
    # I3 serves a and b: 3/16 + 1/8; I2 serves d: 1/4; I1 serves b: 1/8; I0 serves nothing
    assert [each.id for each in report.initiatives] == ["I3", "I2", "I1", "I0"]


def test_work_that_serves_equally_keeps_the_order_of_the_card() -> None:
    card = sample.a_card(CARD)
    report = build_report(roll_up(evaluate(card, Measurements(), "2025")))
    assert [each.id for each in report.initiatives] == ["I0", "I1", "I2", "I3"]


def an_initiative(**fields: object) -> Initiative:
    return Initiative(id="I", name="Prosjekt", **fields)  # type: ignore[arg-type]


def test_a_milestone_is_late_the_day_after_it_was_due_and_until_it_is_done() -> None:
    milestone = Milestone(name="Plan", due=date(2025, 3, 1), done=date(2025, 3, 5))
    work = (an_initiative(milestones=(milestone,)),)
    days = (date(2025, 3, 1), date(2025, 3, 2), date(2025, 3, 4), date(2025, 3, 5))
    assert [(step.is_late, step.done) for day in days for step in steps_of(work, day)] == [
        (False, None), (True, None), (True, None), (False, date(2025, 3, 5))]


def test_work_is_late_after_its_end_unless_it_is_done_or_stopped() -> None:
    day = date(2025, 7, 1)
    late = {status: steps_of((an_initiative(end=date(2025, 6, 30), status=status),), day)[0].is_late
            for status in (None, *InitiativeStatus)}
    assert late == {None: True, InitiativeStatus.PLANNED: True, InitiativeStatus.RUNNING: True,
                    InitiativeStatus.DONE: False, InitiativeStatus.STOPPED: False}


def test_a_milestone_without_a_date_is_no_step() -> None:
    assert steps_of((an_initiative(milestones=(Milestone(name="En gang"),)),), date(2025, 1, 1)) == ()


def test_a_decision_is_open_until_its_status_says_in_any_language_that_it_is_done() -> None:
    words = [words_for(language)["initiative.done"] for language in LANGUAGES_WITH_WORDS]
    done = [*words, "done", "closed", " Gjennomført", "utført", "fulgt opp", "klart", "stanset"]
    made = [sample.said("A", AssessmentKind.DECISION, "x", status=status) for status in (*done, "på vei", None)]
    found = open_decisions(sample.a_card(), made, date(2025, 8, 31))
    assert [each.status for each in found] == ["på vei", None]
