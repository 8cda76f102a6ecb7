"""Short fingerprints of a card and its figures, so that two pages can be told to rest on the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum

from attrs import Attribute, Factory, fields, has

from .measurement import Measurements
from .scorecard import Scorecard


def fingerprint(value: Scorecard | Measurements) -> str:
    """Return the first twelve digits of the SHA-256 of *value* in plain text.

    The text leaves out what stands at its default, so that a later version of the library, with more optional fields,
    gives the same digits; the order of figures and the place they were read from do not count.

    >>> fingerprint(Measurements()) == fingerprint(Measurements())
    True
    """
    parts = sorted(_text(row) for row in value) if isinstance(value, Measurements) else [_text(value)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8") + b"\n")
    return digest.hexdigest()[:12]


def _text(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    kind: type = type(value)
    if has(kind):
        said = {each.name: _plain(getattr(value, each.name)) for each in fields(kind) if _is_said(each, value)}
        return {"": kind.__name__, **said}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _is_said(attribute: Attribute[object], owner: object) -> bool:
    if not attribute.init or attribute.eq is False:
        return False
    default = attribute.default
    if isinstance(default, Factory):  # type: ignore[arg-type]
        return True
    return bool(getattr(owner, attribute.name) != default)
