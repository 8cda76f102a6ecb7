"""`convert` and `schema`: from every format to every other, with what was mended and lost on stderr."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.files.stratml.plans import a_plan, a_target, an_actual, an_indicator

from balanced_scorecard import load_measurements, load_scorecard, load_stratml
from balanced_scorecard.cli import main

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "directorate"
CARD = EXAMPLE / "card.yaml"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in StratML with a target and two figures."""
    path = tmp_path / "plan.xml"
    results = a_target("80") + an_actual("79") + an_actual("81", year=2025)
    path.write_bytes(a_plan(an_indicator(results, unit="Widgets") + "<Goal><Name>G</Name></Goal>"))
    return path


@pytest.mark.parametrize(
    "steps",
    [
        ["a.json", "b.toml", "c.yml", "d.xml", "e.yaml"],
        ["a.toml", "b.stratml", "c.json"],
    ],
)
def test_a_card_goes_through_every_format_unchanged(steps: list[str], tmp_path: Path) -> None:
    source = CARD
    for step in steps:
        assert main(["convert", str(source), str(tmp_path / step)]) == 0
        source = tmp_path / step
        assert load_scorecard(source) == load_scorecard(CARD)


def test_nothing_is_printed_where_nothing_is_mended_or_lost(tmp_path: Path, capsys: Captured) -> None:
    main(["convert", str(CARD), str(tmp_path / "a.json")])
    capsys.readouterr()
    assert main(["convert", str(tmp_path / "a.json"), str(tmp_path / "b.yaml")]) == 0
    assert tuple(capsys.readouterr()) == ("", "")


def test_comments_are_told_to_stay_behind(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "card.yaml"
    source.write_text("id: a\n# why we do this\nname: 'A # sign'  # and this\n")
    assert main(["convert", str(source), str(tmp_path / "card.toml")]) == 0
    assert capsys.readouterr().err == "lost: card.yaml:2: 2 lines with comments; they are no part of a card\n"


def test_a_plan_becomes_a_card_and_what_was_mended_is_told(plan: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["convert", str(plan), str(tmp_path / "card.yaml")]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "mended: plan.xml:5: StrategicPlanCore.Goal[0].Objective[0].PerformanceIndicator[0]: the unit 'Widgets' is not "
        "known; it is kept as a tag, the indicator has none",
        "mended: plan.xml:5: StrategicPlanCore.Goal[1]: Goal has no Identifier; its id is 'G2'",
        "mended: plan.xml:5: StrategicPlanCore.Goal[0].Objective[0].PerformanceIndicator[0].MeasurementInstance[0]."
        "TargetResult[0]: 1 TargetResult with a number: nothing says whether more or less is better; kept as the "
        "figures of the series 'i1_target', until polarity is given",
        "lost: plan.xml: 3 figures have no place in card.yaml; write them too with --measurements FILE",
    ]


def test_the_results_of_a_plan_are_written_where_asked(plan: Path, tmp_path: Path, capsys: Captured) -> None:
    figures = tmp_path / "figures.csv"
    assert (
        main(["convert", str(plan), str(tmp_path / "card.yaml"), "--measurements", str(figures), "--polarity", "lower"])
        == 0
    )
    assert "lost: " not in capsys.readouterr().err
    assert [row.value for row in load_measurements(figures)] == [79.0, 81.0]
    assert [each.text for each in load_scorecard(tmp_path / "card.yaml").indicators()[0].targets] == ["<= 80"]


def test_a_plan_is_written_with_figures_and_what_only_the_card_holds_is_told(tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "plan.xml"
    assert main(["convert", str(CARD), str(target), "--measurements", str(EXAMPLE / "measurements.csv")]) == 0
    assert "only in plan.card.json: initiatives: StratML has no place for initiatives; 6 left out\n" in (
        capsys.readouterr().err
    )
    assert len(load_stratml(target).measurements) == len(load_measurements(EXAMPLE / "measurements.csv"))


def test_a_plan_is_mended_into_a_plan_with_its_results(plan: Path, tmp_path: Path) -> None:
    assert main(["convert", str(plan), str(tmp_path / "mended.xml")]) == 0
    assert load_stratml(tmp_path / "mended.xml").measurements.rows == load_stratml(plan).measurements.rows


def test_many_lines_of_one_kind_are_one_unless_all_are_asked_for(tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "plan.xml"
    source.write_bytes(a_plan("<Goal><Name>A</Name></Goal><Goal><Name>B</Name></Goal><Goal><Name>C</Name></Goal>"))
    main(["convert", str(source), str(tmp_path / "card.yaml")])
    assert capsys.readouterr().err == (
        "mended: plan.xml:5: StrategicPlanCore.Goal[0]: Goal has no Identifier; its id is "
        "'G1' (and 2 more like it; --all prints them)\n"
    )
    main(["convert", str(source), str(tmp_path / "card.yaml"), "--all"])
    assert len(capsys.readouterr().err.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["card.ymal", "a.json"], "card.ymal: a definition ends in"),
        ([str(CARD), "a.pdf"], "a.pdf: a definition ends in"),
        (["none.yaml", "a.json"], "none.yaml: cannot be read: there is no such file"),
        ([str(CARD), "a.json", "--measurements", "f.csv"], "convert: --measurements goes with a plan in StratML"),
        ([str(CARD), "a.xml", "--polarity", "lower"], "convert: --polarity goes with a plan in StratML"),
        ([str(CARD), "a.xml", "--measurements", "none.csv"], "none.csv: no such file"),
    ],
)
def test_what_cannot_be_converted_is_refused_and_nothing_is_written(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["convert", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert list(tmp_path.iterdir()) == []


def test_an_ending_for_the_results_is_refused_before_the_card_is_written(plan: Path, tmp_path: Path) -> None:
    assert main(["convert", str(plan), str(tmp_path / "card.yaml"), "--measurements", "f.pdf"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xml"]


def test_schema_prints_the_json_schema(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Scorecard"
