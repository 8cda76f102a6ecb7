"""The zip an office's file is, without the moments at which it was made: the same content, the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first a zip knows
_WHEN = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_PROPERTIES = "docProps/core.xml"


def without_moments(package: bytes) -> bytes:
    """Return *package* (.xlsx, .docx) with the same parts in the same order, and no time of writing in it."""
    kept = BytesIO()
    with ZipFile(BytesIO(package)) as parts, ZipFile(kept, "w", ZIP_DEFLATED) as result:
        for name in parts.namelist():
            content = parts.read(name)
            if name == _PROPERTIES:
                content = _WHEN.sub(b"", content)
            part = ZipInfo(name, _MOMENT)
            part.compress_type = ZIP_DEFLATED
            result.writestr(part, content)
    return kept.getvalue()
