"""The page: one file, no script, readable by ear, on a phone and on paper; and every word in one language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.reports import sample

from balanced_scorecard import build_report, render_html
from balanced_scorecard.reports.palette import BANDS
from balanced_scorecard.words import words_for

VOID = {"meta", "link", "br", "hr", "img", "input"}
NARROWEST = 360


class Page(HTMLParser):
    """Every element with its attributes and ancestors, and every text with its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str], list[tuple[str, dict[str, str]]]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        self.elements.append((tag, said, list(self.open)))
        if tag not in VOID:
            self.open.append((tag, said))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}, list(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1][0] if self.open else "", " ".join(data.split())))

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(sample.a_report())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_every_element_is_closed_in_its_turn(page: Page) -> None:
    assert page.open == []


def test_the_page_fetches_nothing_and_runs_nothing(html: str, page: Page) -> None:
    assert page.of("script") == []
    assert [each for _, each, _ in page.elements if "src" in each or any(key.startswith("on") for key in each)] == []
    assert all(each["href"].startswith("#") for each in page.of("a"))
    assert "@import" not in html
    assert re.findall(r"url\((?!#)", html) == []


def test_the_language_of_the_page_is_said(page: Page) -> None:
    assert page.of("html") == [{"lang": "nb"}]
    assert Page(render_html(sample.a_report(), language="en")).of("html") == [{"lang": "en"}]


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    ids = [each["id"] for _, each, _ in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert {each["href"][1:] for each in page.of("a")} <= set(ids)


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_are_there_and_the_first_link_skips_to_the_content(page: Page) -> None:
    assert [len(page.of(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert page.of("a")[0] == {"class": "skip", "href": "#main"}


def test_tables_have_captions_and_their_headings_say_what_they_head(page: Page) -> None:
    assert len(page.of("caption")) == len(page.of("table")) == 2
    assert {each.get("scope") for each in page.of("th")} == {"col", "row", "rowgroup"}


def test_rows_keep_their_roles_when_they_are_stacked_as_cards(page: Page) -> None:
    # display: block takes a table's meaning away in some readers unless the roles are written out
    roles = {"table": {"table"}, "tr": {"row"}, "td": {"cell"}, "th": {"columnheader", "rowheader"}}
    assert {tag: {each.get("role", "") for each in page.of(tag)} for tag in roles} == roles


def test_a_status_is_told_by_word_and_icon(html: str) -> None:
    form = r'<span class="chip poor"><svg class="icon".*?</svg><span>Mindre god</span></span>'
    chip = re.search(form, html, re.DOTALL)
    assert chip is not None
    assert 'aria-hidden="true"' in chip[0]


def test_counts_come_before_any_score(html: str) -> None:
    assert html.index("1 av 2 krav/måltall nådd") < html.index("Skår (0–1)")


def test_a_row_shows_value_target_bullet_curve_status_and_owner(html: str) -> None:
    row = html[html.index('id="i-A1.1.1"'):html.index('id="i-A1.1.2"')].replace("\u00a0", " ")
    said = ["Andel søknader innen frist", "Avdeling for søknader", "65 %", "≥ 80 %", "Mindre god", "Oppdatert",
            "Stor pågang før sommeren", "Søknader avgjort innen fristen", "Tildelingsbrev 2025, pkt. 3.1",
            "grønn fra 80 %, gul fra 70 %", "Restanseprosjekt"]
    assert [text for text in said if text not in row] == []
    assert 'aria-label="Andel søknader innen frist: resultat 65 %, krav/måltall ≥ 80 %"' in row
    assert 'aria-label="Andel søknader innen frist: 8 verdier fra Januar 2025 til August 2025"' in row


def test_a_red_figure_nobody_explained_says_so() -> None:
    explained = "Begrunnelse er ikke gitt."
    assert explained not in render_html(sample.a_report())
    lost = sample.a_row("A1.2.1", "2025-T2", numerator=9.0, denominator=10.0)
    first = sample.a_row("A1.2.1", "2025-T1", numerator=9.0, denominator=10.0)
    assert explained in render_html(sample.a_report(measurements=[*sample.rows(), first, lost]))


def test_what_people_wrote_is_text_and_never_markup() -> None:
    evil = "<script>alert(1)</script>=cmd|' /C calc'!A0"
    card = sample.CARD
    for name in ("Styrekort for Skogdirektoratet", "Kort og jevn behandlingstid", "Omgjorte klager", "Økonomi",
                 "Levende skog for alle", "Avdeling for søknader", "Restanseprosjekt", "Tildelingsbrev 2025"):
        card = card.replace(f": {name}", f": \"{evil}\"", 1)
    text = render_html(sample.a_report(card))
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;=cmd|" in text
    assert Page(text).open == []


@pytest.mark.parametrize("numerator", [65.0, 90.0])
def test_no_english_word_stands_on_the_norwegian_page(numerator: float) -> None:
    norwegian, english = words_for("nb"), words_for("en")
    # what is filled in varies, so each text is held against the words between
    foreign = {part for key, text in english.items() if text != norwegian[key]
               for part in [text] if "{" not in part} - set(norwegian.values())
    found = Page(render_html(sample.a_report(measurements=sample.rows(numerator))))
    shown = {text for tag, text in found.texts if tag != "style"}
    spoken = ("aria-label", "data-label", "title")
    shown |= {each[key] for _, each, _ in found.elements for key in spoken if key in each}
    assert shown & foreign == set()
    patterns = [re.compile(re.sub(r"\\\{\w*\\\}", "(.+)", re.escape(text))) for key, text in english.items()
                if "{" in text and text != norwegian[key] and len(re.sub(r"\{\w*\}|\W", "", text)) > 3]
    assert [text for text in shown for pattern in patterns if pattern.fullmatch(text)] == []


def test_the_english_page_says_the_same_in_english() -> None:
    text = render_html(sample.a_report(), language="en")
    for said in ("1 of 2 targets met", "Compliance with laws and rules", "Second tertial 2025", "year to date",
                 "a warning in English", "Poor"):
        assert said in text


def test_nothing_outside_a_scroll_region_is_wider_than_a_phone(page: Page) -> None:
    def scrolls(ancestors: list[tuple[str, dict[str, str]]]) -> bool:
        return any(each.get("class") == "scroll" and each.get("tabindex") == "0" for _, each in ancestors)

    wide = [attributes for _, attributes, ancestors in page.elements
            if re.fullmatch(r"[\d.]+(px)?", attributes.get("width", "")) and not scrolls(ancestors)
            and float(attributes["width"].removesuffix("px")) > NARROWEST - 60]
    assert wide == []


def test_no_style_sets_a_width_over_that_of_a_phone_outside_scroll_regions(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style[1])
    wide = [(where.strip(), float(size)) for where, what in rules
            for size in re.findall(r"(?<![\w-])(?:min-)?width:\s*([\d.]+)px", what) if float(size) > NARROWEST]
    assert wide == [(".scroll > svg", 680.0)]


def test_the_style_knows_dark_screens_phones_and_paper(html: str) -> None:
    for query in ("(prefers-color-scheme: dark)", "(max-width: 820px)", "@media print", "size: A4"):
        assert query in html


def test_the_dark_style_knows_the_greys_of_the_bullet(html: str) -> None:
    assert [colour for colour in BANDS if f'.band[fill="{colour}"]' not in html] == []


def test_many_findings_are_folded_after_the_gravest() -> None:
    report = build_report(sample.scores(), sample.findings() * 6)
    text = render_html(report)
    assert text.index("<summary>4 til</summary>") > text.index("en advarsel på norsk")
    assert text.count("BSC104") == 6


def test_a_card_without_links_has_no_map() -> None:
    card = re.sub(r"links: .*\n", "", sample.CARD)
    assert 'id="strategy-map"' not in render_html(sample.a_report(card))


def test_an_empty_card_is_still_a_page() -> None:
    text = render_html(sample.a_report("{id: tomt, name: Tomt kort, language: nb}", measurements=[]))
    assert "ingen krav/måltall vurdert" in text
    assert Page(text).open == []


def test_the_same_report_gives_the_same_bytes(html: str) -> None:
    assert render_html(sample.a_report()) == html


def test_the_foot_says_what_the_page_rests_on(html: str) -> None:
    report = sample.a_report()
    assert f"Kort {report.definition_hash}, tall {report.data_hash}." in html
    assert "Grunnlag: 2. tertial 2025 · hittil i år, per 31.08.2025." in html


def test_a_page_in_nynorsk_speaks_it() -> None:
    text = render_html(sample.a_report(), language="nn").replace("\u00a0", " ")
    assert '<html lang="nn">' in text
    assert "Grunnlag: 2. tertial 2025 · hittil i år, per 31.08.2025." in text
    assert "Krav/måltal" in text
    assert "Lov- og regelkrav står for seg og blir aldri rekna inn" in text
    assert "ikkje forfalle" in text.lower()
