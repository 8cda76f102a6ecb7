"""`render_explanation`: a number opened into its parts, in words, as indented text or as a page."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from html import escape
from typing import Any

from ..evaluation.explained import Explanation
from .explanation_lines import lines_of
from .telling import Line, Telling

_STYLE = ("body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
          "ul{padding-left:1.25rem}summary{cursor:pointer}h1{font-size:1.25rem}")


class ExplanationForm(Enum):
    """How an explanation is laid out."""

    TEXT = "text"
    HTML = "html"


def render_explanation(
    explanation: Explanation, *, language: str | None = None, form: ExplanationForm = ExplanationForm.TEXT
) -> str:
    """Return *explanation* in words; in *language*, left out in the card's.

    As HTML it is a page of its own without scripts, and what the card's authors wrote is escaped.
    """
    own = str(explanation["language"])
    uses_own = language in (None, own)
    words: Any = explanation.facts.get("words") or ()
    tell = Telling(language=language or own, uses_own_words=uses_own, own=dict(words) if uses_own else {})
    line = lines_of(explanation, tell)
    if form is ExplanationForm.HTML:
        return _page(line, tell, str(explanation["id"]))
    return "\n".join(_indented(line)) + "\n"


def _indented(line: Line, depth: int = 0) -> Iterator[str]:
    yield f"{'  ' * depth}{line.text}"
    for below in line.below:
        yield from _indented(below, depth + 1)


def _page(line: Line, tell: Telling, id_: str) -> str:
    title = escape(tell("title", id=id_))
    body = "\n".join(_items(line.below))
    return (f'<!DOCTYPE html>\n<html lang="{escape(tell.language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(line.text)}</h1>\n{body}\n</body>\n</html>\n")


def _items(lines: tuple[Line, ...]) -> Iterator[str]:
    yield "<ul>"
    for line in lines:
        if line.below:
            yield f"<li><details open><summary>{escape(line.text)}</summary>"
            yield from _items(line.below)
            yield "</details></li>"
        else:
            yield f"<li>{escape(line.text)}</li>"
    yield "</ul>"
