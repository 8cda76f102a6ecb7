"""Chapters 1 and 2: what each rule finds beyond its two examples, and above all what it leaves in peace."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, codes, with_indicators

from balanced_scorecard import Severity, check

KINDS = "id: card\nname: Our card\nperspectives:\n"


def found(code: str, definition: str, **options: float) -> list[str]:
    """Return the severity and English message of each finding of one rule."""
    findings = check(a_card(definition), select=[code], options={code: options})
    return [f"{each.element} {each.severity.value}: {each.message('en')}" for each in findings]


def test_an_objective_is_served_by_a_factor_that_is_not_below_it_or_by_an_indicator() -> None:
    card = """
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{id: O1, name: One}, {id: O2, name: Two}, {id: O3, name: Three}]
    factors:
      - {id: A1, name: Waits, serves: [O1], indicators: [{id: I, name: Days, also_supports: [O2]}]}
"""
    assert found("BSC102", card) == [
        "O3 warning: no factor serves the objective 'Three'; say what must go well for it to be reached"]


def test_goals_without_a_vision_are_told_apart_from_no_goals_at_all() -> None:
    card = "{id: card, name: Our card, strategy: {goals: [{id: G1, name: Answers in time}]}}"

    assert found("BSC105", card) == [
        "card warning: 'Our card' has no vision and no mission; write what the goals are to lead to"]


def test_one_source_alone_is_no_sign_of_a_duplicate() -> None:
    card = with_indicators("{id: I, name: Days waited, source: CMS}", "{id: J, name: Cases open, source: CMS}")

    assert found("BSC106", card) == []


def test_one_name_in_two_units_is_no_duplicate_and_one_definition_is() -> None:
    card = with_indicators("{id: I, name: Waits, unit: day}", "{id: J, name: Waits, unit: case, definition: The same.}",
                           "{id: K, name: Queue, unit: case, definition: the same}")

    assert found("BSC106", card) == ["K warning: 'Queue' measures the same as 'J', in the same unit; keep one"]


@pytest.mark.parametrize(("count", "said"), [
    (30, []), (31, [Severity.ADVICE]), (36, [Severity.ADVICE]), (37, [Severity.WARNING])])
def test_the_limit_of_about_thirty_is_soft(count: int, said: list[Severity]) -> None:
    indicators = [f"{{id: I{n}, name: Figure {n}}}" for n in range(count)]
    card = a_card(with_indicators(*indicators, "{id: X, name: Cases received, role: context}"))

    assert [each.severity for each in check(card, select=["BSC203"])] == said


def test_a_card_that_says_no_kinds_at_all_is_not_judged() -> None:
    assert found("BSC202", KINDS + "  - {id: A, name: Users}\n") == [
        "card advice: not judged: none of the 1 perspectives of 'Our card' says its 'kinds'"]


def test_each_missing_kind_is_named_and_economy_is_never_missed() -> None:
    said = found("BSC202", KINDS + "  - {id: A, name: Users, kinds: [user]}\n")

    assert [each.partition(";")[0] for each in said] == [
        "card warning: 'Our card' has no process perspective in any form",
        "card warning: 'Our card' has no development perspective in any form"]


def _three(first: int, weight: int = 1) -> str:
    own = ", ".join(f"{{id: I{n}, name: Figure {n}}}" for n in range(first))
    return KINDS + f"""
  - {{id: A, name: Users, weight: {weight}, factors: [{{id: A1, name: Waits, indicators: [{own}]}}]}}
  - {{id: B, name: Work, factors: [{{id: B1, name: Flow, indicators: [{{id: J, name: Cases}}]}}]}}
  - {{id: C, name: Staff, factors: [{{id: C1, name: Skill, indicators: [{{id: K, name: Courses}}]}}]}}
"""


def test_half_of_the_indicators_is_not_lopsided_and_more_is() -> None:
    assert found("BSC204", _three(2)) == []  # 2 of 4
    assert found("BSC204", _three(3)) == [
        "A warning: 'Users' holds 3 of the 5 indicators; a balanced card leans on several perspectives"]
    assert found("BSC204", _three(1, weight=3)) == [  # 3 / (3 + 1 + 1)
        "A warning: 'Users' holds 60 % of the weight; a balanced card leans on several perspectives"]


def test_that_no_effect_could_be_seen_is_told_where_means_and_results_are_both_there() -> None:
    declared = ("{id: I, name: One, stage: input}", "{id: J, name: Two, stage: output}")
    silent = tuple(f"{{id: K{n}, name: N{n}}}" for n in range(3))

    assert found("BSC212", with_indicators(*declared, *silent)) == [
        "card advice: not judged whether anything is an effect for users or society: 3 of 5 indicators of 'Our card' "
        "do not say 'stage'"]
    assert found("BSC212", with_indicators(declared[0], *silent)) == []  # BSC208 says it


def test_a_perspective_that_is_the_whole_card_is_not_crowded_beside_it() -> None:
    def crowded(count: int, more: str = "") -> list[str]:
        indicators = (f"{{id: I{n}, name: Figure {n}}}" for n in range(count))
        card = with_indicators(*indicators, "{id: X, name: Cases received, role: context}") + more
        return [each.partition(";")[0] for each in found("BSC215", card)]

    assert crowded(9) == []  # context is shown, nobody steers by it
    assert crowded(30) == ["A advice: 'Users' has 30 indicators, more than 9"]
    assert crowded(31) == []  # BSC203 says it of the card
    assert crowded(31, "  - {id: B, name: Work}\n") == ["A advice: 'Users' has 31 indicators, more than 9"]


def test_only_leading_is_as_one_sided_as_only_lagging() -> None:
    card = with_indicators("{id: I, name: One, timing: leading}", "{id: J, name: Two, timing: leading}")

    assert found("BSC205", card) == [
        "card warning: 'Our card' has only leading indicators (2); add some that tell what was obtained"]


@pytest.mark.parametrize("code", ["BSC205", "BSC207", "BSC208"])
def test_what_most_do_not_declare_is_not_judged(code: str) -> None:
    said = found(code, with_indicators("{id: I, name: One}", "{id: J, name: Two}", "{id: X, name: N, role: context}"))

    assert len(said) == 1
    assert said[0].startswith("card advice: not judged whether ")
    assert ": 2 of 2 indicators of 'Our card' do not say '" in said[0]


@pytest.mark.parametrize("code", ["BSC205", "BSC207", "BSC208", "BSC209", "BSC210", "BSC212", "BSC216"])
def test_where_both_sides_are_there_nothing_is_said_however_many_are_silent(code: str) -> None:
    card = with_indicators(
        "{id: I, name: One, timing: leading, facing: internal, stage: activity, role: result}",
        "{id: J, name: Two, timing: lagging, facing: external, stage: user_outcome}",
        "{id: K, name: Three}", "{id: L, name: Four}", "{id: M, name: Five}")

    assert found(code, card) == []


@pytest.mark.parametrize("code", ["BSC205", "BSC207", "BSC208", "BSC209", "BSC210", "BSC212", "BSC216"])
def test_a_card_without_indicators_has_no_axis_to_judge(code: str) -> None:
    assert found(code, "{id: card, name: Our card}") == []


def test_only_external_and_only_results_are_said_too() -> None:
    card = with_indicators("{id: I, name: One, facing: external, stage: output}")

    assert found("BSC207", card) == [
        "card warning: all 1 indicators of 'Our card' that say so look outward; add some that look inward"]
    assert found("BSC208", card) == [
        "card warning: all 1 indicators of 'Our card' that say so tell of results; add some that tell of means"]


def test_a_long_term_target_looks_ahead() -> None:
    ahead = with_indicators("{id: I, name: One, timing: lagging, targets: [{expect: '>= 8', horizon: long}]}")

    assert found("BSC209", ahead) == [
        "card warning: nothing on 'Our card' looks back, all 1 indicators that say so look ahead; add some that do"]


def test_monitoring_that_may_or_may_not_outnumber_results_is_not_judged() -> None:
    card = with_indicators("{id: I, name: One, role: monitoring}", "{id: J, name: Two}", "{id: K, name: Three}")

    assert found("BSC210", card) == [
        "card advice: not judged whether the watching over rules crowds out results: 2 of 3 indicators of 'Our card' "
        "do not say 'role'"]


def test_resources_are_not_on_top_where_they_are_results_too_or_alone() -> None:
    private = "  - {id: D, name: Money, kinds: [resources, result]}\n  - {id: A, name: Users, kinds: [user]}\n"

    assert found("BSC213", KINDS + private) == []
    assert found("BSC213", KINDS + "  - {id: D, name: Money, kinds: [resources]}\n") == []


def test_resources_that_weigh_more_than_goals_are_found_at_the_bottom_too() -> None:
    card = KINDS + "  - {id: A, name: Users, kinds: [user]}\n  - {id: D, name: Money, weight: 2, kinds: [resources]}\n"

    assert found("BSC213", card) == [
        "D advice: 'Money' weighs more than what is done for users and society; lower its weight"]
    assert found("BSC213", card.replace("weight: 2, ", "")) == []


def test_a_risk_to_what_serves_a_goal_is_a_risk_to_the_goal() -> None:
    card = a_card("""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Answers, origin: ministry}, {id: G2, name: Our own}]}
perspectives:
  - id: A
    name: Users
    objectives: [{id: O1, name: Service, serves: [G1]}]
    factors: [{id: A1, name: Waits, objective: O1, indicators: [{id: I, name: Days}]}]
risks: [{id: R1, name: Late system, threatens: [I]}]
""")
    assert codes(check(card, select=["BSC111"])) == []
