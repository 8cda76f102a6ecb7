"""BSC308: more than fifteen elements in one map."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.scorecard import Scorecard
from ..rule import Rule, Severity, Violation


def find(scorecard: Scorecard, *, most: int = 15) -> Iterator[Violation]:
    """Yield each theme whose map has more than *most* elements; links without a theme make one map, the card's."""
    maps: dict[str | None, set[str]] = {}
    for link in scorecard.links:
        maps.setdefault(link.theme, set()).update((link.cause, link.effect))
    for theme, elements in maps.items():
        if len(elements) > most:
            name = scorecard.element(theme).name if theme else scorecard.name
            yield Violation(theme or scorecard.id, name=name, count=len(elements), most=most)


RULE = Rule(
    code="BSC308",
    name="map-too-large",
    severity=Severity.ADVICE,
    message={"en": "the map of {name!r} links {count} elements, more than {most}; keep the main lines",
             "nb": "strategikartet for {name!r} knytter sammen {count} elementer, flere enn {most}; behold "
                   "hovedlinjene",
             "nn": "strategikartet for {name!r} knyter saman {count} element, fleire enn {most}; behald hovudlinjene"},
    remedy={"en": "Link objectives or factors instead of indicators, or give the links a `theme` and draw a map of "
                  "each.",
            "nb": "Knytt sammen hovedmål eller suksessfaktorer i stedet for styringsparametere, eller gi sammenhengene "
                  "et `theme` og tegn ett kart for hvert.",
            "nn": "Knyt saman hovudmål eller suksessfaktorar i staden for styringsparametrar, eller gi samanhengane "
                  "eit `theme` og teikn eitt kart for kvart."},
    rationale="A map is for telling the strategy to others; one agency went from 13 objectives to 7 and was "
              "understood.",
    source="R26: «er antall mål redusert fra 13 til 7» (Statskonsult, 3.2)",
    find=find,
    example_options={"most": 2},
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}, {cause: C1, effect: A2}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}, {id: A2, name: Right answers}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: A1}]
""",
)
