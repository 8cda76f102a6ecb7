"""BSC606: units without a target of their own where others have one, of what adds up over them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.aggregation import Aggregation
from ...domain.indicator import Indicator
from ...domain.organisation import OrganisationUnit
from ...domain.scorecard import Scorecard
from ..gathering import few
from ..rule import Rule, Severity, Violation
from ..targets import in_force

_SHARED_OUT = (Aggregation.FLOW, Aggregation.STOCK)


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator that adds up over units and has targets for some of those side by side, with the others.

    The target of the whole says nothing of a part of it, so that a unit without its own is not judged. Only those open
    when the last of the local targets is due are asked for theirs.
    """
    organisation = scorecard.organisation
    beside = [unit.org_units for unit in organisation.walk() if unit.org_units] if organisation else []
    for indicator in scorecard.indicators():
        over_units = indicator.adds_up_over_units or indicator.adds_up
        for units in beside if over_units in _SHARED_OUT else ():
            asked, lacking = _asked(indicator, units)
            if lacking:
                yield Violation(indicator.id, name=indicator.name, lacking=len(lacking), count=asked + len(lacking),
                                few=few(lacking))


def _asked(indicator: Indicator, units: tuple[OrganisationUnit, ...]) -> tuple[int, list[str]]:
    """Return how many of *units* have a target of their own, and the ids of the others; none where none has."""
    ids = {unit.id for unit in units}
    dues = {target.org_unit: target.due or date.max for target in in_force(indicator) if target.org_unit in ids}
    last = max(dues.values(), default=None)
    if last is None:
        return 0, []
    return len(dues), [unit.id for unit in units if unit.id not in dues and _is_open(unit, last)]


def _is_open(unit: OrganisationUnit, day: date) -> bool:
    return unit.closes is None if day == date.max else unit.is_open(day)


RULE = Rule(
    code="BSC606",
    name="unit-without-target",
    severity=Severity.ADVICE,
    message={"en": "{lacking} of {count} units ({few}) have no target of their own for {name!r}, which adds up over "
                   "them, and are not judged; write theirs",
             "nb": "{lacking} av {count} enheter ({few}) har ikke eget krav til {name!r}, som summeres over dem, og "
                   "blir ikke vurdert; skriv deres",
             "nn": "{lacking} av {count} einingar ({few}) har ikkje eige krav til {name!r}, som blir summert over dei, "
                   "og blir ikkje vurderte; skriv krava deira"},
    remedy={"en": "Write a target with `org_unit:` for each; a table of units by indicators can stand beside the card.",
            "nb": "Skriv et krav med `org_unit:` for hver; en tabell med enheter og styringsparametere kan stå ved "
                  "siden av styrekortet.",
            "nn": "Skriv eit krav med `org_unit:` for kvar; ein tabell med einingar og styringsparametrar kan stå ved "
                  "sida av styrekortet."},
    rationale="What the whole is to deliver says nothing of a part: a forgotten office is shown without a judgement, "
              "and nobody asks why.",
    source="R87: «rammeverk som etaten senere kan tilpasse de øvrige fylkene» (Statskonsult, 4.7); R89",
    find=find,
    bad="""
id: card
name: Our card
organisation: {id: all, name: Agency, org_units: [{id: north, name: North}, {id: south, name: South}]}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Many cases
        indicators:
          - id: A1.1
            name: Cases decided
            unit: case
            adds_up: flow
            targets: [{expect: ">= 900", by: 2025}, {expect: ">= 400", by: 2025, org_unit: north}]
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
        name: Many cases
        indicators:
          - id: A1.1
            name: Cases decided
            unit: case
            adds_up: flow
            targets:
              - {expect: ">= 900", by: 2025}
              - {expect: ">= 400", by: 2025, org_unit: north}
              - {expect: ">= 500", by: 2025, org_unit: south}
""",
)
