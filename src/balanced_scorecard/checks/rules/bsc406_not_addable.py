"""BSC406: what must be added up, over time or units, and does not say how."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.aggregation import Aggregation
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator without a rule whose target counts over a longer time than its figures, or that units share.

    Only what is sure: a target with a `per` longer than the frequency, or local targets for two or more units.
    """
    for indicator in scorecard.indicators():
        if not is_steered_by(indicator) or indicator.levels:
            continue
        if not _adds_up(indicator.adds_up) and _counts_longer(indicator):
            yield Violation(indicator.id, name=indicator.name)
        elif indicator.adds_up is None and indicator.adds_up_over_units is None and _is_shared(indicator):
            yield Violation(indicator.id, wording="units", name=indicator.name)


def _adds_up(aggregation: Aggregation | None) -> bool:
    return aggregation not in (None, Aggregation.NONE)


def _counts_longer(indicator: Indicator) -> bool:
    frequency = indicator.frequency
    return frequency is not None and any(
        target.per is not None and target.per.rank > frequency.rank for target in in_force(indicator))


def _is_shared(indicator: Indicator) -> bool:
    units = {target.org_unit for target in in_force(indicator)}
    return None in units and len(units) > 2


RULE = Rule(
    code="BSC406",
    name="not-addable",
    severity=Severity.WARNING,
    message={"en": "the target of {name!r} counts over more than one figure, and nothing says how figures add up; "
                   "write `adds_up`",
             "nb": "kravet til {name!r} gjelder mer enn ett tall, og det står ikke hvordan tallene summeres; skriv "
                   "`adds_up`",
             "nn": "kravet til {name!r} gjeld meir enn eitt tal, og det står ikkje korleis tala blir summerte; skriv "
                   "`adds_up`"},
    wordings={"units": {"en": "{name!r} has targets for the whole and for units, and nothing says how units add up; "
                              "write `adds_up`",
                        "nb": "{name!r} har krav både til helheten og til enheter, og det står ikke hvordan enhetene "
                              "summeres; skriv `adds_up`",
                        "nn": "{name!r} har krav både til heilskapen og til einingar, og det står ikkje korleis "
                              "einingane blir summerte; skriv `adds_up`"}},
    remedy={"en": "Write `adds_up:` `flow`, `stock`, `rate` (with numerator and denominator in the figures), `mean` "
                  "(with `weight_by`), `max` or `min`.",
            "nb": "Skriv `adds_up:` `flow`, `stock`, `rate` (med teller og nevner i tallene), `mean` (med "
                  "`weight_by`), `max` eller `min`.",
            "nn": "Skriv `adds_up:` `flow`, `stock`, `rate` (med teljar og nemnar i tala), `mean` (med `weight_by`), "
                  "`max` eller `min`."},
    rationale="What cannot be added up has no figure for the year or the whole, however many parts are reported.",
    source="R96: «det skal være mulig å knytte ressurser til disse kriteriene slik at det er mulig å se hva det koster "
           "å oppnå målene» (Statskonsult, 5.3); R89",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.1, name: Cases decided, unit: case, frequency: month, targets: [{expect: ">= 900", per: year}]}
""",
    good="""
id: card
name: Our card
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
            frequency: month
            adds_up: flow
            targets: [{expect: ">= 900", per: year}]
""",
)
