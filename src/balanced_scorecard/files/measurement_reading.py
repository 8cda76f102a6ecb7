"""`load_measurements`: files of figures -> `Measurements`; every fault of every file in one raise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from ..domain.measurement import Measurement, Measurements
from ..errors import DefinitionError, Fault, MeasurementError, one_of
from ..frames.cells import DECIMAL_LANGUAGES
from ..frames.headings import MEASUREMENT_COLUMNS
from ..frames.rows import Layout, Rows, layout_named, measurements_of
from .table_reading import PathText, Wanted, files_in, read_tables

PLANS = (".xml", ".stratml")
"""The endings of plans in StratML, which hold figures too."""
WANTED = Wanted(columns=MEASUREMENT_COLUMNS, key="indicator",
                sheets=("measurements", "målinger", "målingar", "mätningar", "mittaukset"))
"""What is looked for in a file of figures."""
_WIDE_SHEETS = ("measurements wide", "målinger bredt", "målingar breitt", "mätningar brett", "mittaukset leveänä")


def load_measurements(*paths: PathText, decimal: str | None = None, layout: Layout | str = Layout.TIDY,
                      sheet: str | None = None) -> Measurements:
    """Return the figures of *paths*: CSV, Excel, JSON lines and Parquet files, folders of them, or plans in StratML.

    Args:
        paths: one or several; of a folder every file of such an ending but plans is read, in the order of names.
        decimal: the decimal sign of texts, ``,`` or ``.``; left out, a CSV file with semicolons has a comma.
        layout: `Layout.TIDY`, one row a value, or `Layout.WIDE`, one column a period.
        sheet: of a workbook; left out, the one called measurements or målinger, else the first. One called
            measurements wide or målinger bredt is read as well, as wide.

    Raises:
        MeasurementError: with every fault found in any of the files.
        MissingDependencyError: for a .parquet file without pyarrow.
    """
    if decimal not in (None, *DECIMAL_LANGUAGES):
        raise MeasurementError(f"decimal: {decimal!r} is not a decimal sign; use {one_of(DECIMAL_LANGUAGES)}")
    if not paths:
        raise MeasurementError("no file of figures was given; give the path of a file or a folder")
    chosen = layout_named(layout)
    sheets, beside = (WANTED.sheets, _WIDE_SHEETS) if chosen is Layout.TIDY else ((*_WIDE_SHEETS, *WANTED.sheets), ())
    wanted = evolve(WANTED, sheets=sheets, beside=beside, sheet=sheet, decimal=decimal)
    read: list[Measurement] = []
    faults: list[Fault] = []
    for path in paths:
        _read_into(read, faults, Path(path), wanted, chosen)
    return _all_or_faults(read, faults)


def own_figures(path: PathText) -> Measurements | None:
    """Return the figures in the workbook of a card, from its sheets for them; None where it has none.

    Raise MeasurementError as `load_measurements`.
    """
    from .excel_package import bytes_of, opened

    names = {sheet.name.strip().casefold() for sheet in opened(bytes_of(Path(path))).sheets()}
    return load_measurements(path) if names & {*WANTED.sheets, *_WIDE_SHEETS} else None


def _read_into(read: list[Measurement], faults: list[Fault], path: Path, wanted: Wanted, layout: Layout) -> None:
    try:
        files = list(files_in(path))
    except MeasurementError as error:
        faults += error.faults
        return
    for file in files:
        try:
            if file.suffix.lower() in PLANS:
                read += _results_of(file)
                continue
            for rows in _rows_in(file, wanted, layout):
                read += rows.measurements
                faults += rows.faults
        except (MeasurementError, DefinitionError) as error:
            faults += error.faults


def _rows_in(file: Path, wanted: Wanted, layout: Layout) -> Iterator[Rows]:
    """Yield what is in each table of *file*; of a workbook with two sheets for figures, an empty one says nothing."""
    table, wide = read_tables(file, wanted)
    found = [(each, how) for each, how in ((table, layout), (wide, Layout.WIDE)) if each is not None]
    filled = [pair for pair in found if len(found) == 1 or pair[0].rows or pair[0].faults]
    for each, how in filled or found[:1]:
        yield measurements_of(each, how)


def _results_of(file: Path) -> Measurements:
    """Return the results in a plan in StratML."""
    from .stratml_file import load_stratml

    return load_stratml(file).measurements


def _all_or_faults(read: Iterable[Measurement], faults: list[Fault]) -> Measurements:
    try:
        measurements = Measurements(read)
    except MeasurementError as error:
        faults += error.faults
    if faults:
        raise MeasurementError(faults)
    return measurements
