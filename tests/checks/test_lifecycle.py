"""Drafts and what is retired: who is asked to meet which rules."""

from __future__ import annotations

from datetime import date

from tests.checks.cards import a_card, codes, figures, with_indicators

from balanced_scorecard import State, check, load_rules

UNOWNED = "{{id: A, name: Users, factors: [{{id: A1, name: Waits, {factor}indicators: [{{id: I, name: N{more}}}]}}]}}"


def a_card_with(factor: str = "", more: str = "", top: str = "") -> str:
    return f"id: card\nname: Our card\n{top}perspectives:\n  - {UNOWNED.format(factor=factor, more=more)}\n"


def test_a_draft_is_not_asked_for_owners_targets_records_or_figures() -> None:
    asked = ["BSC401", "BSC701", "BSC703", "BSC707", "BSC803", "BSC902"]
    draft = check(a_card(a_card_with(top="state: draft\n")), figures("indicator,period,value\nI,2024,1\n"),
                  period="2024", on=date(2025, 1, 1), select=asked)

    assert codes(draft) == []
    assert {each.code: each.reason("en") for each in draft.not_run} == dict.fromkeys(asked, "is not asked of a draft")
    assert draft.not_run[0].reason("nb") == "kreves ikke av et utkast"


def test_a_draft_is_asked_whether_it_hangs_together() -> None:
    asked = [rule.code for rule in load_rules() if rule.judges(State.DRAFT)]

    assert {"BSC101", "BSC105", "BSC202", "BSC203", "BSC205", "BSC301", "BSC304", "BSC409"} <= set(asked)
    assert codes(check(a_card("id: card\nname: Our card\nstate: draft\n"), select=["BSC105"])) == ["BSC105"]


def test_a_proposed_card_is_asked_for_everything() -> None:
    assert codes(check(a_card(a_card_with(top="state: proposed\n")), select=["BSC401", "BSC701"])) == [
        "BSC701", "BSC401"]
    assert all(rule.judges(State.PROPOSED) and rule.judges(State.ADOPTED) for rule in load_rules())


def test_what_is_in_draft_on_an_adopted_card_is_judged_as_a_draft() -> None:
    drafted = a_card(a_card_with(more=", state: draft", top="state: adopted\n"))

    assert codes(check(drafted, select=["BSC401"])) == []


def test_nothing_is_said_of_what_is_retired_nor_of_what_it_holds() -> None:
    for factor, more in (("", ", state: retired"), ("", ", retired: {on: 2024-12-31}"), ("state: retired, ", "")):
        assert codes(check(a_card(a_card_with(factor=factor, more=more)), select=["BSC401"])) == []
    assert codes(check(a_card(a_card_with(more=", state: adopted, retired: {on: 2099-12-31}")), select=["BSC401"])) == [
        "BSC401"]


def test_what_is_retired_is_not_counted_among_what_is_steered_by() -> None:
    old = (f"{{id: O{n}, name: Old {n}, retired: {{reason: nobody asked for it}}}}" for n in range(9))
    card = a_card(with_indicators(*old, *(f"{{id: I{n}, name: Figure {n}}}" for n in range(30))))

    assert codes(check(card, select=["BSC203"])) == []
    assert check(card).balance.count == 30


def test_what_an_objective_in_draft_holds_is_a_draft() -> None:
    card = a_card("""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{id: O, name: In time, state: draft}]
    factors: [{id: A1, name: Waits, objective: O, indicators: [{id: I, name: One}]}, {id: A2, name: Answers}]
""")

    assert [each.element for each in check(card, select=["BSC401"])] == []
    assert [each.element for each in check(card, select=["BSC101"])] == ["A2"]


def test_a_rule_that_must_be_asked_for_is_run_only_then() -> None:
    card = a_card(with_indicators("{id: I, name: One}"))

    assert "BSC604" not in codes(check(card, unit_cards=[card]))
    assert codes(check(card, unit_cards=[card], select=["BSC604"])) == ["BSC604"]
    assert "BSC604" not in {each.code for each in check(card).not_run}
    assert {each.code for each in check(card, select=["BSC604"]).not_run} == {"BSC604"}
