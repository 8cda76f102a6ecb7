"""`star-schema`: results as tables that Power BI joins by itself, for one period or for all there are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc  # its names load on first use, so a command pays only for what it needs

from .options import add_judging, add_language, units_asked
from .output import put

if TYPE_CHECKING:
    from balanced_scorecard import Panel

    from .arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to *commands*."""
    star = commands.add_parser("star-schema", help="results as tables for Power BI and its like")
    star.add_argument("card", metavar="CARD", type=Path)
    star.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="+",
                      help="the figures, in one file, several or a folder")
    star.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write to")
    star.add_argument("--period", metavar="P", action="append", help="judge this period; may be given several times "
                      "(default: every period there are figures of)")
    star.add_argument("--org-unit", metavar="U", action="append", help="judge this unit, the whole by its own id; may "
                      "be given several times (default: every unit there are figures of)")
    add_judging(star)
    star.add_argument("--format", choices=("csv", "parquet"), default="csv", help="(default: %(default)s)")
    star.add_argument("--decimal", choices=(".", ","), default=".",
                      help="of CSV: the comma goes with semicolons between columns (default: %(default)s)")
    add_language(star)
    star.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the tables, and print where they are."""
    files = bsc.save_star_schema(_judged(options), options.output, ending=f".{options.format}",
                                 decimal=options.decimal, language=options.language)
    put("\n".join(map(str, files)))
    return 0


def _judged(options: argparse.Namespace) -> Panel:
    card, figures = bsc.load_scorecard(options.card), bsc.load_measurements(*options.measurements)
    units = None if options.org_unit is None else ["" if card.is_root(each) else each for each in options.org_unit]
    return bsc.evaluate_panel(card, figures, periods=options.period, org_units=units, as_of=options.as_of,
                              basis=bsc.Basis(options.basis) if options.basis else None,
                              **units_asked(options))
