"""What several commands take in the same way: a card with its figures, a day, a list of codes, a language, a form."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import balanced_scorecard as bsc  # its names load on first use, so a command pays only for what it needs

if TYPE_CHECKING:
    from balanced_scorecard import FromUnits, Measurements, PartialUnits


class UnitsAsked(TypedDict):
    """Whether what units below have reported is added up."""

    from_units: FromUnits
    partial: PartialUnits


OF_THE_WORKBOOK = "the figures (default: those in the card's own workbook, where it is one)"
LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


def add_figures(command: argparse.ArgumentParser) -> None:
    """Let *command* take a card, its figures and what to judge them for."""
    command.add_argument("card", metavar="CARD", type=Path)
    command.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?", help=OF_THE_WORKBOOK)
    command.add_argument("--period", metavar="P", required=True, help="as in 2024, 2024-T2, 2024-Q3 or 2024-05")
    command.add_argument("--org-unit", metavar="U", help="the unit to judge (default: the whole organisation)")
    add_judging(command)
    command.add_argument("--assessments", metavar="FILE", type=Path, help="the words beside the figures")
    add_language(command)


def add_judging(command: argparse.ArgumentParser) -> None:
    """Let *command* be told how figures are judged."""
    command.add_argument("--basis", choices=("period", "year_to_date"), help="what it covers (default: the card's)")
    add_units(command)
    command.add_argument("--as-of", metavar="DATE", type=day, help="as it was known on that day")


def add_units(command: argparse.ArgumentParser) -> None:
    """Let *command* be told whether what units below have reported is added up."""
    command.add_argument("--from-units", choices=("own_rows", "values"), default="own_rows",
                         help="values: what units below add up to, where a unit has no row (default: %(default)s)")
    command.add_argument("--partial", choices=("refuse", "allow"), default="refuse",
                         help="a sum over units where some are missing (default: %(default)s)")


def units_asked(options: argparse.Namespace) -> UnitsAsked:
    """Return what was said of units, as functions take it."""
    return {"from_units": bsc.FromUnits(options.from_units), "partial": bsc.PartialUnits(options.partial)}


def figures_given(options: argparse.Namespace) -> Measurements | None:
    """Return the figures of the file that was named, else those in the card's own workbook; None where none are."""
    if options.measurements:
        return bsc.load_measurements(options.measurements)
    if options.card.suffix.lower() != ".xlsx":
        return None
    from ..files.measurement_reading import own_figures

    return own_figures(options.card)


def day(text: str) -> date:
    """Return the day *text* is; raise ArgumentTypeError with what would be right."""
    from ..domain.day_text import day_hint

    try:
        return date.fromisoformat(text)
    except ValueError:
        hint = day_hint(text) or "write it as in 2024-05-17"
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; {hint}") from None


def codes(text: str) -> list[str]:
    """Return the codes that commas part in *text*."""
    return [code.strip() for code in text.split(",") if code.strip()]


def add_form(command: argparse.ArgumentParser) -> None:
    """Let *command* be told how to lay out its answer."""
    command.add_argument("--format", choices=("text", "markdown", "json"), default="text",
                         help="(default: %(default)s)")


def add_language(command: argparse.ArgumentParser) -> None:
    """Let *command* be told in which language to answer."""
    command.add_argument("--language", metavar="L", choices=LANGUAGES,
                         help=f"of the program's own words: {', '.join(LANGUAGES)} (default: the card's)")
