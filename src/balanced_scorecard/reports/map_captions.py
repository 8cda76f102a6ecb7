"""What the strategy map says: the words in each box and along each link, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..checks.rule import Finding
from ..domain.causality import CauseEffectLink, Lag
from ..domain.identifiers import ElementId
from ..evaluation.results import IndicatorResult, NodeScore, ScorecardScore, Status
from .text_width import BOLD_ROOM, shortened, wrapped
from .wording import Wording

if TYPE_CHECKING:
    import networkx as nx

NAME_SIZE, META_SIZE = 12.5, 10.5
_NAME_LINES = 3
_MARK_ROOM = 21.0


@frozen(kw_only=True)
class Caption:
    """The words of one box.

    Attributes:
        name: its name, wrapped. meta: its id and status, and what they were made from; one line each, perhaps empty.
        status: None where the map shows no scores.
        poor_below: how many indicators below a GOOD or MEDIUM element are POOR.
        findings: how many findings of the check are about it.
        tip: all of it unshortened, for a pointer resting on it and for those who listen.
    """

    id: ElementId
    kind: str
    name: tuple[str, ...]
    meta: tuple[str, ...]
    status: Status | None
    poor_below: int
    findings: int
    tip: tuple[str, ...]


@frozen(kw_only=True)
class MapWords:
    """Puts one graph, its scores and its findings into words."""

    graph: nx.MultiDiGraph[ElementId]
    scores: ScorecardScore | None
    findings: Sequence[Finding]
    words: Wording

    def title(self) -> str:
        """Return the title of the whole map."""
        return self.words("map.title", name=self.name(self.graph.graph))

    def name(self, attributes: Mapping[str, Any]) -> str:
        """Return a name in the map's language, else in the card's."""
        return str(attributes["names"].get(self.words.language) or attributes["name"])

    def lanes(self) -> tuple[Mapping[str, Any], ...]:
        """Return the attributes of each perspective, from the top."""
        return tuple({"name": name, "names": names} for (_, name), names in
                     zip(self.graph.graph["perspectives"], self.graph.graph["perspective_names"], strict=True))

    def caption(self, id_: ElementId, *, width: float) -> Caption:
        """Return what the box of *id_* says where its texts may be *width* wide."""
        node = self.graph.nodes[id_]
        score = self._score(id_)
        meta = self._meta(id_, score)
        about = [finding for finding in self.findings if finding.element == id_]
        poor_below = len(score.hidden_poor) if isinstance(score, NodeScore) else 0
        marks = _MARK_ROOM * (bool(about) + bool(poor_below))
        return Caption(
            id=id_, kind=node["kind"], name=self._wrapped(node, width),
            meta=(*(shortened(line, width=width, size=META_SIZE) for line in meta[:-1]),
                  shortened(meta[-1], width=width - marks, size=META_SIZE)),
            status=None if score is None else score.status, findings=len(about), poor_below=poor_below,
            tip=(self.name(node), " · ".join((self.words(f"node.{node['kind']}"), *filter(None, meta))),
                 *self._more(id_, score), *(f"{each.code}: {each.message(self.words.language)}" for each in about)),
        )

    def _wrapped(self, node: Mapping[str, Any], width: float) -> tuple[str, ...]:
        """Return a name in lines; that of an objective is set in bold."""
        room = width * BOLD_ROOM if node["kind"] == "objective" else width
        return wrapped(self.name(node), width=room, size=NAME_SIZE, lines=_NAME_LINES)

    def _score(self, id_: ElementId) -> NodeScore | IndicatorResult | None:
        if self.scores is None:
            return None
        return self.scores.evaluation[id_] if self.graph.nodes[id_]["kind"] == "indicator" else self.scores[id_]

    def _meta(self, id_: ElementId, score: NodeScore | IndicatorResult | None) -> tuple[str, ...]:
        if score is None:
            return (id_,)
        first = f"{id_} · {self.words.status(score.status)}"
        second = self._of_node(score) if isinstance(score, NodeScore) else self._of_result(score)
        return first, second

    def _of_node(self, score: NodeScore) -> str:
        if score.targets_judged:
            return self.words("map.targets_met", met=score.targets_met, judged=score.targets_judged)
        return self.words("counts.missing", count=len(score.missing)) if score.missing else ""

    def _of_result(self, result: IndicatorResult) -> str:
        if not result.is_measured:
            return ""
        value = self.words.value(result)
        if result.effective_target is None and result.scale is None:
            return value
        return self.words("map.result", value=value, target=self.words.target(result))

    def _more(self, id_: ElementId, score: NodeScore | IndicatorResult | None) -> tuple[str, ...]:
        isolated = (self.words("map.isolated"),) if self.graph.degree(id_) == 0 else ()
        if not isinstance(score, NodeScore):
            return isolated
        poor = (self.words("report.hidden_poor", ids=", ".join(score.hidden_poor)),) if score.hidden_poor else ()
        return (self.words.counts(score), *poor, *isolated)

    def link(self, link: CauseEffectLink) -> str:
        """Return a link as a sentence, with its lag and its assumption."""
        said = self.words(f"map.said_{link.effect_is.value}", cause=self._named(link.cause),
                          effect=self._named(link.effect))
        lag = self.lag(link.lag)
        parts = [said, self.words("map.after", lag=lag)] if lag else [said]
        text = " ".join(parts)
        return f"{text}: {link.assumption}" if link.assumption else text

    def lag(self, lag: Lag | None) -> str:
        """Return a lag as short as it goes; nothing where the effect comes at once or the lag is not declared."""
        if lag is None or lag.last == 0:
            return ""
        span = str(lag.last) if lag.first == lag.last else f"{lag.first}–{lag.last}"
        return self.words(f"map.{lag.unit}", span=span)

    def conflict(self, between: Sequence[ElementId], note: str) -> str:
        """Return a conflict as a sentence."""
        said = self.words("map.said_conflict", ids=", ".join(self._named(id_) for id_ in between))
        return f"{said}: {note}" if note else said

    def _named(self, id_: ElementId) -> str:
        return f"{id_} {self.name(self.graph.nodes[id_])}"
