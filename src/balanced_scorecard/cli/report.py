"""`report`: one of the documents made of a card and its figures, into a file, a folder or on the screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .commands import DONE, judged
from .options import add_figures, day, units_asked
from .output import put
from .terminal import printed

if TYPE_CHECKING:
    from balanced_scorecard import AnnualForm, ScorecardScore


def add_report(command: argparse.ArgumentParser) -> None:
    """Let *command* take what a report is made of."""
    add_figures(command)
    command.add_argument("--compare", metavar="P",
                         help="an earlier period, to tell what turned since (default, of a card or a meeting: the one "
                              "before)")
    command.add_argument("--view", choices=("card", "meeting", "annual", "ministry", "plan"), default="card",
                         help="which document: the management card, the paper for a meeting, the annual report, the "
                              "report to the ministry, the activity plan (default: %(default)s)")
    command.add_argument("--form", choices=("no", "se", "dk"),
                         help="of an annual report: Norwegian, Swedish or Danish (default: by the card's language)")
    command.add_argument("--on", metavar="DATE", type=day,
                         help="the day by which work is late (default: the last of the period)")
    command.add_argument("--each-unit", action="store_true",
                         help="a page for each organisational unit with an index, into the folder -o")
    command.add_argument("-o", "--output", metavar="FILE", type=Path,
                         help=".html, .xlsx, .docx, .md or .txt; left out: text on the screen")
    command.set_defaults(run=run_report)


def run_report(options: argparse.Namespace) -> int:
    """Write the report, or print it as text."""
    if options.each_unit:
        return _each_unit(options)
    scores, assessments = judged(options)
    evaluation = scores.evaluation
    findings = bsc.check(evaluation.scorecard, evaluation.measurements, period=evaluation.period,
                         **units_asked(options))
    report = bsc.build_report(scores, findings, assessments=assessments, compare=options.compare,
                              view=bsc.View(options.view), form=_form(options), on=options.on)
    if options.output:
        bsc.save_report(report, options.output, language=options.language)
    else:
        put(printed(report, options.language))
    return DONE


def _form(options: argparse.Namespace) -> AnnualForm | None:
    return bsc.AnnualForm(options.form) if options.form else None


def _each_unit(options: argparse.Namespace) -> int:
    """Write a page for each unit that is open at the end of the period, and the whole first."""
    if options.output is None or options.output.suffix or options.org_unit:
        raise bsc.ScorecardError("report: --each-unit writes a page for every unit; name a folder with -o, and no unit")
    whole, assessments = judged(options)
    bsc.save_reports(_of_units(whole), options.output, assessments=assessments, compare=options.compare,
                     view=bsc.View(options.view), form=_form(options), on=options.on, language=options.language,
                     progress=_told if sys.stderr.isatty() else None)
    return DONE


def _of_units(whole: ScorecardScore) -> dict[str, ScorecardScore]:
    """Return *whole* and the score of each unit that is open on the last day of its period."""
    evaluation = whole.evaluation
    organisation = evaluation.scorecard.organisation
    units = [each for each in organisation.walk() if each.is_open(evaluation.period.end)] if organisation else []
    return {evaluation.org_unit: whole, **{
        each.id: bsc.roll_up(bsc.evaluate(evaluation.scorecard, evaluation.measurements, evaluation.period,
                                          org_unit=each.id, basis=evaluation.basis, as_of=evaluation.as_of,
                                          from_units=evaluation.from_units, partial=evaluation.partial))
        for each in units if not evaluation.scorecard.is_root(each.id)}}


def _told(done: int, of: int) -> None:
    """Tell on the screen how far the work has come, over the same line."""
    print(f"\r{done} / {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
