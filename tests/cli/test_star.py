"""The command `star-schema`: tables of every unit and period there is, or of those asked for; and `evaluate -o`."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from tests.reports.office.opened import the_book, the_document

from balanced_scorecard.cli import main
from balanced_scorecard.reports.star.model import FIELDS

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"
GIVEN = [str(EXAMPLE / "card.yaml"), str(EXAMPLE / "measurements.csv")]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_left_out_every_unit_and_period_that_has_figures_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "star"
    assert main(["star-schema", *GIVEN, "-o", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(folder / f"{name}.csv") for name in FIELDS]
    cells = {(row["unit_key"], row["period_key"]) for row in rows(folder, "fact_scores")}
    reported = {(row["org_unit"] or "ytdir", row["period"]) for row in _read(EXAMPLE / "measurements.csv")}
    periods = {row["period_key"]: row["period"] for row in rows(folder, "dim_period")}
    assert {(unit, periods[period]) for unit, period in cells} == reported


def _read(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    return [{"period": row.get("period") or row.get("periode", ""),
             "org_unit": row.get("org_unit") or row.get("organisasjonsenhet") or ""}
            for row in csv.DictReader(text.splitlines(), delimiter=separator)]


def test_units_and_periods_may_be_named(tmp_path: Path) -> None:
    asked = ["--period", "2025-T1", "--period", "2025-T2", "--org-unit", "ytdir", "--org-unit", "nord"]
    assert main(["star-schema", *GIVEN, "-o", str(tmp_path), *asked, "--language", "en", "--format", "csv"]) == 0
    results = rows(tmp_path, "fact_results")
    assert {(row["unit_key"], row["period_key"][:10]) for row in results} == {
        (unit, begins) for unit in ("ytdir", "nord") for begins in ("2025-01-01", "2025-05-01")}
    assert rows(tmp_path, "dim_period")[-1]["name"] == "Second tertial 2025"


def test_the_whole_may_be_added_up_from_its_units(tmp_path: Path) -> None:
    told = {}
    for how in ("own_rows", "values"):
        asked = ["--period", "2025-T2", "--org-unit", "ytdir", "--from-units", how]
        assert main(["star-schema", *GIVEN, "-o", str(tmp_path / how), *asked]) == 0
        told[how] = {row["unit_key"] for row in rows(tmp_path / how, "fact_figures")}
    assert told["own_rows"] == {"ytdir"}
    assert {"ytdir", "nord", "oslo"} <= told["values"]  # the rows it was added up from


def test_figures_that_cannot_be_judged_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["star-schema", *GIVEN, "-o", str(tmp_path / "star"), "--org-unit", "nor"]) == 2
    assert "did you mean 'nord'?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_evaluate_writes_its_results_as_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "results.xlsx"
    assert main(["evaluate", *GIVEN, "--period", "2025-T2", "-o", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert "Styrekort" in the_book(path.read_bytes()).sheetnames


@pytest.mark.parametrize("asked", [["-o", "results.csv"], ["-o", "results.xlsx", "--explain", "A1.1.1"]])
def test_evaluate_writes_nothing_else(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["evaluate", *GIVEN, "--period", "2025-T2", *asked]) == 2
    assert capsys.readouterr().err.startswith(f"evaluate: {asked[1]}: results are written as a workbook alone; ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("view", ["card", "ministry"])
def test_a_report_is_a_workbook_or_a_document_by_its_ending(view: str, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.docx"):
        assert main(["report", *GIVEN, "--period", "2025-T2", "--view", view, "-o", str(tmp_path / name)]) == 0
    assert the_book((tmp_path / "a.xlsx").read_bytes()).sheetnames[0] == "Samlet vurdering"
    assert the_document((tmp_path / "a.docx").read_bytes()).paragraphs[0].text == "Ytelsesdirektoratet"
