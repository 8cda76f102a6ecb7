"""What `check` found as text, JSON and Markdown: `render_findings_text`, `render_findings_json`, `..._markdown`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..checks.findings import Findings
from ..checks.rule import Finding, Severity
from ..words import words_for

GRAVEST = 10
"""How many findings are printed in full where not all are asked for."""
_NAMED = 6
"""How many elements a group names."""
_COUNTED = {Severity.ERROR: "check.errors", Severity.WARNING: "check.warnings", Severity.ADVICE: "check.advice"}


def render_findings_text(findings: Findings, language: str | None = None, *, most: int | None = GRAVEST) -> str:
    """Return *findings* as plain text, one line each: the *most* gravest, and the rest grouped by rule.

    Args:
        findings: of `check`.
        language: nb or en, or another, which borrows the nearest; left out, the card's.
        most: how many to print in full; None prints every one.
    """
    spoken = language or findings.language
    lines = [_summary(findings, spoken)]
    lines.extend(finding.line(spoken) for finding in findings[:most])
    rest = findings[most:] if most is not None else ()
    if rest:
        lines.append(words_for(spoken)["check.the_rest"].format(count=len(rest)))
        lines.extend(_group(group, spoken) for group in _by_rule(rest))
    lines.extend(_silent(findings, spoken))
    return "\n".join(lines) + "\n"


def render_findings_json(findings: Findings, language: str | None = None) -> str:
    """Return everything the check gave as JSON, texts in *language*; left out, in the card's."""
    return json.dumps(findings.to_dict(language), ensure_ascii=False, indent=2) + "\n"


def render_findings_markdown(findings: Findings, language: str | None = None) -> str:
    """Return *findings* as a Markdown page: a table of all of them, then what is suppressed and what was not run."""
    spoken = language or findings.language
    words = words_for(spoken)
    parts = [f"# {_plain(words['check.title'].format(name=findings.title))}", _plain(_summary(findings, spoken))]
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


def _summary(findings: Findings, language: str) -> str:
    words = words_for(language)
    if not len(findings):
        return words["check.nothing"].format(name=findings.title)
    counts = [words[_COUNTED[severity]].format(count=count) for severity, count in findings.counts().items() if count]
    return words["check.summary"].format(name=findings.title, counts=", ".join(counts))


def _by_rule(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings of one rule and severity at a time, the gravest rule first, in order of first mention."""
    first = {finding.code: -n for n, finding in reversed(list(enumerate(findings)))}
    ordered = sorted(findings, key=lambda each: (-each.severity.gravity, -first[each.code]))
    for _, group in groupby(ordered, key=lambda each: (each.severity, each.code)):
        yield list(group)


def _group(group: list[Finding], language: str) -> str:
    """Return one line for the findings of one rule: the first in full, and the elements of the others."""
    line = group[0].line(language)
    others = [finding.element for finding in group[1:]]
    if not others:
        return line
    named = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
    return words_for(language)["check.group"].format(finding=line, count=len(others), elements=named)


def _silent(findings: Findings, language: str) -> Iterator[str]:
    """Yield what was not said, and why: suppressed, suppressed for nothing, not run."""
    words = words_for(language)
    for each in findings.suppressed:
        yield words["check.suppressed"].format(finding=each.finding.line(language), reason=each.reason)
    for old in findings.stale:
        key = "check.stale_of" if old.element else "check.stale"
        yield words[key].format(rule=old.rule, element=old.element)
    if findings.not_run:
        reasons = dict.fromkeys(each.reason(language) for each in findings.not_run)
        rules = (f"{', '.join(each.code for each in findings.not_run if each.reason(language) == reason)} ({reason})"
                 for reason in reasons)
        yield words["check.not_run"].format(rules="; ".join(rules))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, on one line."""
    kept = " ".join(text.split())
    for sign in "\\`*_[]<>|#":
        kept = kept.replace(sign, f"\\{sign}")
    return kept
