"""Findings in a report: fields by the headings of the workbook, and names in the language's own quotes."""

from __future__ import annotations

import re

import pytest
from tests.evaluation.building import a_card, an_indicator

from balanced_scorecard import Finding, FrozenMap, OrganisationUnit, Severity
from balanced_scorecard.checks.runner import load_rules
from balanced_scorecard.reports.finding_words import in_workbook_words, message_said, remedy_said
from balanced_scorecard.reports.wording import Wording
from balanced_scorecard.words import words_for

NO_FIELDS = {"balanced-scorecard check", "ratio", "2026-T2", "2026-06", "[0, 200]"}
"""What a remedy names that is a command, or a word or number to type as it is."""
TEXTS = [text for rule in load_rules() for said in (rule.message, rule.remedy, *rule.wordings.values())
         for text in said.values()]
CODES = sorted({code for text in TEXTS for code in re.findall("`([^`]+)`", text)} - NO_FIELDS)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_field_a_rule_names_has_its_heading_or_choice_in_the_workbook(language: str, code: str) -> None:
    known = {word for key, word in words_for(language).items() if key.startswith(("workbook.", "initiative."))}
    heading = in_workbook_words(f"`{code}`", language)[1:-1].partition(": ")[0]
    assert heading in known


def test_no_rule_names_a_field_or_a_choice_outside_backticks() -> None:
    bare = re.compile(r"\b(flow|stock|[a-z]+_[a-z_]+)\b")
    assert [text for text in TEXTS if bare.search(re.sub(r"`[^`]*`|\{[^}]*\}", "", text))] == []


@pytest.mark.parametrize(("code", "said"), [
    ("timing: lagging", "«Fremtidsrettet eller historisk: historisk»"), ("incentives: none", "«Insentiver: ingen»"),
    ("definition:", "«Definisjon»"), ("source: TB25 pkt. 3.1", "«Kilde: TB25 pkt. 3.1»"), ("source:", "«Datakilde»"),
    ("defaults: {tolerance: 5 %}", "«Vanlig toleranse: 5 %»"), ("status: L", "«Status: ikke målt»"),
    ("lag: {from: 1, to: 3, unit: quarter}", "«Virker etter minst»"), ("[process]", "«prosess»"),
    ("balanced-scorecard check", "«balanced-scorecard check»"),
])
def test_a_field_is_called_what_the_workbook_calls_it(code: str, said: str) -> None:
    assert in_workbook_words(f"`{code}`", "nb") == said


def test_names_and_fields_stand_in_the_language_s_own_quotes() -> None:
    texts = dict.fromkeys(("nb", "en"), "'Vårt kort' oppgir ikke 'timing'")
    finding = Finding(element="card", code="BSC205", name="one-sided", severity=Severity.ADVICE,
                      messages=FrozenMap(texts), remedies=FrozenMap(dict.fromkeys(texts, "Skriv `owner:`")))
    assert message_said(finding, Wording(language="nb")) == "«Vårt kort» oppgir ikke «Fremtidsrettet eller historisk»"
    assert remedy_said(finding, "nb") == "Skriv «Ansvarlig»"
    assert message_said(finding, Wording(language="en")) == "'Vårt kort' oppgir ikke 'Leading or lagging'"


def test_units_that_a_finding_lists_are_called_by_their_names() -> None:
    agency = OrganisationUnit(id="all", name="Etaten", org_units=(
        OrganisationUnit(id="nord", name="Nord"), OrganisationUnit(id="0301", name="Oslo"),
        OrganisationUnit(id="i", name="Innlandet")))
    say = Wording(language="nb", card=a_card(an_indicator(), organisation=agency))
    finding = Finding(element="i", code="BSC606", name="no-local-target", severity=Severity.ADVICE,
                      remedies=FrozenMap(), messages=FrozenMap({"en": "3 of 9 (nord, 0301, i ...) lack one (B1)"}))
    assert message_said(finding, say) == "3 of 9 (Nord, Oslo, i ...) lack one (B1)"  # i is an indicator's id as well
