"""Any two cards that share a fiscal year can be split: no reference, id or unit of the one breaks a step."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.card_strategies import scorecards
from tests.comparison.mutations import candidates

from balanced_scorecard import (
    Basis,
    FiscalYear,
    Indicator,
    Measurement,
    Measurements,
    OrganisationUnit,
    Period,
    Scorecard,
    Series,
    compare_evaluations,
    evaluate,
    measurements_for,
)

PERIODS = ("2024", "2025")


@st.composite
def figures(draw: st.DrawFn, card: Scorecard) -> Measurements:
    """Return a figure of most indicators and series for most periods, each of the kind it is measured in."""
    rows = []
    measured: tuple[Indicator | Series, ...] = (*card.indicators(), *card.series)
    for element in measured:
        for period in PERIODS:
            if draw(st.integers(0, 4)):
                value = draw(_values(element))
                rows.append(Measurement(indicator=element.id, period=Period.parse(period), value=value))
    return Measurements(rows)


def _values(element: Any) -> st.SearchStrategy[Any]:
    if isinstance(element, Indicator) and element.levels:
        return st.sampled_from(element.levels)
    if isinstance(element, Indicator) and element.is_milestone:
        return st.dates(date(2023, 1, 1), date(2026, 1, 1))
    if isinstance(element, Indicator) and element.is_judged:
        return st.sampled_from(["good", "medium", "poor"])
    return st.integers(-100, 100).map(float)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Scorecard, Scorecard]:
    """Return a card, and the same with one attribute changed or another altogether, in one calendar."""
    old = _of_the_calendar(draw(scorecards()))
    if draw(st.booleans()):
        return old, _of_the_calendar(draw(scorecards()))
    every, start = list(candidates(old)), draw(st.integers(0, 100_000))
    around = (every[(start + n) % len(every)] for n in range(len(every)))
    return old, _of_the_calendar(next(each for each in around if each.is_valid()).card)


def _of_the_calendar(card: Scorecard) -> Scorecard:
    """Return *card* in the calendar's year, its units taking over from none: by chance one would from itself."""
    return evolve(card, fiscal_year=FiscalYear(), organisation=card.organisation and _alone(card.organisation))


def _alone(unit: OrganisationUnit) -> OrganisationUnit:
    return evolve(unit, merges=(), org_units=tuple(map(_alone, unit.org_units)))


@settings(max_examples=40)
@given(pair=pairs(), data=st.data(), period=st.sampled_from(PERIODS))
def test_two_cards_of_any_kind_are_split_into_parts_that_add_up(
    pair: tuple[Scorecard, Scorecard], data: st.DataObject, period: str
) -> None:
    old, new = pair
    rows = data.draw(figures(old))
    first = evaluate(old, rows, "2024", basis=Basis.PERIOD)
    shared = [row for row in measurements_for(new, rows, old) if _fits(row, new)]
    split = compare_evaluations(first, evaluate(new, Measurements(shared), period, basis=Basis.PERIOD))
    for change in split:
        if change.change is not None:
            assert sum(part.size for part in change.parts) == pytest.approx(change.change, abs=1e-12, rel=0)


def _fits(row: Measurement, card: Scorecard) -> bool:
    """Whether *row* is of the kind that its indicator is measured in on *card*."""
    element = card.find(row.indicator)
    if isinstance(element, Indicator) and (element.levels or element.is_milestone or element.is_judged):
        kind = date if element.is_milestone else str
        return isinstance(row.value, kind) and (not element.levels or row.value in element.levels) and (
            not element.is_judged or row.value in ("good", "medium", "poor"))
    return isinstance(row.value, float)
