"""BSC307: a lagging indicator with no leading one upstream."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Timing
from ...domain.scorecard import Scorecard
from ..causes import families, indicators_below, upstream
from ..roles import is_about_results
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each factor on the map with lagging indicators, and no leading one beside them or upstream.

    Silent where anything beside or upstream does not say its timing, and where no link leads to the factor.
    """
    if not scorecard.links:
        return
    family, below = families(scorecard), indicators_below(scorecard)
    for factor in scorecard.factors():
        lagging = [each.id for each in factor.indicators if each.timing is Timing.LAGGING and is_about_results(each)]
        before = upstream(scorecard, family, family[factor.id]) if lagging else ()
        beside = {each.id: each for id_ in (*before, factor.id) for each in below[id_]}
        timings = {each.timing for each in beside.values() if is_about_results(each)}
        if before and timings == {Timing.LAGGING}:
            yield Violation(factor.id, name=factor.name, lagging=", ".join(lagging))


RULE = Rule(
    code="BSC307",
    name="lagging-without-leading",
    severity=Severity.ADVICE,
    message={"en": "{lagging} under {name!r} tell what was, and nothing that drives them tells what comes; add a "
                   "leading indicator to a cause",
             "nb": "{lagging} under {name!r} viser det som var, og ingenting som driver dem, viser det som kommer; ta "
                   "med en fremtidsrettet styringsparameter hos en årsak",
             "nn": "{lagging} under {name!r} viser det som var, og ingenting som driv dei, viser det som kjem; ta med "
                   "ein framtidsretta styringsparameter hos ei årsak"},
    remedy={"en": "Add an indicator with `timing: leading` to the factor, or to one that a link leads from.",
            "nb": "Ta med en styringsparameter med `timing: leading` på suksessfaktoren, eller på en som driver den.",
            "nn": "Ta med ein styringsparameter med `timing: leading` på suksessfaktoren, eller på ein som driv han."},
    rationale="Who sees only the result sees it too late to act; the causes on the map say where to look earlier.",
    source="R28: «hjelpe til med å finne de mest egnede nøkkeltallene» (Statskonsult, 3.2); R79",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days, timing: lagging}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Exams, timing: lagging}]}]}
links: [{cause: C1, effect: A1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Waits, indicators: [{id: A1.1, name: Days, timing: lagging}]}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill, indicators: [{id: C1.1, name: Courses, timing: leading}]}]}
links: [{cause: C1, effect: A1}]
""",
)
