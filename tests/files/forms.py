"""Forms for tests, made and filled in: one of a unit, one of the whole organisation."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from tests.files.test_collection_asking import CARD, figures, of
from tests.files.workbooks import cells

from balanced_scorecard import FilledForm, collection_forms
from balanced_scorecard.files.collection_reading import read_form
from balanced_scorecard.files.collection_workbook import write_form

KNOWN = figures("andel;2025-04;nord;;45;50;", "antall;2025-T1;nord;7;;;", "kostnad;2025-T1;nord;9;;;")
FORMS = collection_forms(CARD, "2025-T2", KNOWN)
NORD, WHOLE = write_form(of(FORMS, "nord")), write_form(of(collection_forms(CARD, "2025-T2"), ""))


def place(content: bytes, element: str, column: str, period: str = "") -> str:
    """Return the cell of *element* in *column*."""
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return next(f"{column}{row}" for row in range(7, sheet.max_row + 1)
                if sheet.cell(row, 1).value == element and str(sheet.cell(row, 3).value).startswith(period))


def filled(content: bytes, values: Mapping[tuple[str, str], Any], top: Mapping[str, Any] | None = None) -> bytes:
    """Return the form *content* with *values* by element and column, and what stands above the table."""
    changes = {place(content, element, column): value for (element, column), value in values.items()}
    return cells(content, {"Skjema": {**changes, **(top or {})}})


def answered(content: bytes, values: Mapping[tuple[str, str], Any], top: Mapping[str, Any] | None = None) -> FilledForm:
    return read_form(filled(content, values, top), "nord.xlsx")


def rejected(form: FilledForm) -> list[str]:
    return [str(fault) for fault in form.rejected]
