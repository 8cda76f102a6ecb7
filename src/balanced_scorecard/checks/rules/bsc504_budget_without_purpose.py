"""BSC504: money that serves no factor."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.initiative import Initiative
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each active initiative with a budget that supports something, but no factor, nor what holds or is in one.

    Silent where it supports nothing: BSC704 speaks then.
    """
    factors = scorecard.factors()
    served = {factor.id for factor in factors} | {factor.objective for factor in factors}
    served |= {each.id for each in scorecard.indicators()}
    for initiative in scorecard.initiatives:
        is_funded = initiative.is_active and initiative.budget and initiative.supports
        if is_funded and not served & _changed(initiative):
            yield Violation(initiative.id, name=initiative.name, budget=str(initiative.budget))


def _changed(initiative: Initiative) -> set[str | None]:
    return {*initiative.supports, initiative.expected.indicator if initiative.expected else ""}


RULE = Rule(
    code="BSC504",
    name="budget-without-purpose",
    severity=Severity.ADVICE,
    message={"en": "the {budget} of {name!r} serve no critical success factor; say which it is to move",
             "nb": "{budget} til {name!r} går ikke til noen kritisk suksessfaktor; skriv hvilken det skal påvirke",
             "nn": "{budget} til {name!r} går ikkje til nokon kritisk suksessfaktor; skriv kva for ein pengane skal "
                   "verke på"},
    remedy={"en": "Write in `supports:` the factors the money is meant for.",
            "nb": "Skriv i `supports:` hvilke suksessfaktorer pengene er ment for.",
            "nn": "Skriv i `supports:` kva suksessfaktorar pengane er meinte for."},
    rationale="Money that serves a goal in general serves no factor in particular, and is missing where it decides.",
    source="R33: «ledelsen sikre at budsjettene støtter opp om strategiene» (Statskonsult, 3.3); R32",
    find=find,
    bad="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time}]}
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
initiatives: [{id: I1, name: Backlog project, supports: [G1], budget: 2 mill. kr}]
""",
    good="""
id: card
name: Our card
strategy: {goals: [{id: G1, name: Users get an answer in time}]}
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
initiatives: [{id: I1, name: Backlog project, supports: [G1, A1], budget: 2 mill. kr}]
""",
)
