"""BSC207: nothing on one side of internal and external."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..balance import NOT_JUDGED, not_judged, one_sided
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where nothing looks outward, or nothing inward."""
    yield from one_sided(scorecard, "facing", ("external", "internal"), _side)


def _side(indicator: Indicator) -> str | None:
    return indicator.facing.value if indicator.facing else None


RULE = Rule(
    code="BSC207",
    name="internal-external-axis",
    severity=Severity.WARNING,
    message={"en": "all {declared} indicators of {name!r} that say so look inward; add some that look outward",
             "nb": "alle de {declared} styringsparameterne på {name!r} som oppgir det, ser innover; ta med noen som "
                   "ser utover",
             "nn": "alle dei {declared} styringsparametrane på {name!r} som oppgir det, ser innover; ta med nokre som "
                   "ser utover"},
    wordings={
        "internal": {"en": "all {declared} indicators of {name!r} that say so look outward; add some that look inward",
                     "nb": "alle de {declared} styringsparameterne på {name!r} som oppgir det, ser utover; ta med noen "
                           "som ser innover",
                     "nn": "alle dei {declared} styringsparametrane på {name!r} som oppgir det, ser utover; ta med "
                           "nokre som ser innover"},
        NOT_JUDGED: not_judged(en="whether it looks both inward and outward",
                               nb="om det ser både innover og utover",
                               nn="om det ser både innover og utover"),
    },
    remedy={"en": "Write `facing: internal` or `facing: external` on each indicator, and choose some of both.",
            "nb": "Skriv `facing: internal` eller `facing: external` på hver, og velg noen av hvert slag.",
            "nn": "Skriv `facing: internal` eller `facing: external` på kvar, og vel nokre av kvart slag."},
    rationale="A card that sees only itself misses its users; one that sees only them misses how the work is done.",
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
        indicators: [{id: A1.1, name: Case load, facing: internal}, {id: A1.2, name: Complaints}]
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
        indicators: [{id: A1.1, name: Case load, facing: internal}, {id: A1.2, name: Complaints, facing: external}]
""",
)
