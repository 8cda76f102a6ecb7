"""The one pattern ids follow, a name for each kind of id, and the validators every value shares.

The kinds are aliases of `str`: a caller writes plain texts, and an annotation still says which kind is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf, isfinite
from typing import Any, NewType, TypeAlias

from attrs import Attribute

from ..errors import one_of

Validator = Callable[[Any, "Attribute[Any]", Any], None]

ElementId: TypeAlias = str
PerspectiveId: TypeAlias = str
ObjectiveId: TypeAlias = str
FactorId: TypeAlias = str
IndicatorId: TypeAlias = str
GoalId: TypeAlias = str
OrgUnitId: TypeAlias = str
TargetId: TypeAlias = str
UnitName = NewType("UnitName", str)
"""A unit of measurement by its own name, as `unit_words` lists them: ``percent``, ``NOK/case``."""


def as_unit(name: str | None) -> UnitName | None:
    """Return *name* as the name of a unit, so that a caller writes a plain text; a validator says whether it is one."""
    return None if name is None else UnitName(name)


ID_PATTERN = re.compile(r"[A-Za-z0-9ÆØÅæøåÄÖäö][\w.\-]*")
SERIES_PATTERN = re.compile(r"[a-z_][a-z0-9_]*")


def valid_id(_: object, attribute: Attribute[Any], value: str) -> None:
    """Refuse an id that is not a letter or digit followed by letters, digits, ``_``, ``.`` or ``-``."""
    if not isinstance(value, str) or not ID_PATTERN.fullmatch(value):
        raise ValueError(f"{value!r} is not an id; use a letter or digit, then letters, digits, '.', '-' or '_'")


def optional_id(instance: object, attribute: Attribute[Any], value: str | None) -> None:
    """Refuse an id that is given and is none."""
    if value is not None:
        valid_id(instance, attribute, value)


def valid_series_id(_: object, attribute: Attribute[Any], value: str) -> None:
    """Refuse the id of a series that a formula could not name."""
    if not isinstance(value, str) or not SERIES_PATTERN.fullmatch(value):
        raise ValueError(f"{value!r} is not the id of a series; use small letters a-z, digits and '_', no digit first")


def not_empty(_: object, attribute: Attribute[Any], value: str) -> None:
    """Refuse an empty text where a name is needed."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{attribute.name} is empty; write it in words")


def non_negative(_: object, attribute: Attribute[Any], value: float) -> None:
    """Refuse a negative, infinite or missing number."""
    if not isfinite(value) or value < 0:
        raise ValueError(f"{attribute.name} is {value!r}; use a number that is 0 or more")


def finite(_: object, attribute: Attribute[Any], value: float | None) -> None:
    """Refuse NaN and infinity; None stands for not given."""
    if value is not None and not isfinite(value):
        raise ValueError(f"{attribute.name} is {value!r}; use a finite number")


def within(least: int, most: int | None = None) -> Validator:
    """Return a validator that refuses what is no number from *least* to *most*; None stands for not given."""
    right = f"that is {least} or more" if most is None else f"from {least} to {most}"

    def check(_: object, attribute: Attribute[Any], value: float | None) -> None:
        if value is not None and not least <= value <= (inf if most is None else most):
            raise ValueError(f"{attribute.name} is {value!r}; use a number {right}")

    return check


def one_word_of(*words: str) -> Validator:
    """Return a validator that refuses a text which is none of *words*."""

    def check(_: object, attribute: Attribute[Any], value: str) -> None:
        if value not in words:
            raise ValueError(f"{attribute.name} is {value!r}; use {one_of(words)}")

    return check
