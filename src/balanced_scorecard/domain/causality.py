"""`CauseEffectLink`: a hypothesis "this drives that" (R21, R22); `Conflict`: a trade-off on record (R50)."""

from __future__ import annotations

from enum import Enum

from attrs import Attribute, field, frozen

from ..tables import shown
from .amount import Amount
from .frequency import Frequency
from .frozen_map import EMPTY, FrozenMap
from .identifiers import ElementId, one_word_of, within


class Effect(Enum):
    """Whether more of the cause is assumed to help or to hurt the effect."""

    HELPS = "helps"
    HURTS = "hurts"


@frozen(kw_only=True)
class Lag:
    """After how long the effect is expected: from so many to so many of a unit of time.

    Attributes:
        first: from how many.
        last: to how many.
        unit: of what.
    """

    first: int = field(default=0, validator=within(0))
    last: int = field(default=0, validator=within(0))
    unit: str = field(default="month", validator=one_word_of(*(frequency.value for frequency in Frequency)))

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the lag runs from {self.first} to {self.last}; write the shorter first")


@frozen(kw_only=True)
class CauseEffectLink:
    """A hypothesis of the strategy: an objective, factor or indicator that drives another (R22).

    Attributes:
        cause: an objective, factor or indicator, by id.
        effect: what it drives, by id.
        effect_is: whether more of the cause helps or hurts.
        lag: after how long the effect is expected.
        theme: the strategic theme whose map it belongs to, by id.
        assumption: why it is believed.
        evidence: what speaks for it.
    """

    cause: ElementId
    effect: ElementId
    effect_is: Effect = Effect.HELPS
    lag: Lag | None = None
    theme: ElementId | None = None
    assumption: str = ""
    evidence: str = ""

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if self.cause == self.effect:
            raise ValueError(f"{self.cause!r} cannot be its own cause; name two elements")


@frozen(kw_only=True)
class Conflict:
    """Indicators that pull against each other, and how much one may worsen before it is said (R50, R80).

    Attributes:
        between: objectives, factors or indicators, by id.
        tolerance: how much each may worsen before it is said, by id.
        note: what pulls against what.
    """

    between: tuple[ElementId, ...] = field()
    tolerance: FrozenMap[str, Amount] = EMPTY
    note: str = ""

    _repr_html_ = shown

    @between.validator
    def _two_or_more(self, _: Attribute[object], between: tuple[ElementId, ...]) -> None:
        if len(set(between)) < max(2, len(between)):
            named = ", ".join(between) or "nothing"
            raise ValueError(f"a conflict is between two or more, each named once; this one names {named}")
