"""BSC908: the units' sum differs from the reported total."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.aggregation import Aggregation
from ...domain.identifiers import UnitName
from ...domain.measurement import Measurements
from ...domain.organisation import ROOT, OrganisationUnit
from ...domain.scorecard import Scorecard
from ..histories import Point, points, shown
from ..rule import Needs, Rule, Severity, Violation

_ADDED = (Aggregation.FLOW, Aggregation.STOCK)


def find(scorecard: Scorecard, measurements: Measurements, *, most: float = 0.5) -> Iterator[Violation]:
    """Yield each indicator whose total differs by more than *most* per cent from the sum of the units below.

    Only what adds up over units, in periods for which every unit open on the last day has a figure; the newest is told.
    """
    units = scorecard.organisation.org_units if scorecard.organisation else ()
    for indicator in scorecard.indicators():
        if not units or (indicator.adds_up_over_units or indicator.adds_up) not in _ADDED:
            continue
        parts = {unit.id: _by_period(measurements, indicator.id, unit.id, indicator.unit) for unit in units}
        totals = _by_period(measurements, indicator.id, ROOT, indicator.unit)
        for key, total in reversed(totals.items()):
            added = _sum(parts, key, [unit.id for unit in units if _counts(unit, total)])
            if added is not None and abs(added - total.value) > most / 100 * abs(total.value):
                yield Violation(indicator.id, name=indicator.name, period=str(total.row.period),
                                total=shown(total.value), added=shown(added))
                break


_Figures = dict[tuple[object, ...], Point]


def _by_period(measurements: Measurements, id_: str, org_unit: str, unit: UnitName | None) -> _Figures:
    found = points(unit, measurements.of(id_, org_unit))
    return {(point.row.period, point.row.basis): point for point in found}


def _counts(unit: OrganisationUnit, total: Point) -> bool:
    return unit.is_open(total.row.period.end)


def _sum(parts: dict[str, _Figures], key: tuple[object, ...], wanted: list[str]) -> float | None:
    """Return the sum over the units *wanted*; None where one of them has no figure, or another that closed has one."""
    reporting = [unit for unit, figures in parts.items() if key in figures]
    if not wanted or sorted(reporting) != sorted(wanted):
        return None
    return sum(parts[unit][key].value for unit in wanted)


RULE = Rule(
    code="BSC908",
    name="units-do-not-sum",
    severity=Severity.WARNING,
    needs=Needs.DATA,
    message={"en": "the units' figures of {name!r} for {period} give {added}, and the total says {total}; find the "
                   "difference",
             "nb": "enhetenes tall for {name!r} i {period} gir {added}, og totalen er {total}; finn forskjellen",
             "nn": "tala frå einingane for {name!r} i {period} gir {added}, og totalen er {total}; finn skilnaden"},
    remedy={"en": "Correct the row that is wrong; where the whole has more than its units, give the rest a unit.",
            "nb": "Rett raden som er feil; har helheten mer enn enhetene, gi resten en egen enhet.",
            "nn": "Rett rada som er feil; har heilskapen meir enn einingane, gi resten ei eiga eining."},
    rationale="Two figures for one thing are settled in the meeting instead of what they are about.",
    source="R89: «Behandlingstid (samlet» (Statskonsult, 4.7); R72",
    find=find,
    example_measurements="indicator,period,org_unit,value\nA1.1,2024,,900\nA1.1,2024,north,400\nA1.1,2024,south,450\n"
                         "A1.2,2024,,900\nA1.2,2024,north,400\nA1.2,2024,south,500\n",
    bad="""
id: card
name: Our card
organisation: {id: all, name: Agency, org_units: [{id: north, name: North}, {id: south, name: South}]}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators:
          - {id: A1.1, name: Cases decided, unit: case, adds_up: flow}
          - {id: A1.2, name: Cases received, unit: case, adds_up: flow}
""",
    good="""
id: card
name: Our card
organisation: {id: all, name: Agency, org_units: [{id: north, name: North}, {id: south, name: South}]}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators:
          - {id: A1.1, name: Cases a person, unit: case, adds_up: flow, adds_up_over_units: none}
          - {id: A1.2, name: Cases received, unit: case, adds_up: flow}
""",
)
