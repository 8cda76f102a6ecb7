"""The forms that came back: what is gathered, who is missing, what is rejected; nothing that was filled in is lost."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from openpyxl import load_workbook
from tests.files.forms import FORMS, KNOWN, NORD, filled, place
from tests.files.test_collection_asking import CARD, figures, of
from tests.files.workbooks import cells

from balanced_scorecard import (
    Basis,
    Gathered,
    MeasurementError,
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
from balanced_scorecard.files.collection_gathering import gathering_text, read_forms
from balanced_scorecard.files.collection_workbook import write_form

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"


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


def test_what_a_form_asks_is_asked_again_when_it_is_gathered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share = evolve(CARD.indicators()[0], adds_up=None, targets=(), frequency=None)
    factor = evolve(CARD.factors()[0], indicators=(share,))
    card = evolve(CARD, perspectives=(evolve(CARD.perspectives[0], factors=(factor,)),), series=())
    folder = tmp_path / "forms"
    [path] = save_forms(collection_forms(card, "2025-T2"), folder)
    path.write_bytes(filled(path.read_bytes(), {("andel", "K"): 0.052}))

    assert main(["gather", str(folder), "-o", str(tmp_path / "tall.xlsx")]) == 0  # it is taken all the same
    told = capsys.readouterr().out
    asked = "andel: 0,0520. Sjekk: er det ment under 1 %? 78 % skrives 78"
    assert "Ingenting er avvist.\nSpørsmål om tall som er tatt med:\n" in told
    assert f"Skjema!K7: {asked}" in told
    assert load_workbook(tmp_path / "tall.xlsx")["Innsamling"].cell(3, 8).value == asked


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
