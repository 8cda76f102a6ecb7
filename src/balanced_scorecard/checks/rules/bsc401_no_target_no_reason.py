"""BSC401: an indicator without a target and without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.indicator import Polarity
from ...domain.scorecard import Scorecard
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation
from ..targets import has_norm


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each indicator with nothing to be judged against and no word why; context and neutral ones need none."""
    for indicator in scorecard.indicators():
        expected = is_steered_by(indicator) and indicator.polarity is not Polarity.NEUTRAL
        if expected and not (indicator.targets or indicator.no_target or has_norm(indicator)):
            yield Violation(indicator.id, name=indicator.name)


RULE = Rule(
    code="BSC401",
    name="no-target-no-reason",
    severity=Severity.WARNING,
    message={"en": "{name!r} has neither a target nor a reason why not; set one, or write the reason",
             "nb": "{name!r} har verken krav eller måltall og ingen begrunnelse; fastsett det, eller skriv hvorfor "
                   "ikke",
             "nn": "{name!r} har verken krav eller måltal og inga grunngiving; fastset det, eller skriv kvifor ikkje"},
    wordings={"many": {"en": "{count} indicators of {name!r} ({few}) have neither a target nor a reason why not; set "
                             "targets, or write the reasons",
                       "nb": "{count} styringsparametere på {name!r} ({few}) har verken krav eller måltall og ingen "
                             "begrunnelse; fastsett dem, eller skriv hvorfor ikke",
                       "nn": "{count} styringsparametrar på {name!r} ({few}) har verken krav eller måltal og inga "
                             "grunngiving; fastset dei, eller skriv kvifor ikkje"}},
    remedy={"en": "Write `targets:`, or `no_target:` with the reason; `role: context` for what is only shown.",
            "nb": "Skriv `targets:`, eller `no_target:` med begrunnelsen; `role: context` for det som bare vises.",
            "nn": "Skriv `targets:`, eller `no_target:` med grunngivinga; `role: context` for det som berre blir "
                  "vist."},
    rationale="An indicator may do without a target for good reasons, such as a first year of measuring; the reason is "
              "then on record and nobody has to guess.",
    source="R81: «For hvert styringsparameter settes det prestasjonsmål» (Statskonsult, 4.7); R83",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, unit: day}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Days waited, unit: day, no_target: measured for the first time this year}]
""",
)
