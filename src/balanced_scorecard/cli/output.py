"""Results to text, and text to stdout or a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.whole_file import write_whole

if TYPE_CHECKING:
    from balanced_scorecard import Explanation, ScorecardScore


def json_text(result: ScorecardScore | Explanation) -> str:
    """Return *result* as JSON: numbers unrounded, absent as null."""
    return plain_json(result.to_dict())


def plain_json(plain: Mapping[str, object]) -> str:
    """Return *plain* data as JSON."""
    return json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False)


def csv_text(records: Sequence[Mapping[str, object]]) -> str:
    """Return *records* as CSV, one row each; no cell that a spreadsheet would run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(records[0] if records else ())
    writer.writerows([_cell(value) for value in record.values()] for record in records)
    return text.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "..".join(map(str, value))
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"  # a spreadsheet would run it as a formula
    return value


def put(text: str) -> None:
    """Print *text* as the result."""
    print(text.rstrip("\n"), flush=True)  # flushed here, so that a closed pipe is met where it is expected


def write(path: Path, text: str) -> None:
    """Write *text* to *path*, whole or not at all."""
    write_whole(path, text.encode())
