"""`convert`: a definition from one format to another, and what was mended or lost on the way."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

if TYPE_CHECKING:
    from balanced_scorecard import Fault

    from .arguments import Commands

_PLANS = (".xml", ".stratml")
_WITH_COMMENTS = (".yaml", ".yml", ".toml")
_COMMENT = re.compile(r"(^|\s)# ")


def add(commands: Commands) -> None:
    """Add the command to *commands*."""
    convert = commands.add_parser("convert", help="a definition in another format")
    convert.add_argument("source", metavar="FROM", type=Path)
    convert.add_argument("target", metavar="TO", type=Path, help="the end of its name says the format")
    convert.add_argument("--measurements", metavar="FILE", type=Path,
                         help="from a plan in StratML: where its results go; to one: where they come from")
    convert.add_argument("--polarity", choices=("higher", "lower"),
                         help="which way is better in a plan in StratML, which does not say")
    convert.add_argument("--all", action="store_true",
                         help="print every line of what was mended and lost, not one of each kind")
    convert.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Convert the definition, and say on stderr what was mended and what was lost."""
    _check(options)
    plan = _read(options)
    told = [("mended", plan.mended), ("lost", plan.lost)]
    measurements = plan.measurements
    if options.target.suffix.lower() in _PLANS:
        if options.measurements:
            measurements = bsc.load_measurements(options.measurements)
        beside = f"only in {options.target.stem}.card.json"
        told.append((beside, bsc.save_stratml(plan.scorecard, options.target, measurements)))
    else:
        bsc.save_scorecard(plan.scorecard, options.target)
        if options.measurements:
            bsc.save_measurements(measurements, options.measurements)
        elif measurements.rows:
            left = f"{len(measurements)} figures have no place in {options.target.name}"
            told.append(("lost", (bsc.Fault(f"{left}; write them too with --measurements FILE",
                                            source=options.source.name),)))
    for outcome, faults in told:
        _tell(outcome, faults, options)
    return 0


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot be done before anything is written."""
    from ..files.measurement_writing import ending_to_write
    from ..files.reading import format_of

    is_from, is_to = (format_of(path) == "stratml" for path in (options.source, options.target))
    if options.measurements and not (is_from or is_to):
        raise bsc.ScorecardError("convert: --measurements goes with a plan in StratML (.xml, .stratml)")
    if options.polarity and not is_from:
        raise bsc.ScorecardError("convert: --polarity goes with a plan in StratML (.xml, .stratml) to convert from")
    if options.measurements and not is_to:
        ending_to_write(options.measurements)


def _read(options: argparse.Namespace) -> bsc.StratmlPlan:
    if options.source.suffix.lower() in _PLANS:
        polarity = bsc.Polarity(options.polarity) if options.polarity else None
        return bsc.load_stratml(options.source, polarity=polarity)
    return bsc.StratmlPlan(scorecard=bsc.load_scorecard(options.source), lost=tuple(comments(options.source)))


def comments(path: Path) -> Iterator[Fault]:
    """Yield that the comments of *path* stay behind, where it has any: a card does not hold them."""
    if path.suffix.lower() in _WITH_COMMENTS:
        lines = [number for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1)
                 if _COMMENT.search(line)]
        if lines:
            yield bsc.Fault(f"{len(lines)} lines with comments; they are no part of a card", line=lines[0],
                            source=path.name)


def _tell(outcome: str, faults: Iterable[Fault], options: argparse.Namespace) -> None:
    """Print *faults*, the first of each kind with how many more there are like it; all of them where asked."""
    kinds: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault,) if options.all else _kind(fault), []).append(fault)
    for first, *more in kinds.values():
        like = f" (and {len(more)} more like it; --all prints them)" if more else ""
        print(f"{outcome}: {first}{like}", file=sys.stderr)


def _kind(fault: Fault) -> tuple[object, ...]:
    names = tuple(part for part in fault.path if isinstance(part, str))
    return (*names, re.sub(r"'[^']*'|\"[^\"]*\"|\d+", "", fault.message))
