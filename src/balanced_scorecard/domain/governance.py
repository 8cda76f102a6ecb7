"""What is on record around a card: letters and decisions, risks, incentives and reviews."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import field, frozen

from ..tables import shown
from .annotations import NO_ANNOTATIONS, Annotations
from .identifiers import ElementId, not_empty, valid_id, within


class DocumentKind(Enum):
    """What a document is; OTHER is for what has no name here."""

    ALLOCATION_LETTER = "allocation_letter"
    SUPPLEMENT = "supplement"
    STRATEGY = "strategy"
    PLAN = "plan"
    DECISION = "decision"
    CONTRACT = "contract"
    REPORT = "report"
    LAW = "law"
    OTHER = "other"


@frozen(kw_only=True)
class Document:
    """A letter or decision that elements cite as their source, and the items it asks for.

    Attributes:
        kind: what it is.
        dated: the day it bears.
        amends: the document that it changes, by id.
        items: what it asks for, a text each; an element cites one in its source.
        source: where it is to be found.
    """

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    kind: DocumentKind | None = None
    dated: date | None = None
    amends: ElementId | None = None
    items: tuple[str, ...] = ()
    definition: str = ""
    source: str | None = None
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True)
class Risk:
    """What threatens goals, objectives or indicators: how likely and how grave, each from 1 to 5.

    Attributes:
        threatens: goals, perspectives, objectives, factors or indicators, by id.
        likelihood: from 1, hardly, to 5, nearly certain.
        consequence: from 1, hardly felt, to 5, grave.
        assessed: the day it was last judged.
        initiatives: what is done about it, by id.
    """

    id: ElementId = field(validator=valid_id)
    name: str = field(validator=not_empty)
    definition: str = ""
    threatens: tuple[ElementId, ...] = ()
    likelihood: int | None = field(default=None, validator=within(1, 5))
    consequence: int | None = field(default=None, validator=within(1, 5))
    owner: str | None = None
    assessed: date | None = None
    initiatives: tuple[ElementId, ...] = ()
    annotations: Annotations = NO_ANNOTATIONS

    _repr_html_ = shown


@frozen(kw_only=True)
class Incentive:
    """What rewards work in line with the strategy, and what it supports (R63, R98).

    Attributes:
        supports: what it rewards, by id.
    """

    name: str = field(validator=not_empty)
    supports: tuple[ElementId, ...] = ()
    definition: str = ""

    _repr_html_ = shown


class ReviewKind(Enum):
    """What a review looks at (R35, R64)."""

    STRATEGIC = "strategic"
    OPERATIVE = "operative"
    EVALUATION = "evaluation"


@frozen(kw_only=True)
class Review:
    """A review of the card, held or planned: when, by whom, with what conclusions (R35, R36, R74).

    Attributes:
        date: the day it was held, or is to be.
        kind: what it looks at.
        participants: who took part.
        conclusions: what came of it.
    """

    date: date
    kind: ReviewKind | None = None
    participants: tuple[str, ...] = ()
    conclusions: str = ""

    _repr_html_ = shown
