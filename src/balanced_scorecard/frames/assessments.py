"""DataFrame -> `Assessment`s: the words beside the figures, with the same columns and strictness as files."""

from __future__ import annotations

import pandas as pd

from ..domain.assessment import Assessment
from .assessment_rows import assessments_of
from .frame_table import table_of, with_index_as_columns


def assessments_from_frame(frame: pd.DataFrame) -> tuple[Assessment, ...]:
    """Return the assessments in *frame*, one a row; named levels of the index are columns.

    The columns are those of `load_assessments`: period, element, kind, and text, org_unit, status, forecast, by, date,
    due where they are there.

    Raises:
        MeasurementError: with every fault found, each with the label of its row.

    >>> frame = pd.DataFrame({"period": ["2024-T1"], "element": ["A1"], "kind": ["decision"], "due": ["2024-09-01"]})
    >>> assessments_from_frame(frame)[0].due
    datetime.date(2024, 9, 1)
    """
    return assessments_of(table_of(with_index_as_columns(frame)))
