"""Chapters 5, 7 and 8: weights and resources, responsibility and work, review."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from tests.checks.cards import a_card, codes, figures, with_indicators

from balanced_scorecard import check
from balanced_scorecard.checks.weights import shares

TREE = """
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    weight: 3
    objectives: [{id: O1, name: Service, weight: 1}, {id: O2, name: Unused}]
    factors:
      - {id: A1, name: Waits, objective: O1, indicators: [{id: A1.1, name: Days, targets: ['< 9']}]}
      - {id: A2, name: Access, weight: 2, indicators: [
          {id: A2.1, name: Calls, weight: 0, targets: ['< 9']}, {id: A2.2, name: Visits, targets: ['< 9']},
          {id: A2.3, name: Rights, role: monitoring, targets: ['< 9']}, {id: A2.4, name: Mood, polarity: neutral},
          {id: A2.5, name: Quality, norm: {medium: 5, good: 7}}]}
  - {id: B, name: Work, factors: [{id: B1, name: Flow, indicators: [{id: B1.1, name: Cases, targets: ['> 9']}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses, no_target: new}]}]}
"""


def test_the_share_of_a_leaf_is_its_weight_among_what_can_be_scored_at_every_level() -> None:
    # C has nothing that can be scored: A 3/4, B 1/4. In A: O1 1/3 and A2 2/3. In A2: A2.2 and A2.5 a half each.
    assert shares(a_card(TREE)) == pytest.approx({
        "A1.1": 3 / 4 * 1 / 3, "A2.2": 3 / 4 * 2 / 3 / 2, "A2.5": 3 / 4 * 2 / 3 / 2, "B1.1": 1 / 4})


def test_a_quarter_of_the_weight_is_not_more_than_a_quarter() -> None:
    assert codes(check(a_card(TREE), select=["BSC502"])) == []


def test_one_figure_alone_holds_all_and_is_not_blamed_for_it() -> None:
    # More than twice an equal share is asked for, and an equal share of one is the whole.
    assert codes(check(a_card(with_indicators("{id: I, name: N, targets: ['> 9']}")), select=["BSC502"])) == []


def test_a_card_all_of_whose_perspectives_weigh_nothing_is_a_weightless_branch() -> None:
    card = a_card("{id: card, name: Our card, perspectives: [{id: A, name: Users, weight: 0}]}")

    assert [each.element for each in check(card, select=["BSC501"])] == ["card"]


def test_work_on_an_objective_a_goal_or_an_indicator_feeds_the_factor() -> None:
    card = """
id: card
name: Our card
strategy: {goals: [{id: G1, name: Answers}]}
perspectives:
  - id: A
    name: Users
    objectives: [{id: O1, name: Service, serves: [G1]}]
    factors:
      - {id: A1, name: Waits, objective: O1}
      - {id: A2, name: Answers, serves: [G1]}
      - {id: A3, name: Access, indicators: [{id: I, name: Calls}]}
      - {id: A4, name: Calm}
initiatives: [{id: I1, name: Project, supports: [G1], expected: {indicator: I, change: 3 pp}}]
"""
    assert [each.element for each in check(a_card(card), select=["BSC503"])] == ["A4"]
    fewer = card.replace("supports: [G1], ", "")
    assert [each.element for each in check(a_card(fewer), select=["BSC503"])] == ["A1", "A2", "A4"]
    without_work = card.partition("initiatives:")[0]
    assert codes(check(a_card(without_work), select=["BSC503"])) == []


def test_a_milestone_that_is_past_is_asked_to_be_retired_or_given_a_new_day() -> None:
    card = a_card(with_indicators("{id: I, name: In use, targets: [{milestone: In use, by: 2024-10-01}]}"))

    (said,) = check(card, on=date(2025, 6, 1), select=["BSC407"])
    assert said.message("en") == (
        "the milestone 'In use' was due on 2024-10-01; retire it where it is reached, else decide a new day")


@pytest.mark.parametrize("where", [
    "{id: I, name: Days, owner: Anne}", "{id: A1, name: Waits, owner: Anne, indicators: [{id: I, name: Days}]}",
    "{id: A1, name: Waits, objective: O1, indicators: [{id: I, name: Days}]}"])
def test_an_owner_is_inherited_from_factor_and_objective(where: str) -> None:
    factor = where if "A1" in where else f"{{id: A1, name: Waits, indicators: [{where}]}}"
    card = a_card(f"""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{{id: O1, name: Service, owner: Berit}}]
    factors: [{factor}]
""")
    assert codes(check(card, select=["BSC701"])) == []


def test_indicators_without_an_owner_give_one_finding_a_factor() -> None:
    card = a_card(with_indicators("{id: I, name: N}", "{id: J, name: M}", "{id: K, name: L, owner: Anne}"))

    assert [each.message("en") for each in check(card, select=["BSC701"])] == [
        "nobody answers for I, J under 'Short waits'; name an owner"]


def test_work_that_is_done_or_stopped_is_left_in_peace() -> None:
    card = a_card("""
id: card
name: Our card
initiatives: [{id: I1, name: Old, status: done}, {id: I2, name: Older, status: stopped, end: 2020-01-01}]
""")
    assert codes(check(card, on=date(2025, 1, 1), select=["BSC702", "BSC704", "BSC705", "BSC708"])) == []


def test_work_that_answers_a_risk_has_a_purpose() -> None:
    card = a_card("""
id: card
name: Our card
initiatives: [{id: I1, name: Second supplier}]
risks: [{id: R1, name: Late system, initiatives: [I1]}]
""")
    assert codes(check(card, select=["BSC704"])) == []


def test_the_first_step_that_was_missed_is_the_one_named() -> None:
    card = a_card("""
id: card
name: Our card
initiatives:
  - id: I1
    name: Project
    end: 2025-12-15
    milestones: [{name: Team, due: 2025-03-01, done: 2025-02-27}, {name: Pilot, due: 2025-05-01}, {name: Talk}]
""")

    assert [each.message("en") for each in check(card, on=date(2026, 1, 1), select=["BSC708"])] == [
        "the initiative 'Project' was to pass 'Pilot' on 2025-05-01 and has not; mend the plan"]
    assert codes(check(card, on=date(2025, 5, 1), select=["BSC708"])) == []


def test_a_standing_target_never_expires() -> None:
    card = a_card(with_indicators("{id: I, name: N, targets: [{expect: '> 8', by: 2020}, '> 9']}"))

    assert codes(check(card, on=date(2025, 1, 1), select=["BSC407"])) == []


@pytest.mark.parametrize(("on", "is_found"), [(date(2025, 3, 31), False), (date(2025, 4, 1), True)])
def test_a_target_is_expired_after_ninety_days(on: date, is_found: bool) -> None:
    # 2024-12-31 + 90 days = 2025-03-31
    card = a_card(with_indicators("{id: I, name: N, targets: [{expect: '> 8', by: 2024}]}"))

    assert bool(check(card, on=on, select=["BSC407"])) is is_found


@pytest.mark.parametrize(("holds", "target", "codes_found"), [
    ("2024-01-01", "{expect: '> 8', by: 2024}", ["BSC407"]),  # it ran out while the card held
    ("2025-01-01", "{expect: '> 8', by: 2024}", ["BSC419"]),  # it had run out before: the card was never given one
    ("2025-01-01", "{expect: '> 8', by: 2024, horizon: long}", ["BSC407"]),  # a long-term one decides no status
    ("2025-01-01", "'> 8'", []),
])
def test_a_target_that_ran_out_is_told_once(holds: str, target: str, codes_found: list[str]) -> None:
    card = evolve(a_card(with_indicators(f"{{id: I, name: N, targets: [{target}]}}")),
                  valid_from=date.fromisoformat(holds))

    assert codes(check(card, on=date(2026, 6, 1), select=["BSC407", "BSC419"])) == codes_found


def test_a_poor_figure_is_left_in_peace_where_work_supports_its_goal() -> None:
    definition = """
id: card
name: Our card
strategy: {goals: [{id: G1, name: Answers}]}
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, serves: [G1], indicators: [{id: I, name: Share, unit: "%", targets: ['>= 80']}]}
"""
    rows = figures("indicator,period,value\nI,2024,60\n")
    helped = definition + "initiatives: [{id: W, name: Project, supports: [G1]}]\n"

    assert codes(check(a_card(definition), rows, period="2024", select=["BSC703"])) == ["BSC703"]
    assert codes(check(a_card(helped), rows, period="2024", select=["BSC703"])) == []
    assert codes(check(a_card(definition), figures("indicator,period,value\nI,2024,90\n"), period="2024",
                       select=["BSC703"])) == []
