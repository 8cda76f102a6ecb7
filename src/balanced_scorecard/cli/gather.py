"""`gather`: the workbooks that came back, as figures and words; who is missing, and what was rejected."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .output import put

if TYPE_CHECKING:
    from .arguments import Commands

DONE, REJECTED = 0, 1


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    gather = commands.add_parser("gather", help="and back: figures, words, who is missing")
    gather.add_argument("folder", metavar="DIR", type=Path, help="the folder with the workbooks that came back")
    gather.add_argument("--card", metavar="CARD", type=Path,
                        help="the card they were made from, to find those filled in with another version")
    gather.add_argument("-o", "--output", metavar="FILE", type=Path, required=True,
                        help=".csv (the words beside it in FILE-assessments.csv) or .xlsx")
    gather.add_argument("--language", metavar="L", choices=("nb", "nn", "en", "sv", "da", "fi"),
                        help="of the program's own words, as in nb or en (default: the forms')")
    gather.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Gather, write, and say what came; 1 where something was rejected."""
    from ..files.collection_gathering import gathering_text  # not a public name: only this command says it in text

    card = bsc.load_scorecard(options.card) if options.card else None
    gathered = bsc.gather_forms(options.folder, card)
    paths = bsc.save_gathered(gathered, options.output)
    put("\n".join([gathering_text(gathered, options.language), "", *map(str, paths)]))
    return REJECTED if gathered.rejected else DONE
