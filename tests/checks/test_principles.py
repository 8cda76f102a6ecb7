"""The nine principles, each judged by what the card has on record."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, with_indicators

from balanced_scorecard import check
from balanced_scorecard.checks.principles import Principle, Verdict, is_minimum_solution, principles_of
from balanced_scorecard.words import LANGUAGES_WITH_WORDS

MET, PARTLY, MISSING = Verdict.MET, Verdict.PARTLY, Verdict.NOT_ON_RECORD
BARE = "id: card\nname: Our card\n"
WHOLE = with_indicators(
    "{id: A1.1, name: Days waited, timing: lagging, owner: Kari, source: The register}",
    "{id: A1.2, name: Courses held, timing: leading, owner: Ola, source: The register}",
    top="""
strategy: {vision: Short waits for all, goals: [{id: G, name: Short waits}]}
links: [{cause: A1.2, effect: A1.1, assumption: The trained are quicker}]
initiatives: [{id: I, name: Training, owner: Kari, supports: [A1], end: 2025-12-31}]
incentives: none
reviews: [{date: 2025-06-01, kind: operative}, {date: 2025-12-01, kind: strategic, conclusions: Kept}]
""")


def judged(definition: str) -> dict[int, Principle]:
    return {each.number: each for each in principles_of(a_card(definition))}


def verdict(number: int, definition: str) -> Verdict:
    return judged(definition)[number].verdict


def test_of_a_bare_card_nothing_is_on_record() -> None:
    assert {each.verdict for each in judged(BARE).values()} == {MISSING}


def test_a_small_card_can_meet_all_nine() -> None:
    assert {number: each.verdict for number, each in judged(WHOLE).items()} == dict.fromkeys(range(1, 10), MET)


def test_each_principle_cites_its_requirement() -> None:
    assert [each.requirement for each in judged(BARE).values()] == [f"R{number}" for number in range(57, 66)]


@pytest.mark.parametrize(("number", "old", "new", "expected"), [
    (1, "vision: Short waits for all, ", "", PARTLY),
    (2, "cause: A1.2, effect: A1.1", "cause: A1.2, effect: A1", MET),
    (4, "timing: leading", "timing: lagging", PARTLY),
    (5, ", owner: Ola", "", PARTLY),
    (6, ", owner: Kari, supports", ", supports", MISSING),
    (7, "incentives: none", "", MISSING),
    (7, "incentives: none", "incentives: [{name: Bonus, supports: [A1]}]", MET),
    (7, "incentives: none", "incentives: [{name: Bonus}]", PARTLY),
    (8, "kind: operative", "kind: strategic", PARTLY),
    (8, "kind: strategic", "kind: evaluation", MET),
    (9, "owner: Ola, source: The register", "owner: Ola", PARTLY),
])
def test_a_principle_is_met_by_what_is_there_and_no_more(number: int, old: str, new: str, expected: Verdict) -> None:
    changed = WHOLE.replace(old, new)

    assert changed != WHOLE
    assert verdict(number, changed) is expected


def test_a_factor_no_link_touches_leaves_cause_and_effect_partly_met() -> None:
    more = WHOLE + "      - {id: A2, name: Polite letters}\n"
    principle = judged(more)[2]

    assert principle.verdict is PARTLY
    assert "1 of 2 factors are on the strategy map" in [each.text("en") for each in principle.evidence]


def test_a_factor_is_on_the_map_through_its_objective_too() -> None:
    card = """
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{id: O, name: Short waits}, {id: P, name: Good answers}]
    factors: [{id: A1, name: Flow, objective: O}, {id: A2, name: Words, objective: P}]
links: [{cause: O, effect: P}]
"""
    assert verdict(2, card) is MET


def test_a_perspective_without_factors_is_named() -> None:
    principle = judged(WHOLE + "  - {id: B, name: Staff}\n")[3]

    assert principle.verdict is PARTLY
    assert principle.evidence[-1].text("nb") == "Perspektiver uten suksessfaktorer: 1 (Staff)"


def test_a_date_for_review_is_a_beginning_of_learning() -> None:
    card = with_indicators("{id: A1.1, name: Days waited, review_by: 2026-01-01}")
    assert verdict(8, card) is PARTLY


def test_the_minimum_solution_is_most_of_the_nine_with_the_two_indispensable_ones() -> None:
    def card(*verdicts: Verdict) -> list[Principle]:
        return [Principle(number=number, key="strategy", requirement="R57", verdict=each, evidence=())
                for number, each in enumerate(verdicts, 1)]

    no = (MISSING,) * 4
    assert is_minimum_solution(card(MET, PARTLY, MET, MET, PARTLY, *no))
    assert not is_minimum_solution(card(MET, MET, MET, MET, MISSING, *no))
    assert not is_minimum_solution(card(MET, MISSING, *(MET,) * 7))


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
@pytest.mark.parametrize("definition", [BARE, WHOLE, WHOLE.replace("incentives: none", "incentives: [{name: B}]")])
def test_every_principle_and_its_evidence_can_be_said(language: str, definition: str) -> None:
    for principle in check(a_card(definition)).principles:
        said = principle.to_dict(language)
        assert said["name"]
        assert all(each.text(language) for each in principle.evidence)


def test_a_long_list_of_names_is_cut_short() -> None:
    perspectives = "".join(f"  - {{id: P{n}, name: N{n}}}\n" for n in range(7))
    principle = judged(f"{BARE}perspectives:\n{perspectives}")[3]

    assert principle.evidence[-1].text("en").endswith("(N0, N1, N2, N3, N4, N5, …)")
    assert principle.evidence[-1].to_dict("en")["names"] == [f"N{n}" for n in range(7)]
