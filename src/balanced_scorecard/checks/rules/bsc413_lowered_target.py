"""BSC413: a target loosened after it was missed."""

from __future__ import annotations

from collections.abc import Iterator

from ...comparison.change import Direction
from ...comparison.strictness import Said, asks
from ...domain.indicator import Indicator
from ...domain.measurement import Measurements
from ...domain.period import Period
from ...domain.scorecard import Scorecard
from ...domain.target import Target
from ..histories import histories, shown
from ..rule import Needs, Rule, Severity, Violation
from ..targets import better, comparable, decides, edge, in_force


def find(scorecard: Scorecard, measurements: Measurements, previous: Scorecard) -> Iterator[Violation]:
    """Yield each indicator whose newest target asks for less than the card before did, where that one was missed.

    Silent where unit or direction changed, and where no figure says that it was missed.
    """
    before = {each.id: each for each in previous.indicators()}
    for indicator, history in histories(scorecard, measurements):
        old = before.get(indicator.id)
        was, now = (_last(old), _last(indicator)) if old is not None else (None, None)
        if old is None or was is None or now is None:
            continue
        if asks(Said(was, old), Said(now, indicator)) is not Direction.LOOSER:
            continue
        asked, value = edge(old, was), next(
            (each.value for each in reversed(history) if _is_of(each.row.period, old, was)), None)
        if asked is not None and value is not None and better(old, was) * (value - asked) < 0:
            yield Violation(indicator.id, name=indicator.name, was=was.text, now=now.text, value=shown(value))


def _last(indicator: Indicator) -> Target | None:
    """Return the target for all that is due last."""
    own = [each for each in in_force(indicator) if decides(each) and not each.org_unit]
    return max(own, key=lambda target: (target.due is None, target.due or target.since), default=None)


def _is_of(period: Period, indicator: Indicator, target: Target) -> bool:
    return (target.due is None or period.end <= target.due) and comparable(indicator, target, period)


RULE = Rule(
    code="BSC413",
    name="lowered-target",
    severity=Severity.WARNING,
    needs=Needs.DATA | Needs.PREVIOUS,
    message={"en": "the target of {name!r} was {was!r}, was missed with {value}, and is now {now!r}; keep it, or give "
                   "the reason",
             "nb": "kravet til {name!r} var {was!r}, ble ikke nådd med {value}, og er nå {now!r}; behold det, eller "
                   "begrunn endringen",
             "nn": "kravet til {name!r} var {was!r}, vart ikkje nådd med {value}, og er endra til {now!r}; behald det, "
                   "eller grunngi endringa"},
    remedy={"en": "Keep the target and say what is done; where it was wrong, suppress the finding with the reason.",
            "nb": "Behold kravet og skriv hva som gjøres; var det feil satt, demp funnet med begrunnelsen.",
            "nn": "Behald kravet og skriv kva som blir gjort; var det feil sett, demp funnet med grunngivinga."},
    rationale="Where the bar is moved to where the jump ended, attainment tells nothing and the next miss costs "
              "nothing.",
    source="R17: «Prestasjonsmålene må følgelig inneholde en ambisjon om forbedring» (Statskonsult, 3.1); R48",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2024,74\n",
    example_previous="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2024}]}]
""",
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 75", by: 2025}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2025}]}]
""",
)
