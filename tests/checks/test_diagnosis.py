"""The four states and the four barriers, as what the findings say of each."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, with_indicators

from balanced_scorecard import Findings, check, load_rules
from balanced_scorecard.checks.diagnosis import BARRIERS, STATES, Diagnosis, Sign
from balanced_scorecard.checks.principles import principles_of
from balanced_scorecard.checks.review_questions import review_questions
from balanced_scorecard.words import LANGUAGES_WITH_WORDS

BARE = "id: card\nname: Our card\n"


def called(key: str, findings: Findings) -> Diagnosis:
    return next(each for each in (*findings.states, *findings.barriers) if each.key == key)


def test_findings_point_to_the_state_they_speak_of() -> None:
    state = called("no_goals", check(a_card(BARE)))

    assert state.sign is Sign.SIGNS
    assert [each.code for each in state.findings] == ["BSC105"]
    assert state.silent == ("BSC102", "BSC112", "BSC401")


def test_silence_is_told_as_silence_where_most_rules_were_run() -> None:
    findings = check(a_card(BARE), select=["BSC311", "BSC410"])
    state = called("competing_goals", findings)

    assert state.sign is Sign.NO_SIGNS
    assert state.not_judged == ("BSC602", "BSC905")


def test_a_state_is_not_judged_where_most_of_its_rules_were_not_run() -> None:
    state = called("wrong_goals", check(a_card(BARE)))

    assert state.sign is Sign.NOT_JUDGED
    assert set(state.not_judged) >= {"BSC407", "BSC412", "BSC413", "BSC801"}


def test_a_suppressed_finding_is_neither_a_sign_nor_silence() -> None:
    card = f"{BARE}checks:\n  ignore: [{{rule: BSC707, reason: settled by the ministry}}]\n"
    barrier = called("personnel_barrier", check(a_card(card)))

    assert barrier.sign is Sign.NO_SIGNS
    assert barrier.suppressed == ("BSC707",)
    assert barrier.silent == ()


def test_without_work_or_resources_the_resource_barrier_is_not_judged() -> None:
    card = with_indicators("{id: A1.1, name: Days waited}")
    with_work = with_indicators("{id: A1.1, name: Days waited}",
                                top="initiatives: [{id: I, name: Training, supports: [A1], budget: 1 mill. kr}]")
    with_money = card + "  - {id: D, name: Money, kinds: [resources]}\n"

    signs = [called("resource_barrier", check(a_card(each), select=["BSC503", "BSC504"])).sign
             for each in (card, with_work, with_money)]
    assert signs == [Sign.NOT_JUDGED, Sign.NO_SIGNS, Sign.NO_SIGNS]


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_state_and_barrier_can_be_said(language: str) -> None:
    findings = check(a_card(BARE))
    for each in (*findings.states, *findings.barriers):
        assert each.to_dict(language)["name"]
        assert each.meaning(language).endswith(".")


def test_the_states_and_barriers_are_those_of_the_source() -> None:
    assert [requirement for _, requirement, *_ in (*STATES, *BARRIERS)] == ["R47"] * 4 + ["R43", "R44", "R45", "R46"]


def test_every_rule_named_stands() -> None:
    card = a_card(BARE)
    named = {code for _, _, codes, _ in (*STATES, *BARRIERS) for code in codes}
    named |= {code for each in principles_of(card) for code in each.rules}
    named |= {code for each in review_questions(card) for code in each.rules}
    assert named <= {rule.code for rule in load_rules()}
