"""Bytes of JSON lines (one object a row), or of one JSON list of objects -> a `Table`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..errors import Fault, MeasurementError
from ..frames.cells import DECIMAL_LANGUAGES, Cell
from ..frames.lines import Lines
from ..frames.table import Table
from .json_file import whole_number


def read_json_lines_table(content: bytes, source: str = "", *, decimal: str | None = None,
                          first: int | None = None) -> Table:
    r"""Return the table in *content*, its headings every key in the order of first use.

    *first* says that these are lines of a larger file, and the number of the first of them.

    >>> read_json_lines_table(b'{"indicator": "A1", "period": 2024, "value": 79.3}\n').headings
    ('indicator', 'period', 'value')
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MeasurementError([Fault("is not text in UTF-8; save it as UTF-8", source=source)]) from None
    faults: list[Fault] = []
    is_list = first is None and text.lstrip().startswith("[")
    rows = _list_in(text, source) if is_list else _lines_in(text, source, faults, first or 1)
    headings = tuple(dict.fromkeys(key for _, row in rows for key in row))
    if not headings and not faults and first is None:
        raise MeasurementError([Fault('is empty; write one object a line, such as {"indicator": "A1", "period": '
                                      '"2024", "value": 79.3}', source=source)])
    return Table(
        headings=headings,
        rows=Lines([place for place, _ in rows], [[_plain(row.get(name)) for _, row in rows] for name in headings]),
        source=source,
        heading_place="keys",
        language=DECIMAL_LANGUAGES.get(decimal or ""),
        faults=tuple(faults),
    )


_Rows = list[tuple[str, dict[str, Any]]]


def _lines_in(text: str, source: str, faults: list[Fault], first: int) -> _Rows:
    rows: _Rows = []
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            rows.append((place, _object(_value(line))))
        except (ValueError, RecursionError) as error:
            faults.append(Fault(_why(error), (place,), source=source))
    return rows


def _list_in(text: str, source: str) -> _Rows:
    try:
        found: Sequence[Any] = _value(text)
        return [(f"row {number}", _object(row)) for number, row in enumerate(found, 1)]
    except (ValueError, RecursionError) as error:
        raise MeasurementError([Fault(_why(error), source=source)]) from None


def _value(text: str) -> Any:
    if text.startswith("\ufeff"):
        raise json.JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
    return _DECODER.decode(text)


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | RecursionError):
        return f"cannot be read as JSON ({str(error).lower()}); write one object a line"
    return str(error)


def _object(row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError(f"{row!r} is not an object; write the columns of a row as keys in braces")
    return row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled = next(key for at, key in enumerate(keys) if key in keys[:at])
        raise ValueError(f"key {doubled!r} stands twice in one row; keep one")
    return row


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_int=whole_number)  # json.loads would make one a line


def _plain(value: Any) -> Cell:
    if isinstance(value, str):
        return value.strip()
    return value if value is None or isinstance(value, float | int) else repr(value)
