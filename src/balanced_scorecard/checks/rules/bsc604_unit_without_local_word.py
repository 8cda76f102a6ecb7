"""BSC604: a template that a unit adopted without any adaptation; only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Runs, Severity, Violation


def find(scorecard: Scorecard, unit_cards: tuple[Scorecard, ...]) -> Iterator[Violation]:
    """Yield the card for each unit's card that has the same perspectives, links and initiatives, to the letter."""
    for card in unit_cards:
        if (card.perspectives, card.links, card.initiatives) == (
            scorecard.perspectives, scorecard.links, scorecard.initiatives
        ):
            yield Violation(scorecard.id, name=scorecard.name, unit=card.name)


RULE = Rule(
    code="BSC604",
    name="unit-without-local-word",
    severity=Severity.ADVICE,
    needs=Needs.UNIT_CARDS,
    runs=Runs.WHEN_SELECTED,
    message={"en": "{unit!r} is {name!r} to the letter; ask the unit what it would say otherwise",
             "nb": "{unit!r} er ord for ord lik {name!r}; spør enheten hva den ville sagt annerledes",
             "nn": "{unit!r} er ord for ord likt {name!r}; spør eininga kva ho ville sagt annleis"},
    remedy={"en": "Let the unit name a factor, a target or an initiative of its own within the common frame.",
            "nb": "La enheten sette opp en egen suksessfaktor, et eget måltall eller et eget tiltak innenfor den "
                  "felles rammen.",
            "nn": "Lat eininga setje opp ein eigen suksessfaktor, eit eige måltal eller eit eige tiltak innanfor den "
                  "felles ramma."},
    rationale="A card that was copied is owned by those who wrote it, not by those who are to work by it.",
    source="R40: «Aktiv eksperimentering og lokal tilpasning» (Statskonsult, 3.3)",
    find=find,
    example_unit_cards=("""
id: north
name: Card of the north
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
""",),
    bad="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
""",
    good="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}]}]
""",
)
