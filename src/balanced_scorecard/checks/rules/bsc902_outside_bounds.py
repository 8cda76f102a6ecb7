"""BSC902: a value its indicator cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurement, Measurements
from ...domain.scorecard import Scorecard
from ..histories import points, shown
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator with values outside its bounds, in the whole or in any unit; the first is named."""
    rows: dict[str, list[Measurement]] = {}
    for row in measurements:
        rows.setdefault(row.indicator, []).append(row)
    for indicator in scorecard.indicators():
        if indicator.bounds.low is None and indicator.bounds.high is None:
            continue
        known = [point for row in rows.get(indicator.id, ()) for point in points(indicator.unit, (row,))]
        wrong = [point for point in known if indicator.bounds.nearest(point.value) != point.value]
        if wrong:
            first = wrong[0].row
            yield Violation(indicator.id, name=indicator.name, outside=len(wrong), value=shown(wrong[0].value),
                            where=" ".join(part for part in (first.org_unit, str(first.period)) if part))


RULE = Rule(
    code="BSC902",
    name="outside-bounds",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "{name!r} cannot be {value} ({where}; {outside} such in all); mend the figure, or the bounds",
             "nb": "{name!r} kan ikke være {value} ({where}; {outside} slike i alt); rett tallet, eller ytterpunktene",
             "nn": "{name!r} kan ikkje vere {value} ({where}; {outside} slike i alt); rett talet, eller ytterpunkta"},
    remedy={"en": "Correct the row, or write `bounds:` as they are.",
            "nb": "Rett raden, eller skriv `bounds:` slik de er.",
            "nn": "Rett rada, eller skriv `bounds:` slik dei er."},
    rationale="One impossible value makes readers doubt all the others, and rightly.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2024,104\n",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", bounds: [0, 100]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Spent of the grant, unit: "%", bounds: [0, 150]}]}
""",
)
