"""Where the elements of a card are in their life: who is asked to meet a rule, and who is past it."""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.annotations import Annotations, State
from ..domain.scorecard import Scorecard


def states(scorecard: Scorecard) -> dict[str, State]:
    """Return the state of each element that is in draft or retired, itself or through what holds it."""
    found: dict[str, State] = {}
    above = dict(_above(scorecard))
    for element in scorecard.elements():
        state = own_state(element.annotations) or found.get(above.get(element.id, ""))
        if state in (State.DRAFT, State.RETIRED):
            found[element.id] = state
    return found


def own_state(annotations: Annotations) -> State | None:
    """Return the state *annotations* declare; what says when or why it was retired is retired."""
    return State.RETIRED if annotations.state is None and annotations.retired else annotations.state


def _above(scorecard: Scorecard) -> Iterator[tuple[str, str]]:
    """Yield each element below a perspective with the one that holds it."""
    for perspective in scorecard.perspectives:
        yield from ((each.id, perspective.id) for each in perspective.objectives)
        for factor in perspective.factors:
            yield factor.id, factor.objective or perspective.id
            yield from ((each.id, factor.id) for each in factor.indicators)
