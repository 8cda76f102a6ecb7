"""An openpyxl workbook -> bytes, the same for the same workbook: no clock stands in them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from .office_package import without_moments


def workbook_bytes(book: Workbook) -> bytes:
    """Return *book* as the bytes of an .xlsx file, without the time at which it was made.

    >>> workbook_bytes(Workbook()) == workbook_bytes(Workbook())
    True
    """
    made = BytesIO()
    book.save(made)
    return without_moments(made.getvalue())
