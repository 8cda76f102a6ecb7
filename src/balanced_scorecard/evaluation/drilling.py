"""`drill_down`: any figure opened to the level below, with the same definitions, down to the rows (R73)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from ..domain.card_table import words_of
from ..domain.measurement import Measurement
from ..domain.organisation import ROOT
from ..errors import UnknownElementError, did_you_mean, one_of
from ..tables import html_table, table
from .cases import case_of
from .contributing import Contribution, children_of
from .history import UnitTotal, piece_of
from .indicators import evaluate
from .nodes import roll_up
from .results import IndicatorResult, NodeScore, ScorecardScore
from .setting import setting_of

if TYPE_CHECKING:
    import pandas as pd


Record = dict[str, object]


@frozen(kw_only=True, repr=False)
class DrillDown:
    """One node or indicator of one unit and period, and what is right below it.

    Attributes:
        what: the node, or the indicator's result. scores: the roll-up it stands in.
    """

    what: NodeScore | IndicatorResult
    scores: ScorecardScore

    def __repr__(self) -> str:
        evaluation = self.scores.evaluation
        where = f" in {evaluation.org_unit!r}" if evaluation.org_unit else ""
        return f"<DrillDown {self.what.id!r}{where} {evaluation.period}: {self.what.status.value}>"

    @cached_property
    def parts(self) -> tuple[Contribution, ...]:
        """What is below it on the card, with what each adds; none below an indicator."""
        return children_of(self.what, self.scores) if isinstance(self.what, NodeScore) else ()

    @cached_property
    def units(self) -> tuple[DrillDown, ...]:
        """The same node or indicator in each unit right below, for the same period, basis and day."""
        return tuple(self.unit(org_unit) for org_unit in setting_of(self.scores.evaluation).place.below)

    @cached_property
    def rows(self) -> tuple[Measurement, ...]:
        """The rows an indicator's figure was made from in this unit, in its unit of measurement; none for a node.

        A row that was added up from units is no row of anybody's: see `units`.
        """
        if isinstance(self.what, NodeScore):
            return ()
        case = case_of(self.what.indicator, setting_of(self.scores.evaluation))
        totals = case.history.totals
        return tuple(row for row in case.figure.rows
                     if (totals.get(piece_of(row).stretch) or _NO_TOTAL).row is not row)

    def into(self, id: str) -> DrillDown:
        """Return the child called *id*; raise UnknownElementError with the nearest where there is none."""
        known = [part.id for part in self.parts]
        if id not in known:
            hint = did_you_mean(id, known) or f"; there is {one_of(known) or 'nothing'}"
            raise UnknownElementError(f"nothing called {id!r} right below {self.what.id!r}{hint}")
        return drill_down(self.scores, id)

    def unit(self, org_unit: str) -> DrillDown:
        """Return the same in a unit below, or in its own; raise UnknownElementError where there is none such below."""
        evaluation = self.scores.evaluation
        known = dict.fromkeys(setting_of(evaluation).structure.made_of(evaluation.org_unit))
        if org_unit not in known:
            here = repr(evaluation.org_unit) if evaluation.org_unit else "the whole organisation"
            below = [each for each in known if each != evaluation.org_unit]
            hint = did_you_mean(org_unit, below) or "; go down from a unit that it stands below"
            raise UnknownElementError(f"no unit {org_unit!r} below {here}{hint}")
        there = evaluate(
            evaluation.scorecard, evaluation.measurements, evaluation.period, org_unit=org_unit or ROOT,
            basis=evaluation.basis, as_of=evaluation.as_of, from_units=evaluation.from_units,
            partial=evaluation.partial,
        )
        total = self.scores.total
        return drill_down(roll_up(there, missing=total.policy, method=total.method), self.what.id)

    def records(self) -> list[Record]:
        """Return one plain record for each part below it on the card, unit below it, and row it was made from."""
        parts: list[Record] = [{"below": "part", "id": part.id, "name": part.name, "status": part.status.value,
                  "value": part.score, "share": part.share, "contribution": part.contribution} for part in self.parts]
        units: list[Record] = [{"below": "unit", "id": each.scores.evaluation.org_unit, "name": each.what.id,
                  "status": each.what.status.value, "value": _value(each.what), "share": None, "contribution": None}
                 for each in self.units]
        rows: list[Record] = [{"below": "row", "id": row.indicator, "name": str(row.period), "status": None,
                               "value": row.value, "numerator": row.numerator, "denominator": row.denominator,
                               "place": row.place or None} for row in self.rows]
        return [*parts, *units, *rows]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values."""
        evaluation = self.scores.evaluation
        return {"id": self.what.id, "org_unit": evaluation.org_unit, "period": str(evaluation.period),
                "status": self.what.status.value, "below": self.records()}

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each part, unit and row below."""
        return table(self.records())

    def _repr_html_(self) -> str:
        return html_table(self.records(), ("below", "id", "name", "status", "value"),
                          words_of(self.scores.evaluation.scorecard))


_NO_TOTAL = UnitTotal()


def _value(what: NodeScore | IndicatorResult) -> object:
    return what.score if isinstance(what, NodeScore) else what.actual


def drill_down(scores: ScorecardScore, id: str | None = None) -> DrillDown:
    """Return the node or indicator called *id*, left out the card itself, opened to the level below.

    From there, `into` goes down the card, `unit` and `units` down the organisation, and `rows` are what was reported.

    Raises:
        UnknownElementError: *id* is no node or indicator of the card.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate, roll_up
    >>> drill_down(roll_up(evaluate(Scorecard(id="card", name="Empty"), Measurements(), "2024")))
    <DrillDown 'card' 2024: outside>
    """
    result = next((each for each in scores.evaluation if each.id == id), None)
    if result is not None:
        return DrillDown(what=result, scores=scores)
    return DrillDown(what=scores.total if id is None else scores[id], scores=scores)
