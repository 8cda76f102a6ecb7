"""`ObservationStatus`: what an observation carries beside its value, and what each status means for a computation."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class ObservationStatus(Enum):
    """SDMX observation status (CL_OBS_STATUS 2.2); several may hold at once."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    EXPERIMENTAL = "G"
    HOLIDAY = "H"
    IMPUTED = "I"
    DEROGATION = "J"
    IN_ANOTHER_CATEGORY = "K"
    NOT_COLLECTED = "L"
    CANNOT_EXIST = "M"
    NOT_SIGNIFICANT = "N"
    MISSING = "O"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    SPECIAL_EVENT = "S"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"
    INCLUDES_ANOTHER_CATEGORY = "W"


WITHOUT_VALUE = frozenset({
    ObservationStatus.HOLIDAY, ObservationStatus.IN_ANOTHER_CATEGORY, ObservationStatus.NOT_COLLECTED,
    ObservationStatus.CANNOT_EXIST, ObservationStatus.MISSING, ObservationStatus.SUPPRESSED,
})
"""Statuses that say there is no value; one beside them is refused."""
MAY_CHANGE = frozenset({
    ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED, ObservationStatus.FORECAST,
    ObservationStatus.UNVALIDATED, ObservationStatus.EXPERIMENTAL, ObservationStatus.LOW_RELIABILITY,
})
"""Statuses of a value that is judged and shown with a mark, because it may still change."""
NOT_EXPECTED = frozenset({ObservationStatus.CANNOT_EXIST, ObservationStatus.HOLIDAY})
"""Statuses of a period in which there is nothing to count: no hole in a sum."""
_HIERARCHY = "BOMLHQJSDKWIFEPNUVGA"


def by_gravity(statuses: Iterable[ObservationStatus]) -> tuple[ObservationStatus, ...]:
    """Return *statuses* once each, the one that wins when only one can be shown first (SDMX guideline 2.0).

    >>> by_gravity([ObservationStatus.PROVISIONAL, ObservationStatus.BREAK])[0]
    <ObservationStatus.BREAK: 'B'>
    """
    return tuple(sorted(set(statuses), key=lambda status: _HIERARCHY.index(status.value)))
