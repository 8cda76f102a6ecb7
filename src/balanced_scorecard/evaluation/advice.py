"""`Advice`: what to supply so that a figure can be judged; said in any language, from the words files."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.period import Frequency
from ..words import words_for


class AdviceKind(Enum):
    """What is lacking."""

    ROWS_INSIDE = "rows_inside"
    RATE_WITHOUT_PARTS = "rate_without_parts"
    NO_WEIGHT = "no_weight"
    NOT_NUMBERS = "not_numbers"
    PARTS_DO_NOT_FIT = "parts_do_not_fit"


@frozen
class Advice:
    """What is lacking, and the values that its sentence names.

    >>> str(Advice(AdviceKind.RATE_WITHOUT_PARTS, FrozenMap({"period": "2024-01"})))
    'the rate of 2024-01 came without its parts; give numerator and denominator'
    """

    kind: AdviceKind
    values: FrozenMap[str, str | int | Frequency] = EMPTY

    def text(self, language: str) -> str:
        """Return the sentence in *language*."""
        words = words_for(language)
        said = {key: words[f"frequency.{value.value}"] if isinstance(value, Frequency) else value
                for key, value in self.values.items()}
        return words[f"advice.{self.kind.value}"].format(**said)

    def __str__(self) -> str:
        return self.text("en")
