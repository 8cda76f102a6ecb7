"""`demo`: the bundled example, from check to report."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import as_file, files
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .output import json_text, put, write

if TYPE_CHECKING:
    from balanced_scorecard import Findings, ScorecardScore

PROGRAM = "balanced-scorecard"
DEMO_PERIOD = "2019-03"  # the last month of the bundled figures


def run_demo(options: argparse.Namespace) -> int:
    """Take the bundled example from check to report, and say what to do next."""
    folder: Path = options.output
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("balanced_scorecard") / "examples" / "emergency_care") as example:
        for name in ("card.yaml", "measurements.csv", "assessments.csv"):
            if not (folder / name).exists():  # a second run keeps what the reader has changed
                write(folder / name, (example / name).read_text(encoding="utf-8"))
        card = bsc.load_scorecard(example / "card.yaml")
        measurements = bsc.load_measurements(example / "measurements.csv")
        assessments = bsc.load_assessments(example / "assessments.csv")
    findings = bsc.check(card, measurements, period=DEMO_PERIOD)
    scores = bsc.roll_up(bsc.evaluate(card, measurements, DEMO_PERIOD))
    bsc.save_report(bsc.build_report(scores, findings, assessments=assessments), folder / "report.html")
    write(folder / "map.svg", bsc.render_map(bsc.strategy_map(card), scores))
    write(folder / "evaluation.json", json_text(scores) + "\n")
    put(_what_the_demo_did(folder, findings, scores))
    return 0


def _what_the_demo_did(folder: Path, findings: Findings, scores: ScorecardScore) -> str:
    card, total = scores.evaluation.scorecard, scores.total
    counts = ", ".join(f"{count} {severity.value}" for severity, count in findings.counts().items() if count)
    statuses = ", ".join(f"{count} {status}" for status, count in total.counts.items() if count)
    program = _as_typed()
    inputs = f"{folder / 'card.yaml'} {folder / 'measurements.csv'}"
    return f"""\
{card.name}, {scores.evaluation.period}
Real figures. {card.source}.

  check      {counts or "nothing found"}
  evaluate   {statuses}
  roll up    {total.targets_met} of {total.targets_judged} targets met; the card as a whole: {total.status.value}

{folder / "report.html"}      the report: open it in a browser
{folder / "map.svg"}          the strategy map
{folder / "evaluation.json"}  every figure and judgement, for other programs
{folder / "card.yaml"}, measurements.csv and assessments.csv are what it was made from

Next: change the card or the figures, and run
  {program} check {folder / "card.yaml"}
  {program} report {inputs} --period {DEMO_PERIOD} -o {folder / "report.html"}"""


def _as_typed() -> str:
    """Return the command as the reader started it, so that what is printed can be copied."""
    started = Path(sys.argv[0])
    if started.stem != PROGRAM:
        return "python -m balanced_scorecard"
    return PROGRAM if which(PROGRAM) == str(started) else str(started)
