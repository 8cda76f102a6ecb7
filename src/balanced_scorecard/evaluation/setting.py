"""`Setting`: what an evaluation is of, and what it asks of the unit it is of."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.formula import Formula
from ..domain.indicator import Indicator
from ..domain.measurement import Measurement, Measurements
from ..domain.organisation import ROOT, OrganisationUnit
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from .history import History, Span, known_rows


@frozen(kw_only=True)
class Setting:
    """What an evaluation is of: the card, the figures, the unit, the period, the basis and the day it is made."""

    scorecard: Scorecard
    measurements: Measurements
    period: Period
    basis: Basis
    org_unit: str
    as_of: date | None

    @property
    def is_root(self) -> bool:
        """Whether it is of the whole organisation; its figures were settled, so that its own id is the empty one."""
        return self.org_unit == ROOT

    def vintages(self, id: str) -> tuple[Measurement, ...]:
        """Return every vintage of the indicator or series *id* in the unit, in order of time."""
        return self.measurements.of(id, self.org_unit)

    def history(self, id: str) -> History:
        """Return the rows of the indicator or series *id* in the unit, as known on the day of the report."""
        return self.measurements.once((History, id, self.org_unit, self.as_of), lambda: self._history(id))

    def _history(self, id: str) -> History:
        return History(rows=known_rows(self.vintages(id), self.as_of))

    @property
    def _unit(self) -> OrganisationUnit | None:
        return None if self.is_root else self.scorecard.org_unit(self.org_unit)

    def expects(self, indicator: Indicator) -> bool:
        """Whether the unit is to report *indicator* at all (design: organisation).

        It is when it is open on the period's last day and a unit at its level has a row for it up to then, or when it
        has a target of its own. The whole organisation is always expected to.
        """
        unit = self._unit
        if unit is None or any(target.org_unit == unit.id for target in indicator.targets):
            return True
        return unit.is_open(self.period.end) and any(
            row.period.start <= self.period.end
            for peer in self._peers(unit)
            for id_ in self.fed_by(indicator)
            for row in self.measurements.of(id_, peer.id)
        )

    def fed_by(self, indicator: Indicator) -> tuple[str, ...]:
        """Return the ids whose rows *indicator* is made of: its own, and those its formula names, to the bottom."""
        names = Formula.parse(indicator.formula).names if indicator.formula is not None else ()
        below = (element for element in map(self.scorecard.find, names) if isinstance(element, Indicator))
        return (indicator.id, *names, *(id_ for element in below for id_ in self.fed_by(element)))

    def _peers(self, unit: OrganisationUnit) -> tuple[OrganisationUnit, ...]:
        organisation = self.scorecard.organisation
        level: tuple[OrganisationUnit, ...] = (organisation,) if organisation else ()
        while level and unit not in level:
            level = tuple(below for above in level for below in above.org_units)
        return level

    def open_days(self, span: Span) -> Span:
        """Return the days of *span* on which the unit is open; all of them where it is open on none."""
        unit = self._unit
        if unit is None:
            return span
        start, end = max(span.start, unit.opens or span.start), min(span.end, unit.closes or span.end)
        return Span(start=start, end=end) if start <= end else span
