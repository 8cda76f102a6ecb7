"""The workbook a unit fills in: what is open, what is locked, what checks it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from tests.files.test_collection_asking import CARD, figures, of

from balanced_scorecard import Basis, Bounds, CollectionForm, collection_forms
from balanced_scorecard.files.collection_checks import check_formula, share_formula
from balanced_scorecard.files.collection_form import AnswerKind
from balanced_scorecard.files.collection_workbook import write_form
from balanced_scorecard.words import words_for

KNOWN = figures("andel;2025-04;nord;;45;50;", "antall;2025-T1;nord;7;;;", "restanse;2025-Q1;nord;2;;;",
                "kostnad;2025-T1;nord;100,5;;;", "antall;2024-T2;nord;5;;;")
FUNCTIONS = {"IF", "OR", "AND", "NOT", "COUNT", "COUNTA", "ISNUMBER"}


def form_of(unit: str, **changes: Any) -> CollectionForm:
    return evolve(of(collection_forms(CARD, "2025-T2", KNOWN if unit else None), unit), **changes)


def opened(form: CollectionForm) -> Workbook:
    return load_workbook(BytesIO(write_form(form)))


def rows(book: Workbook) -> dict[str, int]:
    """Return the row of each element, the first where there are several."""
    sheet = book.worksheets[0]
    found: dict[str, int] = {}
    for row in range(7, sheet.max_row + 1):
        found.setdefault(str(sheet.cell(row, 1).value), row)
    return found


def test_a_form_says_whose_it_is_and_what_to_do() -> None:
    sheet = opened(form_of("nord")).worksheets[0]
    assert sheet["A1"].value == "Styrekort: Nord, 2025-T2 (01.05.2025–31.08.2025)"
    assert str(sheet["A2"].value).startswith("Fyll ut de gule cellene")
    assert [sheet.cell(6, column).value for column in range(9, 15)] == [
        "Teller", "Nevner", "Verdi", "Status", "Kommentar", "Kontroll"]


def test_what_is_known_from_before_is_shown() -> None:
    book = opened(form_of("nord"))
    sheet, row = book.worksheets[0], rows(book)["andel"]
    assert [sheet.cell(row, column).value for column in range(1, 9)] == [
        "andel", "Andel i tide", "2025-05", 90, "2025-04", None, "minst 75 %", "%"]
    count = rows(book)["antall"]
    assert (sheet.cell(count, 4).value, sheet.cell(count, 6).value) == (7, 5)
    assert (sheet.cell(row, 4).number_format, sheet.cell(count, 4).number_format) == ("#,##0.0", "#,##0")
    assert (sheet.cell(row, 15).value, sheet.cell(row, 16).value) == ("Av alle avgjorte", "Fagsystemet")


def test_only_the_cells_to_fill_in_are_open_and_there_is_no_password() -> None:
    book = opened(form_of("nord"))
    sheet, at = book.worksheets[0], rows(book)
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    share, count = at["andel"], at["antall"]
    assert {f"I{share}", f"J{share}", f"L{share}", f"M{share}", f"K{count}", "B3", "D3"} <= unlocked
    assert not {f"K{share}", f"I{count}", f"A{share}", f"N{share}", f"D{share}"} & unlocked
    assert all(each.protection.sheet and each.protection.password is None for each in book.worksheets)
    assert book.security is not None
    assert book.security.lockStructure


def test_a_share_is_worked_out_from_its_parts() -> None:
    book = opened(form_of("nord"))
    row = rows(book)["andel"]
    assert book.worksheets[0][f"K{row}"].value == f'=IF(COUNT(I{row}:J{row})<2,"",IF(J{row}=0,"",100*I{row}/J{row}))'
    assert share_formula(evolve(form_of("nord").figures[0], unit=None), 7).endswith(",1*I7/J7))")


def test_a_status_and_a_level_are_chosen_from_lists() -> None:
    book = opened(form_of(""))
    sheet, about, at = book.worksheets[0], book.worksheets[1], rows(book)

    def words(cell: str) -> list[object]:
        rules = (each for each in sheet.data_validations.dataValidation if each.type == "list")
        rule = next(each for each in rules if cell in each.sqref)
        return [row[0].value for row in about[str(rule.formula1).partition("!")[2].replace("$", "")]]

    assert words(f"L{at['karakter']}") == ["foreløpig", "anslag", "ikke målt", "ikke aktuelt", "skjermet", "brudd"]
    assert words(f"K{at['karakter']}") == ["C", "B", "A"]
    assert words(f"K{at['kvalitet']}") == ["God", "Middels", "Mindre god"]


def test_a_number_and_a_day_are_asked_for_again_where_something_else_is_typed() -> None:
    book = opened(form_of(""))
    rules = {str(rule.sqref): rule.type for rule in book.worksheets[0].data_validations.dataValidation}
    at = rows(book)
    assert (rules[f"K{at['system']}"], rules[f"K{at['saker']}"]) == ("date", "decimal")


def test_columns_that_no_row_needs_are_hidden() -> None:
    nord, whole = opened(form_of("nord")).worksheets[0], opened(form_of("")).worksheets[0]
    assert [nord.column_dimensions[letter].hidden for letter in "DEFIJ"] == [False] * 5
    assert [whole.column_dimensions[letter].hidden for letter in "DEFIJ"] == [True] * 5


@pytest.mark.parametrize("unit", ["nord", ""])
def test_every_row_is_checked_by_functions_that_every_program_has(unit: str) -> None:
    form = form_of(unit)
    for row, asked in enumerate(form.figures, 7):
        formula = check_formula(asked, row, words_for("nb"), "nb")
        outside_texts = re.sub(r'"[^"]*"', "", formula)
        assert set(re.findall(r"[A-Z]+(?=\()", outside_texts)) <= FUNCTIONS
        assert outside_texts.count("(") == outside_texts.count(")")
        assert len(formula) < 8192  # the most a cell can hold


def test_a_check_knows_the_bounds_and_the_language() -> None:
    asked = form_of("nord").figures[0]
    formula = check_formula(evolve(asked, bounds=evolve(asked.bounds, low=0.5, high=99.5)), 7, words_for("nb"), "nb")
    assert 'K7>99.5,"Sjekk: høyere enn 99,5, som er det høyeste mulige"' in formula
    assert 'K7<0.5,"Sjekk: lavere enn 0,5, som er det laveste mulige"' in formula


def test_a_check_asks_about_a_share_of_more_than_all_where_no_bound_says_what_may_be() -> None:
    asked = next(each for each in form_of("nord").figures if each.answer is AnswerKind.PARTS)
    words = '"Sjekk: teller er større enn nevner"'
    assert f"I7>J7,{words}" in check_formula(evolve(asked, bounds=Bounds()), 7, words_for("nb"), "nb")
    bounded = evolve(asked, bounds=Bounds(low=0.0, high=200.0))
    assert words not in check_formula(bounded, 7, words_for("nb"), "nb")


def test_the_second_sheet_tells_what_form_it_is() -> None:
    form = form_of("nord")
    sheet = opened(form).worksheets[1]
    said = {sheet.cell(row, 3).value: sheet.cell(row, 2).value for row in range(3, 13)}
    assert said == {
        "format": "balanced-scorecard-form/1", "card": "kort", "card_name": "Styrekort", "version": "1",
        "fingerprint": form.fingerprint, "language": "nb", "org_unit": "nord", "org_unit_name": "Nord",
        "period": "2025-T2", "units": '"": Etaten; nord: Nord'}


def test_a_form_of_the_year_to_date_says_from_when_to_when() -> None:
    forms = collection_forms(CARD, "2025-T2", basis=Basis.YEAR_TO_DATE)
    book = opened(of(forms, "nord"))
    assert book.worksheets[0].cell(rows(book)["antall"], 3).value == "2025-T2\nhittil i år, 01.01–31.08.2025"


def test_a_form_is_in_the_language_of_its_card() -> None:
    book = opened(form_of("nord", language="en"))
    assert book.sheetnames == ["Form", "About this form"]
    assert book.worksheets[0]["A1"].value == "Styrekort: Nord, 2025-T2 (2025-05-01–2025-08-31)"


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form(form_of("nord")) == write_form(form_of("nord"))
