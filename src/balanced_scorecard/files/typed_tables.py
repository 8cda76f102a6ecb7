"""Tables whose columns are each of one declared kind, as the bytes of CSV and Parquet: what another program loads."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from io import BytesIO, StringIO

from ..domain.amount import number_text
from .parquet_file import pyarrow

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FieldKind(Enum):
    """What a column holds, in every row or none."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    TRUTH = "truth"


Fields = Mapping[str, FieldKind]
Rows = Sequence[Mapping[str, object]]


def typed_csv(fields: Fields, rows: Rows, decimal: str = ".") -> bytes:
    r"""Return *rows* as CSV, in UTF-8 with a mark, so that Excel and Power BI read every letter.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> typed_csv({"a": FieldKind.TEXT, "b": FieldKind.NUMBER}, [{"a": "=1", "b": 0.5}], ",").decode("utf-8-sig")
    "a;b\r\n'=1;0,5\r\n"
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if decimal == "," else ",")
    writer.writerow(fields)
    writer.writerows([_cell(row.get(name), decimal) for name in fields] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object, decimal: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() | int():
            return number_text(value).replace(".", decimal)
        case date():
            return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def typed_parquet(fields: Fields, rows: Rows) -> bytes:
    """Return *rows* as Parquet, each column of its kind even where it is empty.

    Raises MissingDependencyError without pyarrow.
    """
    arrow, parquet = pyarrow("pyarrow", "writing"), pyarrow("pyarrow.parquet", "writing")
    kinds = {FieldKind.TEXT: arrow.string(), FieldKind.NUMBER: arrow.float64(), FieldKind.WHOLE: arrow.int64(),
             FieldKind.DAY: arrow.date32(), FieldKind.TRUTH: arrow.bool_()}
    arrays = [arrow.array([row.get(name) for row in rows], type=kinds[kind]) for name, kind in fields.items()]
    out = BytesIO()
    parquet.write_table(arrow.table(arrays, names=list(fields)), out)
    return out.getvalue()
