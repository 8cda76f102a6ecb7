"""`Setting`: what an evaluation is of, and what it asks of the unit it is of."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import Factory, evolve, field, frozen

from ..domain.aggregation import Basis
from ..domain.formula import Formula
from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement, Measurements
from ..domain.organisation import ROOT
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..units import in_indicator_units
from .history import History, Span, is_known
from .policies import FromUnits, PartialUnits
from .structure import Place, Structure, structure_of

if TYPE_CHECKING:
    from .results import Evaluation

T = TypeVar("T")


@frozen(kw_only=True)
class Setting:
    """What an evaluation is of: the card, the figures, the unit, the period, the basis and the day it is made.

    Attributes:
        measurements: settled for the card, so that the whole organisation's own id is the empty one.
        from_units, partial: what a unit with units below it is judged on.
        kept: what was worked out for this evaluation, of any unit.
        structure: who is below whom; left out, by the card's organisation and the figures.
    """

    scorecard: Scorecard
    measurements: Measurements
    period: Period
    basis: Basis
    org_unit: str
    as_of: date | None
    from_units: FromUnits = FromUnits.OWN_ROWS
    partial: PartialUnits = PartialUnits.REFUSE
    kept: dict[Hashable, Any] = field(factory=dict, eq=False, repr=False)
    structure: Structure = field(
        default=Factory(lambda self: structure_of(self.scorecard, self.measurements, self.as_of), takes_self=True),
        eq=False, repr=False,
    )

    @property
    def is_root(self) -> bool:
        """Whether it is of the whole organisation."""
        return self.org_unit == ROOT

    @property
    def place(self) -> Place:
        """The unit's place in the structure."""
        return self.structure.place(self.org_unit)

    def of_unit(self, org_unit: str) -> Setting:
        """Return the same setting for another unit."""
        if org_unit not in self.kept:
            self.kept[org_unit] = evolve(self, org_unit=org_unit)
        found: Setting = self.kept[org_unit]
        return found

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* makes, made once for *key*: for good where no day of a report is given, else for now."""
        if self.as_of is None:
            return self.measurements.once(key, make)
        if key not in self.kept:
            self.kept[key] = make()
        found: T = self.kept[key]
        return found

    def vintages(self, id: str) -> tuple[Measurement, ...]:
        """Return every vintage of the indicator or series *id* in the unit, in order of time."""
        return self.measurements.of(id, self.org_unit)

    def expects(self, element: Indicator | Series, day: date) -> bool:
        """Whether the unit is to report *element* at all on *day* (design: organisation).

        It is when it is open on that day, and a unit at its level has a row for it up to then or it has a target of its
        own; added up from the units below, when one of them is. The whole organisation always is.
        """
        if self.is_root:
            return True
        if not self.place.is_open(day):
            return False
        if isinstance(element, Indicator) and any(each.org_unit == self.org_unit for each in element.targets):
            return True
        if any(self._began(id_) <= day for id_ in self.fed_by(element)):
            return True
        return self.from_units is FromUnits.VALUES and any(
            self.of_unit(below).expects(element, day) for below in self.place.below
        )

    def _began(self, id: str) -> date:
        """Return the first day that a row of *id* at the unit's level covers; the last of all days without one."""
        level = self.place.level

        def first() -> date:
            rows = (row for peer in self.structure.peers(self.org_unit) for row in self.measurements.of(id, peer))
            return min((row.period.start for row in rows if is_known(row, self.as_of)), default=date.max)

        return self.once((Setting, id, level), first)

    def fed_by(self, element: Indicator | Series) -> tuple[str, ...]:
        """Return the ids whose rows *element* is made of: its own, and those its formula names, to the bottom."""
        formula = element.formula if isinstance(element, Indicator) else None
        names = Formula.parse(formula).names if formula is not None else ()
        below = (each for each in map(self.scorecard.find, names) if isinstance(each, Indicator))
        return (element.id, *names, *(id_ for each in below for id_ in self.fed_by(each)))

    def open_days(self, span: Span, history: History) -> Span:
        """Return the days of *span* on which the unit is open; all of them where it is open on none.

        A row that covers the day it opens or closes is taken whole, and what was added up from the units it took over
        from counts as its own.
        """
        place = self.place
        start, end = span.start, span.end
        if place.opens is not None and place.opens > start and not history.covers(start):
            start = history.start_around(place.opens)
        if place.closes is not None and place.closes < end and not history.covers(end):
            end = history.end_around(place.closes)
        return Span(start=start, end=end) if start <= end else span


def setting_of(evaluation: Evaluation) -> Setting:
    """Return what *evaluation* is of, so that any part of it can be asked for again."""
    return Setting(
        scorecard=evaluation.scorecard,
        measurements=in_indicator_units(evaluation.measurements, evaluation.scorecard),
        period=evaluation.period,
        basis=evaluation.basis,
        org_unit=evaluation.org_unit,
        as_of=evaluation.as_of,
        from_units=evaluation.from_units,
        partial=evaluation.partial,
    )
