"""BSC705: work with no start, end or milestone."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each active initiative without a date of any kind."""
    for initiative in scorecard.initiatives:
        is_dated = initiative.start or initiative.end or initiative.milestones
        if initiative.is_active and not is_dated:
            yield Violation(initiative.id, name=initiative.name)


RULE = Rule(
    code="BSC705",
    name="initiative-without-dates",
    severity=Severity.ADVICE,
    message={"en": "the initiative {name!r} has no start, end or milestone; say when it is to be done",
             "nb": "tiltaket {name!r} har verken start, slutt eller milepæl; skriv når det skal være gjort",
             "nn": "tiltaket {name!r} har verken start, slutt eller milepæl; skriv når det skal vere gjort"},
    remedy={"en": "Write `start:`, `end:` or `milestones:`.",
            "nb": "Skriv `start:`, `end:` eller `milestones:`.",
            "nn": "Skriv `start:`, `end:` eller `milestones:`."},
    rationale="Work without a date can be neither followed up nor late.",
    source="R94: «hvilke tiltak og handlinger som må gjennomføres, og hvem som har ansvaret for hva» (Statskonsult, "
           "5.2)",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
initiatives: [{id: I1, name: Backlog project}]
""",
    good="""
id: card
name: Our card
initiatives: [{id: I1, name: Backlog project, end: 2025-12-15}]
""",
)
