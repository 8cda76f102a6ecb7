"""Open and save our workbooks and documents in LibreOffice, as an office does, and read them back without a fault.

Run from the root of the project, where `soffice` is installed:  python .ci/round_trip_office.py
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from warnings import catch_warnings, simplefilter

from docx import Document as read_document
from openpyxl import load_workbook

import balanced_scorecard as bsc

FILLED = {  # the Norwegian template as a controller fills it in, row by row below the headings
    "Perspektiver": [["P", "Innbyggere", "bruker"]],
    "Suksessfaktorer": [["P", "P1", "Rask byggesak"]],
    "Indikatorer": [["P1", "P1.1", "Byggesaker innen fristen", "Av alle avgjorte", "%", "høyere er best", "tertial",
                     "andel (teller/nevner)"],
                    ["P1", "P1.10", "Avgjorte saker", None, "saker", None, "tertial", "strøm (sum)"]],
    "Krav og måltall": [["P1.1", "minst 90 %", "2026"], ["P1.10", "minst 300 saker", "2026"]],
    "Målinger": [["P1.1", "2026-T1", None, 83, 92], ["P1.10", "2026-T1", 92]],
}
ANSWERS = {"A1.1.1": {"I": 82, "J": 100, "M": "To stillinger ledige"}, "A1.1.2": {"K": 3500}, "B2.1.1": {"K": 700},
           "X1": {"K": 3600, "L": "foreløpig"}}


WORKBOOK = "xlsx:Calc MS Excel 2007 XML"


def saved_by_office(paths: list[Path], folder: Path, form: str = WORKBOOK) -> list[Path]:
    """Let LibreOffice open each of *paths* and save it to *folder* in *form*."""
    folder.mkdir()
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
               "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    results = [folder / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
    lacking = [path.name for path in results if not path.exists()]
    assert not lacking, f"LibreOffice did not save {lacking}: {done.stderr}"
    return results


def the_examples_come_back_equal(folder: Path) -> None:
    """Save every bundled card as a workbook, and read what LibreOffice makes of it."""
    cards, paths = [], []
    for name in ("directorate", "emergency_care", "telemark"):
        with as_file(files("balanced_scorecard") / "examples" / name / "card.yaml") as path:
            cards.append(bsc.load_scorecard(path))
        paths.append(folder / f"{name}.xlsx")
        bsc.save_scorecard(cards[-1], paths[-1])
    for card, path in zip(cards, saved_by_office(paths, folder / "saved"), strict=True):
        assert bsc.load_scorecard(path) == card, path.name


def a_filled_template_makes_a_report(folder: Path) -> None:
    """Fill in the template, and judge its figures once LibreOffice has saved it."""
    path = folder / "styrekort.xlsx"
    bsc.save_template(path, language="nb")
    book = load_workbook(path)
    book["Kort"]["B3"], book["Kort"]["B4"] = "kommunen-2026", "Styrekort for kommunen"
    for name, rows in FILLED.items():
        first = int(re.sub(r"\D", "", str(book[name].freeze_panes)))
        for number, row in enumerate(rows):
            for column, value in enumerate(row, 1):
                book[name].cell(first + number, column).value = value
    book.save(path)
    [saved] = saved_by_office([path], folder / "saved")
    share, count = bsc.evaluate(bsc.load_scorecard(saved), bsc.load_measurements(saved), "2026-T1")
    assert (share.id, share.numerator, count.id, count.actual) == ("P1.1", 83, "P1.10", 92)


def twelve_offices_answer(folder: Path) -> None:
    """Collect the directorate's figures: one office late, one with a text for a number."""
    with as_file(files("balanced_scorecard") / "examples" / "directorate") as example:
        card = bsc.load_scorecard(example / "card.yaml")
        known = bsc.load_measurements(example / "measurements.csv")
    paths = bsc.save_forms(bsc.collection_forms(card, "2025-T2", known), folder / "sent")
    for path in paths:
        book = load_workbook(path)
        fill(book["Skjema"], "ca. 700" if path.name == "2025-T2_agder.xlsx" else 700)
        book.save(path)
    returned = saved_by_office([path for path in paths if "oslo" not in path.name], folder / "returned")
    gathered = bsc.gather_forms(folder / "returned", card)
    assert gathered.missing == (("oslo", "Oslo"),), gathered.missing
    assert not gathered.other_versions
    assert [str(fault) for fault in gathered.rejected] == [
        "2025-T2_agder.xlsx: Skjema!K9: expected a number, got 'ca. 700'; write digits"], gathered.rejected
    assert len(gathered.measurements) == 4 * 11 - 1
    checked = {path.name: checks(path) for path in returned}
    assert checked["2025-T2_nord.xlsx"] == ["OK"] * 4, checked
    assert checked["2025-T2_agder.xlsx"] == ["OK", "OK", "Sjekk: skriv et tall", "OK"], checked


def fill(sheet: Any, backlog: object) -> None:
    """Fill in the cells that are open, of those there are answers for."""
    sheet["B3"] = "Kari Nordmann"
    for row in range(7, sheet.max_row + 1):
        answers = {**ANSWERS.get(str(sheet.cell(row, 1).value), {})}
        if sheet.cell(row, 1).value == "B2.1.1":
            answers["K"] = backlog
        for column, value in answers.items():
            assert not sheet[f"{column}{row}"].protection.locked
            sheet[f"{column}{row}"] = value


def checks(path: Path) -> list[object]:
    """Return what the column of checks says, as LibreOffice worked it out."""
    sheet = load_workbook(path, data_only=True)["Skjema"]
    return [sheet.cell(row, 14).value for row in range(7, sheet.max_row + 1) if sheet.cell(row, 1).value]


def a_report(view: bsc.View) -> bsc.Report:
    """Return a report of the directorate's second tertial."""
    with as_file(files("balanced_scorecard") / "examples" / "directorate") as example:
        card = bsc.load_scorecard(example / "card.yaml")
        figures = bsc.load_measurements(example / "measurements.csv")
        words = bsc.load_assessments(example / "assessments.csv")
    scores = bsc.roll_up(bsc.evaluate(card, figures, "2025-T2"))
    return bsc.build_report(scores, bsc.check(card, figures), assessments=words, view=view)


def results_are_a_workbook_an_office_reads(folder: Path) -> None:
    """Save the results, and find every number, status and chart in what LibreOffice makes of them."""
    path = folder / "results.xlsx"
    bsc.save_report(a_report(bsc.View.CARD), path)
    [saved] = saved_by_office([path], folder / "saved")
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # openpyxl says that it leaves out the curves within cells
        before, after = load_workbook(path), load_workbook(saved)
    assert after.sheetnames == before.sheetnames
    for sheet in before.worksheets:
        there, said = values(after[sheet.title], sheet.max_column), values(sheet, sheet.max_column)
        assert there == said, (sheet.title, [pair for pair in zip(said, there, strict=False) if pair[0] != pair[1]][:3])
        assert len(after[sheet.title]._charts) == len(sheet._charts), sheet.title
        assert bool(after[sheet.title].conditional_formatting) == bool(sheet.conditional_formatting), sheet.title
    assert after["Styrekort"]["H3"].number_format.endswith("%")


def values(sheet: Any, columns: int) -> list[list[object]]:
    """Return what stands in the rows that hold anything; LibreOffice keeps fifteen digits of a number."""
    rows = [[f"{cell.value:.12g}" if isinstance(cell.value, float | int) else cell.value or None for cell in row]
            for row in sheet.iter_rows(max_col=columns)]
    return [row for row in rows if any(row)]


def a_report_is_a_document_an_office_reads(folder: Path) -> None:
    """Save two views for Word, let LibreOffice save them again, and find headings, tables and drawings."""
    paths = [folder / f"{view.value}.docx" for view in (bsc.View.CARD, bsc.View.MINISTRY)]
    for path in paths:
        bsc.save_report(a_report(bsc.View(path.stem)), path)
    for path, saved in zip(paths, saved_by_office(paths, folder / "saved", "docx:MS Word 2007 XML"), strict=True):
        before, after = read_document(str(path)), read_document(str(saved))
        assert headings(after) == headings(before), path.name
        assert len(after.tables) == len(before.tables), path.name
        drawings = [document.element.xml.count("<wp:docPr ") for document in (before, after)]
        assert drawings[0] <= drawings[1], (path.name, drawings)


def headings(document: Any) -> list[tuple[str, str]]:
    """Return the headings of a document with their level."""
    return [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Heading")]


if __name__ == "__main__":
    for check in (the_examples_come_back_equal, a_filled_template_makes_a_report, twelve_offices_answer,
                  results_are_a_workbook_an_office_reads, a_report_is_a_document_an_office_reads):
        with TemporaryDirectory() as place:
            check(Path(place))
        print(check.__name__.replace("_", " "))
    sys.exit(0)
