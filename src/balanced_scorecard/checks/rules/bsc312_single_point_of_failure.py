"""BSC312: one element on every path to the results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    import networkx as nx

    from ...domain.identifiers import ElementId


def find(scorecard: Scorecard, graph: nx.MultiDiGraph[ElementId], *, fewest: int = 3) -> Iterator[Violation]:
    """Yield the element, no beginning, that every path from *fewest* or more beginnings to the results goes through."""
    from ...strategy_graph import bottleneck  # loaded already where there is a map, and only then

    id_ = bottleneck(graph, fewest)
    if id_ is not None and graph.in_degree(id_):
        yield Violation(id_, name=scorecard.element(id_).name)


RULE = Rule(
    code="BSC312",
    name="single-point-of-failure",
    severity=Severity.ADVICE,
    needs=Needs.MAP,
    message={"en": "every path to the results goes through {name!r}; say what else leads there, or watch it closely",
             "nb": "alle veier til resultatene går gjennom {name!r}; skriv hva annet som fører dit, eller følg den "
                   "ekstra nøye",
             "nn": "alle vegar til resultata går gjennom {name!r}; skriv kva anna som fører dit, eller følg det ekstra "
                   "nøye"},
    remedy={"en": "Write the links that go round it, or give it its own risk and a leading indicator.",
            "nb": "Skriv sammenhengene som går utenom, eller gi den en egen risiko og en fremtidsrettet "
                  "styringsparameter.",
            "nn": "Skriv samanhengane som går utanom, eller gi det ein eigen risiko og ein framtidsretta "
                  "styringsparameter."},
    rationale="Where one thing must succeed for anything to, its failure takes the whole strategy with it.",
    source="R12: «strategiens validitet og konsistens blir sjekket» (Statskonsult, 3.1)",
    find=find,
    example_options={"fewest": 2},
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}]}
  - {id: B, name: Work, factors: [{id: B1, name: Flow}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}, {id: C2, name: Health}]}
links: [{cause: C1, effect: B1}, {cause: C2, effect: B1}, {cause: B1, effect: A1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}]}
  - {id: B, name: Work, factors: [{id: B1, name: Flow}]}
  - {id: C, name: Staff, factors: [{id: C1, name: Skill}, {id: C2, name: Health}]}
links: [{cause: C1, effect: B1}, {cause: C2, effect: A1}, {cause: B1, effect: A1}]
""",
)
