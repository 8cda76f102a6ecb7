"""Names are text that anyone may have written: they are shown as text, in every form, and disturb nothing around."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from tests.reports import sample
from tests.reports.pages import Page
from tests.reports.sample_views import every_view

from balanced_scorecard import Scorecard, render_html, render_markdown, render_text
from balanced_scorecard.reports.terminal_width import columns_of

MARKUP = "<img src=x onerror=alert(1)>&amp;<b>fet</b>"
MARKDOWN = "[lenke](javascript:alert(1)) **sterk** `kode` | ~~ut~~ # 1. - <u>"
TURNED = "abc\u202egnilf\u2066\u05e9\u05dc\u05d5\u05dd"
CONTROLS = "g\u0000r\x1b[31måne\x07\x85"
EMOJI = "👩\u200d👩\u200d👧 saker 🇳🇴"
LONG = "Utredningsoppfølgingssaksbehandlingstid" * 8
HOSTILE = (MARKUP, MARKDOWN, TURNED, CONTROLS, EMOJI, LONG)
NAMED = ("Styrekort for Skogdirektoratet", "Kort og jevn behandlingstid", "Andel søknader innen frist",
         "Omgjorte klager", "Forutsigbar saksbehandling", "Medarbeidere og utvikling", "Avdeling for søknader",
         "Restanseprosjekt", "Tildelingsbrev 2025", "Levende skog for alle", "Søknader avgjort innen fristen",
         "Skogloven § 4")


def a_hostile_card(name: str) -> Scorecard:
    """Return the sample's card with *name* in the place of every text."""
    said = '"' + "".join(f"\\U{ord(sign):08x}" for sign in name) + '"'
    text = sample.CARD
    for each in NAMED:
        text = text.replace(each, said)
    assert text.count(said) >= len(NAMED)
    return sample.a_card(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_shows_a_name_as_text_and_nothing_of_it_becomes_markup(name: str) -> None:
    for report in every_view(sample.scores(a_hostile_card(name)), sample.assessments()):
        page = Page(render_html(report))
        assert page.open == []
        assert [tag for tag, _, _ in page.elements if tag in ("script", "img", "b", "u", "iframe")] == []
        assert [each for _, each, _ in page.elements if any(key.startswith("on") for key in each)] == []
        assert all(each["href"].startswith("#") for each in page.of("a"))


def test_what_a_reader_sees_of_a_name_with_markup_is_the_name() -> None:
    report = next(every_view(sample.scores(a_hostile_card(MARKUP))))
    assert MARKUP in {text for _, text in Page(render_html(report)).texts}


@pytest.mark.parametrize("name", [TURNED, CONTROLS])
def test_no_form_holds_control_characters_or_marks_that_turn_the_text_around(name: str) -> None:
    unseen = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    for report in every_view(sample.scores(a_hostile_card(name)), sample.assessments()):
        for text in (render_html(report), render_markdown(report), render_text(report)):
            assert unseen.findall(text) == []


def test_a_letter_of_another_script_is_kept() -> None:
    report = next(every_view(sample.scores(a_hostile_card(TURNED))))
    assert "abcgnilf\u05e9\u05dc\u05d5\u05dd" in render_text(report)


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_a_name_as_text(name: str) -> None:
    shown = re.sub(r"\s+", " ", re.sub("[\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f]", "", name))
    for report in every_view(sample.scores(a_hostile_card(name)), sample.assessments()):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render_markdown(report))
        inline = [child for token in tokens for child in token.children or ()]
        assert {child.type for child in inline} <= {
            "text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "html_inline"}
        assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}  # our own, within cells
        assert any(shown in "".join(child.content for child in token.children or ()) for token in tokens)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_of_text_is_wider_than_the_terminal(name: str, width: int) -> None:
    for report in every_view(sample.scores(a_hostile_card(name)), sample.assessments()):
        lines = render_text(report, width=width).splitlines()
        assert [line for line in lines if columns_of(line) > width] == []


def test_no_escape_code_of_a_name_reaches_the_terminal() -> None:
    report = next(every_view(sample.scores(a_hostile_card(CONTROLS))))
    assert "\x1b" not in render_text(report)
    assert "gr[31måne" in render_text(report)
