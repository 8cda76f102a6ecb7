"""What an evaluation and a roll-up give: frozen values that keep what they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..domain.aggregation import Basis, MissingPolicy, RollUpMethod
from ..domain.card_table import words_of
from ..domain.identifiers import ElementId, IndicatorId, OrgUnitId
from ..domain.indicator import Indicator
from ..domain.measurement import Measurements, Value
from ..domain.observation import ObservationStatus
from ..domain.period import Period
from ..domain.scale import Edge, Scale
from ..domain.scorecard import Scorecard
from ..domain.target import Target
from ..domain.unit_words import words_for_unit
from ..errors import UnknownElementError, did_you_mean
from ..tables import html_table, shown, table
from ..units import in_indicator_units
from .advice import Advice
from .asides import NO_JUDGEMENT, NO_LONG_TERM, Judgement, LongTerm
from .asides import plain as plain
from .counts import UnitCount
from .policies import FromUnits, PartialUnits
from .restatements import Restatement, Revision, restatements
from .statuses import ComplianceState as ComplianceState
from .statuses import DataStatus as DataStatus
from .statuses import NodeKind as NodeKind
from .statuses import Pace as Pace
from .statuses import Reason as Reason
from .statuses import Standing as Standing
from .statuses import Status as Status
from .statuses import TargetMet as TargetMet

if TYPE_CHECKING:
    import pandas as pd


@frozen(kw_only=True, repr=False)
class IndicatorResult:
    """Everything said of one indicator in one unit and period; numbers in its unit, unrounded.

    Attributes:
        status, reason: the judgement, or why there is none. note: the card's own words for that.
        advice: what to supply so that it can be judged.
        score: 0 to 1 with edges at 1/3 and 2/3; None where it is not judged.
        actual: the value judged; for a FLOW in a part of its `per`, the sum from the start of that `per`.
        actual_in_basis: the value of what the report covers.
        target: the edge it is judged against, scaled to what `actual` covers; two numbers for a range.
        target_whole: the target as decided.
        effective_target: the version that applies.
        scale: the scaled edges; None where nothing is judged.
        gap: actual - target, positive is better. progress: share of the way from baseline to target.
        expected, pace: where the straight line to a later target is by now, and how the figure stands to it.
        coverage: share of the time (or units) asked for that the figure covers, 0 to 1.
        measured_in: the period the figure is of; another than the report's when it is carried.
        status_before_change: by the target that held before, where one was decided after the period began.
        observation: the SDMX statuses of the rows it was made from, the gravest first; none is a normal value.
        may_flip: whether first figures have moved by more, on average, than the provisional one lies from an edge.
        revision: how far first figures have moved; None where too few were restated.
        restated: the rows of the figure that had been recorded otherwise before.
        long_term: the long-term target, and how far the way to it is travelled; it decides nothing.
        judgement: who judged it and why, where a person does.
        price_basis: whose prices its money is in, or that of the series it is made of, where the card says so.
        numerator, denominator: a rate's parts, where the figure was made from them.
        units: of a figure added up from units, how many reported of how many expected, and which are missing.
        value_from_units: what the units' figures come to, where the unit's own row stands beside them.
        low, high: the 95 per cent interval of a share of counts, else a survey's own. distinguishable: whether the
            target it is judged against lies outside; None where there is no interval or no judgement.
    """

    indicator: Indicator
    period: Period
    status: Status
    reason: Reason | None = None
    note: str = ""
    advice: Advice | None = None
    score: float | None = None
    actual: Value | None = None
    actual_in_basis: Value | None = None
    target: Edge | str | date | None = None
    target_whole: Edge | str | date | None = None
    effective_target: Target | None = None
    scale: Scale | None = None
    target_met: TargetMet | None = None
    gap: float | None = None
    progress: float | None = None
    expected: float | None = None
    pace: Pace | None = None
    data_status: DataStatus = DataStatus.MISSING
    previous: Value | None = None
    same_period_last_year: Value | None = None
    coverage: float | None = None
    measured_in: Period | None = None
    numerator: float | None = None
    denominator: float | None = None
    baseline: float | None = None
    status_before_change: Status | None = None
    observation: tuple[ObservationStatus, ...] = ()
    may_flip: bool = False
    revision: Revision | None = None
    restated: tuple[Restatement, ...] = ()
    long_term: LongTerm | None = None
    judgement: Judgement | None = None
    price_basis: str | None = None
    low: float | None = None
    high: float | None = None
    distinguishable: bool | None = None
    units: UnitCount | None = None
    value_from_units: Value | None = None

    _repr_html_ = shown

    def __repr__(self) -> str:
        why = f" ({self.reason.value})" if self.reason else ""
        figure = "" if self.actual is None else f", {plain(self.actual)} against {plain(self.target)}"
        return f"<IndicatorResult {self.indicator.id} {self.period}: {self.status.value}{why}{figure}>"

    @property
    def id(self) -> IndicatorId:
        """The indicator's id."""
        return self.indicator.id

    @property
    def is_measured(self) -> bool:
        """Whether there is a value."""
        return self.actual is not None

    @property
    def is_incomplete(self) -> bool:
        """Whether there is a value, of less than the time or the units asked for."""
        return self.is_measured and self.coverage is not None and self.coverage < 1 - 1e-9

    @property
    def is_two_valued(self) -> bool:
        """Whether it knows only met and not met, so that its score is the middle of a band."""
        return self.scale is not None and self.scale.is_two_valued

    def to_dict(self) -> dict[str, object]:
        """Return the result under the keys of the interface, numbers unrounded, absent as None."""
        return {
            "id": self.indicator.id, "name": self.indicator.name, "unit": self.indicator.unit,
            "status": self.status.value, "reason": self.reason.value if self.reason else None,
            "note": self.note or (str(self.advice) if self.advice else None),
            "score": self.score, "actual": plain(self.actual),
            "actual_in_basis": plain(self.actual_in_basis), "target": plain(self.target),
            "target_whole": plain(self.target_whole),
            "target_met": self.target_met.value if self.target_met else None,
            "gap": self.gap, "progress": self.progress, "expected": self.expected,
            "pace": self.pace.value if self.pace else None, "data_status": self.data_status.value,
            "previous": plain(self.previous), "same_period_last_year": plain(self.same_period_last_year),
            "coverage": self.coverage, "observation": "|".join(each.value for each in self.observation) or None,
            "status_before_change": self.status_before_change.value if self.status_before_change else None,
            "low": self.low, "high": self.high, "distinguishable": self.distinguishable,
            "units": str(self.units) if self.units else None,
            "units_missing": list(self.units.missing) if self.units else None,
            "value_from_units": plain(self.value_from_units),
            "measured_in": str(self.measured_in) if self.measured_in else None, "numerator": self.numerator,
            "denominator": self.denominator, "price_basis": self.price_basis, "may_flip": self.may_flip,
            "first_figures_move": self.revision.mean_size if self.revision else None,
            "restated": "; ".join(map(str, self.restated)) or None,
            **(self.long_term or NO_LONG_TERM).to_dict(), **(self.judgement or NO_JUDGEMENT).to_dict(),
        }

@frozen(kw_only=True, repr=False)
class Evaluation:
    """Every indicator of a card judged for one unit and period; keeps its card and its figures."""

    scorecard: Scorecard
    measurements: Measurements
    period: Period
    basis: Basis
    org_unit: OrgUnitId
    as_of: date | None = None
    from_units: FromUnits = FromUnits.OWN_ROWS
    partial: PartialUnits = PartialUnits.REFUSE
    results: tuple[IndicatorResult, ...] = ()
    _by_id: Mapping[str, IndicatorResult] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {result.indicator.id: result for result in self.results})

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {status}" for status, count in count_statuses(self.results).items() if count)
        return f"<Evaluation {self.scorecard.name!r} {self.period}: {counts or 'no indicators'}>"

    def __iter__(self) -> Iterator[IndicatorResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, id: str) -> IndicatorResult:
        """Return the result of the indicator *id*; raise UnknownElementError with the nearest where there is none."""
        if id not in self._by_id:
            raise UnknownElementError(f"no indicator {id!r} on the card{did_you_mean(id, self._by_id)}")
        return self._by_id[id]

    @property
    def restated(self) -> tuple[Restatement, ...]:
        """What was restated, in the units of the indicators; where the report has a day, since that day (R102)."""
        return restatements(in_indicator_units(self.measurements, self.scorecard), self.as_of)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record an indicator."""
        return [result.to_dict() for result in self.results]

    def to_dict(self) -> dict[str, object]:
        """Return the evaluation under the keys of the interface."""
        card = self.scorecard
        return {
            "scorecard": card.id, "version": card.version or None, "period": str(self.period),
            "basis": self.basis.value, "org_unit": self.org_unit,
            "as_of": self.as_of.isoformat() if self.as_of else None, "indicators": self.records(),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return one row an indicator."""
        return table(self.records())

    def _repr_html_(self) -> str:
        units = (words_for_unit(result.indicator.unit, self.scorecard.language) for result in self.results)
        rows = [{**record, "unit": unit} for record, unit in zip(self.records(), units, strict=True)]
        return html_table(rows, ("id", "name", "status", "actual", "target", "gap", "unit"),
                          words_of(self.scorecard))


def count_statuses(results: tuple[IndicatorResult, ...]) -> dict[str, int]:
    """Return how many results have each status, in the order of `Status`."""
    return {status.value: sum(result.status is status for result in results) for status in Status}


@frozen(kw_only=True)
class ComplianceLine:
    """Rule and legal-safety compliance below a node; never averaged in (R53).

    Attributes:
        met, broken, not_controlled: the MONITORING indicators in each state, in order.
        broken_cases: how many cases broke the rule, by indicator; None where only a share is known.
    """

    met: tuple[ElementId, ...] = ()
    broken: tuple[ElementId, ...] = ()
    not_controlled: tuple[ElementId, ...] = ()
    broken_cases: tuple[float | None, ...] = ()


NOTHING_MONITORED = ComplianceLine()


@frozen(kw_only=True)
class NodeScore:
    """The roll-up at one node: counts first, then the score they were judged by.

    Attributes:
        children: ids of the nodes and leaves directly below, in the order of the definition.
        standing: SCORED, MISSING (everything below that was expected is missing) or OUTSIDE.
        score: weighted over what is scored; None where nothing is.
        coverage: share of the weight expected that is measured. score_bounds: the score with every missing leaf at 0
            and at 1.
        preliminary: whether those bounds lie in different bands.
        limited_by: the POOR leaves that keep this node from GOOD; hidden_poor: every POOR leaf below a GOOD or MEDIUM.
        missing: leaves expected and without a value; outside: leaves that do not count, each with its reason in its
            own result.
        targets_met, targets_judged, counts: of the leaves below that are not OUTSIDE.
        weight: as given; effective_weight: share among its parent's children that are scored.
        two_valued_share: share of the scored weight below that knows only met and not met.
        method, policy: how its children's scores became its own, and what a missing one did.
    """

    id: ElementId
    kind: NodeKind
    name: str
    status: Status
    parent: ElementId | None = None
    children: tuple[ElementId, ...] = ()
    standing: Standing = Standing.OUTSIDE
    score: float | None = None
    coverage: float | None = None
    score_bounds: tuple[float, float] | None = None
    preliminary: bool = False
    limited_by: tuple[ElementId, ...] = ()
    hidden_poor: tuple[ElementId, ...] = ()
    missing: tuple[ElementId, ...] = ()
    outside: tuple[ElementId, ...] = ()
    targets_met: int = 0
    targets_judged: int = 0
    counts: Mapping[str, int] = field(factory=dict, hash=False)
    compliance: ComplianceLine = NOTHING_MONITORED
    weight: float = 1.0
    effective_weight: float | None = None
    two_valued_share: float | None = None
    method: RollUpMethod = RollUpMethod.WEIGHTED_MEAN
    policy: MissingPolicy = MissingPolicy.LEAVE_OUT

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return the node under the keys of the interface."""
        return {
            "id": self.id, "kind": self.kind.value, "name": self.name, "status": self.status.value,
            "score": self.score, "coverage": self.coverage, "score_bounds": plain(self.score_bounds),
            "preliminary": self.preliminary, "limited_by": list(self.limited_by),
            "hidden_poor": list(self.hidden_poor), "missing": list(self.missing),
            "targets_met": self.targets_met, "targets_judged": self.targets_judged, "counts": dict(self.counts),
        }


@frozen(kw_only=True, repr=False)
class ScorecardScore:
    """An evaluation rolled up: one `NodeScore` for the card and each perspective, objective and factor.

    Attributes:
        nodes: the card first, then its perspectives, each followed by what is below it.
    """

    evaluation: Evaluation
    nodes: tuple[NodeScore, ...]
    _by_id: Mapping[tuple[NodeKind, str], NodeScore] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {(node.kind, node.id): node for node in self.nodes})

    def __repr__(self) -> str:
        top = self.total
        met = f"{top.targets_met} of {top.targets_judged} targets met"
        return f"<ScorecardScore {top.name!r} {self.evaluation.period}: {top.status.value}, {met}>"

    def __iter__(self) -> Iterator[NodeScore]:
        return iter(self.nodes)

    @property
    def total(self) -> NodeScore:
        """The card itself."""
        return self.nodes[0]

    def __getitem__(self, id: str) -> NodeScore:
        """Return the node called *id*; the card's own id is the total. Raise UnknownElementError where none is."""
        for node in self.nodes[1:]:
            if node.id == id:
                return node
        if id == self.total.id:
            return self.total
        raise UnknownElementError(f"no node {id!r} on the card{did_you_mean(id, [n.id for n in self.nodes])}")

    def node(self, kind: NodeKind, id: str) -> NodeScore:
        """Return the node of one kind called *id*; raise UnknownElementError where there is none."""
        if (kind, id) not in self._by_id:
            near = did_you_mean(id, [node.id for node in self.of_kind(kind)])
            raise UnknownElementError(f"no {kind.value} {id!r} on the card{near}")
        return self._by_id[kind, id]

    def of_kind(self, kind: NodeKind) -> tuple[NodeScore, ...]:
        """Return the nodes of one kind, in order."""
        return tuple(node for node in self.nodes if node.kind is kind)

    def records(self) -> list[dict[str, object]]:
        """Return one plain record a node."""
        return [node.to_dict() for node in self.nodes]

    def to_dict(self) -> dict[str, object]:
        """Return the evaluation and its nodes under the keys of the interface."""
        return {**self.evaluation.to_dict(), "nodes": self.records()}

    def to_frame(self) -> pd.DataFrame:
        """Return one row a node."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("id", "name", "status", "targets_met", "targets_judged", "coverage"),
                          words_of(self.evaluation.scorecard))
