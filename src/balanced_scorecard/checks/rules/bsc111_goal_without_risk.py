"""BSC111: a ministry goal without a risk assessment, where risks are kept."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ...domain.target import Origin
from ..rule import Rule, Severity, Violation
from ..support import serving


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each goal of the ministry that no risk threatens, itself or what serves it; silent where none are kept."""
    threatened = {element for risk in scorecard.risks for element in risk.threatens}
    for goal in scorecard.strategy.goals:
        if threatened and goal.origin is Origin.MINISTRY and not threatened & {goal.id, *serving(scorecard, goal.id)}:
            yield Violation(goal.id, name=goal.name)


RULE = Rule(
    code="BSC111",
    name="goal-without-risk",
    severity=Severity.ADVICE,
    message={"en": "the ministry's goal {name!r} has no risk assessment; say what threatens it",
             "nb": "departementets mål {name!r} har ingen risikovurdering; skriv hva som truer det",
             "nn": "målet {name!r} frå departementet har inga risikovurdering; skriv kva som truar det"},
    remedy={"en": "Write a risk whose `threatens` names the goal or what serves it.",
            "nb": "Skriv en risiko der `threatens` nevner målet eller det som tjener det.",
            "nn": "Skriv ein risiko der `threatens` nemner målet eller det som tener det."},
    rationale="A goal from the ministry is reported on; a risk nobody wrote down comes as a surprise in the report.",
    source="R82: «realistiske og oppnåelige» (Statskonsult, 4.7)",
    find=find,
    bad="""
id: card
name: Our card
strategy:
  goals:
    - {id: G1, name: Users get an answer in time, origin: ministry}
    - {id: G2, name: Few errors, origin: ministry}
risks: [{id: R1, name: Late system, threatens: [G1]}]
""",
    good="""
id: card
name: Our card
strategy:
  goals:
    - {id: G1, name: Users get an answer in time, origin: ministry}
    - {id: G2, name: Few errors, origin: ministry}
risks: [{id: R1, name: Late system, threatens: [G1, G2]}]
""",
)
