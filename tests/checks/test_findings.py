"""`Findings`: a sequence that can be counted, tabulated and shown."""

from __future__ import annotations

import json

import pytest
from tests.checks.cards import a_card, with_indicators

from balanced_scorecard import Findings, Severity, check


@pytest.fixture
def findings() -> Findings:
    """One error, two warnings."""
    card = a_card(with_indicators(
        "{id: I, name: <One>}", "{id: J, name: Two}",
        '{id: K, name: Three, unit: "%", bounds: [0, 100], targets: [">= 120"]}'))
    return check(card, select=["BSC401", "BSC405", "BSC302"])


def test_findings_are_a_sequence(findings: Findings) -> None:
    assert len(findings) == 3
    assert [each.element for each in findings] == ["K", "I", "J"]
    assert findings[0].element == "K"
    assert [each.element for each in findings[1:]] == ["I", "J"]
    assert findings[1] in findings


def test_findings_are_counted_by_severity(findings: Findings) -> None:
    assert findings.counts() == {Severity.ERROR: 1, Severity.WARNING: 2, Severity.ADVICE: 0}
    assert repr(findings) == "<Findings of 'Our card': 1 error, 2 warning>"
    assert repr(Findings(scorecard="a", title="A")) == "<Findings of 'A': nothing>"


def test_findings_are_a_table(findings: Findings) -> None:
    frame = findings.to_frame()

    assert list(frame.columns) == ["element", "code", "name", "severity", "message", "remedy"]
    assert list(frame["code"]) == ["BSC405", "BSC401", "BSC401"]


def test_findings_of_nothing_are_an_empty_table() -> None:
    assert len(Findings(scorecard="a", title="A").to_frame()) == 0


def test_findings_are_shown_in_a_notebook_with_every_text_escaped(findings: Findings) -> None:
    shown = findings._repr_html_()

    assert shown.startswith("<p>Our card: errors: 1, warnings: 2</p><table><thead><tr><th>Element</th>")
    assert "<td>K</td><td>BSC405</td><td>error</td><td>the target &#x27;&gt;= 120&#x27; of &#x27;Three&#x27;" in shown
    assert "&lt;One&gt;" in shown
    assert "<One>" not in shown
    assert shown.endswith("</table><p>Not run: BSC302 (needs cause-effect links)</p>")


def test_a_card_of_which_nothing_is_found_is_told_so_in_a_notebook() -> None:
    nothing = check(a_card("id: card\nname: Our card\n"), select=["BSC211"])

    assert nothing._repr_html_() == "<p>Our card: nothing was found.</p>"


def test_findings_are_plain_data_with_what_was_not_said(findings: Findings) -> None:
    said = findings.to_dict("nb")

    assert said["scorecard"] == "card"
    assert said["counts"] == {"error": 1, "warning": 2, "advice": 0}
    assert said["not_run"] == [
        {"code": "BSC302", "name": "causal-cycle", "reason": "trenger årsakssammenhenger"}]


def test_what_is_suppressed_and_what_is_stale_stands_in_the_plain_data() -> None:
    card = a_card(with_indicators(
        "{id: I, name: One}",
        top="checks: {ignore: [{rule: BSC401, reason: a first year}, {rule: BSC101, element: A1, reason: later}]}"))
    said = check(card, select=["BSC401", "BSC101"]).to_dict()

    assert [(each["element"], each["reason"]) for each in said["suppressed"]] == [("I", "a first year")]  # type: ignore[attr-defined]
    assert said["stale_suppressions"] == [{"rule": "BSC101", "element": "A1", "reason": "later"}]


def test_plain_data_hold_all_that_was_judged_of_the_card(findings: Findings) -> None:
    said = findings.to_dict("nn")

    assert list(said) == ["scorecard", "counts", "findings", "suppressed", "not_run", "stale_suppressions", "balance",
                          "minimum_solution", "principles", "states", "barriers", "review_questions"]
    assert said["balance"] == findings.balance.to_dict()
    assert said["minimum_solution"] is False
    assert [len(said[key]) for key in ("principles", "states", "barriers", "review_questions")] == [9, 4, 4, 5]  # type: ignore[arg-type]
    assert said["principles"][1]["name"] == "Modellere samanhengar mellom årsak og verknad"  # type: ignore[index]
    assert json.loads(json.dumps(said)) == said


def test_findings_put_together_by_hand_have_no_card_to_judge() -> None:
    assert "balance" not in Findings(scorecard="a", title="A").to_dict()
