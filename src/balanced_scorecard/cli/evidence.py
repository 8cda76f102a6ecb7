"""`evidence` and `verify`: a bundle of all that an auditor needs, and whether one is as it was made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .commands import DONE, FOUND, judged
from .options import add_figures, units_asked
from .output import plain_json, put

if TYPE_CHECKING:
    from .arguments import Commands


def add_evidence(commands: Commands) -> None:
    """Add the command that makes a bundle."""
    evidence = commands.add_parser("evidence", help="all an auditor needs, hashed, in one zip")
    add_figures(evidence)
    evidence.add_argument("-o", "--output", metavar="FILE.zip", type=Path, required=True, help="where to write it")
    evidence.set_defaults(run=run_evidence)


def add_verify(commands: Commands) -> None:
    """Add the command that checks a bundle."""
    verify = commands.add_parser("verify", help="is a bundle of evidence as it was made, and do its numbers come out?")
    verify.add_argument("bundle", metavar="FILE.zip", type=Path)
    verify.add_argument("--format", choices=("text", "json"), default="text", help="(default: %(default)s)")
    verify.set_defaults(run=run_verify)


def run_evidence(options: argparse.Namespace) -> int:
    """Write the bundle, with the files it was made from; print its own hash, to be kept elsewhere."""
    from ..files.evidence_files import hash_of
    from ..files.table_reading import files_in

    scores, assessments = judged(options)
    card = scores.evaluation.scorecard
    findings = bsc.check(card, scores.evaluation.measurements, period=options.period, **units_asked(options))
    figures = files_in(options.measurements) if options.measurements else ()
    sources = [options.card, *figures, *([options.assessments] if options.assessments else [])]
    bsc.save_evidence(scores, options.output, findings=findings, assessments=assessments, sources=sources,
                      language=options.language)
    put(f"{hash_of(options.output.read_bytes())}  {options.output}")
    return DONE


def run_verify(options: argparse.Namespace) -> int:
    """Print what differs; 1 where anything does."""
    found = bsc.verify_evidence(options.bundle)
    if options.format == "json":
        put(plain_json(found.to_dict()))
    elif found.is_sound:
        put(f"{options.bundle}: sound; {found.files} files are as they were made, {found.numbers} numbers come out "
            "again")
    else:
        put("\n".join(map(str, found.differences)))
        print(f"{options.bundle}: {len(found.differences)} differences", file=sys.stderr)
    return DONE if found.is_sound else FOUND
