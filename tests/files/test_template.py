"""The template: filled in as a controller would, without a manual, it makes the first report in one command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.files.workbooks import cells

from balanced_scorecard import (
    DefinitionError,
    MeasurementError,
    ScorecardError,
    evaluate,
    load_assessments,
    load_measurements,
    load_scorecard,
    save_template,
)
from balanced_scorecard.cli import main
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.template import template_text, template_workbook
from balanced_scorecard.files.workbook_words import word_of
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

Values = dict[str, list[list[Any]]]
FILLED: Mapping[str, Values] = {
    "nb": {
        "perspectives": [["P", "Innbyggere", "bruker"]],
        "factors": [["P", "P1", "Rask byggesak"]],
        "indicators": [["P1", "P1.1", "Byggesaker innen fristen", "Av alle avgjorte", "%", "høyere er best", "tertial",
                        "andel (teller/nevner)"], ["P1", "P1.10", "Avgjorte saker", None, "saker", None, "tertial",
                                                   "strøm (sum)"]],
        "targets": [["P1.1", "minst 90 %", "2026"], ["P1.10", "minst 300 saker", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Avvik", "Vinterstengt i februar"]],
    },
    "en": {
        "perspectives": [["P", "Citizens", "user"]],
        "factors": [["P", "P1", "Fast permits"]],
        "indicators": [["P1", "P1.1", "Permits in time", "Of all decided", "%", "higher is better", "tertial",
                        "rate (numerator/denominator)"], ["P1", "P1.10", "Decided", None, "cases", None, "tertial",
                                                          "flow (sum)"]],
        "targets": [["P1.1", "at least 90 %", "2026"], ["P1.10", "at least 300 cases", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Deviation", "Closed in February"]],
    },
    "nn": {
        "perspectives": [["P", "Innbyggjarar", "brukar"]],
        "factors": [["P", "P1", "Rask byggjesak"]],
        "indicators": [["P1", "P1.1", "Byggjesaker innan fristen", "Av alle avgjorde", "%", "høgare er best", "tertial",
                        "del (teljar/nemnar)"], ["P1", "P1.10", "Avgjorde saker", None, "saker", None, "tertial",
                                                 "straum (sum)"]],
        "targets": [["P1.1", "minst 90 %", "2026"], ["P1.10", "minst 300 saker", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Avvik", "Vinterstengt i februar"]],
    },
    "sv": {
        "perspectives": [["P", "Invånare", "användare"]],
        "factors": [["P", "P1", "Snabbt bygglov"]],
        "indicators": [["P1", "P1.1", "Bygglov i tid", "Av alla beslutade", "%", "högre är bäst", "tertial",
                        "andel (täljare/nämnare)"], ["P1", "P1.10", "Beslutade ärenden", None, "ärenden", None,
                                                     "tertial", "flöde (summa)"]],
        "targets": [["P1.1", "minst 90 %", "2026"], ["P1.10", "minst 300 ärenden", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Avvikelse", "Stängt i februari"]],
    },
    "da": {
        "perspectives": [["P", "Borgere", "bruger"]],
        "factors": [["P", "P1", "Hurtig byggesag"]],
        "indicators": [["P1", "P1.1", "Byggesager til tiden", "Af alle afgjorte", "%", "højere er bedst", "tertial",
                        "andel (tæller/nævner)"], ["P1", "P1.10", "Afgjorte sager", None, "sager", None, "tertial",
                                                   "strøm (sum)"]],
        "targets": [["P1.1", "mindst 90 %", "2026"], ["P1.10", "mindst 300 sager", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Afvigelse", "Lukket i februar"]],
    },
    "fi": {
        "perspectives": [["P", "Asukkaat", "asiakas"]],
        "factors": [["P", "P1", "Nopea rakennuslupa"]],
        "indicators": [["P1", "P1.1", "Luvat ajallaan", "Kaikista ratkaistuista", "%", "suurempi on parempi",
                        "vuosikolmannes", "suhde (osoittaja/nimittäjä)"],
                       ["P1", "P1.10", "Ratkaistut", None, "asiaa", None, "vuosikolmannes", "virta (summa)"]],
        "targets": [["P1.1", "vähintään 90 %", "2026"], ["P1.10", "vähintään 300 asiaa", "2026"]],
        "measurements": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
        "assessments": [["2026-T1", "P1.1", None, "Poikkeama", "Suljettu helmikuussa"]],
    },
}


def filled(language: str, values: Values | None = None) -> bytes:
    """Return the template of *language* as somebody has filled it in, below the headings."""
    content = template_workbook(language, "styrekort.xlsx")
    book = load_workbook(BytesIO(content))
    card = word_of("sheet", "card", language)
    changes: dict[str, dict[str, Any]] = {card: {"B3": "kommunen-2026", "B4": "Styrekort for kommunen"}}
    for name, rows in (values or FILLED[language]).items():
        title = word_of("sheet", name, language)
        first = int(re.sub(r"\D", "", str(book[title].freeze_panes)))
        changes[title] = {f"{chr(65 + column)}{first + number}": value for number, row in enumerate(rows)
                          for column, value in enumerate(row) if value is not None}
    return cells(content, changes)


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_a_filled_template_is_a_card_with_figures_and_words(language: str, tmp_path: Path) -> None:
    path = tmp_path / "styrekort.xlsx"
    path.write_bytes(filled(language))
    card, figures = load_scorecard(path), load_measurements(path)
    share, count = evaluate(card, figures, "2026-T1")
    assert [indicator.id for indicator in card.indicators()] == ["P1.1", "P1.10"]
    assert (share.numerator, share.denominator, share.effective_target is not None) == (83.0, 92.0, True)
    assert (count.actual, count.target_whole) == (92.0, 300.0)
    assert [said.text for said in load_assessments(path)] == [FILLED[language]["assessments"][0][4]]


def test_the_first_report_is_one_command(tmp_path: Path) -> None:
    path, report = tmp_path / "styrekort.xlsx", tmp_path / "rapport.html"
    path.write_bytes(filled("nb"))
    command = ["report", str(path), str(path), "--period", "2026-T1", "--assessments", str(path), "-o", str(report)]
    assert main(command) == 0
    page = report.read_text(encoding="utf-8")
    assert "Byggesaker innen fristen" in page
    assert "Vinterstengt i februar" in page


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_an_example_is_never_read(language: str, tmp_path: Path) -> None:
    path = tmp_path / "styrekort.xlsx"
    path.write_bytes(cells(template_workbook(language), {word_of("sheet", "card", language): {"B3": "K", "B4": "K"}}))
    card = load_scorecard(path)
    assert (card.perspectives, card.initiatives, card.organisation, card.risks, card.reviews) == ((), (), None, (), ())
    assert load_assessments(path) == ()
    with pytest.raises(MeasurementError, match=r"^styrekort.xlsx: has headings and no rows; add a row a value$"):
        load_measurements(path)


def test_an_empty_template_says_what_a_card_needs(tmp_path: Path) -> None:
    path = tmp_path / "styrekort.xlsx"
    path.write_bytes(template_workbook("nb"))
    with pytest.raises(DefinitionError) as caught:
        load_scorecard(path)
    assert str(caught.value).splitlines() == ["styrekort.xlsx: Kort!B3: required but missing",
                                              "styrekort.xlsx: Kort!B4: required but missing"]


def test_figures_may_stand_one_column_a_period(tmp_path: Path) -> None:
    values = {**FILLED["nb"], "measurements": [], "wide": [["P1.10", 92, 101, 88]]}
    path = tmp_path / "styrekort.xlsx"
    path.write_bytes(filled("nb", values))
    assert [(row.indicator, str(row.period), row.value) for row in load_measurements(path)] == [
        ("P1.10", "2026-T1", 92.0), ("P1.10", "2026-T2", 101.0), ("P1.10", "2026-T3", 88.0)]
    assert len(load_measurements(path, layout="wide")) == 3


def test_figures_on_both_sheets_are_added(tmp_path: Path) -> None:
    values = {**FILLED["nb"], "measurements": [["P1.1", "2026-T1", None, 83, 92]], "wide": [["P1.10", 92]]}
    path = tmp_path / "styrekort.xlsx"
    path.write_bytes(filled("nb", values))
    assert sorted(row.indicator for row in load_measurements(path)) == ["P1.1", "P1.10"]


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_first_sheet_tells_what_to_do_in_ten_lines(language: str) -> None:
    sheet = load_workbook(BytesIO(template_workbook(language, "mitt kort.xlsx"))).worksheets[0]
    assert sheet.title == word_of("sheet", "start", language)
    assert [sheet.cell(row, 1).value for row in range(3, 14)] == [*range(1, 11), None]
    assert "balanced-scorecard check mitt kort.xlsx" in str(sheet["B11"].value)


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_sheet_shows_an_example_above_its_headings(language: str) -> None:
    book = load_workbook(BytesIO(template_workbook(language)))
    start, choices = word_of("sheet", "start", language), word_of("sheet", "choices", language)
    label = words_for(language)["workbook.about.example"]
    for sheet in book.worksheets:
        if sheet.title not in (start, choices, word_of("sheet", "card", language)):
            assert sheet["A2"].value == label, sheet.title
            assert any(cell.value for cell in sheet[3]), sheet.title


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_template_in_yaml_is_a_card_as_it_is_and_with_all_it_may_have(language: str) -> None:
    text = template_text(language)
    short = read_scorecard(text.encode())
    whole = read_scorecard(re.sub(r"^#: ?", "", text, flags=re.MULTILINE).encode())
    assert (short.language, len(short.indicators()), short.risks) == (language, 3, ())
    assert (len(whole.risks), len(whole.links), len(whole.reviews), len(whole.series)) == (1, 1, 1, 1)
    assert whole.organisation is not None


def test_both_templates_say_the_same() -> None:
    whole = read_scorecard(re.sub(r"^#: ?", "", template_text("nb"), flags=re.MULTILINE).encode())
    sheet = load_workbook(BytesIO(template_workbook("nb")))["Indikatorer"]
    assert [sheet.cell(row, 2).value for row in (3, 4, 5)] == [indicator.id for indicator in whole.indicators()]


@pytest.mark.parametrize("name", ["kort.xlsx", "kort.yaml", "kort.yml", "KORT.XLSX"])
def test_a_template_is_written_by_the_end_of_its_name(name: str, tmp_path: Path) -> None:
    save_template(tmp_path / name, language="nb")
    content = (tmp_path / name).read_bytes()
    assert content == (template_workbook("nb", name) if "xlsx" in name.lower() else template_text("nb").encode())


@pytest.mark.parametrize(
    ("name", "language", "message"),
    [
        ("kort.json", "nb", "a template ends in '.yaml', '.yml' or '.xlsx', not '.json'"),
        ("there.yaml", "nb", "is there already; give another name, so that nothing is written over"),
    ],
)
def test_a_template_that_cannot_be_written_says_why(name: str, language: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("id: mine", encoding="utf-8")
    with pytest.raises(ScorecardError) as caught:
        save_template(tmp_path / name, language=language)
    assert str(caught.value) == f"{tmp_path / name}: {message}"
    assert (tmp_path / "there.yaml").read_text(encoding="utf-8") == "id: mine"


def test_a_language_without_a_template_is_refused_with_those_that_have_one() -> None:
    said = r"^there is no template in 'de'; use 'nb', 'nn', 'en', 'sv', 'da' or 'fi'$"
    with pytest.raises(ScorecardError, match=said):
        template_text("de")


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_command_prints_the_template_of_every_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "--language", language]) == 0
    assert read_scorecard(capsys.readouterr().out.encode()).language == language


def test_the_command_prints_yaml_and_writes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "--language", "nb"]) == 0
    assert read_scorecard(capsys.readouterr().out.encode()).language == "nb"
    assert main(["template", "-o", str(tmp_path / "kort.xlsx")]) == 0
    assert main(["template", "-o", str(tmp_path / "kort.xlsx")]) == 2
    assert "is there already" in capsys.readouterr().err
