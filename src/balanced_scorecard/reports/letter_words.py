"""A target as the letter wrote it, or said in a language where it was built without a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..domain.target import AtLevel, Between, Point, Target, Threshold, ToBaseline, Universal
from .numbers import HARD_SPACE, exact, with_unit

if TYPE_CHECKING:
    from .wording import Wording

_SIGN = {">=": "≥", "<=": "≤", ">": ">", "<": "<"}
_WITHIN_AMOUNT = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%|kr\b|pp\b|mill\b|mrd\b)")
"""Spaces at which a line is not to be broken: within a number, and before its sign."""


def letter_of(target: Target, say: Wording) -> str:
    """Return a target's own text; one that was built without a text is said in the language of *say*."""
    said = target.expectation
    language = say.language
    if target.text != str(said):
        text = target.text.replace(">=", "≥").replace("<=", "≤")  # the same signs, as they are printed
        return _WITHIN_AMOUNT.sub(HARD_SPACE, text)
    match said:
        case Threshold():
            size = with_unit(exact(said.value, language), said.unit, language)
            return f"{_SIGN[said.comparator.value]}{HARD_SPACE}{size}"
        case Between():
            return with_unit(f"{exact(said.low, language)}–{exact(said.high, language)}", said.unit, language)
        case Point():
            spread = f" ± {exact(said.spread, language)}" if said.spread else ""
            return f"={HARD_SPACE}{with_unit(exact(said.value, language), said.unit, language)}{spread}"
        case Universal():
            return say("target.all")
        case AtLevel():
            return f"{_SIGN[said.comparator.value]}{HARD_SPACE}{said.level}"
        case ToBaseline():
            return _to_baseline(said, say)
    return target.text


def _to_baseline(said: ToBaseline, say: Wording) -> str:
    sign = "−" if said.change.number < 0 else "+"
    size = with_unit(exact(abs(said.change.number), say.language), said.change.unit, say.language)
    before = f"{_SIGN[said.comparator.value]} " if said.comparator else ""
    return f"{before}{say('target.baseline')} {sign} {size}"
