"""Where everything stands in the workbook that a unit fills in; what writes it and what reads it both look here."""

from __future__ import annotations

from ..domain.observation import WITHOUT_VALUE, ObservationStatus

FORMAT = "balanced-scorecard-form/1"
"""What such a workbook says it is."""
COLUMNS = ("element", "name", "period", "previous", "previous_period", "last_year", "target", "unit", "numerator",
           "denominator", "value", "status", "comment", "check", "definition", "source")
"""The columns of the form, from A."""
LETTERS = {name: chr(65 + number) for number, name in enumerate(COLUMNS)}
INPUTS = ("numerator", "denominator", "value", "status", "comment")
"""The columns that are filled in."""
GROUPS = (("what", "element", "period"), ("known", "previous", "unit"), ("to_fill", "numerator", "comment"),
          ("help", "definition", "source"))
"""What stands above the headings, from which column to which."""
FILLED_BY, DATE = "B3", "D3"
GROUP_ROW, HEAD_ROW = 5, 6
FIRST_ROW = HEAD_ROW + 1
LABELS = ("format", "card", "card_name", "version", "fingerprint", "language", "org_unit", "org_unit_name", "period",
          "units")
"""What the second sheet says of the form: a label, the value, and the key it is known by."""
TABLE_ROW = len(LABELS) + 4
"""The row of headings of the table of what is asked, on the second sheet."""
TABLE = ("element", "period", "answer", "unit", "min", "max", "basis", "choices")
LISTS_COLUMN = len(TABLE) + 2
"""The first column of the lists that cells are chosen from, on the second sheet."""
STATUSES = tuple(ObservationStatus(code) for code in "PELMQB")
"""The observation statuses that are offered."""
STATUSES_WITHOUT_VALUE = tuple(status for status in STATUSES if status in WITHOUT_VALUE)
