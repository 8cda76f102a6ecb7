"""BSC706: one owner answers for more than a third of a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..owners import owners_by_factor
from ..rule import Rule, Severity, Violation

_FEWEST_OWNERS = 3


def find(scorecard: Scorecard, *, most: int = 33, fewest: int = 10) -> Iterator[Violation]:
    """Yield the card for each owner of more than *most* per cent of *fewest* or more indicators.

    Of two owners one always answers for half, and an even share is nobody's fault.
    """
    owners = [owner for _, owned in owners_by_factor(scorecard) for owner in owned]
    count = Counter(owner for owner in owners if owner)
    if len(owners) < fewest or len(count) < _FEWEST_OWNERS:
        return
    even = -(-len(owners) // len(count))
    for owner, own in count.items():
        if own > even and 100 * own > (most + 1) * len(owners):
            yield Violation(scorecard.id, name=scorecard.name, owner=owner, own=own, count=len(owners))


RULE = Rule(
    code="BSC706",
    name="overloaded-owner",
    severity=Severity.ADVICE,
    message={"en": "{owner!r} answers for {own} of the {count} indicators of {name!r}; share them out",
             "nb": "{owner!r} er ansvarlig for {own} av de {count} styringsparameterne på {name!r}; fordel dem",
             "nn": "{owner!r} er ansvarleg for {own} av dei {count} styringsparametrane på {name!r}; fordel dei"},
    remedy={"en": "Write another `owner:` on some of the factors.",
            "nb": "Skriv en annen `owner:` på noen av suksessfaktorene.",
            "nn": "Skriv ein annan `owner:` på nokre av suksessfaktorane."},
    rationale="Who answers for too much follows up nothing in particular.",
    source="R61: «Klargjøre ansvar for nøkkeltall» (Statskonsult, 4.3)",
    from_state=State.PROPOSED,
    find=find,
    example_options={"fewest": 4},
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Waits
        owner: Anne
        indicators: [{id: A1.1, name: Days waited}, {id: A1.2, name: Cases open}, {id: A1.3, name: Cases sent}]
      - {id: A2, name: Answers, owner: Berit, indicators: [{id: A2.1, name: Errors}]}
      - {id: A3, name: Access, owner: Carl, indicators: [{id: A3.1, name: Lost calls}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Waits, owner: Anne, indicators: [{id: A1.1, name: Days waited}, {id: A1.3, name: Cases sent}]}
      - {id: A2, name: Answers, owner: Berit, indicators: [{id: A2.1, name: Errors}]}
      - {id: A4, name: Flow, owner: Dag, indicators: [{id: A1.2, name: Cases open}]}
      - {id: A3, name: Access, owner: Carl, indicators: [{id: A3.1, name: Lost calls}]}
""",
)
