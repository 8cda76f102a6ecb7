"""BSC105: no vision, no goals or objectives: a strategy process comes first."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where it names neither goals nor objectives, or has no vision or mission."""
    strategy = scorecard.strategy
    if not strategy.goals and not scorecard.objectives():
        yield Violation(scorecard.id, name=scorecard.name)
    elif not (strategy.vision or strategy.mission):
        yield Violation(scorecard.id, wording="no_vision", name=scorecard.name)


RULE = Rule(
    code="BSC105",
    name="unclear-strategy",
    severity=Severity.WARNING,
    message={"en": "{name!r} has neither goals nor objectives; clarify the strategy first",
             "nb": "{name!r} har verken overordnede mål eller hovedmål; avklar strategien først",
             "nn": "{name!r} har verken overordna mål eller hovudmål; avklar strategien først"},
    wordings={"no_vision": {"en": "{name!r} has no vision and no mission; write what the goals are to lead to",
                            "nb": "{name!r} har ikke visjon eller samfunnsoppdrag; skriv hva målene skal føre til",
                            "nn": "{name!r} har ikkje visjon eller samfunnsoppdrag; skriv kva måla skal føre til"}},
    remedy={"en": "Write `strategy:` with a vision and goals; where they do not exist, a strategy process comes first.",
            "nb": "Skriv `strategy:` med visjon og mål; finnes de ikke, må en strategiprosess komme først.",
            "nn": "Skriv `strategy:` med visjon og mål; finst dei ikkje, må ein strategiprosess kome først."},
    rationale="A scorecard translates a strategy. Where there is none, it can only list what is easy to count.",
    source="R95: «Dersom strategiene ikke er tydelige nok» (Statskonsult, 5.2); R57, R76",
    find=find,
    bad="""
id: card
name: Our card
""",
    good="""
id: card
name: Our card
strategy:
  vision: The right service at the right time
  goals: [{id: G1, name: Users get an answer in time}]
""",
)
