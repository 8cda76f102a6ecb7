"""`save_report`: a report into a file, in the form its suffix names; whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import ScorecardError
from ..files.whole_file import write_whole
from .html_page import render_html
from .markdown import render_markdown
from .model import Report
from .text import render_text

_RENDERERS: dict[str, Callable[..., str]] = {
    ".html": render_html, ".htm": render_html, ".md": render_markdown, ".txt": render_text,
}


def save_report(report: Report, path: str | os.PathLike[str], *, language: str | None = None) -> None:
    """Write *report* to *path* as .html, .md or .txt; raise ScorecardError for another suffix or a place without room.

    The file is there whole or as it was before: it is written beside its place and moved into it.
    """
    place = Path(path)
    render = _RENDERERS.get(place.suffix.lower())
    if render is None:
        raise ScorecardError(f"{place}: no report is written as {place.suffix!r}; use .html, .md or .txt")
    write_whole(place, render(report, language=language).encode("utf-8"))
