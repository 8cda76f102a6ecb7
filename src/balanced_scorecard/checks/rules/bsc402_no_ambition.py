"""BSC402: a target no better than the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Ambition, Origin, Target
from ..roles import is_about_results
from ..rule import Rule, Severity, Violation
from ..targets import asks_for_the_best, better, edge, in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with a target that asks for nothing better than where it began.

    Silent for ranges, monitoring and context, where the target lies on a bound (or at none of what is unwanted), and
    where the ambition is to maintain. Local targets have other baselines than the whole's and are left out.
    """
    for indicator in scorecard.indicators():
        if not is_about_results(indicator):
            continue
        target = next((each for each in in_force(indicator) if _asks_nothing(indicator, each)), None)
        if target is not None and indicator.baseline is not None:
            severity = Severity.ADVICE if target.origin is Origin.MINISTRY else None
            yield Violation(indicator.id, severity=severity, name=indicator.name, target=target.text,
                            baseline=float(indicator.baseline.value))


def _asks_nothing(indicator: Indicator, target: Target) -> bool:
    direction, asked = better(indicator, target), edge(indicator, target)
    if target.ambition is Ambition.MAINTAIN or target.org_unit or asked is None or indicator.baseline is None:
        return False
    if asks_for_the_best(indicator, target):
        return False
    return direction != 0 and direction * (asked - indicator.baseline.value) <= 0


RULE = Rule(
    code="BSC402",
    name="no-ambition",
    severity=Severity.WARNING,
    message={"en": "the target {target!r} of {name!r} is no better than its baseline, {baseline}; ask for more, or say "
                   "it is to be kept",
             "nb": "kravet {target!r} til {name!r} er ikke bedre enn startverdien, {baseline}; krev mer, eller skriv "
                   "at nivået skal holdes",
             "nn": "kravet {target!r} til {name!r} er ikkje betre enn startverdien, {baseline}; krev meir, eller skriv "
                   "at nivået skal haldast"},
    remedy={"en": "Set a better target, or write `ambition: maintain` where keeping the level is the point.",
            "nb": "Sett et bedre måltall, eller skriv `ambition: maintain` der det er meningen å holde nivået.",
            "nn": "Set eit betre måltal, eller skriv `ambition: maintain` der det er meininga å halde nivået."},
    rationale="A target is to move the agency towards its vision; one that is already met moves nothing. It is advice "
              "where the ministry set the target: the agency cannot change it.",
    source="R17: «Prestasjonsmålene må følgelig inneholde en ambisjon om forbedring» (Statskonsult, 3.1)",
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%", baseline: {value: 40}, targets: [">= 40"]}]
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%", baseline: {value: 40}, targets: [">= 45"]}]
""",
)
