"""BSC216: most indicators are inputs or activities."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..balance import is_means, steered_by
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, most: int = 60) -> Iterator[Violation]:
    """Yield the card where more than *most* per cent are surely means, but not all that say so; BSC208 speaks then.

    What does not say its stage is given the benefit of the doubt.
    """
    stages = [indicator.stage for indicator in steered_by(scorecard)]
    means = sum(map(is_means, stages))
    if 100 * means > most * len(stages) and means < len(stages) - stages.count(None):
        yield Violation(scorecard.id, name=scorecard.name, means=means, count=len(stages), most=most)


RULE = Rule(
    code="BSC216",
    name="activity-heavy",
    severity=Severity.ADVICE,
    message={"en": "{means} of {count} indicators of {name!r} count inputs or activities, more than {most} %; measure "
                   "what comes of them",
             "nb": "{means} av {count} styringsparametere på {name!r} teller innsats eller aktiviteter, mer enn {most} "
                   "%; mål hva som kommer ut av dem",
             "nn": "{means} av {count} styringsparametrar på {name!r} tel innsats eller aktivitetar, meir enn {most} "
                   "%; mål kva som kjem ut av dei"},
    remedy={"en": "Replace counts of effort by indicators with `stage: output`, `user_outcome` or `societal_outcome`.",
            "nb": "Bytt ut telling av innsats med styringsparametere med `stage: output`, `user_outcome` eller "
                  "`societal_outcome`.",
            "nn": "Byt ut teljing av innsats med styringsparametrar med `stage: output`, `user_outcome` eller "
                  "`societal_outcome`."},
    rationale="Activity is easy to count and easy to raise without anyone being better off.",
    source="R92: «interne og eksterne forhold, virkemidler og resultater, fortid og fremtid» (Statskonsult, 5.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Work
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.1, name: Staff, stage: input}
          - {id: A1.2, name: Controls made, stage: activity}
          - {id: A1.3, name: Cases decided, stage: output}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Work
    factors:
      - id: A1
        name: Short waits
        indicators:
          - {id: A1.2, name: Controls made, stage: activity}
          - {id: A1.3, name: Cases decided, stage: output}
""",
)
