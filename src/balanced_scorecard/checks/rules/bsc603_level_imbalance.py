"""BSC603: only national or only regional objectives, where levels are declared."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ...domain.strategy import Level
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, fewest: int = 3) -> Iterator[Violation]:
    """Yield the card where *fewest* or more goals and objectives say their level, and all say the same side.

    Regional and local are one side; what does not say its level is left out.
    """
    said = [*(each.level for each in scorecard.strategy.goals), *(each.level for each in scorecard.objectives())]
    levels = [level for level in said if level]
    national = levels.count(Level.NATIONAL)
    if len(levels) >= fewest and national in (0, len(levels)):
        yield Violation(scorecard.id, wording="" if national else "regional", name=scorecard.name, count=len(levels))


RULE = Rule(
    code="BSC603",
    name="level-imbalance",
    severity=Severity.ADVICE,
    message={"en": "all {count} goals and objectives of {name!r} that say their level are national; ask the regions "
                   "what matters there",
             "nb": "alle {count} mål på {name!r} som oppgir nivå, er nasjonale; spør regionene hva som betyr noe der",
             "nn": "alle {count} mål på {name!r} som oppgir nivå, er nasjonale; spør regionane kva som betyr noko der"},
    wordings={"regional": {"en": "all {count} goals and objectives of {name!r} that say their level are regional or "
                                 "local; ask what the nation expects",
                           "nb": "alle {count} mål på {name!r} som oppgir nivå, er regionale eller lokale; spør hva "
                                 "landet venter",
                           "nn": "alle {count} mål på {name!r} som oppgir nivå, er regionale eller lokale; spør kva "
                                 "landet ventar"}},
    remedy={"en": "Add an objective with the other `level:`, or mend the levels that are written wrongly.",
            "nb": "Ta med et hovedmål med det andre `level:`, eller rett nivåene som er skrevet feil.",
            "nn": "Ta med eit hovudmål med det andre `level:`, eller rett nivåa som er skrivne feil."},
    rationale="A card of national goals alone steers past what differs from place to place, and the reverse.",
    source="R88: «god balanse mellom nasjonale og regionale mål» (Statskonsult, 4.7)",
    find=find,
    bad="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time, level: national}]}
perspectives:
  - id: A
    name: Users
    objectives: [{id: A1, name: Short waits, level: national}, {id: A2, name: Right answers, level: national}]
""",
    good="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time, level: national}]}
perspectives:
  - id: A
    name: Users
    objectives: [{id: A1, name: Short waits, level: national}, {id: A2, name: Near the user, level: regional}]
""",
)
