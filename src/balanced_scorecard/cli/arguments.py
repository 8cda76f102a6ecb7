"""What each command takes; which function runs it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .. import __doc__ as what_it_is
from .. import __version__
from . import collect, convert, diff, gather, roll_over, schema, star, template
from .commands import run_check, run_evaluate
from .demonstration import DEFAULT, EXAMPLES, PROGRAM, run_demo
from .evidence import add_evidence, add_verify
from .map_command import add_map
from .options import OF_THE_WORKBOOK, add_figures, add_language, add_units, codes, day
from .report import add_report

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["_Parser"]

UNREADABLE = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = _Parser(prog=PROGRAM, description=(what_it_is or "").splitlines()[0])
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_add_demo, template.add, _add_check, _add_evaluate, _add_report, _add_map, collect.add, gather.add,
                star.add, convert.add, schema.add, diff.add, roll_over.add, add_evidence, add_verify):
        add(commands)
    return top


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="the bundled example, from check to report")
    demo.add_argument("--example", choices=tuple(EXAMPLES), default=DEFAULT,
                      help="which bundled card; directorate is Norwegian, with twelve offices (default: %(default)s)")
    demo.add_argument("-o", "--output", metavar="DIR", type=Path,
                      help="the folder to write to (default: balanced-scorecard-demo)")
    demo.set_defaults(run=run_demo)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="is this a balanced scorecard?")
    check.add_argument("card", metavar="CARD", type=Path)
    check.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?", help=OF_THE_WORKBOOK)
    check.add_argument("--period", metavar="P", help="as in 2024-T2, for rules on figures")
    add_units(check)
    check.add_argument("--previous", metavar="CARD", type=Path, help="last year's card, for rules on changes")
    check.add_argument("--on", metavar="DATE", type=day, help="the day of the review, for rules on dates")
    check.add_argument("--format", choices=("text", "json", "sarif", "markdown", "html"), default="text",
                       help="html: one page with balance, principles and findings (default: %(default)s)")
    check.add_argument("--select", metavar="CODES", type=codes, action="extend", default=[], help="only these rules")
    check.add_argument("--ignore", metavar="CODES", type=codes, action="extend", default=[], help="not these rules")
    check.add_argument("--fail-on", choices=("error", "warning", "advice"), default="error",
                       help="the mildest finding that gives exit code 1 (default: %(default)s)")
    check.add_argument("--all", action="store_true", help="print every finding, not only the ten gravest")
    add_language(check)
    check.set_defaults(run=run_check)


def _add_evaluate(commands: Commands) -> None:
    evaluate = commands.add_parser("evaluate", help="judge every indicator for a period")
    add_figures(evaluate)
    evaluate.add_argument("--format", choices=("text", "json", "csv"), default="text")
    evaluate.add_argument("-o", "--output", metavar="FILE.xlsx", type=Path, help="the results as a workbook")
    evaluate.add_argument("--explain", metavar="ID", help="open the number of one indicator or node down to its rows")
    evaluate.set_defaults(run=run_evaluate)


def _add_report(commands: Commands) -> None:
    add_report(commands.add_parser("report", help="a page to put before management, the ministry or the public"))


def _add_map(commands: Commands) -> None:
    add_language(add_map(commands.add_parser("map", help="the strategy map as a drawing")))
