"""What an element holds in lists without ids of their own: targets, norms, links, milestones and more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from ..domain.causality import CauseEffectLink, Conflict
from ..domain.factor import CriticalSuccessFactor
from ..domain.governance import Document, Incentive, Review
from ..domain.initiative import Initiative, Milestone
from ..domain.objective import Objective
from ..domain.scale import Norm
from ..domain.scorecard import Suppression
from ..domain.strategy import Goal
from ..domain.target import Target
from .pairing import Key, Pairing, paired
from .versions import norm_before, paired_norms, paired_targets, predecessor

_KEYS: dict[type, tuple[Key, ...]] = {
    CauseEffectLink: (lambda link: (link.cause, link.effect, link.effect_is), lambda link: (link.cause, link.effect)),
    Conflict: (lambda conflict: frozenset(conflict.between),),
    Incentive: (lambda incentive: incentive.name,),
    Milestone: (lambda milestone: milestone.name,),
    Review: (lambda review: (review.date, review.kind), lambda review: review.date),
    Suppression: (lambda suppression: (suppression.rule, suppression.element),),
}
"""What makes two parts the same thing, the surest first."""
_CITING = (Target, Goal, Objective, CriticalSuccessFactor, Initiative)
"""What has the letter it stands in as its `source`; elsewhere a source is where figures come from."""


def holds_parts(value: object) -> bool:
    """Whether *value* is a list of values with attributes of their own."""
    return isinstance(value, tuple) and any(attrs.has(type(each)) for each in value)


def paired_parts(before: Sequence[Any], after: Sequence[Any]) -> Pairing:
    """Return which parts are the same on both cards."""
    kind = type((*after, *before)[0])
    if kind is Target:
        return paired_targets(before, after)
    return paired_norms(before, after) if kind is Norm else paired(before, after, _KEYS.get(kind, ()))


def taken_over(part: Any, others: Sequence[Any]) -> Any:
    """Return the one of *others* that a version takes over from; None for what has no versions."""
    if isinstance(part, Target):
        return predecessor(part, others)
    return norm_before(part, others) if isinstance(part, Norm) else None


def cited(value: Any) -> Mapping[str, str | date | None]:
    """Return the letter or decision that *value* stands in, and its day, where it says so."""
    if isinstance(value, Document):
        return {"decided": value.dated}
    if not isinstance(value, _CITING):
        return {}
    return {"source": value.source, "decided": value.decided if isinstance(value, Target) else None}


def label(part: object) -> str:
    """Return what a part without an id of its own is known by.

    >>> label(CauseEffectLink(cause="C1", effect="A1"))
    'C1 → A1'
    """
    name: str = getattr(part, "name", "")
    match part:
        case Target():
            return part.id or part.text
        case CauseEffectLink():
            return f"{part.cause} → {part.effect}"
        case Conflict():
            return " / ".join(part.between)
        case Norm():
            return part.valid_from.isoformat() if part.valid_from else ""
        case Review():
            return part.date.isoformat()
        case Suppression():
            return " ".join(each for each in (part.rule, part.element) if each)
    return name
