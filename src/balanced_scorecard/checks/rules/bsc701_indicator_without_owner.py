"""BSC701: nobody answers for the figure."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..owners import owners_by_factor
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each factor with indicators nobody owns, themselves or through factor, objective or perspective."""
    for factor, owners in owners_by_factor(scorecard):
        orphans = [indicator.id for indicator, owner in zip(factor.indicators, owners, strict=True) if owner is None]
        if orphans:
            yield Violation(factor.id, name=factor.name, orphans=", ".join(orphans))


RULE = Rule(
    code="BSC701",
    name="indicator-without-owner",
    severity=Severity.WARNING,
    message={"en": "nobody answers for {orphans} under {name!r}; name an owner",
             "nb": "ingen er ansvarlig for {orphans} under {name!r}; skriv hvem",
             "nn": "ingen er ansvarleg for {orphans} under {name!r}; skriv kven"},
    wordings={"many": {"en": "nobody answers for figures under {count} factors of {name!r} ({few}); name their owners",
                       "nb": "ingen er ansvarlig for tall under {count} suksessfaktorer på {name!r} ({few}); skriv "
                             "hvem",
                       "nn": "ingen er ansvarleg for tal under {count} suksessfaktorar på {name!r} ({few}); skriv "
                             "kven"}},
    told_singly=3,
    remedy={"en": "Write `owner:` on the factor; its indicators inherit it.",
            "nb": "Skriv `owner:` på suksessfaktoren; styringsparameterne under arver den.",
            "nn": "Skriv `owner:` på suksessfaktoren; styringsparametrane under arvar han."},
    rationale="A figure nobody answers for is reported late and explained by no one.",
    source="R61: «Klargjøre ansvar for nøkkeltall» (Statskonsult, 4.3); R93",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}]
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors: [{id: A1, name: Short waits, owner: Head of cases, indicators: [{id: A1.1, name: Days waited}]}]
""",
)
