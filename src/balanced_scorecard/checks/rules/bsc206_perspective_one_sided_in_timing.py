"""BSC206: only leading or only lagging indicators within a perspective."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Timing
from ...domain.scorecard import Scorecard
from ..balance import steered_by
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, fewest: int = 4) -> Iterator[Violation]:
    """Yield each perspective of *fewest* or more indicators that all look the same way.

    Silent where any of them does not say, and where the whole card looks one way: BSC205 speaks then.
    """
    if len({each.timing for each in steered_by(scorecard) if each.timing}) < len(Timing):
        return
    for perspective in scorecard.perspectives:
        timings = [each.timing for each in perspective.indicators() if is_steered_by(each)]
        if len(timings) >= fewest and len(set(timings)) == 1 and timings[0] is not None:
            wording = "" if timings[0] is Timing.LAGGING else "leading"
            yield Violation(perspective.id, wording=wording, name=perspective.name, count=len(timings))


RULE = Rule(
    code="BSC206",
    name="perspective-one-sided-in-timing",
    severity=Severity.ADVICE,
    message={"en": "all {count} indicators in {name!r} are lagging; add one that tells what drives them",
             "nb": "alle {count} styringsparametere i {name!r} er historiske; ta med en som driver resultatene",
             "nn": "alle {count} styringsparametrar i {name!r} er historiske; ta med ein som driv resultata"},
    wordings={
        "leading": {"en": "all {count} indicators in {name!r} are leading; add one that tells what was obtained",
                    "nb": "alle {count} styringsparametere i {name!r} er fremtidsrettede; ta med en som viser oppnådde "
                          "resultater",
                    "nn": "alle {count} styringsparametrar i {name!r} er framtidsretta; ta med ein som viser oppnådde "
                          "resultat"},
        "many": {"en": "in {count} perspectives of {name!r} ({few}) all indicators look the same way; add one to each "
                       "that looks the other",
                 "nb": "i {count} perspektiver på {name!r} ({few}) ser alle styringsparametere samme vei; ta med en i "
                       "hvert som ser den andre",
                 "nn": "i {count} perspektiv på {name!r} ({few}) ser alle styringsparametrar same vegen; ta med ein i "
                       "kvart som ser den andre"},
    },
    told_singly=1,
    remedy={"en": "Exchange one for an indicator with the other `timing:`.",
            "nb": "Bytt én mot en styringsparameter med motsatt `timing:`.",
            "nn": "Byt éin mot ein styringsparameter med motsett `timing:`."},
    rationale="A perspective seen only in the mirror cannot be steered; one seen only ahead never proves anything.",
    source="R79: «Prestasjonsfremmende nøkkeltall reflekterer hva som driver strategien fremover (morgendagens "
           "resultater), mens effektindikatorer forteller om oppnådde resultater» (Statskonsult, 4.7)",
    find=find,
    example_options={"fewest": 2},
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Days waited, timing: lagging}, {id: A1.2, name: Complaints, timing: lagging}]
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses, timing: leading}]}]}
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
        indicators: [{id: A1.1, name: Days waited, timing: lagging}, {id: A1.2, name: Case load, timing: leading}]
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses, timing: leading}]}]}
""",
)
