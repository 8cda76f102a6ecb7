"""Which key of a definition fills which field: the same word, but for the few listed here."""

from __future__ import annotations

import attrs

from ..domain.annotations import Annotations
from ..domain.causality import Lag
from ..domain.indicator import Indicator
from ..domain.organisation import OrganisationUnit
from ..domain.scale import Bounds
from ..domain.scorecard import Scorecard
from ..domain.target import Target
from .migrations import format_after

_RENAMED: dict[type, dict[str, str]] = {
    Annotations: {"names": "name", "definitions": "definition"},
    Bounds: {"low": "min", "high": "max"},
    Indicator: {"norms": "norm"},
    Lag: {"first": "from", "last": "to"},
    OrganisationUnit: {"opens": "from", "closes": "to"},
    Target: {"applies_from": "from", "expectation": "expect"},
}
FLAT = "annotations"
"""The field whose own keys stand beside those of the element that carries it."""
ANNOTATION_KEYS = ("tags", "state", "retired", "visibility")
FORMAT = format_after()
"""What a definition says it is written in: the newest version of the format."""


def key_of(cls: type, name: str) -> str:
    """Return the key that fills the field *name* of *cls*; empty for a field whose keys stand flat.

    >>> key_of(Indicator, "norms"), key_of(Indicator, "name"), key_of(Indicator, "annotations")
    ('norm', 'name', '')
    """
    return "" if name == FLAT else _RENAMED.get(cls, {}).get(name, name)


def keys_of(cls: type) -> tuple[str, ...]:
    """Return every key that *cls* takes, in the order of its fields."""
    names = [field.name for field in attrs.fields(cls) if field.init]
    keys = [key_of(cls, name) for name in names if name != FLAT]
    if cls is Target:
        keys += ["milestone", "judged"]
    if cls is Scorecard:
        keys.insert(0, "format")
    return (*keys, *(ANNOTATION_KEYS if FLAT in names else ()))
