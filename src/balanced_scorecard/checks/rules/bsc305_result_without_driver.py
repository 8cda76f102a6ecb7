"""BSC305: a result nothing is assumed to drive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..causes import families
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    import networkx as nx

    from ...domain.identifiers import ElementId


def find(scorecard: Scorecard, graph: nx.MultiDiGraph[ElementId]) -> Iterator[Violation]:
    """Yield each element of a user or result perspective that links leave and none reach, nor what holds or is in it.

    Silent of what no link touches at all: BSC303 speaks then.
    """
    family = families(scorecard)
    results = graph.graph["result_lanes"]
    for id_, seen in graph.nodes(data=True):
        is_driven = any(relative in graph and graph.in_degree(relative) for relative in family[id_])
        if seen["lane"] in results and graph.out_degree(id_) and not is_driven:
            yield Violation(id_, name=scorecard.element(id_).name)


RULE = Rule(
    code="BSC305",
    name="result-without-driver",
    severity=Severity.WARNING,
    needs=Needs.MAP,
    message={"en": "nothing on the map is assumed to drive the result {name!r}; say what brings it about",
             "nb": "ingenting på kartet antas å drive resultatet {name!r}; skriv hva som skaper det",
             "nn": "ingenting på kartet er tenkt å drive resultatet {name!r}; skriv kva som skaper det"},
    remedy={"en": "Write a link to it from what the agency does to obtain it.",
            "nb": "Skriv en sammenheng til det fra det virksomheten gjør for å oppnå det.",
            "nn": "Skriv ein samanheng til det frå det verksemda gjer for å oppnå det."},
    rationale="A result that nothing on the card leads to is hoped for, not steered towards.",
    source="R28: «hjelpe til med å finne de mest egnede nøkkeltallene» (Statskonsult, 3.2); R12",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}, {id: A2, name: Trust}]}
  - {id: C, name: Staff, kinds: [development], factors: [{id: C1, name: Skill}]}
links: [{cause: A1, effect: A2}, {cause: C1, effect: A2}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}, {id: A2, name: Trust}]}
  - {id: C, name: Staff, kinds: [development], factors: [{id: C1, name: Skill}]}
links: [{cause: A1, effect: A2}, {cause: C1, effect: A1}]
""",
)
