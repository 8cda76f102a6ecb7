"""`Report`: what a page says, picked and put in order; words, colours and rounding belong to the renderers.

It holds meanings and unrounded numbers, so that one report can be rendered in any language.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ..checks.rule import Finding
from ..domain.aggregation import Basis
from ..domain.assessment import Assessment
from ..domain.frozen_map import EMPTY, FrozenMap
from ..domain.governance import Document
from ..domain.initiative import Initiative
from ..domain.period import Period
from ..evaluation.results import NodeScore, ScorecardScore, Status
from .choices import AnnualForm, View
from .parts import ComplianceRow as ComplianceRow
from .parts import FactorPart as FactorPart
from .parts import GoalPart as GoalPart
from .parts import HistoryPoint as HistoryPoint
from .parts import IndicatorRow as IndicatorRow
from .parts import LetterPoint as LetterPoint
from .parts import ObjectivePart as ObjectivePart
from .parts import PerspectivePart as PerspectivePart
from .parts import Step as Step


@frozen(kw_only=True, repr=False)
class Report:
    """Everything a page says of one card, unit and period.

    Attributes:
        scores: what the report was made from.
        view, form: which document it is to be. on: the day what is late is told by.
        compared: the earlier period it is compared with, judged; None where nothing was judged then.
        title, organisation, owner, version: the card's own. org_unit: the unit's name where it is not the whole.
        language: the card's; a renderer may be asked for another.
        words: the card's own words for statuses, which hold in its own language only.
        findings: the gravest first.
        assessments: words about the card as a whole.
        initiatives: those first that the card's figures ask for most (R19).
        decisions: what was decided, in this period or before, and is not done; the earliest due first.
        steps: the milestones and ends of all work, in order of time.
        goals: the overall goals with their rows; each row once. points: the same by point of the ministry's letters.
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
    view: View = View.CARD
    form: AnnualForm = AnnualForm.NO
    on: date
    compared: ScorecardScore | None = None
    words: FrozenMap[str, str] = EMPTY
    perspectives: tuple[PerspectivePart, ...] = ()
    compliance: tuple[ComplianceRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    decisions: tuple[Assessment, ...] = ()
    steps: tuple[Step, ...] = ()
    goals: tuple[GoalPart, ...] = ()
    points: tuple[LetterPoint, ...] = ()
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
        """Return the rows that are less than good enough: broken rules first, then in the order of the card."""
        broken = self.total.compliance.broken
        poor = (row for row in self.rows() if row.result.status is Status.POOR and row.result.id not in broken)
        return (*(self._by_id[id_] for id_ in broken), *poor)

    def missing(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that were expected and have no figure."""
        return tuple(self._by_id[id_] for id_ in self.total.missing if id_ in self._by_id)

    def incomplete(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that have a figure of less than the time or the units asked for, the missing ones aside."""
        return tuple(row for row in self.rows() if row.result.is_incomplete and row.result.id not in self.total.missing)

    def outside(self) -> tuple[IndicatorRow, ...]:
        """Return the rows that count nowhere, each with its own reason, compliance aside."""
        rows = (self._by_id[id_] for id_ in self.total.outside if id_ in self._by_id)
        return tuple(row for row in rows if not row.is_monitoring)

    def _repr_html_(self) -> str:
        return self.scores.evaluation._repr_html_()
