"""`PlainForm`, and what text and Markdown share: headings, tables, and signs that Markdown would take for its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

_SIGNS = "\\`*_[]<>|#"


class PlainForm(Enum):
    """How lines are laid out: as plain text, or as Markdown to paste into a note."""

    TEXT = "text"
    MARKDOWN = "markdown"


def one_line(text: str) -> str:
    """Return *text* on one line; its hard spaces stay.

    >>> one_line("Decided in time,\\nwithout appeals")
    'Decided in time, without appeals'
    """
    return " ".join(text.splitlines())


def as_written(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, on one line.

    >>> as_written("*A|1*")
    '\\\\*A\\\\|1\\\\*'
    """
    kept = one_line(text)
    for sign in _SIGNS:
        kept = kept.replace(sign, f"\\{sign}")
    return kept


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> str:
    """Return a table in Markdown; its last *numbers* columns stand to the right."""
    rules = [*["---"] * (len(heads) - numbers), *["---:"] * numbers]
    lines = [list(map(as_written, heads)), rules, *([as_written(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
