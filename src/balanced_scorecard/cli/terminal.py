"""What the screen can show: its width, and whether it takes colours (https://no-color.org)."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import balanced_scorecard as bsc

if TYPE_CHECKING:
    from balanced_scorecard import Report


def printed(report: Report, language: str | None) -> str:
    """Return *report* as text for stdout: as wide as the screen and in colours there, plain and 80 wide elsewhere."""
    if not sys.stdout.isatty():
        return bsc.render_text(report, language=language)
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    ink = bsc.Ink.PLAIN if is_plain else bsc.Ink.COLOUR
    columns = shutil.get_terminal_size().columns
    return bsc.render_text(report, language=language, width=columns, ink=ink)
