"""`render_map()`: the strategy map as a drawing, or in the language of another program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..checks.rule import Finding
from ..domain.identifiers import ElementId
from ..evaluation.results import ScorecardScore
from .maps.dot import dot
from .maps.drawing import Drawing
from .maps.forms import MapForm
from .maps.graphml import graphml
from .maps.mermaid import mermaid
from .maps.words import MapWords
from .picture import Picture
from .text_width import escaped

if TYPE_CHECKING:
    import networkx as nx


def render_map(
    graph: nx.MultiDiGraph[ElementId], scores: ScorecardScore | None = None, *, form: MapForm = MapForm.SVG,
    language: str | None = None, findings: Sequence[Finding] = (), id_prefix: str = "map",
) -> str:
    """Return the map of *graph* (from `strategy_map`) as text: a drawing, or for another program (R27).

    A drawing is a `Picture`, which a notebook shows as it is drawn.

    The drawing has a lane for each perspective, in the order of the card; no link leads through a box or lies on top
    of another. It needs no script and fetches nothing; on a screen that is set to dark it is dark.

    Args:
        graph: what `strategy_map` gave.
        scores: gives each element its status, by word, icon and colour; left out, the map shows the strategy alone.
        form: SVG, the drawing; FIGURE, the same without its title; or Mermaid, DOT or GraphML.
        language: of the words; left out, the card's.
        findings: what `check` found; in the drawing an element that is spoken of gets a mark.
        id_prefix: begins every id in the SVG, so that a page can hold several maps.

    >>> from balanced_scorecard import CSF, CauseEffectLink, Perspective, Scorecard, strategy_map
    >>> factors = (CSF(id="A", name="Short waits"), CSF(id="B", name="Skill"))
    >>> card = Scorecard(id="card", name="Our card", links=(CauseEffectLink(cause="B", effect="A"),),
    ...                  perspectives=(Perspective(id="P", name="All", factors=factors),))
    >>> render_map(strategy_map(card)).startswith("<svg")
    True
    >>> "n1 --> n0" in render_map(strategy_map(card), form=MapForm.MERMAID)
    True
    """
    words = MapWords.of(graph, scores, findings, language)
    if form is MapForm.GRAPHML:
        return graphml(words) + "\n"
    lines = {MapForm.MERMAID: mermaid, MapForm.DOT: dot}
    if form in lines:
        return "\n".join(lines[form](words)) + "\n"
    return Picture("\n".join(Drawing.of(words, form).svg(escaped(id_prefix))) + "\n")
