"""BSC802: the strategy changed and the card did not."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.governance import DocumentKind
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card that holds from before its strategy was decided, unless a review has been held since."""
    strategies = [each.dated for each in scorecard.documents if each.kind is DocumentKind.STRATEGY and each.dated]
    decided = max([*strategies, *([scorecard.strategy.decided] if scorecard.strategy.decided else ())], default=None)
    holds = scorecard.valid_from
    if decided is None or holds is None or holds >= decided:
        return
    if not any(review.date >= decided for review in scorecard.reviews):
        yield Violation(scorecard.id, name=scorecard.name, decided=decided.isoformat(), holds=holds.isoformat())


RULE = Rule(
    code="BSC802",
    name="card-older-than-strategy",
    severity=Severity.WARNING,
    message={"en": "{name!r} holds from {holds}, before the strategy was decided on {decided}; go through the card "
                   "again",
             "nb": "{name!r} gjelder fra {holds}, før strategien ble vedtatt {decided}; gå gjennom kortet på nytt",
             "nn": "{name!r} gjeld frå {holds}, før strategien vart vedteken {decided}; gå gjennom kortet på nytt"},
    remedy={"en": "Bring the card in line and write a new `valid_from:`, or the review in which it was kept.",
            "nb": "Oppdater kortet og skriv ny `valid_from:`, eller skriv gjennomgangen der det ble beholdt.",
            "nn": "Oppdater kortet og skriv ny `valid_from:`, eller skriv gjennomgangen der det vart halde ved lag."},
    rationale="A card that follows the old strategy steers by it, whatever the new one says.",
    source="R84: «Styrekortet forventes å bli oppdatert jevnlig, og særlig i forhold til arbeidet med nye årsplaner» "
           "(Statskonsult, 4.7); R100",
    find=find,
    bad="""
id: card
name: Our card
valid_from: 2024-01-01
strategy: {vision: The right answer in time, decided: 2024-11-15}
""",
    good="""
id: card
name: Our card
valid_from: 2025-01-01
strategy: {vision: The right answer in time, decided: 2024-11-15}
""",
)
