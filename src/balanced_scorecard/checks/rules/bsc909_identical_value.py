"""BSC909: the same unrounded value as the period before."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurements
from ...domain.scorecard import Scorecard
from ..histories import Point, histories_of_all, shown, successive, where
from ..rule import Needs, Rule, Severity, Violation

_MANY = 1000
"""A whole number from here on is seldom the same twice by chance; a smaller one often is."""


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator whose newest figure is that of the period before, to the last of many digits.

    In the whole or in any unit. Silent for what may well come twice: small counts, numbers with one decimal, round
    thousands, bounds.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        bounds = (indicator.bounds.low, indicator.bounds.high)
        newest = [pair for history in known for pair in successive(history) if pair[1] is history[-1]]
        found = [pair for pair in newest if _is_same(*pair) and pair[1].value not in bounds]
        if found:
            before, after = found[0]
            yield Violation(indicator.id, name=indicator.name, value=shown(after.value), before=str(before.row.period),
                            period=where(after.row.period, [each.row for _, each in found]))


def _is_same(before: Point, after: Point) -> bool:
    parts = (before.row.numerator, before.row.denominator), (after.row.numerator, after.row.denominator)
    if after.row.denominator is not None:
        return parts[0] == parts[1] and after.row.denominator >= _MANY
    return before.value == after.value and _is_unrounded(after.value)


def _is_unrounded(value: float) -> bool:
    tenths = value * 10
    if tenths != round(tenths):
        return True
    return abs(value) >= _MANY and value % 100 != 0


RULE = Rule(
    code="BSC909",
    name="identical-value",
    severity=Severity.ADVICE,
    needs=Needs.DATA,
    message={"en": "{name!r} is {value} in {period}, the very same as in {before}; check that it was measured anew",
             "nb": "{name!r} er {value} i {period}, nøyaktig som i {before}; kontroller at den er målt på nytt",
             "nn": "{name!r} er {value} i {period}, nøyaktig som i {before}; kontroller at det er målt på nytt"},
    remedy={"en": "Correct the row; where the figure is the old one, leave it out: an older value is carried by "
                  "itself.",
            "nb": "Rett raden; er tallet det gamle, utelat det: en eldre verdi videreføres av seg selv.",
            "nn": "Rett rada; er talet det gamle, utelat det: ein eldre verdi blir ført vidare av seg sjølv."},
    rationale="A figure copied from last time looks measured, and hides that nobody counted.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2023,61.37\nA1.1,2024,61.37\n",
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days waited}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Points of 61.37 possible, bounds: [0, 61.37]}]}]
""",
)
