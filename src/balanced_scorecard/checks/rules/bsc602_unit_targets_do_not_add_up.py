"""BSC602: the units' targets cannot give the whole's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...domain.aggregation import Aggregation
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Target, Threshold
from ..rule import Rule, Severity, Violation
from ..targets import better, decides, edge, in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator whose local targets, all met just so, leave the whole short of its own.

    Only where every unit directly below has one for the same date: a FLOW and a STOCK add up over them, a RATE cannot
    be better than the best of them.
    """
    units = scorecard.organisation.org_units if scorecard.organisation else ()
    for indicator in scorecard.indicators():
        for whole in in_force(indicator):
            local = _local(indicator, whole)
            open_units = [unit.id for unit in units if whole.due is None or unit.is_open(whole.due)]
            asked = edge(indicator, whole) if decides(whole) and whole.org_unit is None else None
            if asked is None or not open_units or not set(open_units) <= set(local):
                continue
            given = _together(indicator, [local[unit] for unit in open_units])
            if given is not None and better(indicator, whole) * (given - asked) < 0:
                yield Violation(indicator.id, name=indicator.name, given=float(given), asked=float(asked),
                                count=len(open_units))


def _local(indicator: Indicator, whole: Target) -> Mapping[str, float]:
    """Return what each unit is asked for by the date of *whole*."""
    return {target.org_unit: target.expectation.value for target in in_force(indicator)
            if target.org_unit and isinstance(target.expectation, Threshold) and decides(target)
            and (target.due, target.per) == (whole.due, whole.per)}


def _together(indicator: Indicator, values: list[float]) -> float | None:
    """Return the best the whole can be when each unit just meets its own."""
    over_units = indicator.adds_up_over_units or indicator.adds_up
    if over_units in (Aggregation.FLOW, Aggregation.STOCK):
        return sum(values)
    if over_units in (Aggregation.RATE, Aggregation.MEAN):
        polarity = indicator.effective_polarity
        return max(values) if polarity and polarity.direction > 0 else min(values)
    return None


RULE = Rule(
    code="BSC602",
    name="unit-targets-do-not-add-up",
    severity=Severity.WARNING,
    message={"en": "the targets of the {count} units give {given} for {name!r}, and the whole asks for {asked}; mend "
                   "one of them",
             "nb": "kravene til de {count} enhetene gir {given} for {name!r}, og helheten krever {asked}; rett ett av "
                   "dem",
             "nn": "krava til dei {count} einingane gir {given} for {name!r}, og heilskapen krev {asked}; rett eitt av "
                   "dei"},
    remedy={"en": "Raise the units' targets, or lower the whole's, until the one can follow from the other.",
            "nb": "Skjerp enhetenes krav, eller slakk på helhetens, til det ene kan følge av det andre.",
            "nn": "Skjerp krava til einingane, eller slakk på kravet til heilskapen, til det eine kan følgje av det "
                  "andre."},
    rationale="When every unit meets its own target and the whole misses, nobody is to blame and nothing is reached.",
    source="R49: «ulike avdelinger som ivaretar egne interesser på bekostning av virksomheten som helhet» "
           "(Statskonsult, 4.1); R87",
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
        name: Short waits
        indicators:
          - id: A1.1
            name: Cases decided
            unit: case
            adds_up: flow
            targets: [">= 900", {expect: ">= 400", org_unit: north}, {expect: ">= 450", org_unit: south}]
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
        name: Short waits
        indicators:
          - id: A1.1
            name: Cases decided
            unit: case
            adds_up: flow
            targets: [">= 900", {expect: ">= 400", org_unit: north}, {expect: ">= 500", org_unit: south}]
""",
)
