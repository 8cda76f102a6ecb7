"""BSC204: one perspective holds more than half of the indicators or of the weight."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, most: int = 50, fewest: int = 3) -> Iterator[Violation]:
    """Yield each perspective with more than *most* per cent of the indicators, or of the weight.

    Only where *fewest* or more measure anything: of two one always holds half.
    """
    measured = [each for each in scorecard.perspectives if each.indicators()]
    if len(measured) < fewest:
        return
    count = sum(len(each.indicators()) for each in measured)
    weight = sum(each.weight for each in measured)
    for perspective in measured:
        own = len(perspective.indicators())
        if 100 * own > most * count:
            yield Violation(perspective.id, name=perspective.name, own=own, count=count)
        elif 100 * perspective.weight > most * weight:
            yield Violation(perspective.id, wording="weight", name=perspective.name,
                            share=round(100 * perspective.weight / weight))


RULE = Rule(
    code="BSC204",
    name="lopsided-card",
    severity=Severity.WARNING,
    message={"en": "{name!r} holds {own} of the {count} indicators; a balanced card leans on several perspectives",
             "nb": "{name!r} har {own} av de {count} styringsparameterne; et balansert styrekort hviler på flere "
                   "perspektiver",
             "nn": "{name!r} har {own} av dei {count} styringsparametrane; eit balansert styrekort kviler på fleire "
                   "perspektiv"},
    wordings={"weight": {"en": "{name!r} holds {share} % of the weight; a balanced card leans on several perspectives",
                         "nb": "{name!r} har {share} % av vekten; et balansert styrekort hviler på flere perspektiver",
                         "nn": "{name!r} har {share} % av vekta; eit balansert styrekort kviler på fleire perspektiv"}},
    remedy={"en": "Move or drop indicators, or lower the perspective's `weight`.",
            "nb": "Flytt eller fjern styringsparametere, eller senk perspektivets `weight`.",
            "nn": "Flytt eller fjern styringsparametrar, eller senk `weight` på perspektivet."},
    rationale="What holds more than half decides the whole; the other perspectives are then decoration.",
    source="R3: «det skal være balanse mellom perspektivene» (Statskonsult, 2.1); R50",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, weight: 5, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days waited}]}]}
  - {id: B, name: Work, factors: [{id: B1, name: Flow, indicators: [{id: B1.1, name: Cases decided}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses held}]}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, weight: 2, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days waited}]}]}
  - {id: B, name: Work, factors: [{id: B1, name: Flow, indicators: [{id: B1.1, name: Cases decided}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses held}]}]}
""",
)
