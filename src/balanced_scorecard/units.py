"""The one small pint registry; conversion factors; figures brought into the units and kinds their indicators need.

Each currency, case, person, full-time equivalent, percentage point and calendar month is a dimension of its own, so
that nonsense is an error. pint converts; it never parses a number, and no quantity leaves this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from math import prod
from typing import Any

import pint
from attrs import evolve, frozen

from .domain.aggregation import Aggregation, Basis
from .domain.amount import number_text
from .domain.identifiers import UnitName
from .domain.indicator import Indicator, Series
from .domain.judgement import judgement_named
from .domain.measurement import Measurement, Measurements, Value, contradictions
from .domain.organisation import ROOT, OrganisationUnit
from .domain.scorecard import Scorecard
from .domain.target import Universal
from .domain.unit_words import CURRENCIES, is_unit_name, known_units, unknown_unit
from .errors import Fault, MeasurementError, UnitError, did_you_mean, one_of

_DEFINED = {  # what has a factor to another; every other unit of `unit_words` is a dimension of its own
    "percent": "0.01 ratio",
    "permille": "0.001 ratio",
    "minute": "60 second",
    "hour": "60 minute",
    "day": "24 hour",
    "week": "7 day",
    "year": "12 month",  # of the calendar: a month has no fixed number of days
    "kilometre": "1000 metre",
    "square_metre": "metre ** 2",
    "hectare": "10000 square_metre",
    "tonne": "1000 kilogram",
    "megawatt_hour": "1000 kilowatt_hour",
    "gigawatt_hour": "1000 megawatt_hour",
}
_PERCENT = UnitName("percent")
_TIMES = {"thousand": "1e3", "million": "1e6", "billion": "1e9"}


@cache
def _registry() -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None, on_redefinition="raise")
    money = {f"{many}_{currency}": f"{factor} {currency}" for currency in CURRENCIES for many, factor in _TIMES.items()}
    factors = {**_DEFINED, **money}
    for unit in known_units():
        registry.define(f"{unit} = {factors.get(unit, f'[{unit}]')}")
    return registry


@lru_cache(maxsize=4096)
def conversion_factor(from_unit: str, to_unit: str) -> float:
    """Return what a number in *from_unit* is multiplied by to be in *to_unit*; raise UnitError with what converts.

    >>> conversion_factor("week", "day"), conversion_factor("thousand_NOK/case", "NOK/case")
    (7.0, 1000.0)
    """
    for unit in (from_unit, to_unit):
        if not is_unit_name(unit):
            raise UnitError(unknown_unit(unit))
    if from_unit == to_unit:
        return 1.0
    registry = _registry()
    try:
        return float(registry.convert(1.0, from_unit, to_unit))
    except pint.DimensionalityError:
        others = [unit for unit in known_units() if unit != to_unit and _same_dimension(unit, to_unit)]
        hint = f"use {one_of((to_unit, *others))}"
        raise UnitError(f"{from_unit!r} does not convert to {to_unit!r}; {hint}") from None


def _same_dimension(one: str, other: str) -> bool:
    registry = _registry()
    return bool(registry.Unit(one).dimensionality == registry.Unit(other).dimensionality)


def converted(value: float, from_unit: str, to_unit: str) -> float:
    """Return *value* in *to_unit*; divides where that is exact and multiplying is not.

    >>> converted(90, "minute", "hour")
    1.5
    """
    factor = conversion_factor(from_unit, to_unit)
    return value * factor if factor >= 1 else value / conversion_factor(to_unit, from_unit)


def rate_factor(unit: str | None) -> float:
    """Return what numerator / denominator is multiplied by to be in *unit*: 100 for percent, 1000 for permille.

    >>> rate_factor("percent"), rate_factor("NOK/case"), rate_factor(None)
    (100.0, 1.0, 1.0)
    """
    return {"percent": 100.0, "permille": 1000.0}.get(unit or "", 1.0)


_SHARES = {"ratio": 1.0, "percent": 100.0, "permille": 1000.0, "percentage_point": 100.0}


@lru_cache(maxsize=4096)
def plain_factor(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[float, float]:
    """Return what a number in units *above* over units *below* is multiplied and divided by to have no unit at all.

    A unit to convert to stands in *below*: kroner a case, in thousands, is a plain number of ``thousand_NOK/case``.
    Raise UnitError where units are left over.

    >>> plain_factor(("NOK",), ("case", "NOK/case")), plain_factor(("case",), ("case", "percent"))
    ((1.0, 1.0), (100.0, 1.0))
    """
    sides = _parts(above, below), _parts(below, above)
    over, times = (prod((_SHARES.get(unit, 1.0) for unit in units), start=1.0) for units in sides)
    up, down = ([unit for unit in units if unit not in _SHARES] for units in sides)
    for unit in tuple(up):
        if unit in down:
            up.remove(unit)
            down.remove(unit)
    if not (up or down):
        return times, over
    left = " * ".join((*up, *(f"{unit} ** -1" for unit in down)))
    try:
        factor, inverse = (float(_registry().convert(1.0, *pair)) for pair in ((left, ""), ("", left)))
    except pint.DimensionalityError:
        raise UnitError(f"{unit_text(up, down)} is left over; use units that cancel") from None
    return (times * factor, over) if factor >= 1 else (times, over * inverse)


def _parts(units: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """Return the simple units of a product: what stands above in *units*, and below in *others*."""
    return [*(unit.partition("/")[0] for unit in units), *(unit.partition("/")[2] for unit in others if "/" in unit)]


def unit_text(above: Iterable[str], below: Iterable[str]) -> str:
    """Return a product of units as people write it.

    >>> unit_text(["NOK"], ["case", "FTE"])
    'NOK/(case*FTE)'
    """
    up, down = "*".join(above) or "1", "*".join(below)
    return f"{up}/({down})" if "*" in down else f"{up}/{down}" if down else up


def in_indicator_units(measurements: Measurements, scorecard: Scorecard) -> Measurements:
    """Return *measurements* with every value in the unit, and of the kind, that its indicator or series needs.

    `evaluate` does this at its edge. Who evaluates the same figures many times does it once: what this returned for a
    card is taken as it is the next time.

    `value`, `low` and `high` are converted; parts are counts and stay as they are. A level gets the card's spelling,
    a judgement becomes ``good``, ``medium`` or ``poor``, the root's own id the empty one. A value beside its parts
    agrees with them when it differs by no more than half its last decimal: published shares are rounded.

    Raises:
        UnitError: where units are all that is wrong.
        MeasurementError: with every fault found, each with its row.
    """
    if measurements.settled_for is scorecard:
        return measurements
    return measurements.latest(in_indicator_units, scorecard, lambda: _all_settled(measurements, scorecard))


def _all_settled(measurements: Measurements, scorecard: Scorecard) -> Measurements:
    card = _card(scorecard, measurements)
    rows: list[Measurement] = []
    faults: list[Fault] = []
    of_units = True
    for row in measurements.anchored(scorecard.fiscal_year):
        settled, refusals = _settled(row, card)
        rows.append(settled)
        of_units = of_units and all(isinstance(each, UnitError) for each in refusals)
        faults += [Fault(f"{_subject(row)} {refusal}", source=row.place) for refusal in refusals]
    twice = [] if faults else list(contradictions(rows))
    if faults or twice:
        raise (UnitError if faults and of_units else MeasurementError)([*faults, *twice])
    return Measurements(rows, settled_for=scorecard)


@frozen
class _Card:
    """What rows are held against: what may be measured, in which unit, where, and the card's own words."""

    measured: Mapping[str, Indicator | Series]
    units: Mapping[str, UnitName]
    org_units: Mapping[str, OrganisationUnit] | None
    own_words: Mapping[str, str]


_Changes = dict[str, Any]


def _card(scorecard: Scorecard, measurements: Measurements) -> _Card:
    measured: dict[str, Indicator | Series] = {each.id: each for each in scorecard.indicators()}
    measured |= {each.id: each for each in scorecard.series}
    units = {id: unit for id, element in measured.items() if (unit := unit_of(element))}
    for row in measurements:  # where the card names no unit, the first row that does decides
        if row.unit:
            units.setdefault(row.indicator, row.unit)
    organisation = scorecard.organisation
    org_units = {unit.id: unit for unit in organisation.walk()} if organisation is not None else None
    return _Card(measured, units, org_units, scorecard.words)


def unit_of(element: Indicator | Series) -> UnitName | None:
    """Return the unit declared, else that of the first target that is written with one."""
    if element.unit or isinstance(element, Series):
        return element.unit
    said = (target.expectation for target in element.targets)
    units = (_PERCENT if isinstance(each, Universal) else getattr(each, "unit", None) for each in said)
    return next((unit for unit in units if unit), None)


def _subject(row: Measurement) -> str:
    return repr(row.indicator) if row.place else f"{row.indicator!r} in {row.period}"


def _settled(row: Measurement, card: _Card) -> tuple[Measurement, list[ValueError]]:
    """Return *row* as its indicator needs it, and all that keeps it from being so."""
    element = card.measured.get(row.indicator)
    if element is None:
        hint = did_you_mean(row.indicator, card.measured) or "; use the id of an indicator or a series"
        return row, [ValueError(f"is no indicator or series of the card{hint}")]
    changes: _Changes = {}
    refusals: list[ValueError] = []
    for step in (_in_org_unit, _on_basis, _agreeing, _in_unit):
        try:
            changes |= step(row, element, card)
        except ValueError as refusal:
            refusals.append(refusal)
    return evolve(row, **changes) if changes and not refusals else row, refusals


def _in_org_unit(row: Measurement, _: Indicator | Series, card: _Card) -> _Changes:
    if card.org_units is None or row.org_unit == ROOT:
        return {}
    if row.org_unit not in card.org_units:
        hint = did_you_mean(row.org_unit, card.org_units) or "; use the id of a unit of the card's organisation"
        raise ValueError(f"came from {row.org_unit!r}, which is no unit of the organisation{hint}")
    unit = card.org_units[row.org_unit]
    if unit is next(iter(card.org_units.values())):
        return {"org_unit": ROOT}
    if row.has_value and unit.closes is not None and row.period.start > unit.closes:
        heir = next((each.id for each in card.org_units.values() if unit.id in each.merges), None)
        remedy = f"write {heir!r}, which took over from it" if heir else "write the unit that it belongs to now"
        raise ValueError(f"came from {unit.id!r}, which closed on {unit.closes}; {remedy}")
    if row.has_value and unit.opens is not None and row.period.end < unit.opens:
        raise ValueError(f"came from {unit.id!r}, which opens on {unit.opens}; write the unit that it belonged to then")
    return {}


def _on_basis(row: Measurement, element: Indicator | Series, _: _Card) -> _Changes:
    adds_up = element.adds_up or Aggregation.NONE
    if row.basis is Basis.PERIOD or row.period.start == row.period.year().start:
        return {}  # of T1, or of the whole year, the year to date is the period itself
    if adds_up in (Aggregation.STOCK, Aggregation.NONE):
        raise ValueError(f"came as year_to_date, but adds up as {adds_up.value!r}; give the period's own value, "
                         f"or declare adds_up")
    return {}


def _agreeing(row: Measurement, _: Indicator | Series, card: _Card) -> _Changes:
    """Refuse a value that its parts contradict; the rounding of the value as given is allowed for."""
    if row.numerator is None or row.denominator is None or not isinstance(row.value, float | int):
        return {}
    parts = f"{number_text(row.numerator)} / {number_text(row.denominator)}"
    if not row.denominator:
        raise ValueError(f"has the value {number_text(row.value)} beside the parts {parts}; leave value empty")
    share = rate_factor(row.unit or card.units.get(row.indicator)) * row.numerator / row.denominator
    if not is_rounded(row.value, share):
        raise ValueError(f"has the value {number_text(row.value)}, but its parts {parts} give {share:.6g}; "
                         f"correct one, or leave value empty")
    return {}


def is_rounded(value: float, exact: float, terms: int = 1) -> bool:
    """Whether *value* differs from *exact* by no more than the rounding it was written with, a sum of *terms* by each.

    >>> is_rounded(79.3, 79.3333), is_rounded(79.2, 79.3333)
    (True, False)
    """
    decimals = len(number_text(value).rstrip("0").partition(".")[2])
    return abs(value - exact) <= max(terms * 0.5 * 10.0**-decimals, 1e-6 * abs(exact)) + 1e-9


def _in_unit(row: Measurement, element: Indicator | Series, card: _Card) -> _Changes:
    if isinstance(element, Indicator) and row.value is not None:
        if element.levels:
            return {"value": _level(row.value, element.levels)}
        if element.is_milestone:
            return _milestone(row.value)
        if element.is_judged:
            return {"value": _judgement(row.value, card.own_words)}
    if isinstance(row.value, str | date):
        raise ValueError(f"has the value {str(row.value)!r}, its indicator is measured in numbers; write a number")
    return _converted_row(row, card.units.get(row.indicator))


def _converted_row(row: Measurement, unit: UnitName | None) -> _Changes:
    if unit is None or row.unit == unit:
        return {}
    if row.unit is None:
        return {"unit": unit}
    try:
        given = {name: getattr(row, name) for name in ("value", "low", "high")}
        return {"unit": unit} | {name: converted(float(number), row.unit, unit)
                                 for name, number in given.items() if number is not None}
    except UnitError:
        raise UnitError(f"came in {row.unit!r}, its indicator is in {unit!r}; give a unit that converts") from None


def _level(value: Value, levels: tuple[str, ...]) -> str:
    said = number_text(value) if isinstance(value, float | int) else str(value)
    for level in levels:
        if level.casefold() == said.casefold():
            return level
    hint = did_you_mean(said, levels) or f"; use {one_of(levels)}"
    raise ValueError(f"has the value {said!r}, which is no level{hint}")


def _milestone(value: Value) -> _Changes:
    if isinstance(value, date):
        return {}
    raise ValueError(f"has the value {_shown(value)}, its indicator is a milestone; "
                     f"write the date it was reached, such as 2025-09-30, or leave it empty")


def _judgement(value: Value, own_words: Mapping[str, str]) -> str:
    said = judgement_named(value, own_words) if isinstance(value, str) else None
    if said is None:
        raise ValueError(f"has the value {_shown(value)}, its indicator is judged; write 'good', 'medium' or 'poor'")
    return said


def _shown(value: Value) -> str:
    return number_text(value) if isinstance(value, float | int) else repr(str(value))
