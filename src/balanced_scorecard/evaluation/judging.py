"""Bands, scores and progress of cases: packed into arrays, computed by the kernel, unpacked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..domain.scale import Scale, times
from ..kernels import scoring
from .cases import Case
from .persons import level_of
from .statuses import Status, TargetMet

BANDS = {scoring.POOR: Status.POOR, scoring.MEDIUM: Status.MEDIUM, scoring.GOOD: Status.GOOD}
Banded = tuple[scoring.IntArray, scoring.FloatArray]


def judge(cases: Sequence[Case]) -> list[tuple[int, float, float]]:
    """Return band, score and progress of each case, NOT_JUDGED and NaN where its figure or scale is lacking."""
    band = np.full(len(cases), scoring.NOT_JUDGED)
    score = np.full(len(cases), np.nan)
    actual = np.array([number_of(case) for case in cases], dtype=float)
    directed = [n for n, case in enumerate(cases) if case.scale is not None and case.scale.direction]
    ranges = [n for n, case in enumerate(cases) if case.scale is not None and not case.scale.direction]
    if directed:
        band[directed], score[directed] = _directed(actual[directed], [cases[n].scale for n in directed])
    if ranges:
        band[ranges], score[ranges] = _ranges(actual[ranges], [cases[n].scale for n in ranges])
    baseline, target, direction = np.array([_way(case) for case in cases], dtype=float).reshape(-1, 3).T
    nearer = np.where(np.isnan(direction), np.nan, direction)
    travelled = scoring.progress(actual, baseline, target, nearer)
    return [(int(b), float(s), float(p)) for b, s, p in zip(band, score, travelled, strict=True)]


def number_of(case: Case) -> float:
    """Return the number that is judged: a level's place for a level; NaN where there is no whole figure."""
    value = level_of(case) if case.indicator.levels else case.figure.value
    is_number = isinstance(value, float | int) and case.figure.is_whole
    return float(value) if is_number else np.nan  # type: ignore[arg-type]


def _directed(actual: scoring.FloatArray, scales: Sequence[Scale | None]) -> Banded:
    packed = [scale for scale in scales if scale is not None]
    columns = np.array([(s.direction, s.good, s.medium, s.worst, s.best) for s in packed], dtype=float).T
    direction, good, medium, worst, best = columns
    strict = np.array([s.is_strict for s in packed])
    strict_medium = np.array([s.is_strict_medium for s in packed])
    band = scoring.directed_bands(actual, direction, good, medium, strict, strict_medium)
    return band, scoring.directed_scores(actual, direction, good, medium, worst, best, band)


def _ranges(actual: scoring.FloatArray, scales: Sequence[Scale | None]) -> Banded:
    nothing = (np.nan, np.nan)
    ends = np.array([s.good for s in scales if s is not None], dtype=float).T
    outer = np.array([s.medium or nothing for s in scales if s is not None], dtype=float).T
    band = scoring.range_bands(actual, ends[0], ends[1], outer[0], outer[1])
    return band, scoring.range_scores(actual, ends[0], ends[1], outer[0], outer[1], band)


def _way(case: Case) -> tuple[float, float, float]:
    """Return baseline, target and direction for `progress`; NaN where there is none.

    In a range the way goes to the nearer end, and there is none inside.
    """
    aim, baseline = case.judge.aim, case.judge.baseline
    if aim is None or baseline is None or case.is_context or case.indicator.levels:
        return np.nan, np.nan, np.nan
    baseline, edge = baseline * case.factor, times(aim.edge, case.factor)
    if not isinstance(edge, tuple):
        return baseline, edge, float(aim.direction)
    low, high = edge
    actual = number_of(case)
    if low <= baseline <= high or low <= actual <= high:
        return np.nan, np.nan, np.nan
    return (baseline, low, 1.0) if baseline < low else (baseline, high, -1.0)


def is_met(case: Case, actual: float) -> TargetMet | None:
    """Return whether the target itself is met; a norm's edge may say GOOD elsewhere."""
    aim = case.judge.aim
    if aim is None:
        return None
    edge = times(aim.edge, case.factor)
    a, never = np.array([actual]), np.array([False])
    if isinstance(edge, tuple):
        none = np.array([np.nan])
        band = scoring.range_bands(a, np.array([edge[0]]), np.array([edge[1]]), none, none)
    else:
        span = _span_of(case.scale)
        medium = np.array([edge - aim.direction * span if span else np.nan])
        strict = np.array([aim.is_strict])
        band = scoring.directed_bands(a, np.array([float(aim.direction)]), np.array([edge]), medium, strict, never)
    return TargetMet.YES if band[0] == scoring.GOOD else TargetMet.NO


def _span_of(scale: Scale | None) -> float:
    if scale is None or isinstance(scale.good, tuple) or scale.medium is None or isinstance(scale.medium, tuple):
        return 0.0
    return abs(scale.good - scale.medium)
