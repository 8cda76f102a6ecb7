"""`Report`: what a page says, picked and put in order; words, colours and rounding belong to the renderers.

It holds meanings and unrounded numbers, so that one report can be rendered in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ..checks.rule import Finding
from ..domain.aggregation import Basis
from ..domain.assessment import Assessment, AssessmentKind
from ..domain.factor import CriticalSuccessFactor
from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.governance import Document
from ..domain.indicator import Indicator, Role
from ..domain.initiative import Initiative
from ..domain.objective import Objective
from ..domain.period import Period
from ..domain.perspective import Perspective
from ..evaluation.results import ComplianceState, IndicatorResult, NodeScore, ScorecardScore, Status
from ..tables import html_table


@frozen(kw_only=True)
class HistoryPoint:
    """One figure of an indicator's past; None where there was a row without a value."""

    period: Period
    value: float | None


@frozen(kw_only=True)
class IndicatorRow:
    """One indicator as a page shows it: its result, and what is said and done about it.

    Attributes:
        owner: who answers for it, inherited where it is not its own; empty where nobody does.
        history: figures of one frequency and basis in order of time, the report's own last.
        history_target: the target those figures can be held against; None where it counts over another length of time.
        assessments: people's words beside this figure.
        initiatives: work that supports it, its factor or its objective.
        source: where the figures come from, documents by their names. target_source: the same of the target.
    """

    result: IndicatorResult
    owner: str = ""
    history: tuple[HistoryPoint, ...] = ()
    history_target: float | None = None
    assessments: tuple[Assessment, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    source: str = ""
    target_source: str = ""

    @property
    def indicator(self) -> Indicator:
        """The indicator itself."""
        return self.result.indicator

    @property
    def is_explained(self) -> bool:
        """Whether somebody has said why the figure is what it is."""
        return any(each.kind in (AssessmentKind.DEVIATION, AssessmentKind.ASSESSMENT) for each in self.assessments)

    @property
    def is_monitoring(self) -> bool:
        """Whether it is compliance, told of apart (R53)."""
        return self.indicator.role is Role.MONITORING

    @property
    def is_context(self) -> bool:
        """Whether it is shown without being judged."""
        return self.indicator.role is Role.CONTEXT


@frozen(kw_only=True)
class FactorPart:
    """A critical success factor with its rows."""

    element: CriticalSuccessFactor
    score: NodeScore
    rows: tuple[IndicatorRow, ...] = ()
    assessments: tuple[Assessment, ...] = ()


@frozen(kw_only=True)
class ObjectivePart:
    """A main goal with its factors; the factors of a perspective that have none stand under no element."""

    element: Objective | None = None
    score: NodeScore | None = None
    factors: tuple[FactorPart, ...] = ()
    assessments: tuple[Assessment, ...] = ()


@frozen(kw_only=True)
class PerspectivePart:
    """A perspective with its goals."""

    element: Perspective
    score: NodeScore
    objectives: tuple[ObjectivePart, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    def rows(self) -> Iterator[IndicatorRow]:
        """Yield every row of the perspective, in order."""
        for objective in self.objectives:
            for factor in objective.factors:
                yield from factor.rows


@frozen(kw_only=True)
class ComplianceRow:
    """What the compliance line says of one rule: its state, and how many cases broke it where that is known."""

    row: IndicatorRow
    state: ComplianceState
    cases: float | None = None


@frozen(kw_only=True, repr=False)
class Report:
    """Everything a page says of one card, unit and period.

    Attributes:
        scores: what the report was made from.
        title, organisation, owner, version: the card's own. org_unit: the unit's name where it is not the whole.
        language: the card's; a renderer may be asked for another.
        words: the card's own words for statuses, which hold in its own language only.
        findings: the gravest first.
        assessments: words about the card as a whole.
        definition_hash, data_hash: fingerprints of what was judged (see `fingerprint`).
    """

    scores: ScorecardScore
    title: str
    language: str
    organisation: str = ""
    org_unit: str = ""
    owner: str = ""
    version: str = ""
    period: Period
    basis: Basis
    as_of: date | None = None
    words: FrozenMap[str, str] = EMPTY
    perspectives: tuple[PerspectivePart, ...] = ()
    compliance: tuple[ComplianceRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    documents: tuple[Document, ...] = ()
    definition_hash: str = ""
    data_hash: str = ""
    _by_id: dict[str, IndicatorRow] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {row.result.id: row for row in self.rows()})

    def __repr__(self) -> str:
        total = self.total
        return f"<Report {self.title!r} {self.period}: {total.targets_met} of {total.targets_judged} targets met>"

    @property
    def total(self) -> NodeScore:
        """The card's own node."""
        return self.scores.total

    def rows(self) -> Iterator[IndicatorRow]:
        """Yield the row of every indicator, in the order of the card."""
        for perspective in self.perspectives:
            yield from perspective.rows()

    def poor(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that are less than good enough, compliance aside, in the order of the card."""
        return tuple(row for row in self.rows() if row.result.status is Status.POOR and not row.is_monitoring)

    def missing(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that were expected and have no figure."""
        return tuple(self._by_id[id_] for id_ in self.total.missing if id_ in self._by_id)

    def outside(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that count nowhere, each with its own reason, compliance aside."""
        rows = (self._by_id[id_] for id_ in self.total.outside if id_ in self._by_id)
        return tuple(row for row in rows if not row.is_monitoring)

    def _repr_html_(self) -> str:
        return html_table(self.scores.evaluation.records(), ("id", "name", "status", "actual", "target", "gap"))
