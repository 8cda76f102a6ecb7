"""`Findings`: a sequence that can be counted, tabulated and shown."""

from __future__ import annotations

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

    assert "&lt;One&gt;" in shown
    assert "<One>" not in shown


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
