"""Whether an indicator is measured alike on two cards: only then can its figures be held against each other."""

from __future__ import annotations

from ..domain.formula import Formula
from ..domain.indicator import Indicator, Series
from ..domain.scorecard import Scorecard
from ..units import unit_of

Measure = tuple[object, ...]
NO_MEASURE: Measure = ()


def measured_alike(old: Scorecard, new: Scorecard, indicator: str) -> bool:
    """Whether *indicator* is on both cards and is the same measure: unit, direction, adding up, formula and levels.

    The words of a definition are not judged: whether they mend a text or change what is counted, only a reader can say.
    """
    before = measure_of(old, indicator)
    return before != NO_MEASURE and before == measure_of(new, indicator)


def measure_of(card: Scorecard, id_: str) -> Measure:
    """Return what makes *id_* the measure it is, with that of all its formula and its weights are made of."""
    element = card.find(id_)
    if not isinstance(element, Indicator | Series):
        return NO_MEASURE
    return (_own(element), _weight(card, element), _formula(card, element))


def _own(element: Indicator | Series) -> Measure:
    common = (type(element), unit_of(element), element.adds_up, element.adds_up_over_units, element.price_basis)
    if isinstance(element, Series):
        return common
    return (*common, element.effective_polarity, element.window, element.levels, element.is_milestone,
            element.is_judged)


def _weight(card: Scorecard, element: Indicator | Series) -> Measure:
    by = card.find(element.weight_by) if element.weight_by else None
    return (element.weight_by, _own(by)) if isinstance(by, Indicator | Series) else NO_MEASURE


def _formula(card: Scorecard, element: Indicator | Series) -> Measure:
    if isinstance(element, Series) or element.formula is None:
        return NO_MEASURE
    formula = Formula.parse(element.formula)
    return (formula.term, *(measure_of(card, name) for name in formula.names))
