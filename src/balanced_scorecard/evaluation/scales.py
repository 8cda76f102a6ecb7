"""Building the scale an indicator is judged on, from target, norm, tolerance and bounds (design: score and status)."""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve, field, frozen

from ..domain.amount import Amount
from ..domain.indicator import Indicator, Polarity, Role
from ..domain.scale import Edge, Ends, Norm, NormEdge, Scale
from ..domain.target import (
    AtLevel,
    Between,
    Judged,
    Point,
    Reached,
    Target,
    Threshold,
    ToBaseline,
    Universal,
)
from ..units import rate_factor
from .results import Reason


@frozen(kw_only=True)
class Aim:
    """A target as numbers: the edge, which side of it is better (0 inside a range), and whether it is strict."""

    edge: Edge
    direction: int
    is_strict: bool = False


@frozen(kw_only=True)
class Judge:
    """All that judges a value: the scale, or the reason there is none, and the target and baseline as numbers.

    Attributes:
        tolerance: how much worse than `aim` is still MEDIUM, in the unit; 0 where none is given.
    """

    scale: Scale | None = None
    problem: Reason | None = None
    aim: Aim | None = None
    baseline: float | None = None
    tolerance: float = 0.0


@lru_cache(maxsize=4096)
def judge_of(indicator: Indicator, target: Target | None, norm: Norm | None, tolerance: Amount | None) -> Judge:
    """Return what judges *indicator* against *target* and *norm*, unscaled; *tolerance* is the card's default."""
    baseline = indicator.baseline.value if indicator.baseline else None
    aim: Aim | None = None
    if target is not None and not isinstance(target.expectation, Reached | Judged):
        aim = _aim(indicator, target, baseline)
        if aim is None:
            return Judge(problem=Reason.NO_BASELINE)
    problem = _contradiction(indicator, aim)
    if problem:
        return Judge(problem=problem, aim=aim, baseline=baseline)
    builder = _Builder(indicator, norm or Norm(), aim, baseline, _tolerance(indicator, target, tolerance))
    return builder.judge()


def _aim(indicator: Indicator, target: Target, baseline: float | None) -> Aim | None:
    said = target.expectation
    match said:
        case Threshold():
            return Aim(edge=said.value, direction=said.comparator.direction, is_strict=said.comparator.is_strict)
        case Universal():
            return Aim(edge=rate_factor(indicator.unit or "percent"), direction=1)
        case Between():
            return Aim(edge=(said.low, said.high), direction=0)
        case Point():
            return Aim(edge=(said.value - said.spread, said.value + said.spread), direction=0)
        case AtLevel():
            level = float(indicator.levels.index(said.level))
            return Aim(edge=level, direction=said.comparator.direction, is_strict=said.comparator.is_strict)
        case ToBaseline() if baseline is not None:
            declared = indicator.polarity.direction if indicator.polarity else 0
            direction = said.comparator.direction if said.comparator else declared or target.direction
            strict = said.comparator.is_strict if said.comparator else False
            return Aim(edge=baseline + _size(said.change, baseline, indicator.unit), direction=direction,
                       is_strict=strict)
    return None


def _size(amount: Amount, of: float, unit: str | None) -> float:
    """Return *amount* in *unit*: per cents are of |of|, percentage points and bare numbers are in the unit.

    A card's default in another unit does not concern the indicator: 5 pp loosens no target in kroner.
    """
    if amount.unit == "percent":
        return abs(of) * amount.number / 100
    fits = amount.unit in (None, unit) or (amount.unit == "percentage_point" and unit in (None, "percent"))
    return amount.number if fits else 0.0


def _contradiction(indicator: Indicator, aim: Aim | None) -> Reason | None:
    declared = indicator.polarity
    if declared is None or aim is None:
        return None
    if declared.direction and aim.direction and declared.direction != aim.direction:
        return Reason.AGAINST_POLARITY
    if declared is Polarity.RANGE and aim.direction:
        return Reason.AGAINST_POLARITY
    return None


def _tolerance(indicator: Indicator, target: Target | None, default: Amount | None) -> Amount | None:
    inherited = None if indicator.role is Role.MONITORING else default  # a rule is kept or broken
    given = (target.tolerance if target else None, indicator.tolerance, inherited)
    return next((each for each in given if each is not None), None)


@frozen
class _Builder:
    indicator: Indicator
    norm: Norm
    aim: Aim | None
    baseline: float | None
    tolerance: Amount | None
    good: Edge | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        said = self.norm.good
        good = said if isinstance(said, float | int | tuple) else self.aim.edge if self.aim else None
        object.__setattr__(self, "good", good)

    def judge(self) -> Judge:
        """Return the judge with its scale; the problem where a direction cannot be told."""
        aim, good = self.aim, self.good
        loose = 0.0 if aim is None or isinstance(aim.edge, tuple) else self._loosening(aim.edge)
        judge = Judge(aim=aim, baseline=self.baseline, tolerance=loose)
        if good is None:
            return judge
        if isinstance(good, tuple):
            return evolve(judge, scale=Scale(direction=0, good=good, medium=self._outer(good)))
        direction = self._direction()
        if direction == 0:
            return evolve(judge, problem=Reason.POLARITY_UNKNOWN)
        return evolve(judge, scale=self._directed(good, direction))

    def _direction(self) -> int:
        if self.aim is not None and self.aim.direction:
            return self.aim.direction
        polarity = self.indicator.polarity
        return self.norm.direction or (polarity.direction if polarity else 0)

    def _is_targets_edge(self) -> bool:
        return self.aim is not None and not isinstance(self.norm.good, float | int | tuple)

    def _directed(self, good: float, direction: int) -> Scale:
        strict = self._is_targets_edge() and self.aim is not None and self.aim.is_strict
        scale = Scale(direction=direction, good=good, is_strict=strict)
        medium = self._norm_medium()
        if medium is not None and (good - medium) * direction > 0:
            return self._anchored(evolve(scale, medium=medium))
        loosened = good - direction * self._loosening(good)
        bounded = self.indicator.bounds.nearest(loosened)
        if (good - bounded) * direction <= 0:
            return scale
        is_strict = strict and bounded == loosened
        return self._anchored(evolve(scale, medium=bounded, is_strict_medium=is_strict))

    def _norm_medium(self) -> float | None:
        said = self.norm.medium
        if said is NormEdge.BASELINE:
            return self.baseline
        return said if isinstance(said, float | int) else None

    def _loosening(self, edge: float) -> float:
        return _size(self.tolerance, edge, self.indicator.unit) if self.tolerance else 0.0

    def _anchored(self, scale: Scale) -> Scale:
        assert isinstance(scale.good, float | int)
        assert isinstance(scale.medium, float | int)
        span = scale.good - scale.medium
        worst = self.norm.worst if self.norm.worst is not None else scale.medium - span
        best = self.norm.best if self.norm.best is not None else scale.good + span
        worst, best = self.indicator.bounds.nearest(worst), self.indicator.bounds.nearest(best)
        worst = scale.medium if (scale.medium - worst) * scale.direction < 0 else worst
        best = scale.good if (best - scale.good) * scale.direction < 0 else best
        return evolve(scale, worst=worst, best=best)

    def _outer(self, good: Ends) -> Ends | None:
        medium = self.norm.medium
        if isinstance(medium, tuple) and medium[0] <= good[0] and good[1] <= medium[1] and medium != good:
            return medium
        low, high = self._loosened(good[0], -1), self._loosened(good[1], 1)
        return (low, high) if (low, high) != good else None

    def _loosened(self, end: float, outwards: int) -> float:
        """Return the outer edge of a range's *end*: on a bound it would pass, but never within the range."""
        loose = end + outwards * self._loosening(end)
        return sorted((end, self.indicator.bounds.nearest(loose), loose))[1]
