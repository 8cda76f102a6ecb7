"""What the strategy map says: of each element, each perspective and each link, in one language and unshortened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...checks.rule import Finding
from ...domain.causality import CauseEffectLink, Lag
from ...domain.governance import Risk
from ...domain.identifiers import ElementId
from ...evaluation.results import IndicatorResult, NodeKind, NodeScore, ScorecardScore, Status
from ...strategy_graph import MapLevel
from ..numbers import period_text
from ..plain_text import plain_text
from ..wording import Wording

if TYPE_CHECKING:
    import networkx as nx

    Map = nx.MultiDiGraph[ElementId]
    Score = NodeScore | IndicatorResult | None


class Mark(Enum):
    """A sign beside a status."""

    POOR_BELOW = "poor below"
    RISK = "risk"
    CONFLICT = "conflict"
    FINDING = "finding"


class Role(Enum):
    """What a line below a name tells; MORE goes on with the owner's name."""

    ID = "id"
    FACT = "fact"
    OWNER = "owner"
    MORE = "more"


@frozen(kw_only=True)
class Line:
    """A line below a name; *status* is said at its end, in the colour of the status."""

    role: Role
    text: str = ""
    status: str = ""

    @property
    def whole(self) -> str:
        """The line as one text."""
        return " · ".join(filter(None, (self.text, self.status)))


@frozen(kw_only=True)
class Said:
    """What is said of an element or a perspective.

    Attributes:
        kind: objective, factor, indicator or perspective.
        status: None where the map shows no scores, or there is nothing to judge in a perspective.
        more: what is told only to who asks: a pointer resting on it, and those who listen.
    """

    id: ElementId
    kind: str
    name: str
    lines: tuple[Line, ...] = ()
    status: Status | None = None
    marks: tuple[Mark, ...] = ()
    more: tuple[str, ...] = ()


@frozen(kw_only=True)
class MapWords:
    """Puts one graph, its scores and its findings into words."""

    graph: Map
    scores: ScorecardScore | None
    findings: Sequence[Finding]
    words: Wording

    @classmethod
    def of(
        cls, graph: Map, scores: ScorecardScore | None, findings: Sequence[Finding], language: str | None
    ) -> MapWords:
        """Return the words of *graph* in *language*, left out the card's; statuses in the card's own words then."""
        own = scores.evaluation.scorecard.words if scores is not None else {}
        words = Wording.spoken(language, graph.graph["language"], own)
        return cls(graph=graph, scores=scores, findings=findings, words=words)

    def title(self) -> str:
        """Return the title of the whole map."""
        return self.words("map.title", name=self._name(self.graph.graph))

    def subtitle(self) -> str:
        """Return what the title leaves open: the theme, how much is shown, and what the statuses cover."""
        about = self.graph.graph
        theme = plain_text(about["theme_names"].get(self.words.language) or about["theme"])
        level = {MapLevel.FACTOR: "map.by_factor", MapLevel.OBJECTIVE: "map.by_objective"}.get(about["level"])
        parts = [self.words("map.theme", name=theme) if theme else "", self.words(level) if level else ""]
        return " · ".join(filter(None, (*parts, self._covers())))

    def vision(self) -> str:
        """Return the vision; empty where there is none."""
        vision = plain_text(self.graph.graph["vision"])
        return f"{self.words('report.vision')}: {vision}" if vision else ""

    def nothing(self) -> str:
        """Return what an empty lane says."""
        return self.words("map.empty_of_theme" if self.graph.graph["theme"] else "map.empty")

    def lanes(self) -> tuple[tuple[ElementId, ...], ...]:
        """Return the ids of the elements in each lane, from the top."""
        inside: list[list[ElementId]] = [[] for _ in self.graph.graph["perspectives"]]
        for id_, about in self.graph.nodes(data=True):
            inside[about["lane"]].append(id_)
        return tuple(map(tuple, inside))

    def perspectives(self) -> tuple[Said, ...]:
        """Return what is said of each perspective, from the top."""
        about = self.graph.graph
        rows = zip(about["perspectives"], about["perspective_names"], about["perspective_owners"],
                   about["perspective_risks"], strict=True)
        return tuple(self._perspective(id_, self._name({"name": name, "names": names}) or id_, owner, risks)
                     for (id_, name), names, owner, risks in rows)

    def element(self, id_: ElementId) -> Said:
        """Return what is said of the element *id_*."""
        node, score = self.graph.nodes[id_], self._score(id_)
        about = [finding for finding in self.findings if finding.element in node["stands_for"]]
        return Said(id=id_, kind=node["kind"], name=self._name(node) or id_, lines=tuple(self._lines(id_, node, score)),
                    status=score.status if score else None, marks=tuple(self._marks(id_, node, score, about)),
                    more=(*self._more(id_, node, score),
                          *(f"{each.code}: {each.message(self.words.language)}" for each in about)))

    def told(self, said: Said) -> tuple[str, ...]:
        """Return all that is said of an element, for a pointer resting on it and for those who listen."""
        parts = (self._owned(line.text) if line.role is Role.OWNER else line.whole for line in said.lines)
        return said.name, " · ".join((self.words(f"node.{said.kind}"), *parts)), *said.more

    def link(self, link: CauseEffectLink) -> str:
        """Return a link as a sentence, with its lag and its assumption."""
        said = self.words(f"map.said_{link.effect_is.value}", cause=self._named(link.cause),
                          effect=self._named(link.effect))
        lag = self.lag(link.lag)
        text = f"{said} {self.words('map.after', lag=lag)}" if lag else said
        return f"{text}: {plain_text(link.assumption)}" if link.assumption else text

    def span(self, lags: Sequence[Lag | None]) -> str:
        """Return the *lags* of several links as one span; nothing where they are told in several units, or none is."""
        told = [lag for lag in lags if lag is not None and lag.last]
        if len({lag.unit for lag in told}) != 1:
            return ""
        return self.lag(Lag(first=min(lag.first for lag in told), last=max(lag.last for lag in told),
                            unit=told[0].unit))

    def lag(self, lag: Lag | None) -> str:
        """Return a lag as short as it goes; nothing where the effect comes at once or the lag is not declared."""
        if lag is None or lag.last == 0:
            return ""
        span = str(lag.last) if lag.first == lag.last else f"{lag.first}–{lag.last}"
        return self.words(f"map.{lag.unit}", span=span)

    def conflict(self, between: Sequence[ElementId], note: str) -> str:
        """Return a conflict as a sentence."""
        said = self.words("map.said_conflict", ids=", ".join(self._named(id_) for id_ in between))
        return f"{said}: {plain_text(note)}" if note else said

    def _name(self, attributes: Mapping[str, Any]) -> str:
        """Return a name in the map's language, else in the card's."""
        return plain_text(str(attributes["names"].get(self.words.language) or attributes["name"]))

    def _named(self, id_: ElementId) -> str:
        """Return the id of an element with its name."""
        element = self.graph.graph["elements"][id_]
        return f"{id_} {self._name({'name': element.name, 'names': element.annotations.names})}"

    def _owned(self, owner: str) -> str:
        return f"{self.words('node.owner')}: {owner}"

    def _covers(self) -> str:
        if self.scores is None:
            return ""
        evaluation = self.scores.evaluation
        basis = self.words(f"basis.{evaluation.basis.value}", day=self.words.day(evaluation.period.end))
        return f"{period_text(evaluation.period, self.words.language)} · {basis}"

    def _perspective(self, id_: ElementId, name: str, owner: str | None, risks: Sequence[Risk]) -> Said:
        is_whole = not self.graph.graph["theme"]  # on a theme's map the status of a perspective would tell of more
        score = self.scores.node(NodeKind.PERSPECTIVE, id_) if self.scores is not None and is_whole else None
        lines: list[Line] = []
        if score is not None and score.status is not Status.OUTSIDE:
            lines.append(Line(role=Role.ID, status=self.words.status(score.status)))
            lines.append(Line(role=Role.FACT, text=self._of_node(score)))
        if owner:
            lines.append(Line(role=Role.OWNER, text=plain_text(owner)))
        return Said(id=id_, kind="perspective", name=name, lines=tuple(line for line in lines if line.whole),
                    status=score.status if score is not None and score.status is not Status.OUTSIDE else None,
                    marks=(Mark.RISK,) if risks else (), more=tuple(map(self._risk, risks)))

    def _score(self, id_: ElementId) -> Score:
        if self.scores is None:
            return None
        kind = self.graph.nodes[id_]["kind"]
        return self.scores.evaluation[id_] if kind == "indicator" else self.scores.node(NodeKind(kind), id_)

    def _lines(self, id_: ElementId, node: Mapping[str, Any], score: Score) -> Iterator[Line]:
        yield Line(role=Role.ID, text=id_, status=self.words.status(score.status) if score else "")
        fact = self._fact(node, score)
        if fact:
            yield Line(role=Role.FACT, text=fact)
        if node["parent"] in self.graph:
            yield Line(role=Role.FACT, text=self.words("map.part_of", id=node["parent"]))
        if node["owner"]:
            yield Line(role=Role.OWNER, text=plain_text(node["owner"]))

    def _fact(self, node: Mapping[str, Any], score: Score) -> str:
        if not node["indicators"]:
            return self.words("map.unmeasured")
        if score is None:
            return "" if node["kind"] == "indicator" else self.words("map.measured", count=len(node["indicators"]))
        return self._of_node(score) if isinstance(score, NodeScore) else self._of_result(score)

    def _of_node(self, score: NodeScore) -> str:
        if score.targets_judged:
            return self.words("map.targets_met", met=score.targets_met, judged=score.targets_judged)
        return self.words("counts.missing", count=len(score.missing)) if score.missing else ""

    def _of_result(self, result: IndicatorResult) -> str:
        if not result.is_measured:
            return ""
        value = plain_text(self.words.value(result))
        if result.effective_target is None and result.scale is None:
            return value
        return self.words("map.result", value=value, target=plain_text(self.words.target(result)))

    def _marks(
        self, id_: ElementId, node: Mapping[str, Any], score: Score, about: Sequence[Finding]
    ) -> Iterator[Mark]:
        if isinstance(score, NodeScore) and score.hidden_poor:
            yield Mark.POOR_BELOW
        if node["risks"]:
            yield Mark.RISK
        if any(each.between == (id_,) for each in self.graph.graph["conflicts"]):
            yield Mark.CONFLICT
        if about:
            yield Mark.FINDING

    def _more(self, id_: ElementId, node: Mapping[str, Any], score: Score) -> Iterator[str]:
        if isinstance(score, NodeScore):
            yield self.words.counts(score)
            if score.hidden_poor:
                yield self.words("report.hidden_poor", ids=", ".join(score.hidden_poor))
        yield from map(self._risk, node["risks"])
        yield from (self.conflict(each.conflict.between, each.conflict.note)
                    for each in self.graph.graph["conflicts"] if each.between == (id_,))
        yield from (self.words("map.inside", said=self.link(link)) for link in node["inside"])
        if self.graph.degree(id_) == 0:
            yield self.words("map.isolated")

    def _risk(self, risk: Risk) -> str:
        """Return a risk with how likely and how grave it is, where that is on record."""
        name = plain_text(risk.annotations.names.get(self.words.language) or risk.name)
        said = self.words("map.said_risk", id=risk.id, name=name)
        if risk.likelihood is None or risk.consequence is None:
            return said
        size = self.words("map.size_of_risk", likelihood=risk.likelihood, consequence=risk.consequence)
        return f"{said} ({size})"
