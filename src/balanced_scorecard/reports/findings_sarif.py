"""What `check` found as SARIF 2.1.0, which editors and code hosts show at the line of the definition."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..checks.findings import Findings
from ..checks.rule import Finding, Severity
from ..domain.references import places
from ..domain.scorecard import Scorecard
from ..errors import Path

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_findings_sarif(
    findings: Findings, scorecard: Scorecard, *, uri: str, positions: Mapping[Path, int], language: str | None = None
) -> str:
    """Return *findings* of *scorecard* as SARIF 2.1.0.

    Args:
        findings: of `check`; the suppressed are told with their reasons.
        scorecard: the card they are about.
        uri: of the definition, relative to the project it lies in.
        positions: the line of each place in the definition, as `files.reading.positions` gives them.
        language: of the messages; left out, the card's.
    """
    lines = {id_: _line(path, positions) for id_, path in places(scorecard)}
    told = [*findings, *(each.finding for each in findings.suppressed)]
    rules = list({finding.code: _rule(finding, language) for finding in told}.values())
    place = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [_result(each, place[each.code], uri, lines, language) for each in findings]
    for each in findings.suppressed:
        result = _result(each.finding, place[each.finding.code], uri, lines, language)
        results.append({**result, "suppressions": [{"kind": "external", "justification": each.reason}]})
    run = {"tool": {"driver": {"name": "balanced-scorecard", "rules": rules}}, "columnKind": "unicodeCodePoints",
           "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding, language: str | None) -> dict[str, object]:
    return {"id": finding.code, "name": finding.name, "help": {"text": finding.remedy(language)}}


def _result(
    finding: Finding, rule: int, uri: str, lines: Mapping[str, int], language: str | None
) -> dict[str, object]:
    region = {"startLine": lines.get(finding.element, 1)}
    location = {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": region},
        "logicalLocations": [{"name": finding.element}],
    }
    return {"ruleId": finding.code, "ruleIndex": rule, "level": _LEVEL[finding.severity],
            "message": {"text": finding.message(language)}, "locations": [location]}


def _line(path: Path, positions: Mapping[Path, int]) -> int:
    """Return the line of *path*, else of the nearest place around it, else the first."""
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, 1)
