"""BSC301: no cause-effect link at all."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where nothing is said to drive anything."""
    if not scorecard.links:
        yield Violation(scorecard.id, name=scorecard.name)


RULE = Rule(
    code="BSC301",
    name="no-strategy-map",
    severity=Severity.WARNING,
    message={"en": "{name!r} has no cause-effect links; write what is assumed to drive what",
             "nb": "{name!r} har ingen årsakssammenhenger; skriv hva som antas å drive hva",
             "nn": "{name!r} har ingen årsakssamanhengar; skriv kva som er tenkt å drive kva"},
    remedy={"en": "Write `links:` from cause to effect, beginning at the top with what is wanted.",
            "nb": "Skriv `links:` fra årsak til virkning, og begynn øverst med det som ønskes oppnådd.",
            "nn": "Skriv `links:` frå årsak til verknad, og byrj øvst med det de ønskjer å oppnå."},
    rationale="The assumed causes are the strategy; without them the card is a list of figures that cannot be wrong.",
    source="R58: «Modellere årsaks- og virkningssammenhenger i virksomheten» (Statskonsult, 4.3); R12",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1, assumption: Those who know the rules decide sooner}]
""",
)
