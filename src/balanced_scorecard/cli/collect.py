"""`collect`: a workbook for each organisational unit to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .output import put

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    collect = commands.add_parser("collect", help="a workbook for each organisational unit to fill in")
    collect.add_argument("card", metavar="CARD", type=Path)
    collect.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?",
                         help="figures from before: who reports what, and the last figures to show")
    collect.add_argument("--period", metavar="P", required=True, help="as in 2025, 2025-T2, 2025-Q3 or 2025-05")
    collect.add_argument("--basis", choices=("period", "year_to_date"), default="period",
                         help="what the figures are to cover (default: %(default)s)")
    collect.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write them to")
    collect.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the forms, and say how many."""
    card = bsc.load_scorecard(options.card)
    measurements = bsc.load_measurements(options.measurements) if options.measurements else None
    forms = bsc.collection_forms(card, options.period, measurements, basis=bsc.Basis(options.basis))
    if not forms:
        raise bsc.ScorecardError(f"{options.card}: nothing is measured that ends within {options.period}; give a "
                                 "longer period")
    paths = bsc.save_forms(forms, options.output)
    figures = sum(len(form.figures) for form in forms)
    put("\n".join([f"{len(paths)} workbooks, {figures} figures", *map(str, paths)]))
    return 0
