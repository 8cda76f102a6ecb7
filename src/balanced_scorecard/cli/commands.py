"""The commands: read what was given, call one function after another, print or write what came of it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import balanced_scorecard as bsc  # its names load on first use, so a command pays only for what it needs

from .options import figures_given, units_asked
from .output import csv_text, json_text, put
from .terminal import printed

if TYPE_CHECKING:
    from balanced_scorecard import Assessment, Evaluation, Findings, Measurements, Scorecard, ScorecardScore

DONE, FOUND = 0, 1


def run_check(options: argparse.Namespace) -> int:
    """Print what `check` finds; 1 where it is as grave as was asked for."""
    card = bsc.load_scorecard(options.card)
    measurements = figures_given(options)
    previous = bsc.load_scorecard(options.previous) if options.previous else None
    findings = bsc.check(card, measurements, previous=previous, on=options.on, period=options.period,
                         select=options.select, ignore=options.ignore, **units_asked(options))
    put(_sarif(findings, card, options) if options.format == "sarif" else _findings_text(findings, options))
    return FOUND if findings.at_least(bsc.Severity(options.fail_on)) else DONE


def _findings_text(findings: Findings, options: argparse.Namespace) -> str:
    if options.format == "html":
        return bsc.render_check_page(findings, language=options.language)
    from ..reports import findings as words  # not a public name: only a check pays for it

    if options.format == "json":
        return words.render_findings_json(findings, options.language)
    if options.format == "markdown":
        return words.render_findings_markdown(findings, options.language)
    return words.render_findings_text(findings, options.language, most=None if options.all else words.GRAVEST)


def _sarif(findings: Findings, card: Scorecard, options: argparse.Namespace) -> str:
    from ..files.reading import positions
    from ..reports.findings_sarif import artifact_uri, render_findings_sarif

    return render_findings_sarif(findings, card, uri=artifact_uri(options.card), positions=positions(options.card),
                                 language=options.language)


def run_evaluate(options: argparse.Namespace) -> int:
    """Print every indicator judged."""
    if options.output and (options.output.suffix.lower() != ".xlsx" or options.explain):
        raise bsc.ScorecardError(f"evaluate: {options.output}: results are written as a workbook alone; use a name "
                                 "that ends in .xlsx and no --explain, or `report` for other forms")
    scores, assessments = judged(options)
    if options.output:
        bsc.save_report(bsc.build_report(scores, assessments=assessments), options.output, language=options.language)
    elif options.explain:
        put(_explained(scores, options))
    elif options.format == "text":
        put(printed(bsc.build_report(scores, assessments=assessments), options.language))
    elif options.format == "json":
        put(json_text(scores))
    else:
        put(csv_text(scores.evaluation.records()))
    return DONE


def _explained(scores: ScorecardScore, options: argparse.Namespace) -> str:
    explanation = bsc.explain(scores, options.explain)
    if options.format == "csv":
        raise bsc.ScorecardError("evaluate: --explain is a tree and no table; use --format text or json")
    if options.format == "json":
        return json_text(explanation)
    return bsc.render_explanation(explanation, language=options.language)


def judged(options: argparse.Namespace) -> tuple[ScorecardScore, tuple[Assessment, ...]]:
    """Return the card of *options* judged by its figures and rolled up, and the words beside the figures."""
    card = bsc.load_scorecard(options.card)
    measurements = figures_given(options)
    if measurements is None:
        raise bsc.ScorecardError("MEASUREMENTS is missing; name the file of the figures after the card, or give a card "
                                 "in a workbook with a sheet for them")
    assessments = bsc.load_assessments(options.assessments) if options.assessments else ()
    basis = bsc.Basis(options.basis) if options.basis else None
    evaluation = bsc.evaluate(card, measurements, options.period, org_unit=options.org_unit, basis=basis,
                              as_of=options.as_of, **units_asked(options))
    tell_of_units(evaluation, options.language)
    tell_of_doubts(card, measurements, options.language)
    return bsc.roll_up(evaluation), assessments


def tell_of_doubts(card: Scorecard, measurements: Measurements, language: str | None) -> None:
    """Ask on stderr about figures that were taken as they came and can hardly be meant so."""
    for finding in bsc.check(card, measurements, select=_DOUBTS):
        print(f"note: {finding.element}: {finding.message(language)} ({finding.code})", file=sys.stderr)


_DOUBTS = ("BSC902", "BSC907", "BSC910", "BSC911")
"""The rules about values that are impossible, or in another unit or of another period than they say."""


def tell_of_units(evaluation: Evaluation, language: str | None) -> None:
    """Say once on stderr that units have reported what the whole has not, and what adds them up."""
    from ..evaluation.advice import AdviceKind

    hints = [result.advice for result in evaluation
             if result.advice is not None and result.advice.kind is AdviceKind.UNITS_NOT_ADDED]
    if hints:
        widest = max(hints, key=lambda hint: int(str(hint.values["count"])))
        print(f"note: {widest.text(language or evaluation.scorecard.language)}", file=sys.stderr)
