"""The forms that came back: what is gathered, who is missing, what is rejected; nothing that was filled in is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook
from tests.files.test_collection_asking import CARD, figures, of
from tests.files.workbooks import cells, edited

from balanced_scorecard import (
    Basis,
    FilledForm,
    Gathered,
    MeasurementError,
    Period,
    ScorecardError,
    collection_forms,
    evaluate,
    gather_forms,
    load_assessments,
    load_measurements,
    load_scorecard,
    save_forms,
    save_gathered,
)
from balanced_scorecard.cli import main
from balanced_scorecard.domain.observation import ObservationStatus
from balanced_scorecard.files.collection_gathering import gathering_text, read_forms
from balanced_scorecard.files.collection_reading import read_form
from balanced_scorecard.files.collection_workbook import write_form

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"
KNOWN = figures("andel;2025-04;nord;;45;50;", "antall;2025-T1;nord;7;;;", "kostnad;2025-T1;nord;9;;;")
FORMS = collection_forms(CARD, "2025-T2", KNOWN)
NORD, WHOLE = write_form(of(FORMS, "nord")), write_form(of(collection_forms(CARD, "2025-T2"), ""))
NEVER = "holds a formula that was never worked out; open the workbook in Excel and save it"
GONE = "is no form of a collection, or its second sheet is gone; fill in the form that was sent out"


def place(content: bytes, element: str, column: str, period: str = "") -> str:
    """Return the cell of *element* in *column*."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return next(f"{column}{row}" for row in range(7, sheet.max_row + 1)
                if sheet.cell(row, 1).value == element and str(sheet.cell(row, 3).value).startswith(period))


def filled(content: bytes, values: Mapping[tuple[str, str], Any], top: Mapping[str, Any] | None = None) -> bytes:
    """Return the form *content* with *values* by element and column, and what stands above the table."""
    changes = {place(content, element, column): value for (element, column), value in values.items()}
    return cells(content, {"Skjema": {**changes, **(top or {})}})


def answered(content: bytes, values: Mapping[tuple[str, str], Any], top: Mapping[str, Any] | None = None) -> FilledForm:
    return read_form(filled(content, values, top), "nord.xlsx")


def rejected(form: FilledForm) -> list[str]:
    return [str(fault) for fault in form.rejected]


# ---- one form ----------------------------------------------------------------------------------------------------

def test_what_is_filled_in_becomes_figures_and_words() -> None:
    form = answered(NORD, {("andel", "I"): 40, ("andel", "J"): 50, ("andel", "M"): "Tre vikarer",
                           ("antall", "K"): "1 250", ("antall", "L"): "foreløpig"},
                    {"B3": "Kari Nordmann", "D3": "10.09.2025"})
    share, count = form.measurements
    assert (share.indicator, str(share.period), share.org_unit, share.numerator, share.denominator) == (
        "andel", "2025-05", "nord", 40.0, 50.0)
    assert (count.value, count.statuses) == (1250.0, frozenset({ObservationStatus.PROVISIONAL}))
    assert (count.recorded_by, count.recorded_at) == ("Kari Nordmann", datetime(2025, 9, 10))
    assert re.fullmatch(r"nord\.xlsx: Skjema!K\d+", count.place)
    [said] = form.assessments
    assert (said.element, said.kind.value, said.text, said.org_unit, said.by, said.date) == (
        "andel", "deviation", "Tre vikarer", "nord", "Kari Nordmann", date(2025, 9, 10))
    assert (form.asked, form.answered, form.rejected) == (len(of(FORMS, "nord").figures), 2, ())


def test_an_empty_form_answers_nothing() -> None:
    form = read_form(NORD, "nord.xlsx")
    assert (form.answered, form.measurements, form.assessments, form.rejected) == (0, (), (), ())
    assert (form.card, form.version, form.org_unit, form.period) == ("kort", "1", "nord", Period.parse("2025-T2"))


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ({("system", "K"): "01.10.2025"}, date(2025, 10, 1)),
        ({("system", "K"): date(2025, 10, 1)}, date(2025, 10, 1)),
        ({("karakter", "K"): "b"}, "B"),
        ({("kvalitet", "K"): "Mindre god"}, "poor"),
        ({("saker", "K"): "12,5"}, 12.5),
    ],
    ids=str,
)
def test_each_kind_of_answer_is_read_as_what_it_is(values: Mapping[tuple[str, str], Any], value: object) -> None:
    [measurement] = answered(WHOLE, values).measurements
    assert (measurement.value, measurement.org_unit) == (value, "")


def test_a_percent_that_is_typed_is_a_number_of_an_indicator_in_percent() -> None:
    card = evolve(CARD, perspectives=(evolve(CARD.perspectives[0], factors=(evolve(
        CARD.factors()[0], indicators=(evolve(CARD.indicators()[0], adds_up=None, targets=(), frequency=None),)),)),),
        series=())
    [form] = collection_forms(card, "2025-T2")

    def typed(book: Any) -> None:
        book["Skjema"]["K7"] = 0.785
        book["Skjema"]["K7"].number_format = "0.0%"

    [measurement] = read_form(edited(write_form(form), typed)).measurements
    assert measurement.value == 78.5


def test_a_status_alone_is_an_answer() -> None:
    form = answered(NORD, {("antall", "L"): "ikke målt"})
    [measurement] = form.measurements
    assert (measurement.value, measurement.statuses, form.answered) == (
        None, frozenset({ObservationStatus.NOT_COLLECTED}), 1)


def test_the_year_to_date_is_kept_as_that() -> None:
    form = of(collection_forms(CARD, "2025-T2", KNOWN, basis=Basis.YEAR_TO_DATE), "nord")
    content = write_form(form)
    [measurement] = read_form(cells(content, {"Skjema": {place(content, "antall", "K"): 20}})).measurements
    assert (measurement.basis, str(measurement.period)) == (Basis.YEAR_TO_DATE, "2025-T2")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({("antall", "K"): "ca. 80"}, "K{}: expected a number, got 'ca. 80'; write digits"),
        ({("antall", "K"): "1.250"}, "K{}: '1.250' can be read as 1250 or as 1,250; write one of these"),
        ({("antall", "K"): date(2025, 3, 9)}, "K{}: expected a number, got the day 2025-03-09; where Excel made one of "
                                              "a number with a point, write 9,3"),
        ({("antall", "K"): "=1+1"}, f"K{{}}: {NEVER}"),
        ({("antall", "K"): 5, ("antall", "L"): "ikke målt"}, "K{}: status 'L' says that there is no value; leave out "
                                                             "the one or the other"),
        ({("antall", "L"): "syk"}, "L{}: 'syk' is not an observation status; use codes such as P provisional, E "
                                   "estimated, L not collected"),
        ({("andel", "I"): 40}, "I{}: numerator and denominator go together; give both or none"),
        ({("andel", "I"): 60, ("andel", "J"): 50}, "I{}: 120 is above 100, the highest possible; look at what was "
                                                   "counted"),
        ({("andel", "I"): -1, ("andel", "J"): 50}, "I{}: -2 is below 0, the lowest possible; look at what was counted"),
        ({("andel", "I"): "førti", ("andel", "J"): 50}, "I{}: 'førti' is not a number; write digits, with ',' for "
                                                        "decimals"),
        ({("antall", "M"): "=1+1"}, f"M{{}}: {NEVER}"),
        ({("antall", "M"): True}, "M{}: expected text, got the value true; store the cell as text"),
    ],
    ids=str,
)
def test_a_cell_that_cannot_be_used_is_told_and_the_rest_is_kept(
    values: Mapping[tuple[str, str], Any], message: str
) -> None:
    form = answered(NORD, {**values, ("kostnad", "K"): 4})
    [row] = {place(NORD, element, "") for element, _ in values}
    assert rejected(form) == [f"nord.xlsx: Skjema!{message.format(row)}"]
    assert "kostnad" in {row.indicator for row in form.measurements}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({("system", "K"): "i høst"}, "'i høst' is not a day; write it as 2025-02-27"),
        ({("system", "K"): 45000}, "45000 is not a day; write it as 2025-02-27"),
        ({("karakter", "K"): "D"}, "'D' is not one of 'C', 'B' or 'A'"),
        ({("kvalitet", "K"): "gdo"}, "'gdo' is not one of 'God', 'Middels' or 'Mindre god'; did you mean 'God'?"),
    ],
    ids=str,
)
def test_a_day_or_a_word_that_cannot_be_used_is_told(values: Mapping[tuple[str, str], Any], message: str) -> None:
    form = answered(WHOLE, values)
    assert [fault.message for fault in form.rejected] == [message]


def test_who_and_when_are_told_where_they_cannot_be_read_and_the_figures_are_kept() -> None:
    form = answered(NORD, {("antall", "K"): 5}, {"B3": True, "D3": "i går"})
    assert rejected(form) == ["nord.xlsx: Skjema!B3: expected text, got the value true; store the cell as text",
                              "nord.xlsx: Skjema!D3: 'i går' is not a day; write it as 2025-02-27"]
    assert len(form.measurements) == 1


def test_a_share_of_nothing_is_no_fault() -> None:
    form = answered(NORD, {("andel", "I"): 0, ("andel", "J"): 0})
    assert (form.rejected, form.measurements[0].denominator) == ((), 0.0)


def test_a_row_that_is_gone_is_told() -> None:
    gone = cells(NORD, {"Skjema": {place(NORD, "antall", "A"): None}})
    assert rejected(read_form(gone, "nord.xlsx")) == [
        "nord.xlsx: Skjema: the row of 'antall' in 2025-T2 is gone; fill in the form that was sent out"]


@pytest.mark.parametrize("edit", [
    lambda book: book.remove(book["Om skjemaet"]),
    lambda book: book.remove(book["Skjema"]),
    lambda book: book["Om skjemaet"].delete_rows(14),
    lambda book: book["Om skjemaet"].delete_rows(3),
    lambda book: book["Om skjemaet"].delete_rows(15, 30),
    lambda book: book["Om skjemaet"].delete_rows(11),
    lambda book: book["Om skjemaet"].__setitem__("C15", "noe annet"),
    lambda book: book["Om skjemaet"].__setitem__("B11", "i år"),
])
def test_what_is_no_form_is_told(edit: Any) -> None:
    with pytest.raises(MeasurementError) as caught:
        read_form(edited(NORD, edit), "nord.xlsx")
    assert str(caught.value) == f"nord.xlsx: {GONE}"


def test_a_sheet_may_be_renamed() -> None:
    renamed = edited(filled(NORD, {("antall", "K"): 5}), lambda book: setattr(book["Skjema"], "title", "Nord"))
    assert len(read_form(renamed).measurements) == 1


# ---- all of them -------------------------------------------------------------------------------------------------

def test_who_has_not_answered_is_missing() -> None:
    gathered = read_forms({"nord.xlsx": filled(NORD, {("antall", "K"): 5})})
    assert gathered.missing == (("", "Etaten"),)
    assert repr(gathered) == "<Gathered: 1 forms, 1 figures, 1 missing, 0 rejected>"


def test_forms_filled_in_with_another_version_are_told_and_kept() -> None:
    newer = evolve(CARD, version="2")
    other = write_form(of(collection_forms(newer, "2025-T2", KNOWN), ""))
    given = {"nord.xlsx": filled(NORD, {("antall", "K"): 5}), "etaten.xlsx": other}
    assert [form.file for form in read_forms(given, CARD).other_versions] == ["etaten.xlsx"]
    assert [form.file for form in read_forms(given, newer).other_versions] == ["nord.xlsx"]
    assert len(read_forms(given).other_versions) == 1
    assert len(read_forms(given, newer).measurements) == 1


def test_a_form_of_another_period_or_card_is_set_aside() -> None:
    last = write_form(of(collection_forms(CARD, "2025-T1", KNOWN), "nord"))
    gathered = read_forms({"a.xlsx": NORD, "b.xlsx": write_form(of(FORMS, "")), "old.xlsx": last})
    assert [str(fault) for fault in gathered.rejected] == [
        "old.xlsx: is of the card 'kort' and 2025-T1, most are of 'kort' and 2025-T2; put it with its own"]
    assert {form.file for form in gathered.forms} == {"a.xlsx", "b.xlsx"}
    other = read_forms({"a.xlsx": NORD}, evolve(CARD, id="annet"))
    assert (other.forms, [str(fault) for fault in other.rejected], other.language) == (
        (), ["a.xlsx: is of the card 'kort', not of this one; put it with its own"], "en")


def test_the_same_answer_twice_counts_once_and_two_different_ones_not_at_all() -> None:
    five, six = filled(NORD, {("antall", "K"): 5}), filled(NORD, {("antall", "K"): 6, ("andel", "M"): "sent"})
    assert len(read_forms({"nord.xlsx": five, "nord (1).xlsx": five}).measurements) == 1
    both = read_forms({"nord.xlsx": five, "nord (1).xlsx": six})
    assert (len(both.measurements), len(both.assessments)) == (0, 1)
    [fault] = both.rejected
    assert re.fullmatch(r"nord \(1\)\.xlsx: Skjema!K\d+ and nord\.xlsx: Skjema!K\d+: different answers for 'antall' in "
                        r"2025-T2; keep the form that is right", str(fault))


# ---- the directorate ---------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The twelve offices' forms filled in, one late, one with a text in a number cell."""
    folder = tmp_path_factory.mktemp("skjema") / "2025-T2"
    card, known = load_scorecard(EXAMPLE / "card.yaml"), load_measurements(EXAMPLE / "measurements.csv")
    paths = save_forms(collection_forms(card, "2025-T2", known), folder)
    for path in paths:
        values = {(element, column): value for element, column, value in (
            ("A1.1.1", "I", 82), ("A1.1.1", "J", 100), ("A1.1.2", "K", 3500), ("B2.1.1", "K", 700), ("X1", "K", 3600),
            ("A1.1.1", "M", "To stillinger ledige")) if "ytelses" not in path.name}
        if path.name == "2025-T2_agder.xlsx":
            values["B2.1.1", "K"] = "ca. 700"
        path.write_bytes(filled(path.read_bytes(), values, {"B3": "Kari Nordmann"}))
    (folder / "2025-T2_oslo.xlsx").unlink()
    (folder / "~$2025-T2_nord.xlsx").write_bytes(b"a lock")
    (folder / "lesmeg.txt").write_text("hei", encoding="utf-8")
    return folder


def test_twelve_offices_are_collected_and_gathered_one_late_and_one_with_a_text_for_a_number(collected: Path) -> None:
    card = load_scorecard(EXAMPLE / "card.yaml")
    gathered = gather_forms(collected, card)
    assert (len(gathered.forms), gathered.missing, gathered.other_versions) == (12, (("oslo", "Oslo"),), ())
    assert [str(fault) for fault in gathered.rejected] == [
        "2025-T2_agder.xlsx: Skjema!K9: expected a number, got 'ca. 700'; write digits"]
    offices = 11
    assert (len(gathered.measurements), len(gathered.assessments)) == (4 * offices - 1, offices)
    result = evaluate(card, gathered.measurements, "2025-T2", org_unit="nord")["A1.1.1"]
    assert (result.actual, result.target) == (82.0, 78.0)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_gathered_is_read_back_as_it_was(ending: str, collected: Path, tmp_path: Path) -> None:
    gathered = gather_forms(collected)
    paths = save_gathered(gathered, tmp_path / f"tall{ending}")
    assert set(load_measurements(paths[0])) == set(gathered.measurements)
    assert load_assessments(paths[-1]) == gathered.assessments
    names = ["tall.csv", "tall-assessments.csv"] if ending == ".csv" else ["tall.xlsx"]
    assert [path.name for path in paths] == names


def test_a_norwegian_excel_opens_the_csv_as_it_is(collected: Path, tmp_path: Path) -> None:
    save_gathered(gather_forms(collected), tmp_path / "tall.csv")
    content = (tmp_path / "tall.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[:2] == [
        "indikator;periode;organisasjonsenhet;verdi;teller;nevner;grunnlag;status;registrert;registrert_av",
        "A1.1.1;2025-T2;agder;;82;100;;;;Kari Nordmann"]


def test_the_workbook_says_who_has_answered_and_what_was_rejected(collected: Path, tmp_path: Path) -> None:
    [path] = save_gathered(gather_forms(collected), tmp_path / "tall.xlsx")
    book = load_workbook(path)
    assert book.sheetnames == ["Målinger", "Vurderinger", "Innsamling"]
    rows = list(book["Innsamling"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:5] == ("Agder", "2025-T2_agder.xlsx", 4, 4, "Kari Nordmann")
    assert rows[12][:2] == ("Oslo", "ikke kommet inn")
    assert rows[13][0] == "Agder"
    assert rows[13][6:] == ("Skjema!K9", "expected a number, got 'ca. 700'; write digits")


def test_a_comment_that_looks_like_a_formula_runs_nowhere(tmp_path: Path) -> None:
    gathered = read_forms({"nord.xlsx": filled(NORD, {("antall", "M"): "- to på kurs"}),
                           "b.xlsx": filled(write_form(of(FORMS, "")), {("kvalitet", "M"): "+1"})})
    save_gathered(gathered, tmp_path / "tall.csv")
    said = [each.text for each in load_assessments(tmp_path / "tall-assessments.csv")]
    assert said == ["'+1", "'- to på kurs"]
    [path] = save_gathered(gathered, tmp_path / "tall.xlsx")
    assert [each.text for each in load_assessments(path)] == ["+1", "- to på kurs"]


def test_figures_without_words_are_one_file(tmp_path: Path) -> None:
    gathered = read_forms({"nord.xlsx": filled(NORD, {("antall", "K"): 5.5}, {"D3": "2025-09-10"})})
    assert save_gathered(gathered, tmp_path / "tall.csv") == (tmp_path / "tall.csv",)
    assert set(load_measurements(tmp_path / "tall.csv")) == set(gathered.measurements)


def test_english_forms_give_an_english_file(tmp_path: Path) -> None:
    form = of(collection_forms(evolve(CARD, language="en"), "2025-T2", KNOWN, basis=Basis.YEAR_TO_DATE), "nord")
    content = write_form(form)
    gathered = read_forms({"n.xlsx": cells(content, {"Form": {place(content, "antall", "K"): 5.5}})})
    save_gathered(gathered, tmp_path / "figures.csv")
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8-sig").splitlines()[1] == (
        "antall,2025-T2,nord,5.5,,,year to date,,,")
    assert set(load_measurements(tmp_path / "figures.csv")) == set(gathered.measurements)


def test_another_ending_is_refused(collected: Path, tmp_path: Path) -> None:
    gathered = gather_forms(collected)
    with pytest.raises(ScorecardError, match=r"tall.pdf: what was gathered is written to '.csv' or '.xlsx', not '.p"):
        save_gathered(gathered, tmp_path / "tall.pdf")


def test_forms_are_never_written_over(tmp_path: Path) -> None:
    save_forms(FORMS, tmp_path)
    with pytest.raises(ScorecardError, match=r"is there already, and may have been filled in; give another folder$"):
        save_forms(FORMS, tmp_path)


def test_forms_of_units_that_differ_only_in_large_letters_have_files_of_their_own(tmp_path: Path) -> None:
    nord = of(FORMS, "nord")
    paths = save_forms((nord, evolve(nord, org_unit="Nord")), tmp_path)
    assert [path.name for path in paths] == ["2025-T2_nord.xlsx", "2025-T2_Nord_2.xlsx"]


def test_a_folder_without_forms_is_told(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match=r"nowhere: there is no such folder; give the one with the forms$"):
        gather_forms(tmp_path / "nowhere")
    (tmp_path / "x.xlsx").write_bytes(b"hei")
    with pytest.raises(MeasurementError) as caught:
        gather_forms(tmp_path)
    assert str(caught.value).splitlines() == [
        "x.xlsx: cannot be read as a workbook; open it in Excel and save it as .xlsx without a password",
        f"{tmp_path}: holds no form of a collection; put the workbooks there that came back"]


def test_a_file_that_cannot_be_opened_is_rejected_and_the_others_are_gathered(tmp_path: Path) -> None:
    (tmp_path / "nord.xlsx").write_bytes(NORD)
    (tmp_path / "midt.ods").write_bytes(b"PK")
    (tmp_path / "sør.xlsx").mkdir()
    (tmp_path / "~$nord.xlsx").write_bytes(b"")
    (tmp_path / "lesmeg.txt").write_bytes(b"")

    gathered = gather_forms(tmp_path)

    assert [form.file for form in gathered.forms] == ["nord.xlsx"]
    assert [str(fault) for fault in gathered.rejected] == [
        "midt.ods: is not read; open it and save it as .xlsx",
        "sør.xlsx: cannot be opened (is a directory); put it there once more"]


def test_nothing_gathered_is_said_in_words() -> None:
    nothing = Gathered(forms=(), measurements=figures(), assessments=())
    assert gathering_text(nothing, "nb").splitlines()[0] == "0 av 0 skjemaer er kommet inn for "


# ---- the commands ------------------------------------------------------------------------------------------------

def test_the_commands_collect_and_gather(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "skjema", tmp_path / "tall.xlsx"
    inputs = [str(EXAMPLE / "card.yaml"), str(EXAMPLE / "measurements.csv")]
    assert main(["collect", *inputs, "--period", "2025-T2", "-o", str(folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert (printed[0], len(printed)) == ("13 workbooks, 58 figures", 14)
    assert main(["gather", str(folder), "--card", inputs[0], "-o", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "13 av 13 skjemaer er kommet inn for 2025-T2"
    path = folder / "2025-T2_nord.xlsx"
    path.write_bytes(filled(path.read_bytes(), {("A1.1.2", "K"): "mange"}))
    (folder / "2025-T2_oslo.xlsx").unlink()
    assert main(["gather", str(folder), "-o", str(out), "--language", "en"]) == 1
    said = capsys.readouterr().out
    assert "12 of 13 forms have come in for 2025-T2\nMissing: Oslo (oslo)\n" in said
    assert "  2025-T2_nord.xlsx: Skjema!K8: expected a number, got 'mange'; write digits\n" in said
    assert said.rstrip().endswith(str(out))


def test_a_period_in_which_nothing_ends_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "kort.yaml"
    card.write_text("{id: K, name: K, perspectives: [{id: P, name: P, factors: [{id: F, name: F, indicators: [{id: I, "
                    "name: I, frequency: year}]}]}]}", encoding="utf-8")
    assert main(["collect", str(card), "--period", "2025-T1", "-o", str(tmp_path / "ut")]) == 2
    assert capsys.readouterr().err == (
        f"{card}: nothing is measured that ends within 2025-T1; give a longer period\n")
    assert not (tmp_path / "ut").exists()
