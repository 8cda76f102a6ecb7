"""BSC703: a poor indicator with no active initiative on it or above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ...evaluation.statuses import Status
from ..rule import Needs, Rule, Severity, Violation
from ..support import around, factors_in, supported

if TYPE_CHECKING:
    from ...evaluation.results import Evaluation


def find(scorecard: Scorecard, evaluation: Evaluation) -> Iterator[Violation]:
    """Yield each indicator that is POOR in the period for the whole organisation, and that no active work supports."""
    at_work = supported(scorecard.initiatives)
    for perspective, factor in factors_in(scorecard):
        for indicator in factor.indicators:
            is_poor = evaluation[indicator.id].status is Status.POOR
            if is_poor and not at_work & around(perspective, factor, indicator):
                yield Violation(indicator.id, name=indicator.name, period=str(evaluation.period))


RULE = Rule(
    code="BSC703",
    name="poor-without-initiative",
    severity=Severity.WARNING,
    needs=Needs.EVALUATION,
    message={"en": "{name!r} is poor in {period} and no active initiative supports it; decide what to do",
             "nb": "{name!r} er mindre god i {period}, og ingen pågående tiltak støtter den; avgjør hva som skal "
                   "gjøres",
             "nn": "{name!r} er mindre god i {period}, og ingen tiltak i gang støttar han; avgjer kva som skal "
                   "gjerast"},
    remedy={"en": "Write an initiative that `supports` it, its factor or its objective, or give the reason to wait.",
            "nb": "Skriv et tiltak som i `supports` nevner den, suksessfaktoren eller hovedmålet, eller begrunn "
                  "hvorfor dere venter.",
            "nn": "Skriv eit tiltak som i `supports` nemner styringsparameteren, suksessfaktoren eller hovudmålet, "
                  "eller grunngi kvifor de ventar."},
    rationale="Figures are there to be acted on: work is to follow from what the card shows, not from habit.",
    source="R19: «Tiltak og handlinger prioriteres ut fra den styringsinformasjonen de etablerte nøkkeltallene i "
           "styrekortet gir» (Statskonsult, 3.1)",
    find=find,
    example_measurements="indicator,period,value\nA1.1,2024,60\n",
    example_period="2024",
    bad="""
id: card
name: Our card
defaults: {tolerance: 5 %}
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80"]}]
initiatives: [{id: I1, name: Backlog project, supports: [A1], status: stopped}]
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
        indicators: [{id: A1.1, name: Decided in time, unit: "%", targets: [">= 80"]}]
initiatives: [{id: I1, name: Backlog project, supports: [A1], status: running}]
""",
)
