"""Bands, scores and progress of many cases at once: packed into arrays, computed by the kernel, unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np
from attrs import frozen

from ..domain.scale import Scale, times
from ..kernels import scoring
from .cases import Case
from .persons import level_of
from .rulings import Ruling
from .statuses import TargetMet


@frozen
class Judged:
    """What the kernel says of one case: band, score and progress, and the band on the target alone.

    NOT_JUDGED and NaN where figure, scale or target is lacking.
    """

    number: float
    band: int
    score: float
    progress: float
    band_by_target: int

    @property
    def met(self) -> TargetMet | None:
        """Whether the target itself is met; a norm's edge may say GOOD elsewhere."""
        if self.band_by_target == scoring.NOT_JUDGED:
            return None
        return TargetMet.YES if self.band_by_target == scoring.GOOD else TargetMet.NO


def judge(cases: Sequence[Case]) -> list[Judged]:
    """Return what the kernel says of each case."""
    numbers = [number_of(case) for case in cases]
    actual = np.array(numbers, dtype=float)
    band, score = _on_scales(actual, [case.ruling.scale for case in cases])
    others = [scale_of_target(case.ruling) for case in cases]
    by_target = np.where([other is case.ruling.scale for other, case in zip(others, cases, strict=True)], band,
                         _on_scales(actual, [None if other is case.ruling.scale else other
                                             for other, case in zip(others, cases, strict=True)])[0])
    ways = [way_of(case.ruling, number) for case, number in zip(cases, numbers, strict=True)]
    baseline, target, direction = np.array(ways, dtype=float).reshape(-1, 3).T
    travelled = scoring.progress(actual, baseline, target, direction)
    return [Judged(*each) for each in zip(numbers, band.tolist(), score.tolist(), travelled.tolist(),
                                          by_target.tolist(), strict=True)]


def number_of(case: Case) -> float:
    """Return the number that is judged: a level's place for a level; NaN where there is no whole figure."""
    value = level_of(case) if case.indicator.levels else case.figure.value
    is_number = isinstance(value, float | int) and case.figure.is_whole
    return float(value) if is_number else nan  # type: ignore[arg-type]


def _on_scales(
    actual: scoring.FloatArray, scales: Sequence[Scale | None]
) -> tuple[scoring.BandArray, scoring.FloatArray]:
    band = np.full(len(actual), scoring.NOT_JUDGED, dtype=np.int8)
    score = np.full(len(actual), nan)
    given = [scale for scale in scales if scale is not None]
    if not given:
        return band, score
    place = np.array([n for n, scale in enumerate(scales) if scale is not None], dtype=np.intp)
    band[place], score[place] = scoring.judge(actual[place], lines_of(given), np.arange(len(given)))
    return band, score


def lines_of(scales: Sequence[Scale]) -> scoring.Polylines:
    """Return *scales* as the kernel's table, in their order."""
    directed = [n for n, scale in enumerate(scales) if scale.direction]
    if len(directed) == len(scales):
        return _directed(scales)
    two_sided = [n for n, scale in enumerate(scales) if not scale.direction]
    ranges = scoring.ranges(*np.array([_ends(scales[n]) for n in two_sided], dtype=float).T)
    if not directed:
        return ranges
    order = np.argsort([*directed, *two_sided])
    return scoring.together(_directed([scales[n] for n in directed]), ranges, order=order)


def _directed(scales: Sequence[Scale]) -> scoring.Polylines:
    edges = [(each.direction, each.good, each.medium, each.worst, each.best) for each in scales]
    strict = [(each.is_strict, each.is_strict_medium) for each in scales]
    return scoring.directed(*np.array(edges, dtype=float).T, *np.array(strict, dtype=bool).T)


def _ends(scale: Scale) -> tuple[object, ...]:
    assert isinstance(scale.good, tuple)
    outer = scale.medium if isinstance(scale.medium, tuple) else (nan, nan)
    return (*scale.good, *outer)


def way_of(ruling: Ruling, actual: float) -> tuple[float, float, float]:
    """Return baseline, target and direction for `progress`; NaN where there is none.

    In a range the way goes to the nearer end, and there is none inside.
    """
    aim, baseline = ruling.judge.aim, ruling.judge.baseline
    if aim is None or baseline is None or ruling.is_context or ruling.indicator.levels:
        return nan, nan, nan
    baseline, edge = baseline * ruling.factor, times(aim.edge, ruling.factor)
    if not isinstance(edge, tuple):
        return baseline, edge, float(aim.direction)
    low, high = edge
    if low <= baseline <= high or low <= actual <= high:
        return nan, nan, nan
    return (baseline, low, 1.0) if baseline < low else (baseline, high, -1.0)


def scale_of_target(ruling: Ruling) -> Scale | None:
    """Return the scale that says whether the target itself is met: the ruling's own where the edge is the target's."""
    aim, scale = ruling.judge.aim, ruling.scale
    if aim is None:
        return None
    edge = times(aim.edge, ruling.factor)
    if scale is not None and (scale.direction, scale.good, scale.is_strict) == (aim.direction, edge, aim.is_strict):
        return scale
    if isinstance(edge, tuple):
        return Scale(direction=0, good=edge)
    span = _span_of(scale)  # a value is on an edge when it is near it for the size of the scale
    medium = edge - aim.direction * span if span else None
    return Scale(direction=aim.direction, good=edge, medium=medium, is_strict=aim.is_strict, worst=medium, best=edge)


def _span_of(scale: Scale | None) -> float:
    if scale is None or isinstance(scale.good, tuple) or scale.medium is None or isinstance(scale.medium, tuple):
        return 0.0
    return abs(scale.good - scale.medium)
