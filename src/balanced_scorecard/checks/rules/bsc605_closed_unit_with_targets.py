"""BSC605: a unit that has closed and still has live targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation
from ..targets import in_force


def find(scorecard: Scorecard, on: date) -> Iterator[Violation]:
    """Yield each indicator with targets for units that had closed before *on*, due after they closed or never."""
    units = scorecard.organisation.walk() if scorecard.organisation else ()
    closed = {unit.id: unit.closes for unit in units if unit.closes and unit.closes < on}
    for indicator in scorecard.indicators():
        dead = _with_live_targets(indicator, closed)
        if dead:
            yield Violation(indicator.id, name=indicator.name, units=", ".join(dead))


def _with_live_targets(indicator: Indicator, closed: dict[str, date]) -> list[str]:
    live = (target.org_unit for target in in_force(indicator)
            if target.org_unit in closed and (target.due is None or target.due > closed[target.org_unit]))
    return list(dict.fromkeys(unit for unit in live if unit))


RULE = Rule(
    code="BSC605",
    name="closed-unit-with-targets",
    severity=Severity.WARNING,
    needs=Needs.DATE,
    message={"en": "{name!r} still has targets for {units}, which has closed; move them to who took over",
             "nb": "{name!r} har fortsatt krav til {units}, som er nedlagt; flytt dem til den som overtok",
             "nn": "{name!r} har framleis krav til {units}, som er nedlagd; flytt dei til den som tok over"},
    remedy={"en": "Take the local target out, or give it a `by:` before the unit closed and the new unit its own.",
            "nb": "Ta ut det lokale kravet, eller gi det en `by:` før enheten ble nedlagt, og gi den nye enheten sitt "
                  "eget.",
            "nn": "Ta ut det lokale kravet, eller gi det ein `by:` før eininga vart nedlagd, og gi den nye eininga "
                  "sitt eige."},
    rationale="A target for a unit that is no more is asked of nobody, and is missing in every sum.",
    source="R100: «Både styrekort og nøkkeltall må dessuten oppdateres ved strategiendringer» (Statskonsult, 5.4); R87",
    find=find,
    example_on=date(2025, 10, 1),
    bad="""
id: card
name: Our card
organisation: {id: all, name: Agency, org_units: [{id: north, name: North, to: 2025-08-31}]}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", org_unit: north}]}]
""",
    good="""
id: card
name: Our card
organisation: {id: all, name: Agency, org_units: [{id: north, name: North, to: 2025-08-31}]}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2024, org_unit: north}]}
""",
)
