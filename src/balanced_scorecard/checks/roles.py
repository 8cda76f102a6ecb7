"""Which indicators a rule is about: those steered by, those that tell of results, those that a number judges."""

from __future__ import annotations

from ..domain.annotations import State
from ..domain.indicator import Indicator, Polarity, Role
from .lifecycle import own_state


def is_steered_by(indicator: Indicator) -> bool:
    """Whether people steer by it; context is shown only, and what is retired is kept for its history."""
    return indicator.role is not Role.CONTEXT and own_state(indicator.annotations) is not State.RETIRED


def is_about_results(indicator: Indicator) -> bool:
    """Whether it is there to be improved: neither context nor a rule watched over (R53)."""
    return indicator.role not in (Role.MONITORING, Role.CONTEXT)


def is_scored(indicator: Indicator) -> bool:
    """Whether one of its values is better than another, and counts.

    >>> is_scored(Indicator(id="A1", name="Cases received", role=Role.CONTEXT))
    False
    """
    return is_about_results(indicator) and indicator.polarity is not Polarity.NEUTRAL
