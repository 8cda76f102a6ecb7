"""BSC302: causes that cause themselves, without a lag to break it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    import networkx as nx

    from ...domain.identifiers import ElementId


def find(scorecard: Scorecard, graph: nx.MultiDiGraph[ElementId]) -> Iterator[Violation]:
    """Yield one shortest cycle of each knot of links that no lag breaks, at its first element."""
    from ...strategy_graph import causal_cycles  # loaded already where there is a map, and only then

    for cycle in causal_cycles(graph):
        first = scorecard.element(cycle[0])
        yield Violation(first.id, name=first.name, cycle=" -> ".join((*cycle, cycle[0])))


RULE = Rule(
    code="BSC302",
    name="causal-cycle",
    severity=Severity.WARNING,
    needs=Needs.MAP,
    message={"en": "{name!r} is its own cause with no lag between: {cycle}; take a link out, or give one a lag",
             "nb": "{name!r} er sin egen årsak uten tidsforsinkelse: {cycle}; ta ut en sammenheng, eller gi en av dem "
                   "en forsinkelse",
             "nn": "{name!r} er si eiga årsak utan tidsforseinking: {cycle}; ta ut ein samanheng, eller gi ein av dei "
                   "ei forseinking"},
    remedy={"en": "Take out the link you believe least in, or write `lag: {from: 1, to: 3, unit: quarter}` on one: a "
                  "loop through time is no contradiction.",
            "nb": "Ta ut sammenhengen dere tror minst på, eller skriv `lag: {from: 1, to: 3, unit: quarter}` på en: en "
                  "sløyfe gjennom tid er ingen selvmotsigelse.",
            "nn": "Ta ut samanhengen de trur minst på, eller skriv `lag: {from: 1, to: 3, unit: quarter}` på ein: ei "
                  "sløyfe gjennom tid er inga sjølvmotseiing."},
    rationale="What causes itself at once explains nothing: no end of the chain can be acted on first.",
    source="R12: «strategiens validitet og konsistens blir sjekket» (Statskonsult, 3.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links:
  - {cause: C1, effect: A1}
  - {cause: A1, effect: C1}
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}]}
links:
  - {cause: C1, effect: A1}
  - {cause: A1, effect: C1, lag: {from: 2, to: 4, unit: quarter}}
""",
)
