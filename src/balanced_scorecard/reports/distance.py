"""How far a figure lies from its target, told by where it lies, so that no sign has to be read the right way."""

from __future__ import annotations

from datetime import date

from ..evaluation.results import IndicatorResult
from .numbers import decimals_apart, number, with_unit
from .wording import Wording, decimals_of


def distance(result: IndicatorResult, say: Wording) -> str:
    """Return how far *result* lies from its target: ``3,2 prosentpoeng under kravet``; empty where it has no gap."""
    gap = result.gap
    if gap is None:
        return ""
    size = _size(abs(gap), result, say)
    if isinstance(result.actual, date):
        return say("gap.on_day") if gap == 0 else say(f"gap.{'early' if gap > 0 else 'late'}", size=size)
    if _is_nothing(gap, result):
        return say("gap.on_edge")
    if isinstance(result.target, tuple) and gap > 0:
        return say("gap.inside")
    return say(f"gap.{'above' if _is_above(result) else 'below'}", size=size)


def _size(gap: float, result: IndicatorResult, say: Wording) -> str:
    """Return a distance with the decimals of the figure, so that the two and the target agree as they are shown."""
    if not isinstance(result.actual, float | int):
        return say.change(result, gap).lstrip("+")
    unit = "percentage_point" if result.indicator.unit == "percent" else result.indicator.unit
    decimals = decimals_apart(gap, [0.0], decimals_of(result, result.actual))
    return with_unit(number(gap, say.language, decimals), unit, say.language)


def _is_nothing(gap: float, result: IndicatorResult) -> bool:
    edge = max(map(abs, result.target)) if isinstance(result.target, tuple) else result.target
    return abs(gap) <= 1e-9 * abs(edge) if isinstance(edge, float | int) else gap == 0


def _is_above(result: IndicatorResult) -> bool:
    """Whether the figure is higher than the target, or than the upper end of a range it is outside of."""
    edge = result.target[1] if isinstance(result.target, tuple) else result.target
    assert isinstance(edge, float | int)
    assert isinstance(result.actual, float | int)
    return result.actual > edge
