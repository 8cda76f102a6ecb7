"""BSC704: work that supports nothing on the card."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield each active initiative that supports nothing, changes no indicator and answers no risk."""
    answers = {initiative for risk in scorecard.risks for initiative in risk.initiatives}
    for initiative in scorecard.initiatives:
        has_purpose = initiative.supports or initiative.expected or initiative.id in answers
        if initiative.is_active and not has_purpose:
            yield Violation(initiative.id, name=initiative.name)


RULE = Rule(
    code="BSC704",
    name="initiative-without-purpose",
    severity=Severity.WARNING,
    message={"en": "the initiative {name!r} supports nothing on the card; say what it is for, or stop it",
             "nb": "tiltaket {name!r} støtter ingenting på styrekortet; skriv hva det er til for, eller stans det",
             "nn": "tiltaket {name!r} støttar ingenting på styrekortet; skriv kva det er til for, eller stans det"},
    remedy={"en": "Write in `supports:` the goals, factors or indicators it is to move.",
            "nb": "Skriv i `supports:` hvilke mål, suksessfaktorer eller styringsparametere det skal påvirke.",
            "nn": "Skriv i `supports:` kva mål, suksessfaktorar eller styringsparametrar det skal verke på."},
    rationale="The plan follows from the card, not the reverse; work that serves nothing on it takes from work that "
              "does.",
    source="R85: «Styrekortet vil prege utformingen av virksomhetsplanen og ikke omvendt» (Statskonsult, 4.7); R34",
    find=find,
    bad="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
initiatives: [{id: I1, name: Backlog project}]
""",
    good="""
id: card
name: Our card
perspectives: [{id: A, name: Users, factors: [{id: A1, name: Short waits}]}]
initiatives: [{id: I1, name: Backlog project, supports: [A1]}]
""",
)
