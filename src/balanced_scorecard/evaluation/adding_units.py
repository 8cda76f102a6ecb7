"""What units add up to: a parent's figures from its units' rows, and a merged unit's from those it took over from.

Within each stretch of time the units are added first, then the stretches (design: organisation). A rate is the sum of
numerators over the sum of denominators: 2 of 4 and 2 of 100 are 4 of 104.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ..domain.aggregation import Aggregation, Basis
from ..domain.frozen_map import FrozenMap
from ..domain.identifiers import IndicatorId, OrgUnitId
from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement
from ..domain.observation import NOT_EXPECTED, WITHOUT_VALUE, ObservationStatus
from ..domain.period import Period
from ..kernels import time as kernel
from ..units import unit_of
from .advice import Advice, AdviceKind, listed
from .figures import Figure, aggregation_of, figure_over
from .history import History, Piece, Span, Stretch, UnitTotal, known_rows, piece_of
from .policies import FromUnits, PartialUnits
from .setting import Setting
from .statuses import Reason

_BY_PARTS = (Aggregation.FLOW, Aggregation.RATE)
"""What a merged unit takes over from those before it; the rest begins anew with it (design: organisation)."""


def history_of(id_: str, setting: Setting) -> History:
    """Return the rows of the indicator or series *id_* in the unit of *setting*, as known on the day of the report.

    Rows that units add up to stand among its own, where it has none of its own for a stretch of time.
    """
    added, whole = setting.from_units is FromUnits.VALUES, setting.partial is PartialUnits.REFUSE
    key = (History, id_, setting.org_unit, added, whole)
    return setting.once(key, lambda: _history(id_, setting))


def _history(id_: str, setting: Setting) -> History:
    own = known_rows(setting.vintages(id_), setting.as_of)
    element = setting.scorecard.find(id_)
    assert isinstance(element, Indicator | Series)
    totals = dict(_taken_over(element, setting))
    if setting.from_units is FromUnits.VALUES and setting.place.below:
        totals |= _totals(element, setting, setting.place.below)
    return joined(own, totals)


def joined(own: Sequence[Measurement], totals: Mapping[Stretch, UnitTotal]) -> History:
    """Return *own* rows and, for the stretches they say nothing of, those of *totals*, in order of time.

    A row says something when it has a value, or a status that says why it has none.
    """
    if not totals:
        return History(rows=tuple(own))
    said = {piece_of(row).stretch for row in own if row.has_value or row.statuses}
    added = {stretch: total.row for stretch, total in totals.items() if total.row is not None and stretch not in said}
    kept = [row for row in own if row.has_value or row.statuses or piece_of(row).stretch not in added]
    rows = sorted((*kept, *added.values()), key=lambda row: row.period)
    return History(rows=tuple(rows), totals=FrozenMap(totals))


def of_units_alone(history: History) -> History:
    """Return *history* as if the unit had no rows of its own: what its units add up to."""
    return joined((), history.totals)


def _taken_over(element: Indicator | Series, setting: Setting) -> Iterator[tuple[Stretch, UnitTotal]]:
    """Yield what the units that this one took over from add up to, until the day it opened."""
    place = setting.place
    if not place.merges or place.opens is None or over_units(element) not in _BY_PARTS:
        return
    for stretch, total in _totals(element, setting, place.merges).items():
        if stretch[1] < place.opens:
            yield stretch, total


def over_units(element: Indicator | Series) -> Aggregation:
    """Return how *element* adds up over units: as declared, else as over time."""
    return element.adds_up_over_units or element.adds_up or Aggregation.NONE


def _totals(element: Indicator | Series, setting: Setting, units: Iterable[str]) -> dict[Stretch, UnitTotal]:
    below = [_Below(setting.of_unit(unit), history_of(element.id, setting.of_unit(unit))) for unit in units]
    named: dict[Stretch, Piece] = {}
    for unit in below:
        for piece in unit.history.pieces:
            named.setdefault(piece.stretch, piece)
    adding = _Adding(element=element, setting=setting, below=tuple(below))
    return {piece.stretch: adding.total(piece) for piece in sorted(named.values(), key=lambda each: each.row.period)}


@frozen
class _Below:
    """A unit, as the same evaluation sees it, and its rows of one indicator or series."""

    setting: Setting
    history: History

    @property
    def id(self) -> str:
        return self.setting.org_unit

    def has_own_row(self, stretch: Stretch) -> bool:
        """Whether it has reported just *stretch* itself: what it has from units it took over from is theirs."""
        row, total = self.history.by_stretch.get(stretch), self.history.totals.get(stretch)
        return row is not None and (total is None or row is not total.row)


@frozen(kw_only=True)
class _Adding:
    """Adds the units of one indicator or series up, a stretch of time at a time."""

    element: Indicator | Series
    setting: Setting
    below: tuple[_Below, ...]

    def total(self, step: Piece) -> UnitTotal:
        """Return what the units add up to over the stretch of *step*."""
        parts: list[tuple[_Below, Figure]] = []
        missing: list[str] = []
        for unit in self._taking_part(step):
            figure = self._figure(unit, step)
            if _is_reported(figure):
                parts.append((unit, figure))
            elif figure.reason is Reason.NOT_ADDABLE and figure.advice is not None:
                return UnitTotal(reason=Reason.NOT_ADDABLE, advice=figure.advice)
            elif unit.setting.expects(self.element, step.end) and not _has_nothing_to_count(unit.history, step):
                missing.append(unit.id)
        bare = UnitTotal(parts=tuple((unit.id, figure) for unit, figure in parts), missing=tuple(missing))
        if not parts or (missing and self.setting.partial is PartialUnits.REFUSE):
            return evolve(bare, reason=Reason.PARTIAL if parts else Reason.NOT_REPORTED,
                          advice=_advice(AdviceKind.UNITS_MISSING, units=listed(missing)) if missing else None)
        return self._added(step, bare, [figure for _, figure in parts], [unit for unit, _ in parts])

    def _taking_part(self, step: Piece) -> list[_Below]:
        """Return the units open on the last day of *step*, and those with a row of their own that none took over."""
        is_open = {unit.id: unit.setting.place.is_open(step.end) for unit in self.below}
        return [
            unit for unit in self.below
            if is_open[unit.id]
            or (unit.has_own_row(step.stretch) and not is_open.get(unit.setting.place.successor or "", False))
        ]

    def _figure(self, unit: _Below, step: Piece) -> Figure:
        span = unit.setting.open_days(Span(start=step.start, end=step.end), unit.history)
        weights = self.element.weight_by
        return figure_over(
            unit.history, span, aggregation_of(self.element), unit=unit_of(self.element),
            weights=history_of(weights, unit.setting) if weights else None,
        )

    def _added(
        self, step: Piece, bare: UnitTotal, figures: Sequence[Figure], units: Sequence[_Below]
    ) -> UnitTotal:
        how = over_units(self.element)
        if how is Aggregation.RATE:
            return self._rate(step, bare, figures, units)
        values = [float(figure.value) for figure in figures if isinstance(figure.value, float | int)]
        if how is Aggregation.NONE or len(values) < len(figures):
            return evolve(bare, reason=Reason.NOT_ADDABLE,
                          advice=_advice(AdviceKind.UNITS_NOT_ADDABLE, count=len(figures)))
        if how is Aggregation.MEAN:
            return self._mean(step, bare, values, units)
        match how:
            case Aggregation.MAX:
                value = max(values)
            case Aggregation.MIN:
                value = min(values)
            case _:
                value = kernel.total(values, [1.0] * len(values))
        return evolve(bare, row=self._row(step, figures, value=value))

    def _rate(self, step: Piece, bare: UnitTotal, figures: Sequence[Figure], units: Sequence[_Below]) -> UnitTotal:
        lacking = next((unit.id for unit, each in zip(units, figures, strict=True) if each.numerator is None), None)
        if lacking is not None:
            advice = _advice(AdviceKind.UNIT_WITHOUT_PARTS, org_unit=lacking, period=str(step.row.period))
            return evolve(bare, reason=Reason.NOT_ADDABLE, advice=advice)
        once = [1.0] * len(figures)
        numerator = kernel.total([each.numerator for each in figures if each.numerator is not None], once)
        denominator = kernel.total([each.denominator for each in figures if each.denominator is not None], once)
        return evolve(bare, row=self._row(step, figures, numerator=numerator, denominator=denominator))

    def _mean(self, step: Piece, bare: UnitTotal, values: Sequence[float], units: Sequence[_Below]) -> UnitTotal:
        if self.element.weight_by is None:
            return evolve(bare, reason=Reason.NOT_ADDABLE, advice=_advice(AdviceKind.UNITS_NEED_WEIGHT))
        weights: list[float] = []
        for unit in units:
            weight = self._weight(unit, step)
            if weight is None:
                advice = _advice(AdviceKind.UNIT_WITHOUT_WEIGHT, org_unit=unit.id, period=str(step.row.period))
                return evolve(bare, reason=Reason.NOT_ADDABLE, advice=advice)
            weights.append(weight)
        value = kernel.weighted_mean(values, weights)
        if value != value:
            return evolve(bare, reason=Reason.NO_EVENTS)
        figures = [figure for _, figure in bare.parts]
        return evolve(bare, row=self._row(step, figures, value=value), weights=tuple(weights))

    def _weight(self, unit: _Below, step: Piece) -> float | None:
        history = history_of(str(self.element.weight_by), unit.setting)
        span = unit.setting.open_days(Span(start=step.start, end=step.end), history)
        figure = figure_over(history, span, Aggregation.FLOW, unit=None)
        return float(figure.value) if figure.is_whole and isinstance(figure.value, float | int) else None

    def _row(
        self, step: Piece, figures: Sequence[Figure], *, value: float | None = None, numerator: float | None = None,
        denominator: float | None = None,
    ) -> Measurement:
        rows = [row for figure in figures for row in figure.rows]
        counts = [row.n for row in rows]
        period, basis = _named(step)
        return Measurement(
            indicator=IndicatorId(self.element.id), org_unit=OrgUnitId(self.setting.org_unit), period=period,
            basis=basis, value=value, numerator=numerator, denominator=denominator, unit=unit_of(self.element),
            statuses=_statuses(rows), n=sum(n for n in counts if n is not None) if None not in counts else None,
        )


def _is_reported(figure: Figure) -> bool:
    """Whether a unit has reported a whole figure; none of nobody is one too, and adds nothing to either side."""
    is_nobodys = figure.reason is Reason.NO_EVENTS and figure.denominator == 0
    return (figure.is_whole or is_nobodys) and figure.covers_all


def _named(step: Piece) -> tuple[Period, Basis]:
    return step.row.period, step.row.basis


def _statuses(rows: Iterable[Measurement]) -> frozenset[ObservationStatus]:
    """Return what any of *rows* says of its value; a sum is no surer than what is in it."""
    return frozenset(status for row in rows for status in row.statuses) - WITHOUT_VALUE


def _has_nothing_to_count(history: History, step: Piece) -> bool:
    row = history.by_stretch.get(step.stretch)
    return row is not None and bool(row.statuses & NOT_EXPECTED)


def _advice(kind: AdviceKind, **values: str | int) -> Advice:
    return Advice(kind, FrozenMap(values))
