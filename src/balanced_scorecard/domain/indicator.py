"""`Indicator`: what is measured, in one unit (R14), with its classifications, targets, norms and baseline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from operator import is_

from attrs import evolve, field, frozen

from ..errors import did_you_mean
from ..tables import shown
from .aggregation import Aggregation, Window
from .amount import Amount, Duration, not_below_zero, number_text
from .annotations import NO_ANNOTATIONS, Annotations
from .formula import Formula, valid_formula
from .identifiers import (
    ElementId,
    IndicatorId,
    UnitName,
    as_unit,
    finite,
    non_negative,
    not_empty,
    valid_id,
    valid_series_id,
    within,
)
from .period import FiscalYear, Frequency, Period
from .scale import NO_BOUNDS, Bounds, Norm
from .target import AtLevel, Between, Horizon, Judged, Point, Reached, Target, Threshold, ToBaseline, Universal
from .unit_words import known_unit, words_for_unit


class Polarity(Enum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NEUTRAL = "neutral"

    @property
    def direction(self) -> int:
        """+1 higher, -1 lower, 0 for the rest."""
        return {Polarity.HIGHER: 1, Polarity.LOWER: -1}.get(self, 0)


class Timing(Enum):
    """Drives tomorrow's results, or tells of those obtained (R79)."""

    LEADING = "leading"
    LAGGING = "lagging"


class Role(Enum):
    """A result, compliance with rules (R53), or context: shown, never judged."""

    RESULT = "result"
    MONITORING = "monitoring"
    CONTEXT = "context"


class Stage(Enum):
    """Where in the chain from means to effects (R71)."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    USER_OUTCOME = "user_outcome"
    SOCIETAL_OUTCOME = "societal_outcome"


class Facing(Enum):
    """Inward or outward (R92)."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Nature(Enum):
    """The Danish annual report's kinds (R103)."""

    QUANTITY = "quantity"
    QUALITY_OBJECTIVE = "quality_objective"
    QUALITY_SUBJECTIVE = "quality_subjective"
    SERVICE_OBJECTIVE = "service_objective"
    SERVICE_SUBJECTIVE = "service_subjective"


class Need(Enum):
    """Whether one must know it to steer (R38)."""

    NEED_TO_KNOW = "need_to_know"
    NICE_TO_KNOW = "nice_to_know"


class Caps(Enum):
    """What a broken rule limits: nothing, its parent, or every node above it."""

    NONE = "none"
    PARENT = "parent"
    ALL = "all"


@frozen(kw_only=True)
class Baseline:
    """Where an indicator began, and when.

    Attributes:
        value: in the indicator's unit.
        period: when it was so.
        source: where that is written.
    """

    value: float = field(validator=finite)
    period: Period | None = None
    source: str | None = None

    _repr_html_ = shown


@frozen(kw_only=True)
class Series:
    """Figures that formulas and weights are made of; not itself on the card.

    Attributes:
        unit: of its figures.
        adds_up: how it adds up over time.
        adds_up_over_units: how it adds up over organisational units; left out, as over time.
        weight_by: the series that its mean is weighted by.
        frequency: how often it is measured.
        price_basis: the prices of its money, as in fixed 2024.
    """

    id: str = field(validator=valid_series_id)
    name: str = ""
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)
    adds_up: Aggregation | None = None
    adds_up_over_units: Aggregation | None = None
    weight_by: str | None = None
    frequency: Frequency | None = None
    price_basis: str | None = None
    source: str | None = None
    definition: str = ""
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True, cache_hash=True)
class Indicator:
    """What is measured, in one unit; everything but `id` and `name` is optional and then *not declared*.

    Attributes:
        unit: of its values; by name, symbol or the field's own words: %, kr, saker.
        polarity: which way is better; left out, it is read from target, norm or levels.
        timing: whether it drives results or tells of them.
        role: a result, compliance with rules, or context that is shown and never judged.
        stage: where in the chain from means to effects.
        facing: inward or outward.
        nature: quantity, quality or service, as the Danish annual report asks.
        need: whether one must know it to steer.
        frequency: how often it is measured.
        adds_up: how it adds up over time.
        adds_up_over_units: how it adds up over organisational units; left out, as over time.
        weight_by: the series that its mean is weighted by.
        window: what it is judged over: the report's own period or the last twelve months.
        reporting_lag: how long after a period its figure is expected.
        max_age: how old a figure may be and still be carried into a later period.
        bounds: the natural limits of its values.
        decimals: how many are shown.
        min_n: figures of fewer than so many are not shown.
        also_supports: objectives and factors that it tells of beside its own, by id.
        affects: organisational units it touches besides its owner's.
        review_by: the day by which it is to be reconsidered.
        legal_basis: the law or rule it watches over.
        caps: what a broken rule limits.
        price_basis: the prices of its money, as in fixed 2024.
        norms: dated reference frames; several apply one after the other.
        baseline: where it began.
        targets: dated versions, local ones per unit among them.
        no_target: the reason there is none (R83).
        levels: of an ordinal indicator, from worst to best.
        formula: over series and other indicators, as in ``driftskostnad / avgjorte``.
        tolerance: how much worse than a target is still MEDIUM; wins over the card's, a target's own wins over it.

    >>> Indicator(id="A1", name="Complaints", unit="case").timing is None
    True
    """

    id: IndicatorId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    unit: UnitName | None = field(default=None, converter=as_unit, validator=known_unit)
    polarity: Polarity | None = None
    timing: Timing | None = None
    role: Role | None = None
    stage: Stage | None = None
    facing: Facing | None = None
    nature: Nature | None = None
    need: Need | None = None
    frequency: Frequency | None = None
    adds_up: Aggregation | None = None
    adds_up_over_units: Aggregation | None = None
    weight_by: str | None = None
    window: Window | None = None
    reporting_lag: Duration | None = None
    max_age: Duration | None = None
    bounds: Bounds = NO_BOUNDS
    decimals: int | None = field(default=None, validator=within(0))
    min_n: int | None = field(default=None, validator=within(0))
    weight: float = field(default=1.0, validator=non_negative)
    also_supports: tuple[ElementId, ...] = ()
    affects: tuple[str, ...] = ()
    owner: str | None = None
    source: str | None = None
    review_by: date | None = None
    legal_basis: str | None = None
    caps: Caps | None = None
    formula: str | None = field(default=None, validator=valid_formula)
    price_basis: str | None = None
    levels: tuple[str, ...] = ()
    tolerance: Amount | None = field(default=None, validator=not_below_zero)
    baseline: Baseline | None = None
    norms: tuple[Norm, ...] = ()
    targets: tuple[Target, ...] = ()
    no_target: str | None = None
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        faults = [*self._formula_faults(), *self._norm_faults(), *self._target_faults()]
        if faults:
            raise ValueError("; ".join(faults))

    def _formula_faults(self) -> Iterator[str]:
        times = {"percent": 100.0, "permille": 1000.0}.get(self.unit or "")
        if self.formula and times and times in Formula.parse(self.formula).multiplies_by:
            yield (f"formula: {self.formula!r} multiplies by {number_text(times)}, which the unit {self.unit!r} "
                   "already does; leave that out")

    def _norm_faults(self) -> Iterator[str]:
        way = self.effective_polarity.direction if self.effective_polarity else 0
        for norm in self.norms:
            if way * norm.direction < 0:
                side, better = ("above", "higher") if way > 0 else ("below", "lower")
                yield f"norm: {norm} must have good {side} medium where {better} is better"
            if self.polarity in (Polarity.HIGHER, Polarity.LOWER) and norm.is_range:
                yield f"norm: {norm} is a range, the polarity is {self.polarity.value}; write numbers or polarity range"
            if self.polarity is Polarity.RANGE and norm.direction:
                yield f"norm: {norm} has one side, the polarity is range; write pairs such as [10, 20]"
        dates = [norm.valid_from for norm in self.norms]
        if len(set(dates)) < len(dates):
            yield "norm: two norms hold from the same day; give each its own valid_from"
        if self.levels and len(set(self.levels)) < max(len(self.levels), 2):
            yield "levels: write at least two, each once, from worst to best"

    def _target_faults(self) -> Iterator[str]:
        if self.tolerance and not self._fits(self.tolerance):
            yield f"tolerance: {self._misfit(self.tolerance)}"
        ids = [target.id for target in self.targets if target.id]
        for twice in dict.fromkeys(each for each in ids if ids.count(each) > 1):
            yield f"targets: two have the id {twice!r}; give each its own"
        for number, target in enumerate(self.targets):
            if target.replaces and target.replaces not in ids:
                near = did_you_mean(target.replaces, ids)
                yield f"targets[{number}].replaces: no target {target.replaces!r} on this indicator{near}"
            for fault in self._expectation_faults(target):
                yield f"targets[{number}]: {fault}"
        yield from self._version_faults()

    def _version_faults(self) -> Iterator[str]:
        """Yield where two versions of one target hold from the same day: nothing says which of them applies."""
        first: dict[tuple[object, ...], Target] = {}
        for number, target in enumerate(self.targets):
            version = (target.due, target.horizon or Horizon.SHORT, target.org_unit, target.since, target.decided)
            other = first.setdefault(version, target)
            is_replaced = other.id is not None and target.replaces == other.id
            if other is not target and not is_replaced:
                yield (f"targets[{number}]: {target.text!r} and {other.text!r} hold from the same day for one date and "
                       f"unit; keep one, or give the day each was decided")

    def _expectation_faults(self, target: Target) -> Iterator[str]:
        said = target.expectation
        levels = ", ".join(self.levels) or "(none given)"
        if isinstance(said, AtLevel) and said.level not in self.levels:
            yield f"{said.level!r} is not one of the levels {levels}{did_you_mean(said.level, self.levels)}"
        if self.levels and isinstance(said, Threshold | Between | Point | Universal | ToBaseline):
            yield f"{target.text!r} is a number, the indicator has the levels {levels}"
        unit = UnitName("percent") if isinstance(said, Universal) else getattr(said, "unit", None)
        if self.unit and unit and unit != self.unit:
            yield f"{target.text!r} is in {unit!r}, the indicator in {self.unit!r}; use one unit"
        if isinstance(said, ToBaseline) and not self._fits(said.change):
            yield self._misfit(said.change)
        if target.tolerance and isinstance(said, Reached):
            if target.tolerance.unit not in ("day", "week", "month", "year"):
                yield f"tolerance: '{target.tolerance}' is no length of time; write it as 2 months"
            elif not float(target.tolerance.number).is_integer():
                yield f"tolerance: '{target.tolerance}' is no whole number; write it in whole days or months"
        elif target.tolerance and not self._fits(target.tolerance):
            yield f"tolerance: {self._misfit(target.tolerance)}"

    def _fits(self, amount: Amount) -> bool:
        """Whether *amount* is a share, or counted as the indicator is: percentage points where it is in per cent."""
        own = "percentage_point" if self.unit == "percent" else self.unit
        return not self.unit or amount.unit in (None, "percent", own)

    def _misfit(self, amount: Amount) -> str:
        own = "percentage_point" if self.unit == "percent" else self.unit
        return f"'{amount}' does not go with {self.unit!r}; write it in '%' or {words_for_unit(own)!r}"

    @property
    def effective_polarity(self) -> Polarity | None:
        """Declared, else read from the first target that says it, else the norm; levels: higher."""
        if self.polarity:
            return self.polarity
        if self.levels:
            return Polarity.HIGHER
        for target in self.targets:
            if isinstance(target.expectation, Between | Point):
                return Polarity.RANGE
            if target.direction:
                return Polarity.HIGHER if target.direction > 0 else Polarity.LOWER
        for norm in self.norms:
            if norm.is_range:
                return Polarity.RANGE
            if norm.direction:
                return Polarity.HIGHER if norm.direction > 0 else Polarity.LOWER
        return None

    @property
    def is_milestone(self) -> bool:
        """Whether its value is the date something was reached."""
        return any(isinstance(target.expectation, Reached) for target in self.targets)

    @property
    def is_judged(self) -> bool:
        """Whether a person judges it: its value is good, medium or poor."""
        return any(isinstance(target.expectation, Judged) for target in self.targets)

    def anchored(self, fiscal_year: FiscalYear, root: str | None = None) -> Indicator:
        """Return the same indicator as it stands on a card of *fiscal_year*, whose whole organisation is *root*."""
        baseline = self.baseline
        if baseline and baseline.period and baseline.period.fiscal_year != fiscal_year:
            baseline = evolve(baseline, period=baseline.period.anchored(fiscal_year))
        targets = tuple(each.anchored(fiscal_year, root) for each in self.targets)
        if baseline is self.baseline and all(map(is_, targets, self.targets)):
            return self
        return evolve(self, baseline=baseline, targets=targets)

    def norm_at(self, day: date) -> Norm | None:
        """Return the norm that holds on *day*: the one with the latest `valid_from` not after it."""
        held = [norm for norm in self.norms if (norm.valid_from or date.min) <= day]
        return max(held, key=lambda norm: norm.valid_from or date.min, default=None)
