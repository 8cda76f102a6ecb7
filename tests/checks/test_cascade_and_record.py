"""Rules about the cascade to units, the record around a card, and what links stand on: what they find and do not."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.cards import a_card, codes, with_indicators

from balanced_scorecard import Severity, check

UNITS = "organisation: {id: all, name: Agency, org_units: [{id: n, name: North}, {id: s, name: South}]}"


def test_a_card_whose_units_do_not_say_what_they_support_is_not_judged() -> None:
    card = a_card(with_indicators("{id: I, name: One}"))
    unit = a_card("id: north\nname: North\nperspectives: [{id: N, name: Users, factors: [{id: N1, name: Waits}]}]\n")
    (said,) = check(card, unit_cards=[unit], select=["BSC601"])

    assert (said.element, said.severity) == ("card", Severity.ADVICE)
    assert said.message("en").startswith("not judged: none of the 1 units' cards says what it supports on 'Our card'")


def test_a_unit_that_keeps_the_template_s_ids_supports_it() -> None:
    card = a_card(with_indicators("{id: I, name: One}"))

    assert codes(check(card, unit_cards=[card], select=["BSC601"])) == []


def shared_targets(adds_up: str, whole: str, north: str, south: str) -> list[str]:
    targets = f"['{whole}', {{expect: '{north}', org_unit: n}}, {{expect: '{south}', org_unit: s}}]"
    card = a_card(with_indicators(f"{{id: I, name: One, {adds_up}targets: {targets}}}", top=UNITS))
    return codes(check(card, select=["BSC602"]))


@pytest.mark.parametrize(("adds_up", "whole", "north", "south", "is_found"), [
    ("adds_up: flow, ", ">= 900", ">= 400", ">= 450", True),  # 850 of 900
    ("adds_up: flow, ", ">= 900", ">= 450", ">= 450", False),
    ("adds_up: stock, ", "<= 900", "<= 500", "<= 450", True),  # 950 are allowed, 900 wanted
    ("adds_up: rate, ", ">= 80", ">= 70", ">= 75", True),  # no mix of 70 and 75 is 80
    ("adds_up: rate, ", ">= 80", ">= 70", ">= 85", False),
    ("adds_up: rate, ", "<= 8", "<= 9", "<= 10", True),
    ("", ">= 80", ">= 70", ">= 75", False),  # nothing says how units add up
])
def test_units_that_just_meet_their_targets_must_be_able_to_give_the_whole_s(
    adds_up: str, whole: str, north: str, south: str, is_found: bool
) -> None:
    assert bool(shared_targets(adds_up, whole, north, south)) is is_found


def test_units_that_share_targets_must_say_how_they_add_up() -> None:
    targets = "['>= 80', {expect: '>= 70', org_unit: n}, {expect: '>= 75', org_unit: s}]"
    card = a_card(with_indicators(f"{{id: I, name: One, targets: {targets}}}", "{id: X, name: N, role: context}",
                                  top=UNITS))
    (said,) = check(card, select=["BSC406"])

    assert said.message("en").startswith("'One' has targets for the whole and for units")


def test_regional_goals_alone_are_one_sided_too() -> None:
    levels = ["regional", "regional", "local"]
    goals = ", ".join(f"{{id: G{n}, name: Goal, level: {level}}}" for n, level in enumerate(levels))
    (said,) = check(a_card(f"id: card\nname: Our card\nstrategy: {{goals: [{goals}]}}\n"), select=["BSC603"])

    assert "are regional or local" in said.message("en")


def test_a_card_that_was_gone_through_after_the_strategy_is_not_older_than_it() -> None:
    card = "id: card\nname: Our card\nvalid_from: 2024-01-01\nstrategy: {decided: 2024-11-15}\n"

    assert codes(check(a_card(card), select=["BSC802"])) == ["BSC802"]
    assert codes(check(a_card(f"{card}reviews: [{{date: 2024-12-01}}]\n"), select=["BSC802"])) == []
    document = "documents: [{id: S, name: Strategy, kind: strategy, dated: 2024-11-15}]\n"
    assert codes(check(a_card(f"id: card\nname: Our card\nvalid_from: 2024-01-01\n{document}"), select=["BSC802"])) == [
        "BSC802"]


def test_nobody_named_is_said_otherwise_than_management_alone() -> None:
    (nobody,) = check(a_card("id: card\nname: Our card\n"), select=["BSC804"])
    reviewed = a_card("id: card\nname: Our card\nreviews: [{date: 2025-01-01, participants: [ledergruppen]}]\n")
    (managers,) = check(reviewed, select=["BSC804"])

    assert "does not say who took part" in nobody.message("en")
    assert "(ledergruppen)" in managers.message("en")


def test_where_several_perspectives_look_no_further_than_the_year_the_card_is_told_once() -> None:
    near = "targets: [{expect: '>= 8', by: 2025}]"
    one = "  - {{id: {0}, name: P{0}, factors: [{{id: {0}1, name: F, indicators: [{1}]}}]}}\n"
    figures = [", ".join(f"{{id: {letter}1.{n}, name: N, {near}}}" for n in (1, 2)) for letter in "AB"]
    text = "id: card\nname: Our card\nvalid_from: 2025-01-01\nperspectives:\n"
    card = text + "".join(one.format(letter, listed) for letter, listed in zip("AB", figures, strict=True))
    (said,) = check(a_card(card), select=["BSC403"])
    assert (said.element, said.message("en")) == (
        "card", "in 2 perspectives of 'Our card' (A, B) no dated result indicator looks past the next year or two; set "
                "a long-term target in each")

    far = card.replace("by: 2025", "by: 2029", 1)  # more than two years after the card holds from
    assert [each.element for each in check(a_card(far), select=["BSC403"])] == ["B"]


def owned_by_nobody(count: int) -> str:
    factors = ", ".join(f"{{id: A{n}, name: F, indicators: [{{id: I{n}, name: N{n}}}]}}" for n in range(count))
    return f"id: card\nname: Our card\nperspectives: [{{id: A, name: Users, factors: [{factors}]}}]\n"


def test_three_factors_nobody_owns_are_named_and_four_are_told_once() -> None:
    assert [each.element for each in check(a_card(owned_by_nobody(3)), select=["BSC701"])] == ["A0", "A1", "A2"]
    (said,) = check(a_card(owned_by_nobody(4)), select=["BSC701"])

    assert (said.element, said.message("en")) == (
        "card", "nobody answers for figures under 4 factors of 'Our card' (A0, A1, A2 ...); name their owners")


def test_an_item_of_a_letter_is_cited_by_its_number_and_not_by_one_that_holds_it() -> None:
    card = """
id: card
name: Our card
documents: [{{id: TB25, name: Letter, items: [3.1 Waits, Sykefravær]}}]
strategy: {{goals: [{{id: G1, name: Goal, source: {0}}}, {{id: G2, name: Goal, source: "TB25, sykefravær"}}]}}
"""
    assert codes(check(a_card(card.format("TB25 pkt. 3.1")), select=["BSC110"])) == []
    for other in ("TB25 pkt. 3.11", "TB25 pkt. 3.1.2", "TB24 pkt. 3.1", "TB25 pkt. 13.1"):
        assert "3.1 Waits" in check(a_card(card.format(other)), select=["BSC110"])[0].message("en"), other


LINKED = """
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    kinds: [user]
    objectives: [{id: O, name: In time}]
    factors: [{id: A1, name: Waits, objective: O, indicators: [{id: A1.1, name: Days, timing: lagging}]},
              {id: A2, name: Trust, indicators: [{id: A2.1, name: Trust, timing: lagging}]}]
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Exams, timing: lagging}]}]}
links: [{cause: C1.1, effect: O}, {cause: A1, effect: A2}]
"""


def test_a_link_to_an_objective_or_from_an_indicator_is_one_of_its_factor() -> None:
    card = a_card(LINKED)

    assert codes(check(card, select=["BSC305"])) == []  # A1 is driven through its objective
    assert [each.element for each in check(card, select=["BSC307"])] == ["A1", "A2"]  # nothing leads anywhere upstream
    leading = LINKED.replace("name: Exams, timing: lagging", "name: Exams, timing: leading")
    assert codes(check(a_card(leading), select=["BSC307"])) == []


def test_a_milestone_alone_cannot_test_a_link() -> None:
    milestone = LINKED.replace("{id: C1.1, name: Exams, timing: lagging}",
                               "{id: C1.1, name: In use, targets: [{milestone: In use, by: 2025-10-01}]}")
    (said,) = check(a_card(milestone), select=["BSC310"])

    assert "1 of 2 links on 'Our card' cannot be tested: nothing is counted at C1.1;" in said.message("en")


def test_one_way_to_the_results_for_few_beginnings_is_no_bottleneck() -> None:
    assert codes(check(a_card(LINKED), select=["BSC312"])) == []


def test_a_unit_that_closes_later_may_have_its_targets() -> None:
    card = a_card(with_indicators(
        "{id: I, name: One, targets: [{expect: '> 8', org_unit: n}]}",
        top="organisation: {id: all, name: Agency, org_units: [{id: n, name: North, to: 2025-08-31}]}"))

    assert codes(check(card, on=date(2025, 8, 31), select=["BSC605"])) == []
    assert codes(check(card, on=date(2025, 9, 1), select=["BSC605"])) == ["BSC605"]
