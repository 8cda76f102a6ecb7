"""What the agency wants: vision, mission, values, overall goals, themes and stakeholders (R1, R5, R25)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field, frozen

from ..tables import shown
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import ElementId, GoalId, not_empty, valid_id
from .target import Origin


class StakeholderKind(Enum):
    """Whose point of view it is (R5, R52)."""

    USER = "user"
    OWNER = "owner"
    SOCIETY = "society"
    EMPLOYEE = "employee"
    POLITICIAN = "politician"
    PARTNER = "partner"


class Level(Enum):
    """Where a goal or an objective belongs; the balance of the three is reported (R88)."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"


@frozen(kw_only=True)
class Stakeholder:
    """A group from whose point of view the agency is seen.

    Attributes:
        kind: whose point of view it is.
    """

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    kind: StakeholderKind | None = None
    definition: str = ""
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True)
class Theme:
    """A strategic theme: what a strategy map is drawn for (R25)."""

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True)
class Goal:
    """An overall goal, across perspectives; who set it and where it is written (R2).

    Attributes:
        origin: who set it.
        level: where it belongs.
        source: the letter or document it is written in, and where.
        stakeholders: whom it concerns, by id.
    """

    id: GoalId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    origin: Origin | None = None
    level: Level | None = None
    source: str | None = None
    owner: str | None = None
    theme: ElementId | None = None
    stakeholders: tuple[ElementId, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True)
class Strategy:
    """Vision, mission and values in words, and the goals, themes and stakeholders that the card hangs on.

    Attributes:
        vision: what the agency wants to be.
        mission: what it is there for.
        values: what it holds to, a text each.
        decided: the day the strategy was decided.
        goals: overall goals, across perspectives.
        themes: what strategy maps are drawn for.
        stakeholders: the groups from whose point of view the agency is seen.
    """

    vision: str = ""
    mission: str = ""
    values: tuple[str, ...] = ()
    decided: date | None = None
    goals: tuple[Goal, ...] = ()
    themes: tuple[Theme, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()

    _repr_html_ = shown


NO_STRATEGY = Strategy()
