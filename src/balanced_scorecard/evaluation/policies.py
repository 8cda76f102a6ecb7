"""Choices a caller makes by name: where a unit's figure comes from, and what to do when some units are missing."""

from __future__ import annotations

from enum import Enum


class FromUnits(Enum):
    """Where the figure of a unit with units below it comes from."""

    OWN_ROWS = "own_rows"
    VALUES = "values"


class PartialUnits(Enum):
    """Whether a figure made from units stands when some that were expected are missing."""

    REFUSE = "refuse"
    ALLOW = "allow"
