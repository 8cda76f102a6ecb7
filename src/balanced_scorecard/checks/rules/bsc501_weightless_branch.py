"""BSC501: every weight below a node is 0."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..weights import branches


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each node, the card among them, that has children and gives none of them weight."""
    for node, children in branches(scorecard):
        if children and all(child.weight == 0 for child in children):
            yield Violation(node.id, name=node.name, count=len(children))


RULE = Rule(
    code="BSC501",
    name="weightless-branch",
    severity=Severity.WARNING,
    message={"en": "all {count} weights right below {name!r} are 0, so that it gets no score; give one a weight",
             "nb": "alle de {count} vektene rett under {name!r} er 0, så den får ingen samlet vurdering; gi en av dem "
                   "vekt",
             "nn": "alle dei {count} vektene rett under {name!r} er 0, så det ikkje blir noka samla vurdering; gi ein "
                   "av dei vekt"},
    remedy={"en": "Write a `weight` above 0 on at least one; left out, each weighs 1.",
            "nb": "Skriv en `weight` over 0 på minst en av dem; utelatt veier hver 1.",
            "nn": "Skriv ein `weight` over 0 på minst ein av dei; utelaten veg kvar 1."},
    rationale="Weight 0 shows a figure without counting it. Where all are 0 nothing is left to judge the node by.",
    source="R83: «Det ble derfor ikke satt prestasjonsmål for alle styringsparametrene» (Statskonsult, 4.7)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, weight: 0}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, weight: 1}]}]
""",
)
