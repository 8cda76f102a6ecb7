"""BSC309: a hypothesis without words, or without a lag."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card, once, where links do not say what is assumed, or after how long it is to be seen."""
    bare = [link for link in scorecard.links if not link.assumption or link.lag is None]
    if bare:
        yield Violation(scorecard.id, name=scorecard.name, bare=len(bare), count=len(scorecard.links),
                        first=f"{bare[0].cause} -> {bare[0].effect}")


RULE = Rule(
    code="BSC309",
    name="link-without-assumption",
    severity=Severity.ADVICE,
    message={"en": "{bare} of {count} links on {name!r} ({first} first) lack the assumption in words or the lag; write "
                   "what is believed, and when it will show",
             "nb": "{bare} av {count} sammenhenger på {name!r} ({first} først) mangler antakelsen i ord eller "
                   "forsinkelsen; skriv hva dere tror, og når det vil synes",
             "nn": "{bare} av {count} samanhengar på {name!r} ({first} først) manglar hypotesen i ord eller "
                   "forseinkinga; skriv kva de trur, og når det vil synast"},
    remedy={"en": "Write `assumption:` and `lag: {from: 1, to: 3, unit: quarter}` on the link.",
            "nb": "Skriv `assumption:` og `lag: {from: 1, to: 3, unit: quarter}` på sammenhengen.",
            "nn": "Skriv `assumption:` og `lag: {from: 1, to: 3, unit: quarter}` på samanhengen."},
    rationale="A link without words cannot be argued with, and one without a lag cannot be tested.",
    source="R22: «Sammenhengene mellom årsaker og ønskede resultater (virkninger) utgjør hypotesen som definerer "
           "virksomhetens strategi» (Statskonsult, 3.2)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links:
  - {cause: C1, effect: A1, assumption: Who knows the law decides faster, lag: {from: 1, to: 3, unit: quarter}}
""",
)
