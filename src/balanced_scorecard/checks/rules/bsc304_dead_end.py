"""BSC304: links that lead nowhere: no path to a user or result perspective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...domain.scorecard import Scorecard
from ..rule import Needs, Rule, Severity, Violation

if TYPE_CHECKING:
    import networkx as nx

    from ...domain.identifiers import ElementId


def find(scorecard: Scorecard, graph: nx.MultiDiGraph[ElementId]) -> Iterator[Violation]:
    """Yield each element links reach and none leave, outside the user and result perspectives.

    Only the end of a chain is named, not all that leads to it. Silent where no perspective is declared to be one of
    those: BSC202 speaks then.
    """
    from ...strategy_graph import dead_ends  # loaded already where there is a map, and only then

    for id_ in dead_ends(graph):
        yield Violation(id_, name=scorecard.element(id_).name)


RULE = Rule(
    code="BSC304",
    name="dead-end",
    severity=Severity.WARNING,
    needs=Needs.MAP,
    message={"en": "links lead to {name!r} and none lead on to users or results; say what it is good for",
             "nb": "sammenhengene ender i {name!r} og når verken brukere eller resultater; skriv hva den skal føre til",
             "nn": "samanhengane endar i {name!r} og når verken brukarar eller resultat; skriv kva det skal føre til"},
    remedy={"en": "Write a link from it towards a user or result perspective, or take the links to it out.",
            "nb": "Skriv en sammenheng fra den mot et bruker- eller resultatperspektiv, eller ta ut dem som ender der.",
            "nn": "Skriv ein samanheng frå det mot eit brukar- eller resultatperspektiv, eller ta ut dei som endar "
                  "der."},
    rationale="A public agency's map ends in what is done for users and society; a chain that ends before is effort "
              "for its own sake.",
    source="R12: «strategiens validitet og konsistens blir sjekket» (Statskonsult, 3.1); R51",
    find=find,
    bad="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}]}
  - {id: B, name: Work, kinds: [process], factors: [{id: B1, name: Flow}]}
  - {id: C, name: Staff, kinds: [development], factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: B1}]
""",
    good="""
id: card
name: Our card
perspectives:
  - {id: A, name: Users, kinds: [user], factors: [{id: A1, name: Short waits}]}
  - {id: B, name: Work, kinds: [process], factors: [{id: B1, name: Flow}]}
  - {id: C, name: Staff, kinds: [development], factors: [{id: C1, name: Skill}]}
links: [{cause: C1, effect: B1}, {cause: B1, effect: A1}]
""",
)
