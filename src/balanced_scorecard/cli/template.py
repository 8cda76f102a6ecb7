"""`template`: a card to fill in, as a workbook or as YAML."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .options import LANGUAGES
from .output import put

if TYPE_CHECKING:
    from .arguments import Commands


def add(commands: Commands) -> None:
    """Add the command to the parser's."""
    template = commands.add_parser("template", help="a card to fill in")
    template.add_argument("-o", "--output", metavar="FILE", type=Path,
                          help=".xlsx, a workbook for card and figures, or .yaml; left out: YAML on the screen")
    template.add_argument("--language", metavar="L", choices=LANGUAGES, default="en",
                          help="of its words, as in nb or en (default: %(default)s)")
    template.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the template, or print it."""
    if options.output:
        bsc.save_template(options.output, language=options.language)
    else:
        from ..files.template import template_text  # not a public name: a file is what most want

        put(template_text(options.language))
    return 0
