"""BSC907: fractions where the indicator is in per cent."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.measurement import Measurements
from ...domain.scorecard import Scorecard
from ..histories import Point, histories_of_all, shown, where
from ..rule import Needs, Rule, Severity, Violation
from ..targets import better, edge, in_force

_SURELY_PERCENT = 10
"""A target (where higher is better) or a baseline from here on is no fraction, and near it no figure is below 1."""


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator in per cent whose values, given as such, are all from 0 to 1, far from what is expected.

    All of the whole, or all of any unit.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        expected = _expected(indicator) if indicator.unit == "percent" else 0.0
        found = [given for history in known if expected >= _SURELY_PERCENT and (given := _fractions(history))]
        if found:
            period = where(found[0][-1].row.period, [each[-1].row for each in found])
            yield Violation(indicator.id, name=indicator.name, value=shown(found[0][-1].value), period=period,
                            expected=shown(expected), count=len(found[0]))


def _fractions(history: tuple[Point, ...]) -> list[Point]:
    """Return the values given as such, where they are all from 0 to 1 and not all 0; else none."""
    given = [point for point in history if point.row.value is not None and point.row.numerator is None]
    is_small = any(each.value for each in given) and all(0 <= each.value <= 1 for each in given)
    return given if is_small else []


def _expected(indicator: Indicator) -> float:
    """Return the highest number the card itself expects figures to be near; 0 where none is sure."""
    asked = [edge(indicator, target) or 0.0 for target in in_force(indicator) if better(indicator, target) > 0]
    return max(0.0, indicator.baseline.value if indicator.baseline else 0.0, *asked)


RULE = Rule(
    code="BSC907",
    name="fraction-for-percent",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "all {count} values of {name!r} are at most 1, such as {value} in {period}, and {expected} is "
                   "expected: fractions for per cent; multiply by 100, or write their unit",
             "nb": "alle {count} verdier av {name!r} er høyst 1, som {value} i {period}, og {expected} er ventet: "
                   "andeler i stedet for prosent; gang med 100, eller skriv måleenheten",
             "nn": "alle {count} verdiar av {name!r} er høgst 1, som {value} i {period}, og {expected} er venta: "
                   "delar i staden for prosent; gong med 100, eller skriv måleeininga"},
    remedy={"en": "Write the column as per cent, or `ratio` in its `unit`.",
            "nb": "Skriv kolonnen i prosent, eller `ratio` i `unit`.",
            "nn": "Skriv kolonnen i prosent, eller `ratio` i `unit`."},
    rationale="Excel shows 0.81 as 81 % and saves it as 0.81; judged as per cent it is the worst there is.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2023,0.78\nA1.1,2024,0.81\n",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80"]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Letters lost, unit: "%", targets: ["<= 1"]}]}
""",
)
