"""`scale_value`: what another product would say of a value, for comparison and migration; never rolled up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from math import isfinite
from numbers import Real

import numpy as np
from attrs import frozen

from ..domain.amount import number_text
from ..domain.indicator import Polarity
from ..errors import did_you_mean
from ..kernels import other_scales, scoring
from ..kernels.scoring import FloatArray
from ..words import words_for
from .results import IndicatorResult, Status
from .rulings import BANDS

Parameter = float | Polarity


class OtherScale(Enum):
    """A scale that other products score indicators on; docs/explanation/other-scales has each formula."""

    GOAL_RED_FLAG = "goal_red_flag"
    TWO_COLOUR = "two_colour"
    GOAL_ONLY = "goal_only"
    MIN_MAX = "min_max"
    BASELINE_TARGET = "baseline_target"
    BASELINE_TARGET_UNCLAMPED = "baseline_target_unclamped"
    WORST_TARGET_UNCLAMPED = "worst_target_unclamped"
    INDEX_UNCLAMPED = "index_unclamped"
    ORDERED_RULES = "ordered_rules"
    RATIO = "ratio"
    POINTS_BETWEEN = "points_between"

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what `scale_value` needs beside the value."""
        return _FORMS[self].parameters

    def formula(self, language: str = "en") -> str:
        """Return its formula in words.

        >>> OtherScale.RATIO.formula()
        'the value divided by the target; where lower is better, the target divided by the value'
        """
        return words_for(language)[f"scale.{self.value}"]


def scale_value(
    actual: IndicatorResult | float | None, scale: OtherScale, **parameters: Parameter
) -> float | Status | None:
    """Return what *scale* makes of *actual*: a share (1 is full), or a status for ORDERED_RULES; None without a value.

    Args:
        actual: a value, or a result, whose own target, edges, baseline, bounds and polarity then stand in for the
            parameters that are left out.
        scale: which one.
        parameters: the numbers it needs (`OtherScale.parameters`), in the unit of the value; `polarity` as Polarity.

    Raises:
        ValueError: a parameter that is missing, unknown or makes the formula undefined, such as a target of zero.

    >>> scale_value(600, OtherScale.GOAL_RED_FLAG, goal=700, red_flag=500)
    0.5
    >>> scale_value(95, OtherScale.ORDERED_RULES, target=100, amber_share=0.9)
    <Status.MEDIUM: 'medium'>
    """
    form = _FORMS[scale]
    known = _of_result(actual) if isinstance(actual, IndicatorResult) else {}
    given = _complete(scale, {**known, **parameters}, parameters)
    _refuse_undefined(scale, form, given)
    value = _number_of(actual, scale)
    return None if value is None else _said(scale, form, value, given)


def _refuse_undefined(scale: OtherScale, form: _Form, given: Mapping[str, float]) -> None:
    said = {name: number_text(each) for name, each in given.items()}
    for left, right in form.apart:
        if given[left] == given[right]:
            raise ValueError(f"{scale.value}: {left} and {right} are both {said[left]}; they must differ")
    if scale is OtherScale.TWO_COLOUR and not _is_between(given["middle"], given["worst"], given["best"]):
        raise ValueError(f"two_colour: middle is {said['middle']}; "
                         f"it must lie between worst, {said['worst']}, and best, {said['best']}")
    if form.is_share_of_target and given["target"] <= 0:
        raise ValueError(f"{scale.value}: target is {said['target']}; a share of it means something only above 0, "
                         "use baseline_target_unclamped")


@frozen
class _Form:
    """How a scale is worked out: by which kernel, from which parameters, in its order."""

    kernel: Callable[..., FloatArray | scoring.IntArray]
    parameters: tuple[str, ...]
    apart: tuple[tuple[str, str], ...] = ()
    is_share_of_target: bool = False


def _ratio(a: FloatArray, target: FloatArray, direction: FloatArray) -> FloatArray:
    return other_scales.ratio(a, target) if direction > 0 else other_scales.inverse_ratio(a, target)


def _way(kernel: Callable[..., FloatArray], start: str, end: str) -> _Form:
    return _Form(kernel, (start, end), ((start, end),))


_FORMS = {
    OtherScale.GOAL_RED_FLAG: _Form(other_scales.goal_red_flag, ("goal", "red_flag"), (("goal", "red_flag"),)),
    OtherScale.TWO_COLOUR: _Form(other_scales.two_colour, ("worst", "middle", "best"), (("worst", "best"),)),
    OtherScale.GOAL_ONLY: _Form(other_scales.goal_only, ("goal", "polarity")),
    OtherScale.MIN_MAX: _way(other_scales.way, "min", "max"),
    OtherScale.BASELINE_TARGET: _way(other_scales.way, "baseline", "target"),
    OtherScale.BASELINE_TARGET_UNCLAMPED: _way(other_scales.way_unclamped, "baseline", "target"),
    OtherScale.WORST_TARGET_UNCLAMPED: _way(other_scales.way_unclamped, "worst", "target"),
    OtherScale.INDEX_UNCLAMPED: _Form(other_scales.index_unclamped, ("target", "polarity"), is_share_of_target=True),
    OtherScale.ORDERED_RULES: _Form(other_scales.ordered_rules, ("target", "amber_share"), is_share_of_target=True),
    OtherScale.RATIO: _Form(_ratio, ("target", "polarity"), is_share_of_target=True),
    OtherScale.POINTS_BETWEEN: _way(other_scales.way, "worst", "best"),
}


def _of_result(result: IndicatorResult) -> dict[str, Parameter]:
    """Return the parameters that *result* itself knows."""
    scale, indicator = result.scale, result.indicator
    direction = scale.direction if scale else 0
    low, high = indicator.bounds.low, indicator.bounds.high
    worst_first = (high, low) if direction < 0 else (low, high)
    found: dict[str, object] = {
        "goal": scale.good if scale else result.target, "target": result.target,
        "red_flag": scale.medium if scale else None, "middle": scale.medium if scale else None,
        "worst": scale.worst if scale else None, "best": scale.best if scale else None,
        "baseline": result.baseline, "min": worst_first[0], "max": worst_first[1],
        "polarity": {1: Polarity.HIGHER, -1: Polarity.LOWER}.get(direction, indicator.effective_polarity),
    }
    return {name: each for name, each in found.items() if isinstance(each, float | int | Polarity)}


def _complete(
    scale: OtherScale, given: Mapping[str, Parameter], said: Mapping[str, Parameter]
) -> dict[str, float]:
    """Return the parameters *scale* needs, in its order, as numbers."""
    wanted = scale.parameters
    for name in said:
        if name not in wanted:
            near = did_you_mean(name, wanted) or f"; it takes {', '.join(wanted)}"
            raise ValueError(f"{scale.value}: unknown parameter {name!r}{near}")
    lacking = [name for name in wanted if name not in given]
    if lacking:
        raise ValueError(f"{scale.value}: {' and '.join(lacking)} missing; give {'=..., '.join(lacking)}=...")
    return {name: _as_number(scale, name, given[name]) for name in wanted}


def _as_number(scale: OtherScale, name: str, value: Parameter) -> float:
    if name == "polarity":
        if not isinstance(value, Polarity) or not value.direction:
            raise ValueError(f"{scale.value}: polarity is {_shown(value)}; use Polarity.HIGHER or Polarity.LOWER")
        return float(value.direction)
    if isinstance(value, Polarity) or not _is_number(value) or not isfinite(value):
        raise ValueError(f"{scale.value}: {name} is {_shown(value)}; use a finite number")
    if name == "amber_share" and not 0 < value < 1:
        raise ValueError(f"{scale.value}: amber_share is {_shown(value)}; use a share between 0 and 1")
    return float(value)


def _is_number(value: object) -> bool:
    return isinstance(value, Real)  # numpy's own integers too: they are no int


def _shown(value: Parameter) -> str:
    return str(value) if isinstance(value, Polarity) else repr(value)


def _is_between(middle: float, one: float, other: float) -> bool:
    return min(one, other) < middle < max(one, other)


def _number_of(actual: IndicatorResult | float | None, scale: OtherScale) -> float | None:
    if isinstance(actual, IndicatorResult):
        value = None if actual.status is Status.NO_DATA else actual.actual  # a part of a figure is shown, not scored
    else:
        value = actual
    if value is not None and not _is_number(value):
        raise ValueError(f"{scale.value}: {str(value)!r} is not a number; other scales take numbers only")
    return value  # type: ignore[return-value]  # a number, as was just asked


def _said(scale: OtherScale, form: _Form, value: float, given: Mapping[str, float]) -> float | Status | None:
    numbers = (np.array(given[name], dtype=float) for name in form.parameters)
    found = form.kernel(np.array(value, dtype=float), *numbers).item()
    if scale is OtherScale.ORDERED_RULES:
        return BANDS.get(int(found))
    return float(found) if isfinite(found) else None
