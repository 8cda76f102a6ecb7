"""How far a figure lies from its target, told by where it lies, so that no sign has to be read the right way."""

from __future__ import annotations

from datetime import date

from ..evaluation.results import IndicatorResult
from .wording import Wording


def distance(result: IndicatorResult, say: Wording) -> str:
    """Return how far *result* lies from its target: ``3,2 prosentpoeng under kravet``; empty where it has no gap."""
    gap = result.gap
    if gap is None:
        return ""
    size = say.change(result, abs(gap)).lstrip("+")
    if isinstance(result.actual, date):
        return say("gap.on_day") if gap == 0 else say(f"gap.{'early' if gap > 0 else 'late'}", size=size)
    if _is_nothing(gap, result):
        return say("gap.on_edge")
    if isinstance(result.target, tuple) and gap > 0:
        return say("gap.inside")
    return say(f"gap.{'above' if _is_above(result) else 'below'}", size=size)


def _is_nothing(gap: float, result: IndicatorResult) -> bool:
    edge = max(map(abs, result.target)) if isinstance(result.target, tuple) else result.target
    return abs(gap) <= 1e-9 * abs(edge) if isinstance(edge, float | int) else gap == 0


def _is_above(result: IndicatorResult) -> bool:
    """Whether the figure is higher than the target, or than the upper end of a range it is outside of."""
    edge = result.target[1] if isinstance(result.target, tuple) else result.target
    assert isinstance(edge, float | int)
    assert isinstance(result.actual, float | int)
    return result.actual > edge
