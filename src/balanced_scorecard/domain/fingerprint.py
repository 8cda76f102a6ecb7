"""Short fingerprints of a card and its figures, so that two pages can be told to rest on the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache

from attrs import Factory, fields, has

from .measurement import Measurements
from .scorecard import Scorecard


def fingerprint(value: Scorecard | Measurements) -> str:
    """Return the first twelve digits of the SHA-256 of *value* in plain text.

    The text leaves out what stands at its default, so that a later version of the library, with more optional fields,
    gives the same digits; the order of figures and the place they were read from do not count.

    >>> fingerprint(Measurements()) == fingerprint(Measurements())
    True
    """
    if isinstance(value, Measurements):  # a report of every unit rests on the same figures
        return value.once("fingerprint", lambda: _digest(sorted(map(_text, value))))
    return _digest([_text(value)])


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8") + b"\n")
    return digest.hexdigest()[:12]


def _text(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    kind: type = type(value)
    if kind in _AS_IT_IS:
        return value
    if has(kind):
        held = ((name, getattr(value, name), default) for name, default in _fields(kind))
        return {"": kind.__name__, **{name: _plain(own) for name, own, default in held if own != default}}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


_AS_IT_IS = frozenset({str, float, int, bool, type(None)})
_ALWAYS = object()
"""Stands for the default of a field whose default is made anew: such a field is always told."""


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """Return the name and default of each field that counts when two values of *kind* are compared."""
    told = (each for each in fields(kind) if each.init and each.eq is not False)
    return tuple((each.name, _ALWAYS if isinstance(each.default, Factory) else each.default)  # type: ignore[arg-type]
                 for each in told)
