"""What findings say in words wherever they are shown: how many there are, and what was not said and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..words import words_for
from .rule import Finding, Severity

if TYPE_CHECKING:
    from .findings import Findings

_COUNTED = {Severity.ERROR: "check.errors", Severity.WARNING: "check.warnings", Severity.ADVICE: "check.advice"}


def counted(findings: Findings, language: str) -> str:
    """Return how many findings there are of each severity, gravest first; empty where there are none."""
    words = words_for(language)
    return ", ".join(words[_COUNTED[severity]].format(count=count)
                     for severity, count in findings.counts().items() if count)


def summary(findings: Findings, language: str) -> str:
    """Return the one line that says what was found of which card."""
    words, counts = words_for(language), counted(findings, language)
    if not counts:
        return words["check.nothing"].format(name=findings.title)
    return words["check.summary"].format(name=findings.title, counts=counts)


def unsaid(findings: Findings, language: str) -> Iterator[str]:
    """Yield what was not said, and why: suppressed, suppressed for nothing, not run."""
    words = words_for(language)
    for each in findings.suppressed:
        yield words["check.suppressed"].format(finding=each.finding.line(language), reason=each.reason)
    for old in findings.stale:
        key = "check.stale_of" if old.element else "check.stale"
        yield words[key].format(rule=old.rule, element=old.element)
    if findings.not_run:
        rules = (f"{', '.join(codes)} ({reason})" for reason, codes in not_run_by_reason(findings, language))
        yield words["check.not_run"].format(rules="; ".join(rules))


def not_run_by_reason(findings: Findings, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason for which rules were not run, with their codes."""
    codes: dict[str, list[str]] = {}
    for each in findings.not_run:
        codes.setdefault(each.reason(language), []).append(each.code)
    return tuple((reason, tuple(of)) for reason, of in codes.items())


def by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of one rule and severity at a time, the gravest first, in order of first mention."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    return sorted(groups.values(), key=lambda group: -group[0].severity.gravity)
