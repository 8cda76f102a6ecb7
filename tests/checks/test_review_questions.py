"""The five questions of the yearly review, answered with figures from the card."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, with_indicators

from balanced_scorecard import check
from balanced_scorecard.checks.review_questions import review_questions
from balanced_scorecard.words import LANGUAGES_WITH_WORDS

BEFORE = with_indicators("{id: A1.1, name: Days waited}", "{id: A1.2, name: Letters sent}")
NOW = with_indicators(
    "{id: A1.1, name: Days waited, frequency: month}", "{id: A1.3, name: Answers understood, frequency: tertial}",
    "{id: A1.4, name: Rules kept, role: monitoring, frequency: week}", "{id: A1.5, name: Calls, frequency: day}",
    "{id: A1.6, name: Trust}", "{id: A1.7, name: Inflow, role: context}",
    top="""
strategy:
  goals: [{id: G, name: Short waits, level: national}, {id: H, name: Trust}]
""", factor="serves: [G]") + """\
  - {id: B, name: Staff, kinds: [development], objectives: [{id: B1, name: Skilled, level: regional}]}
"""


def said(number: int, definition: str, previous: str = "") -> list[str]:
    card, before = a_card(definition), a_card(previous) if previous else None
    return [each.text("en") for each in review_questions(card, before)[number - 1].figures]


def test_the_perspectives_are_told_by_what_they_look_at() -> None:
    assert said(1, NOW) == [
        "Perspectives: 2", "With the users in view: 0", "With internal processes in view: 0",
        "With development in view: 1 (Staff)", "Perspectives without indicators: 1 (Staff)"]
    assert len(said(1, BEFORE)) == 4


def test_goals_are_told_by_level_and_by_what_follows_them_up() -> None:
    assert said(2, NOW) == [
        "1 of 2 overall goals are followed up by objectives or factors", "1 of 3 goals are national",
        "1 of 3 goals are regional", "1 of 3 goals do not say at which level"]
    assert said(2, BEFORE) == ["Overall goals: 0"]


def test_goals_objectives_and_factors_are_counted() -> None:
    assert said(3, NOW) == ["Overall goals: 2", "Objectives in the perspectives: 1", "Critical success factors: 1"]


def test_what_is_new_is_told_against_the_card_before() -> None:
    assert said(4, NOW, BEFORE) == [
        "5 of 6 indicators are new (Answers understood, Rules kept, Calls, Trust, Inflow)",
        "1 of 2 perspectives have got new ones (Users)", "1 of the 2 before are gone (Letters sent)"]


def test_without_the_card_before_the_question_stays_open() -> None:
    assert said(4, NOW) == ["The previous card was not given; without it there are no figures to answer with"]


def test_measuring_points_are_counted_over_a_year() -> None:
    # month 12, tertial 3, week 52, day 365; one does not say, and context is not steered by.
    assert said(5, NOW) == [
        "Indicators to steer by: 5, where about 30 are the most people keep in view",
        "1 of 5 monitor that rules are kept", f"Figures reported a year for the agency as a whole: {12 + 3 + 52 + 365}",
        "1 of 5 do not say how often they are measured"]
    assert len(said(5, BEFORE.replace("sent}", "sent, frequency: year}").replace("waited}", "waited, frequency: half}"))
               ) == 3


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_a_check_asks_them_in_words_and_remembers_the_card_before(language: str) -> None:
    questions = check(a_card(NOW), previous=a_card(BEFORE)).review_questions

    assert [each.number for each in questions] == [1, 2, 3, 4, 5]
    assert all(str(each.to_dict(language)["question"]).endswith("?") for each in questions)
    assert questions[3].figures[0].count == 5
