"""The words files: complete, alike, and with a word for every meaning the library has."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from pathlib import Path

import pytest

from balanced_scorecard import words
from balanced_scorecard.checks.rule import Severity
from balanced_scorecard.domain.aggregation import Basis
from balanced_scorecard.domain.assessment import AssessmentKind
from balanced_scorecard.domain.initiative import InitiativeStatus
from balanced_scorecard.domain.observation import ObservationStatus
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
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, _flat, words_for

MEANINGS = {
    "status": Status, "reason": Reason, "data": DataStatus, "pace": Pace, "target_met": TargetMet, "node": NodeKind,
    "standing": Standing, "assessment": AssessmentKind, "compliance": ComplianceState, "severity": Severity,
    "initiative": InitiativeStatus, "basis": Basis, "origin": Origin, "scale": OtherScale,
    "observation": ObservationStatus,
}


FOLDER = Path(words.__file__).parent


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def test_every_language_has_the_same_keys() -> None:
    assert {language: words_for(language).keys() for language in LANGUAGES_WITH_WORDS} == dict.fromkeys(
        LANGUAGES_WITH_WORDS, words_for("en").keys())


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_text_fills_in_the_same_values_in_every_language(language: str) -> None:
    mine, english = words_for(language), words_for("en")
    assert {key: placeholders(text) for key, text in mine.items()} == {
        key: placeholders(text) for key, text in english.items()}


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in words_for(language).items() if not text.strip()] == []


@pytest.mark.parametrize(("prefix", "kind"), MEANINGS.items())
def test_every_meaning_has_its_word(prefix: str, kind: type[Enum]) -> None:
    words = words_for("nb")
    assert [member.name for member in kind if f"{prefix}.{member.value}" not in words] == []


@pytest.mark.parametrize(("prefix", "kind"), MEANINGS.items())
def test_no_word_is_left_of_a_meaning_that_is_gone(prefix: str, kind: type[Enum]) -> None:
    keys = {key.partition(".")[2] for key in words_for("nb") if key.startswith(f"{prefix}.")}
    assert keys - {member.value for member in kind} == set()


def test_what_has_no_words_of_its_own_borrows_the_english() -> None:
    assert {each: words_for(each)["status.poor"] for each in ("sv", "da", "fi")} == dict.fromkeys(
        ("sv", "da", "fi"), "Poor")


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "da", "fi"])
def test_a_comparison_is_told_in_all_six_languages(language: str) -> None:
    mine, english = (dict(_flat(tomllib.loads((FOLDER / f"{each}_comparison.toml").read_text(encoding="utf-8"))))
                     for each in (language, "en"))
    assert {key: placeholders(text) for key, text in mine.items()} == {
        key: placeholders(text) for key, text in english.items()}


def test_nynorsk_is_no_bokmål() -> None:
    words = " ".join(" ".join(words_for("nn").values()).casefold().split())
    bokmål = r"\b(ikke|noe|fra|bare|hva|hvor|hvorfor|tall|måltall|uten|ved siden|ansvarlig|mangler|de|enheter?|uke)\b"
    assert re.findall(bokmål, words) == []


@pytest.mark.parametrize(("key", "word"), [  # the project's own list of terms
    ("status.medium", "Middels"), ("report.target", "Krav/måltal"), ("report.baseline", "Utgangsverdi"),
    ("report.owner", "Ansvarleg"), ("node.factor", "Kritisk suksessfaktor"), ("report.map", "Strategikart"),
    ("assessment.deviation", "Avvik"), ("assessment.forecast", "Prognose"), ("data.provisional", "Førebels tal"),
])
def test_nynorsk_uses_the_words_of_the_field(key: str, word: str) -> None:
    assert words_for("nn")[key] == word


def test_the_words_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        words_for("nb")["status.good"] = "Fin"  # type: ignore[index]
