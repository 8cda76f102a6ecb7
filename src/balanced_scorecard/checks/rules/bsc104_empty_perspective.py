"""BSC104: a perspective without an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each perspective in which nothing is measured."""
    for perspective in scorecard.perspectives:
        if not perspective.indicators():
            yield Violation(perspective.id, name=perspective.name)


RULE = Rule(
    code="BSC104",
    name="empty-perspective",
    severity=Severity.WARNING,
    message={"en": "the perspective {name!r} has no indicator; measure it, or leave it off the card",
             "nb": "perspektivet {name!r} har ingen styringsparameter; mål det, eller ta det ut av styrekortet",
             "nn": "perspektivet {name!r} har ingen styringsparameter; mål det, eller ta det ut av styrekortet"},
    remedy={"en": "Write factors with indicators under the perspective.",
            "nb": "Skriv suksessfaktorer med styringsparametere under perspektivet.",
            "nn": "Skriv suksessfaktorar med styringsparametrar under perspektivet."},
    rationale="A point of view with no figure is not seen when the card is read, and balance is lost in silence.",
    source="R91: «måleparametre for alle perspektivene» (Statskonsult, 5.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}]}
""",
)
