"""BSC310: an end of a link has no figure that moves over time."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..causes import indicators_below
from ..gathering import few
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card, once, where links have an end without an indicator that gives a number every period."""
    below = indicators_below(scorecard)
    ends = [(link.cause, link.effect) for link in scorecard.links]
    blind = [end for pair in ends for end in pair if not any(map(_moves, below[end]))]
    untestable = sum(cause in blind or effect in blind for cause, effect in ends)
    if blind:
        yield Violation(scorecard.id, name=scorecard.name, untestable=untestable, count=len(ends),
                        few=few(list(dict.fromkeys(blind))))


def _moves(indicator: Indicator) -> bool:
    return not (indicator.is_milestone or indicator.is_judged)


RULE = Rule(
    code="BSC310",
    name="untestable-link",
    severity=Severity.ADVICE,
    message={"en": "{untestable} of {count} links on {name!r} cannot be tested: nothing is counted at {few}; measure "
                   "something there that has figures",
             "nb": "{untestable} av {count} sammenhenger på {name!r} kan ikke prøves: ingenting telles ved {few}; mål "
                   "noe der som har tall",
             "nn": "{untestable} av {count} samanhengar på {name!r} kan ikkje prøvast: ingenting blir talt ved {few}; "
                   "mål noko der som har tal"},
    remedy={"en": "Add an indicator with figures at each end; a milestone or a judgement alone does not move enough.",
            "nb": "Ta med en styringsparameter med tall i hver ende; en milepæl eller en vurdering alene rører seg for "
                  "lite.",
            "nn": "Ta med ein styringsparameter med tal i kvar ende; ein milepæl eller ei vurdering åleine rører seg "
                  "for lite."},
    rationale="A strategy is a hypothesis; one whose ends are not counted can be neither confirmed nor given up.",
    source="R22: «Sammenhengene mellom årsaker og ønskede resultater (virkninger) utgjør hypotesen som definerer "
           "virksomhetens strategi» (Statskonsult, 3.2); R28",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses held}]}]}
links: [{cause: C1, effect: A1}]
""",
)
