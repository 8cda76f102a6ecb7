"""What `check` found as text, JSON and Markdown: `render_findings_text`, `render_findings_json`, `..._markdown`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ..checks.findings import Findings
from ..checks.rule import Finding
from ..checks.telling import by_rule, summary, unsaid
from ..words import words_for

GRAVEST = 10
"""How many findings are printed in full where not all are asked for."""
_NAMED = 6
"""How many elements a group names."""


def render_findings_text(findings: Findings, language: str | None = None, *, most: int | None = GRAVEST) -> str:
    """Return *findings* as plain text, one line each: the *most* gravest, and the rest grouped by rule.

    Args:
        findings: of `check`.
        language: nb or en, or another, which borrows the nearest; left out, the card's.
        most: how many to print in full; None prints every one.
    """
    spoken = language or findings.language
    lines = [summary(findings, spoken)]
    lines.extend(finding.line(spoken) for finding in findings[:most])
    rest = findings[most:] if most is not None else ()
    if rest:
        lines.append(words_for(spoken)["check.the_rest"].format(count=len(rest)))
        lines.extend(_group(group, spoken) for group in by_rule(rest))
    lines.extend(unsaid(findings, spoken))
    return "\n".join(lines) + "\n"


def render_findings_json(findings: Findings, language: str | None = None) -> str:
    """Return everything the check gave as JSON, texts in *language*; left out, in the card's."""
    return json.dumps(findings.to_dict(language), ensure_ascii=False, indent=2) + "\n"


def render_findings_markdown(findings: Findings, language: str | None = None) -> str:
    """Return *findings* as a Markdown page: a table of all of them, then what is suppressed and what was not run."""
    spoken = language or findings.language
    words = words_for(spoken)
    parts = [f"# {_plain(words['check.title'].format(name=findings.title))}", _plain(summary(findings, spoken))]
    if len(findings):
        rows = [(f.element, f.code, f.severity.word(spoken), f.message(spoken)) for f in findings]
        parts.append(_table([words[f"check.{key}"] for key in ("element", "rule", "severity", "finding")], rows))
    if findings.suppressed:
        kept = [(each.finding.element, each.finding.code, each.finding.message(spoken), each.reason)
                for each in findings.suppressed]
        heads = [words[f"check.{key}"] for key in ("element", "rule", "finding", "reason")]
        parts.append(f"## {words['check.suppressed_heading']}\n\n{_table(heads, kept)}")
    if findings.stale:
        old = [(each.element or "", each.rule, each.reason) for each in findings.stale]
        heads = [words[f"check.{key}"] for key in ("element", "rule", "reason")]
        parts.append(f"## {words['check.stale_heading']}\n\n{_table(heads, old)}")
    if findings.not_run:
        left = [(each.code, each.reason(spoken)) for each in findings.not_run]
        heads = [words["check.rule"], words["check.reason"]]
        parts.append(f"## {words['check.not_run_heading']}\n\n{_table(heads, left)}")
    return "\n\n".join(parts) + "\n"


def _group(group: list[Finding], language: str) -> str:
    """Return one line for the findings of one rule: the first in full, and the elements of the others."""
    line = group[0].line(language)
    others = [finding.element for finding in group[1:]]
    if not others:
        return line
    named = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
    return words_for(language)["check.group"].format(finding=line, count=len(others), elements=named)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, on one line."""
    kept = " ".join(text.split())
    for sign in "\\`*_[]<>|#":
        kept = kept.replace(sign, f"\\{sign}")
    return kept
