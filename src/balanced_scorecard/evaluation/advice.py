"""`Advice`: what to supply so that a figure can be judged; said in any language, from the words files."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..domain.amount import POINT_LANGUAGES, number_text
from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.period import Frequency
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
    FORMULA_LACKS = "formula_lacks"
    FORMULA_BY_ZERO = "formula_by_zero"
    FORMULA_UNITS = "formula_units"
    FORMULA_UNIT_UNKNOWN = "formula_unit_unknown"
    FORMULA_DIFFERS = "formula_differs"
    UNITS_MISSING = "units_missing"
    UNITS_NOT_ADDABLE = "units_not_addable"
    UNITS_NEED_WEIGHT = "units_need_weight"
    UNIT_WITHOUT_PARTS = "unit_without_parts"
    UNIT_WITHOUT_WEIGHT = "unit_without_weight"


Said = str | int | float | Frequency | Reason


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
        return words[f"advice.{self.kind.value}"].format(**said)

    def __str__(self) -> str:
        return self.text("en")


def _text(value: Said, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Frequency | Reason):
        return words_for(language)[f"{'frequency' if isinstance(value, Frequency) else 'reason'}.{value.value}"]
    text = number_text(round(value, 6))
    return text if language in POINT_LANGUAGES else text.replace(".", ",")
