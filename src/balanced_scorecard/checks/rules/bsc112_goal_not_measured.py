"""BSC112: an overall goal that nothing on the card serves, or of which nothing that serves it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..support import serving


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each goal no objective, factor or indicator serves, and each below which there is no indicator."""
    measured = {indicator.id for indicator in scorecard.indicators()}
    for goal in scorecard.strategy.goals:
        serves = serving(scorecard, goal.id)
        if not serves & measured:
            yield Violation(goal.id, wording="" if serves else "unserved", name=goal.name)


RULE = Rule(
    code="BSC112",
    name="goal-not-measured",
    severity=Severity.WARNING,
    message={"en": "no indicator tells whether the goal {name!r} is reached; measure what serves it",
             "nb": "ingen styringsparameter viser om det overordnede målet {name!r} er nådd; mål det som tjener det",
             "nn": "ingen styringsparameter viser om det overordna målet {name!r} er nådd; mål det som tener det"},
    wordings={"unserved": {"en": "nothing on the card serves the goal {name!r}; say which objectives or factors do",
                           "nb": "ingenting på styrekortet tjener det overordnede målet {name!r}; skriv hvilke "
                                 "hovedmål eller suksessfaktorer som gjør det",
                           "nn": "ingenting på styrekortet tener det overordna målet {name!r}; skriv kva hovudmål "
                                 "eller suksessfaktorar som gjer det"}},
    remedy={"en": "Write the goal in `serves:` of the objectives or factors that carry it, and an indicator under "
                  "them.",
            "nb": "Skriv målet i `serves:` på hovedmålene eller suksessfaktorene som bærer det, og en "
                  "styringsparameter under dem.",
            "nn": "Skriv målet i `serves:` på hovudmåla eller suksessfaktorane som ber det, og ein styringsparameter "
                  "under dei."},
    rationale="A goal that no figure reflects is talked about and not steered by.",
    source="R7: «målene i strategiene faktisk blir gjenspeilet i de måltallene som virksomheten skal styres etter» "
           "(Statskonsult, 2.1); R20",
    find=find,
    bad="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time}]}
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits, serves: [G1]}]}
""",
    good="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time}]}
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, serves: [G1], indicators: [{id: A1.1, name: Days waited}]}]
""",
)
