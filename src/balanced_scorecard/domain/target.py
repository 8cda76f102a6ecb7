"""`Target`: where to be, by when; its kinds, versions and local forms (R8, R16, R81, R83)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import Attribute, Factory, evolve, field, frozen

from ..tables import shown
from .amount import Amount, not_below_zero, number_text
from .frozen_map import FrozenMap
from .identifiers import OrgUnitId, TargetId, UnitName, as_unit, finite, non_negative, not_empty, optional_id
from .period import FiscalYear, Frequency, Period
from .unit_words import known_unit, words_for_unit


class Comparator(Enum):
    """How a value stands to a threshold."""

    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="

    @property
    def direction(self) -> int:
        """+1 where more is better, -1 where less is."""
        return 1 if self in (Comparator.ABOVE, Comparator.AT_LEAST) else -1

    @property
    def is_strict(self) -> bool:
        """Whether a value exactly at the threshold does not meet it."""
        return self in (Comparator.ABOVE, Comparator.BELOW)


@frozen(kw_only=True)
class Threshold:
    """``>= 80 %``, ``< 7 mnd``: the value on one side of a number."""

    comparator: Comparator
    value: float = field(validator=finite)
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)

    _repr_html_ = shown

    def __str__(self) -> str:
        return f"{self.comparator.value} {_number(self.value, self.unit)}"


@frozen(kw_only=True)
class Between:
    """``10..20 %``: the value between two numbers, both included."""

    low: float = field(validator=finite)
    high: float = field(validator=finite)
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if not self.low < self.high:
            low, high = number_text(self.low), number_text(self.high)
            raise ValueError(f"the range runs from {low} to {high}; write the lower number first")

    def __str__(self) -> str:
        return f"{number_text(self.low)}..{_number(self.high, self.unit)}"


@frozen(kw_only=True)
class Point:
    """``= 0 % +/- 1``: the value at a number, give or take."""

    value: float = field(validator=finite)
    spread: float = field(default=0.0, validator=non_negative)
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)

    _repr_html_ = shown

    def __str__(self) -> str:
        spread = f" +/- {number_text(self.spread)}" if self.spread else ""
        return f"= {_number(self.value, self.unit)}{spread}"


@frozen(kw_only=True)
class Universal:
    """``i alle saker``: at least 100 per cent."""

    _repr_html_ = shown

    def __str__(self) -> str:
        return "all"


@frozen(kw_only=True)
class AtLevel:
    """``>= B``: a level of an ordinal scale, or better; ``<= B``: or worse."""

    comparator: Comparator
    level: str = field(validator=not_empty)

    _repr_html_ = shown

    def __str__(self) -> str:
        return f"{self.comparator.value} {self.level}"


@frozen(kw_only=True)
class ToBaseline:
    """``baseline + 5 pp``, ``baseline - 10 %``: a number said relative to where it began.

    Attributes:
        change: signed; in per cent it is of ``|baseline|``, otherwise in the indicator's unit (pp for per cents).
        comparator: left out, it follows the indicator's declared polarity, else the sign of the change.
    """

    change: Amount
    comparator: Comparator | None = None

    _repr_html_ = shown

    def __str__(self) -> str:
        sign = "-" if self.change.number < 0 else "+"
        size = Amount(abs(self.change.number), self.change.unit)
        said = f"{self.comparator.value} " if self.comparator else ""
        return f"{said}baseline {sign} {size}"


@frozen(kw_only=True)
class Reached:
    """A milestone: something is in place by a date."""

    what: str = field(validator=not_empty)

    _repr_html_ = shown

    def __str__(self) -> str:
        return self.what


@frozen(kw_only=True)
class Judged:
    """A person judges whether it is met; the words say who and how."""

    how: str = field(validator=not_empty)

    _repr_html_ = shown

    def __str__(self) -> str:
        return self.how


Expectation = Threshold | Between | Point | Universal | AtLevel | ToBaseline | Reached | Judged
"""What a target expects."""


def _number(value: float, unit: UnitName | None) -> str:
    return f"{number_text(value)} {words_for_unit(unit)}".strip()


class Horizon(Enum):
    """Short term decides the status; long term is shown beside (R16)."""

    SHORT = "short"
    LONG = "long"


class Origin(Enum):
    """Who set it: the ministry, or the agency itself (R2)."""

    MINISTRY = "ministry"
    OWN = "own"


class Ambition(Enum):
    """Whether a target means to improve on what is, or to keep it."""

    IMPROVE = "improve"
    MAINTAIN = "maintain"


@frozen(kw_only=True, cache_hash=True)
class Target:
    """Where an indicator is to be, by when; one dated version, for all units or for one.

    Attributes:
        id: its name within the indicator.
        horizon: short term decides the status, long term is shown beside.
        decided: the day it was decided.
        decided_by: who decided it.
        source: the letter or document it is written in, and where.
        origin: who set it.
        replaces: the version before it, by its id.
        reason: why it was changed.
        org_unit: the unit it is for; left out, for all.
        ambition: whether it means to improve on what is, or to keep it.
        expectation: what is expected, in the indicator's unit.
        text: as it was written; the raw words of the letter.
        scope: words of the text after number and unit, as in "inkl. innkreving".
        by: the period at whose end it is to be met; for a milestone the day.
        per: over how long a FLOW's target counts.
        applies_from: the day from which this version holds; left out, the day it was decided (R8).
        phasing: share of the whole by each part of the year, summing to 1.
        tolerance: how much worse is still MEDIUM; a Duration such as 2 months is written as an Amount in months.

    >>> Target(expectation=Threshold(comparator=Comparator.AT_LEAST, value=80, unit="percent")).text
    '>= 80 %'
    """

    expectation: Expectation
    text: str = Factory(lambda self: str(self.expectation), takes_self=True)
    scope: str = ""
    id: TargetId | None = field(default=None, validator=optional_id)
    by: Period | date | None = None
    per: Frequency | None = None
    horizon: Horizon | None = None
    applies_from: date | None = None
    decided: date | None = None
    decided_by: str | None = None
    source: str | None = None
    origin: Origin | None = None
    replaces: TargetId | None = None
    reason: str | None = None
    org_unit: OrgUnitId | None = None
    tolerance: Amount | None = field(default=None, validator=not_below_zero)
    ambition: Ambition | None = None
    phasing: FrozenMap[str, float] | None = field(default=None)

    _repr_html_ = shown

    @phasing.validator
    def _sums_to_one(self, _: Attribute[object], phasing: FrozenMap[str, float] | None) -> None:
        if phasing is None:
            return
        total = sum(phasing.values())
        if not abs(total - 1.0) <= 1e-9 or any(share < 0 for share in phasing.values()):
            said = number_text(round(total, 12))
            raise ValueError(f"phasing sums to {said}; its shares must be 0 or more and sum to 1")
        if not any(set(phasing) <= parts for parts in _PARTS):
            parts = ", ".join(phasing)
            raise ValueError(f"phasing has the parts {parts}; use T1 to T3, Q1 to Q4, H1 to H2 or 01 to 12")

    def __attrs_post_init__(self) -> None:
        if isinstance(self.expectation, Reached) and self.by is None:
            raise ValueError("a milestone needs the day it is due; write by: 2025-10-01")

    @property
    def due(self) -> date | None:
        """The last day on which it can be met; None for a standing target."""
        return self.by.end if isinstance(self.by, Period) else self.by

    @property
    def since(self) -> date:
        """The day from which this version holds; the first of all days when it is undated."""
        return self.applies_from or self.decided or date.min

    @property
    def direction(self) -> int:
        """+1 where its own words say more is better, -1 where less is, 0 where they do not say."""
        match self.expectation:
            case Threshold(comparator=comparator) | AtLevel(comparator=comparator):
                return comparator.direction
            case Universal():
                return 1
            case ToBaseline(comparator=comparator, change=change):
                return comparator.direction if comparator else (change.number > 0) - (change.number < 0)
        return 0

    def anchored(self, fiscal_year: FiscalYear, root: str | None = None) -> Target:
        """Return the same target with its `by` read in *fiscal_year*; one for the whole, *root*, names no unit."""
        by = self.by.anchored(fiscal_year) if isinstance(self.by, Period) else self.by
        org_unit = None if self.org_unit == root else self.org_unit
        return self if (by, org_unit) == (self.by, self.org_unit) else evolve(self, by=by, org_unit=org_unit)


_PARTS = ({"T1", "T2", "T3"}, {"Q1", "Q2", "Q3", "Q4"}, {"H1", "H2"}, {f"{month:02d}" for month in range(1, 13)})
