"""What a bundle of evidence consists of: the names of its files, its hashes, and the zip around them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..domain.assessment import Assessment
from ..evaluation.results import ScorecardScore

FORMAT = "balanced-scorecard-evidence/1"
README, HASHES, MANIFEST = "README.txt", "SHA256SUMS", "manifest.json"
CARD, MEASUREMENTS, ASSESSMENTS = "card.yaml", "measurements.jsonl", "assessments.jsonl"
EVALUATION, FINDINGS, REPORT = "evaluation.json", "findings.json", "report.html"
EXPLANATIONS, IN_WORDS = "explanations.json", "explanations.txt"
SOURCE = "source/"
"""The folder of the files as they were handed in."""
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first a zip knows: no clock stands in a bundle
_READABLE = 0o644 << 16
_UNIX = 3


def json_bytes(plain: object) -> bytes:
    """Return *plain* data as the bytes of a JSON file; numbers are whole, absent is null."""
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of *content* in 64 digits."""
    return sha256(content).hexdigest()


def hashes_of(files: Mapping[str, bytes]) -> bytes:
    """Return the hashes of *files* as ``sha256sum -c`` reads them.

    >>> hashes_of({"a.txt": b"a"})[60:]
    b'48bb  a.txt\\n'
    """
    return "".join(f"{hash_of(content)}  {name}\n" for name, content in files.items()).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return *files* as a zip: the same bytes for the same files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            part = ZipInfo(name, _MOMENT)
            part.compress_type, part.external_attr, part.create_system = ZIP_DEFLATED, _READABLE, _UNIX
            bundle.writestr(part, content)
    return out.getvalue()


def settings_of(scores: ScorecardScore) -> dict[str, object]:
    """Return what *scores* were asked for, as plain data: what working them out again needs."""
    asked = scores.evaluation
    return {
        "period": str(asked.period), "org_unit": asked.org_unit, "basis": asked.basis.value,
        "as_of": asked.as_of.isoformat() if asked.as_of else None, "from_units": asked.from_units.value,
        "partial": asked.partial.value, "missing": scores.total.policy.value, "method": scores.total.method.value,
    }


def assessment_bytes(assessments: tuple[Assessment, ...]) -> bytes:
    """Return *assessments* as JSON lines, which `load_assessments` reads."""
    return b"".join(json.dumps(_record(each), ensure_ascii=False).encode() + b"\n" for each in assessments)


def _record(said: Assessment) -> dict[str, object]:
    record = {
        "period": str(said.period), "element": said.element, "org_unit": said.org_unit, "kind": said.kind.value,
        "text": said.text, "status": said.status, "forecast": said.forecast, "by": said.by,
        "date": said.date.isoformat() if said.date else None, "due": said.due.isoformat() if said.due else None,
    }
    return {name: value for name, value in record.items() if value not in (None, "")}
