"""`map`: the strategy map as a drawing, or for another program to draw or to work on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

from .commands import tell_of_units
from .options import OF_THE_WORKBOOK, add_units, figures_given, units_asked
from .output import put, write

if TYPE_CHECKING:
    from balanced_scorecard import MapForm, Measurements, Scorecard, ScorecardScore

_FORMS = (".svg", ".mmd", ".dot", ".graphml")
_LEVELS = {"auto": "readable", "none": "linked", "factor": "factor", "objective": "objective"}


def add_map(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give *command* what `map` takes; return it."""
    command.add_argument("card", metavar="CARD", type=Path)
    command.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?", help=OF_THE_WORKBOOK)
    command.add_argument("--period", metavar="P", help="judge the measurements for it, and show each status")
    add_units(command)
    command.add_argument("--theme", metavar="T", help="only what is of this strategic theme, by its id")
    command.add_argument("--collapse", choices=tuple(_LEVELS), default="auto",
                         help="show indicators at their factor, or factors at their objective, too; auto: where there "
                              "are too many to be read (default: %(default)s)")
    command.add_argument("-o", "--output", metavar="FILE", type=Path,
                         help=f"{', '.join(_FORMS[:-1])} or {_FORMS[-1]}; left out: SVG on stdout")
    command.set_defaults(run=run_map)
    return command


def run_map(options: argparse.Namespace) -> int:
    """Write the strategy map, or print it."""
    form = _form(options.output)
    card = bsc.load_scorecard(options.card)
    measurements = figures_given(options) if options.measurements or options.period else None
    if (measurements is not None) != bool(options.period):
        missing = "--period" if options.measurements else "MEASUREMENTS"
        raise bsc.ScorecardError(f"map: {missing} is missing; measurements and --period go together")
    graph = bsc.strategy_map(card, theme=options.theme, level=bsc.MapLevel(_LEVELS[options.collapse]))
    drawing = bsc.render_map(graph, _scores(card, measurements, options), form=form, language=options.language)
    if options.output:
        write(options.output, drawing)
    else:
        put(drawing)
    return 0


def _scores(
    card: Scorecard, measurements: Measurements | None, options: argparse.Namespace
) -> ScorecardScore | None:
    if measurements is None:
        return None
    evaluation = bsc.evaluate(card, measurements, options.period, **units_asked(options))
    tell_of_units(evaluation, options.language)
    return bsc.roll_up(evaluation)


def _form(path: Path | None) -> MapForm:
    """Return the form that the suffix of *path* asks for; without a path, the drawing."""
    suffix = path.suffix.lower() if path else ".svg"
    if suffix not in _FORMS:
        kind = repr(suffix) if suffix else "a file without a suffix"
        forms = f"{', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
        raise bsc.ScorecardError(f"{path}: cannot write {kind}; a map is written as {forms}")
    return bsc.MapForm(suffix.removeprefix("."))
