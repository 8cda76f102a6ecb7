"""A report into a file: by its suffix, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports import sample

from balanced_scorecard import ScorecardError, render_html, render_markdown, render_text, save_report


def test_the_suffix_says_the_form(tmp_path: Path) -> None:
    report = sample.a_report()
    for name in ("a.html", "a.HTM", "a.md", "a.txt"):
        save_report(report, tmp_path / name, language="en")
    read = {path.name: path.read_bytes().decode("utf-8") for path in tmp_path.iterdir()}
    page = render_html(report, language="en")
    assert read == {"a.html": page, "a.HTM": page, "a.md": render_markdown(report, language="en"),
                    "a.txt": render_text(report, language="en")}


def test_another_suffix_names_those_that_work(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError) as raised:
        save_report(sample.a_report(), tmp_path / "a.pdf")
    assert str(raised.value) == (
        f"{tmp_path / 'a.pdf'}: no report is written as '.pdf'; use .html, .xlsx, .docx, .md or .txt")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    place = tmp_path / "none" / "a.txt"
    with pytest.raises(ScorecardError) as raised:
        save_report(sample.a_report(), place)
    assert str(raised.value) == (
        f"{place}: cannot be written (no such file or directory); name a folder that may be written to")


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ScorecardError):
        save_report(sample.a_report(), tmp_path / "a.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_earlier_page_is_replaced(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("gammelt")
    save_report(sample.a_report(), place)
    assert place.read_text("utf-8") == render_text(sample.a_report())
