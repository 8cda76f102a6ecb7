"""BSC107: an indicator without a definition or a data source."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.annotations import State
from ...domain.scorecard import Scorecard
from ..gathering import few
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card, once, where indicators have no text that defines them or nothing that says where they come from.

    A formula defines, and so does a milestone, whose words are its definition.
    """
    indicators = scorecard.indicators()
    vague = [each.id for each in indicators
             if not (each.definition or each.formula or each.is_milestone) or not (each.source or each.formula)]
    if vague:
        yield Violation(scorecard.id, name=scorecard.name, undefined=len(vague), count=len(indicators), few=few(vague))


RULE = Rule(
    code="BSC107",
    name="undefined-indicator",
    severity=Severity.ADVICE,
    message={"en": "{undefined} of {count} indicators of {name!r} lack a definition or a data source ({few}); write "
                   "what is counted and where",
             "nb": "{undefined} av {count} styringsparametere på {name!r} mangler definisjon eller datakilde ({few}); "
                   "skriv hva som telles, og hvor",
             "nn": "{undefined} av {count} styringsparametrar på {name!r} manglar definisjon eller datakjelde ({few}); "
                   "skriv kva som blir talt, og kvar"},
    remedy={"en": "Write `definition:` and `source:` on each indicator.",
            "nb": "Skriv `definition:` og `source:` på hver styringsparameter.",
            "nn": "Skriv `definition:` og `source:` på kvar styringsparameter."},
    rationale="Two people who count differently report two figures under one name.",
    source="R42: «kartlegging av datakilder» (Statskonsult, 3.4); R41",
    from_state=State.PROPOSED,
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited, definition: From letter to answer}]}
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
        indicators: [{id: A1.1, name: Days waited, definition: From letter to answer, source: Case system}]
""",
)
