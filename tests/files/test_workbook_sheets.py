"""Every field of every class has one column, and every word of a workbook means one thing in every language."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

from balanced_scorecard import Scorecard
from balanced_scorecard.domain.annotations import Annotations
from balanced_scorecard.domain.organisation import OrganisationUnit
from balanced_scorecard.files.keys import FLAT, key_of
from balanced_scorecard.files.measurement_reading import _WIDE_SHEETS, WANTED
from balanced_scorecard.files.workbook_heads import BESIDE, ROW_SHEETS, language_of, near_sheet, sheet_named
from balanced_scorecard.files.workbook_reading import OPTIONS
from balanced_scorecard.files.workbook_sheets import SHEETS, Column, card_columns
from balanced_scorecard.files.workbook_words import Vocabulary, in_every_language, key, word_of
from balanced_scorecard.files.workbook_writing import ORDER
from balanced_scorecard.frames.cells import basis, statuses
from balanced_scorecard.frames.headings import ASSESSMENT_COLUMNS, MEASUREMENT_COLUMNS, field_named
from balanced_scorecard.words import LANGUAGES_WITH_WORDS, words_for

ALL = {"card": card_columns(), **{sheet.name: sheet.columns for sheet in SHEETS}, "options": OPTIONS}
APART = {"documents", "perspectives", "series", "links", "conflicts", "initiatives", "risks", "reviews", "organisation",
         "checks", "objectives", "factors", "indicators", "targets", "norm", "org_units", "milestones"}


def vocabularies() -> Iterator[Vocabulary]:
    yield from {column.vocabulary.words("nb"): column.vocabulary for columns in ALL.values() for column in columns
                if column.vocabulary}.values()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_field_of_a_class_has_a_column_or_a_sheet_of_its_own(sheet: object) -> None:
    fields_have_columns(sheet.cls, sheet.columns)  # type: ignore[attr-defined]


def test_every_field_of_the_card_has_a_row_or_a_sheet_of_its_own() -> None:
    fields_have_columns(Scorecard, card_columns())


def fields_have_columns(cls: type, columns: tuple[Column, ...]) -> None:
    first = {column.place[0] for column in columns}
    fields = {key_of(cls, each.name) for each in attrs.fields(cls) if each.init and each.name != FLAT} - APART
    lacking = fields - first - {"expect"} if cls is not OrganisationUnit else fields - first
    assert lacking == set()
    if any(each.name == FLAT for each in attrs.fields(cls)):
        own = {key_of(Annotations, each.name) for each in attrs.fields(Annotations)} - {"name", "definition"}
        assert own <= first


def test_no_column_stands_twice() -> None:
    for columns in ALL.values():
        places = [column.place for column in columns]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", ALL)
def test_a_heading_means_one_column_in_whatever_language_it_is(name: str) -> None:
    meant: dict[str, str] = {}
    for column in ALL[name]:
        for word in (*in_every_language("heading", column.name, owner=column.owner.__name__), column.name):
            assert meant.setdefault(key(word), column.name) == column.name


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_every_column_has_a_heading_and_a_note(language: str) -> None:
    for columns in ALL.values():
        for column in columns:
            for kind in ("heading", "note"):
                assert word_of(kind, column.name, language, owner=column.owner.__name__)


def test_no_heading_note_or_choice_is_left_of_a_column_that_is_gone() -> None:
    used = {f"workbook.{kind}.{name}" for columns in ALL.values() for column in columns for kind in ("heading", "note")
            for name in (column.name, f"{column.owner.__name__}.{column.name}")}
    used |= {f"{vocabulary.prefix}.{value}" for vocabulary in vocabularies() for value in vocabulary.values}
    kinds = ("workbook.heading.", "workbook.note.", "workbook.choice.")
    assert {word for word in words_for("nb") if word.startswith(kinds)} - used == set()


def test_a_choice_means_one_value_in_whatever_language_it_is() -> None:
    for vocabulary in vocabularies():
        meant: dict[str, str] = {}
        for language in LANGUAGES_WITH_WORDS:
            for value in vocabulary.values:
                assert meant.setdefault(key(vocabulary.word(value, language)), value) == value
                assert not set(vocabulary.word(value, language)) & set(",;\n")  # several are parted by them


def test_a_sheet_is_known_by_its_name_in_any_language_and_fits_a_tab() -> None:
    names = (*ROW_SHEETS, *BESIDE)
    assert set(names) == {*ORDER, "start", "measurements", "wide", "assessments", "choices"}
    for name in names:
        for title in in_every_language("sheet", name):
            assert sheet_named(title) == sheet_named(title.upper()) == name
            assert len(title) <= 31
            assert not set(title) & set(r":\/?*[]")


@pytest.mark.parametrize(("title", "name"), [
    ("Normer", "norms"), ("Konflikter", "conflicts"), ("Resultatkrav", "targets"), ("indicators", "indicators"),
])
def test_a_sheet_is_known_by_what_it_is_also_called(title: str, name: str) -> None:
    assert sheet_named(title) == name


@pytest.mark.parametrize(("title", "near"), [
    ("Indkatorer", "Indikatorer"), ("Perspectve", "Perspectives"), ("Notater", ""), ("Ark1", ""),
])
def test_a_slip_in_the_name_of_a_sheet_is_seen(title: str, near: str) -> None:
    assert near_sheet(title) == near


def test_the_language_of_a_workbook_is_the_one_most_sheets_are_named_in() -> None:
    assert language_of(["Kort", "Indikatorer", "Krav og måltall"]) == "nb"
    assert language_of(["Kort", "Indikatorar", "Krav og måltal"]) == "nn"
    assert language_of(["Card", "Indicators", "Notes"]) == "en"
    assert language_of(["Kort", "Indikatorer", "Målvärden"]) == "sv"
    assert language_of(["Kort", "Indikatorer", "Måltal"]) == "da"
    assert language_of(["Kortti", "Mittarit", "Tavoitearvot"]) == "fi"


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_sheets_of_figures_have_the_names_and_headings_their_readers_know(language: str) -> None:
    assert word_of("sheet", "measurements", language).casefold() in WANTED.sheets
    assert word_of("sheet", "wide", language).casefold() in _WIDE_SHEETS
    for field in MEASUREMENT_COLUMNS:
        assert field_named(word_of("figure", field, language), MEASUREMENT_COLUMNS) == field
    for field in ASSESSMENT_COLUMNS:
        assert field_named(word_of("figure", field, language), ASSESSMENT_COLUMNS) == field


@pytest.mark.parametrize("language", LANGUAGES_WITH_WORDS)
def test_the_statuses_and_bases_that_are_offered_are_read_as_what_they_mean(language: str) -> None:
    words = words_for(language)
    for code in "PELMQB":
        assert {status.value for status in statuses(words[f"workbook.status.{code}"])} == {code}
    for value in ("period", "year_to_date"):
        assert basis(words[f"workbook.choice.Basis.{value}"]).value == value
