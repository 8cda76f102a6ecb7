"""BSC904: a jump of scale without a break or an event on record."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurements
from ...domain.observation import ObservationStatus
from ...domain.scorecard import Scorecard
from ..histories import Point, histories_of_all, is_rare, shown, successive, where
from ..rule import Needs, Rule, Severity, Violation

_ON_RECORD = frozenset({ObservationStatus.BREAK, ObservationStatus.SPECIAL_EVENT, ObservationStatus.DEFINITION_DIFFERS})


def find(scorecard: Scorecard, measurements: Measurements, *, times: float = 8.0) -> Iterator[Violation]:
    """Yield each indicator of which one figure is *times* the one before or more, or that small a part of it,
    in the whole or in any unit.

    Silent where the row says why: a status of break, event or other definition, another method, or a note. A new year
    to date is no jump; neither is one from or to 0, nor one of something that happens now and then.
    """
    for indicator, known in histories_of_all(scorecard, measurements):
        found = [jumps[-1] for history in known
                 if not is_rare(indicator, history) and (jumps := _jumps(history, times))]
        if found:
            before, after = found[0]
            yield Violation(indicator.id, name=indicator.name, before=shown(before.value), after=shown(after.value),
                            period=where(after.row.period, [each.row for _, each in found]))


def _jumps(history: tuple[Point, ...], times: float) -> list[tuple[Point, Point]]:
    return [(before, after) for before, after in successive(history)
            if _factor(before, after) >= times and not _is_told(before, after)]


def _factor(before: Point, after: Point) -> float:
    low, high = sorted((abs(before.value), abs(after.value)))
    return high / low if low else 0.0


def _is_told(before: Point, after: Point) -> bool:
    row = after.row
    return bool(row.statuses & _ON_RECORD or row.note) or row.method_version != before.row.method_version


RULE = Rule(
    code="BSC904",
    name="undeclared-break",
    severity=Severity.ADVICE,
    needs=Needs.DATA,
    message={"en": "{name!r} jumps from {before} to {after} in {period} without a break on record; check the unit, or "
                   "say what happened",
             "nb": "{name!r} hopper fra {before} til {after} i {period} uten at et brudd er notert; kontroller "
                   "måleenheten, eller skriv hva som hendte",
             "nn": "{name!r} hoppar frå {before} til {after} i {period} utan at eit brot er notert; kontroller "
                   "måleeininga, eller skriv kva som hende"},
    remedy={"en": "Correct the row, or write `status: B` (or S for an event) and a `note:` on it.",
            "nb": "Rett raden, eller skriv `status: B` (eller S for en hendelse) og en `note:` på den.",
            "nn": "Rett rada, eller skriv `status: B` (eller S for ei hending) og ein `note:` på ho."},
    rationale="A new way of counting that nobody wrote down is read as a change of fact.",
    source="R72: «Kan vi stole på informasjonen? Får vi informasjonen når vi trenger den?» (Statskonsult, 4.5)",
    find=find,
    example_measurements="indicator,period,value,unit\nA1.1,2022,310,thousand_NOK\n"
                         "A1.1,2023,325,thousand_NOK\nA1.1,2024,318000,\n",
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Money, factors: [{id: A1, name: Grant, indicators: [{id: A1.1, name: Spent, unit: thousand_NOK}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Money, factors: [{id: A1, name: Grant, indicators: [{id: A1.1, name: Spent, unit: NOK}]}]}
""",
)
