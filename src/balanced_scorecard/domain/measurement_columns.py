"""Many `Measurement`s at once, from a column a field: what a file of a hundred thousand rows is made into."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import repeat
from math import isfinite
from operator import gt
from typing import Any

from attrs import fields

from .measurement import Measurement
from .observation import WITHOUT_VALUE

Columns = Mapping[str, Sequence[Any]]
_NUMBERS = ("numerator", "denominator", "n", "low", "high")


def measurements_in(columns: Columns, many: int) -> list[Measurement]:
    """Return *many* rows whose fields stand in *columns*, each field as its class needs it; the others are empty.

    Raise ValueError as `Measurement` does, of the first row that it would refuse.

    >>> from .period import Period
    >>> measurements_in({"indicator": ["A1"], "period": [Period.parse("2024")], "value": [3.0]}, 1)[0].value
    3.0
    """
    if not _are_numbers(columns) or any(refused(columns, many)):
        return [Measurement(**{name: column[at] for name, column in columns.items()}) for at in range(many)]
    rows = list(map(object.__new__, repeat(Measurement, many)))
    # What attrs' own constructor does, a field at a time: checked above by columns, it is more than twice as fast.
    for each in fields(Measurement):
        given = columns[each.name] if each.name in columns else repeat(each.default)
        deque(map(getattr(Measurement, each.name).__set__, rows, given), maxlen=0)
    return rows


def refused(columns: Columns, many: int) -> list[bool]:
    """Return which rows say two things that do not go together, so that `Measurement` refuses them.

    >>> refused({"low": [1.0, 3.0], "high": [2.0, 2.0]}, 2)
    [False, True]
    """
    nothing = [None] * many
    top, bottom, low, high = (columns.get(name, nothing) for name in _NUMBERS if name != "n")
    wrong = [False] * many
    if None in top or None in bottom:
        wrong = [(one is None) is not (other is None) for one, other in zip(top, bottom, strict=True)]
    if low is not nothing and high is not nothing:
        wrong = [was or (first is not None and last is not None and gt(first, last))
                 for was, first, last in zip(wrong, low, high, strict=True)]
    if any(each & WITHOUT_VALUE for each in set(columns.get("statuses", ()))):
        value = columns.get("value", nothing)
        wrong = [was or bool(said & WITHOUT_VALUE and (one is not None or part is not None))
                 for was, said, one, part in zip(wrong, columns["statuses"], value, top, strict=True)]
    return wrong


def _are_numbers(columns: Columns) -> bool:
    """Whether no number is NaN or without end."""
    given = [columns[name] for name in _NUMBERS if name in columns]
    value = columns.get("value", ())
    is_words = not {float, int, type(None)}.issuperset(map(type, value))
    given.append([each for each in value if isinstance(each, float | int)] if is_words else value)
    return all(all(map(isfinite, filter(None, numbers))) for numbers in given)
