"""Open and save our workbooks in LibreOffice, as an office does, and read them back without a fault.

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


def saved_by_office(paths: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice open each of *paths* and save it to *folder*."""
    folder.mkdir()
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    results = [folder / path.name for path in paths]
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


if __name__ == "__main__":
    for check in (the_examples_come_back_equal, a_filled_template_makes_a_report, twelve_offices_answer):
        with TemporaryDirectory() as place:
            check(Path(place))
        print(check.__name__.replace("_", " "))
    sys.exit(0)
