"""BSC215: a perspective with more indicators than people can steer by."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..roles import is_steered_by
from ..rule import Rule, Severity, Violation

_OF_A_CARD = 30


def find(scorecard: Scorecard, *, most: int = 9) -> Iterator[Violation]:
    """Yield each perspective with more than *most* indicators to steer by.

    Silent of one that is the whole of a card with too many: BSC203 speaks then.
    """
    is_whole = len(scorecard.perspectives) == 1
    for perspective in scorecard.perspectives:
        count = sum(map(is_steered_by, perspective.indicators()))
        if count > most and not (is_whole and count > _OF_A_CARD):
            yield Violation(perspective.id, name=perspective.name, count=count, most=most)


RULE = Rule(
    code="BSC215",
    name="crowded-perspective",
    severity=Severity.ADVICE,
    message={"en": "{name!r} has {count} indicators, more than {most}; keep the few that decide",
             "nb": "{name!r} har {count} styringsparametere, flere enn {most}; behold de få som avgjør",
             "nn": "{name!r} har {count} styringsparametrar, fleire enn {most}; behald dei få som avgjer"},
    remedy={"en": "Keep the indicators that decide, and move the rest to an underlying report.",
            "nb": "Behold styringsparameterne som avgjør, og flytt resten til en underliggende rapport.",
            "nn": "Behald styringsparametrane som avgjer, og flytt resten til ein underliggjande rapport."},
    rationale="People steer by a handful of numbers; a long list hides the ones that decide.",
    source="R54: «holde antallet nøkkeltall på et nivå som gjør det tilstrekkelig oversiktlig og styrbart» "
           "(Statskonsult, 4.2)",
    find=find,
    example_options={"most": 1},
    bad="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}, {id: A1.2, name: Complaints}]}
""",
    good="""
id: card
name: Our card
perspectives:
  - id: A
    name: Users
    factors:
      - {id: A1, name: Short waits, indicators: [{id: A1.1, name: Days waited}]}
""",
)
