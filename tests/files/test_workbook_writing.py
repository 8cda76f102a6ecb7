"""How a card's workbook is laid out: lists to choose from, notes, frozen headings, nothing that runs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from tests.files.test_workbook_reading import WHOLE
from tests.files.workbooks import cells

from balanced_scorecard import DefinitionError, Indicator, Perspective, Scorecard
from balanced_scorecard.domain.factor import CriticalSuccessFactor
from balanced_scorecard.files import excel_file
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.unstructuring import unstructure_scorecard
from balanced_scorecard.files.workbook_bytes import workbook_bytes
from balanced_scorecard.files.workbook_layout import Heading, Top, lay_out
from balanced_scorecard.files.writing import write_scorecard


def opened(card: Scorecard) -> Workbook:
    return load_workbook(BytesIO(write_scorecard(card, "excel")))


def offered(sheet: Any, cell: str) -> Any:
    """Return the list that *cell* is chosen from."""
    return next(rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)


def words_in(book: Workbook, area: str) -> list[object]:
    title, _, cells = area.partition("!")
    return [row[0].value for row in book[title.strip("'")][cells.replace("$", "")]]


def test_the_sheets_stand_in_the_order_of_the_work() -> None:
    assert opened(WHOLE).sheetnames == [
        "Kort", "Perspektiver", "Hovedmål", "Suksessfaktorer", "Indikatorer", "Krav og måltall", "Grenseverdier",
        "Tiltak", "Milepæler", "Årsak-virkning", "Målkonflikter", "Organisasjon", "Overordnede mål", "Temaer",
        "Interessenter", "Dokumenter", "Risiko", "Måleserier", "Gjennomganger", "Insentiver", "Kontrollvalg",
        "Kontrollunntak", "Valgmuligheter"]


def test_a_closed_vocabulary_is_chosen_from_its_words() -> None:
    book = opened(WHOLE)
    rule = offered(book["Indikatorer"], "F2")
    assert words_in(book, rule.formula1) == [
        "høyere er best", "lavere er best", "innenfor et intervall", "ingen retning er best"]
    assert rule.showErrorMessage


def test_several_words_in_one_cell_are_let_be() -> None:
    assert not offered(opened(WHOLE)["Perspektiver"], "C2").showErrorMessage


def test_what_a_row_stands_in_is_chosen_from_the_ids_there_are() -> None:
    book = opened(WHOLE)
    rule = offered(book["Krav og måltall"], "A2")
    assert words_in(book, rule.formula1)[:4] == ["A1.1.1", "A1.1.2", "A1.1.3", None]
    assert not rule.showErrorMessage


def test_the_fields_of_the_card_have_their_lists_too() -> None:
    book = opened(WHOLE)
    assert words_in(book, offered(book["Kort"], "B11").formula1) == ["perioden", "hittil i år"]
    assert words_in(book, offered(book["Kort"], "B4").formula1) == ["nb", "nn", "en", "sv", "da", "fi"]


def test_headings_are_frozen_have_notes_and_mark_what_is_required() -> None:
    sheet = opened(WHOLE)["Indikatorer"]
    assert sheet.freeze_panes == "D2"
    assert [sheet.cell(1, column).value for column in range(1, 6)] == [
        "Suksessfaktor *", "Kode *", "Navn *", "Definisjon", "Måleenhet"]
    assert sheet["H1"].comment.text.splitlines()[1:3] == ["• strøm (sum)", "• beholdning (siste)"]
    assert sheet["A1"].comment.text == (
        "Suksessfaktoren indikatoren hører til. (må fylles ut) Kode fra arket Suksessfaktorer.")


def test_what_few_cards_fill_is_folded_away_until_it_holds_something() -> None:
    sheet = opened(WHOLE)["Tiltak"]
    folded = {sheet.cell(1, number).value: sheet.column_dimensions[get_column_letter(number)].hidden
              for number in range(1, sheet.max_column + 1)}
    assert not folded["Kode *"]
    assert folded["Beskrivelse"]
    described = evolve(WHOLE, initiatives=(evolve(WHOLE.initiatives[0], definition="Hva det er"),))
    assert not opened(described)["Tiltak"].column_dimensions["J"].hidden


def card_called(name: str) -> Scorecard:
    indicator = Indicator(id="I", name=name)
    factor = CriticalSuccessFactor(id="F", name="F", indicators=(indicator,))
    return Scorecard(id="K", name="K", language="nb", perspectives=(Perspective(id="P", name="P", factors=(factor,)),))


@pytest.mark.parametrize("text", [
    "=1+1", "+47 22 00 00 00", "-1", "@SUM(A1)", "#REF!", "'x", '=HYPERLINK("http://x")', "TRUE",
])
def test_a_text_that_looks_like_something_else_is_a_text(text: str) -> None:
    cell = opened(card_called(text))["Indikatorer"]["C2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix is (text[0] in "=+-@'")


def test_a_day_is_a_day_and_a_number_a_number() -> None:
    book = opened(WHOLE)
    assert (book["Kort"]["B6"].is_date, book["Kort"]["B6"].number_format) == (True, "dd.mm.yyyy")
    assert (book["Indikatorer"]["M2"].value, book["Indikatorer"]["M2"].number_format) == (74.6, "General")
    assert book["Indikatorer"].column_dimensions["B"].number_format == "@"


def test_days_are_shown_as_their_language_shows_them() -> None:
    assert opened(evolve(WHOLE, language="sv"))["Kort"]["B6"].number_format == "yyyy-mm-dd"


def test_a_number_keeps_all_its_digits() -> None:
    card = read_scorecard(b"{id: K, name: K, perspectives: [{id: P, name: P, weight: 0.12345678901234567}]}")
    assert read_scorecard(write_scorecard(card, "excel"), "excel") == card


def test_a_text_no_cell_can_hold_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(DefinitionError) as caught:
        write_scorecard(card_called("a" * 32_768), "excel")
    assert str(caught.value) == ("a text of 32768 signs is longer than the 32767 a cell of a workbook holds "
                                 f"('{'a' * 40}'...); shorten it, or save as .yaml")


def test_the_same_card_gives_the_same_bytes() -> None:
    assert write_scorecard(WHOLE, "excel") == write_scorecard(WHOLE, "excel")


def test_plain_data_are_written_and_read() -> None:
    document = unstructure_scorecard(WHOLE)
    assert read_scorecard(excel_file.write(excel_file.read(excel_file.write(document))), "excel") == WHOLE


def test_plain_data_with_faults_are_refused_with_their_cells() -> None:
    with pytest.raises(DefinitionError) as caught:
        excel_file.read(cells(write_scorecard(WHOLE, "excel"), {"Indikatorer": {"A2": "A9"}}))
    assert str(caught.value) == "Indikatorer!A2: no factor 'A9'"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    lay_out(sheet, [Heading(text="Tekst", width=20)], [["kort"], ["a " * 60], ["x\ny\nz"]])
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [None, 105.0, 45.0]


def test_what_stands_above_the_headings_takes_rows_of_its_own() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    lay_out(sheet, [Heading(text="Tekst")], [["første"]], top=Top(about="Om arket", example_label="Eksempel:",
                                                                examples=[["et eksempel"]]))
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [
        "Om arket", "Eksempel:", "et eksempel", "Tekst", "første"]
    assert sheet.freeze_panes == "B5"
    assert workbook_bytes(book)
