"""Figures that only units have reported: what each command makes of them, and what it says where they are not added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.files.workbooks import edited

from balanced_scorecard import load_scorecard, save_scorecard
from balanced_scorecard.cli import main

CARD = """\
id: office
name: Our office
language: nb
organisation: {id: all, name: All, org_units: [{id: n, name: N}, {id: s, name: S}]}
perspectives:
  - id: U
    name: Users
    factors:
      - id: U1
        name: Short waiting
        indicators: [{id: U1.1, name: Cases, unit: case, adds_up: flow, targets: [{expect: ">= 10", per: month}]}]
"""
FIGURES = "indicator,period,org_unit,value\nU1.1,2024-04,n,2\nU1.1,2024-04,s,3\nU1.1,2024-05,n,7\nU1.1,2024-05,s,4\n"
ADDED = ("--from-units", "values")
HINT = ("note: 2 av enhetene under har rapportert; legg dem sammen med --from-units values, eller "
        "gi virksomhetens egen verdi\n")


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    """A card with two units and their figures, written to disk."""
    card, figures = tmp_path / "card.yaml", tmp_path / "figures.csv"
    card.write_text(CARD, encoding="utf-8")
    figures.write_text(FIGURES, encoding="utf-8")
    return [str(card), str(figures)]


@pytest.mark.parametrize("command", [["evaluate"], ["report"], ["map"]])
def test_where_they_are_not_added_it_is_said_once_how_to(
    command: list[str], given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, *given, "--period", "2024-05"]) == 0
    assert capsys.readouterr().err == HINT

    assert main([*command, *given, "--period", "2024-05", *ADDED]) == 0
    assert capsys.readouterr().err == ""


def test_the_reason_in_a_report_says_it_too(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", *given, "--period", "2024-05"]) == 0
    assert "ikke rapportert: 2 av enhetene under har rapportert" in " ".join(capsys.readouterr().out.split())


def test_check_judges_the_whole_on_what_its_units_add_up_to(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["check", *given, "--period", "2024-04", "--select", "BSC703"]

    assert main(asked) == 0
    assert "BSC703" not in capsys.readouterr().out
    assert main([*asked, *ADDED]) == 0
    assert "U1.1: BSC703" in capsys.readouterr().out  # 5 of 10


def test_a_map_shows_the_status_of_what_was_added_up(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", *given, "--period", "2024-05", *ADDED, "--collapse", "none"]) == 0
    assert "God" in capsys.readouterr().out  # 11 of 10


def test_a_difference_is_split_by_what_was_added_up(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["diff", given[0], *given, "--period", "2024-05", "--compare", "2024-04", "--format", "json"]

    def scores(*more: str) -> list[tuple[float | None, float | None]]:
        assert main([*asked, *more]) == 0
        return [(each["earlier"], each["later"]) for each in json.loads(capsys.readouterr().out)["split"]["scores"]]

    assert scores()[0] == (None, None)
    assert scores(*ADDED)[0] == (1 / 6, 5 / 6)  # 5 of 10 misses it, 11 of 10 meets it


@pytest.fixture
def workbook(given: list[str], tmp_path: Path) -> str:
    """The card in a workbook that has the figures too."""
    path = tmp_path / "card.xlsx"
    save_scorecard(load_scorecard(given[0]), path)

    def add(book: object) -> None:
        sheet = book.create_sheet("Målinger")  # type: ignore[attr-defined]
        for line in FIGURES.splitlines():
            sheet.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])

    path.write_bytes(edited(path.read_bytes(), add))
    return str(path)


def test_a_card_in_a_workbook_is_taken_with_its_own_figures(
    workbook: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", workbook, "--period", "2024-04", "--select", "BSC703", *ADDED]) == 0
    assert "U1.1: BSC703" in capsys.readouterr().out
    for command in ("evaluate", "report", "map"):
        assert main([command, workbook, "--period", "2024-05", *ADDED]) == 0
        assert "god" in capsys.readouterr().out.lower()


def test_the_bundle_of_evidence_holds_such_a_workbook_once(workbook: str, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.zip"

    assert main(["evidence", workbook, "--period", "2024-05", *ADDED, "-o", str(bundle)]) == 0
    assert main(["verify", str(bundle)]) == 0


def test_other_figures_win_over_those_in_the_workbook(
    workbook: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("indicator,period,value\nU1.1,2024-05,99\n", encoding="utf-8")

    assert main(["evaluate", workbook, str(other), "--period", "2024-05", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["indicators"][0]["actual"] == 99.0


def test_a_card_without_figures_says_what_is_missing(
    given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.xlsx"
    save_scorecard(load_scorecard(given[0]), bare)
    for card in (given[0], str(bare)):
        assert main(["evaluate", card, "--period", "2024-05"]) == 2
        assert capsys.readouterr().err.startswith("MEASUREMENTS is missing; name the file of the figures")
        assert main(["map", card, "--period", "2024-05"]) == 2
        assert capsys.readouterr().err.startswith("map: MEASUREMENTS is missing")
        assert main(["check", card]) == 0
        capsys.readouterr()


def test_figures_that_can_hardly_be_meant_so_are_asked_about_and_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card, figures = tmp_path / "card.yaml", tmp_path / "figures.csv"
    card.write_text(CARD.replace("unit: case, adds_up: flow", "unit: '%'").replace('{expect: ">= 10", per: month}',
                                                                                   '"<= 5 %"'), encoding="utf-8")
    figures.write_text("indicator,period,value\nU1.1,2024-05,0.052\n", encoding="utf-8")

    assert main(["evaluate", str(card), str(figures), "--period", "2024-05", "--format", "csv"]) == 0
    assert capsys.readouterr().err == (
        "note: U1.1: 'Cases' er 0,0520 % i 2024-05, omtrent en hundredel av de vanlige 5 %: en andel i stedet for "
        "prosent (1 slike i alt)? Gang i så fall med 100 (BSC907)\n")
