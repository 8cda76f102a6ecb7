"""BSC103: a factor outside the objectives its perspective uses."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each factor that serves nothing, in a perspective that has objectives."""
    for perspective in scorecard.perspectives:
        for factor in perspective.factors:
            if perspective.objectives and not (factor.objective or factor.serves):
                yield Violation(factor.id, name=factor.name, perspective=perspective.name)


RULE = Rule(
    code="BSC103",
    name="factor-without-objective",
    severity=Severity.ADVICE,
    message={"en": "{name!r} serves none of the objectives of {perspective!r}; say which, or why it is there",
             "nb": "{name!r} tjener ingen av hovedmålene i {perspective!r}; skriv hvilket, eller ta den ut",
             "nn": "{name!r} tener ingen av hovudmåla i {perspective!r}; skriv kva for eit, eller ta han ut"},
    remedy={"en": "Write `objective:` (its parent in the roll-up) or `serves:` on the factor.",
            "nb": "Skriv `objective:` (overordnet i sammenstillingen) eller `serves:` på suksessfaktoren.",
            "nn": "Skriv `objective:` (overordna i samanstillinga) eller `serves:` på suksessfaktoren."},
    rationale="Steering information matters only where it is tied to a goal.",
    source="R20: «den er koblet til virksomhetens mål» (Statskonsult, 3.1); R11",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{id: O1, name: Predictable service}]
    factors: [{id: A1, name: Short waits}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    objectives: [{id: O1, name: Predictable service}]
    factors: [{id: A1, name: Short waits, objective: O1}]
""",
)
