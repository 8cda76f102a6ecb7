"""BSC707: incentives neither described nor declared absent."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where nothing is said of incentives; `incentives: none` is an answer."""
    if scorecard.incentives is None:
        yield Violation(scorecard.id, name=scorecard.name)


RULE = Rule(
    code="BSC707",
    name="no-incentive-on-record",
    severity=Severity.ADVICE,
    message={"en": "{name!r} does not say what rewards work in line with it; describe it, or write that nothing does",
             "nb": "{name!r} sier ikke hva som belønner arbeid i tråd med kortet; beskriv det, eller skriv at det ikke "
                   "finnes",
             "nn": "{name!r} seier ikkje kva som lønner arbeid i tråd med kortet; gjer greie for det, eller skriv at "
                   "det ikkje finst"},
    remedy={"en": "Write `incentives: none`, or `incentives:` with a name and what each supports.",
            "nb": "Skriv `incentives: none`, eller `incentives:` med navn og hva hvert av dem støtter.",
            "nn": "Skriv `incentives: none`, eller `incentives:` med namn og kva kvart av dei støttar."},
    rationale="People do what is rewarded; where that is another thing than the card asks for, the card loses.",
    source="R63: «Velge incitamenter som støtter opp under styrekortet» (Statskonsult, 4.3); R98",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
""",
    good="""
id: card
name: Our card
incentives: none
""",
)
