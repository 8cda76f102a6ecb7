"""`CriticalSuccessFactor`: what must go well for the strategy to hold (R6, R11)."""

from __future__ import annotations

from attrs import field, frozen

from ..tables import shown
from .aggregation import MissingPolicy, RollUpMethod
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import ElementId, FactorId, ObjectiveId, non_negative, not_empty, valid_id
from .indicator import Indicator


@frozen(kw_only=True)
class CriticalSuccessFactor:
    """What must go well; measured by its indicators, which inherit its owner.

    Attributes:
        indicators: what measures it.
        objective: its one parent in the roll-up; None hangs it under the perspective itself.
        serves: what else it serves: goals and objectives, for cross-cuts.
        supports: a factor of the parent organisation's card that it supports.
    """

    id: FactorId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    objective: ObjectiveId | None = None
    serves: tuple[ElementId, ...] = ()
    theme: ElementId | None = None
    supports: tuple[str, ...] = ()
    owner: str | None = None
    source: str | None = None
    weight: float = field(default=1.0, validator=non_negative)
    method: RollUpMethod | None = None
    missing: MissingPolicy | None = None
    indicators: tuple[Indicator, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


CSF = CriticalSuccessFactor
