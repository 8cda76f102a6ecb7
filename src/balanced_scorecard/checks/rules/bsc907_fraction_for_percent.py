"""BSC907: fractions where the indicator is in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from ...domain.indicator import Indicator
from ...domain.measurement import Measurements
from ...domain.scorecard import Scorecard
from ..histories import Point, histories_of_all, shown, where
from ..rule import Needs, Rule, Severity, Violation
from ..targets import better, edge, ends, in_force

_SURELY_PERCENT = 10
"""A target (where higher is better) or a baseline from here on is no fraction, and near it no figure is below 1."""
_LEAST, _ABOUT = 2.0, 2.0
"""What a single figure may be a hundredth of, and by how many times a hundredfold may still miss that."""


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator in per cent with values, given as such, that are fractions, in the whole or in any unit.

    All of them, from 0 to 1 and far from what is expected; else one that times 100 is about what the others are, or
    what a target or the baseline says where there are no others.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        if indicator.unit != "percent":
            continue
        histories = [_given(history) for history in known]
        all_small = [history for history in histories if _expected(indicator) >= _SURELY_PERCENT and _is_small(history)]
        if all_small:
            yield _told(indicator, "", [each[-1] for each in all_small], _expected(indicator), len(all_small[0]))
            continue
        single = list(_single(indicator, histories))
        if single:
            yield _told(indicator, "one", [point for point, _ in single], single[0][1], len(single))


def _told(indicator: Indicator, wording: str, points: list[Point], expected: float, count: int) -> Violation:
    first = points[0]
    return Violation(indicator.id, wording=wording, name=indicator.name, value=shown(first.value), count=count,
                     expected=shown(expected), period=where(first.row.period, [each.row for each in points]))


def _given(history: tuple[Point, ...]) -> list[Point]:
    return [point for point in history if point.row.value is not None and point.row.numerator is None]


def _is_small(given: list[Point]) -> bool:
    return any(each.value for each in given) and all(0 <= each.value <= 1 for each in given)


def _single(indicator: Indicator, histories: list[list[Point]]) -> Iterator[tuple[Point, float]]:
    """Yield each figure below 1 that is about a hundredth of what is usual, with that."""
    everywhere = [point.value for history in histories for point in history if point.value >= 1]
    for history in histories:
        others = [point.value for point in history if point.value >= 1] or everywhere
        usual = [median(others)] if others else _said(indicator)
        for point in history:
            near = [each for each in usual if each >= _LEAST and each / _ABOUT <= 100 * point.value <= each * _ABOUT]
            if 0 < point.value < 1 and near:
                yield point, near[0]


def _said(indicator: Indicator) -> list[float]:
    """Return the numbers the card itself says of *indicator*: what its targets ask for, and where it began."""
    began = [indicator.baseline.value] if indicator.baseline else []
    return [*(number for target in in_force(indicator) for number in ends(indicator, target)), *began]


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
    wordings={"one": {"en": "{name!r} is {value} % in {period}, about a hundredth of the usual {expected} %: a "
                            "fraction for per cent ({count} such in all)? If so, multiply by 100",
                      "nb": "{name!r} er {value} % i {period}, omtrent en hundredel av de vanlige {expected} %: en "
                            "andel i stedet for prosent ({count} slike i alt)? Gang i så fall med 100",
                      "nn": "{name!r} er {value} % i {period}, om lag ein hundredel av dei vanlege {expected} %: ein "
                            "del i staden for prosent ({count} slike i alt)? Gong i så fall med 100"}},
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
