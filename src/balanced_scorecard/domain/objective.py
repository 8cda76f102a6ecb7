"""`Objective`: a main goal (hovedmål) within a perspective; an optional level above the factors."""

from __future__ import annotations

from attrs import field, frozen

from ..tables import shown
from .aggregation import MissingPolicy, RollUpMethod
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import ElementId, GoalId, ObjectiveId, non_negative, not_empty, valid_id
from .strategy import Level
from .target import Origin


@frozen(kw_only=True)
class Objective:
    """What a perspective is to achieve; it may serve overall goals and a theme.

    Attributes:
        serves: the overall goals it serves, by id.
        origin: who set it.
        level: where it belongs.

    >>> Objective(id="B2", name="An effective control").weight
    1.0
    """

    id: ObjectiveId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    serves: tuple[GoalId, ...] = ()
    theme: ElementId | None = None
    origin: Origin | None = None
    level: Level | None = None
    owner: str | None = None
    source: str | None = None
    weight: float = field(default=1.0, validator=non_negative)
    method: RollUpMethod | None = None
    missing: MissingPolicy | None = None
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown
