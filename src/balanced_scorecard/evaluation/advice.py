"""`Advice`: what to supply so that a figure can be judged; said in any language, from the words files."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from attrs import evolve, frozen

from ..domain.amount import POINT_LANGUAGES, number_text
from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.period import Frequency
from ..domain.unit_words import words_for_unit
from ..words import words_for
from .statuses import Reason


class AdviceKind(Enum):
    """What is lacking."""

    ROWS_INSIDE = "rows_inside"
    RATE_WITHOUT_PARTS = "rate_without_parts"
    NO_WEIGHT = "no_weight"
    NOT_NUMBERS = "not_numbers"
    PARTS_DO_NOT_FIT = "parts_do_not_fit"
    REACHES_OVER = "reaches_over"
    PERIODS_MISSING = "periods_missing"
    FORMULA_LACKS = "formula_lacks"
    FORMULA_BY_ZERO = "formula_by_zero"
    FORMULA_UNITS = "formula_units"
    FORMULA_UNIT_UNKNOWN = "formula_unit_unknown"
    FORMULA_DIFFERS = "formula_differs"
    UNITS_MISSING = "units_missing"
    UNITS_NOT_ADDED = "units_not_added"
    UNITS_NOT_ADDABLE = "units_not_addable"
    UNITS_NEED_WEIGHT = "units_need_weight"
    UNIT_WITHOUT_PARTS = "unit_without_parts"
    UNIT_WITHOUT_WEIGHT = "unit_without_weight"


@frozen
class InUnit:
    """Something named beside the unit it is in, or a unit alone."""

    id: str = ""
    unit: str | None = None


Said = str | int | float | Frequency | Reason | tuple[InUnit, ...]
Fact = tuple[object, ...]
"""An advice as plain values, as an explanation holds it."""
_NAMED = 10
_WORDS: tuple[type[Frequency], type[Reason]] = Frequency, Reason
_HEADINGS = ("adds_up", "adds_up_over_units", "weight_by")
"""The fields an advice may ask for, by the headings that the workbook has over them."""
_ID = re.compile(r"(?<![\w.+-])\w[\w.-]*")
"""One of several ids, parted by commas; how many more there are is none."""
Named = Callable[[str], str]
"""What people call that of which this is the id."""


@frozen
class Advice:
    """What is lacking, and the values that its sentence names.

    >>> str(Advice(AdviceKind.RATE_WITHOUT_PARTS, FrozenMap({"period": "2024-01"})))
    'the rate of 2024-01 came without its parts; give numerator and denominator'
    """

    kind: AdviceKind
    values: FrozenMap[str, Said] = EMPTY

    def text(self, language: str) -> str:
        """Return the sentence in *language*."""
        words = words_for(language)
        said = {key: _text(value, language) for key, value in self.values.items()}
        said |= {key: words[f"workbook.heading.{key}"] for key in _HEADINGS}
        key = f"advice.{self.kind.value}"
        count = "one" if self.values.get("count") == 1 else "other"
        return words[key if key in words else f"{key}.{count}"].format(**said)

    def naming(self, *, org_unit: Named = str, element: Named = str, period: Named = str) -> Advice:
        """Return it with names in place of the ids of units and of what is measured, and of the codes of periods."""
        name_of = {"org_unit": org_unit, "units": org_unit, "series": element, "period": period,
                   "periods": period}
        return evolve(self, values=FrozenMap({
            key: _named(value, name_of.get(key, str), element) for key, value in self.values.items()}))

    def __str__(self) -> str:
        return self.text("en")

    def to_fact(self) -> Fact:
        """Return it as plain values, from which `from_fact` makes it again, to be said in any language."""
        return (self.kind.value, *((key, *_plain(value)) for key, value in self.values.items()))

    @classmethod
    def from_fact(cls, fact: Any) -> Advice:
        """Return the advice that `to_fact` made *fact* of."""
        kind, *values = fact
        return cls(AdviceKind(kind), FrozenMap({key: _read(form, value) for key, form, value in values}))


def listed(names: Sequence[object]) -> str:
    """Return the first ten of *names*, and how many more there are."""
    rest = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(map(str, names[:_NAMED])) + rest


def _named(value: Said, name_of: Named, element: Named) -> Said:
    if isinstance(value, str):
        return _ID.sub(lambda id_: name_of(id_[0]), value)
    return tuple(evolve(each, id=element(each.id) if each.id else "") for each in value) if isinstance(
        value, tuple) else value


def _plain(value: Said) -> tuple[str, object]:
    if isinstance(value, Frequency | Reason):
        return type(value).__name__, value.value
    if isinstance(value, tuple):
        return "units", tuple((each.id, each.unit) for each in value)
    return "", value


def _read(form: str, value: Any) -> Said:
    if form == "units":
        return tuple(InUnit(*each) for each in value)
    said: Said = {each.__name__: each for each in _WORDS}[form](value) if form else value
    return said


def _text(value: Said, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(_in_unit(each, language) for each in value)
    if isinstance(value, Frequency | Reason):
        return words_for(language)[f"{'frequency' if isinstance(value, Frequency) else 'reason'}.{value.value}"]
    text = number_text(round(value, 6))
    return text if language in POINT_LANGUAGES else text.replace(".", ",")


def _in_unit(said: InUnit, language: str) -> str:
    unit = words_for_unit(said.unit, language) or "–"
    return f"{said.id} ({unit})" if said.id else unit
