"""BSC601: no unit's card supports a factor of the parent's."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, unit_cards: tuple[Scorecard, ...]) -> Iterator[Violation]:
    """Yield each factor that no factor of a unit's card supports, or is by its id.

    Where no unit's card says what it supports, nothing is known, and the card is yielded, once.
    """
    below = [factor for card in unit_cards for factor in card.factors()]
    supported = {id_ for factor in below for id_ in (factor.id, *factor.supports)}
    own = scorecard.factors()
    if own and not supported & {factor.id for factor in own}:
        yield Violation(scorecard.id, severity=Severity.ADVICE, wording="not_judged", name=scorecard.name,
                        count=len(unit_cards))
        return
    for factor in own:
        if factor.id not in supported:
            yield Violation(factor.id, name=factor.name, count=len(unit_cards))


RULE = Rule(
    code="BSC601",
    name="unsupported-parent-factor",
    severity=Severity.WARNING,
    needs=Needs.UNIT_CARDS,
    message={"en": "none of the {count} units' cards supports {name!r}; say who is to bring it about",
             "nb": "ingen av de {count} enhetenes styrekort støtter {name!r}; skriv hvem som skal få det til",
             "nn": "ingen av styrekorta til dei {count} einingane støttar {name!r}; skriv kven som skal få det til"},
    wordings={"not_judged": {"en": "not judged: none of the {count} units' cards says what it supports on {name!r}; "
                                   "write `supports` on its factors",
                             "nb": "ikke vurdert: ingen av de {count} enhetenes styrekort oppgir hva de støtter på "
                                   "{name!r}; skriv `supports` på suksessfaktorene",
                             "nn": "ikkje vurdert: ingen av styrekorta til dei {count} einingane oppgir kva dei "
                                   "støttar på {name!r}; skriv `supports` på suksessfaktorane"}},
    remedy={"en": "Write the factor in `supports:` of a factor on a unit's card, or keep it as the whole's own work.",
            "nb": "Skriv suksessfaktoren i `supports:` på en suksessfaktor i en enhets styrekort, eller behold den som "
                  "felles arbeid.",
            "nn": "Skriv suksessfaktoren i `supports:` på ein suksessfaktor i styrekortet til ei eining, eller behald "
                  "han som felles arbeid."},
    rationale="A factor that everybody shares and no unit works at is not brought about by anyone.",
    source="R87: «rammeverk som etaten senere kan tilpasse de øvrige fylkene» (Statskonsult, 4.7); R39",
    find=find,
    example_unit_cards=("""
id: north
name: North
perspectives: [{id: N, name: Users, factors: [{id: N1, name: Short waits in the north, supports: [A1]}]}]
""",),
    bad="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}]}]
""",
    good="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
""",
)
