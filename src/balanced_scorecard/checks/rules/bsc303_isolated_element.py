"""BSC303: an objective or factor no link touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    import networkx as nx

    from ...domain.identifiers import ElementId


def find(scorecard: Scorecard, graph: nx.MultiDiGraph[ElementId]) -> Iterator[Violation]:
    """Yield each element of the map that no link touches, neither itself nor through what stands for it."""
    from ...strategy_graph import isolated_elements  # loaded already where there is a map, and only then

    for id_ in isolated_elements(graph):
        yield Violation(id_, name=scorecard.element(id_).name)


RULE = Rule(
    code="BSC303",
    name="isolated-element",
    severity=Severity.ADVICE,
    needs=Needs.MAP,
    message={"en": "no cause-effect link touches {name!r}; say what it drives, or what drives it",
             "nb": "ingen årsakssammenheng berører {name!r}; skriv hva den driver, eller hva som driver den",
             "nn": "ingen årsakssamanheng rører ved {name!r}; skriv kva det driv, eller kva som driv det"},
    remedy={"en": "Write a link from or to it, or take it off the card.",
            "nb": "Skriv en sammenheng fra eller til den, eller ta den ut av styrekortet.",
            "nn": "Skriv ein samanheng frå eller til det, eller ta det ut av styrekortet."},
    rationale="What neither drives nor is driven is not part of the strategy the map tells.",
    source="R12: «strategiens validitet og konsistens blir sjekket» (Statskonsult, 3.1)",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}, {id: C2, name: Health}]}
links: [{cause: C1, effect: A1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, factors: [{id: A1, name: Short waits}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}, {id: C2, name: Health}]}
links: [{cause: C1, effect: A1}, {cause: C2, effect: A1}]
""",
)
