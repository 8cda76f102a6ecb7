"""BSC805: not even the minimum solution: too few of the nine principles, or an indispensable one missing."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..principles import INDISPENSABLE, Verdict, is_minimum_solution, principles_of
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card with fewer than five of the nine principles on record, or without cause and effect, or factors."""
    principles = principles_of(scorecard)
    if is_minimum_solution(principles):
        return
    missing = [each.number for each in principles if each.verdict is Verdict.NOT_ON_RECORD]
    lacks_indispensable = any(number in missing for number in INDISPENSABLE)
    yield Violation(scorecard.id, wording="indispensable" if lacks_indispensable else "", name=scorecard.name,
                    met=len(principles) - len(missing), missing=", ".join(map(str, missing)))


RULE = Rule(
    code="BSC805",
    name="minimum-solution",
    severity=Severity.WARNING,
    message={"en": "{name!r} has {met} of the nine principles on record; the minimum solution takes five, and "
                   "{missing} are missing; begin with one of them",
             "nb": "{name!r} viser {met} av de ni prinsippene; minimumsløsningen krever fem, og {missing} mangler; "
                   "begynn med ett av dem",
             "nn": "{name!r} viser {met} av dei ni prinsippa; minimumsløysinga krev fem, og {missing} manglar; byrj "
                   "med eitt av dei"},
    wordings={"indispensable": {"en": "{name!r} has {met} of the nine principles on record and lacks {missing}; cause "
                                      "and effect (2) and critical success factors (3) are indispensable: begin there",
                                "nb": "{name!r} viser {met} av de ni prinsippene og mangler {missing}; årsak og "
                                      "virkning (2) og kritiske suksessfaktorer (3) er uunnværlige: begynn der",
                                "nn": "{name!r} viser {met} av dei ni prinsippa og manglar {missing}; årsak og verknad "
                                      "(2) og kritiske suksessfaktorar (3) kan ikkje vere borte: byrj der"}},
    remedy={"en": "Write the links between the factors first, then owners, then reviews; `balanced-scorecard check` "
                  "shows the evidence for each principle.",
            "nb": "Skriv sammenhengene mellom suksessfaktorene først, så ansvarlige, så gjennomganger; "
                  "`balanced-scorecard check` viser grunnlaget for hvert prinsipp.",
            "nn": "Skriv samanhengane mellom suksessfaktorane først, så ansvarlege, så gjennomgangar; "
                  "`balanced-scorecard check` viser grunnlaget for kvart prinsipp."},
    rationale="Perspectives and figures without the hypothesis that ties them together are a list of figures.",
    source="R66: «de fleste av de nevnte aktivitetene preger utviklingen» (Statskonsult, 4.3); R58, R59",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
strategy: {vision: The right answer in time}
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
""",
    good="""
id: card
name: Our card
strategy: {vision: The right answer in time}
incentives: none
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, owner: Anne, indicators: [{id: A1.1, name: Days waited}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, owner: Berit}]}
links: [{cause: C1, effect: A1}]
""",
)
