"""BSC419: an indicator whose last target ran out before the card holds."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import ran_out_before


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator whose every short-term target for all was due before the card holds from."""
    for indicator in scorecard.indicators():
        last = ran_out_before(scorecard, indicator)
        if last is not None and is_steered_by(indicator):
            yield Violation(indicator.id, name=indicator.name, target=last.text, by=str(last.by),
                            holds=str(scorecard.valid_from))


RULE = Rule(
    code="BSC419",
    name="no-target-for-the-year",
    severity=Severity.WARNING,
    message={"en": "the last target of {name!r}, {target!r}, was for {by}, and the card holds from {holds}; decide a "
                   "new one",
             "nb": "det siste kravet til {name!r}, {target!r}, gjaldt {by}, og kortet gjelder fra {holds}; fastsett et "
                   "nytt",
             "nn": "det siste kravet til {name!r}, {target!r}, galdt {by}, og kortet gjeld frå {holds}; fastset eit "
                   "nytt"},
    remedy={"en": "Add a target with a later `by:` beside the old one, or say in `no_target:` why there is none and "
                  "take the old one off.",
            "nb": "Legg til et krav med senere `by:` ved siden av det gamle, eller skriv i `no_target:` hvorfor det "
                  "ikke er noe, og ta det gamle ut.",
            "nn": "Legg til eit krav med seinare `by:` ved sida av det gamle, eller skriv i `no_target:` kvifor det "
                  "ikkje er noko, og ta det gamle ut."},
    rationale="Where nobody decides a new target, the old one is silently used for a year it was never meant for.",
    source="R84: «Styrekortet forventes å bli oppdatert jevnlig, og særlig i forhold til arbeidet med nye årsplaner» "
           "(Statskonsult, 4.7); R85",
    find=find,
    bad="""
id: card
name: Our card
valid_from: 2026-01-01
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [{expect: ">= 80", by: 2025}]}]
""",
    good="""
id: card
name: Our card
valid_from: 2026-01-01
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        indicators:
          - id: A1.1
            name: Decided in time
            unit: "%"
            targets: [{expect: ">= 80", by: 2025}, {expect: ">= 82", by: 2026}]
""",
)
