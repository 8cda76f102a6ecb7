"""`Initiative`: work undertaken to close a gap (R19, R34, R94)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from ..tables import shown
from .amount import Amount
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import ElementId, not_empty, valid_id
from .period import FiscalYear, Period


class InitiativeStatus(Enum):
    """How far the work has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@frozen(kw_only=True)
class Milestone:
    """A step of an initiative: when it is due, and when it was done.

    Attributes:
        due: the day it is to be reached.
        done: the day it was.
    """

    name: str = field(validator=not_empty)
    due: date | None = None
    done: date | None = None

    _repr_html_ = shown


@frozen(kw_only=True)
class ExpectedEffect:
    """What an initiative is expected to change, by how much and by when.

    Attributes:
        indicator: the one that is to change, by id.
        change: by how much, as in 3 pp.
        by: the period at whose end it is to be seen.
    """

    indicator: ElementId
    change: Amount | None = None
    by: Period | None = None

    _repr_html_ = shown


@frozen(kw_only=True)
class Initiative:
    """Work to close a gap: who owns it, what it supports, when it runs and what it may cost.

    Attributes:
        kind: what sort of work it is, in a word of your own: project, inspection.
        supports: goals, perspectives, objectives, factors or indicators, by id.
        start: the first day.
        end: the last day.
        budget: what it may cost, as in 2 mill. kr.
        status: how far the work has come.
        expected: what it is to change.
        source: where it was decided.
        milestones: its steps.
    """

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    kind: str | None = None
    owner: str | None = None
    supports: tuple[ElementId, ...] = ()
    start: date | None = None
    end: date | None = None
    budget: Amount | None = None
    status: InitiativeStatus | None = None
    expected: ExpectedEffect | None = None
    source: str | None = None
    milestones: tuple[Milestone, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown

    def __attrs_post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"it ends on {self.end}, before it starts on {self.start}; the end must be the later day")

    @property
    def is_active(self) -> bool:
        """Whether it is neither done nor stopped."""
        return self.status not in (InitiativeStatus.DONE, InitiativeStatus.STOPPED)

    def anchored(self, fiscal_year: FiscalYear) -> Initiative:
        """Return the same initiative with the period of its expected effect read in *fiscal_year*."""
        expected = self.expected
        if expected is None or expected.by is None or expected.by.fiscal_year == fiscal_year:
            return self
        return evolve(self, expected=evolve(expected, by=expected.by.anchored(fiscal_year)))
