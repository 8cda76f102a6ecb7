"""BSC903: zeros at the end, where periods are most likely not reported yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ...domain.measurement import Measurements
from ...domain.scorecard import Scorecard
from ..histories import Point, alike, histories_of_all, is_rare, where
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, measurements: Measurements, *, least: int = 2, fewest: int = 3) -> Iterator[Violation]:
    """Yield each indicator that ends in *least* or more zeros after *fewest* or more figures that never were 0.

    In the whole, or in any unit where they are no small counts. Silent where lower is better: 0 is a good value then.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        polarity = indicator.effective_polarity
        if polarity is not None and polarity.direction < 0:
            continue
        found = [zeros for history in map(alike, known) if (zeros := _zeros(history, least, fewest))
                 and not (zeros[0].row.org_unit and is_rare(indicator, history))]
        if found:
            first = found[0]
            yield Violation(indicator.id, name=indicator.name, zeros=len(first),
                            period=where(first[-1].row.period, [each[0].row for each in found]))


def _zeros(history: tuple[Point, ...], least: int, fewest: int) -> list[Point]:
    """Return the zeros that *history* ends in, the newest first; none where they are too few or there were others."""
    zeros = list(takewhile(lambda point: point.value == 0, reversed(history)))
    before = history[:len(history) - len(zeros)]
    is_new = len(zeros) >= least and len(before) >= fewest and all(each.value for each in before)
    return zeros if is_new else []


RULE = Rule(
    code="BSC903",
    name="suspicious-zeros",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "{name!r} is 0 in the last {zeros} periods, from {period}, and never was before; leave out what is "
                   "not reported yet",
             "nb": "{name!r} er 0 i de siste {zeros} periodene, fra {period}, og var det aldri før; utelat det som "
                   "ikke er rapportert ennå",
             "nn": "{name!r} er 0 i dei siste {zeros} periodane, frå {period}, og var det aldri før; utelat det som "
                   "ikkje er rapportert enno"},
    remedy={"en": "Delete the rows, or leave their value empty, until the figures are there.",
            "nb": "Slett radene, eller la verdien stå tom, til tallene foreligger.",
            "nn": "Slett radene, eller lat verdien stå tom, til tala ligg føre."},
    rationale="A spreadsheet writes 0 where nothing is filled in, and a period without a figure is then judged as the "
              "worst.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\n" + "".join(
        f"A1.1,2024-0{month},{value}\n" for month, value in enumerate((310, 295, 330, 0, 0), 1)),
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Cases decided, unit: case, polarity: higher}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Complaints, unit: case, polarity: lower}]}]
""",
)
