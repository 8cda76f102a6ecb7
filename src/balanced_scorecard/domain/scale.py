"""`Norm` and `Scale`: the reference frame, and the edges a status and a score are read from (design: score and status).

A scale is built once from target, norm, tolerance and bounds, before anything is scaled to a shorter period; the
kernel then sees only numbers. 1/3 is always the edge POOR|MEDIUM and 2/3 the edge MEDIUM|GOOD.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from math import isfinite

from attrs import evolve, field, frozen

from ..tables import shown
from .amount import number_text
from .identifiers import finite

Ends = tuple[float, float]
Edge = float | Ends


class NormEdge(Enum):
    """A norm's edge said by name instead of by number."""

    TARGET = "target"
    BASELINE = "baseline"


@frozen(kw_only=True)
class Bounds:
    """The natural limits of an indicator's values; an open side is None.

    Attributes:
        low: the lowest value there can be.
        high: the highest.
    """

    low: float | None = field(default=None, validator=finite)
    high: float | None = field(default=None, validator=finite)

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and not self.low < self.high:
            raise ValueError(f"the bounds run from {number_text(self.low)} to {number_text(self.high)}; "
                             "the first must be the lower")

    def nearest(self, value: float) -> float:
        """Return *value*, or the bound it lies beyond."""
        if self.low is not None and value < self.low:
            return self.low
        return self.high if self.high is not None and value > self.high else value


NO_BOUNDS = Bounds()


@frozen(kw_only=True, cache_hash=True)
class Norm:
    """The reference frame that says good, medium, less good (R15): yellow from `medium`, green from `good`.

    Attributes:
        medium: the edge POOR|MEDIUM, in the unit: a number, two numbers for a range, or the baseline.
        good: the edge MEDIUM|GOOD: a number, two numbers, or the target (which it also is when left out).
        worst, best: where the score is 0 and 1; left out, one span further out.
        valid_from: the day from which this norm holds.
    """

    medium: Edge | NormEdge | None = None
    good: Edge | NormEdge | None = None
    worst: float | None = field(default=None, validator=finite)
    best: float | None = field(default=None, validator=finite)
    valid_from: date | None = None

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        medium, good = self.medium, self.good
        if medium is NormEdge.TARGET or good is NormEdge.BASELINE:
            raise ValueError("medium can be a number or 'baseline', good a number or 'target'")
        for name, edge in (("medium", medium), ("good", good)):
            _check_edge(name, edge)
        if isinstance(medium, tuple) and isinstance(good, tuple):
            self._check_pairs(medium, good)
        elif isinstance(medium, tuple) is not isinstance(good, tuple) and _given(medium) and _given(good):
            raise ValueError("good and medium must both be numbers or both be pairs; a range needs two pairs")
        elif isinstance(medium, float | int) and isinstance(good, float | int) and medium == good:
            raise ValueError(f"good ({number_text(good)}) and medium ({number_text(medium)}) must differ")
        self._check_anchors()

    def _check_pairs(self, medium: Ends, good: Ends) -> None:
        if medium == good or not (medium[0] <= good[0] and good[1] <= medium[1]):
            raise ValueError(f"good ({number_text(good[0])} to {number_text(good[1])}) must lie within medium "
                             f"({number_text(medium[0])} to {number_text(medium[1])}) and be narrower")

    def _check_anchors(self) -> None:
        """Refuse numbers that do not run from worst over medium and good to best; an anchor may lie on its edge."""
        if self.is_range:
            return
        said = [(name, float(edge)) for name, edge in (("worst", self.worst), ("medium", self.medium),
                                                       ("good", self.good), ("best", self.best))
                if isinstance(edge, float | int)]
        values = [value for _, value in said]
        if values in (sorted(values), sorted(values, reverse=True)) and (len(values) < 2 or values[0] != values[-1]):
            return
        order = ", ".join(f"{name} {number_text(value)}" for name, value in said)
        raise ValueError(f"{order} are out of order; they must rise or fall from worst over medium and good to best")

    @property
    def direction(self) -> int:
        """+1 where its numbers rise from worst to best, -1 where they fall, 0 where the norm does not say."""
        edges = (self.worst, self.medium, self.good, self.best)
        numbers = [edge for edge in edges if isinstance(edge, float | int)]
        if self.is_range or len(numbers) < 2:
            return 0
        return 1 if numbers[-1] > numbers[0] else -1

    @property
    def is_range(self) -> bool:
        """Whether it says two ends."""
        return isinstance(self.good, tuple) or isinstance(self.medium, tuple)

    def __str__(self) -> str:
        return f"good {edge_text(self.good)}, medium {edge_text(self.medium)}"


def edge_text(edge: Edge | NormEdge | None) -> str:
    """Return an edge of a norm as people write it."""
    if isinstance(edge, tuple):
        return f"[{number_text(edge[0])}, {number_text(edge[1])}]"
    if isinstance(edge, NormEdge):
        return edge.value
    return "not given" if edge is None else number_text(edge)


def _check_edge(name: str, edge: Edge | NormEdge | None) -> None:
    ends = edge if isinstance(edge, tuple) else (edge,)
    if isinstance(edge, tuple) and len(edge) != 2:
        raise ValueError(f"{name} is {edge!r}; write two numbers, the lower first")
    for end in ends:
        if isinstance(end, float | int) and not isfinite(end):
            raise ValueError(f"{name} is {end!r}; use a finite number")
    if isinstance(edge, tuple) and not edge[0] < edge[1]:
        raise ValueError(f"{name} is {edge_text(edge)}; write the lower number first")


def _given(edge: Edge | NormEdge | None) -> bool:
    return edge is not None and not isinstance(edge, NormEdge)


@frozen(kw_only=True)
class Scale:
    """The edges of one indicator in one period, in its unit.

    Attributes:
        direction: +1 where higher is better, -1 where lower is, 0 for a range.
        good: the edge MEDIUM|GOOD; for a range its two ends.
        medium: the edge POOR|MEDIUM, likewise; None where there is none (the result is then two-valued).
        is_strict: whether a value exactly on `good` is not GOOD (a target such as ``> 79 %``).
        is_strict_medium: likewise for `medium`, where it is a strict target loosened by a tolerance.
        worst, best: where the score is 0 and 1 for a directed scale.
    """

    direction: int
    good: Edge
    medium: Edge | None = None
    is_strict: bool = False
    is_strict_medium: bool = False
    worst: float | None = None
    best: float | None = None

    _repr_html_ = shown

    @property
    def is_two_valued(self) -> bool:
        """Whether the scale knows only met and not met."""
        return self.medium is None

    def scaled(self, factor: float) -> Scale:
        """Return the scale of a part of the whole it counts over: every edge times *factor* (> 0)."""
        return evolve(
            self,
            good=times(self.good, factor),
            medium=None if self.medium is None else times(self.medium, factor),
            worst=None if self.worst is None else self.worst * factor,
            best=None if self.best is None else self.best * factor,
        )


def times(edge: Edge, factor: float) -> Edge:
    """Return *edge*, a number or two, times *factor*."""
    return (edge[0] * factor, edge[1] * factor) if isinstance(edge, tuple) else edge * factor


def ends_of(edge: Edge | None) -> tuple[float, ...]:
    """Return the numbers of *edge*: none, one, or the two of a range."""
    if edge is None:
        return ()
    return edge if isinstance(edge, tuple) else (edge,)
