"""Formulas over series and indicators: each added up over the span first, then worked out, units carried through.

A quantity is kept as what stands above and below the line until the end, so that shares are multiplied before they are
divided: 100 * 29 / 100 is 29.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen

from ..domain.formula import Formula, Name, Number, Operator, Term
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator, Series
from ..errors import UnitError
from ..kernels import time as kernel
from ..kernels.scoring import FloatArray
from ..units import is_rounded, plain_factor, rate_factor, unit_of
from .adding_units import history_of
from .advice import Advice, AdviceKind, InUnit, Said
from .figures import Figure, Input, aggregation_of, figure_over
from .history import History, Span
from .setting import Setting
from .small_numbers import unless_few
from .statuses import Reason
from .units_told import united, with_units

UNKNOWN = "?"
"""The unit of what has none declared; a formula has either only such, or none."""


@frozen(kw_only=True, eq=False)
class Quantity:
    """Numbers over numbers in units over units; arrays of one shape, a column a unit and period.

    Attributes:
        is_bare: a number of the formula's own; beside + and - it takes the unit of what stands there.
    """

    top: FloatArray
    bottom: FloatArray
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    is_bare: bool = False


def quantity(values: FloatArray, unit: str | None) -> Quantity:
    """Return *values* in *unit* as a quantity."""
    return Quantity(top=values, bottom=np.ones_like(values), above=(unit or UNKNOWN,))


def work_out(term: Term, values: Mapping[str, Quantity]) -> Quantity:
    """Return what *term* comes to; NaN where a value is missing or a divisor is 0.

    Raise UnitError on a sum of units that do not convert.
    """
    if isinstance(term, Name):
        return values[term.id]
    if isinstance(term, Number):
        like = next(iter(values.values())).top
        return Quantity(top=np.full_like(like, term.value), bottom=np.ones_like(like), is_bare=True)
    left, right = work_out(term.left, values), work_out(term.right, values)
    match term.operator:
        case Operator.TIMES:
            return _product(left, right)
        case Operator.OVER:
            return _quotient(left, right)
        case Operator.PLUS:
            return _sum(left, right)
    return _sum(left, evolve(right, top=-right.top))


def _product(left: Quantity, right: Quantity) -> Quantity:
    return Quantity(top=left.top * right.top, bottom=left.bottom * right.bottom, above=left.above + right.above,
                    below=left.below + right.below, is_bare=left.is_bare and right.is_bare)


def _quotient(left: Quantity, right: Quantity) -> Quantity:
    divisor = np.where(right.top == 0, np.nan, right.top)
    return Quantity(top=left.top * right.bottom, bottom=left.bottom * divisor, above=left.above + right.below,
                    below=left.below + right.above, is_bare=left.is_bare and right.is_bare)


def _sum(left: Quantity, right: Quantity) -> Quantity:
    if left.is_bare or right.is_bare:
        measured = right if left.is_bare else left
        times = over = 1.0
    else:
        measured = left
        times, over = _between(right, left)
    top = left.top * right.bottom * over + right.top * left.bottom * times
    return evolve(measured, top=top, bottom=left.bottom * right.bottom * over)


def _between(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Return what a number in the unit of *one* is multiplied and divided by to be in the unit of *other*."""
    above, below = one.above + other.below, one.below + other.above
    return (1.0, 1.0) if UNKNOWN in above + below else plain_factor(above, below)


def factor_to(given: Quantity, unit: str | None) -> tuple[float, float]:
    """Return what *given* is multiplied and divided by to be in *unit*; without a unit, it stays as it is.

    Where no unit is declared, as many above as below make a share, and anything else is taken to be in *unit* already.
    """
    if unit is None:
        return 1.0, 1.0
    if UNKNOWN in given.above + given.below:
        return (rate_factor(unit), 1.0) if len(given.above) == len(given.below) else (1.0, 1.0)
    return plain_factor(given.above, (*given.below, unit))


# ---- one indicator ------------------------------------------------------------------------------------------------


def figure_of(element: Indicator | Series, span: Span, setting: Setting, history: History | None = None) -> Figure:
    """Return the figure of *element* over *span*: of its rows where they cover it, else of its formula."""
    rows = history_of(element.id, setting) if history is None else history
    weights = history_of(element.weight_by, setting) if element.weight_by else None
    own = figure_over(rows, span, aggregation_of(element), unit=unit_of(element), weights=weights)
    own = with_units(own, rows, span, aggregation_of(element)) if rows.totals else own
    formula = element.formula if isinstance(element, Indicator) else None
    figure = own if formula is None else _better(own, _of_formula(element, Formula.parse(formula), span, setting))
    return unless_few(figure, element.min_n) if isinstance(element, Indicator) else figure


def _better(own: Figure, worked_out: Figure) -> Figure:
    """Return *own*, with a word where it and the formula differ; where it does not cover the span, *worked_out*."""
    if not (own.is_whole and own.covers_all):
        says_something = own.value is not None or own.reason is not Reason.NOT_REPORTED
        return own if says_something and not worked_out.is_whole else worked_out
    ours, theirs = own.value, worked_out.value
    if not isinstance(ours, float | int) or not isinstance(theirs, float | int):
        return own
    if is_rounded(ours, theirs, len(own.rows)):
        return own
    return evolve(own, advice=_advice(AdviceKind.FORMULA_DIFFERS, own=ours, formula=theirs))


def _advice(kind: AdviceKind, **values: Said) -> Advice:
    return Advice(kind, FrozenMap(values))


def _of_formula(element: Indicator | Series, formula: Formula, span: Span, setting: Setting) -> Figure:
    inputs = tuple(_input(name, span, setting) for name in formula.names)
    figure = Figure(inputs=inputs, rows=tuple(row for each in inputs for row in each.figure.rows),
                    coverage=min(each.figure.coverage for each in inputs),
                    units=united(each.figure.units for each in inputs),
                    units_share=min(each.figure.units_share for each in inputs),
                    advice=next((each.figure.advice for each in inputs if each.figure.advice), None))
    lacking = [each for each in inputs if not isinstance(each.figure.value, float | int) or not each.figure.is_whole]
    if lacking:
        reason = lacking[0].figure.reason or Reason.NOT_ADDABLE
        names = ", ".join(each.id for each in lacking)
        return evolve(figure, reason=reason, advice=_advice(AdviceKind.FORMULA_LACKS, series=names, reason=reason))
    return _worked_out(figure, formula, unit_of(element))


def _input(name: str, span: Span, setting: Setting) -> Input:
    element = setting.scorecard.find(name)
    assert isinstance(element, Indicator | Series)  # the card refuses a formula that names anything else
    figure = figure_of(element, span, setting)
    unit = unit_of(element) or next((row.unit for row in figure.rows if row.unit), None)
    return Input(id=name, unit=unit, figure=figure)


def _worked_out(figure: Figure, formula: Formula, unit: str | None) -> Figure:
    unknown = [each.id for each in figure.inputs if not each.unit]
    if unknown and len(unknown) < len(figure.inputs):
        advice = _advice(AdviceKind.FORMULA_UNIT_UNKNOWN, series=", ".join(unknown))
        return evolve(figure, reason=Reason.FORMULA, advice=advice)
    values = {each.id: quantity(np.array([each.figure.value], dtype=float), each.unit) for each in figure.inputs}
    try:
        found = work_out(formula.term, values)
        times, over = factor_to(found, unit)
    except UnitError:
        given = tuple(InUnit(each.id, each.unit) for each in figure.inputs)
        return evolve(figure, reason=Reason.FORMULA,
                      advice=_advice(AdviceKind.FORMULA_UNITS, units=given, unit=(InUnit(unit=unit),)))
    top, bottom = found.top * times, found.bottom * over
    value = float(kernel.ratio(top, bottom, 1.0)[0])
    if np.isnan(value):
        return evolve(figure, reason=Reason.NO_EVENTS, advice=_advice(AdviceKind.FORMULA_BY_ZERO))
    if getattr(formula.term, "operator", None) is not Operator.OVER or (times, over) != (rate_factor(unit), 1.0):
        return evolve(figure, value=value)
    return evolve(figure, value=value, numerator=float(found.top[0]), denominator=float(found.bottom[0]))
