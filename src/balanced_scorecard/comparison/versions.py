"""Versions of targets and norms: which of two cards' are the same, and which one another takes over from (R8)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from ..domain.scale import Norm
from ..domain.target import Horizon, Target
from .pairing import Pairing, paired


def paired_targets(old: Sequence[Target], new: Sequence[Target]) -> Pairing:
    """Return which targets are the same on both: by id, by version, or the last of one line and its next.

    A target that was dropped and one that took its place, with none between them in time, are one that was changed.
    """
    pairing = paired(old, new, (lambda target: target.id, _version))
    gone, come = pairing.left()
    for n in come:
        before = predecessor(new[n], [*old, *(each for m, each in enumerate(new) if m != n)])
        taken_over = next((m for m in gone if old[m] is before), None)
        if taken_over is not None:
            gone.remove(taken_over)
            pairing.partner[n] = taken_over
    return pairing


def paired_norms(old: Sequence[Norm], new: Sequence[Norm]) -> Pairing:
    """Return which norms are the same on both: those from the same day, else the only one of each."""
    pairing = paired(old, new, (lambda norm: norm.valid_from or date.min,))
    if len(old) == len(new) == 1:
        pairing.by(lambda norm: True)
    return pairing


def line_of(target: Target) -> Hashable:
    """Return what versions of one target have in common: the unit it binds, and its horizon."""
    return target.org_unit, target.horizon or Horizon.SHORT


def predecessor(target: Target, others: Iterable[Target]) -> Target | None:
    """Return the one of *others* that *target* takes over from; None where it is the first of its line.

    It is the one it says it replaces; else the newest before it, the standing one where all others come later.
    """
    line = [other for other in others if line_of(other) == line_of(target)]
    replaced = [other for other in line if target.replaces and other.id == target.replaces]
    if replaced:
        return replaced[0]
    dated = [other for other in line if other.due is not None and _age(other) < _age(target)]
    standing = [other for other in line if other.due is None and other.since <= target.since]
    first, then = (standing, dated) if target.due is None else (dated, standing)
    return max(first, key=_age, default=None) or max(then, key=_age, default=None)


def norm_before(norm: Norm, others: Iterable[Norm]) -> Norm | None:
    """Return the one of *others* that held until *norm* does."""
    earlier = [other for other in others if (other.valid_from or date.min) < (norm.valid_from or date.min)]
    return max(earlier, key=lambda other: other.valid_from or date.min, default=None)


def _version(target: Target) -> Hashable:
    return target.due, line_of(target), target.since, target.decided


def _age(target: Target) -> tuple[date, date, date]:
    return target.due or date.max, target.since, target.decided or date.min
