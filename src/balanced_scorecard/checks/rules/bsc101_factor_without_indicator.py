"""BSC101: a critical success factor nobody measures."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each factor without an indicator."""
    for factor in scorecard.factors():
        if not factor.indicators:
            yield Violation(factor.id, name=factor.name)


RULE = Rule(
    code="BSC101",
    name="factor-without-indicator",
    severity=Severity.WARNING,
    message={"en": "{name!r} has no indicator; measure it, or take it off the card",
             "nb": "{name!r} har ingen styringsparameter; mål den, eller ta den ut av styrekortet",
             "nn": "{name!r} har ingen styringsparameter; mål han, eller ta han ut av styrekortet"},
    wordings={"many": {"en": "{count} factors of {name!r} ({few}) have no indicator; choose those the strategy hangs "
                             "on, and measure them",
                       "nb": "{count} suksessfaktorer på {name!r} ({few}) har ingen styringsparameter; velg dem "
                             "strategien henger på, og mål dem",
                       "nn": "{count} suksessfaktorar på {name!r} ({few}) har ingen styringsparameter; vel dei "
                             "strategien heng på, og mål dei"}},
    remedy={"en": "Write at least one indicator under the factor's `indicators`.",
            "nb": "Skriv minst én styringsparameter under `indicators` på suksessfaktoren.",
            "nn": "Skriv minst éin styringsparameter under `indicators` på suksessfaktoren."},
    rationale="What the strategy hangs on and nobody measures is steered by belief.",
    source="R7: «målene i strategiene faktisk blir gjenspeilet i de måltallene som virksomheten skal styres etter» "
           "(Statskonsult, 2.1); R14",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}]}
""",
)
