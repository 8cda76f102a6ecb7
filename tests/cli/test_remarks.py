"""What was read all the same, and should be known: told once, in plain lines, beside the result."""

from __future__ import annotations

import warnings
from importlib.resources import files
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.files.workbooks import edited

from balanced_scorecard import ReadingWarning, load_scorecard, save_scorecard
from balanced_scorecard.cli import main, remarks_in_plain_lines

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "emergency_care"
NOTE = "note: card.xlsx: the sheet 'Notater' is none of a scorecard's and was not read\n"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A card's workbook with a sheet that is nobody's, and rows that are hidden."""
    path = tmp_path / "card.xlsx"
    save_scorecard(load_scorecard(EXAMPLE / "card.yaml"), path)
    path.write_bytes(edited(path.read_bytes(), lambda book: book.create_sheet("Notater").append(["husk"])))
    return path


def test_a_remark_goes_to_stderr_as_one_line(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(card)]) == 0
    printed = capsys.readouterr()
    assert printed.err == NOTE
    assert "Notater" not in printed.out


def test_a_remark_is_told_where_the_command_fails_too(card: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(card)
    book["Card" if "Card" in book else "Kort"]["B2"] = None
    book.save(card)
    assert main(["check", str(card)]) == 2
    assert capsys.readouterr().err.startswith(NOTE)


@remarks_in_plain_lines()
def warn_of_several() -> None:
    for _ in range(2):
        warnings.warn("hidden", ReadingWarning, stacklevel=1)
    warnings.simplefilter("always", DeprecationWarning)
    warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_the_same_remark_is_told_once_and_every_other_warning_stays_what_it_is(
    capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.warns(DeprecationWarning, match="old") as told:
        warn_of_several()
    assert [str(each.message) for each in told] == ["old"]
    assert capsys.readouterr().err == "note: hidden\n"
