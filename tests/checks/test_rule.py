"""Rules, violations and findings as values."""

from __future__ import annotations

import pickle

import pytest
from tests.checks.cards import a_card, rule_called, with_indicators

from balanced_scorecard import Finding, FrozenMap, Severity, Violation, check
from balanced_scorecard.checks.rule import told


def test_a_finding_reads_element_code_severity_and_message() -> None:
    violation = Violation("customer", name="Customer", count=10, most=9)
    finding = Finding.of(rule_called("BSC215"), violation, language="en")

    assert str(finding) == (
        "customer: BSC215 [advice] 'Customer' has 10 indicators, more than 9; keep the few that decide")


def test_a_finding_speaks_the_language_of_the_card_and_the_other_when_asked() -> None:
    violation = Violation("A", name="Brukere", count=10, most=9)
    finding = Finding.of(rule_called("BSC215"), violation, language="nb")

    assert finding.message() == "'Brukere' har 10 styringsparametere, flere enn 9; behold de få som avgjør"
    assert finding.line("en").startswith("A: BSC215 [advice] 'Brukere' has 10 indicators")
    assert finding.remedy() == "Behold styringsparameterne som avgjør, og flytt resten til en underliggende rapport."
    assert finding.to_dict("en")["remedy"] == finding.remedies["en"]


@pytest.mark.parametrize(("asked", "spoken"), [("nb", "nb"), ("nn", "nn"), ("en", "en"), ("sv", "nb"), ("da", "nb"),
                                                ("fi", "en")])
def test_a_language_no_rule_speaks_is_answered_in_the_nearest(asked: str, spoken: str) -> None:
    assert told(rule_called("BSC203").message, asked) == rule_called("BSC203").message[spoken]


def test_what_lacks_nynorsk_is_told_in_bokmål() -> None:
    assert told(FrozenMap({"en": "find it", "nb": "finn det"}), "nn") == "finn det"


def test_a_value_that_is_itself_words_is_told_in_each_language() -> None:
    missing = FrozenMap({"en": "learning", "nb": "læring", "nn": "læring"})
    finding = Finding.of(rule_called("BSC805"), Violation("card", name="Card", met=4, missing=missing), language="nb")

    assert finding.message().endswith("begynn med ett av disse: læring")
    assert finding.message("en").endswith("begin with one of these: learning")


def test_a_violation_may_be_lighter_than_its_rule() -> None:
    rule = rule_called("BSC203")
    lighter = Violation("card", severity=Severity.ADVICE, name="Card", count=33, most=30)

    assert Finding.of(rule, lighter, language="en").severity is Severity.ADVICE
    assert Finding.of(rule, Violation("card", name="Card", count=40, most=30), language="en").severity is rule.severity


def test_a_number_in_a_message_is_written_as_its_language_does() -> None:
    card = a_card(with_indicators('{id: I, name: Share, unit: "%", baseline: {value: 74.6}, targets: [">= 74.5"]}'))
    (finding,) = check(card, select=["BSC402"])

    assert "its baseline, 74.6;" in finding.message("en")
    assert "startverdien, 74,6;" in finding.message("nb")


def test_findings_are_plain_values_that_survive_pickling() -> None:
    finding = Finding.of(rule_called("BSC101"), Violation("A1", name="Short waits"), language="en")

    assert pickle.loads(pickle.dumps(finding)) == finding
    assert len({finding, pickle.loads(pickle.dumps(finding))}) == 1


def test_the_options_of_a_rule_are_the_keyword_arguments_of_its_function() -> None:
    assert rule_called("BSC203").options() == {"most": 30, "about": 6}
    assert rule_called("BSC101").options() == {}
