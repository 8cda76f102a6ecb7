"""What cannot be read: every fault on stderr, nothing on stdout, nothing written, exit code 2."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard.cli import main

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "emergency_care"
CARD, FIGURES = str(EXAMPLE / "card.yaml"), str(EXAMPLE / "measurements.csv")
PROGRAM = [sys.executable, "-m", "balanced_scorecard"]


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run a command that must be refused; return what it complains of."""
    try:
        code: object = main(arguments)
    except SystemExit as stopped:  # argparse stops by itself
        code = stopped.code
    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    return printed.err.splitlines()


def test_every_fault_of_a_card_is_told_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = tmp_path / "card.yaml"
    card.write_text("id: a\nname: A\nweigth: 2\nperspectives:\n  - {id: U, nam: Users}\n", encoding="utf-8")
    said = refused(["check", str(card)], capsys)
    assert len(said) == 3  # an unknown key, another, and a name that is missing
    assert all("card.yaml" in line for line in said)


def test_a_card_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused(["check", "nowhere.yaml"], capsys)
    assert "nowhere.yaml" in said


def test_a_text_that_is_no_period_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused(["evaluate", CARD, FIGURES, "--period", "2019-Q5"], capsys)
    assert said.startswith("'2019-Q5' is not a period")


def test_a_unit_the_card_does_not_know_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused(["evaluate", CARD, FIGURES, "--period", "2019-03", "--org-unit", "mars"], capsys)
    assert "'mars'" in said


@pytest.mark.parametrize("name", ["report.pdf", "report"])
def test_a_report_of_another_kind_says_which_kinds_there_are(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = refused(["report", CARD, FIGURES, "--period", "2019-03", "-o", str(tmp_path / name)], capsys)
    assert ".html" in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = refused(["map", CARD, "-o", str(tmp_path / "nowhere" / "map.svg")], capsys)
    place = tmp_path / "nowhere" / "map.svg"
    assert said == f"{place}: cannot be written (no such file or directory); name a folder that may be written to"
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_is_none_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["check", CARD, "--on", "17.5.2024"], capsys) == [
        "balanced-scorecard check: argument --on: '17.5.2024' is not a day; did you mean '2024-05-17'?; "
        "see balanced-scorecard check --help"
    ]


def test_a_rule_there_is_none_of_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused(["check", CARD, "--select", "BSC999"], capsys)
    assert said.startswith("no rule 'BSC999'")


def test_no_command_at_all_says_how_to_ask_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = refused([], capsys)
    assert said.endswith("see balanced-scorecard --help")


def test_the_version_is_printed() -> None:
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == "balanced-scorecard 0.1.0\n"


def test_an_expected_error_shows_no_traceback() -> None:
    done = subprocess.run([*PROGRAM, "check", "nowhere.yaml"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)


def test_a_reader_who_stops_reading_is_not_complained_to() -> None:
    with subprocess.Popen([*PROGRAM, "map", CARD], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (141, b"")


def _as_at_a_terminal() -> None:
    """Let Ctrl-C through: what a shell starts in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    card = tmp_path / "card.yaml"
    os.mkfifo(card)
    command = subprocess.Popen([*PROGRAM, "check", str(card)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=_as_at_a_terminal)
    with command as running, card.open("wb"):  # opens only once the command waits for the card
        running.send_signal(signal.SIGINT)
        assert running.communicate() == (b"", b"")
    assert running.returncode == 130
