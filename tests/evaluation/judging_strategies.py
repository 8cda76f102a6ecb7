"""Strategies for what is judged: an indicator with targets, norm, tolerance, baseline and bounds that go together.

Numbers are quarters, so that a value can lie just on an edge, and floats, so that it can lie anywhere else.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from balanced_scorecard import (
    Amount,
    Baseline,
    Between,
    Bounds,
    Comparator,
    Indicator,
    Norm,
    NormEdge,
    Period,
    Point,
    Polarity,
    Target,
    Threshold,
    ToBaseline,
)
from balanced_scorecard.domain.target import Expectation

Draw = st.DrawFn
QUARTERS = st.integers(-400, 400).map(lambda n: n / 4)
VALUES = QUARTERS | st.floats(-120, 120, allow_nan=False, allow_subnormal=False)
_SIDES = {1: (Comparator.AT_LEAST, Comparator.ABOVE), -1: (Comparator.AT_MOST, Comparator.BELOW)}
_DUE = st.none() | st.sampled_from(["2024", "2025", "2027"]).map(Period.parse)


@frozen(kw_only=True)
class Given:
    """An indicator, and a value of 2025 to judge it by."""

    indicator: Indicator
    value: float


def _directed_expectations(direction: int) -> st.SearchStrategy[Any]:
    comparators = st.sampled_from(_SIDES[direction])
    change = st.builds(Amount, QUARTERS.filter(bool), st.sampled_from([None, "percent"]))
    return (st.builds(Threshold, comparator=comparators, value=QUARTERS)
            | st.builds(ToBaseline, change=change, comparator=comparators))


def _range_expectations() -> st.SearchStrategy[Any]:
    pairs = st.lists(QUARTERS, min_size=2, max_size=2, unique=True).map(sorted)
    between = pairs.map(lambda pair: Between(low=pair[0], high=pair[1]))
    return between | st.builds(Point, value=QUARTERS, spread=st.integers(0, 40).map(lambda n: n / 4))


@st.composite
def _directed_norms(draw: Draw, direction: int) -> Norm:
    rising = sorted(draw(st.lists(QUARTERS, min_size=4, max_size=4, unique=True)), reverse=direction < 0)
    worst, medium, good, best = rising
    said = draw(st.sampled_from([("medium",), ("medium", "good"), ("medium", "good", "worst", "best"), ("baseline",)]))
    edges: dict[str, Any] = {"worst": worst, "medium": medium, "good": good, "best": best}
    if said == ("baseline",):
        return Norm(medium=NormEdge.BASELINE)
    return Norm(**{name: edges[name] for name in said})


@st.composite
def _range_norms(draw: Draw) -> Norm:
    outer_low, low, high, outer_high = sorted(draw(st.lists(QUARTERS, min_size=4, max_size=4, unique=True)))
    return Norm(medium=(outer_low, outer_high), good=draw(st.none() | st.just((low, high))))


@st.composite
def _bounds(draw: Draw) -> Bounds:
    low, high = sorted(draw(st.lists(QUARTERS, min_size=2, max_size=2, unique=True)))
    return Bounds(low=draw(st.none() | st.just(low)), high=draw(st.none() | st.just(high)))


@st.composite
def indicators(draw: Draw, directions: tuple[int, ...] = (1, -1, 0)) -> Indicator:
    """Return an indicator whose parts all say the same direction; 0 is a range."""
    direction = draw(st.sampled_from(directions))
    expectations = _directed_expectations(direction) if direction else _range_expectations()
    sizes = st.integers(0, 80).map(lambda n: n / 4)
    tolerances = st.none() | st.builds(Amount, sizes, st.sampled_from([None, "percent"]))
    baselines = st.builds(Baseline, value=QUARTERS, period=st.none() | st.just(Period.parse("2022")))
    targets = st.lists(st.builds(Target, expectation=expectations, tolerance=tolerances, by=_DUE), max_size=2,
                       unique_by=lambda target: target.by)
    norms = _directed_norms(direction) if direction else _range_norms()
    return Indicator(
        id="i", name="i", polarity={1: Polarity.HIGHER, -1: Polarity.LOWER, 0: Polarity.RANGE}[direction],
        targets=tuple(draw(targets)), norms=tuple(draw(st.lists(norms, max_size=1))), tolerance=draw(tolerances),
        baseline=draw(st.none() | baselines), bounds=draw(st.just(Bounds()) | _bounds()),
    )


@st.composite
def given_values(draw: Draw, directions: tuple[int, ...] = (1, -1, 0)) -> Given:
    """Return an indicator and a value."""
    return Given(indicator=draw(indicators(directions)), value=draw(VALUES))


# ---- the same said otherwise ----------------------------------------------------------------------------------------

_OTHER_SIDE = {
    Comparator.ABOVE: Comparator.BELOW, Comparator.BELOW: Comparator.ABOVE,
    Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST,
}
_OTHER_WAY = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}


def mirrored(indicator: Indicator) -> Indicator:
    """Return *indicator* with every number negated, so that what was better upwards is better downwards."""
    return _times(indicator, -1.0, None)


def in_unit(indicator: Indicator, factor: float, unit: str) -> Indicator:
    """Return *indicator* with every number in *unit*, times *factor*; a share of the target stays one."""
    return _times(indicator, factor, unit)


def _times(indicator: Indicator, factor: float, unit: str | None) -> Indicator:
    baseline, bounds, polarity = indicator.baseline, indicator.bounds, indicator.polarity
    assert polarity is not None
    low, high = (None if end is None else end * factor for end in (bounds.low, bounds.high))
    return evolve(  # at once: a card whose parts contradict each other is refused
        indicator, unit=unit, polarity=_OTHER_WAY.get(polarity, polarity) if factor < 0 else polarity,
        targets=tuple(_target(each, factor) for each in indicator.targets),
        norms=tuple(evolve(norm, **{name: _edge(getattr(norm, name), factor)
                                    for name in ("medium", "good", "worst", "best")}) for norm in indicator.norms),
        tolerance=_size(indicator.tolerance, factor),
        baseline=baseline and evolve(baseline, value=baseline.value * factor),
        bounds=Bounds(low=low, high=high) if factor > 0 else Bounds(low=high, high=low))


def _edge(edge: Any, factor: float) -> Any:
    if isinstance(edge, tuple):
        return tuple(sorted(end * factor for end in edge))
    return edge * factor if isinstance(edge, float) else edge


def _size(size: Amount | None, factor: float) -> Amount | None:
    return size if size is None or size.unit == "percent" else evolve(size, number=size.number * abs(factor))


def _target(target: Target, factor: float) -> Target:
    return evolve(target, expectation=_expected(target.expectation, factor), tolerance=_size(target.tolerance, factor))


def _expected(said: Expectation, factor: float) -> Expectation:
    match said:
        case Threshold():
            return evolve(said, value=said.value * factor, comparator=_turned(said.comparator, factor))
        case Between():
            low, high = _edge((said.low, said.high), factor)
            return evolve(said, low=low, high=high)
        case Point():
            return evolve(said, value=said.value * factor, spread=said.spread * abs(factor))
        case ToBaseline(change=change, comparator=comparator) if comparator:
            by = factor / abs(factor) if change.unit == "percent" else factor
            turned = evolve(change, number=change.number * by)
            return evolve(said, change=turned, comparator=_turned(comparator, factor))
    raise AssertionError(said)


def _turned(comparator: Comparator, factor: float) -> Comparator:
    return comparator if factor > 0 else _OTHER_SIDE[comparator]
