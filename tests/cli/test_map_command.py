"""The map on the command line: in the form its file asks for, of a theme, folded together."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import networkx as nx
import pytest

from balanced_scorecard.cli import main

EXAMPLES = Path(str(files("balanced_scorecard"))) / "examples"
CARD, FIGURES = (str(EXAMPLES / "emergency_care" / name) for name in ("card.yaml", "measurements.csv"))
DIRECTORATE = str(EXAMPLES / "directorate" / "card.yaml")


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["map", *arguments]) == 0
    return capsys.readouterr().out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["map", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.splitlines()


def test_a_map_is_drawn_with_and_without_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawing = tmp_path / "map.svg"
    assert printed([CARD, FIGURES, "--period", "2019-03", "-o", str(drawing)], capsys) == ""
    assert "March 2019" in drawing.read_text(encoding="utf-8")
    assert printed([CARD], capsys).startswith("<svg")


@pytest.mark.parametrize(("name", "begins"), [
    ("map.SVG", "<svg"), ("map.mmd", "---\ntitle"), ("map.dot", "digraph"), ("map.graphml", "<graphml"),
])
def test_the_suffix_decides_the_form(
    name: str, begins: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed([CARD, "-o", str(tmp_path / name)], capsys) == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_map_may_be_of_one_theme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "map.graphml"
    printed([DIRECTORATE, "--theme", "T2", "-o", str(out)], capsys)
    assert list(nx.read_graphml(out)) == ["A2.1", "B1.1"]


@pytest.mark.parametrize(("collapse", "shown"), [
    ("none", "A1.1.1"), ("auto", "A1.1.1"), ("factor", "A1.1"), ("objective", "A1"),
])
def test_a_map_may_be_folded_together(
    collapse: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.graphml"
    printed([DIRECTORATE, "--collapse", collapse, "-o", str(out)], capsys)
    assert max((id_ for id_ in nx.read_graphml(out) if id_.startswith("A1")), key=len) == shown


def test_a_map_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Strategikart: " in printed([CARD, "--language", "nb"], capsys)


def test_a_map_of_another_kind_says_which_kinds_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "map.png"
    kinds = "a map is written as .svg, .mmd, .dot or .graphml"
    assert refused([CARD, "-o", str(out)], capsys) == [f"{out}: cannot write '.png'; {kinds}"]
    assert refused([CARD, "-o", "map"], capsys) == [f"map: cannot write a file without a suffix; {kinds}"]
    assert not out.exists()


def test_a_map_wants_figures_and_period_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused([CARD, FIGURES], capsys) == ["map: --period is missing; measurements and --period go together"]
    assert refused([CARD, "--period", "2019"], capsys) == [
        "map: MEASUREMENTS is missing; measurements and --period go together"]


def test_a_theme_the_card_does_not_have_is_refused_with_those_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.svg"
    assert refused([DIRECTORATE, "--theme", "X9", "-o", str(out)], capsys) == [
        "no theme 'X9' on the card; it has T1, T2"]
    assert not out.exists()
