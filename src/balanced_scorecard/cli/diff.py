"""`diff`: what differs between two cards, and with figures why each score moved."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc  # its names load on first use, so a command pays only for what it needs

from .commands import tell_of_units
from .options import add_form, add_language, add_units, day, units_asked
from .output import plain_json, put

if TYPE_CHECKING:
    from balanced_scorecard import Difference, Scorecard, Split

    from .arguments import Commands

_OF_FIGURES = ("compare", "compare_as_of", "as_of", "org_unit", "basis")


def add(commands: Commands) -> None:
    """Add the command to *commands*."""
    diff = commands.add_parser("diff", help="what differs between two cards, and why the scores moved")
    diff.add_argument("old", metavar="OLD", type=Path, help="the earlier card")
    diff.add_argument("new", metavar="NEW", type=Path, help="the later card")
    diff.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="*",
                      help="figures of both, in one file, several or a folder")
    diff.add_argument("--period", metavar="P", help="judge the new card for it, as in 2025-T2")
    diff.add_argument("--compare", metavar="P", help="judge the old card for it (default: the same as --period)")
    diff.add_argument("--as-of", metavar="DATE", type=day, help="the new card's figures as known on that day")
    diff.add_argument("--compare-as-of", metavar="DATE", type=day, help="the old card's, as known on that day")
    diff.add_argument("--org-unit", metavar="U", help="the unit to judge (default: the whole organisation)")
    diff.add_argument("--basis", choices=("period", "year_to_date"), help="what it covers (default: each card's)")
    add_units(diff)
    add_form(diff)
    add_language(diff)
    diff.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what differs between two cards, and with figures why each score moved."""
    if bool(options.measurements) != bool(options.period):
        missing = "--period" if options.measurements else "MEASUREMENTS"
        raise bsc.ScorecardError(f"diff: {missing} is missing; measurements and --period go together")
    alone = [name for name in _OF_FIGURES if getattr(options, name)]
    if alone and not options.measurements:
        raise bsc.ScorecardError(f"diff: --{alone[0].replace('_', '-')} says nothing without measurements; give them")
    old, new = bsc.load_scorecard(options.old), bsc.load_scorecard(options.new)
    difference = bsc.compare_scorecards(old, new)
    put(_told(difference, _split(old, new, options) if options.measurements else None, options))
    return 0


def _split(old: Scorecard, new: Scorecard, options: argparse.Namespace) -> Split:
    """Return the old card judged for the period to compare with, and the new one for the period, compared."""
    figures = bsc.load_measurements(*options.measurements)
    asked = {"org_unit": options.org_unit, "basis": bsc.Basis(options.basis) if options.basis else None,
             **units_asked(options)}
    before, after = bsc.measurements_for(old, figures, new), bsc.measurements_for(new, figures, old)
    earlier = bsc.evaluate(old, before, options.compare or options.period, as_of=options.compare_as_of, **asked)
    later = bsc.evaluate(new, after, options.period, as_of=options.as_of, **asked)
    tell_of_units(later, options.language)
    return bsc.compare_evaluations(earlier, later)


def _told(difference: Difference, split: Split | None, options: argparse.Namespace) -> str:
    if options.format == "json":
        return plain_json({**difference.to_dict(), "split": split.to_dict() if split else None})
    form = bsc.PlainForm(options.format)
    told = [bsc.render_difference(difference, language=options.language, form=form)]
    if split is not None:
        told.append(bsc.render_split(split, language=options.language, form=form))
    return "\n".join(told)
