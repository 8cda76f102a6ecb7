"""Every element of a card with its place: what it is, what it stands in, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from ..domain.factor import CriticalSuccessFactor
from ..domain.organisation import OrganisationUnit
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard
from ..domain.strategy import Strategy
from .change import ElementKind

Key = tuple[ElementKind, str]
"""What an element is known by: its kind and its id; a unit may bear the id of an element."""

HELD: dict[type, dict[str, ElementKind]] = {
    Scorecard: {"documents": ElementKind.DOCUMENT, "perspectives": ElementKind.PERSPECTIVE,
                "series": ElementKind.SERIES, "initiatives": ElementKind.INITIATIVE, "risks": ElementKind.RISK,
                "organisation": ElementKind.ORG_UNIT},
    Strategy: {"goals": ElementKind.GOAL, "themes": ElementKind.THEME, "stakeholders": ElementKind.STAKEHOLDER},
    Perspective: {"objectives": ElementKind.OBJECTIVE, "factors": ElementKind.FACTOR},
    CriticalSuccessFactor: {"indicators": ElementKind.INDICATOR},
    OrganisationUnit: {"org_units": ElementKind.ORG_UNIT},
}
"""The attributes of each class that hold elements, and of which kind."""


@frozen
class Placed:
    """An element where it stands.

    Attributes:
        holder: the word for what holds it: the factor of an indicator, the perspective of a factor; empty on the card.
        within: the id of that.
    """

    key: Key
    element: Any
    holder: str = ""
    within: str = ""


def outline(card: Scorecard) -> Iterator[Placed]:
    """Yield the card and every element on it, in the order of the definition, each once."""
    yield Placed((ElementKind.SCORECARD, ""), card)
    yield from _listed(ElementKind.DOCUMENT, card.documents)
    for name, kind in HELD[Strategy].items():
        yield from _listed(kind, getattr(card.strategy, name))
    for perspective in card.perspectives:
        yield from _listed(ElementKind.PERSPECTIVE, (perspective,))
        yield from _listed(ElementKind.OBJECTIVE, perspective.objectives, "perspective", perspective.id)
        for factor in perspective.factors:
            yield from _listed(ElementKind.FACTOR, (factor,), "perspective", perspective.id)
            yield from _listed(ElementKind.INDICATOR, factor.indicators, "factor", factor.id)
    for name in ("series", "initiatives", "risks"):
        yield from _listed(HELD[Scorecard][name], getattr(card, name))
    if card.organisation is not None:
        yield from _units(card.organisation, "", "")


def _listed(kind: ElementKind, elements: Iterable[Any], holder: str = "", within: str = "") -> Iterator[Placed]:
    return (Placed((kind, str(each.id)), each, holder, str(within)) for each in elements)


def _units(unit: OrganisationUnit, holder: str, within: str) -> Iterator[Placed]:
    yield from _listed(ElementKind.ORG_UNIT, (unit,), holder, within)
    for below in unit.org_units:
        yield from _units(below, "org_unit", unit.id)


def elements_below(card: Scorecard) -> dict[Key, tuple[Key, ...]]:
    """Return what stands below the card, each perspective, objective and factor: nodes and indicators, in order."""
    below: dict[Key, list[Key]] = {(ElementKind.SCORECARD, ""): []}
    for perspective in card.perspectives:
        above = [(ElementKind.SCORECARD, ""), (ElementKind.PERSPECTIVE, perspective.id)]
        _stand_below(below, above[1], above[:1])
        for objective in perspective.objectives:
            _stand_below(below, (ElementKind.OBJECTIVE, objective.id), above)
        for factor in perspective.factors:
            over = [*above, (ElementKind.OBJECTIVE, factor.objective)] if factor.objective else above
            own = (ElementKind.FACTOR, factor.id)
            _stand_below(below, own, over)
            for indicator in factor.indicators:
                _stand_below(below, (ElementKind.INDICATOR, indicator.id), [*over, own])
    return {key: tuple(keys) for key, keys in below.items()}


def _stand_below(below: dict[Key, list[Key]], key: Key, above: Iterable[Key]) -> None:
    below[key] = []
    for each in above:
        below[each].append(key)


def in_order(was: Iterable[Key], now: Iterable[Key]) -> list[Key]:
    """Return every key of both in order: that of the newer, and what is gone after what it followed.

    >>> a, b, c = ((ElementKind.SERIES, name) for name in "abc")
    >>> [name for _, name in in_order([a, b, c], [c, a])]
    ['c', 'a', 'b']
    """
    there = dict.fromkeys(now)
    follows: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in was:
        if key in there:
            last = key
        else:
            follows.setdefault(last, []).append(key)
    return [*follows.get(None, ()), *(each for key in there for each in (key, *follows.get(key, ())))]
