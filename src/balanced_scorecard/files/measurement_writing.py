"""`save_measurements`: `Measurements` to a file of rows, by the end of its name: CSV, JSON lines or Parquet.

Every format is read back by `load_measurements` as the same figures. Columns that no row fills are left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from os import PathLike
from pathlib import Path

from ..domain.amount import number_text
from ..domain.measurement import Measurement, Measurements
from ..errors import Fault, MeasurementError, one_of
from ..frames.cells import DECIMAL_LANGUAGES
from ..frames.headings import MEASUREMENT_COLUMNS
from .whole_file import write_whole

Record = dict[str, object]
WRITTEN = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")
"""The endings of files that figures are written to."""
ALWAYS = ("indicator", "period", "value")
"""The columns that every file of figures has."""
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save_measurements(measurements: Measurements, path: str | PathLike[str], *, decimal: str = ".") -> None:
    """Write *measurements* to the file *path*: .csv, .tsv, .jsonl (also .ndjson, .json) or .parquet.

    Args:
        measurements: the figures; each row is written with all it carries.
        path: the end of its name says the format.
        decimal: of CSV: ``.`` with commas between columns, or ``,`` with semicolons, as Norwegian Excel opens it.

    Raises:
        MeasurementError: for another ending or another decimal sign.
        MissingDependencyError: for a .parquet file without pyarrow.
    """
    write_whole(path, write_measurements(measurements, ending_to_write(path), decimal=decimal))


def write_measurements(measurements: Measurements, ending: str = ".jsonl", *, decimal: str = ".") -> bytes:
    r"""Return *measurements* as the bytes of a file whose name has *ending*.

    >>> from balanced_scorecard.domain.period import Period
    >>> row = Measurement(indicator="A1", period=Period.parse("2024-T1"), value=79.3, note="provisional")
    >>> write_measurements(Measurements([row]), ".csv")
    b'indicator,period,value,note\r\nA1,2024-T1,79.3,provisional\r\n'
    """
    if decimal not in DECIMAL_LANGUAGES:
        raise MeasurementError(f"decimal: {decimal!r} is not a decimal sign; use {one_of(DECIMAL_LANGUAGES)}")
    records = [record_of(row) for row in measurements]
    columns = [name for name in MEASUREMENT_COLUMNS if name in ALWAYS or any(name in each for each in records)]
    if ending == ".parquet":
        from .parquet_file import write_parquet_table

        return write_parquet_table(records, columns)
    if ending in (".csv", ".tsv"):
        return _csv(records, columns, decimal, "\t" if ending == ".tsv" else ";" if decimal == "," else ",")
    if ending == ".json":
        return _json(records)
    return b"".join(_line(record) + b"\n" for record in records)


def ending_to_write(path: str | PathLike[str]) -> str:
    """Return the end of the name *path*; raise MeasurementError where figures are not written to such a file."""
    ending = Path(path).suffix.lower()
    if ending not in WRITTEN:
        raise MeasurementError([Fault(f"figures are not written to {ending or 'a file without an ending'!r}; "
                                      f"use {one_of(WRITTEN)}", source=Path(path).name)])
    return ending


def record_of(row: Measurement) -> Record:
    """Return what *row* says by the names of the columns, plain numbers, texts and days; what is absent is left out."""
    said: Record = {
        "indicator": row.indicator, "period": str(row.period), "value": row.value, "org_unit": row.org_unit,
        "unit": row.unit, "numerator": row.numerator, "denominator": row.denominator, "n": row.n, "low": row.low,
        "high": row.high, "basis": row.basis.value if row.basis.value != "period" else None,
        "status": "|".join(sorted(status.value for status in row.statuses)), "recorded_at": row.recorded_at,
        "recorded_by": row.recorded_by, "approved_by": row.approved_by, "approved_at": row.approved_at,
        "source": row.source, "note": row.note, "method_version": row.method_version,
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


def _csv(records: Iterable[Record], columns: Sequence[str], decimal: str, separator: str) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(columns)
    writer.writerows([_cell(record.get(name, ""), decimal) for name in columns] for record in records)
    # Excel takes a file without the mark for its old code page, and breaks every letter that is not English.
    return out.getvalue().encode("utf-8-sig" if decimal == "," else "utf-8")


def _cell(value: object, decimal: str) -> str:
    if isinstance(value, float | int):
        return number_text(value).replace(".", decimal)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text  # a spreadsheet would run it


def _json(records: Sequence[Record]) -> bytes:
    return b"[\n" + b",\n".join(map(_line, records)) + b"\n]\n"


def _line(record: Record) -> bytes:
    always = dict.fromkeys(ALWAYS)  # a file of rows without a single value is one of figures all the same
    return json.dumps({**always, **json_ready(record)}, ensure_ascii=False).encode()


def json_ready(record: Record) -> Record:
    """Return *record* with its days and moments as texts."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in record.items()}
