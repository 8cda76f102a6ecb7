"""A card's workbook as people have it: lenient to what they do, every fault by sheet and cell, all at once."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook, load_workbook
from tests.files.workbooks import Edit, cells, edited, package, saved

from balanced_scorecard import DefinitionError, ReadingWarning, Scorecard
from balanced_scorecard.files.reading import read_scorecard
from balanced_scorecard.files.template import template_text
from balanced_scorecard.files.writing import write_scorecard

WHOLE = read_scorecard(re.sub(r"^#: ?", "", template_text("nb"), flags=re.MULTILINE).encode())
"""The card of the Norwegian template with all it may have."""
CONTENT = write_scorecard(WHOLE, "excel")
RING = "is part of itself; name the unit above, and none for the whole organisation"
Cells = dict[str, dict[str, Any]]


def faults(content: bytes) -> list[str]:
    """Return every line that is said of *content*."""
    with pytest.raises(DefinitionError) as caught:
        read_scorecard(content, "excel", source="kort.xlsx")
    return str(caught.value).splitlines()


def with_cells(changes: Cells) -> bytes:
    return cells(CONTENT, changes)


def on_sheet(name: str, change: Callable[[Any], object]) -> bytes:
    """Return the workbook once *change* has been made to one sheet."""
    return edited(CONTENT, lambda book: change(book[name]))


# ---- lenient -----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(
    "changes",
    [
        {"Indikatorer": {"M2": "74,6"}},
        {"Indikatorer": {"M2": "74,6 %"}},
        {"Indikatorer": {"F2": "higher", "G2": " Tertial ", "H2": "del (teljar/nemnar)"}},
        {"Indikatorer": {"N2": 2025}},
        {"Kort": {"B6": "01.01.2026"}},
        {"Kort": {"B6": "2026-01-01"}},
        {"Krav og måltall": {"C4": date(2026, 10, 1)}},
        {"Krav og måltall": {"C2": 2026, "G2": "15.01.2026"}},
        {"Hovedmål": {"D2": "  ", "H2": " "}},
        {"Risiko": {"C2": "A1.1.1,", "D2": 3.0}},
        {"Kort": {"B9": "Vi sikrer inntekt til dem som trenger det   "}},
        {"Perspektiver": {"C2": "bruker, resultat"}},
    ],
    ids=str,
)
def test_a_cell_may_be_written_as_people_do(changes: Cells) -> None:
    assert read_scorecard(with_cells(changes), "excel") == WHOLE


def test_a_percent_is_a_number_of_an_indicator_in_percent() -> None:
    def as_percent(sheet: Any) -> None:
        sheet["M2"] = 0.746
        sheet["M2"].number_format = "0.0%"

    assert read_scorecard(on_sheet("Indikatorer", as_percent), "excel") == WHOLE


@pytest.mark.parametrize("change", [
    lambda sheet: sheet.insert_rows(3, 4),
    lambda sheet: sheet.insert_rows(1, 5),
    lambda sheet: sheet.move_range("A1:C9", cols=60),
    lambda sheet: sheet.append([None, " ", ""]),
    lambda sheet: sheet.insert_cols(4),
], ids=["empty rows between", "a title above", "columns in another order", "blanks below", "an empty column"])
def test_rows_and_columns_may_stand_otherwise(change: Callable[[Any], object]) -> None:
    assert read_scorecard(on_sheet("Indikatorer", change), "excel") == WHOLE


@pytest.mark.parametrize("language", ["nn", "en"])
def test_headings_sheets_and_words_are_read_in_any_language(language: str) -> None:
    other = load_workbook_of(language)

    def swapped(book: Workbook) -> None:
        for own, sheet in zip(book.worksheets, other.worksheets, strict=True):
            if own.title != "Kort" and own.title != "Valgmuligheter":
                rows = list(own.iter_rows(min_row=2, values_only=True))
                for number, cell in enumerate(sheet[1], 1):
                    own.cell(1, number).value = cell.value
                assert rows == list(own.iter_rows(min_row=2, values_only=True))
                own.title = sheet.title if sheet.title not in book.sheetnames else own.title

    assert read_scorecard(edited(CONTENT, swapped), "excel") == WHOLE


def load_workbook_of(language: str) -> Workbook:
    text = re.sub(r"^#: ?", "", template_text(language), flags=re.MULTILINE)
    return load_workbook(BytesIO(write_scorecard(read_scorecard(text.encode()), "excel")))


def test_a_merged_parent_stands_for_all_its_rows() -> None:
    assert read_scorecard(on_sheet("Indikatorer", lambda sheet: sheet.merge_cells("A2:A4")), "excel") == WHOLE


def test_an_id_that_is_shown_with_more_digits_is_what_is_shown() -> None:
    def as_numbers(book: Workbook) -> None:
        for name, places in (("Suksessfaktorer", ("B2",)), ("Indikatorer", ("A2", "A3", "A4")), ("Tiltak", ("D2",)),
                             ("Insentiver", ("B2",))):
            for place in places:
                book[name][place] = 1.1
                book[name][place].number_format = "0.00"

    card = read_scorecard(edited(CONTENT, as_numbers), "excel")
    assert [factor.id for factor in card.factors()] == ["1.10"]


def test_columns_and_sheets_of_ones_own_begin_with_a_hash() -> None:
    def own(book: Workbook) -> None:
        book["Indikatorer"]["AZ1"], book["Indikatorer"]["AZ2"] = "# Kommentar", "hei"
        book["Kort"]["A60"], book["Kort"]["B60"] = "# Merk", "hei"
        book.create_sheet("# Notater").append(["hei"])

    assert read_scorecard(edited(CONTENT, own), "excel") == WHOLE


def test_names_in_other_languages_have_columns_of_their_own() -> None:
    card = read_scorecard(with_cells({"Indikatorer": {"AZ1": "Navn (EN)", "AZ2": "Decided in time",
                                                      "BA1": "Definition (en)", "BA3": "All cases"},
                                      "Kort": {"A60": "Navn (en)", "B60": "Card of the agency"}}), "excel")
    first, second, _ = card.indicators()
    assert dict(first.annotations.names) == {"en": "Decided in time"}
    assert dict(second.annotations.definitions) == {"en": "All cases"}
    assert dict(card.annotations.names) == {"en": "Card of the agency"}


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: setattr(book["Risiko"], "sheet_state", "hidden"),
         "kort.xlsx: the sheet 'Risiko' is hidden; it was read as any other"),
        (lambda book: setattr(book["Indikatorer"].row_dimensions[3], "hidden", True),
         "kort.xlsx: the sheet 'Indikatorer' has hidden rows (3); they were read as the others"),
        (lambda book: book.create_sheet("Notater").append(["hei"]),
         "kort.xlsx: the sheet 'Notater' is none of a scorecard's and was not read"),
    ],
)
def test_what_is_hidden_or_left_out_is_told_and_the_card_is_read(edit: Edit, said: str) -> None:
    with pytest.warns(ReadingWarning) as told:
        card = read_scorecard(edited(CONTENT, edit), "excel", source="kort.xlsx")
    assert [str(each.message) for each in told] == [said]
    assert card == WHOLE


def test_a_card_without_a_name_of_its_file_is_told_of_all_the_same() -> None:
    with pytest.warns(ReadingWarning, match=r"^the sheet 'Notater' is none of a scorecard's and was not read$"):
        read_scorecard(edited(CONTENT, lambda book: book.create_sheet("Notater")), "excel")


# ---- faults by sheet and cell ------------------------------------------------------------------------------------

@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Kort": {"B2": None}}, ["Kort!B2: required but missing"]),
        ({"Kort": {"B2": datetime(2025, 10, 1)}}, [
            "Kort!B2: 2025-10-01 is a day where an id is needed, as Excel makes one of 1.10; store the column as text "
            "and write the id again"]),
        ({"Kort": {"B4": "norsk"}}, ["Kort!B4: language 'norsk' is not one of nb, nn, en, sv, da, fi"]),
        ({"Kort": {"A7": "Ansvrlig"}}, ["Kort!A7: unknown heading 'Ansvrlig'; did you mean 'Ansvarlig'?"]),
        ({"Indikatorer": {"F2": "opp"}}, [
            "Indikatorer!F2: 'opp' is not one of 'høyere er best', 'lavere er best', 'innenfor et intervall' or 'ingen "
            "retning er best'"]),
        ({"Indikatorer": {"C2": None, "O2": "tung", "E3": "sekker"}}, [
            "Indikatorer!C2: required but missing",
            "Indikatorer!O2: expected a number, got 'tung'; write digits",
            "Indikatorer!E3: unit 'sekker' is not known; did you mean 'stykker'?"]),
        ({"Indikatorer": {"B2": 1.1}}, [
            "Indikatorer!B2: 1.1 is a number where a text is needed, and 1.1 and 1.10 are one number; store the cell "
            "as text and write the one that is meant"]),
        ({"Indikatorer": {"A2": "A9"}}, ["Indikatorer!A2: no factor 'A9'"]),
        ({"Indikatorer": {"A2": None}}, ["Indikatorer!A2: required but missing"]),
        ({"Indikatorer": {"B3": "A1.1.1"}}, [
            "Indikatorer!B3: 'A1.1.1' is already the id of Indikatorer!B2; give each element its own",
            "Krav og måltall!A3: no indicator 'A1.1.2'; did you mean 'A1.1.3'?",
            "Målkonflikter!A2: no objective, factor or indicator 'A1.1.2'; did you mean 'A1.1.3'?"]),
        ({"Krav og måltall": {"B2": "1.234 saker", "C2": "T1 2026"}}, [
            "Krav og måltall!B2: '1.234' can be read as 1234 or as 1,234; write one of these",
            "Krav og måltall!C2: 'T1 2026' is not a period; did you mean '2026-T1'?"]),
        ({"Krav og måltall": {"B2": None}}, [
            "Krav og måltall!A2: a target has one of expect, milestone and judged, here none; keep one"]),
        ({"Krav og måltall": {"B2": ">= 80 kr"}}, [
            "Krav og måltall!B2: '>= 80 kr' is in kr, which does not convert to the indicator's %; write the target in "
            "%, as in 'minst 80 %', or give the indicator the unit kr"]),
        ({"Krav og måltall": {"B3": ">= 80"}, "Indikatorer": {"F3": "lavere er best"}}, []),
        ({"Krav og måltall": {"A3": "A1.1.2", "A4": "A1.1.2", "B4": "minst 5", "C4": 2026, "D4": None}}, [
            "Krav og måltall!B4: 'minst 5' and 'minst 150 000 saker' hold from the same day for one date and unit; "
            "keep one, or give the day each was decided"]),
        ({"Grenseverdier": {"B2": 70, "C2": 70}}, ["Grenseverdier!A2: good (70) and medium (70) must differ"]),
        ({"Grenseverdier": {"B2": "gult"}}, ["Grenseverdier!B2: expected a number, got 'gult'; write digits"]),
        ({"Årsak-virkning": {"B2": "A1.1.9"}}, [
            "Årsak-virkning!B2: no objective, factor or indicator 'A1.1.9'; did you mean 'A1.1.3'?"]),
        ({"Målkonflikter": {"B2": "A1.1.1: 2 pp; A1.1.3: 5 %"}}, [
            "Målkonflikter!B2: no end of this conflict 'A1.1.3'; did you mean 'A1.1.2'?"]),
        ({"Milepæler": {"A2": "I9"}}, ["Milepæler!A2: no initiative 'I9'"]),
        ({"Tiltak": {"E2": date(2027, 1, 1)}}, [
            "Tiltak!A2: it ends on 2026-12-15, before it starts on 2027-01-01; the end must be the later day"]),
        ({"Kort": {"B38": "ingen", "A38": "Insentiver"}}, [
            "Insentiver!A2: the card says that there are no incentives; clear the one or the other"]),
        ({"Indikatorer": {"B2": "=1+1"}}, [
            "Indikatorer!B2: holds a formula that was never worked out; open the workbook in Excel and save it"]),
        ({"Indikatorer": {"BZ3": "hei"}}, [
            "Indikatorer!BZ3: 'hei' stands in a column without a heading; give the column one or clear the cell"]),
        ({"Indikatorer": {"BZ1": "Kommentar"}}, [
            "Indikatorer!BZ1: unknown heading 'Kommentar'; begin a heading of your own with '#'"]),
        ({"Indikatorer": {"BZ1": "Name"}}, ["Indikatorer!BZ1: 'Navn *' and 'Name' are the same column; keep one"]),
        ({"Indikatorer": {"C1": "Nvn"}}, ["Indikatorer!C1: unknown heading 'Nvn'; did you mean 'Navn'?"]),
        ({"Indikatorer": {"C1": "# Navn"}}, ["Indikatorer: no column 'Navn'; it is required"]),
        ({"Suksessfaktorer": {"A1": "# Perspektiv"}}, ["Suksessfaktorer: no column 'Perspektiv'; it is required"]),
        ({"Årsak-virkning": {"A1": "# Årsak"}}, ["Årsak-virkning: no column 'Årsak'; it is required"]),
        ({"Kontrollvalg": {"A2": None}}, ["Kontrollvalg!A2: required but missing"]),
        ({"Kontrollvalg": {"B2": None}}, ["Kontrollvalg!B2: required but missing"]),
        ({"Kontrollvalg": {"C2": None}}, ["Kontrollvalg!C2: required but missing"]),
        ({"Kontrollvalg": {"A3": "BSC203", "B3": "most", "C3": 9}}, [
            "Kontrollvalg!B3: 'most' stands twice for 'BSC203'; keep one"]),
        ({"Kontrollunntak": {"C2": "A9"}}, ["Kontrollunntak!C2: no element 'A9'; did you mean 'A'?"]),
    ],
    ids=lambda value: "" if isinstance(value, list) else str(value)[:60],
)
def test_a_fault_is_told_with_its_sheet_and_cell(changes: Cells, said: list[str]) -> None:
    content = with_cells(changes)
    if not said:
        assert read_scorecard(content, "excel").id == WHOLE.id
    else:
        assert faults(content) == [f"kort.xlsx: {each}" for each in said]


def test_faults_of_many_sheets_come_at_once_in_the_order_of_the_workbook() -> None:
    changes: Cells = {"Risiko": {"D2": "stor"}, "Kort": {"B15": "en bit"}, "Indikatorer": {"G4": "ofte", "F2": "opp"}}
    assert [each.split(": ")[1] for each in faults(with_cells(changes))] == [
        "Kort!B15", "Indikatorer!F2", "Indikatorer!G4", "Risiko!D2"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda book: setattr(book["Perspektiver"], "title", "Perspektver"),
         ["Perspektver: unknown sheet; did you mean 'Perspektiver'?"]),
        (lambda book: book.remove(book["Kort"]), ["no sheet 'Kort'; a card needs one, with its id and name"]),
        (lambda book: book.copy_worksheet(book["Risiko"]).__setattr__("title", "Risks"),
         ["Risks: is the same sheet as 'Risiko'; keep one"]),
        (lambda book: book["Kort"].delete_rows(2), ["Kort: no row 'Kode'; it is required"]),
        (lambda book: book["Risiko"].delete_rows(1), [
            "Risiko: no row of the first 20 names the columns; write 'Kode', 'Navn' or 'Truer' and so on above the "
            "rows"]),
    ],
    ids=["a slip", "no card", "twice", "no id", "no headings"],
)
def test_sheets_and_columns_that_are_lacking_are_told_once(edit: Edit, said: list[str]) -> None:
    found = faults(edited(CONTENT, edit))
    assert found == [f"kort.xlsx: {each}" for each in said]


@pytest.mark.parametrize("edit", [
    lambda book: book.remove(book["Suksessfaktorer"]),
    lambda book: book.remove(book["Perspektiver"]),
])
def test_rows_whose_parents_sheet_is_gone_are_told_one_by_one(edit: Edit) -> None:
    said = faults(edited(CONTENT, edit))
    assert all(re.fullmatch(r"kort\.xlsx: \S+![A-Z]\d: no [a-z, ]+ '[\w.]+'(; did you mean '[\w.]+'\?)?", each)
               for each in said)


def test_a_sheet_with_nothing_on_it_says_nothing() -> None:
    def emptied(sheet: Any) -> None:
        sheet.delete_rows(1, sheet.max_row)

    assert read_scorecard(on_sheet("Risiko", emptied), "excel") == evolve(WHOLE, risks=())


def test_a_workbook_of_something_else_is_refused() -> None:
    assert faults(saved(Workbook())) == [
        "kort.xlsx: holds no sheet of a scorecard; begin with the workbook that the command template makes"]


def test_a_card_of_more_cells_than_a_country_needs_is_refused() -> None:
    many = package(f"<row>{'<c><v>1</v></c>' * 100}</row>" * 5_001, title="Temaer")
    assert faults(many) == [
        "kort.xlsx: holds more than the 500000 filled cells a card may have; split it"]


# ---- units -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"A3": None}, ["Organisasjon!A3: a second unit that is part of none; only the whole organisation is, name the "
                        "unit that this one is part of"]),
        ({"A3": "nrd"}, ["Organisasjon!A3: no organisational unit 'nrd'; did you mean 'nord'?"]),
        ({"A2": "nord"}, [f"Organisasjon!A2: {RING}", f"Organisasjon!A3: {RING}"]),
        ({"A4": "vest"}, [f"Organisasjon!A4: {RING}"]),
        ({"B4": "nord"}, ["Organisasjon!B4: two units have the id 'nord'; give each its own"]),
        ({"C3": None}, ["Organisasjon!C3: required but missing"]),
        ({"D3": "i fjor"}, ["Organisasjon!D3: 'i fjor' is not a day; write it as 2025-01-31"]),
        ({"F3": "sør"}, ["Organisasjon!F3: no organisational unit 'sør'"]),
        ({"A2": "vest", "D4": datetime(2026, 1, 1, 8)}, [
            f"Organisasjon!A2: {RING}", f"Organisasjon!A4: {RING}",
            "Organisasjon!D4: expected a day, got '2026-01-01 08:00:00' with a time of day; write 2026-01-01"]),
        ({"B4": "nord", "D4": datetime(2026, 1, 1, 8)}, [
            "Organisasjon!B4: two units have the id 'nord'; give each its own",
            "Organisasjon!D4: expected a day, got '2026-01-01 08:00:00' with a time of day; write 2026-01-01"]),
    ],
    ids=lambda value: "" if isinstance(value, list) else str(value),
)
def test_units_that_make_no_tree_are_told(changes: dict[str, Any], said: list[str]) -> None:
    found = [each.removeprefix("kort.xlsx: ") for each in faults(with_cells({"Organisasjon": changes}))]
    assert sorted(found) == sorted(said)


def test_a_card_that_is_read_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(read_scorecard(CONTENT, "excel"), Scorecard)
