"""Chapters 3 and 4: cause and effect, targets and norms; what each rule finds, and what it leaves in peace."""

from __future__ import annotations

import pytest
from tests.checks.cards import a_card, codes, with_indicators
from tests.shared import cases

from balanced_scorecard import Severity, check

FOUR = """
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Waits}]}
  - {id: B, name: Work, kinds: [process], factors: [{id: B1, name: Flow}, {id: B2, name: Tools}]}
  - {id: C, name: Staff, kinds: [development], factors: [{id: C1, name: Skill}]}
links:
"""


def found(code: str, *indicators: str, top: str = "") -> list[str]:
    """Return what one rule says, in English, of a card with *indicators*."""
    findings = check(a_card(with_indicators(*indicators, top=top)), select=[code])
    return [f"{each.element} {each.severity.value}: {each.message('en')}" for each in findings]


def test_a_cycle_is_printed_with_its_ids_once_for_each_knot() -> None:
    findings = check(a_card(FOUR + """
  - {cause: C1, effect: B1}
  - {cause: B1, effect: A1}
  - {cause: A1, effect: C1, lag: {from: 0, to: 0, unit: month}}
"""), select=["BSC302"])

    assert [each.message("en") for each in findings] == [
        "'Waits' is its own cause with no lag between: A1 -> C1 -> B1 -> A1; take a link out, or give one a lag"]


def test_a_lag_anywhere_in_the_cycle_breaks_it() -> None:
    card = a_card(FOUR + """
  - {cause: C1, effect: B1, lag: {from: 1, to: 2, unit: quarter}}
  - {cause: B1, effect: A1}
  - {cause: A1, effect: C1}
""")
    assert codes(check(card, select=["BSC302"])) == []


def test_only_the_end_of_a_chain_is_a_dead_end() -> None:
    card = a_card(FOUR + "  - {cause: C1, effect: B1}\n  - {cause: B1, effect: B2}\n")

    assert [each.element for each in check(card, select=["BSC304"])] == ["B2"]


def test_no_end_is_dead_where_no_perspective_is_said_to_be_about_users_or_results() -> None:
    card = a_card(FOUR.replace(", kinds: [user]", "") + "  - {cause: C1, effect: B1}\n")

    assert codes(check(card, select=["BSC304"])) == []


def test_a_map_is_counted_by_theme() -> None:
    card = a_card("strategy: {themes: [{id: T1, name: Fast}]}" + FOUR
                  + "  - {cause: C1, effect: B1, theme: T1}\n  - {cause: B1, effect: A1, theme: T1}\n"
                  + "  - {cause: B2, effect: A1}\n")
    findings = check(card, select=["BSC308"], options={"BSC308": {"most": 2}})

    assert [(each.element, each.message("en")) for each in findings] == [
        ("T1", "the map of 'Fast' links 3 elements, more than 2; keep the main lines")]


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, role: context}", "{id: I, name: N, polarity: neutral}", "{id: I, name: N, no_target: first year}",
    "{id: I, name: N, norm: {medium: 70, good: 80}}", "{id: I, name: N, targets: ['>= 8']}"])
def test_what_needs_no_target_or_has_a_norm_or_a_reason_is_left_in_peace(indicator: str) -> None:
    assert found("BSC401", indicator) == []


def test_a_norm_that_is_the_target_is_nothing_without_one() -> None:
    assert len(found("BSC401", "{id: I, name: N, norm: {medium: 70, good: target}}")) == 1


def test_the_worked_breaches_of_a_target_are_found() -> None:
    said = {
        "BSC402": "{id: I, name: N, baseline: {value: 40}, targets: ['>= 40']}",
        "BSC409": "{id: I, name: N, polarity: higher, targets: ['< 10']}",
        "BSC405": "{id: I, name: N, bounds: [0, 100], targets: ['>= 120']}",
    }
    assert [row["rule"] for row in cases("status.json")["found"]] == list(said)
    for code, indicator in said.items():
        assert len(found(code, indicator)) == 1


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, baseline: {value: 40}, targets: [{expect: '>= 40', ambition: maintain}]}",
    "{id: I, name: N, baseline: {value: 40}, targets: ['30..50']}",
    "{id: I, name: N, baseline: {value: 40}, targets: ['= 40 +/- 1']}",
    "{id: I, name: N, role: monitoring, baseline: {value: 40}, targets: ['>= 40']}",
    "{id: I, name: N, role: context, baseline: {value: 40}, targets: ['>= 40']}",
    "{id: I, name: N, bounds: [0, 100], baseline: {value: 100}, targets: ['>= 100']}",
    "{id: I, name: N, unit: '%', bounds: [0, 100], baseline: {value: 100}, targets: [all]}",
    "{id: I, name: N, bounds: [0, 100], baseline: {value: 0}, targets: ['<= 0']}",
    "{id: I, name: N, unit: case, baseline: {value: 0}, targets: ['<= 0']}",
    "{id: I, name: N, targets: ['>= 40']}",
    "{id: I, name: N, baseline: {value: 40}, targets: ['>= 41']}",
    "{id: I, name: N, baseline: {value: 40}, targets: [baseline + 2]}",
    "{id: I, name: N, levels: [C, B, A], targets: ['>= B']}",
    "{id: I, name: N, baseline: {value: 40}, targets: [{id: a, expect: '>= 40'}, {expect: '>= 45', replaces: a}]}",
    "{id: I, name: N, polarity: neutral, baseline: {value: 40}, targets: ['>= 40']}",
])
def test_no_ambition_is_missed_where_none_is_asked_or_the_best_is_reached(indicator: str) -> None:
    assert found("BSC402", indicator) == []


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, baseline: {value: 40}, targets: ['<= 40']}",
    "{id: I, name: N, polarity: higher, baseline: {value: 40}, targets: [baseline - 10 %]}",  # asks for 36
    "{id: I, name: N, polarity: lower, baseline: {value: -40}, targets: [baseline + 10 %]}",  # -40 + 4: asks for -36
    "{id: I, name: N, bounds: [0, 100], baseline: {value: 40}, targets: ['>= 35']}",
])
def test_no_ambition_is_found_in_every_way_a_target_is_written(indicator: str) -> None:
    (said,) = found("BSC402", indicator)

    assert said.startswith("I warning: the target ")


def test_it_is_advice_where_the_ministry_set_the_target() -> None:
    said = found("BSC402", "{id: I, name: N, baseline: {value: 40}, targets: [{expect: '>= 40', origin: ministry}]}")

    assert said == [
        "I advice: the target '>= 40' of 'N' is no better than its baseline, 40; ask for more, or say it is to be kept"]


def test_a_local_target_is_not_measured_by_the_baseline_of_the_whole() -> None:
    organisation = "organisation: {id: o, name: O, org_units: [{id: north, name: North}]}"
    said = found("BSC402", "{id: I, name: N, baseline: {value: 40}, targets: [{expect: '>= 38', org_unit: north}]}",
                 top=organisation)

    assert said == []


MET_OR_NOT = "{id: I, name: N, targets: ['>= 80']}"


def test_one_tolerance_is_asked_for_where_several_targets_have_none() -> None:
    bare = [MET_OR_NOT.replace("I,", f"{letter},") for letter in "IJKL"]

    assert len(found("BSC404", *bare[:3])) == 3
    assert found("BSC404", *bare) == found("BSC404", *bare, "{id: M, name: M, tolerance: 5 %, targets: ['>= 80']}") == [
        "card warning: 4 indicators of 'Our card' (I, J, K ...) are only met or not met; write one tolerance for the "
        "card"]


def test_a_target_without_reference_is_named_where_others_have_one() -> None:
    assert found("BSC404", MET_OR_NOT, "{id: J, name: M, tolerance: 5 %, targets: ['>= 80']}") == [
        "I warning: 'N' has neither norm nor tolerance, so that it is only met or not met; say what is still medium"]


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, targets: [{expect: '>= 80', tolerance: 5 %}]}",
    "{id: I, name: N, norm: {medium: 70}, targets: ['>= 80']}",
    "{id: I, name: N, unit: '%', targets: [all]}",
    "{id: I, name: N, role: monitoring, targets: ['>= 80']}",
    "{id: I, name: N, polarity: neutral, targets: ['>= 80']}",
    "{id: I, name: N, levels: [C, B, A], targets: ['>= B']}",
    "{id: I, name: N, targets: [{milestone: In use, by: 2025-10-01}]}",
    "{id: I, name: N, targets: [{judged: By the head of cases}]}",
    "{id: I, name: N, targets: [{expect: '>= 80', horizon: long}]}",
])
def test_what_has_a_reference_or_is_met_or_not_by_nature_is_left_in_peace(indicator: str) -> None:
    assert found("BSC404", indicator) == []


def test_the_tolerance_of_the_card_is_a_reference_for_all() -> None:
    assert found("BSC404", MET_OR_NOT, top="defaults: {tolerance: 5 %}") == []


@pytest.mark.parametrize(("target", "is_found"), [
    (">= 100", False), ("> 100", True), (">= 120", True), ("< 0", True), ("<= 0", False), ("90..110", True),
    ("= 101", True), ("= 100", False), ("baseline + 30 %", True), ("baseline + 20", False), ("< 100", False)])
def test_a_target_no_value_can_meet_or_miss_is_out_of_bounds(target: str, is_found: bool) -> None:
    said = found("BSC405", f"{{id: I, name: N, bounds: [0, 100], baseline: {{value: 80}}, targets: ['{target}']}}")

    assert bool(said) is is_found  # 80 + 30 % of 80 = 104; 80 + 20 = 100


def test_an_open_bound_bounds_nothing() -> None:
    assert found("BSC405", "{id: I, name: N, targets: ['>= 120']}") == []


def test_a_target_that_meets_neither_edge_of_the_norm_is_told_in_its_own_words() -> None:
    assert found("BSC408", "{id: I, name: N, norm: {medium: 70, good: 90}, targets: ['>= 80']}") == [
        "I warning: meeting the target '>= 80' of 'N' would not be good, which begins at 90; let them agree"]
    assert found("BSC408", "{id: I, name: N, norm: {medium: 70, good: target}, targets: ['>= 70']}") == [
        "I warning: the target '>= 70' of 'N' is not past the norm's medium, 70, which then does not count; let them "
        "agree"]


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, norm: {medium: 70, good: 90}, targets: ['>= 95']}",
    "{id: I, name: N, role: context, norm: {medium: 70, good: 90}, targets: ['>= 80']}",
    "{id: I, name: N, norm: {medium: [0, 9], good: [2, 7]}, targets: ['3..5']}",
    "{id: I, name: N, norm: {medium: baseline, good: target}, targets: ['>= 80']}",
])
def test_a_norm_that_agrees_with_its_target_is_left_in_peace(indicator: str) -> None:
    assert found("BSC408", indicator) == []


@pytest.mark.parametrize(("indicator", "says"), [
    ("{id: I, name: N, polarity: lower, targets: ['>= 10']}", "asks for more where lower is better"),
    ("{id: I, name: N, polarity: higher, targets: [{expect: '>= 8', by: 2024}, {expect: '< 9', by: 2025}]}",
     "asks for less where higher is better"),
    ("{id: I, name: N, levels: [C, B, A], targets: ['<= B']}", "asks for less where higher is better"),
])
def test_a_target_against_the_polarity_is_an_error(indicator: str, says: str) -> None:
    (said,) = found("BSC409", indicator)

    assert said.startswith("I error: the target '")
    assert says in said


@pytest.mark.parametrize("indicator", [
    "{id: I, name: N, targets: ['< 10']}",
    "{id: I, name: N, polarity: higher, role: context, targets: ['< 10']}",
    "{id: I, name: N, polarity: higher, baseline: {value: 40}, targets: [baseline - 10 %]}",
    "{id: I, name: N, polarity: range, targets: ['10..20']}",
    "{id: I, name: N, no_target: first year}",
])
def test_a_target_that_can_be_read_with_its_polarity_is_left_in_peace(indicator: str) -> None:
    assert found("BSC409", indicator) == []


def test_the_same_measure_twice_competes_only_where_it_is_pulled_two_ways() -> None:
    first, second = ("{id: I, name: Visits, targets: ['>= 9']}", "{id: J, name: Visits, targets: ['>= 8']}")

    assert found("BSC410", first, second) == []
    assert found("BSC410", "{id: I, name: Visits}", second) == []


def test_the_target_of_a_flow_has_its_span_from_itself_or_its_indicator() -> None:
    for span in ("targets: [{expect: '>= 9', by: 2025}]", "frequency: month, targets: ['>= 9']",
                 "role: context, targets: ['>= 9']"):
        assert found("BSC415", f"{{id: I, name: N, unit: case, adds_up: flow, {span}}}") == []


def test_a_poor_edge_on_the_worse_bound_is_the_upper_one_where_lower_is_better() -> None:
    assert len(found("BSC414", "{id: I, name: N, bounds: [0, 100], norm: {medium: 100, good: 20}}")) == 1
    assert found("BSC414", "{id: I, name: N, norm: {medium: 100, good: 20}}") == []
    assert found("BSC414", "{id: I, name: N, bounds: [0, 100], norm: {medium: [0, 9], good: [2, 7]}}") == []
    assert found("BSC414", "{id: I, name: N, bounds: [0, 9], targets: [{judged: By a person}], norm: {good: 7}}") == []


def test_a_severity_in_a_chapter_is_what_its_consequence_is() -> None:
    card = a_card(with_indicators("{id: I, name: N, polarity: higher, targets: ['< 10']}"))

    assert [each.severity for each in check(card, select=["BSC409"])] == [Severity.ERROR]
