"""`Scorecard`: the tree, look-up by id, and the invariants no card may break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from operator import is_

from attrs import evolve, field, frozen

from ..errors import DefinitionError, UnknownElementError, did_you_mean
from ..tables import shown
from .aggregation import Basis, MissingPolicy, RollUpMethod
from .amount import Amount, Duration, not_below_zero
from .annotations import NO_ANNOTATIONS, Annotations
from .card_table import card_table
from .causality import CauseEffectLink, Conflict
from .factor import CriticalSuccessFactor
from .frozen_map import EMPTY, FrozenMap
from .governance import Document, Incentive, Review, Risk
from .identifiers import ElementId, not_empty, valid_id, within
from .indicator import Indicator, Series
from .initiative import Initiative
from .objective import Objective
from .organisation import ROOT, OrganisationUnit
from .period import CALENDAR_YEAR, FiscalYear
from .perspective import Perspective
from .references import faults_of
from .strategy import NO_STRATEGY, Goal, Stakeholder, Strategy, Theme

Element = (
    Perspective | Objective | CriticalSuccessFactor | Indicator | Series | Goal | Theme | Stakeholder | Initiative
    | Risk | Document
)
"""Anything on a card that has an id and a name."""


@frozen(kw_only=True)
class Defaults:
    """What holds for every indicator and node that does not say otherwise.

    Attributes:
        reporting_lag: how long after a period a figure is expected.
        max_age: how old a figure may be and still be carried into a later period.
        method: how the scores of children become their parent's.
        missing: what one that was expected and is missing does to its parent.
        basis: what a report covers.
        tolerance: how much worse than a target is still MEDIUM.
        min_coverage: below this share of weight measured, a node is INSUFFICIENT_DATA.
    """

    basis: Basis | None = None
    tolerance: Amount | None = field(default=None, validator=not_below_zero)
    min_coverage: float = field(default=2 / 3, validator=within(0, 1))
    reporting_lag: Duration | None = None
    max_age: Duration | None = None
    method: RollUpMethod | None = None
    missing: MissingPolicy | None = None

    _repr_html_ = shown


@frozen(kw_only=True)
class Suppression:
    """A rule of `check` that is not to speak of an element (or of the whole card), and why.

    Attributes:
        rule: its code.
        reason: why it is silent.
        element: the one it is silent about, by id; left out, the whole card.
    """

    rule: str = field(validator=not_empty)
    reason: str = field(validator=not_empty)
    element: ElementId | None = None

    _repr_html_ = shown


@frozen(kw_only=True)
class CheckSettings:
    """The card's own settings of `check`: options of rules by code, and suppressions with reasons.

    Attributes:
        options: options of rules, by code.
        ignore: rules that are silent, each with its reason.
    """

    options: FrozenMap[str, FrozenMap[str, float | str]] = EMPTY
    ignore: tuple[Suppression, ...] = ()

    _repr_html_ = shown


NO_DEFAULTS = Defaults()
NO_CHECK_SETTINGS = CheckSettings()


@frozen(kw_only=True, repr=False)
class Scorecard:
    """The selection of indicators an agency is steered by (R13): one value, versioned.

    Raises DefinitionError with every duplicate id and broken reference at once.

    Attributes:
        version: of the card, in words of your own.
        valid_from: the day from which it holds.
        fiscal_year: when the year starts, and what it is called by.
        defaults: what holds where an indicator or a node does not say otherwise.
        documents: letters and decisions that elements cite.
        strategy: vision, mission, values and overall goals.
        perspectives: from the top of the map to the bottom.
        series: figures that formulas and weights are made of.
        links: what is assumed to drive what.
        conflicts: trade-offs on record.
        initiatives: work to close gaps.
        risks: what threatens goals.
        reviews: held and planned.
        organisation: the tree of units.
        checks: the card's own settings of check.
        language: of its texts: nb, nn, en, sv, da or fi.
        incentives: None is not on record; an empty tuple says there are none.
        words: the agency's own words for statuses, by key.

    >>> Scorecard(id="card", name="Our card")
    <Scorecard 'Our card': 0 perspectives, 0 factors, 0 indicators>
    """

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    language: str = "en"
    version: str = ""
    definition: str = ""
    valid_from: date | None = None
    owner: str | None = None
    source: str | None = None
    fiscal_year: FiscalYear = CALENDAR_YEAR
    defaults: Defaults = NO_DEFAULTS
    words: FrozenMap[str, str] = EMPTY
    documents: tuple[Document, ...] = ()
    strategy: Strategy = NO_STRATEGY
    perspectives: tuple[Perspective, ...] = ()
    series: tuple[Series, ...] = ()
    links: tuple[CauseEffectLink, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    risks: tuple[Risk, ...] = ()
    incentives: tuple[Incentive, ...] | None = None
    reviews: tuple[Review, ...] = ()
    organisation: OrganisationUnit | None = None
    checks: CheckSettings = NO_CHECK_SETTINGS
    annotations: Annotations = NO_ANNOTATIONS
    _by_id: dict[str, Element] = field(init=False, eq=False)
    _perspective_of: dict[str, Perspective] = field(init=False, eq=False)
    _factor_of: dict[str, CriticalSuccessFactor] = field(init=False, eq=False)
    _units: dict[str, OrganisationUnit] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        year, root = self.fiscal_year, self.organisation.id if self.organisation else None
        object.__setattr__(self, "perspectives", tuple(_anchored(each, year, root) for each in self.perspectives))
        object.__setattr__(self, "initiatives", tuple(each.anchored(year) for each in self.initiatives))
        faults = faults_of(self)
        if faults:
            raise DefinitionError(faults)
        factors = {each.id: factor for factor in self.factors() for each in factor.indicators}
        object.__setattr__(self, "_by_id", {element.id: element for element in self.elements()})
        object.__setattr__(self, "_perspective_of", dict(_by_perspective(self.perspectives)))
        object.__setattr__(self, "_factor_of", factors)
        object.__setattr__(self, "_units", {unit.id: unit for unit in _walk(self.organisation)})

    def __repr__(self) -> str:
        counts = (len(self.perspectives), len(tuple(self.factors())), len(self.indicators()))
        return f"<Scorecard {self.name!r}: {counts[0]} perspectives, {counts[1]} factors, {counts[2]} indicators>"

    def _repr_html_(self) -> str:
        return card_table(self)

    def objectives(self) -> tuple[Objective, ...]:
        """Return the objectives of every perspective, in order."""
        return tuple(objective for perspective in self.perspectives for objective in perspective.objectives)

    def factors(self) -> tuple[CriticalSuccessFactor, ...]:
        """Return the factors of every perspective, in order."""
        return tuple(factor for perspective in self.perspectives for factor in perspective.factors)

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators of every factor, in order."""
        return tuple(indicator for perspective in self.perspectives for indicator in perspective.indicators())

    def elements(self) -> Iterator[Element]:
        """Yield everything that has an id and a name, in the order of the definition."""
        yield from self.documents
        yield from self.strategy.goals
        yield from self.strategy.themes
        yield from self.strategy.stakeholders
        for perspective in self.perspectives:
            yield perspective
            yield from perspective.objectives
            for factor in perspective.factors:
                yield factor
                yield from factor.indicators
        yield from self.series
        yield from self.initiatives
        yield from self.risks

    def find(self, id: str) -> Element | None:
        """Return the element called *id*; None where there is none."""
        return self._by_id.get(id)

    def element(self, id: str) -> Element:
        """Return the element called *id*; raise UnknownElementError with the nearest where there is none."""
        if id not in self._by_id:
            raise UnknownElementError(f"no element {id!r} on the card{did_you_mean(id, self._by_id)}")
        return self._by_id[id]

    def perspective_of(self, id: str) -> Perspective | None:
        """Return the perspective that holds the objective, factor or indicator *id* (or is it); else None."""
        return self._perspective_of.get(id)

    def factor_of(self, indicator: str) -> CriticalSuccessFactor | None:
        """Return the factor whose indicator *indicator* is; else None."""
        return self._factor_of.get(indicator)

    def owner_of(self, indicator: Indicator) -> str | None:
        """Return who answers for *indicator*: its own owner, else its factor's, objective's or perspective's (R61)."""
        factor = self.factor_of(indicator.id)
        perspective = self.perspective_of(indicator.id)
        objective = self.find(factor.objective) if factor is not None and factor.objective else None
        for element in (indicator, factor, objective, perspective):
            owner = getattr(element, "owner", None)
            if owner:
                return str(owner)
        return None

    def is_root(self, org_unit: str) -> bool:
        """Whether *org_unit* means the whole organisation: left out, or the root's own id."""
        return org_unit == ROOT or (self.organisation is not None and org_unit == self.organisation.id)

    def org_unit(self, id: str) -> OrganisationUnit | None:
        """Return the unit called *id*, the root for the empty id; None where there is none."""
        if self.organisation is not None and self.is_root(id):
            return self.organisation
        return self._units.get(id)


def _by_perspective(perspectives: tuple[Perspective, ...]) -> Iterator[tuple[str, Perspective]]:
    for perspective in perspectives:
        yield perspective.id, perspective
        inside: Iterable[Element] = (*perspective.objectives, *perspective.factors, *perspective.indicators())
        for element in inside:
            yield element.id, perspective


def _walk(organisation: OrganisationUnit | None) -> Iterator[OrganisationUnit]:
    return iter(()) if organisation is None else organisation.walk()


def _anchored(perspective: Perspective, fiscal_year: FiscalYear, root: str | None) -> Perspective:
    anchored = [tuple(each.anchored(fiscal_year, root) for each in factor.indicators) for factor in perspective.factors]
    if all(map(is_, chain.from_iterable(anchored), perspective.indicators())):
        return perspective
    factors = tuple(map(_with_indicators, perspective.factors, anchored))
    return evolve(perspective, factors=factors)


def _with_indicators(factor: CriticalSuccessFactor, indicators: tuple[Indicator, ...]) -> CriticalSuccessFactor:
    return evolve(factor, indicators=indicators)
