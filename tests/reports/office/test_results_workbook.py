"""A report as a workbook: numbers one can count with, statuses by word, icon and colour, nothing that runs."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from tests.reports import sample
from tests.reports.office.opened import cells, table, texts, the_book
from tests.reports.sample_views import every_view
from tests.reports.test_hostile_names import HOSTILE, a_hostile_card
from tests.reports.test_sizes import EMPTY, a_card_of, half_of, reports
from tests.reports.test_words_on_pages import english

from balanced_scorecard import (
    Measurements,
    Report,
    ScorecardError,
    View,
    build_report,
    evaluate,
    roll_up,
    save_report,
)
from balanced_scorecard.files.excel_cells import clean_text
from balanced_scorecard.files.workbook_bytes import workbook_bytes
from balanced_scorecard.reports.office.results_workbook import results_workbook
from balanced_scorecard.reports.office.sheets import new_sheet
from balanced_scorecard.reports.plain import plain
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

FORMULA = '=HYPERLINK("http://x.example";"klikk")'


def a_book(report: Report | None = None, language: str | None = None) -> Workbook:
    return the_book(results_workbook(report or sample.a_report(), language))


# ---- what is in it --------------------------------------------------------------------------------------------------


def test_the_management_card_has_a_sheet_for_each_thing_a_controller_looks_for() -> None:
    assert a_book().sheetnames == [
        "Samlet vurdering", "Styrekort", "Nivåer", "Lov- og regelkrav", "Vises, men teller ikke med", "Tiltak",
        "Åpne beslutninger", "Merknader til styrekortet", "Kilder", "Utvikling", "Tallgrunnlag", "Definisjoner",
        "Grunnlag"]


def test_a_row_of_the_card_tells_where_it_stands_what_it_is_and_what_is_said_of_it() -> None:
    row = table(a_book()["Styrekort"])[0]
    told = {name: cell.value for name, cell in row.items()}
    # 65 of 100 in every one of eight months is 65 %; 80 is wanted, 70 is yellow.
    assert told == {
        "Perspektiv": "Brukere og samfunn", "Hovedmål": "Forutsigbar saksbehandling",
        "Kritisk suksessfaktor": "Kort og jevn behandlingstid", "Kode": "A1.1.1",
        "Styringsparameter": "Andel søknader innen frist", "Ansvarlig": "Avdeling for søknader", "Vekt": 1,
        "Resultat": 0.65, "Krav/måltall": "≥\u00a080\u00a0%", "Krav/måltall i tall": 0.8, "Status": "✗ Mindre god",
        "Måloppnåelse": "ikke nådd", "Avstand til kravet (pluss er bedre)": -15, "Skår (0–1)": pytest.approx(1 / 6),
        "Utvikling": None,
        "Forrige periode": 0.65, "Samme periode i fjor": None,
        "Vurdering": "Avvik · Stor pågang før sommeren · Leders vurdering: Middels · Avdelingsdirektør Bjerk, "
                     "12.09.2025; Prognose · Ventes bedre · Prognose for året: 72,5\u00a0%"}


def test_numbers_have_the_unit_and_the_decimals_of_the_page() -> None:
    share, cases = table(a_book()["Styrekort"])[:2]
    formats = [(row[name].value, row[name].number_format) for row in (share, cases)
               for name in ("Resultat", "Krav/måltall i tall", "Avstand til kravet (pluss er bedre)")]
    # 1 200 cases are wanted in the year, so 243 of 365 parts of them by August's end: 798.9, told apart from 800.
    assert formats == [(0.65, "#,##0 %"), (0.8, "#,##0 %"), (-15, '#,##0 "prosentpoeng"'),
                       (800, '#,##0 "saker"'), (pytest.approx(1200 * 243 / 365), '#,##0.0 "saker"'),
                       (pytest.approx(800 - 1200 * 243 / 365), '+#,##0.0 "saker";-#,##0.0 "saker"')]


def test_every_level_has_its_counts_as_numbers() -> None:
    told = {row["Kode"].value: {name: cell.value for name, cell in row.items()} for row in table(a_book()["Nivåer"])}
    assert list(told) == ["skogkort", "A", "B", "C", "A1", "A1.1", "A1.2", "B1"]
    users = told["A"]  # half of its weight is measured, and two thirds are asked for
    assert (users["Nivå"], users["Status"], users["Datadekning"]) == ("Perspektiv", "? For lite datagrunnlag", 0.5)
    assert [users[name] for name in ("Krav nådd", "Krav vurdert", "God", "Middels", "Mindre god", "Tall mangler")] == [
        1, 2, 1, 0, 1, 1]


def test_a_status_has_its_colour_by_a_rule_that_follows_the_icon() -> None:
    rules = a_book()["Styrekort"].conditional_formatting
    assert isinstance(rules, ConditionalFormattingList)
    said = {str(each.sqref): [(rule.formula[0], rule.dxf.fill.bgColor.rgb[2:]) for rule in each.rules]
            for each in rules}
    assert said == {"K3:K9": [
        ('LEFT(K3,1)="✓"', "1a7f37"), ('LEFT(K3,1)="!"', "9a6700"), ('LEFT(K3,1)="✗"', "b42318"),
        ('AND(K3<>"",ISNUMBER(FIND(LEFT(K3,1),"–◷?")))', "57606a")]}


def test_the_figures_over_time_have_charts_the_red_first_and_a_curve_in_each_row_of_the_card() -> None:
    content = results_workbook(sample.a_report())
    book = the_book(content)
    charts = book["Utvikling"]._charts  # type: ignore[attr-defined]
    titles = ["".join(run.t for part in chart.title.tx.rich.p for run in part.r or ()) for chart in charts]
    assert titles == ["A1.1.1 Andel søknader innen frist", "A1.2.2 Foreløpig melding i tide",
                      "A1.1.2 Antall avgjorte søknader", "B1.2 Kurs i felt", "B1.3 Innkomne søknader"]
    months = [(row["Periode"].value, row["Resultat"].value) for row in table(book["Utvikling"])[:8]]
    assert months[0] == ("Januar 2025", 0.65)
    assert len(months) == 8
    with ZipFile(BytesIO(content)) as parts:
        drawn = re.findall(r"<xm:f>(.*?)</xm:f><xm:sqref>(.*?)<", parts.read("xl/worksheets/sheet2.xml").decode())
    assert drawn[0] == ("'Utvikling'!D3:D10", "O3")
    assert len(book["Nivåer"]._charts) == 1  # type: ignore[attr-defined]


def test_the_rows_behind_are_those_the_report_was_made_from() -> None:
    rows = table(a_book()["Tallgrunnlag"])
    first = {name: cell.value for name, cell in rows[0].items()}
    assert first == {"Kode": "A1.1.1", "Periode": "Januar 2025", "Resultat": None, "Teller": 65, "Nevner": 100,
                     "Tallet gjelder": "perioden alene"}
    assert len(rows) == 5 * 8


def test_a_figure_of_too_few_is_not_among_the_rows_behind() -> None:
    card = sample.a_card("""{id: k, name: K, language: nb, perspectives: [{id: P, name: P, factors: [{id: F, name: F,
        indicators: [{id: I, name: I, unit: "%", adds_up: rate, min_n: 5, targets: [">= 80 %"]}]}]}]}""")
    rows = Measurements([sample.a_row("I", "2024", numerator=3.0, denominator=4.0),
                         sample.a_row("I", "2025", numerator=40.0, denominator=50.0)])
    book = a_book(build_report(roll_up(evaluate(card, rows, "2025"))))
    told = [[cell.value for cell in row.values()] for row in table(book["Tallgrunnlag"])]
    assert told == [["I", "2024", None, None, None, "perioden alene", "skjermet"],
                    ["I", "2025", None, 40, 50, "perioden alene", None]]
    assert not any(cell.value in (0.75, 3, 4) for cell in cells(book) if cell.parent.title == "Utvikling")


def test_a_level_a_day_and_a_range_stand_as_what_they_are() -> None:
    card = sample.a_card("""{id: k, name: K, language: nb, perspectives: [{id: P, name: P, factors: [{id: F, name: F,
        indicators: [{id: L, name: Nivå, levels: [C, B, A], targets: [">= B"]},
                     {id: M, name: Bygg, targets: [{milestone: I bruk, by: 2025-10-01}]},
                     {id: R, name: Andel, unit: "%", targets: ["95..100 %"]}]}]}]}""")
    rows = Measurements([sample.a_row("L", "2025", value="A"), sample.a_row("M", "2025", value=date(2025, 9, 30)),
                         sample.a_row("R", "2025", value=97.5)])
    level, day, share = table(a_book(build_report(roll_up(evaluate(card, rows, "2025"))))["Styrekort"])
    assert level["Resultat"].value == "A"
    assert (day["Resultat"].value, day["Resultat"].number_format) == (datetime(2025, 9, 30), "dd.mm.yyyy")
    assert (share["Resultat"].value, share["Krav/måltall i tall"].value) == (0.975, "95–100")


def test_the_basis_names_version_and_fingerprints() -> None:
    report = sample.a_report()
    told = {str(row[0].value): row[1].value for row in a_book(report)["Grunnlag"].iter_rows(min_row=3, max_row=10)}
    assert told["Styrekort"] == "Styrekort for Skogdirektoratet · kortversjon 2025.1"
    assert told["Fingeravtrykk av kortet"] == report.definition_hash
    assert told["Fingeravtrykk av tallene"] == report.data_hash
    assert told["Periode"] == "2. tertial 2025 · hittil i år, per 31.08.2025"


def test_every_printed_sheet_says_at_its_foot_what_it_rests_on_and_its_number() -> None:
    report = sample.a_report(sample.CARD.replace("Styrekort for Skogdirektoratet", "Skog & fjell" + " & mer" * 60))
    for sheet in a_book(report).worksheets:
        foot = sheet.oddFooter
        assert foot is not None
        said = str(foot.left.text).replace("&&", "")
        assert said.startswith("…")  # the beginning of what is too long
        assert said.endswith(f"kortversjon 2025.1 · kort {report.definition_hash}, tall {report.data_hash}")
        assert "&" not in said
        assert foot.right.text == "&P / &N"


# ---- every view, language and size ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_view_is_a_workbook_in_every_language_with_no_word_of_english_elsewhere(language: str) -> None:
    own = set(words_for(language).values())
    whole, _ = english()
    for report in every_view(sample.scores(), sample.assessments()):
        book = a_book(report, language)
        assert {"card": words_for(language)["report.summary"]}.get(report.view.value, book.sheetnames[0]) in \
            book.sheetnames
        assert words_for(language)["node.scorecard"] in book.sheetnames
        assert all(sheet.max_row > 1 for sheet in book.worksheets)
        if language != "en":
            assert (texts(book) | set(book.sheetnames)) & whole - own == set()


def test_every_table_keeps_its_headings_in_sight_and_on_each_printed_sheet() -> None:
    for sheet in a_book().worksheets:
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
    card = a_book()["Styrekort"]
    assert (card.freeze_panes, card.print_title_rows, card.auto_filter.ref) == ("F3", "$2:$2", "A2:R9")


@pytest.mark.parametrize(("card", "rows"), [(EMPTY, 0), (a_card_of(1), 1), (a_card_of(60), 60)])
def test_from_nothing_to_sixty_indicators_every_view_is_a_whole_workbook(card: str, rows: int) -> None:
    for report in reports(card, half_of(rows)):
        book = a_book(report)
        assert len(table(book["Styrekort"])) == rows
        assert len(book["Utvikling"]._charts) <= 12  # type: ignore[attr-defined]
    assert len(table(a_book(next(reports(card)))["Styrekort"])) == rows


def test_the_same_report_gives_the_same_bytes() -> None:
    assert results_workbook(sample.a_report()) == results_workbook(sample.a_report())


# ---- what people may have written -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*HOSTILE, FORMULA, "+1", "-1", "@SUM(A1)", "_x0041_"])
def test_a_name_is_a_text_whatever_it_begins_with(name: str) -> None:
    scores = sample.scores(a_hostile_card(name))
    for view in (View.CARD, View.MINISTRY, View.PLAN):
        book = a_book(build_report(scores, sample.findings(), assessments=sample.assessments(), view=view))
        assert {cell.data_type for cell in cells(book)} <= {"s", "n", "d"}  # and no formula
        assert plain(name) in {clean_text(text) for text in texts(book)}
        assert all(len(each) <= 31 for each in book.sheetnames)


def test_own_words_for_statuses_may_be_anything() -> None:
    own = 'words: {poor: "=1+1", medium: "' + "x" * 300 + '", good: "a\\x07"}\ndefaults:'
    book = a_book(sample.a_report(sample.CARD.replace("defaults:", own)))
    assert table(book["Styrekort"])[0]["Status"].value == "✗ =1+1"


def test_a_text_longer_than_a_cell_ends_in_an_ellipsis() -> None:
    text = sample.CARD.replace("Søknader avgjort innen fristen", "x" * 40_000)
    longest = max(len(each) for each in texts(a_book(sample.a_report(text))))
    assert longest == 32_001


def test_sheets_are_told_apart_and_named_as_excel_lets_them_be() -> None:
    book = Workbook()
    names = [new_sheet(book, name).title for name in ("a/b:c", "A b C", "'", "History", "x" * 40, "x" * 41, "👩" * 20)]
    assert names == ["a b c", "A b C (2)", "-", "History (2)", "x" * 31, f"{'x' * 27} (2)", "👩" * 15]
    assert workbook_bytes(book)


# ---- saved ----------------------------------------------------------------------------------------------------------


def test_the_end_of_the_name_asks_for_a_workbook(tmp_path: Path) -> None:
    save_report(sample.a_report(), tmp_path / "a.XLSX", language="en")
    assert the_book((tmp_path / "a.XLSX").read_bytes()).sheetnames[1] == "Scorecard"


def test_what_cannot_be_written_leaves_nothing_half_written(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.docx"):
        (tmp_path / name).mkdir()
        with pytest.raises(ScorecardError, match=r"cannot be written .*; name a folder that may be written to"):
            save_report(sample.a_report(), tmp_path / name)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.docx", "a.xlsx"]
