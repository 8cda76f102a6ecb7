"""Where a unit's figures come from, and what a sum over units may lack."""

from __future__ import annotations

from enum import Enum


class FromUnits(Enum):
    """What a unit with units below it is judged on.

    OWN_ROWS: its own rows only. VALUES: its own row of a step where it has one, else what the rows of the units below
    add up to, by parts where it is a rate (R89). To roll the units' *scores* up instead: `roll_up_organisation`.
    """

    OWN_ROWS = "own_rows"
    VALUES = "values"


class PartialUnits(Enum):
    """What is done with a sum over units where one that was expected has no figure.

    REFUSE: there is no sum, and the units that lack are named. ALLOW: what there is, always with "units 9/12".
    """

    REFUSE = "refuse"
    ALLOW = "allow"
