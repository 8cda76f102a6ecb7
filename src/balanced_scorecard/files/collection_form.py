"""`CollectionForm`: what one organisational unit is asked for a period, as plain values."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.identifiers import ElementId, OrgUnitId, UnitName
from ..domain.period import Period
from ..domain.scale import NO_BOUNDS, Bounds
from ..tables import shown


class AnswerKind(Enum):
    """What a figure is answered with."""

    NUMBER = "number"
    PARTS = "parts"
    DAY = "day"
    LEVEL = "level"
    JUDGEMENT = "judgement"

    @property
    def is_chosen(self) -> bool:
        """Whether it is one of some words."""
        return self in (AnswerKind.LEVEL, AnswerKind.JUDGEMENT)


@frozen(kw_only=True)
class KnownFigure:
    """A figure from before, in its indicator's unit, and the period it is of."""

    value: float | str
    period: Period

    _repr_html_ = shown


@frozen(kw_only=True)
class AskedFigure:
    """One figure that a unit is asked for.

    Attributes:
        answer: what it is answered with; choices: the words of a level or a judgement, where it is one of them.
        unit: what it is counted in; bounds: what it cannot be below or above.
        target: in the words it was decided in; empty where there is none.
        previous: the newest figure before; last_year: that of the same period a year before.
        basis: what the figure is to cover.
    """

    element: ElementId
    name: str
    period: Period
    answer: AnswerKind = AnswerKind.NUMBER
    unit: UnitName | None = None
    bounds: Bounds = NO_BOUNDS
    decimals: int | None = None
    choices: tuple[str, ...] = ()
    target: str = ""
    definition: str = ""
    source: str = ""
    previous: KnownFigure | None = None
    last_year: KnownFigure | None = None
    basis: Basis = Basis.PERIOD

    _repr_html_ = shown


@frozen(kw_only=True)
class FormHead:
    """What a form says of itself on its way out and back: which unit and period, and the version of the card that asks.

    Attributes:
        org_unit: its id; empty for the whole organisation.
    """

    card: ElementId
    version: str
    fingerprint: str
    language: str
    org_unit: OrgUnitId
    org_unit_name: str
    period: Period


@frozen(kw_only=True, repr=False)
class CollectionForm(FormHead):
    """What one organisational unit is asked for a period.

    Attributes:
        card, version, fingerprint, language: of the card that asks.
        org_unit, org_unit_name: who is asked; the id is empty for the whole organisation.
        units: every unit that is asked, by id and name, so that it can be told who has not answered.
    """

    card_name: str
    figures: tuple[AskedFigure, ...]
    units: tuple[tuple[OrgUnitId, str], ...] = ()

    _repr_html_ = shown

    def __repr__(self) -> str:
        return f"<CollectionForm {self.org_unit_name!r} {self.period}: {len(self.figures)} figures>"
