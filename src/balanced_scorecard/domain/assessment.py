"""`Assessment`: the words beside a figure: deviation, assessment, forecast, decision, approval."""

from __future__ import annotations

import datetime
from enum import Enum

from attrs import field, frozen

from ..tables import shown
from .identifiers import ElementId, OrgUnitId, finite
from .organisation import ROOT
from .period import Period, as_period


class AssessmentKind(Enum):
    """What the words are."""

    DEVIATION = "deviation"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    DECISION = "decision"
    APPROVAL = "approval"


@frozen(kw_only=True)
class Assessment:
    """Words beside a figure, by a person; a status here stands beside the computed one, never instead of it.

    Attributes:
        element: any id of the card.
        forecast: the value expected at the year's end, as it was written.
        due: of a decision.
    """

    period: Period = field(converter=as_period)
    element: ElementId
    kind: AssessmentKind
    text: str = ""
    org_unit: OrgUnitId = ROOT
    status: str | None = None
    forecast: float | None = field(default=None, validator=finite)
    by: str | None = None
    date: datetime.date | None = None
    due: datetime.date | None = None

    _repr_html_ = shown
