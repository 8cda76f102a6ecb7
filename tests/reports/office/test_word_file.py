"""A report as a document for Word: styles, tables and drawings an editor can go on with, and names as they are."""

from __future__ import annotations

import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from tests.reports import sample
from tests.reports.office.opened import WP, W, body, paragraphs, the_document
from tests.reports.sample_views import every_view
from tests.reports.test_hostile_names import HOSTILE, a_hostile_card
from tests.reports.test_sizes import EMPTY, a_card_of, half_of, reports
from tests.reports.test_words_on_pages import english

from balanced_scorecard import (
    Finding,
    FrozenMap,
    MissingDependencyError,
    Report,
    Severity,
    View,
    build_report,
    save_report,
)
from balanced_scorecard.reports.office.word_file import word_bytes
from balanced_scorecard.reports.plain import plain
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "sv": "sv-SE", "da": "da-DK", "fi": "fi-FI"}


def written(report: Report | None = None, language: str | None = None) -> bytes:
    return word_bytes(report or sample.a_report(), language)


def headings(content: bytes) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in the_document(content).paragraphs
            if each.style.name.startswith("Heading")]


def rows_of(content: bytes) -> list[list[str]]:
    """Return what the cells of the first perspective's table say, a cell of several rows in each."""
    return [[cell.text for cell in row.cells] for row in the_document(content).tables[1].rows]


# ---- what an editor goes on with ------------------------------------------------------------------------------------


def test_headings_are_headings_with_their_level() -> None:
    said = headings(written())
    assert said[:4] == [("Heading 1", "Samlet vurdering"), ("Heading 2", "Mindre god"),
                        ("Heading 2", "Dette gjør vi"), ("Heading 2", "Tall mangler")]
    levels = [int(style.removeprefix("Heading ")) for style, _ in said]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))  # none is skipped
    assert {"Strategikart", "Tiltak", "Definisjoner"} <= {text for _, text in said}


def test_a_table_has_its_headings_on_each_sheet_its_rows_whole_and_its_caption_told() -> None:
    content = written()
    assert rows_of(content)[0] == ["Hovedmål", "Kritisk suksessfaktor", "Styringsparameter", "Krav/måltall", "Resultat",
                                   "Mot kravet", "Utvikling", "Status"]
    for table in the_document(content).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(f"{W}tblHeader") is not None
        assert all(row.trPr.find(f"{W}tblHeader") is None for row in others)
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in (first, *others))
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")


def test_long_words_of_a_table_may_break_only_where_words_do() -> None:
    heads = {cell._tc.xpath("string(.)"): len(cell._tc.xpath(".//w:softHyphen"))
             for table in the_document(written(language="fi")).tables for cell in table.rows[0].cells}
    assert heads["Kriittinen menestystekijä"] > 0  # between its syllables; and it is found as one word


def test_a_row_tells_figure_target_and_status_by_icon_and_word_and_the_reason_below() -> None:
    _, row, below, *_ = rows_of(written())
    assert row[2:5] == ["A1.1.1 Andel søknader innen frist\nAvdeling for søknader", "≥\u00a080\u00a0%",
                        "65\u00a0%"]
    assert row[7] == " ✗ \u00a0Mindre god\nOppdatert"
    assert "Stor pågang før sommeren" in below[2]
    assert below[:2] == row[:2]  # the goal and the factor go on


def test_the_charts_of_a_row_are_shapes_with_words_for_those_who_do_not_see_them() -> None:
    content = written()
    said = [each.attrib for each in body(content).iter(f"{WP}docPr")]
    labels = [each["descr"] for each in said]
    assert "Andel søknader innen frist: resultat 65\u00a0%, krav/måltall ≥\u00a080\u00a0%" in labels
    assert "Andel søknader innen frist: 8 verdier fra Januar 2025 til August 2025" in labels
    (the_map,) = [label for label in labels if label.startswith("Strategikart")]
    assert "B1 Rett kompetanse driver A1.1 Kort og jevn behandlingstid: Kyndige folk arbeider raskere." in the_map
    assert len({each["id"] for each in said}) == len(said)
    assert "Kort og jevn behandlingstid" in paragraphs(content)  # the words of the map are words in its boxes


def test_every_sheet_says_what_it_rests_on_and_its_number() -> None:
    report = sample.a_report()
    content = written(report)
    section = the_document(content).sections[0]
    assert section.header.paragraphs[0].text == (
        "Styrekort for Skogdirektoratet · 2. tertial 2025 · hittil i år, per 31.08.2025")
    foot = " ".join(each.text for each in section.footer.paragraphs)
    assert all(each in foot for each in ("kortversjon 2025.1", report.definition_hash, report.data_hash))
    fields = [each.get(f"{W}instr") for each in body(content, "word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_text_is_marked_as_being_in_its_language(language: str) -> None:
    content = written(language=language)
    styles = body(content, "word/styles.xml")
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {LANGUAGES[language]}
    assert the_document(content).core_properties.language == LANGUAGES[language]


def test_findings_folded_away_on_a_page_are_told() -> None:
    found = [Finding(code=f"BSC{110 + at}", name="x", severity=Severity.ADVICE, element="A",
                     messages=FrozenMap({"nb": f"råd nummer {at}"}), remedies=FrozenMap({"nb": ""})) for at in range(9)]
    told = " ".join(paragraphs(written(build_report(sample.scores(), found))))
    assert [at for at in range(9) if f"råd nummer {at}" in told] == list(range(9))


def test_cards_and_plans_lie_on_their_side_and_papers_stand() -> None:
    lying = {view for view in View
             if the_document(written(build_report(sample.scores(), view=view))).sections[0].orientation
             is WD_ORIENT.LANDSCAPE}
    assert lying == {View.CARD, View.PLAN}


# ---- every view, language and size ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_view_is_a_document_in_every_language_with_no_word_of_english_elsewhere(language: str) -> None:
    own = set(words_for(language).values())
    whole, _ = english()
    for report in every_view(sample.scores(), sample.assessments()):
        content = written(report, language)
        assert len(headings(content)) > 1
        assert the_document(content).tables
        assert language == "en" or set(paragraphs(content)) & whole - own == set()


@pytest.mark.parametrize(("card", "rows"), [(EMPTY, 0), (a_card_of(1), 1), (a_card_of(60), 60)])
def test_from_nothing_to_sixty_indicators_every_view_is_a_whole_document(card: str, rows: int) -> None:
    for report in (*reports(card, half_of(rows)), next(reports(card))):
        content = written(report)
        assert report.title in " ".join(paragraphs(content))
        if report.view is View.CARD:
            assert sum(text.startswith("I") and " Parameter " in text for text in paragraphs(content)) >= rows


def test_the_same_report_gives_the_same_bytes() -> None:
    assert written() == written()


# ---- what people may have written -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_text_and_nothing_of_it_becomes_markup(name: str) -> None:
    for report in every_view(sample.scores(a_hostile_card(name)), sample.assessments()):
        content = written(report)
        assert elements_of(content) <= usual_elements()
        assert plain(name) in " ".join(paragraphs(content))


def elements_of(content: bytes) -> set[str]:
    return {str(each.tag) for each in body(content).iter()}


@cache
def usual_elements() -> frozenset[str]:
    """Return what documents of every view are made of when names are harmless."""
    usual = [written(report) for report in every_view(sample.scores(), sample.assessments())]
    return frozenset(each for content in usual for each in elements_of(content))


# ---- without the extra ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["docx", "fontTools.svgLib"])
def test_without_the_extra_it_says_what_to_install(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingDependencyError) as raised:
        save_report(sample.a_report(), tmp_path / "a.docx")
    assert str(raised.value) == (
        'writing .docx needs python-docx and fonttools; install them with: pip install "balanced-scorecard[docx]"')
    assert list(tmp_path.iterdir()) == []
