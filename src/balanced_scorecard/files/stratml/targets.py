"""A TargetResult -> a target of the card, where its words or the caller say the way; StratML itself does not."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ...domain.amount import number_text
from ...domain.identifiers import UnitName
from ...domain.indicator import Indicator, Polarity
from ...domain.period import FiscalYear, Frequency, Period
from ...domain.target import Between, Expectation, Point, Target, Threshold
from ..target_reading import Setting, read_target_text
from .results import Result, period_of

Plain = dict[str, Any]


@frozen(kw_only=True)
class Measured:
    """What results need to know of their indicator."""

    id: str
    name: str
    unit: UnitName | None
    polarity: Polarity | None
    fiscal_year: FiscalYear

    def period(self, result: Result) -> Period:
        """Return the period of *result*, which has days."""
        assert result.days is not None
        return period_of(result.days, self.fiscal_year)

    @property
    def setting(self) -> Setting:
        """What its target texts need to know."""
        return Setting(language="en", unit=self.unit, direction=self.polarity.direction if self.polarity else 0)


def target_of(result: Result, measured: Measured) -> Plain | None:
    """Return the target *result* is; None where nothing says whether more or less is better."""
    words = {"text": result.words} if result.words else {}
    said = _expectation(result.said, measured)
    if said and _expectation(result.words, measured) == said:
        return {"expect": result.words, **due(result, measured)}  # with the scope that only the raw words hold
    if result.said and (said or result.kind != "expect"):
        return {result.kind: result.said, **words, **due(result, measured)}
    if _is_said(result.number, _expectation(result.words, measured)):
        return {"expect": result.words, **due(result, measured)}
    sign = {1: ">=", -1: "<="}.get(measured.setting.direction)
    if result.number is None or sign is None:
        return None
    return {"expect": f"{sign} {number_text(result.number)}", **words, **due(result, measured)}


def due(result: Result, measured: Measured) -> Plain:
    """Return when and where a target that *result* says is to be met."""
    assert result.days is not None
    period = measured.period(result)
    is_day = not result.has_start or (period.frequency is Frequency.DAY and not period.is_span)
    where = {"org_unit": result.org_unit} if result.org_unit else {}
    return {"by": result.days[1].isoformat() if is_day else str(period), **where}


def _expectation(text: str, measured: Measured) -> Expectation | None:
    """Return what *text* expects of the indicator; None where it is no target, or none of this indicator."""
    try:
        expectation = read_target_text("expect", text, measured.setting).expectation
        Indicator(id="tried", name="tried", unit=measured.unit, targets=(Target(expectation=expectation),))
    except ValueError:
        return None
    return expectation


def _is_said(number: float | None, expectation: Expectation | None) -> bool:
    """Whether *expectation* is one, and *number*, where there is one, is its own."""
    match expectation:
        case Threshold(value=value) | Point(value=value):
            return number in (None, value)
        case Between(low=low, high=high):
            return number is None or low <= number <= high
    return number is None and expectation is not None
