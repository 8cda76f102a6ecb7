"""`collection_forms`: who is asked for what, for which periods, and what is known from before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from ..domain.aggregation import Aggregation, Basis
from ..domain.annotations import State
from ..domain.expectation_text import print_expectation
from ..domain.fingerprint import fingerprint
from ..domain.formula import Formula
from ..domain.indicator import Indicator, Series
from ..domain.judgement import JUDGEMENTS
from ..domain.measurement import Measurement, Measurements
from ..domain.organisation import ROOT, OrganisationUnit
from ..domain.period import Frequency, Period
from ..domain.scorecard import Scorecard
from ..domain.target import Judged, Reached, Target
from ..evaluation.targets import effective_target
from ..kernels.time import ratio
from ..units import in_indicator_units, rate_factor
from ..words import words_for
from .collection_form import AnswerKind, AskedFigure, CollectionForm, KnownFigure

Asked = Indicator | Series
_SIGNS = ("<", ">", "=", "≤", "≥")
_NOT_TO_DATE = (None, Aggregation.STOCK, Aggregation.NONE)


def collection_forms(card: Scorecard, period: Period | str, measurements: Measurements | None = None, *,
                     basis: Basis = Basis.PERIOD) -> tuple[CollectionForm, ...]:
    """Return what each unit of *card* is asked for *period*; a unit that is asked for nothing has no form.

    With *measurements* a unit is asked for what its level has reported before, or has a target of its own for, and the
    form shows the last figure and the one of a year before. Without, the units at the bottom are asked for what can be
    added up over units. The whole organisation is asked for the rest. Not a formula is asked for, but the series it is
    made of. Each is asked for every period of its own that ends within the one asked for: months one by one, a year
    when it has ended.

    Args:
        card: the card.
        period: as text or value, read in the card's fiscal year.
        measurements: figures from before.
        basis: whether figures are to be of the period alone, or of the year to date where they add up.

    >>> collection_forms(Scorecard(id="card", name="Empty"), "2025-T1")
    ()
    """
    named = period if isinstance(period, Period) else Period.parse(period, card.fiscal_year)
    asking = _asking(card, named.anchored(card.fiscal_year), measurements, basis)
    forms = [form for form in map(asking.form, asking.units) if form.figures]
    units = tuple((form.org_unit, form.org_unit_name) for form in forms)
    return tuple(evolve(form, units=units) for form in forms)


@frozen(kw_only=True)
class _Asking:
    """What is asked of every unit.

    Attributes:
        units: the whole organisation first. level: how many levels each is below it, by id.
        rows: the figures from before by the id of their indicator; None where there are none to go by.
    """

    card: Scorecard
    period: Period
    basis: Basis
    units: tuple[OrganisationUnit, ...]
    level: Mapping[str, int]
    rows: Mapping[str, Sequence[Measurement]] | None

    def form(self, unit: OrganisationUnit) -> CollectionForm:
        """Return the form of *unit*."""
        card = self.card
        return CollectionForm(
            card=card.id, card_name=card.name, version=card.version, fingerprint=fingerprint(card),
            language=card.language, org_unit=ROOT if self._is_root(unit) else unit.id, org_unit_name=unit.name,
            period=self.period, figures=tuple(self._figure(element, unit, step) for element in self._elements()
                                              for step in self._steps(element) if self._asks(element, unit, step)))

    def _elements(self) -> Iterator[Asked]:
        """Yield every indicator that is in use and is no formula, and the series that formulas and weights need."""
        used = [each for each in self.card.indicators() if not self._is_retired(each)]
        yield from (each for each in used if each.formula is None)
        named = {name for each in used for name in _names(each)}
        yield from (each for each in self.card.series if each.id in named and not self._is_retired(each))

    def _is_retired(self, element: Asked) -> bool:
        said = element.annotations
        if said.retired is not None and said.retired.on is not None:
            return said.retired.on <= self.period.start
        return said.state is State.RETIRED

    # ---- when ----------------------------------------------------------------------------------------------------

    def _steps(self, element: Asked) -> Sequence[Period]:
        """Return the periods of *element* that end within the one asked for."""
        if isinstance(element, Indicator) and element.is_milestone:
            is_reached = any(row.has_value for row in self._of(element.id))
            return () if is_reached else (self.period,)
        frequency = element.frequency or self._frequency_of_rows(element) or self.period.frequency
        return tuple(_ending_in(self.period, frequency))

    def _frequency_of_rows(self, element: Asked) -> Frequency | None:
        found = {row.period.frequency for row in self._of(element.id)}
        return min(found, key=lambda frequency: frequency.rank, default=None)

    def _of(self, id_: str) -> Sequence[Measurement]:
        return self.rows.get(id_, ()) if self.rows else ()

    # ---- who -----------------------------------------------------------------------------------------------------

    def _is_root(self, unit: OrganisationUnit) -> bool:
        return self.level[unit.id] == 0

    def _asks(self, element: Asked, unit: OrganisationUnit, step: Period) -> bool:
        if self._is_root(unit):
            return not any(self._asks(element, each, step) for each in self.units[1:])
        if not unit.is_open(step.end):
            return False
        if isinstance(element, Indicator) and any(target.org_unit == unit.id for target in element.targets):
            return True
        if self.rows is not None:
            return any(self.level.get(row.org_unit, 0) == self.level[unit.id] and row.period.start <= step.end
                       for row in self._of(element.id))
        over_units = element.adds_up_over_units or element.adds_up
        return not unit.org_units and over_units not in (None, Aggregation.NONE)

    # ---- what ----------------------------------------------------------------------------------------------------

    def _figure(self, element: Asked, unit: OrganisationUnit, step: Period) -> AskedFigure:
        basis = Basis.PERIOD if element.adds_up in _NOT_TO_DATE else self.basis
        before = [row for row in self._of(element.id) if self._is_of(row, unit) and row.basis is basis
                  and row.has_value and row.period.frequency is step.frequency]
        earlier = max((row for row in before if row.period.end < step.start), default=None, key=lambda row: row.period)
        a_year_before = next((row for row in before if row.period == step.same_period_last_year()), None)
        told = AskedFigure(
            element=element.id, name=element.name or element.id, period=step, basis=basis, unit=element.unit,
            answer=AnswerKind.PARTS if element.adds_up is Aggregation.RATE else AnswerKind.NUMBER,
            definition=element.definition, source=element.source or "", previous=_known(earlier, element),
            last_year=_known(a_year_before, element))
        return _of_indicator(told, element, self.card, self._target(element, unit, step)) if isinstance(
            element, Indicator) else told

    def _is_of(self, row: Measurement, unit: OrganisationUnit) -> bool:
        return row.org_unit in (ROOT, unit.id) if self._is_root(unit) else row.org_unit == unit.id

    def _target(self, indicator: Indicator, unit: OrganisationUnit, step: Period) -> str:
        is_root = self._is_root(unit)
        target = effective_target(indicator, step, ROOT if is_root else unit.id, is_root=is_root)
        return _in_text(target, indicator, self.card.language) if target else ""


def _asking(card: Scorecard, period: Period, measurements: Measurements | None, basis: Basis) -> _Asking:
    root = card.organisation or OrganisationUnit(id=card.id, name=card.name)
    rows: dict[str, list[Measurement]] | None = None
    if measurements is not None:
        rows = {}
        for row in in_indicator_units(measurements, card).anchored(card.fiscal_year):
            rows.setdefault(row.indicator, []).append(row)
    return _Asking(card=card, period=period, basis=basis, units=tuple(root.walk()), level=dict(_levels((root,))),
                   rows=rows)


def _ending_in(period: Period, frequency: Frequency) -> Iterator[Period]:
    """Yield the periods of *frequency* that end within *period*; they may have begun before it."""
    step = Period.of_date(frequency, period.start, period.fiscal_year)
    while step.end <= period.end:
        yield step
        step = step.shifted(1)


def _levels(units: Iterable[OrganisationUnit], level: int = 0) -> Iterator[tuple[str, int]]:
    for unit in units:
        yield unit.id, level
        yield from _levels(unit.org_units, level + 1)


def _names(indicator: Indicator) -> Iterator[str]:
    """Yield what the formula of *indicator* names, and what it is weighted by."""
    if indicator.formula is not None:
        yield from Formula.parse(indicator.formula).names
    if indicator.weight_by is not None:
        yield indicator.weight_by


def _known(row: Measurement | None, element: Asked) -> KnownFigure | None:
    if row is None:
        return None
    if row.numerator is None or row.denominator is None:
        value = row.value if isinstance(row.value, float | int | str) else str(row.value)
        return KnownFigure(value=value, period=row.period)
    share = float(ratio(np.array([row.numerator]), np.array([row.denominator]), rate_factor(element.unit))[0])
    return None if np.isnan(share) else KnownFigure(value=share, period=row.period)


def _of_indicator(told: AskedFigure, indicator: Indicator, card: Scorecard, target: str) -> AskedFigure:
    """Return *told* with what only an indicator has: bounds, levels, a milestone's day, a person's judgement."""
    told = evolve(told, target=target, bounds=indicator.bounds, decimals=indicator.decimals)
    if indicator.is_milestone:
        return evolve(told, answer=AnswerKind.DAY, unit=None)
    if indicator.levels:
        return evolve(told, answer=AnswerKind.LEVEL, choices=indicator.levels)
    if not indicator.is_judged:
        return told
    words = {each: card.words.get(each, words_for(card.language)[f"status.{each}"]) for each in JUDGEMENTS}
    return evolve(told, answer=AnswerKind.JUDGEMENT, choices=tuple(words.values()),
                  previous=_in_words(told.previous, words), last_year=_in_words(told.last_year, words))


def _in_text(target: Target, indicator: Indicator, language: str) -> str:
    """Return *target* in its own words; in those of the language where it was written with signs."""
    if target.text[:1] not in _SIGNS or isinstance(target.expectation, Reached | Judged):
        return target.text
    return print_expectation(target.expectation, indicator.unit, language)


def _in_words(known: KnownFigure | None, words: Mapping[str, str]) -> KnownFigure | None:
    return evolve(known, value=words.get(str(known.value), known.value)) if known else None
