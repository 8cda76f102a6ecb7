"""The figures of one indicator in many units and periods at once: what `figure_of` says of each, as arrays.

The sums are the same, in the same order (kernels/time); what needs more than sums is left to `figure_of` itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from ..domain.aggregation import Aggregation
from ..domain.formula import Formula
from ..domain.indicator import Indicator, Series
from ..domain.period import FiscalYear, Frequency, Period
from ..domain.scorecard import Scorecard
from ..errors import UnitError
from ..kernels import time as kernel
from ..kernels.scoring import BoolArray, FloatArray
from ..units import rate_factor, unit_of
from .figures import aggregation_of
from .formulas import factor_to, quantity, work_out
from .history import Span
from .observations import CodeArray, Observations, Observed
from .statuses import Reason
from .units_told import REFUSED

REASONS = tuple(Reason)
CODE = {reason: n for n, reason in enumerate(REASONS)}
WHOLE = -1
"""The code of a figure that is there and whole."""


@frozen(kw_only=True, eq=False)
class Figures:
    """Figures, one entry a column.

    Attributes:
        shown: the value; NaN where there is none. A sum with a hole has a value to show.
        reason: why it is not to be judged, as a place in `REASONS`; `WHOLE` where it is.
        denominator: of a rate, NaN where unknown; None where there is none.
    """

    shown: FloatArray
    reason: CodeArray
    denominator: FloatArray | None = None

    @property
    def judged(self) -> FloatArray:
        """The value where it is to be judged, NaN elsewhere."""
        return np.where(self.reason == WHOLE, self.shown, np.nan)


def unless_few(figures: Figures, min_n: int | None) -> Figures:
    """Return *figures*, those of fewer than *min_n* hidden; the arrays given are left as they are."""
    of = figures.denominator
    if min_n is None or of is None:
        return figures
    few = (of < min_n) & ~np.isnan(figures.shown)
    return Figures(shown=np.where(few, np.nan, figures.shown), denominator=of,
                   reason=np.where(few, CODE[Reason.SUPPRESSED], figures.reason).astype(np.int32))


@frozen(kw_only=True, eq=False)
class Gathering:
    """What figures are gathered from: the observations, and where each unit and period stands in them."""

    scorecard: Scorecard
    observations: Observations
    place_of: CodeArray
    period_code: Mapping[Period, int]

    def observed(self, id_: str) -> Observed | None:
        """Return what was observed of an indicator or series; None where nothing was."""
        return self.observations.of.get(id_)

    def over(self, element: Indicator | Series, span: Span, units: CodeArray) -> Figures | None:
        """Return the figures of *element* over *span* in each of *units*; None where arrays do not tell them."""
        if isinstance(element, Indicator) and element.formula is not None:
            return self._of_formula(element, Formula.parse(element.formula), span, units)
        return self._added(element, span, units)

    def _added(self, element: Indicator | Series, span: Span, units: CodeArray) -> Figures | None:
        observed = self.observed(element.id)
        if observed is None or observed.frequency is None:
            return _nothing(len(units)) if observed is None else None
        steps = steps_of(span, observed.frequency, self.scorecard.fiscal_year)
        if steps is None:
            return None
        codes = [self.period_code.get(step) for step in steps]
        places = [np.full(len(units), -1, dtype=np.int32) if code is None else self.place_of[units, code]
                  for code in codes]
        return added(element, observed, steps, places)

    def _of_formula(
        self, element: Indicator, formula: Formula, span: Span, units: CodeArray
    ) -> Figures | None:
        if self.observed(element.id) is not None:
            return None  # its own rows and the formula's are held against each other, one by one
        inputs: dict[str, Figures] = {}
        for name in formula.names:
            below = self.scorecard.find(name)
            assert isinstance(below, Indicator | Series)
            figures = self.over(below, span, units)
            if figures is None or (isinstance(below, Indicator) and below.min_n is not None):
                return None
            inputs[name] = figures
        return self._worked_out(element, formula, inputs, len(units))

    def _worked_out(
        self, element: Indicator, formula: Formula, inputs: Mapping[str, Figures], count: int
    ) -> Figures | None:
        reason = np.full(count, WHOLE, dtype=np.int32)
        for figures in reversed(tuple(inputs.values())):  # of several that are lacking, the first says why
            reason = np.where(figures.reason == WHOLE, reason, figures.reason)
        units = {name: self._unit(name) for name in inputs}
        if not all(units.values()) and any(units.values()):
            return None
        values = {name: quantity(figures.judged, units[name]) for name, figures in inputs.items()}
        try:
            found = work_out(formula.term, values)
            times, over = factor_to(found, unit_of(element))
        except UnitError:
            return None
        with np.errstate(invalid="ignore"):
            value = kernel.ratio(found.top * times, found.bottom * over, 1.0)
        no_events = np.isnan(value) & (reason == WHOLE)
        return Figures(shown=np.where(reason == WHOLE, value, np.nan),
                       reason=np.where(no_events, CODE[Reason.NO_EVENTS], reason).astype(np.int32))

    def _unit(self, name: str) -> str | None:
        element = self.scorecard.find(name)
        assert isinstance(element, Indicator | Series)
        observed = self.observed(name)
        return unit_of(element) or (observed.unit if observed is not None else None)


def steps_of(span: Span, frequency: Frequency, fiscal_year: FiscalYear) -> tuple[Period, ...] | None:
    """Return the periods of *frequency* that *span* is made of; None where they do not fill it without a rest."""
    steps = [Period.of_date(frequency, span.start, fiscal_year)]
    if steps[0].start != span.start:
        return None
    while steps[-1].end < span.end:
        steps.append(steps[-1].shifted(1))
    return tuple(steps) if steps[-1].end == span.end else None


def _nothing(count: int) -> Figures:
    return Figures(shown=np.full(count, np.nan), reason=np.full(count, CODE[Reason.NOT_REPORTED], dtype=np.int32))


def added(
    element: Indicator | Series, observed: Observed, steps: Sequence[Period], places: Sequence[CodeArray]
) -> Figures | None:
    """Return the figures of *element* over *steps*, whose entries stand at *places*, -1 where there is none.

    None where arrays do not tell them: weeks, which are sliced, a mean by a series, values without a rate's parts.
    """
    if len(steps) == 1:
        return as_they_came(element, observed, places[0])
    aggregation = aggregation_of(element)
    if aggregation is Aggregation.STOCK:
        return as_they_came(element, observed, places[-1])
    has_parts = observed.denominator is not None
    if steps[0].frequency is Frequency.WEEK or element.weight_by or has_parts is not (aggregation is Aggregation.RATE):
        return None if any((place >= 0).any() for place in places) else _nothing(len(places[0]))
    match aggregation:
        case Aggregation.NONE:
            return _not_addable(observed, steps, places)
        case Aggregation.RATE:
            return _rate(element, observed, steps, places)
    return _sum(aggregation, observed, steps, places)


def _at(array: FloatArray, place: CodeArray) -> FloatArray:
    return np.where(place >= 0, array[place], np.nan)


def _marked(
    observed: Observed, places: Sequence[CodeArray], missing: BoolArray, steps: Sequence[Period] = ()
) -> CodeArray:
    """Return why what is *missing* is: why units come to no sum, the longest step first, else nobody reported."""
    reason = np.where(missing, CODE[Reason.NOT_REPORTED], WHOLE).astype(np.int32)
    if observed.unsummed is not None:
        found = _unsummed(observed, places, steps)
        reason = np.where(missing & (found != WHOLE), found, reason).astype(np.int32)
    return reason


def _unsummed(
    observed: Observed, places: Sequence[CodeArray], steps: Sequence[Period],
    among: Sequence[int] = tuple(CODE.values()),
) -> CodeArray:
    """Return why units come to no sum at *places*, if it is *among*: of the longest of *steps*; else `WHOLE`."""
    assert observed.unsummed is not None
    found = np.full(len(places[0]), WHOLE, dtype=np.int32)
    longest_first = sorted(range(len(places)), key=lambda n: -steps[n].days if steps else 0)
    for n in reversed(longest_first):
        said = np.where(places[n] >= 0, observed.unsummed[places[n]], WHOLE)
        found = np.where(np.isin(said, among), said, found).astype(np.int32)
    return found


def _refused(
    observed: Observed, places: Sequence[CodeArray], reason: CodeArray, steps: Sequence[Period]
) -> CodeArray:
    """Return *reason*; where the rest of the time would stand for steps that lack units' figures, what those say."""
    if observed.unsummed is None:
        return reason
    found = _unsummed(observed, places, steps, among=[CODE[each] for each in REFUSED])
    return np.where((reason == WHOLE) & (found != WHOLE), found, reason).astype(np.int32)


def as_they_came(element: Indicator | Series, observed: Observed, place: CodeArray) -> Figures:
    """Return the figures that stand at *place*: a rate's from its parts where it has them."""
    value = _at(observed.value, place)
    denominator = None
    no_events = np.zeros(len(value), dtype=bool)
    if observed.denominator is not None and observed.numerator is not None:
        parts = [_at(each, place) for each in (observed.numerator, observed.denominator)]
        denominator = parts[1]
        share = kernel.ratio(parts[0], parts[1], rate_factor(unit_of(element)))
        no_events = parts[1] == 0
        value = np.where(np.isnan(parts[1]), value, share)
    reason = _marked(observed, [place], np.isnan(value))
    reason[no_events] = CODE[Reason.NO_EVENTS]
    return Figures(shown=value, reason=reason, denominator=denominator)


def _rate(
    element: Indicator | Series, observed: Observed, steps: Sequence[Period], places: Sequence[CodeArray]
) -> Figures | None:
    assert observed.numerator is not None
    assert observed.denominator is not None
    parts = [(_at(observed.numerator, place), _at(observed.denominator, place)) for place in places]
    known = [~np.isnan(bottom) for _, bottom in parts]
    if any((~is_known & ~np.isnan(_at(observed.value, place))).any()
           for is_known, place in zip(known, places, strict=True)):
        return None  # a share without its parts
    once = [np.ones(len(places[0]))] * len(places)
    numerator, denominator = (
        kernel.total([np.where(is_known, pair[n], 0.0) for pair, is_known in zip(parts, known, strict=True)], once)
        for n in (0, 1)
    )
    any_known = np.any(known, axis=0)
    value = np.where(any_known, kernel.ratio(numerator, denominator, rate_factor(unit_of(element))), np.nan)
    reason = _marked(observed, places, ~any_known, steps)
    reason[any_known & (denominator == 0)] = CODE[Reason.NO_EVENTS]
    reason = _refused(observed, places, reason, steps)
    return Figures(shown=value, reason=reason, denominator=np.where(any_known, denominator, np.nan))


def _sum(
    aggregation: Aggregation, observed: Observed, steps: Sequence[Period], places: Sequence[CodeArray]
) -> Figures:
    values = [_at(observed.value, place) for place in places]
    known = [~np.isnan(value) for value in values]
    any_known, all_known = np.any(known, axis=0), np.all(known, axis=0)
    once = [np.ones(len(places[0]))] * len(places)
    filled = [np.where(is_known, value, 0.0) for value, is_known in zip(values, known, strict=True)]
    match aggregation:
        case Aggregation.FLOW:
            shown = kernel.total(filled, once)
        case Aggregation.MEAN:
            weights = [np.where(is_known, float(step.days), 0.0) for step, is_known in zip(steps, known, strict=True)]
            shown = kernel.weighted_mean(filled, weights)
        case Aggregation.MAX:
            shown = np.max([np.where(is_known, each, -np.inf) for each, is_known in zip(values, known, strict=True)],
                           axis=0)
        case _:
            shown = np.min([np.where(is_known, each, np.inf) for each, is_known in zip(values, known, strict=True)],
                           axis=0)
    lacks = ~any_known if aggregation is Aggregation.MEAN else ~all_known
    reason = _marked(observed, places, lacks, steps)
    reason[any_known & (reason == CODE[Reason.NOT_REPORTED])] = CODE[Reason.PARTIAL]
    reason = _refused(observed, places, reason, steps)
    return Figures(shown=np.where(any_known, shown, np.nan), reason=reason)


def _not_addable(observed: Observed, steps: Sequence[Period], places: Sequence[CodeArray]) -> Figures:
    any_known = np.any([~np.isnan(_at(observed.value, place)) for place in places], axis=0)
    reason = _marked(observed, places, ~any_known, steps)
    reason[any_known] = CODE[Reason.NOT_ADDABLE]
    return Figures(shown=np.full(len(any_known), np.nan), reason=reason)
