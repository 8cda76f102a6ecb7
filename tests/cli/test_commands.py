"""The commands, as a newcomer types them."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest

from balanced_scorecard import load_scorecard
from balanced_scorecard.cli import main

EXAMPLE = Path(str(files("balanced_scorecard"))) / "examples" / "emergency_care"
CARD = str(EXAMPLE / "card.yaml")
FIGURES = str(EXAMPLE / "measurements.csv")
WORDS = str(EXAMPLE / "assessments.csv")
SMALL_CARD = """\
id: office
name: Our office
perspectives:
  - id: U
    name: Users
    kinds: [user]
    factors:
      - id: U1
        name: Short waiting
        indicators:
          - {id: U1.1, name: Answered in time, unit: "%", adds_up: rate, targets: [">= 80 %"]}
          - {id: U1.2, name: "=Complaints", unit: case, adds_up: flow, targets: ["<= 20 cases"], frequency: month}
"""
SMALL_FIGURES = """\
indicator,period,value,numerator,denominator
U1.1,2024-05,,79,100
U1.2,2024-05,19,,
"""


@pytest.fixture
def office(tmp_path: Path) -> tuple[str, str]:
    """A small card and its figures, written to disk."""
    card, figures = tmp_path / "card.yaml", tmp_path / "figures.csv"
    card.write_text(SMALL_CARD, encoding="utf-8")
    figures.write_text(SMALL_FIGURES, encoding="utf-8")
    return str(card), str(figures)


def test_check_prints_findings_and_exits_0_where_none_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", CARD]) == 0
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


def test_check_exits_1_at_the_gravity_asked_for(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", office[0], "--select", "BSC202", "--fail-on", "error"]) == 0
    assert main(["check", office[0], "--select", "BSC202", "--fail-on", "warning"]) == 1
    assert main(["check", office[0], "--select", "BSC202", "--ignore", "BSC2", "--fail-on", "advice"]) == 0
    assert "BSC202" in capsys.readouterr().out


def test_check_as_json_can_be_read_back(office: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", office[0], "--select", "BSC202,BSC301", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["code"] for each in found] == ["BSC202", "BSC202", "BSC301"]


def test_check_prints_the_ten_gravest_and_the_rest_by_rule_unless_all_are_asked_for(
    capsys: pytest.CaptureFixture[str]
) -> None:
    card = str(EXAMPLE.parent / "directorate" / "card.yaml")
    main(["check", card, "--on", "2026-02-01", "--language", "nn"])
    short = capsys.readouterr().out.splitlines()
    main(["check", card, "--on", "2026-02-01", "--language", "nn", "--all"])
    whole = capsys.readouterr().out.splitlines()

    assert short[0] == whole[0] == f"{load_scorecard(card).name}: åtvaringar: 7, råd: 5"
    assert short[11] == "Og 2 til, etter regel:"
    assert [each for each in whole[1:13] if "BSC" in each] == whole[1:13]
    assert not any("til, etter regel" in each for each in whole)


def test_check_as_markdown_is_a_list_or_table_of_codes(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", office[0], "--select", "BSC202", "--format", "markdown"]) == 0
    assert "BSC202" in capsys.readouterr().out


def test_evaluate_as_json_holds_the_keys_of_the_promise(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *office, "--period", "2024-05", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["scorecard", "version", "period", "basis", "org_unit", "as_of", "indicators", "nodes"]
    in_time, complaints = said["indicators"]
    assert (in_time["actual"], in_time["target"], in_time["target_met"]) == (79.0, 80.0, "no")  # 100 * 79 / 100
    assert (complaints["actual"], complaints["target_met"], complaints["gap"]) == (19.0, "yes", 1.0)  # 20 - 19


def test_evaluate_as_csv_has_one_row_an_indicator_and_no_cell_that_runs(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", *office, "--period", "2024-05", "--format", "csv"]) == 0
    in_time, complaints = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (in_time["id"], in_time["actual"], in_time["gap"]) == ("U1.1", "79.0", "-1.0")
    assert complaints["name"] == "'=Complaints"


def test_evaluate_as_of_a_day_sees_only_what_was_recorded_by_then(
    office: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = tmp_path / "vintages.csv"
    rows = ["indicator,period,value,recorded_at", "U1.2,2024-05,19,2024-06-01", "U1.2,2024-05,25,2024-07-01"]
    figures.write_text("\n".join(rows), encoding="utf-8")
    command = ["evaluate", office[0], str(figures), "--period", "2024-05", "--format", "json"]
    assert main([*command, "--as-of", "2024-06-15"]) == 0
    assert json.loads(capsys.readouterr().out)["indicators"][1]["actual"] == 19.0
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["indicators"][1]["actual"] == 25.0


def test_evaluate_adds_up_the_units_where_it_is_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = tmp_path / "card.yaml"
    units = "organisation: {id: all, name: All, org_units: [{id: n, name: N}, {id: s, name: S}]}\n"
    card.write_text(SMALL_CARD + units)
    figures = tmp_path / "figures.csv"
    figures.write_text("indicator,period,org_unit,numerator,denominator\n"
                       "U1.1,2024-05,n,2,4\nU1.1,2024-05,s,79,96\nU1.1,2024-06,s,79,96\n")
    asked = ["evaluate", str(card), str(figures), "--format", "json", "--from-units", "values"]

    def share(*more: str) -> object:
        assert main([*asked, *more]) == 0
        return json.loads(capsys.readouterr().out)["indicators"][0]["actual"]

    assert share("--period", "2024-05") == 81.0  # 81 of 100
    assert share("--period", "2024-06") is None
    assert share("--period", "2024-06", "--partial", "allow") == pytest.approx(100 * 79 / 96)


def test_evaluate_as_text_names_every_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", CARD, FIGURES, "--period", "2019-03", "--assessments", WORDS]) == 0
    assert "Patients dealt with within four hours" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["report.html", "report.md", "report.txt"])
def test_report_writes_the_file_asked_for_and_prints_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / name
    assert main(["report", CARD, FIGURES, "--period", "2019-03", "--assessments", WORDS, "-o", str(page)]) == 0
    said = " ".join(page.read_text(encoding="utf-8").split())  # a text file breaks its lines
    assert "the standard of 95 % has not been met in any of the 36 months" in said
    assert capsys.readouterr() == ("", "")


def test_report_without_a_file_is_text_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", CARD, FIGURES, "--period", "2019-03", "--language", "nb"]) == 0
    assert "Mindre god" in capsys.readouterr().out


def test_demo_writes_what_it_says_and_runs_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "shown"
    assert main(["demo", "-o", str(folder)]) == 0
    first = capsys.readouterr()
    assert first.err == ""
    names = ["assessments.csv", "card.yaml", "evaluation.json", "map.svg", "measurements.csv", "report.html"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert all(name in first.out for name in names)
    assert main(["demo", "-o", str(folder)]) == 0
    assert capsys.readouterr().out == first.out


@pytest.mark.parametrize("example", ["emergency_care", "directorate", "telemark"])
def test_the_command_that_demo_prints_makes_the_report_that_demo_made(
    example: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "shown"
    assert main(["demo", "--example", example, "-o", str(folder)]) == 0
    report = folder / "report.html"
    made = report.read_bytes()
    [said] = [line for line in capsys.readouterr().out.splitlines() if " report " in line and " -o " in line]
    report.unlink()

    assert main(["report", *said.partition(" report ")[2].split()]) == 0
    assert report.read_bytes() == made


def test_demo_keeps_what_the_reader_has_changed(tmp_path: Path) -> None:
    (tmp_path / "card.yaml").write_text("mine", encoding="utf-8")
    assert main(["demo", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "card.yaml").read_text(encoding="utf-8") == "mine"


def test_the_share_of_march_2019_is_made_from_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", CARD, FIGURES, "--period", "2019-03", "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)["indicators"][0]
    assert first["id"] == "A1.1"
    assert first["actual"] == pytest.approx(86.60, abs=0.005)


def test_check_as_html_is_one_page_in_the_language_asked_for(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", office[0], "--format", "html", "--language", "nb"]) == 0

    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert "De ni prinsippene" in page


def test_check_as_sarif_names_the_line_of_the_definition(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", office[0], "--select", "BSC701", "--format", "sarif"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == "BSC701"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 8}


def test_evaluate_explains_one_number_down_to_its_rows(
    office: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["evaluate", *office, "--period", "2024-05", "--explain", "U1.1"]
    assert main(asked) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert said.startswith("U1.1 Answered in time, May 2024: Poor\n")
    assert "Numerators and denominators added up: 100 × 79 / 100 = 79 %" in said
    assert main([*asked, "--format", "json"]) == 0
    explanation = json.loads(capsys.readouterr().out)
    assert (explanation["about"], explanation["actual"]) == ("indicator", 79.0)


def test_an_explanation_is_no_table(office: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", *office, "--period", "2024-05", "--explain", "U1", "--format", "csv"]) == 2
    assert "evaluate: --explain is a tree and no table; use --format text or json" in capsys.readouterr().err
    assert main(["evaluate", *office, "--period", "2024-05", "--explain", "U1.9"]) == 2
    assert "no indicator or node 'U1.9' on the card; did you mean 'U1.2'?" in capsys.readouterr().err


@pytest.mark.parametrize(("example", "said"), [
    ("directorate", "Made-up figures"), ("telemark", "its figures are made up")])
def test_the_other_examples_are_shown_too_and_say_what_their_figures_are(
    example: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--example", example]) == 0
    assert said in capsys.readouterr().out
    assert (tmp_path / f"balanced-scorecard-demo-{example}" / "report.html").exists()
