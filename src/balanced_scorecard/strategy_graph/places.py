"""Where an element is seen on a strategy map: as a node of its own, or at the one that stands for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum

from attrs import frozen

from ..domain.causality import CauseEffectLink, Conflict
from ..domain.factor import CriticalSuccessFactor
from ..domain.identifiers import ElementId
from ..domain.indicator import Indicator
from ..domain.objective import Objective
from ..domain.perspective import Perspective
from ..domain.scorecard import Scorecard

Mapped = Objective | CriticalSuccessFactor | Indicator
"""What may stand on a map."""


class ElementKind(Enum):
    """What a node of the map is."""

    OBJECTIVE = "objective"
    FACTOR = "factor"
    INDICATOR = "indicator"


class MapLevel(Enum):
    """How much of the card a map shows.

    LINKED: each element as the links name it. FACTOR: indicators at their factor. OBJECTIVE: factors at their
    objective, too, where they have one. READABLE: the first of the three that gives no more boxes than can be read
    on one page.
    """

    LINKED = "linked"
    FACTOR = "factor"
    OBJECTIVE = "objective"
    READABLE = "readable"


@frozen(kw_only=True)
class MapConflict:
    """A conflict on record, and the nodes of the map its ends are seen at (an indicator at its factor, if need be)."""

    conflict: Conflict
    between: tuple[ElementId, ...]


@frozen(kw_only=True)
class Places:
    """What a map shows, and where.

    Attributes:
        level, theme: what was asked for; no theme means the whole card.
        links: the hypotheses that are drawn.
        seen_at: for every element that is seen, the nodes it is seen at: itself, the one above that stands for it, or
            those below that do.
    """

    level: MapLevel
    theme: ElementId | None
    links: tuple[tuple[int, CauseEffectLink], ...]
    seen_at: Mapping[ElementId, tuple[ElementId, ...]]

    def of(self, ids: Iterable[ElementId]) -> tuple[ElementId, ...]:
        """Return the nodes at which *ids* are seen, each once."""
        return tuple(dict.fromkeys(node for id_ in ids for node in self.seen_at.get(id_, ())))


def places(card: Scorecard, level: MapLevel, theme: ElementId | None) -> Places:
    """Return what the map of *card*, or of one *theme* of it, shows at *level*."""
    themes = _themes(card)
    links = tuple((n, link) for n, link in enumerate(card.links) if theme is None or _is_of(theme, link, themes))
    belongs = {id_ for id_, own in themes.items() if theme is None or theme in own}
    linked = {_lifted(end, level, card) for _, link in links for end in (link.cause, link.effect)}
    disputed = {_lifted(end, level, card) for conflict in card.conflicts for end in conflict.between}
    stands = _stands_for(card, level, linked, disputed if theme is None else set(), belongs | linked)
    return Places(level=level, theme=theme, links=links, seen_at=_with_those_below(card, stands))


def elements_of(perspective: Perspective) -> Iterator[Mapped]:
    """Yield what may stand in the lane of *perspective*: objectives, then each factor and its indicators."""
    yield from perspective.objectives
    for factor in perspective.factors:
        yield factor
        yield from factor.indicators


def kind_of(element: Mapped) -> ElementKind:
    """Return what *element* is."""
    if isinstance(element, Objective):
        return ElementKind.OBJECTIVE
    return ElementKind.FACTOR if isinstance(element, CriticalSuccessFactor) else ElementKind.INDICATOR


def _is_of(theme: ElementId, link: CauseEffectLink, themes: Mapping[ElementId, Collection[ElementId]]) -> bool:
    """Return whether *link* is of *theme*: by its own word, else because both its ends are."""
    if link.theme is not None:
        return link.theme == theme
    return theme in themes[link.cause] and theme in themes[link.effect]


def _themes(card: Scorecard) -> dict[ElementId, tuple[ElementId, ...]]:
    """Return the themes of each element: its own, else its objective's, else those of the goals it serves."""
    goals = {goal.id: goal.theme for goal in card.strategy.goals}
    found: dict[ElementId, tuple[ElementId, ...]] = {}
    for objective in card.objectives():
        found[objective.id] = _own_or_served(objective, goals)
    for factor in card.factors():
        own = (factor.theme,) if factor.theme else found.get(factor.objective or "", ())
        found[factor.id] = own or _own_or_served(factor, goals)
        found.update((each.id, found[factor.id]) for each in factor.indicators)
    return found


def _own_or_served(
    element: Objective | CriticalSuccessFactor, goals: Mapping[ElementId, ElementId | None]
) -> tuple[ElementId, ...]:
    if element.theme:
        return (element.theme,)
    return tuple(dict.fromkeys(filter(None, (goals.get(goal) for goal in element.serves))))


def _lifted(id_: ElementId, level: MapLevel, card: Scorecard) -> ElementId:
    """Return the element that *id_* is a part of at *level*."""
    if level is MapLevel.LINKED:
        return id_
    factor = card.factor_of(id_) or card.find(id_)
    if level is MapLevel.OBJECTIVE and isinstance(factor, CriticalSuccessFactor) and factor.objective:
        return factor.objective
    return factor.id if factor else id_


def _stands_for(
    card: Scorecard, level: MapLevel, linked: set[ElementId], disputed: set[ElementId], belongs: set[ElementId]
) -> dict[ElementId, ElementId]:
    """Return, for every element that is seen on the map, the node that stands for it: itself or one above it."""
    shown: dict[ElementId, ElementId] = {
        each.id: each.id for each in card.objectives()
        if each.id in disputed or _shows_objective(each, card, level, linked, belongs)
    }
    for factor in card.factors():
        if _shows_factor(factor, level, linked, belongs):
            shown[factor.id] = factor.id
        elif factor.objective in shown:
            shown[factor.id] = factor.objective
        elif factor.id in disputed:
            shown[factor.id] = factor.id
    for factor in card.factors():
        for each in factor.indicators:
            if each.id in linked or (each.id in disputed and factor.id not in shown):
                shown[each.id] = each.id
            elif factor.id in shown:
                shown[each.id] = shown[factor.id]
    return shown


def _shows_objective(
    objective: Objective, card: Scorecard, level: MapLevel, linked: set[ElementId], belongs: set[ElementId]
) -> bool:
    below = [factor.id for factor in card.factors() if factor.objective == objective.id]
    if level is MapLevel.OBJECTIVE:
        return any(id_ in belongs for id_ in (objective.id, *below))
    return objective.id in linked or (objective.id in belongs and not below)


def _shows_factor(
    factor: CriticalSuccessFactor, level: MapLevel, linked: set[ElementId], belongs: set[ElementId]
) -> bool:
    if level is MapLevel.OBJECTIVE and factor.objective:
        return False
    is_stood_for = factor.objective in linked or any(indicator.id in linked for indicator in factor.indicators)
    return factor.id in linked or (factor.id in belongs and not is_stood_for)


def _with_those_below(card: Scorecard, stands: Mapping[ElementId, ElementId]) -> dict[ElementId, tuple[ElementId, ...]]:
    """Return the nodes of every element; one that nothing above stands for is seen at what is shown below it."""
    seen: dict[ElementId, tuple[ElementId, ...]] = {id_: (node,) for id_, node in stands.items()}
    for factor in card.factors():
        seen.setdefault(factor.id, _unique(seen.get(each.id, ()) for each in factor.indicators))
    for objective in card.objectives():
        below = (factor.id for factor in card.factors() if factor.objective == objective.id)
        seen.setdefault(objective.id, _unique(seen[id_] for id_ in below))
    return seen


def _unique(groups: Iterable[tuple[ElementId, ...]]) -> tuple[ElementId, ...]:
    return tuple(dict.fromkeys(id_ for group in groups for id_ in group))
