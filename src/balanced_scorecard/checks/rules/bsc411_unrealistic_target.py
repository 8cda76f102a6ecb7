"""BSC411: a target far beyond what the history supports."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.measurement import Measurements
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ...evaluation.targets import effective_target
from ..histories import Point, alike, histories, shown
from ..rule import Needs, Rule, Severity, Violation
from ..targets import better, comparable, edge


def find(
    scorecard: Scorecard, measurements: Measurements, period: Period, *, times: float = 1.0, fewest: int = 8
) -> Iterator[Violation]:
    """Yield each indicator whose target lies further beyond its best figure than *times* all it has varied.

    Only with *fewest* or more figures, and where the target is due before as long a time again has passed.
    """
    for indicator, all_known in histories(scorecard, measurements):
        target = effective_target(indicator, period, "", is_root=True)
        history = tuple(each for each in alike(all_known) if each.row.period.end <= period.end)
        if target is None or len(history) < fewest or not comparable(indicator, target, history[-1].row.period):
            continue
        asked, direction = edge(indicator, target), better(indicator, target)
        values = [each.value for each in history]
        best = max(values) if direction > 0 else min(values)
        varied = max(values) - min(values)
        if asked is None or (target.due and (target.due - period.end).days > _lasted(history)):
            continue
        if varied and direction * (asked - best) > times * varied:
            yield Violation(indicator.id, name=indicator.name, target=target.text, best=shown(best), count=len(values),
                            varied=shown(varied))


def _lasted(history: tuple[Point, ...]) -> int:
    return (history[-1].row.period.end - history[0].row.period.start).days


RULE = Rule(
    code="BSC411",
    name="unrealistic-target",
    severity=Severity.ADVICE,
    needs=Needs.DATA | Needs.PERIOD,
    message={"en": "the target {target!r} of {name!r} is far beyond the best of {count} figures, {best}, which have "
                   "varied by {varied} in all; say what will make the difference",
             "nb": "kravet {target!r} til {name!r} er langt fra det beste av {count} tall, {best}, som har variert med "
                   "{varied} i alt; skriv hva som skal gjøre forskjellen",
             "nn": "kravet {target!r} til {name!r} er langt frå det beste av {count} tal, {best}, som har variert med "
                   "{varied} i alt; skriv kva som skal gjere skilnaden"},
    remedy={"en": "Write the initiative that is to move it, a step on the way with an earlier `by:`, or a nearer "
                  "target.",
            "nb": "Skriv tiltaket som skal flytte det, et skritt på veien med tidligere `by:`, eller et nærmere krav.",
            "nn": "Skriv tiltaket som skal flytte det, eit steg på vegen med tidlegare `by:`, eller eit nærare krav."},
    rationale="A target out of reach is not strived for; it is explained away.",
    source="R82: «realistiske og oppnåelige» (Statskonsult, 4.7)",
    find=find,
    example_options={"fewest": 3},
    example_measurements="indicator,period,value\nA1.1,2022,60\nA1.1,2023,63\nA1.1,2024,62\n",
    example_period="2024",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 90"]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 66"]}]}
""",
)
