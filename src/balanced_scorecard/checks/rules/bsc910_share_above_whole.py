"""BSC910: a share of more than all there is: its numerator is larger than its denominator."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurements
from ...domain.scorecard import Scorecard
from ...domain.unit_words import SHARES
from ..histories import Point, histories_of_all, where
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each share with a numerator above its denominator, in the whole or in any unit.

    Silent where bounds say that it may be, or cannot be: then BSC902 speaks. A ratio of this year to last year, which
    may well be more than all, has bounds that say so.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        if indicator.unit not in SHARES or indicator.bounds.high is not None:
            continue
        found = [point for history in known for point in history if _is_above(point)]
        if found:
            row = found[0].row
            yield Violation(indicator.id, name=indicator.name, top=row.numerator, bottom=row.denominator,
                            count=len(found), period=where(row.period, [row]))


def _is_above(point: Point) -> bool:
    top, bottom = point.row.numerator, point.row.denominator
    return top is not None and bottom is not None and 0 < bottom < top


RULE = Rule(
    code="BSC910",
    name="share-above-whole",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "{name!r} is {top} of {bottom} in {period}, more than all there are ({count} such in all); correct "
                   "the parts, or say with `bounds` that it may be more",
             "nb": "{name!r} er {top} av {bottom} i {period}, mer enn alle det er ({count} slike i alt); rett delene, "
                   "eller si med `bounds` at det kan bli mer",
             "nn": "{name!r} er {top} av {bottom} i {period}, meir enn alle det er ({count} slike i alt); rett delane, "
                   "eller sei med `bounds` at det kan bli meir"},
    remedy={"en": "Correct numerator and denominator; where a value may be above 100 %, as a change from last year is, "
                  "write its `bounds:`, such as `[0, 200]`.",
            "nb": "Rett teller og nevner; kan verdien bli over 100 %, som en endring fra i fjor, så skriv `bounds:`, "
                  "for eksempel `[0, 200]`.",
            "nn": "Rett teljar og nemnar; kan verdien bli over 100 %, som ei endring frå i fjor, så skriv `bounds:`, "
                  "til dømes `[0, 200]`."},
    rationale="A share of more than all is two counts that do not belong together, and it lifts every sum it is in.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,numerator,denominator\nA1.1,2024,60,50\n",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", adds_up: rate}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided against received, unit: "%", bounds: [0, 200]}]}
""",
)
