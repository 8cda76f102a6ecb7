"""DataFrame <-> `Measurements`, tidy and wide, on pandas 2.2 and 3: the same rows and the same strictness as files."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from attrs import asdict, fields, frozen

from ..domain.measurement import Measurement, Measurements
from ..errors import Fault, MeasurementError, did_you_mean
from ..tables import shown
from .frame_table import table_of, with_index_as_columns
from .rows import Layout, layout_named, measurements_of


@frozen(kw_only=True)
class MeasurementColumns:
    """Which column of a frame holds what; with names of one's own, columns that are not named are left out.

    >>> MeasurementColumns(indicator="kpi", value="result").period
    'period'
    """

    indicator: str = "indicator"
    period: str = "period"
    value: str = "value"
    org_unit: str = "org_unit"
    unit: str = "unit"
    numerator: str = "numerator"
    denominator: str = "denominator"
    n: str = "n"
    low: str = "low"
    high: str = "high"
    basis: str = "basis"
    status: str = "status"
    recorded_at: str = "recorded_at"
    recorded_by: str = "recorded_by"
    approved_by: str = "approved_by"
    approved_at: str = "approved_at"
    source: str = "source"
    note: str = "note"
    method_version: str = "method_version"

    _repr_html_ = shown


TIDY = MeasurementColumns()
"""The columns as the interface names them, in English or Norwegian; every column must then be a known one."""


def measurements_from_frame(frame: pd.DataFrame, *, columns: MeasurementColumns = TIDY,
                            layout: Layout | str = Layout.TIDY) -> Measurements:
    """Return the figures in *frame*; NaN, None, NaT and NA are missing. Named levels of the index are columns.

    Raises:
        MeasurementError: with every fault found, each with the label of its row.

    >>> frame = pd.DataFrame({"indicator": ["A1"], "period": ["2024-T1"], "value": [79.3]})
    >>> measurements_from_frame(frame)
    <Measurements: 1 rows of 1 indicators>
    """
    chosen = layout_named(layout)
    frame = with_index_as_columns(frame)
    if columns != TIDY:
        frame = _renamed(frame, columns, chosen)
    rows = measurements_of(table_of(frame), chosen)
    if rows.faults:
        raise MeasurementError(rows.faults)
    return Measurements(rows.measurements)


def measurements_to_frame(measurements: Measurements) -> pd.DataFrame:
    """Return *measurements* as a tidy frame, one row a value, every column of `MeasurementColumns`.

    >>> measurements_to_frame(Measurements()).columns[:3].tolist()
    ['indicator', 'period', 'value']
    """
    names = [each.name for each in fields(MeasurementColumns)]
    return pd.DataFrame.from_records([_record(row, names) for row in measurements], columns=names)


def _record(row: Measurement, names: Sequence[str]) -> dict[str, object]:
    shown = {"period": str(row.period), "basis": row.basis.value,
             "status": "|".join(sorted(status.value for status in row.statuses)) or None}
    return {name: shown[name] if name in shown else getattr(row, name) for name in names}


def _renamed(frame: pd.DataFrame, columns: MeasurementColumns, layout: Layout) -> pd.DataFrame:
    """Return the columns of *frame* that *columns* names, by our names; of a wide frame the others are periods."""
    named = asdict(columns)
    own = {field: name for field, name in named.items() if name != getattr(TIDY, field)}
    absent = [name for name in own.values() if name not in frame.columns]
    if absent:
        known = [str(name) for name in frame.columns]
        raise MeasurementError([Fault(f"no column {name!r}{did_you_mean(name, known) or '; name one of the frame'}")
                                for name in absent])
    chosen = {name: field for field, name in named.items() if name in frame.columns}
    if layout is Layout.TIDY:
        frame = frame.loc[:, list(chosen)]
    return frame.rename(columns=chosen)
