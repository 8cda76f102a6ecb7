"""Each rule against its own examples: what it is called, what it finds, what it does not find, and how it says so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from tests.checks.cards import a_card, found_in
from tests.shared import shared

from balanced_scorecard import Rule, Severity, load_rules
from balanced_scorecard.checks import rules as rules_package
from balanced_scorecard.checks.rule import LANGUAGES

RULES = load_rules()
FILES = sorted(path.stem for path in Path(rules_package.__path__[0]).glob("bsc*.py"))
BOKMÅL = re.compile(r"\b(ikke|hva|hvem|hvor\w*|hvilke\w*|hver[t]?|noen?|dem|bare|fra|gjør|mangler|tjener|en|et|én|"
                    r"støtter|styringsparametere|styringsparameterne|suksessfaktorer|enhet\w*|målene|tallene?|verdier|"
                    r"måltall|virksomhet\w*|ledelsen|trenger|kreves|blitt?|vært|være|måles|gjelder|krever|flere|samme|uten)\b")
ENGLISH = re.compile(r"\b(the|and|of|is|are|has|have|no|not|with|than|more|nor|its|it|which|to be|target|indicator)\b")

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@each_rule
def test_a_bad_card_is_found_with_the_rule_s_code_and_no_other(rule: Rule) -> None:
    assert {finding.code for finding in found_in(rule, rule.bad)} == {rule.code}


@each_rule
def test_a_mended_card_is_not_found(rule: Rule) -> None:
    findings = found_in(rule, rule.good)

    assert list(findings) == []
    assert not findings.not_run


@each_rule
def test_the_file_is_named_by_code_and_name(rule: Rule) -> None:
    assert f"{rule.code.lower()}_{rule.name.replace('-', '_')}" in FILES


def test_every_file_of_a_rule_holds_one_and_no_code_or_name_is_used_twice() -> None:
    assert len(RULES) == len(FILES)
    assert max(Counter(rule.code for rule in RULES).values()) == 1
    assert max(Counter(rule.name for rule in RULES).values()) == 1
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@each_rule
def test_a_message_is_one_line_that_names_the_element_in_every_language(rule: Rule) -> None:
    card = a_card(rule.bad)
    for finding in found_in(rule, rule.bad):
        name = card.name if finding.element == card.id else card.element(finding.element).name
        for message in map(finding.message, LANGUAGES):
            assert name in message
            assert "\n" not in message
            assert not message.endswith(".")


@each_rule
def test_no_english_word_is_left_in_the_norwegian_texts(rule: Rule) -> None:
    for texts in (rule.message, *rule.wordings.values(), rule.remedy):
        for language in ("nb", "nn"):
            assert texts[language] != texts["en"]
            assert not ENGLISH.search(own_words(texts[language])), texts[language]


@each_rule
def test_nynorsk_is_no_bokmål(rule: Rule) -> None:
    for texts in (rule.message, *rule.wordings.values(), rule.remedy):
        assert BOKMÅL.findall(own_words(texts["nn"])) == [], texts["nn"]


def own_words(text: str) -> str:
    """Return *text* without keys of the definition and what is filled in."""
    return re.sub(r"`[^`]*`|\{[^}]*\}|per: year", "", text).lower()


@each_rule
def test_the_languages_tell_the_same_values(rule: Rule) -> None:
    for texts in (rule.message, *rule.wordings.values()):
        told = {language: {field for _, field, _, _ in Formatter().parse(text) if field}
                for language, text in texts.items()}
        assert tuple(told) == LANGUAGES
        assert told["en"] == told["nb"] == told["nn"]


@each_rule
def test_a_rule_says_why_it_stands_and_who_asks_for_it(rule: Rule) -> None:
    assert rule.rationale.endswith(".")
    assert re.match(r"R\d+: «.+» \(Statskonsult, \d", rule.source)
    assert all(rule.remedy[language].endswith(".") for language in LANGUAGES)


@each_rule
def test_the_options_of_the_examples_are_options_of_the_rule(rule: Rule) -> None:
    assert set(rule.example_options) <= set(rule.options())


def test_an_error_is_said_only_of_what_makes_a_number_wrong_or_missing() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.ERROR] == ["BSC405", "BSC409"]


def test_the_sources_quote_what_the_requirements_say() -> None:
    rows = shared("requirements.md").read_text(encoding="utf-8").splitlines()
    words = {row.split(" | ")[0][2:]: row.split(" | ")[3] for row in rows if re.match(r"\| R\d+ \|", row)}

    for rule in RULES:
        number, quoted = re.match(r"(R\d+): «(.+)» \(", rule.source).groups()  # type: ignore[union-attr]
        assert quoted in words[number], rule.code


def test_every_requirement_of_kind_check_is_cited_by_a_rule() -> None:
    rows = shared("requirements.md").read_text(encoding="utf-8").splitlines()
    asked = {row.split(" | ")[0][2:] for row in rows if " | check | " in row}
    cited = {number for rule in RULES for number in re.findall(r"\bR\d+\b", rule.source)}

    assert asked
    assert sorted(asked - cited) == []
