"""`evidence` and `verify` on the command line."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

import balanced_scorecard
from balanced_scorecard.cli import main

TELEMARK = Path(balanced_scorecard.__file__).parent / "examples" / "telemark"


def made(path: Path) -> Path:
    assert main(["evidence", str(TELEMARK / "card.yaml"), str(TELEMARK / "measurements.csv"), "--period", "2003",
                 "--assessments", str(TELEMARK / "assessments.csv"), "-o", str(path)]) == 0
    return path


def test_a_bundle_is_written_and_its_hash_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path / "a.zip")
    assert capsys.readouterr().out == f"{sha256(path.read_bytes()).hexdigest()}  {path}\n"
    with ZipFile(path) as file:
        assert [name for name in file.namelist() if name.startswith("source/")] == [
            "source/card.yaml", "source/measurements.csv", "source/assessments.csv"]


def test_a_sound_bundle_is_said_to_be_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path / "a.zip")
    capsys.readouterr()
    assert main(["verify", str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"{path}: sound; 14 files are as they were made, ")


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_differs_is_printed_and_is_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = made(tmp_path / "a.zip")
    with ZipFile(path, "a") as file:
        file.writestr("more.txt", "x")
    capsys.readouterr()
    assert main(["verify", str(path), "--format", form]) == 1
    said = capsys.readouterr()
    if form == "json":
        [found] = json.loads(said.out)["differences"]
        assert found == {"file": "more.txt", "place": "", "difference": "is not listed in SHA256SUMS; it was put there "
                         "later"}
    else:
        assert said.out == "more.txt: is not listed in SHA256SUMS; it was put there later\n"
        assert said.err == f"{path}: 1 differences\n"


def test_what_is_no_bundle_is_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    assert main(["verify", str(tmp_path / "a.zip")]) == 2
    assert capsys.readouterr().err == "a.zip: is no bundle of evidence, or was cut short; ask for it anew\n"
