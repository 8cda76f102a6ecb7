"""What `check` found as SARIF 2.1.0, which editors and code hosts show at the line of the definition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path as FilePath
from urllib.parse import quote

from ..checks.findings import Findings
from ..checks.rule import Finding, Severity
from ..checks.runner import load_rules
from ..domain.references import places
from ..domain.scorecard import Scorecard
from ..errors import Path
from ..files.faults import line_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_findings_sarif(
    findings: Findings, scorecard: Scorecard, *, uri: str, positions: Mapping[Path, int], language: str | None = None
) -> str:
    """Return *findings* of *scorecard* as SARIF 2.1.0.

    Args:
        findings: of `check`; the suppressed are told with their reasons.
        scorecard: the card they are about.
        uri: of the definition as `artifact_uri` gives it, relative to the project it lies in.
        positions: the line of each place in the definition, as `files.reading.positions` gives them.
        language: of the messages; left out, the card's.
    """
    lines = {id_: line_of(path, positions) or 1 for id_, path in places(scorecard)}
    told = [*findings, *(each.finding for each in findings.suppressed)]
    rules = list({finding.code: _rule(finding, language) for finding in told}.values())
    place = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [_result(each, place[each.code], uri, lines, language) for each in findings]
    for each in findings.suppressed:
        result = _result(each.finding, place[each.finding.code], uri, lines, language)
        results.append({**result, "suppressions": [{"kind": "external", "justification": each.reason}]})
    driver = {"name": "balanced-scorecard", "version": version("balanced-scorecard"), "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def artifact_uri(path: FilePath) -> str:
    """Return *path* as the standard writes it: signs that mean something in an address are escaped.

    >>> artifact_uri(FilePath("kort 2025/øst #1.yaml"))
    'kort%202025/%C3%B8st%20%231.yaml'
    """
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _rule(finding: Finding, language: str | None) -> dict[str, object]:
    rationale = next((rule.rationale for rule in load_rules() if rule.code == finding.code), finding.name)
    return {"id": finding.code, "name": finding.name, "shortDescription": {"text": finding.name.replace("-", " ")},
            "fullDescription": {"text": rationale}, "help": {"text": finding.remedy(language)}}


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
