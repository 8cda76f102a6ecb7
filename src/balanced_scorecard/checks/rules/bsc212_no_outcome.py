"""BSC212: no indicator of effects for users or society."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Stage
from ...domain.scorecard import Scorecard
from ..balance import NOT_JUDGED, is_means, not_judged, steered_by
from ..rule import Rule, Severity, Violation

_BOTH = 2


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where no indicator measures an outcome; not judged where most do not say their stage.

    Where most are silent and the others tell of one side only, BSC208 says that, and that is enough.
    """
    stages = [indicator.stage for indicator in steered_by(scorecard)]
    undeclared = stages.count(None)
    if not stages or Stage.USER_OUTCOME in stages or Stage.SOCIETAL_OUTCOME in stages:
        return
    if 2 * undeclared > len(stages):
        if len({is_means(stage) for stage in stages if stage}) < _BOTH:
            return
        yield Violation(scorecard.id, severity=Severity.ADVICE, wording=NOT_JUDGED, name=scorecard.name,
                        field="stage", undeclared=undeclared, count=len(stages))
    else:
        yield Violation(scorecard.id, name=scorecard.name, count=len(stages))


RULE = Rule(
    code="BSC212",
    name="no-outcome",
    severity=Severity.WARNING,
    message={"en": "none of the {count} indicators of {name!r} measures an effect for users or society; add one",
             "nb": "ingen av de {count} styringsparameterne på {name!r} måler effekter for brukere eller samfunn; ta "
                   "med en",
             "nn": "ingen av dei {count} styringsparametrane på {name!r} måler effektar for brukarar eller samfunn; ta "
                   "med ein"},
    wordings={NOT_JUDGED: not_judged(en="whether anything is an effect for users or society",
                                     nb="om noe måler effekter for brukere eller samfunn",
                                     nn="om noko måler effektar for brukarar eller samfunn")},
    remedy={"en": "Add an indicator with `stage: user_outcome` or `stage: societal_outcome`; a yearly survey will do.",
            "nb": "Ta med en styringsparameter med `stage: user_outcome` eller `stage: societal_outcome`; en årlig "
                  "undersøkelse duger.",
            "nn": "Ta med ein styringsparameter med `stage: user_outcome` eller `stage: societal_outcome`; ei årleg "
                  "undersøking duger."},
    rationale="A public agency is there for what it does for users and society; the rest is on the way to that.",
    source="R51: «å oppnå bestemte mål for ulike brukergrupper og for samfunnet som helhet» (Statskonsult, 4.2)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Cases decided, stage: output}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Users back at work, stage: user_outcome}]}]
""",
)
