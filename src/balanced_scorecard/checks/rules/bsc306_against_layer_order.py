"""BSC306: a link that runs against the declared order of the perspectives."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the cause of each link that runs from a perspective down to one listed below it."""
    lane = {perspective.id: number for number, perspective in enumerate(scorecard.perspectives)}
    for link in scorecard.links:
        above, below = scorecard.perspective_of(link.cause), scorecard.perspective_of(link.effect)
        if above and below and lane[above.id] < lane[below.id]:
            yield Violation(link.cause, name=scorecard.element(link.cause).name, above=above.name, below=below.name,
                            effect=scorecard.element(link.effect).name)


RULE = Rule(
    code="BSC306",
    name="against-layer-order",
    severity=Severity.ADVICE,
    message={"en": "{name!r} in {above!r} is to drive {effect!r} in {below!r}, which is listed below it; turn the "
                   "link, or list the perspectives from the top of the map",
             "nb": "{name!r} i {above!r} skal drive {effect!r} i {below!r}, som står lenger ned; snu sammenhengen, "
                   "eller skriv perspektivene ovenfra i kartet",
             "nn": "{name!r} i {above!r} skal drive {effect!r} i {below!r}, som står lenger ned; snu samanhengen, "
                   "eller skriv perspektiva ovanfrå i kartet"},
    remedy={"en": "Turn cause and effect, or order `perspectives:` with what everything leads to first.",
            "nb": "Bytt årsak og virkning, eller skriv `perspectives:` med det alt fører til, først.",
            "nn": "Byt årsak og verknad, eller skriv `perspectives:` med det alt fører til, først."},
    rationale="In a public map resources carry learning, learning the processes, and these what users get; a link "
              "downwards is most often cause and effect interchanged.",
    source="R24: «I bunnen for alle aktiviteter ligger det økonomiske perspektivet» (Statskonsult, 3.2)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: D, name: Money, factors: [{id: D1, name: Within the grant}]}
links: [{cause: A1, effect: D1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: D, name: Money, factors: [{id: D1, name: Within the grant}]}
links: [{cause: D1, effect: A1}]
""",
)
