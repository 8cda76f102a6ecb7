"""BSC205: only leading or only lagging indicators on the card."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..balance import NOT_JUDGED, not_judged, one_sided
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where all that is declared is leading, or all is lagging."""
    yield from one_sided(scorecard, "timing", ("leading", "lagging"), _side)


def _side(indicator: Indicator) -> str | None:
    return indicator.timing.value if indicator.timing else None


RULE = Rule(
    code="BSC205",
    name="one-sided-in-timing",
    severity=Severity.WARNING,
    message={"en": "{name!r} has only lagging indicators ({declared}); add some that tell what drives the results",
             "nb": "{name!r} har bare historiske styringsparametere ({declared}); ta med noen som driver resultatene",
             "nn": "{name!r} har berre historiske styringsparametrar ({declared}); ta med nokre som driv resultata"},
    wordings={
        "lagging": {"en": "{name!r} has only leading indicators ({declared}); add some that tell what was obtained",
                    "nb": "{name!r} har bare fremtidsrettede styringsparametere ({declared}); ta med noen som viser "
                          "oppnådde resultater",
                    "nn": "{name!r} har berre framtidsretta styringsparametrar ({declared}); ta med nokre som viser "
                          "oppnådde resultat"},
        NOT_JUDGED: not_judged(en="whether it looks both back and ahead",
                               nb="om det ser både bakover og fremover",
                               nn="om det ser både bakover og framover"),
    },
    remedy={"en": "Write `timing: leading` or `timing: lagging` on each indicator, and choose some of both.",
            "nb": "Skriv `timing: leading` (driver) eller `timing: lagging` (historisk) på hver, og velg noen av hvert "
                  "slag.",
            "nn": "Skriv `timing: leading` (drivar) eller `timing: lagging` (historisk) på kvar, og vel nokre av kvart "
                  "slag."},
    rationale="Lagging indicators tell too late, leading ones alone never prove that anything was obtained.",
    source="R60: «Velge aktuelle nøkkeltall (historiske og fremtidsrettede)» (Statskonsult, 4.3); R79",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - id: A1
        name: Short waits
        indicators: [{id: A1.1, name: Days waited, timing: lagging}, {id: A1.2, name: Complaints, timing: lagging}]
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
        indicators: [{id: A1.1, name: Days waited, timing: lagging}, {id: A1.2, name: Case load, timing: leading}]
""",
)
