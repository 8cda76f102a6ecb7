"""`load_assessments`: a file of the words beside the figures -> `Assessment`s, every fault in one raise."""

from __future__ import annotations

from pathlib import Path

from ..domain.assessment import Assessment
from ..frames.assessment_rows import assessments_of
from ..frames.headings import ASSESSMENT_COLUMNS
from .table_reading import PathText, Wanted, read_table

_SHEETS = ("assessments", "vurderinger", "vurderingar", "bedömningar", "arvioinnit")


def load_assessments(path: PathText, *, decimal: str | None = None, sheet: str | None = None) -> tuple[Assessment, ...]:
    """Return the assessments in the file at *path*; raise MeasurementError with every fault in it.

    A status is kept as it was written, but good, medium and poor are known by their Nordic words.
    """
    wanted = Wanted(columns=ASSESSMENT_COLUMNS, key="element", sheets=_SHEETS, sheet=sheet, decimal=decimal)
    return assessments_of(read_table(Path(path), wanted))
