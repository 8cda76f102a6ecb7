"""The command `report`: every view, into a file, a folder or on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard.cli import main

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"
GIVEN = [str(EXAMPLE / "card.yaml"), str(EXAMPLE / "measurements.csv"), "--assessments",
         str(EXAMPLE / "assessments.csv")]


def printed(capsys: pytest.CaptureFixture[str], *asked: str, period: str = "2025-T2") -> str:
    assert main(["report", *GIVEN, "--period", period, *asked]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("asked", "title"), [
    ([], "Styrekort for Ytelsesdirektoratet 2025 (oppdiktet virksomhet)"),
    (["--view", "meeting"], "Saksgrunnlag til ledermøtet"),
    (["--view", "annual"], "Årsrapport 2025 (utkast)"),
    (["--view", "ministry"], "Rapport til departementet"),
    (["--view", "plan"], "Virksomhetsplan 2025"),
    (["--view", "annual", "--language", "sv"], "Årsredovisning 2025 (utkast)"),
])
def test_each_view_is_printed_under_its_own_title(
        asked: list[str], title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, *asked).startswith(f"{title}\n")


def test_the_form_decides_what_an_annual_report_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert "III ÅRETS AKTIVITETER OG RESULTATER" in printed(capsys, "--view", "annual")
    assert "MÅLRAPPORTERING" in printed(capsys, "--view", "annual", "--form", "dk")
    assert "RESULTATREDEGJØRELSE" in printed(capsys, "--view", "annual", "--form", "se")


def test_compare_names_the_period_things_have_turned_since(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Sammenlignet med 1. tertial 2025" in printed(capsys)
    assert "Sammenlignet med 2. tertial 2024" in printed(capsys, "--compare", "2024-T2")


def test_on_decides_what_is_late(capsys: pytest.CaptureFixture[str]) -> None:
    late = printed(capsys, "--view", "meeting", "--on", "2025-09-19")
    assert "OVER FRISTEN\nEtter det som var gjort 19.09.2025.\n" in late
    assert "OVER FRISTEN" not in printed(capsys, "--view", "meeting", "--on", "2025-09-20")  # the day it was done


def test_each_open_unit_gets_a_page_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pages"
    assert printed(capsys, "--each-unit", "-o", str(folder)) == ""
    names = {path.name for path in folder.iterdir()}
    assert {"index.html", "unit-all.html", "unit-nord.html", "unit-telemark.html"} <= names
    assert "unit-vestfold-telemark.html" not in names  # it opens in September
    assert len(names) == 2 + 12
    later = tmp_path / "later"
    printed(capsys, "--each-unit", "-o", str(later), period="2025-T3")
    assert "unit-vestfold-telemark.html" in {path.name for path in later.iterdir()}


@pytest.mark.parametrize("asked", [
    ["--each-unit"], ["--each-unit", "-o", "page.html"], ["--each-unit", "-o", "pages", "--org-unit", "nord"]])
def test_a_page_for_each_unit_needs_a_folder_and_no_unit(
        asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", *GIVEN, "--period", "2025-T2", *asked]) == 2
    assert capsys.readouterr() == (
        "", "report: --each-unit writes a page for every unit; name a folder with -o, and no unit\n")
    assert list(tmp_path.iterdir()) == []


def test_a_card_without_an_organisation_has_one_page(tmp_path: Path) -> None:
    card = tmp_path / "card.yaml"
    card.write_text("id: k\nname: Kort\nperspectives: [{id: A, name: A, factors: [{id: F, name: F, indicators: ["
                    "{id: a, name: a}]}]}]\n", encoding="utf-8")
    figures = tmp_path / "figures.csv"
    figures.write_text("indicator,period,value\na,2025,1\n", encoding="utf-8")
    folder = tmp_path / "pages"
    assert main(["report", str(card), str(figures), "--period", "2025", "--each-unit", "-o", str(folder)]) == 0
    assert {path.name for path in folder.iterdir()} == {"index.html", "unit-all.html"}


def on_a_terminal(*asked: str, columns: int = 100, **environment: str) -> str:
    """Run the command on a terminal of so many columns; return what it shows."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    bare = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    command = [sys.executable, "-m", "balanced_scorecard", "report", *GIVEN, "--period", "2025-T2", *asked]
    running = subprocess.Popen(command, stdin=there, stdout=there, stderr=there, close_fds=True,
                               env={**bare, "TERM": "xterm", **environment})
    os.close(there)
    shown = b""
    try:
        while piece := os.read(here, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(here)
    assert running.wait() == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_on_a_terminal_a_text_is_as_wide_as_it_and_statuses_are_coloured() -> None:
    shown = on_a_terminal("--view", "meeting")
    assert "=" * 100 in shown
    assert "\x1b[33m! Mindre avvik\x1b[0m" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_is_sent_where_it_is_not_wanted(environment: dict[str, str]) -> None:
    shown = on_a_terminal("--view", "meeting", columns=60, **environment)
    assert "\x1b" not in shown
    assert "=" * 60 in shown


def test_into_a_pipe_a_text_is_plain_and_eighty_columns_wide(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "--view", "ministry")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) == 80


def test_on_a_terminal_it_is_told_how_many_pages_are_written(tmp_path: Path) -> None:
    assert "13 / 13" in on_a_terminal("--each-unit", "-o", str(tmp_path / "pages"))
