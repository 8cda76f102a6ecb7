"""What several commands take in the same way: a card with its figures, a day, a list of codes, a language, a form."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


def add_figures(command: argparse.ArgumentParser) -> None:
    """Let *command* take a card, its figures and what to judge them for."""
    command.add_argument("card", metavar="CARD", type=Path)
    command.add_argument("measurements", metavar="MEASUREMENTS", type=Path)
    command.add_argument("--period", metavar="P", required=True, help="as in 2024, 2024-T2, 2024-Q3 or 2024-05")
    command.add_argument("--org-unit", metavar="U", help="the unit to judge (default: the whole organisation)")
    add_judging(command)
    command.add_argument("--assessments", metavar="FILE", type=Path, help="the words beside the figures")
    add_language(command)


def add_judging(command: argparse.ArgumentParser) -> None:
    """Let *command* be told how figures are judged."""
    command.add_argument("--basis", choices=("period", "year_to_date"), help="what it covers (default: the card's)")
    command.add_argument("--from-units", choices=("own_rows", "values"), default="own_rows",
                         help="values: what units below add up to, where a unit has no row (default: %(default)s)")
    command.add_argument("--partial", choices=("refuse", "allow"), default="refuse",
                         help="a sum over units where some are missing (default: %(default)s)")
    command.add_argument("--as-of", metavar="DATE", type=day, help="as it was known on that day")


def day(text: str) -> date:
    """Return the day *text* is; raise ArgumentTypeError with what would be right."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as in 2024-05-17") from None


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
