"""The words files: complete, alike, and with a word for every meaning the library has."""

from __future__ import annotations

import re
from enum import Enum
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import words
from balanced_scorecard.checks.rule import Severity
from balanced_scorecard.domain.aggregation import Basis
from balanced_scorecard.domain.assessment import AssessmentKind
from balanced_scorecard.domain.initiative import InitiativeStatus
from balanced_scorecard.domain.observation import ObservationStatus
from balanced_scorecard.domain.references import LANGUAGES
from balanced_scorecard.domain.target import Origin
from balanced_scorecard.evaluation.results import (
    ComplianceState,
    DataStatus,
    NodeKind,
    Pace,
    Reason,
    Standing,
    Status,
    TargetMet,
)
from balanced_scorecard.evaluation.scale_values import OtherScale
from balanced_scorecard.reports.choices import View
from balanced_scorecard.reports.languages import plural_form
from balanced_scorecard.reports.views.annual_danish import Area
from balanced_scorecard.reports.wording import Wording
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

MEANINGS = {
    "status": Status, "reason": Reason, "data": DataStatus, "pace": Pace, "target_met": TargetMet, "node": NodeKind,
    "standing": Standing, "assessment": AssessmentKind, "compliance": ComplianceState, "severity": Severity,
    "initiative": InitiativeStatus, "basis": Basis, "origin": Origin, "scale": OtherScale,
    "observation": ObservationStatus, "asked": Origin,
}


WORDS = Path(str(files("balanced_scorecard"))) / "words"
PLURAL = re.compile(r"\.(one|other)$")
NAMED_OTHER = ("workbook.choice.", "difference.")
"""Where "other" is one of several kinds, and no plural."""
SAME_AS_ENGLISH = {  # words that two languages happen to share, letter by letter
    "nb": {"tertial", "{ordinal} tertial {year}", "Status", "status", "Element", "element", "Side", "Best", "best",
           "Per", "per", "Format", "Start", "start", "id", "OK", "plan"},
    "nn": {"tertial", "{ordinal} tertial {year}", "Status", "status", "Element", "element", "Side", "Best", "best",
           "Per", "per", "Format", "Start", "start", "id", "OK", "plan"},
    "sv": {"tertial", "Vision", "vision", "Status", "status", "Definition", "definition", "Element", "element",
           "Budget", "budget", "Risk", "risk", "Risk {id}: {name}", "Version", "version", "{name} (version {version})",
           "Organisation", "organisation", "Ambition", "ambition", "Per", "per", "Period", "period", "process", "plan",
           "regional", "Format", "Start", "start", "Text", "Cell", "id", "OK"},
    "da": {"tertial", "{ordinal} tertial {year}", "Scorecard", "Vision", "vision", "Status", "status", "Definition",
           "definition", "Score (0–1)", "Element", "element", "Budget", "budget", "Mission", "mission", "Side",
           "Score {score}", "Score {score} = {terms}", "Version", "version", "{name} (version {version})",
           "Organisation", "organisation", "Ambition", "ambition", "Tolerance", "tolerance", "per", "plan", "Format",
           "Start", "start", "id", "OK"},
    "fi": set(),
}


FOLDER = Path(words.__file__).parent


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def has_letters(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", re.sub(r"\{\w*\}", "", text)) is not None


def test_every_language_has_the_same_keys() -> None:
    assert {language: words_for(language).keys() for language in LANGUAGES_WITH_WORDS} == dict.fromkeys(
        LANGUAGES_WITH_WORDS, words_for("en").keys())


def test_there_are_words_in_every_language_a_card_may_be_in() -> None:
    assert set(LANGUAGES_WITH_WORDS) == set(LANGUAGES)


def test_a_language_without_words_is_refused_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match="there are no words in the language 'de'; use nb, nn, en, sv, da, fi"):
        words_for("de")


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_text_fills_in_the_same_values_in_every_language(language: str) -> None:
    mine, english = words_for(language), words_for("en")
    assert {key: placeholders(text) for key, text in mine.items()} == {
        key: placeholders(text) for key, text in english.items()}


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in words_for(language).items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_what_is_counted_has_a_word_for_one_and_for_several(language: str) -> None:
    counted = {key for key in words_for(language) if PLURAL.search(key) and not key.startswith(NAMED_OTHER)}
    assert {PLURAL.sub("", key) for key in counted} == {key.removesuffix(".one") for key in counted
                                                        if key.endswith(".one")}
    assert len(counted) == 2 * len({PLURAL.sub("", key) for key in counted})
    assert {plural_form(count, language) for count in range(10)} == {"one", "other"}


@pytest.mark.parametrize("language", [each for each in LANGUAGES_WITH_WORDS if each != "en"])
def test_no_word_is_left_in_english(language: str) -> None:
    mine, english = words_for(language), words_for("en")
    left = {text for key, text in mine.items() if text == english[key] and has_letters(text)}
    assert left == SAME_AS_ENGLISH[language]


def test_a_translator_edits_files_of_at_most_400_lines() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in WORDS.glob("*.toml")}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert {name.partition(".")[0].partition("_")[0] for name in lengths} == set(LANGUAGES_WITH_WORDS)


@pytest.mark.parametrize(("language", "said"), [
    ("nb", ["1 mindre god", "2 mindre gode"]), ("nn", ["1 mindre god", "2 mindre gode"]), ("en", ["1 poor", "2 poor"]),
    ("sv", ["1 mindre bra", "2 mindre bra"]), ("da", ["1 mindre god", "2 mindre gode"]),
    ("fi", ["1 heikko", "2 heikkoa"]),
])
def test_words_are_inflected_after_the_number_before_them(language: str, said: list[str]) -> None:
    say = Wording(language=language)
    assert [say.count("counts.poor", count) for count in (1, 2)] == said


@pytest.mark.parametrize(("prefix", "kind"), MEANINGS.items())
def test_every_meaning_has_its_word(prefix: str, kind: type[Enum]) -> None:
    words = words_for("nb")
    assert [member.name for member in kind if f"{prefix}.{member.value}" not in words] == []


@pytest.mark.parametrize(("prefix", "kind"), MEANINGS.items())
def test_no_word_is_left_of_a_meaning_that_is_gone(prefix: str, kind: type[Enum]) -> None:
    keys = {key.partition(".")[2] for key in words_for("nb") if key.startswith(f"{prefix}.")}
    assert keys - {member.value for member in kind} == set()


def test_nynorsk_is_no_bokmål() -> None:
    words = " ".join(" ".join(words_for("nn").values()).casefold().split())
    bokmål = r"\b(ikke|noe|fra|bare|hva|hvor|hvorfor|tall|måltall|uten|ved siden|ansvarlig|mangler|de|enheter?|uke)\b"
    assert re.findall(bokmål, words) == []


def test_bokmål_is_no_nynorsk_and_no_danish() -> None:
    words = " ".join(" ".join(words_for("nb").values()).casefold().split())
    assert re.findall(r"\b(ikkje|frå|kva|kor|kvifor|manglar|ein|eit|af|bliver|nogen|måltal)\b", words) == []
    pages = (text for key, text in words_for("nb").items() if not key.startswith(("workbook.", "collection.")))
    assert re.findall(r"\bindikatorer\b", " ".join(pages).casefold()) == []  # pages say styringsparametere


@pytest.mark.parametrize(("language", "foreign"), [
    ("sv", r"ikke|ikkje|fra|måltall|nådd|af|og|hvad|hvor|uten|utan at vere|styringsparametere?"),
    ("da", r"inte|från|och|ikkje|frå|måltall|nådd|uten|hva|styringsparametere?|av|tiltak"),
    ("fi", r"ikke|inte|och|og|mål|av|med|för"),
])
def test_no_language_borrows_a_word_of_its_neighbour(language: str, foreign: str) -> None:
    texts = (re.sub(r"\{\w*\}", "", text) for text in words_for(language).values())
    assert re.findall(rf"\b({foreign})\b", " ".join(texts).casefold()) == []


@pytest.mark.parametrize(("key", "word"), [  # the project's own list of terms
    ("status.medium", "Middels"), ("report.target", "Krav/måltal"), ("report.baseline", "Utgangsverdi"),
    ("report.owner", "Ansvarleg"), ("node.factor", "Kritisk suksessfaktor"), ("report.map", "Strategikart"),
    ("assessment.deviation", "Avvik"), ("assessment.forecast", "Prognose"), ("data.provisional", "Førebels tal"),
])
def test_nynorsk_uses_the_words_of_the_field(key: str, word: str) -> None:
    assert words_for("nn")[key] == word


@pytest.mark.parametrize(("language", "key", "word"), [  # the same list, in the other languages
    ("sv", "node.scorecard", "Styrkort"), ("sv", "report.value", "Utfall"), ("sv", "report.map", "Strategikarta"),
    ("sv", "achieved.heading", "Måluppfyllelse"), ("sv", "assessment.deviation", "Avvikelse"),
    ("da", "node.factor", "Kritisk succesfaktor"), ("da", "annual_dk.goals", "Målrapportering"),
    ("da", "achieved.partly", "Delvist opfyldt"), ("da", "report.map", "Strategikort"),
    ("fi", "report.value", "Toteuma"), ("fi", "node.perspective", "Näkökulma"), ("fi", "node.indicator", "Mittari"),
    ("fi", "work.initiative", "Toimenpide"), ("fi", "report.map", "Strategiakartta"),
    ("nb", "report.in_year_to_date", "Hittil i år"), ("nb", "ministry.requirement", "Resultatkrav"),
    ("nb", "report.forecast_year", "Prognose for året"), ("nb", "report.last_year", "Samme periode i fjor"),
    ("nb", "annual.part_3", "III Årets aktiviteter og resultater"),
])
def test_the_other_languages_use_the_words_of_the_field(language: str, key: str, word: str) -> None:
    assert words_for(language)[key] == word


def test_every_view_but_the_card_has_a_title_and_every_area_of_the_danish_report_a_name() -> None:
    words = words_for("nb")
    assert [view for view in View if view is not View.CARD and f"view.{view.value}" not in words] == []
    assert [area for area in Area if f"area.{area.value}" not in words] == []


def test_the_words_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        words_for("nb")["status.good"] = "Fin"  # type: ignore[index]
