"""Short ways to a card of one indicator, its figures and its result."""

from __future__ import annotations

from typing import Any

from balanced_scorecard import (
    CriticalSuccessFactor,
    Defaults,
    Indicator,
    IndicatorResult,
    Measurement,
    Measurements,
    Period,
    Perspective,
    Scorecard,
    Target,
    evaluate,
    read_expectation,
)


def a_target(text: str, *, by: str | None = None, **fields: Any) -> Target:
    """Return the target *text* says, due at the end of the period *by*."""
    due = Period.parse(by) if by else None
    return Target(expectation=read_expectation(text).expectation, text=text, by=due, **fields)


def an_indicator(*targets: str | Target, **fields: Any) -> Indicator:
    written = tuple(a_target(each) if isinstance(each, str) else each for each in targets)
    return Indicator(**{"id": "i", "name": "i", "targets": written, **fields})


def a_card(*indicators: Indicator, **fields: Any) -> Scorecard:
    factor = CriticalSuccessFactor(id="f", name="f", indicators=indicators)
    return Scorecard(**{"id": "card", "name": "card", "defaults": Defaults(),
                        "perspectives": (Perspective(id="p", name="p", factors=(factor,)),), **fields})


def a_row(period: str, value: Any = None, parts: tuple[float, float] | None = None, **fields: Any) -> Measurement:
    numerator, denominator = parts or (None, None)
    return Measurement(**{"indicator": "i", "period": Period.parse(period), "value": value, "numerator": numerator,
                          "denominator": denominator, **fields})


def rows_of(values: dict[str, Any]) -> Measurements:
    """Return one row a period: a number, or the two parts of a rate."""
    return Measurements(a_row(period, parts=value) if isinstance(value, tuple) else a_row(period, value)
                        for period, value in values.items())


def result_of(indicator: Indicator, values: dict[str, Any] | Measurements, period: str, *,
              card: dict[str, Any] | None = None, **asked: Any) -> IndicatorResult:
    rows = values if isinstance(values, Measurements) else rows_of(values)
    return evaluate(a_card(indicator, **(card or {})), rows, period, **asked)["i"]
