"""BSC804: nobody but management took part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation

_MANAGEMENT = re.compile(r"leder|leiar|leiing|ledels|ledning|ledelse|direktør|direktör|styret|chef|johto|johtaja|"
                         r"manag|director|executive|board", re.IGNORECASE)


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card whose reviews name only management as taking part, or name nobody."""
    named = [participant for review in scorecard.reviews for participant in review.participants]
    if not named:
        yield Violation(scorecard.id, wording="nobody", name=scorecard.name)
    elif all(map(_MANAGEMENT.search, named)):
        yield Violation(scorecard.id, name=scorecard.name, named=", ".join(dict.fromkeys(named)))


RULE = Rule(
    code="BSC804",
    name="no-participation-on-record",
    severity=Severity.ADVICE,
    message={"en": "only management took part in the reviews of {name!r} ({named}); bring in those who do the work",
             "nb": "bare ledelsen deltok i gjennomgangene av {name!r} ({named}); ta med dem som gjør arbeidet",
             "nn": "berre leiinga deltok i gjennomgangane av {name!r} ({named}); ta med dei som gjer arbeidet"},
    wordings={"nobody": {"en": "{name!r} does not say who took part in making or reviewing it; bring in those who do "
                               "the work",
                         "nb": "{name!r} sier ikke hvem som deltok i å lage eller gå gjennom det; ta med dem som gjør "
                               "arbeidet",
                         "nn": "{name!r} seier ikkje kven som deltok i å lage eller gå gjennom det; ta med dei som "
                               "gjer arbeidet"}},
    remedy={"en": "Write in `participants:` of a review who took part, staff and their representatives among them.",
            "nb": "Skriv i `participants:` på en gjennomgang hvem som deltok, også ansatte og tillitsvalgte.",
            "nn": "Skriv i `participants:` på ein gjennomgang kven som deltok, også tilsette og tillitsvalde."},
    rationale="A card made for people without them is followed by those who made it.",
    source="R31: «medvirkning i utforming av mål, intern opplæring, samordning av innsatsen mellom enhetene og "
           "tilrettelegging av eventuelle incentivsystemer» (Statskonsult, 3.3); R74",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
reviews: [{date: 2025-11-10, participants: [management group, the director]}]
""",
    good="""
id: card
name: Our card
reviews: [{date: 2025-11-10, participants: [management group, staff representatives]}]
""",
)
