"""`roll-over`: next year's card from this year's, and what must be decided before it holds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .convert import comments
from .options import add_form, add_language
from .output import plain_json, put

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to *commands*."""
    roll_over = commands.add_parser("roll-over", help="next year's card from this year's")
    roll_over.add_argument("card", metavar="CARD", type=Path)
    roll_over.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="*",
                           help="shows what each indicator came to in the year before")
    roll_over.add_argument("--year", metavar="Y", type=int, required=True, help="the fiscal year of the new card")
    roll_over.add_argument("-o", "--output", metavar="FILE", type=Path, required=True,
                           help="the end of its name says the format; never a file that is there already")
    add_form(roll_over)
    add_language(roll_over)
    roll_over.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write next year's card, and print what must be decided before it holds."""
    if options.output.exists():
        raise bsc.ScorecardError(f"{options.output}: is there already; write to another name, or move it away")
    card = bsc.load_scorecard(options.card)
    figures = bsc.load_measurements(*options.measurements) if options.measurements else None
    rolled = bsc.roll_over(card, options.year, figures)
    told = plain_json(rolled.to_dict()) if options.format == "json" else bsc.render_decisions(
        rolled, language=options.language, form=bsc.PlainForm(options.format))
    bsc.save_scorecard(rolled.card, options.output)
    put(told)
    for lost in comments(options.card):
        print(f"lost: {lost}", file=sys.stderr)
    return 0
