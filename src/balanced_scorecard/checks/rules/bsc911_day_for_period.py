"""BSC911: figures of single days where the indicator is not measured by the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...domain.frequency import Frequency
from ...domain.indicator import Indicator
from ...domain.measurement import Measurement, Measurements
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ..histories import rows_by_indicator
from ..rule import Needs, Rule, Severity, Violation

_A_FEW_DAYS = 4
"""As far apart as two working days may be."""


def find(scorecard: Scorecard, measurements: Measurements) -> Iterator[Violation]:
    """Yield each indicator with rows of single days that are no series by the day, in the whole or in any unit.

    Rows of days that follow upon each other add up, and are one. The rows of a milestone are of the day it was reached.
    """
    series = rows_by_indicator(measurements)
    for indicator in scorecard.indicators():
        if indicator.frequency is Frequency.DAY or indicator.is_milestone or indicator.is_judged:
            continue
        known = series.get(indicator.id, ())
        days = [row for rows in known for row in _single_days(rows)]
        if days:
            first = days[0]
            meant = Period.of_date(_usual(indicator, known), first.period.end, scorecard.fiscal_year)
            yield Violation(indicator.id, name=indicator.name, day=str(first.period), count=len(days),
                            place=f" ({first.place})" if first.place else "", meant=str(meant))


def _single_days(rows: Sequence[Measurement]) -> list[Measurement]:
    """Return the rows of days among *rows*, unless some of them follow upon each other."""
    days = [row for row in rows if row.period.frequency is Frequency.DAY and not row.period.is_span]
    gaps = [(after.period.start - before.period.start).days for before, after in pairwise(days)]
    return [] if any(0 < gap <= _A_FEW_DAYS for gap in gaps) else days


def _usual(indicator: Indicator, known: Sequence[Sequence[Measurement]]) -> Frequency:
    """Return how often the figures come: as declared, else as most other rows do, else by the month."""
    others = Counter(row.period.frequency for rows in known for row in rows
                     if row.period.frequency is not Frequency.DAY)
    return indicator.frequency or max(others, key=lambda each: others[each], default=Frequency.MONTH)


RULE = Rule(
    code="BSC911",
    name="day-for-period",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "{name!r} has {count} figures of a single day, such as {day}{place}, and is not measured by the "
                   "day; write the period they are of, such as {meant}",
             "nb": "{name!r} har {count} tall for en enkelt dag, som {day}{place}, og måles ikke per dag; skriv "
                   "perioden de gjelder, for eksempel {meant}",
             "nn": "{name!r} har {count} tal for ein enkelt dag, som {day}{place}, og blir ikkje målt per dag; skriv "
                   "perioden dei gjeld, til dømes {meant}"},
    remedy={"en": "Write the period in the column for it, as `2026-T2` or `2026-06`; `frequency: day` where it is "
                  "measured by the day.",
            "nb": "Skriv perioden i kolonnen for den, som `2026-T2` eller `2026-06`; `frequency: day` der det måles "
                  "per dag.",
            "nn": "Skriv perioden i kolonnen for han, som `2026-T2` eller `2026-06`; `frequency: day` der det blir "
                  "målt per dag."},
    rationale="The day a report was made is no period: such a row is in no tertial, and the figure is missing from it.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2024-08-31,60\n",
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Waiting, frequency: tertial}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Waiting, frequency: day}]}]}
""",
)
