"""BSC211: an indicator marked nice to know is on the card."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Need
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator that is only nice to know."""
    for indicator in scorecard.indicators():
        if indicator.need is Need.NICE_TO_KNOW:
            yield Violation(indicator.id, name=indicator.name)


RULE = Rule(
    code="BSC211",
    name="nice-to-know",
    severity=Severity.ADVICE,
    message={"en": "{name!r} is marked nice to know; keep it in an underlying report, off the card",
             "nb": "{name!r} er bare greit å vite; ha den i en underliggende rapport, utenfor styrekortet",
             "nn": "{name!r} er berre grei å vite; ha han i ein underliggjande rapport, utanfor styrekortet"},
    remedy={"en": "Take it off the card, or write `need: need_to_know` where you do steer by it.",
            "nb": "Ta den ut av styrekortet, eller skriv `need: need_to_know` der dere faktisk styrer etter den.",
            "nn": "Ta han ut av styrekortet, eller skriv `need: need_to_know` der de faktisk styrer etter han."},
    rationale="Each figure that need not be known takes attention from one that must.",
    source="R99: «kun styres etter de aller mest kritiske faktorene» (Statskonsult, 5.4); R38",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Calls, need: nice_to_know}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, need: need_to_know}]}]
""",
)
