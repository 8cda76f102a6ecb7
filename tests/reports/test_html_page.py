"""The page: one file, no script, readable by ear, on a phone and on paper; and every word in one language."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.reports import sample
from tests.reports.pages import Page
from tests.reports.sample_views import VIEWS, every_view

from balanced_scorecard import AnnualForm, View, build_report, render_html
from balanced_scorecard.reports.palette import BANDS

NARROWEST = 360


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
    assert len(page.of("caption")) == len(page.of("table")) == 6  # two perspectives, and five lists of what is behind
    assert {each.get("scope") for each in page.of("th")} == {"col", "row"}


def test_rows_keep_their_roles_when_they_are_stacked_as_cards(page: Page) -> None:
    # display: block takes a table's meaning away in some readers unless the roles are written out
    roles = {"table": {"table"}, "tr": {"row"}, "td": {"cell"}, "th": {"columnheader", "rowheader"}}
    assert {tag: {each.get("role", "") for each in page.of(tag)} for tag in roles} == roles


def test_a_status_is_told_by_word_and_icon(html: str) -> None:
    form = r'<span class="chip poor"><svg class="icon"[^>]*><use href="#s-poor"/></svg><span>Mindre god</span></span>'
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


def test_a_red_figure_nobody_explained_says_so_on_the_first_screen() -> None:
    def first_screen(text: str) -> str:
        return text[text.index('id="summary"'):text.index('id="strategy-map"')]

    unexplained = "Begrunnelse er ikke gitt."
    assert first_screen(render_html(sample.a_report())).count(unexplained) == 1  # the rule; A1.1.1 is explained
    lost = sample.a_row("A1.2.1", "2025-T2", numerator=9.0, denominator=10.0)
    first = sample.a_row("A1.2.1", "2025-T1", numerator=9.0, denominator=10.0)
    text = render_html(sample.a_report(measurements=[*sample.rows(), first, lost]))
    assert first_screen(text).count(unexplained) == 2


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


def test_every_printed_sheet_says_what_it_rests_on_and_its_number(html: str) -> None:
    report = sample.a_report()
    (left,) = re.findall(r"@bottom-left { content: \"(.*?)\"; }", html)
    read = re.sub(r"\\([0-9a-f]+) ", lambda sign: chr(int(sign[1], 16)), left)
    assert read == ("Styrekort for Skogdirektoratet · 2. tertial 2025 · hittil i år, per 31.08.2025 · "
                    f"kortversjon 2025.1 · kort {report.definition_hash}, tall {report.data_hash}")
    assert 'content: "side\\a0 " counter(page) "\\a0 av\\a0 " counter(pages) ""' in html


def test_a_name_cannot_leave_the_style_it_is_printed_from() -> None:
    name = "x\\\"; } </style><script>alert(1)</script> @import"
    text = render_html(sample.a_report(sample.CARD.replace("Styrekort for Skogdirektoratet", f"'{name}'")))
    assert text.count("</style>") == text.count("<style")
    assert Page(text).of("script") == []
    assert "@import" not in text[text.index("<style>"):text.index("</style>")]


@pytest.mark.parametrize(("view", "side"), [
    (View.CARD, "A4 landscape"), (View.PLAN, "A4 landscape"), (View.ANNUAL, "A4"), (View.MINISTRY, "A4"),
    (View.MEETING, "A4")])
def test_a_view_of_wide_tables_is_printed_on_its_side(view: View, side: str) -> None:
    assert f"@page {{ size: {side};" in render_html(build_report(sample.scores(), view=view))


@pytest.mark.parametrize(("view", "form"), VIEWS)
def test_every_view_is_sound(view: View, form: AnnualForm) -> None:
    text = render_html(next(each for each in every_view(sample.scores(), sample.assessments())
                            if (each.view, each.form) == (view, form)))
    page = Page(text)
    ids = [each["id"] for _, each, _ in page.elements if "id" in each]
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert page.open == []
    assert len(ids) == len(set(ids))
    assert {each["href"][1:] for each in page.of("a")} <= set(ids)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(set(each.get("aria-labelledby", "").split()) <= set(ids) for _, each, _ in page.elements)
    assert all(each.get("tabindex") == "0" for _, each, _ in page.elements if each.get("class") == "scroll")
    assert all(len(text) > 0 for text in page.shown())


@pytest.mark.parametrize(("view", "form"), VIEWS)
def test_a_cell_over_several_rows_leaves_each_row_as_wide_as_the_head(view: View, form: AnnualForm) -> None:
    text = render_html(next(each for each in every_view(sample.scores(), sample.assessments())
                            if (each.view, each.form) == (view, form)))
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        columns = table.count("<col ")
        lines = re.findall(r"<tr.*?</tr>", table[table.index("<tbody"):], re.DOTALL)
        waiting: list[int] = []
        for line in lines:
            spans = [int(number) for number in re.findall(r'rowspan="(\d+)"', line)]
            wide = sum(int(number) - 1 for number in re.findall(r'colspan="(\d+)"', line))
            cells = len(re.findall(r"<t[hd] ", line)) + wide
            assert cells + len(waiting) == columns
            waiting = [left - 1 for left in waiting if left > 1] + [span - 1 for span in spans if span > 1]
        assert waiting == []


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
    assert "ingen krav/måltall vurdert" in text.casefold()
    assert Page(text).open == []


def test_the_same_report_gives_the_same_bytes(html: str) -> None:
    assert render_html(sample.a_report()) == html


def test_the_foot_says_what_the_page_rests_on(html: str) -> None:
    report = sample.a_report()
    assert f"Kort {report.definition_hash}, tall {report.data_hash}." in html
    assert "Grunnlag: 2. tertial 2025 · hittil i år, per 31.08.2025." in html
