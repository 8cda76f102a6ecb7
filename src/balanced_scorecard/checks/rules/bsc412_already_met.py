"""BSC412: a target met in each of at least four periods over a year."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.measurement import Measurements
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ...domain.target import Ambition, Target, Threshold
from ...evaluation.targets import effective_target
from ..histories import Point, alike, histories
from ..roles import is_about_results
from ..rule import Needs, Rule, Severity, Violation
from ..targets import asks_for_the_best, better, comparable, edge

_NEARLY_A_YEAR = 360


def find(
    scorecard: Scorecard, measurements: Measurements, period: Period, *, fewest: int = 4
) -> Iterator[Violation]:
    """Yield each indicator whose target all of its last *fewest* or more figures met, over a year or longer.

    Silent for monitoring and context, a target at the best there is, and where the ambition is to maintain.
    """
    for indicator, all_known in histories(scorecard, measurements):
        history = tuple(each for each in alike(all_known) if each.row.period.end <= period.end)
        target = effective_target(indicator, period, "", is_root=True)
        if target is None or not history or not _is_to_improve(indicator, target):
            continue
        met = _met_lately(indicator, target, history)
        if len(met) >= fewest and (met[-1].row.period.end - met[0].row.period.start).days >= _NEARLY_A_YEAR:
            yield Violation(indicator.id, name=indicator.name, target=target.text, count=len(met))


def _is_to_improve(indicator: Indicator, target: Target) -> bool:
    has_ambition = target.ambition is not Ambition.MAINTAIN and not asks_for_the_best(indicator, target)
    return has_ambition and is_about_results(indicator)


def _met_lately(indicator: Indicator, target: Target, history: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the last figures in a row that meet *target*, none where they cannot be held against it one by one."""
    asked, direction = edge(indicator, target), better(indicator, target)
    if asked is None or not direction or not comparable(indicator, target, history[-1].row.period):
        return ()
    is_strict = isinstance(target.expectation, Threshold) and target.expectation.comparator.is_strict
    missed = [n for n, each in enumerate(history)
              if direction * (each.value - asked) < 0 or (is_strict and each.value == asked)]
    return history[missed[-1] + 1:] if missed else history


RULE = Rule(
    code="BSC412",
    name="already-met",
    severity=Severity.ADVICE,
    needs=Needs.DATA | Needs.PERIOD,
    message={"en": "the target {target!r} of {name!r} was met in each of the last {count} periods; raise it, or follow "
                   "the figure elsewhere",
             "nb": "kravet {target!r} til {name!r} er nådd i hver av de siste {count} periodene; skjerp det, eller "
                   "følg tallet et annet sted",
             "nn": "kravet {target!r} til {name!r} er nådd i kvar av dei siste {count} periodane; skjerp det, eller "
                   "følg talet ein annan stad"},
    remedy={"en": "Write a target that asks for more, `ambition: maintain` with the reason, or make it monitoring.",
            "nb": "Skriv et krav som ber om mer, `ambition: maintain` med grunnen, eller la den være overvåking.",
            "nn": "Skriv eit krav som bed om meir, `ambition: maintain` med grunnen, eller lat det vere overvaking."},
    rationale="A target that is always met takes up a place and moves nothing.",
    source="R17: «Prestasjonsmålene må følgelig inneholde en ambisjon om forbedring» (Statskonsult, 3.1)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2021,84\nA1.1,2022,83\nA1.1,2023,85\nA1.1,2024,86\n",
    example_period="2024",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80"]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 88"]}]}
""",
)
