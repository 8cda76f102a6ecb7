"""What several commands take in the same way: a day, a list of codes, a language."""

from __future__ import annotations

import argparse
from datetime import date

LANGUAGES = ("nb", "nn", "en", "sv", "da", "fi")


def day(text: str) -> date:
    """Return the day *text* is; refuse it in one line where it is none."""
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
                         help="of the program's own words, as in nb or en (default: the card's)")
