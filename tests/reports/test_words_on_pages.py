"""Every page, mail and text speaks one language; and the words are the agency's own where it has some."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from tests.reports import sample
from tests.reports.pages import Page
from tests.reports.sample_views import every_view

from balanced_scorecard import (
    Report,
    Scorecard,
    ScorecardError,
    check,
    explain,
    render_balance,
    render_check_page,
    render_explanation,
    render_html,
    render_map,
    render_markdown,
    render_text,
    strategy_map,
)
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

OTHERS = [language for language in LANGUAGES_WITH_WORDS if language != "en"]
OWN = """words: {poor: Vesentlig avvik, medium: Mindre avvik, good: I rute, indicator: Styringsindikator,
  factor: Suksessfaktor, perspective: Fokusområde, objective: Strategisk mål, owner: Eier}
"""


@cache
def english() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the English texts, and patterns for those with something filled in."""
    texts = {text for text in words_for("en").values() if re.search(r"[a-z]{3}", re.sub(r"\{\w*\}", "", text))}
    whole = frozenset(text for text in texts if "{" not in text)
    filled = tuple(re.compile(re.sub(r"\\\{\w*\\\}", "(.+)", re.escape(text))) for text in texts - whole)
    return whole, filled


def reports(card: Scorecard | None = None) -> tuple[Report, ...]:
    return tuple(every_view(sample.scores(card), sample.assessments()))


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_text_stands_on_a_page_of_another_language(language: str) -> None:
    own = set(words_for(language).values())
    whole, filled = english()
    for report in reports():
        shown = Page(render_html(report, language=language)).shown()
        assert shown & whole - own == set()
        assert [text for text in shown for pattern in filled
                if pattern.fullmatch(text) and pattern.pattern not in map(_as_pattern, own)] == []


def _as_pattern(text: str) -> str:
    return re.sub(r"\\\{\w*\\\}", "(.+)", re.escape(text))


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_no_place_is_left_unfilled(language: str) -> None:
    for report in reports():
        for text in (render_markdown(report, language=language), render_text(report, language=language)):
            assert re.findall(r"\{\w*\}|\(\s*\)|: \n", text) == []
        assert [text for text in Page(render_html(report, language=language)).shown() if "{" in text] == []


def test_numbers_and_days_are_written_as_the_language_writes_them() -> None:
    report = next(every_view(sample.scores(measurements=sample.rows(65.5)), sample.assessments()))
    said = {language: render_text(report, language=language) for language in LANGUAGES_WITH_WORDS}
    assert [language for language, text in said.items() if "65,5 %" not in text] == ["en"]
    assert "65.5 %" in said["en"]
    days = {"nb": "31.08.2025", "nn": "31.08.2025", "en": "31 August 2025", "sv": "2025-08-31", "da": "31.08.2025",
            "fi": "31.8.2025"}
    assert {language for language, day in days.items() if day not in said[language]} == set()


def test_the_agency_s_own_words_stand_everywhere_in_place_of_the_built_in_ones() -> None:
    card = sample.a_card(sample.CARD.replace("defaults:", f"{OWN}defaults:"))
    built_in = r"Mindre god|Middels|Kritisk suksessfaktor|Hovedmål|Perspektiv\b|Ansvarlig\b"
    for report in reports(card):
        for text in (" ".join(sorted(Page(render_html(report)).shown())), render_markdown(report), render_text(report)):
            assert re.findall(built_in, text) == []
    whole = render_html(reports(card)[0])
    assert all(word in whole for word in ("Vesentlig avvik", "Styringsindikator", "Suksessfaktor", "Eier"))


def test_own_words_hold_in_the_card_s_own_language_only() -> None:
    card = sample.a_card(sample.CARD.replace("defaults:", f"{OWN}defaults:"))
    assert "Vesentlig avvik" not in render_html(reports(card)[0], language="en")


def test_an_own_word_for_what_is_no_word_is_refused_with_the_nearest() -> None:
    card = sample.a_card(sample.CARD.replace("defaults:", "words: {goood: I rute}\ndefaults:"))
    with pytest.raises(ScorecardError) as raised:
        render_html(next(every_view(sample.scores(card))))
    assert str(raised.value) == "words: no word is called 'goood'; did you mean 'good'?"


def test_an_own_word_may_hold_braces() -> None:
    card = sample.a_card(sample.CARD.replace("defaults:", 'words: {poor: "{0.__class__} {x}"}\ndefaults:'))
    assert "{0.__class__} {x}" in render_text(next(every_view(sample.scores(card))))


SHOWN: tuple[Callable[[], str], ...] = (
    lambda: render_html(sample.a_report(), language="de"),
    lambda: render_markdown(sample.a_report(), language="de"),
    lambda: render_text(sample.a_report(), language="de"),
    lambda: render_map(strategy_map(sample.a_card()), language="de"),
    lambda: render_balance(check(sample.a_card()).balance, language="de"),
    lambda: render_check_page(check(sample.a_card()), language="de"),
    lambda: render_explanation(explain(sample.scores().evaluation, "A1.1.1"), language="de"),
)


@pytest.mark.parametrize("show", SHOWN)
def test_a_language_without_words_is_one_clear_error(show: Callable[[], str]) -> None:
    with pytest.raises(ScorecardError) as raised:
        show()
    assert str(raised.value) == (
        "there are no words in the language 'de'; use 'nb', 'nn', 'en', 'sv', 'da' or 'fi'")
