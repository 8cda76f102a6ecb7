"""BSC805: not even the minimum solution: too few of the nine principles, or an indispensable one missing."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.frozen_map import FrozenMap
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
    named = FrozenMap({language: ", ".join(about[number - 1] for number in missing)
                       for language, about in _NINE.items()})
    yield Violation(scorecard.id, wording="indispensable" if lacks_indispensable else "", name=scorecard.name,
                    met=len(principles) - len(missing), missing=named)


_NINE = {
    "en": ("strategy", "cause and effect", "success factors", "indicators", "owners of figures", "owners of work",
           "incentives", "learning", "sources of figures"),
    "nb": ("strategi", "årsak og virkning", "suksessfaktorer", "styringsparametere", "ansvar for tall",
           "ansvar for tiltak", "insentiver", "læring", "datakilder"),
    "nn": ("strategi", "årsak og verknad", "suksessfaktorar", "styringsparametrar", "ansvar for tal",
           "ansvar for tiltak", "insentiv", "læring", "datakjelder"),
}
"""What each of the nine principles is about, in a word or two."""


RULE = Rule(
    code="BSC805",
    name="minimum-solution",
    severity=Severity.WARNING,
    message={"en": "{name!r} has {met} of the nine principles on record, and the minimum solution takes five; begin "
                   "with one of these: {missing}",
             "nb": "{name!r} viser {met} av de ni prinsippene, og minimumsløsningen krever fem; begynn med ett av "
                   "disse: {missing}",
             "nn": "{name!r} viser {met} av dei ni prinsippa, og minimumsløysinga krev fem; byrj med eitt av desse: "
                   "{missing}"},
    wordings={"indispensable": {"en": "{name!r} has {met} of the nine principles on record and lacks {missing}; cause "
                                      "and effect and success factors are indispensable: begin there",
                                "nb": "{name!r} viser {met} av de ni prinsippene og mangler {missing}; årsak og "
                                      "virkning og suksessfaktorer er uunnværlige: begynn der",
                                "nn": "{name!r} viser {met} av dei ni prinsippa og manglar {missing}; årsak og verknad "
                                      "og suksessfaktorar kan ikkje vere borte: byrj der"}},
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
