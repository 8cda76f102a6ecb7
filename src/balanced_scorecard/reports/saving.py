"""`save_report`: a report into a file, in the form its suffix names; whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import ScorecardError, with_extra
from ..files.whole_file import write_whole
from .html_page import render_html
from .markdown import render_markdown
from .model import Report
from .text import render_text

_RENDERERS: dict[str, Callable[..., str]] = {
    ".html": render_html, ".htm": render_html, ".md": render_markdown, ".txt": render_text,
}


def save_report(report: Report, path: str | os.PathLike[str], *, language: str | None = None) -> None:
    """Write *report* to *path* as .html, .xlsx, .docx, .md or .txt; the end of its name says the form.

    The file is there whole or as it was before: it is written beside its place and moved into it.

    Args:
        report: of any view. A workbook holds the figures behind it, too, whatever the view.
        path: where to write. language: of the words; left out, the card's.

    Raises:
        ScorecardError: for another ending, a language without words, or a place that cannot be written to.
        MissingDependencyError: for a .docx file without python-docx.
    """
    place = Path(path)
    write_whole(place, report_bytes(report, place, language))


def report_bytes(report: Report, place: Path, language: str | None = None) -> bytes:
    """Return *report* as the bytes of a file whose name ends as *place* does."""
    match place.suffix.lower():
        case ".xlsx":
            from .office.results_workbook import results_workbook

            return results_workbook(report, language)
        case ".docx":
            return _word(report, language)
        case ending if ending in _RENDERERS:
            return _RENDERERS[ending](report, language=language).encode("utf-8")
    raise ScorecardError(f"{place}: no report is written as {place.suffix!r}; use .html, .xlsx, .docx, .md or .txt")


def _word(report: Report, language: str | None) -> bytes:
    for package in ("docx", "fontTools.svgLib"):
        with_extra(package, "writing .docx", "python-docx and fonttools", "docx")
    from .office.word_file import word_bytes

    return word_bytes(report, language)
