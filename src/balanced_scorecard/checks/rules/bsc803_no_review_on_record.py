"""BSC803: no review planned or held within a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation


def find(scorecard: Scorecard, on: date, *, days: int = 366) -> Iterator[Violation]:
    """Yield the card with no review on record from *days* before *on* to *days* after."""
    if not any(abs((review.date - on).days) <= days for review in scorecard.reviews):
        yield Violation(scorecard.id, name=scorecard.name, on=on.isoformat())


RULE = Rule(
    code="BSC803",
    name="no-review-on-record",
    severity=Severity.ADVICE,
    needs=Needs.DATE,
    message={"en": "no review of {name!r} is planned or held within a year of {on}; set a day",
             "nb": "ingen gjennomgang av {name!r} er planlagt eller holdt innen et år fra {on}; sett en dato",
             "nn": "ingen gjennomgang av {name!r} er planlagd eller halden innan eit år frå {on}; set ein dato"},
    remedy={"en": "Write the day of the next review in `reviews:`, and its conclusions when it is held.",
            "nb": "Skriv datoen for neste gjennomgang i `reviews:`, og konklusjonene når den er holdt.",
            "nn": "Skriv datoen for neste gjennomgang i `reviews:`, og konklusjonane når han er halden."},
    rationale="A card nobody goes through again teaches nothing, neither this year nor next.",
    source="R36: «utgangspunkt for neste års strategigjennomgang» (Statskonsult, 3.3); R64",
    from_state=State.PROPOSED,
    find=find,
    example_on=date(2025, 6, 1),
    bad="""
id: card
name: Our card
reviews: [{date: 2023-11-10, kind: strategic}]
""",
    good="""
id: card
name: Our card
reviews: [{date: 2025-11-10, kind: strategic}]
""",
)
