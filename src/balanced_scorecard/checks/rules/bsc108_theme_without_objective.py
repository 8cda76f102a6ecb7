"""BSC108: a strategic theme nothing serves."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each theme that no goal, objective, factor or link names."""
    strategy = scorecard.strategy
    used = {goal.theme for goal in strategy.goals} | {objective.theme for objective in scorecard.objectives()}
    used |= {factor.theme for factor in scorecard.factors()} | {link.theme for link in scorecard.links}
    for theme in strategy.themes:
        if theme.id not in used:
            yield Violation(theme.id, name=theme.name)


RULE = Rule(
    code="BSC108",
    name="theme-without-objective",
    severity=Severity.ADVICE,
    message={"en": "nothing on the card serves the theme {name!r}; tie an objective to it, or drop it",
             "nb": "ingenting på styrekortet tjener temaet {name!r}; knytt et hovedmål til det, eller ta det ut",
             "nn": "ingenting på styrekortet tener temaet {name!r}; knyt eit hovudmål til det, eller ta det ut"},
    remedy={"en": "Write `theme:` on the goals, objectives, factors or links that belong to it.",
            "nb": "Skriv `theme:` på målene, suksessfaktorene eller årsakssammenhengene som hører til.",
            "nn": "Skriv `theme:` på måla, suksessfaktorane eller årsakssamanhengane som høyrer til."},
    rationale="A strategy map is drawn for a theme; one that nothing serves is a heading without a text.",
    source="R25: «sammenhengene mellom målene kobles i forhold til hvert enkelt strategiområde eller strategitema» "
           "(Statskonsult, 3.2)",
    find=find,
    bad="""
id: card
name: Our card
strategy:
  themes: [{id: T1, name: Fast and right}]
  goals: [{id: G1, name: Users get an answer in time}]
""",
    good="""
id: card
name: Our card
strategy:
  themes: [{id: T1, name: Fast and right}]
  goals: [{id: G1, name: Users get an answer in time, theme: T1}]
""",
)
