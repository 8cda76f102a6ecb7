"""BSC404: neither norm nor tolerance: judged met or not met only."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ...domain.target import Between, Point, Target, Threshold, ToBaseline
from ..roles import is_scored
from ..rule import Rule, Severity, Violation
from ..targets import decides, in_force


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator whose target knows only met and not met.

    Silent where the card has a tolerance, and for what is met or not by nature: "in all cases", milestones, levels,
    judgements, rules watched over.
    """
    if scorecard.defaults.tolerance is not None:
        return
    for indicator in scorecard.indicators():
        is_judged = any(_has_edge(indicator, target) for target in in_force(indicator))
        if is_judged and not _has_reference(indicator):
            yield Violation(indicator.id, name=indicator.name)


def _has_edge(indicator: Indicator, target: Target) -> bool:
    has_edge = isinstance(target.expectation, Threshold | Between | Point | ToBaseline)
    return has_edge and decides(target) and is_scored(indicator)


def _has_reference(indicator: Indicator) -> bool:
    if indicator.tolerance is not None or any(norm.medium is not None for norm in indicator.norms):
        return True
    return all(target.tolerance is not None for target in in_force(indicator) if _has_edge(indicator, target))


RULE = Rule(
    code="BSC404",
    name="target-without-reference",
    severity=Severity.WARNING,
    message={"en": "{name!r} has neither norm nor tolerance, so that it is only met or not met; say what is still "
                   "medium",
             "nb": "{name!r} har verken grenseverdier eller toleranse og er bare oppfylt eller ikke; skriv hva som "
                   "fortsatt er middels",
             "nn": "{name!r} har verken grenseverdiar eller toleranse og er berre oppfylt eller ikkje; skriv kva som "
                   "framleis er middels"},
    wordings={"many": {"en": "{count} indicators of {name!r} ({few}) are only met or not met; write one tolerance for "
                             "the card",
                       "nb": "{count} styringsparametere på {name!r} ({few}) er bare oppfylt eller ikke; skriv én "
                             "toleranse for styrekortet",
                       "nn": "{count} styringsparametrar på {name!r} ({few}) er berre oppfylte eller ikkje; skriv éin "
                             "toleranse for styrekortet"}},
    told_singly=3,
    remedy={"en": "Write `defaults: {tolerance: 5 %}` for the whole card, or a `norm` or `tolerance` on the indicator.",
            "nb": "Skriv `defaults: {tolerance: 5 %}` for hele styrekortet, eller `norm` eller `tolerance` på "
                  "styringsparameteren.",
            "nn": "Skriv `defaults: {tolerance: 5 %}` for heile styrekortet, eller `norm` eller `tolerance` på "
                  "styringsparameteren."},
    rationale="The reference frame says when a figure is good, medium or less good. Without a middle, a hair's breadth "
              "and a landslide look the same.",
    source="R15: «referanserammen for når de rapporterte nøkkeltallene er gode, middels eller mindre gode» "
           "(Statskonsult, 3.1)",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80 %"]}]
""",
    good="""
id: card
name: Our card
defaults: {tolerance: 5 %}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80 %"]}]
""",
)
