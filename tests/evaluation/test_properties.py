"""What must hold of every judgement, whatever the indicator, its target, its norm and the value."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.evaluation.building import a_card, a_row, result_of
from tests.evaluation.judging_strategies import VALUES, Given, given_values, in_unit, indicators, mirrored

from balanced_scorecard import (
    Aggregation,
    Basis,
    DataStatus,
    FiscalYear,
    Frequency,
    Indicator,
    IndicatorResult,
    Measurement,
    Measurements,
    NamedBy,
    Period,
    Status,
    TargetMet,
    evaluate,
    explain,
    recompute,
)
from balanced_scorecard.domain.scale import ends_of

RANK = {Status.POOR: 0, Status.MEDIUM: 1, Status.GOOD: 2}
IS_MET = {TargetMet.NO: 0, TargetMet.YES: 1}


def judged(indicator: Indicator, value: float, unit: str | None = None) -> IndicatorResult:
    return result_of(indicator, Measurements([a_row("2025", value, unit=unit)]), "2025")


def is_near_an_edge(result: IndicatorResult) -> bool:
    """Whether the value lies so near an edge that the rounding of a float may carry it over."""
    scale = result.scale
    edges = [*ends_of(scale.good), *ends_of(scale.medium)] if scale else []
    edges += ends_of(result.target) if isinstance(result.target, float | tuple) else []
    size = max([abs(edge) for edge in edges], default=0.0)
    return any(abs(float(result.actual) - edge) <= 1e-6 * max(size, 1.0) for edge in edges)  # type: ignore[arg-type]


# ---- a better value is never judged worse ---------------------------------------------------------------------------


@settings(max_examples=80)
@given(indicators(directions=(1, -1)), st.lists(VALUES, min_size=2, max_size=6))
def test_a_better_value_is_never_judged_worse(indicator: Indicator, values: list[float]) -> None:
    sign = indicator.polarity.direction if indicator.polarity else 0
    results = [judged(indicator, value) for value in sorted(values, key=lambda value: sign * value)]

    _never_falls([RANK.get(each.status) for each in results])
    for name in ("score", "gap", "progress"):
        _never_falls([getattr(each, name) for each in results])
    _never_falls([IS_MET.get(each.target_met) for each in results if each.target_met])


@settings(max_examples=80)
@given(indicators(directions=(0,)), st.lists(VALUES, min_size=2, max_size=6), st.sampled_from([1, -1]))
def test_nearer_to_a_range_is_never_judged_worse(indicator: Indicator, values: list[float], side: int) -> None:
    whole = judged(indicator, 0.0).scale
    assume(whole is not None)
    low, high = ends_of(whole.good if whole else None)
    centre = (low + high) / 2
    away = sorted((abs(value - centre) for value in values), reverse=True)
    results = [judged(indicator, centre + side * distance) for distance in away]

    _never_falls([RANK.get(each.status) for each in results])
    _never_falls([each.score for each in results])


@settings(max_examples=150)
@given(given_values())
def test_the_score_lies_in_the_band_of_the_status(given: Given) -> None:
    result = judged(given.indicator, given.value)
    assume(result.score is not None and not is_near_an_edge(result))
    lowest = {Status.POOR: 0.0, Status.MEDIUM: 1 / 3, Status.GOOD: 2 / 3}[result.status]

    assert lowest <= result.score <= lowest + 1 / 3 + 1e-12  # type: ignore[operator]
    if result.scale and result.scale.direction == 0 and not result.is_two_valued and result.status is Status.GOOD:
        assert result.score == 1.0


def _never_falls(numbers: list[Any]) -> None:
    given = [number for number in numbers if number is not None]
    assert len(given) in (0, len(numbers))
    assert given == sorted(given)


@settings(max_examples=80)
@given(given_values())
def test_a_judgement_is_worked_out_again_from_its_explanation(given: Given) -> None:
    rows = Measurements([a_row("2025", given.value)])
    evaluation = evaluate(a_card(given.indicator), rows, "2025")
    found = recompute(explain(evaluation, "i"))

    assert (found.status, found.score, found.value) == (
        evaluation["i"].status, evaluation["i"].score, evaluation["i"].actual)


# ---- the same said otherwise is judged the same ---------------------------------------------------------------------


@settings(max_examples=150)
@given(given_values())
def test_value_card_and_polarity_mirrored_are_judged_the_same(given: Given) -> None:
    plain, other = judged(given.indicator, given.value), judged(mirrored(given.indicator), -given.value)

    for name in ("status", "reason", "score", "gap", "progress", "target_met", "pace", "data_status"):
        assert getattr(other, name) == getattr(plain, name), name
    assert other.actual == -given.value
    assert (other.expected is None) is (plain.expected is None)
    assert other.expected is None or other.expected == -plain.expected  # type: ignore[operator]


UNITS = [("minute", "hour", 1 / 60), ("hour", "minute", 60.0), ("NOK", "million_NOK", 1e-6), ("percent", "ratio", 0.01),
         ("percent", "permille", 10.0), ("tonne", "kilogram", 1000.0)]


@settings(max_examples=150)
@given(given_values(), st.sampled_from(UNITS))
def test_a_card_in_another_unit_judges_the_same(given: Given, units: tuple[str, str, float]) -> None:
    unit, other_unit, factor = units
    plain = judged(in_unit(given.indicator, 1.0, unit), given.value, unit)
    assume(not is_near_an_edge(plain))
    card = in_unit(given.indicator, factor, other_unit)
    for other in (judged(card, given.value, unit), judged(card, given.value * factor, other_unit)):
        for name in ("status", "reason", "target_met"):
            assert getattr(other, name) == getattr(plain, name), name
        for name, times in (("score", 1.0), ("progress", 1.0), ("gap", factor), ("expected", factor)):
            number = getattr(plain, name)
            assert getattr(other, name) == (number if number is None else pytest.approx(number * times, abs=1e-9)), name


@settings(max_examples=80)
@given(given_values(), st.integers(0, 9))
def test_the_decimals_shown_decide_nothing(given: Given, decimals: int) -> None:
    shown = judged(evolve(given.indicator, decimals=decimals), given.value)

    assert evolve(shown, indicator=given.indicator) == judged(given.indicator, given.value)


# ---- a period alone and a year to date tell the same ----------------------------------------------------------------

MONTHS = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=12, max_size=12)
YEARS = st.sampled_from([FiscalYear(), FiscalYear(starts=4, named_by=NamedBy.START), FiscalYear(starts=10)])
STEPS = st.sampled_from([Frequency.MONTH, Frequency.QUARTER, Frequency.TERTIAL, Frequency.HALF])
Parts = tuple[int, int]


def summed(months: list[Parts]) -> Parts:
    return sum(n for n, _ in months), sum(d for _, d in months)


def rows_of(sums: dict[Period, Parts], basis: Basis, adds_up: Aggregation) -> Measurements:
    """One row a period: a number, or the parts of a share."""
    def of(n: int, d: int) -> dict[str, Any]:
        return {"value": float(n)} if adds_up is Aggregation.FLOW else {"numerator": float(n), "denominator": float(d)}

    return Measurements(Measurement(indicator="i", period=period, basis=basis, **of(*parts))
                        for period, parts in sums.items())


@settings(max_examples=30)
@given(MONTHS, STEPS, YEARS, st.sampled_from([Aggregation.FLOW, Aggregation.RATE]))
def test_figures_of_each_period_alone_and_to_date_give_the_same_results(
        months: list[Parts], step: Frequency, year: FiscalYear, adds_up: Aggregation) -> None:
    many, periods = step.months, list(Period.parse("2025", year).steps(step))
    alone = {each: summed(months[n * many:(n + 1) * many]) for n, each in enumerate(periods)}
    to_date = {each: summed(months[:(n + 1) * many]) for n, each in enumerate(periods)}
    given = [rows_of(alone, Basis.PERIOD, adds_up), rows_of(to_date, Basis.YEAR_TO_DATE, adds_up)]
    indicator = Indicator(id="i", name="i", adds_up=adds_up)
    for basis, sums in ((Basis.PERIOD, alone), (Basis.YEAR_TO_DATE, to_date)):
        for period, (n, d) in sums.items():
            for rows in given:
                result = evaluate(a_card(indicator, fiscal_year=year), rows, period, basis=basis)["i"]
                assert result.actual == (n if adds_up is Aggregation.FLOW else n / d)
                assert (result.coverage, result.data_status) == (1.0, DataStatus.FRESH)
