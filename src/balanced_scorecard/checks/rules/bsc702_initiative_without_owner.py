"""BSC702: nobody answers for the work."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each active initiative without an owner."""
    for initiative in scorecard.initiatives:
        if initiative.is_active and not initiative.owner:
            yield Violation(initiative.id, name=initiative.name)


RULE = Rule(
    code="BSC702",
    name="initiative-without-owner",
    severity=Severity.WARNING,
    message={"en": "nobody answers for the initiative {name!r}; name an owner",
             "nb": "ingen er ansvarlig for tiltaket {name!r}; skriv hvem",
             "nn": "ingen er ansvarleg for tiltaket {name!r}; skriv kven"},
    remedy={"en": "Write `owner:` on the initiative.",
            "nb": "Skriv `owner:` på tiltaket.",
            "nn": "Skriv `owner:` på tiltaket."},
    rationale="Work without an owner is done when there is time for it.",
    source="R62: «Klargjøre ansvar for iverksetting av tiltak og oppfølging» (Statskonsult, 4.3); R94",
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
initiatives: [{id: I1, name: Backlog project, owner: Head of cases}]
""",
)
