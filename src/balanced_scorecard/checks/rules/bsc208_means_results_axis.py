"""BSC208: nothing on one side of means and results."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicator import Indicator
from ...domain.scorecard import Scorecard
from ..balance import NOT_JUDGED, is_means, not_judged, one_sided
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard) -> Iterator[Violation]:
    """Yield the card where nothing tells of results, or nothing of means."""
    yield from one_sided(scorecard, "stage", ("results", "means"), _side)


def _side(indicator: Indicator) -> str | None:
    if indicator.stage is None:
        return None
    return "means" if is_means(indicator.stage) else "results"


RULE = Rule(
    code="BSC208",
    name="means-results-axis",
    severity=Severity.WARNING,
    message={"en": "all {declared} indicators of {name!r} that say so tell of means; add some that tell of results",
             "nb": "alle de {declared} styringsparameterne på {name!r} som oppgir det, gjelder virkemidler; ta med "
                   "noen om resultater",
             "nn": "alle dei {declared} styringsparametrane på {name!r} som oppgir det, gjeld verkemiddel; ta med "
                   "nokre om resultat"},
    wordings={
        "means": {"en": "all {declared} indicators of {name!r} that say so tell of results; add some that tell of "
                        "means",
                  "nb": "alle de {declared} styringsparameterne på {name!r} som oppgir det, gjelder resultater; ta med "
                        "noen om virkemidler",
                  "nn": "alle dei {declared} styringsparametrane på {name!r} som oppgir det, gjeld resultat; ta med "
                        "nokre om verkemiddel"},
        NOT_JUDGED: not_judged(en="whether it tells of both means and results",
                               nb="om det gjelder både virkemidler og resultater",
                               nn="om det gjeld både verkemiddel og resultat"),
    },
    remedy={"en": "Write `stage:` on each indicator: `input` and `activity` are means; `output`, `user_outcome` and "
                  "`societal_outcome` are results.",
            "nb": "Skriv `stage:` på hver: `input` og `activity` er virkemidler; `output`, `user_outcome` og "
                  "`societal_outcome` er resultater.",
            "nn": "Skriv `stage:` på kvar: `input` og `activity` er verkemiddel; `output`, `user_outcome` og "
                  "`societal_outcome` er resultat."},
    rationale="Means alone count effort; results alone leave nothing to act on.",
    source="R92: «interne og eksterne forhold, virkemidler og resultater, fortid og fremtid» (Statskonsult, 5.1); R71",
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
        indicators: [{id: A1.1, name: Staff, stage: input}, {id: A1.2, name: Controls made, stage: activity}]
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
        indicators: [{id: A1.1, name: Staff, stage: input}, {id: A1.2, name: Cases decided, stage: output}]
""",
)
