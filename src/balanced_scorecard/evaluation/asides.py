"""Values that stand beside a judgement and never decide it: the long-term target, and who judged what, and why."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ..domain.period import Period
from ..domain.scale import Edge
from ..domain.target import Target
from ..tables import shown


@frozen(kw_only=True)
class LongTerm:
    """The long-term target beside the one that decides (R16).

    Attributes:
        edge: the target as decided, in the indicator's unit; None where it is no number.
        progress: share of the way from the baseline to it, unclamped; None without a baseline, or a figure of the time
            that it counts over.
    """

    target: Target | None = None
    edge: Edge | None = None
    progress: float | None = None

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return it as plain fields of a record."""
        due = self.target.due if self.target else None
        return {"long_term_target": plain(self.edge), "long_term_by": plain(due), "long_term_progress": self.progress}


@frozen(kw_only=True)
class Judgement:
    """Who judged an indicator that a person judges, when, of which period, and why."""

    period: Period | None = None
    by: str | None = None
    on: date | None = None
    why: str = ""

    _repr_html_ = shown

    def to_dict(self) -> dict[str, object]:
        """Return it as plain fields of a record."""
        return {"judged_by": self.by, "judged_on": plain(self.on), "judged_because": self.why or None}


NO_LONG_TERM, NO_JUDGEMENT = LongTerm(), Judgement()


def plain(value: object) -> object:
    """Return *value* as JSON can hold it: a day as ISO text, a pair as a list."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
