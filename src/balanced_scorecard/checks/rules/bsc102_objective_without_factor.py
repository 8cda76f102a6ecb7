"""BSC102: an objective that no factor serves."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each objective that is no factor's objective and that no factor or indicator serves beside."""
    served: set[str] = set()
    for factor in scorecard.factors():
        served.update((factor.objective or "", *factor.serves))
    for indicator in scorecard.indicators():
        served.update(indicator.also_supports)
    for objective in scorecard.objectives():
        if objective.id not in served:
            yield Violation(objective.id, name=objective.name)


RULE = Rule(
    code="BSC102",
    name="objective-without-factor",
    severity=Severity.WARNING,
    message={"en": "no factor serves the objective {name!r}; say what must go well for it to be reached",
             "nb": "ingen suksessfaktor tjener hovedmålet {name!r}; skriv hva som må lykkes for å nå det",
             "nn": "ingen suksessfaktor tener hovudmålet {name!r}; skriv kva som må lykkast for å nå det"},
    remedy={"en": "Write `objective:` on the factors that carry it, or `serves:` where it is not their parent.",
            "nb": "Skriv `objective:` på suksessfaktorene som bærer det, eller `serves:` der det ikke er deres "
                  "overordnede.",
            "nn": "Skriv `objective:` på suksessfaktorane som ber det, eller `serves:` der det ikkje er overordna for "
                  "dei."},
    rationale="An objective without a critical success factor has no road from intention to work.",
    source="R11: «beskriver hva virksomheten må lykkes med for å nå sine mål» (Statskonsult, 3.1); R7",
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
