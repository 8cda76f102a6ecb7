"""Whether a target, a norm or a tolerance asks for more than another: which way the bar was moved."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..domain.aggregation import Aggregation
from ..domain.amount import Amount
from ..domain.indicator import Baseline, Indicator, Polarity
from ..domain.period import Frequency, Period
from ..domain.scale import Edge, Norm, NormEdge
from ..domain.target import (
    AtLevel,
    Between,
    Expectation,
    Horizon,
    Point,
    Reached,
    Target,
    Threshold,
    ToBaseline,
    Universal,
)
from .change import Direction

_WHOLE = 100.0


@frozen
class Said:
    """A target as it stands on its indicator, which knows unit, levels and baseline."""

    target: Target
    indicator: Indicator
    tolerance: Amount | None = None

    @property
    def unit(self) -> str | None:
        """The unit of its number."""
        if isinstance(self.target.expectation, Universal):
            return "percent"
        return getattr(self.target.expectation, "unit", None) or self.indicator.unit

    @property
    def direction(self) -> int:
        """+1 where more is better, -1 where less is, 0 where neither is."""
        declared = self.indicator.polarity.direction if self.indicator.polarity else 0
        own = self.target.direction
        if isinstance(self.target.expectation, ToBaseline) and self.target.expectation.comparator is None:
            return declared or own
        return own

    @property
    def edge(self) -> float | None:
        """The one number it asks for; None where it asks for none, for two, or for one that nobody knows."""
        match self.target.expectation:
            case Threshold(value=value):
                return value
            case Universal():
                return _WHOLE
            case AtLevel(level=level):
                return float(self.indicator.levels.index(level))
            case ToBaseline(change=change) if self.indicator.baseline is not None:
                start = self.indicator.baseline.value
                return start + change.number * (abs(start) / 100 if change.unit == "percent" else 1)
        return None

    @property
    def ends(self) -> tuple[float, float] | None:
        """The two numbers it asks for a value between."""
        match self.target.expectation:
            case Between(low=low, high=high):
                return low, high
            case Point(value=value, spread=spread):
                return value - spread, value + spread
        return None

    @property
    def is_strict(self) -> bool:
        """Whether a value exactly on its number does not meet it."""
        comparator = getattr(self.target.expectation, "comparator", None)
        return comparator is not None and comparator.is_strict

    @property
    def per(self) -> Frequency | None:
        """Over how long a sum counts; None for what is no sum."""
        if self.indicator.adds_up is not Aggregation.FLOW:
            return None
        by = self.target.by
        return self.target.per or (by.frequency if isinstance(by, Period) else None) or self.indicator.frequency

    @property
    def loosening(self) -> Amount | None:
        """How much worse is still MEDIUM: its own tolerance, else the indicator's, else the card's."""
        own = (self.target.tolerance, self.indicator.tolerance, self.tolerance)
        return next((each for each in own if each is not None), None)


def strictness(was: Said, now: Said) -> Direction:
    """Return whether the target *now* asks for more than *was*, number, tolerance and date together.

    UNKNOWN where the two cannot be held against each other: another unit, another direction, another span, other words.
    """
    directions = [_expectation(was, now), _tolerance(was, now), _due(was.target, now.target), _circumstances(was, now)]
    return Direction.together(directions)


def asks(was: Said, now: Said) -> Direction:
    """Return whether what *now* expects is more than what *was* expected, whatever its tolerance and date."""
    return _expectation(was, now)


def _expectation(was: Said, now: Said) -> Direction:
    before, after = was.target.expectation, now.target.expectation
    if isinstance(before, AtLevel | Universal) and was.indicator.levels != now.indicator.levels:
        return Direction.UNKNOWN
    if was.unit != now.unit or was.per is not now.per:
        return Direction.UNKNOWN
    if was.ends is not None and now.ends is not None:
        return narrowed(was.ends, now.ends)
    if before == after and _is_fixed(after):
        return Direction.NEITHER
    if was.direction != now.direction or not now.direction:
        return Direction.UNKNOWN
    if was.edge is not None and now.edge is not None:
        moved = (now.edge - was.edge) * now.direction
        return Direction.of(moved or int(now.is_strict) - int(was.is_strict))
    if before == after:
        return Direction.NEITHER
    return _relative(before, after, now.direction)


def _is_fixed(expectation: Expectation) -> bool:
    """Whether the same words ask for the same thing wherever they stand: what hangs on a baseline does not."""
    return not isinstance(expectation, ToBaseline)


def _relative(before: Expectation, after: Expectation, direction: int) -> Direction:
    """Return the direction between two changes from a baseline that is not known."""
    if not isinstance(before, ToBaseline) or not isinstance(after, ToBaseline):
        return Direction.UNKNOWN
    if before.change.unit != after.change.unit or before.comparator is not after.comparator:
        return Direction.UNKNOWN
    return Direction.of((after.change.number - before.change.number) * direction)


def narrowed(was: tuple[float, float], now: tuple[float, float]) -> Direction:
    """Return TIGHTER where the range *now* lies within *was*, LOOSER where it holds it, UNKNOWN where it was moved.

    >>> narrowed((10, 20), (12, 20)), narrowed((10, 20), (15, 25))
    (<Direction.TIGHTER: 'tighter'>, <Direction.UNKNOWN: 'unknown'>)
    """
    if was == now:
        return Direction.NEITHER
    if was[0] <= now[0] and now[1] <= was[1]:
        return Direction.TIGHTER
    return Direction.LOOSER if now[0] <= was[0] and was[1] <= now[1] else Direction.UNKNOWN


def _tolerance(was: Said, now: Said) -> Direction:
    return narrower(was.loosening, now.loosening)


def narrower(was: Amount | None, now: Amount | None) -> Direction:
    """Return whether a tolerance of *now* forgives less than *was*; none forgives nothing.

    >>> narrower(Amount(5.0), Amount(3.0)), narrower(None, Amount(3.0))
    (<Direction.TIGHTER: 'tighter'>, <Direction.LOOSER: 'looser'>)
    """
    before, after = was or Amount(0.0), now or Amount(0.0)
    if before.number == after.number == 0:
        return Direction.NEITHER
    if before.number and after.number and before.unit != after.unit:
        return Direction.UNKNOWN
    return Direction.of(before.number - after.number)


def _due(was: Target, now: Target) -> Direction:
    """Return what another date means: a milestone or a long-term target that is put off is loosened.

    Another year of a yearly target is the next year's, and neither.
    """
    is_date_bound = isinstance(now.expectation, Reached) or now.horizon is Horizon.LONG
    if was.due == now.due or not is_date_bound:
        return Direction.NEITHER
    if was.due is None or now.due is None:
        return Direction.UNKNOWN
    return Direction.of((was.due - now.due).days)


def _circumstances(was: Said, now: Said) -> Direction:
    """Return UNKNOWN where what the words cover, whom they bind or how the year is spread was changed."""
    before, after = was.target, now.target
    short = (before.horizon or Horizon.SHORT) is (after.horizon or Horizon.SHORT)
    same = short and (before.scope, before.org_unit, before.phasing) == (after.scope, after.org_unit, after.phasing)
    return Direction.NEITHER if same else Direction.UNKNOWN


def norm_strictness(was: Norm, now: Norm, indicator: Indicator) -> Direction:
    """Return whether the norm *now* asks more of *indicator* than *was*."""
    return Direction.together(_edges(was, now, _way(indicator, was, now)))


def _way(indicator: Indicator, *norms: Norm) -> int:
    polarity = indicator.effective_polarity
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        return polarity.direction
    return next((norm.direction for norm in norms if norm.direction), 0)


def _edges(was: Norm, now: Norm, way: int) -> Iterator[Direction]:
    for name in ("good", "medium", "worst", "best"):
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield _moved(before, after, way)


def _moved(before: Edge | NormEdge | None, after: Edge | NormEdge | None, way: int) -> Direction:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return narrowed(before, after)
    if isinstance(before, float | int) and isinstance(after, float | int) and way:
        return Direction.of((after - before) * way)
    return Direction.UNKNOWN


def baseline_strictness(was: Baseline | None, now: Baseline | None, indicator: Indicator) -> Direction:
    """Return which way another baseline moves the bar of *indicator*: neither, where nothing is said by it."""
    hangs_on_it = any(isinstance(target.expectation, ToBaseline) for target in indicator.targets) or any(
        norm.medium is NormEdge.BASELINE for norm in indicator.norms)
    if not hangs_on_it or (was and was.value) == (now and now.value):
        return Direction.NEITHER
    polarity = indicator.effective_polarity
    if was is None or now is None or polarity is None or not polarity.direction:
        return Direction.UNKNOWN
    return Direction.of((now.value - was.value) * polarity.direction)

