"""BSC503: a factor no initiative feeds, on a card with initiatives."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation
from ..support import above, factors_in, supported


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each factor without work on it, its indicators or what is above it, on a card with work."""
    fed_ids = supported(scorecard.initiatives)
    pairs = list(factors_in(scorecard))
    starved = [factor for perspective, factor in pairs
               if not fed_ids & (above(perspective, factor) | {each.id for each in factor.indicators})]
    for factor in starved if fed_ids else ():
        yield Violation(factor.id, name=factor.name, fed=len(pairs) - len(starved), count=len(pairs))


RULE = Rule(
    code="BSC503",
    name="factor-without-resources",
    severity=Severity.ADVICE,
    message={"en": "no initiative feeds {name!r}; {fed} of {count} factors have one; give it work, or say it runs by "
                   "itself",
             "nb": "ingen tiltak støtter {name!r}; {fed} av {count} suksessfaktorer har tiltak; sett inn tiltak, eller "
                   "skriv at den går av seg selv",
             "nn": "ingen tiltak støttar {name!r}; {fed} av {count} suksessfaktorar har tiltak; set inn tiltak, eller "
                   "skriv at han går av seg sjølv"},
    wordings={"many": {"en": "no initiative feeds {count} factors of {name!r} ({few}); give them work, or say they run "
                             "by themselves",
                       "nb": "ingen tiltak støtter {count} suksessfaktorer på {name!r} ({few}); sett inn tiltak, eller "
                             "skriv at de går av seg selv",
                       "nn": "ingen tiltak støttar {count} suksessfaktorar på {name!r} ({few}); set inn tiltak, eller "
                             "skriv at dei går av seg sjølve"}},
    told_singly=3,
    remedy={"en": "Write it in `supports` of an initiative, or suppress the finding with the reason.",
            "nb": "Skriv den i `supports` på et tiltak, eller demp funnet med begrunnelsen.",
            "nn": "Skriv han i `supports` på eit tiltak, eller demp funnet med grunngivinga."},
    rationale="What is called critical and gets neither work nor money is critical in words only.",
    source="R33: «ledelsen sikre at budsjettene støtter opp om strategiene» (Statskonsult, 3.3)",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}, {id: A3, name: Easy access}]
initiatives: [{id: I1, name: Backlog project, supports: [A1, A2]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}, {id: A3, name: Easy access}]
initiatives: [{id: I1, name: Backlog project, supports: [A1, A2, A3]}]
""",
)
