"""Running the rules: choosing them, their options, what the card keeps silent, and what could not be run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from attrs import evolve
from tests.checks.cards import a_card, codes, figures, rule_called, with_indicators

from balanced_scorecard import DefinitionError, PeriodError, Scorecard, Severity, Violation, check
from balanced_scorecard.checks.given import Given

EMPTY = Scorecard(id="card", name="Our card")
TWO_SIDES = """
id: card
name: Our card
perspectives:
  - {id: B, name: Work, kinds: [process], factors: [{id: B1, name: Flow}]}
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Waits}, {id: A2, name: Answers}]}
links: [{cause: B1, effect: A1}]
"""


def test_findings_are_sorted_by_gravity_and_then_by_the_order_of_the_card() -> None:
    found = check(a_card(TWO_SIDES), select=["BSC101", "BSC104", "BSC303", "BSC202"])

    assert [(each.element, each.code) for each in found] == [
        ("card", "BSC202"), ("B", "BSC104"), ("B1", "BSC101"), ("A", "BSC104"), ("A1", "BSC101"), ("A2", "BSC101"),
        ("A2", "BSC303")]


def test_rules_are_chosen_by_code_by_name_and_by_chapter() -> None:
    assert codes(check(EMPTY, select=["BSC105"])) == ["BSC105"]
    assert codes(check(EMPTY, select=["unclear-strategy"])) == ["BSC105"]
    assert codes(check(EMPTY, select=["BSC2"])) == ["BSC202", "BSC202", "BSC202"]
    assert codes(check(EMPTY, select=["BSC1", "BSC3"], ignore=["no-strategy-map"])) == ["BSC105"]


def test_a_rule_there_is_none_of_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"^no rule 'bBSC203'; did you mean 'BSC203'\?$"):
        check(EMPTY, select=["bBSC203"])
    with pytest.raises(ValueError, match=r"^no rule 'to-many-indicators'; did you mean 'too-many-indicators'\?$"):
        check(EMPTY, ignore=["to-many-indicators"])
    with pytest.raises(ValueError, match=r"^no rule '#'; rules are named such as BSC203 or too-many-indicators$"):
        check(EMPTY, select=["#"])
    with pytest.raises(ValueError, match=r"^no rule 'BSC20'; did you mean"):
        check(EMPTY, options={"BSC20": {}})


def test_one_code_in_place_of_several_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^select and ignore take several codes; write a list: \['BSC203'\]$"):
        check(EMPTY, select="BSC203")


def test_an_option_changes_what_a_rule_finds_and_the_argument_beats_the_card() -> None:
    two = with_indicators("{id: I, name: One}", "{id: J, name: Two}", top="checks: {options: {BSC215: {most: 1}}}")

    assert codes(check(a_card(two), select=["BSC215"])) == ["BSC215"]
    assert codes(check(a_card(two), select=["BSC215"], options={"crowded-perspective": {"most": 2}})) == []


def test_an_unknown_option_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"^BSC203 has no option 'mots'; did you mean 'most'\?; its options are most, "
                                         r"about$"):
        check(EMPTY, options={"BSC203": {"mots": 3}})
    with pytest.raises(ValueError, match=r"^BSC101 has no option 'most'; it has none$"):
        check(EMPTY, options={"BSC101": {"most": 3}})


@pytest.mark.parametrize("value", ["many", 2.5, None, float("inf")])
def test_an_option_that_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^BSC203: option 'most' is .+; use a whole number, such as 30$"):
        check(EMPTY, options={"BSC203": {"most": value}})


def test_an_option_may_be_a_fraction_where_its_default_is() -> None:
    with pytest.raises(ValueError, match=r"^BSC502: option 'times' is 'twice'; use a number, such as 2.0$"):
        check(EMPTY, options={"BSC502": {"times": "twice"}})
    assert not check(EMPTY, select=["BSC502"], options={"BSC502": {"times": "1.5"}})


def test_what_the_card_itself_says_wrongly_of_its_checks_is_refused_with_its_place() -> None:
    card = a_card("""
id: card
name: Our card
checks:
  options: {BSC203: {mots: 35}}
  ignore: [{rule: BSC999x, reason: because}]
""")
    with pytest.raises(DefinitionError) as refused:
        check(card)

    assert [str(fault).partition(";")[0] for fault in refused.value.faults] == [
        "checks.options.BSC203: BSC203 has no option 'mots'", "checks.ignore[0].rule: no rule 'BSC999x'"]


def test_a_finding_the_card_keeps_silent_is_shown_apart_with_its_reason() -> None:
    card = a_card(with_indicators(
        "{id: I, name: One}", "{id: J, name: Two}",
        top="checks: {ignore: [{rule: no-target-no-reason, element: I, reason: a first year}]}"))
    findings = check(card, select=["BSC401"])

    assert [each.element for each in findings] == ["J"]
    assert [(each.finding.element, each.reason) for each in findings.suppressed] == [("I", "a first year")]
    assert findings.stale == ()


def test_a_suppression_without_an_element_holds_for_the_whole_card() -> None:
    card = a_card(with_indicators("{id: I, name: One}", "{id: J, name: Two}",
                                  top="checks: {ignore: [{rule: BSC401, reason: targets come in June}]}"))
    findings = check(card, select=["BSC401"])

    assert len(findings) == 0
    assert len(findings.suppressed) == 2


def test_a_suppression_that_silences_nothing_any_more_is_told() -> None:
    card = a_card(with_indicators("{id: I, name: One, no_target: a first year}",
                                  top="checks: {ignore: [{rule: BSC401, element: I, reason: a first year}]}"))

    assert [each.rule for each in check(card, select=["BSC401"]).stale] == ["BSC401"]
    assert check(card, select=["BSC101"]).stale == ()  # the rule was not run, so nothing is known of it


def test_a_rule_whose_need_is_not_met_is_listed_with_what_it_needs() -> None:
    findings = check(EMPTY, select=["BSC302", "BSC407", "BSC703"])

    assert {each.code: each.reason() for each in findings.not_run} == {
        "BSC302": "needs cause-effect links", "BSC407": "needs the day of the check", "BSC703": "needs measurements"}
    assert findings.not_run[0].reason("nb") == "trenger årsakssammenhenger"
    assert findings.not_run[0].to_dict()["name"] == "causal-cycle"


def test_a_rule_on_figures_needs_the_period_too() -> None:
    measurements = figures("indicator,period,value\nI,2024,60\n")
    card = a_card(with_indicators('{id: I, name: Share, unit: "%", targets: [">= 80"]}'))

    assert check(card, measurements, select=["BSC703"]).not_run[0].reason() == "needs the period of the figures"
    assert codes(check(card, measurements, period="2024", select=["BSC703"])) == ["BSC703"]
    with pytest.raises(PeriodError):
        check(card, measurements, period="2024-T9")


def test_a_date_lets_the_rules_about_dates_speak() -> None:
    card = a_card(with_indicators("{id: I, name: One, review_by: 2024-12-31}"))

    assert codes(check(card, on=date(2025, 1, 1), select=["BSC801"])) == ["BSC801"]
    assert codes(check(card, on=date(2024, 12, 31), select=["BSC801"])) == []


def test_a_rule_that_raises_is_a_bug_and_is_let_through() -> None:
    def broken(card: Scorecard) -> Iterator[Violation]:
        yield Violation(card.id, share=1 / len(card.perspectives))

    given = Given(EMPTY, measurements=None, period=None, on=None, previous=None, unit_cards=())
    with pytest.raises(ZeroDivisionError):
        list(given.findings(evolve(rule_called("BSC105"), find=broken), {}))


def test_checking_twice_gives_the_same() -> None:
    assert check(a_card(TWO_SIDES)) == check(a_card(TWO_SIDES))


def test_a_severity_may_be_asked_for() -> None:
    findings = check(a_card(TWO_SIDES), select=["BSC303", "BSC104"])

    assert codes(findings) == ["BSC104", "BSC104", "BSC303"]
    assert len(findings.at_least(Severity.ADVICE)) == 3
    assert len(findings.at_least(Severity.WARNING)) == 2
    assert findings.at_least(Severity.ERROR) == ()


def test_a_card_without_links_is_checked_without_any_heavy_library() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, balanced_scorecard as b; b.check(b.Scorecard(id='a', name='A')); "
                               "print({'networkx', 'numpy', 'pandas', 'pint'} & set(sys.modules))"],
        capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "set()"
