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
EXAMPLES = {  # name -> the period to look at, and what its figures are
    "emergency_care": ("2019-03", "Real figures."),
    "directorate": ("2025-T2", "Made-up figures of a made-up Norwegian directorate."),
    "telemark": ("2000-H2", "A card as it was printed; its figures are made up."),
}
DEFAULT = "emergency_care"


def run_demo(options: argparse.Namespace) -> int:
    """Take the bundled example from check to report, and say what to do next."""
    name: str = options.example
    period, _ = EXAMPLES[name]
    default = "balanced-scorecard-demo" if name == DEFAULT else f"balanced-scorecard-demo-{name}"
    folder: Path = options.output or Path(default)
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("balanced_scorecard") / "examples" / name) as example:
        for file in ("card.yaml", "measurements.csv", "assessments.csv"):
            if not (folder / file).exists():  # a second run keeps what the reader has changed
                write(folder / file, (example / file).read_text(encoding="utf-8"))
        card = bsc.load_scorecard(example / "card.yaml")
        measurements = bsc.load_measurements(example / "measurements.csv")
        assessments = bsc.load_assessments(example / "assessments.csv")
    findings = bsc.check(card, measurements, period=period)
    scores = bsc.roll_up(bsc.evaluate(card, measurements, period))
    bsc.save_report(bsc.build_report(scores, findings, assessments=assessments), folder / "report.html")
    write(folder / "map.svg", bsc.render_map(bsc.strategy_map(card), scores))
    write(folder / "evaluation.json", json_text(scores) + "\n")
    put(_what_the_demo_did(folder, findings, scores, EXAMPLES[name][1]))
    return 0


def _what_the_demo_did(folder: Path, findings: Findings, scores: ScorecardScore, figures: str) -> str:
    card, total = scores.evaluation.scorecard, scores.total
    counts = ", ".join(f"{count} {severity.value}" for severity, count in findings.counts().items() if count)
    statuses = ", ".join(f"{count} {status}" for status, count in total.counts.items() if count)
    program = _as_typed()
    made_from = f"{folder / 'card.yaml'} {folder / 'measurements.csv'} --assessments {folder / 'assessments.csv'}"
    return f"""\
{card.name}, {scores.evaluation.period}
{" ".join(part for part in (figures, card.source) if part).rstrip(".")}.

  check      {counts or "nothing found"}
  evaluate   {statuses}
  roll up    {total.targets_met} of {total.targets_judged} targets met; the card as a whole: {total.status.value}

{folder / "report.html"}      the report: open it in a browser
{folder / "map.svg"}          the strategy map
{folder / "evaluation.json"}  every figure and judgement, for other programs
{folder / "card.yaml"}, measurements.csv and assessments.csv are what it was made from

Next: change the card or the figures, and run
  {program} check {folder / "card.yaml"}
  {program} report {made_from} --period {scores.evaluation.period} -o {folder / "report.html"}"""


def _as_typed() -> str:
    """Return the command as the reader started it, so that what is printed can be copied."""
    started = Path(sys.argv[0])
    if started.stem != PROGRAM:
        return "python -m balanced_scorecard"
    return PROGRAM if which(PROGRAM) == str(started) else str(started)
