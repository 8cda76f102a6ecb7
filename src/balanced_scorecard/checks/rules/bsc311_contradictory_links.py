"""BSC311: the same pair linked with both signs."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.causality import Effect
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each pair that is said both to help and to hurt, at its cause."""
    effects: dict[tuple[str, str], set[Effect]] = {}
    for link in scorecard.links:
        effects.setdefault((link.cause, link.effect), set()).add(link.effect_is)
    for (cause, effect), signs in effects.items():
        if len(signs) > 1:
            yield Violation(cause, name=scorecard.element(cause).name, effect=scorecard.element(effect).name)


RULE = Rule(
    code="BSC311",
    name="contradictory-links",
    severity=Severity.WARNING,
    message={"en": "{name!r} is said both to help and to hurt {effect!r}; keep what is believed, or split the element",
             "nb": "{name!r} er sagt både å hjelpe og å skade {effect!r}; behold det dere tror på, eller del elementet",
             "nn": "{name!r} er sagt både å hjelpe og å skade {effect!r}; behald det de trur på, eller del elementet"},
    remedy={"en": "Keep one link; where both hold, let each start from the part that causes it, or write a `conflict`.",
            "nb": "Behold én sammenheng; gjelder begge, la hver gå ut fra den delen som gir virkningen, eller skriv en "
                  "`conflict`.",
            "nn": "Behald éin samanheng; gjeld begge, lat kvar gå ut frå den delen som gir verknaden, eller skriv ein "
                  "`conflict`."},
    rationale="A hypothesis that says both can never be wrong, and so tells nothing.",
    source="R47: «Mangel på mål • Konkurrerende mål» (Statskonsult, 4.1); R50",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}, {cause: C1, effect: A1, effect_is: hurts}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}]
""",
)
