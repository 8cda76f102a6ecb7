"""An openpyxl workbook -> bytes, the same for the same workbook: no clock stands in them."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first a zip knows
_WHEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_PROPERTIES = "docProps/core.xml"


def workbook_bytes(book: Workbook) -> bytes:
    """Return *book* as the bytes of an .xlsx file, without the time at which it was made.

    >>> workbook_bytes(Workbook()) == workbook_bytes(Workbook())
    True
    """
    made, kept = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as parts, ZipFile(kept, "w", ZIP_DEFLATED) as result:
        for name in parts.namelist():
            content = parts.read(name)
            if name == _PROPERTIES:
                content = _WHEN.sub(b"", content)
            part = ZipInfo(name, _MOMENT)
            part.compress_type = ZIP_DEFLATED
            result.writestr(part, content)
    return kept.getvalue()
