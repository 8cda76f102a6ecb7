"""`Perspective`: an area that needs special attention (R3, R9), its declared kinds, and ready-made sets of them."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from ..tables import shown
from .aggregation import MissingPolicy, RollUpMethod
from .annotations import NO_ANNOTATIONS, Annotations
from .factor import CriticalSuccessFactor
from .identifiers import PerspectiveId, non_negative, not_empty, valid_id
from .indicator import Indicator
from .objective import Objective


class PerspectiveKind(Enum):
    """What a perspective looks at; declared, never guessed from its name. One may have several."""

    USER = "user"
    PROCESS = "process"
    DEVELOPMENT = "development"
    RESOURCES = "resources"
    RESULT = "result"
    PROJECT = "project"
    OTHER = "other"


@frozen(kw_only=True)
class Perspective:
    """A point of view on the agency, with its objectives and factors; listed from the top of the map down.

    Attributes:
        kinds: what it looks at; several may hold.
        objectives: an optional level above the factors.
        factors: what must go well.
    """

    id: PerspectiveId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    kinds: tuple[PerspectiveKind, ...] = ()
    owner: str | None = None
    weight: float = field(default=1.0, validator=non_negative)
    method: RollUpMethod | None = None
    missing: MissingPolicy | None = None
    objectives: tuple[Objective, ...] = ()
    factors: tuple[CriticalSuccessFactor, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators of every factor, in order."""
        return tuple(indicator for factor in self.factors for indicator in factor.indicators)


def _set(*rows: tuple[str, str, tuple[PerspectiveKind, ...]]) -> tuple[Perspective, ...]:
    return tuple(Perspective(id=PerspectiveId(id_), name=name, kinds=kinds) for id_, name, kinds in rows)


_K = PerspectiveKind
PUBLIC_FOUR = _set(
    ("results", "Goal attainment for users and society", (_K.USER, _K.RESULT)),
    ("processes", "Internal processes", (_K.PROCESS,)),
    ("development", "Learning and development", (_K.DEVELOPMENT,)),
    ("resources", "Resources", (_K.RESOURCES,)),
)
"""The public order: goal attainment on top, resources at the bottom (R24)."""
PRIVATE_FOUR = _set(
    ("financial", "Financial", (_K.RESOURCES, _K.RESULT)),
    ("customer", "Customer", (_K.USER,)),
    ("processes", "Internal processes", (_K.PROCESS,)),
    ("learning", "Learning and growth", (_K.DEVELOPMENT,)),
)
"""Kaplan and Norton's four, the financial one on top."""
DANISH_ANNUAL_REPORT = _set(
    ("products", "Products", (_K.PROCESS,)),
    ("effects", "Effects", (_K.USER, _K.RESULT)),
    ("resources", "Resource use", (_K.RESOURCES,)),
    ("development", "Development", (_K.DEVELOPMENT,)),
)
"""The four parts of the Danish annual report (R103-R106)."""
