"""`Panel`: a card judged and rolled up for many units and periods at once, as arrays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from ..domain.aggregation import Basis
from ..domain.card_table import words_of
from ..domain.identifiers import ElementId
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import UnknownElementError, did_you_mean, one_of
from ..kernels.scoring import BandArray, FloatArray
from ..tables import MOST_ROWS, html_table, shown, table_of_columns
from .column_figures import REASONS, WHOLE
from .columns import STATUS_CODE, STATUSES
from .indicators import evaluate
from .observations import CodeArray, Observations
from .policies import FromUnits, PartialUnits
from .results import Evaluation
from .statuses import NodeKind, Reason, Status
from .structure import structure_with

if TYPE_CHECKING:
    import pandas as pd


class PanelForm(Enum):
    """How a panel is written as a table: a row a unit, period and element, or a row a unit and period."""

    TIDY = "tidy"
    WIDE = "wide"


@frozen(kw_only=True, eq=False)
class IndicatorColumns:
    """One indicator in every column of a panel.

    Attributes:
        value: in its unit, NaN where there is none or where it is no number. score: NaN where it is not judged.
        status: codes of `STATUSES`. reason: codes of `Reason`, in its order; -1 where there is none.
    """

    id: ElementId
    name: str
    value: FloatArray
    score: FloatArray
    status: BandArray
    reason: BandArray

    _repr_html_ = shown


@frozen(kw_only=True, eq=False)
class NodeColumns:
    """One node in every column of a panel; shares are NaN where the node is OUTSIDE.

    Attributes:
        low, high: the score with every missing leaf at 0 and at 1.
        status: codes of `STATUSES`.
    """

    id: ElementId
    kind: NodeKind
    name: str
    score: FloatArray
    coverage: FloatArray
    low: FloatArray
    high: FloatArray
    status: BandArray

    _repr_html_ = shown


Element = IndicatorColumns | NodeColumns


@frozen(kw_only=True, eq=False, repr=False)
class Panel:
    """A card in every unit and period, a column each; a cell is, bit for bit, what `evaluate` and `roll_up` give.

    Attributes:
        org_units, periods: what the codes stand for. org_unit, period: shape (n_columns,), the codes of each column.
        indicators, nodes: those that were kept, in the card's order.
    """

    scorecard: Scorecard
    org_units: tuple[str, ...]
    periods: tuple[Period, ...]
    org_unit: CodeArray
    period: CodeArray
    indicators: tuple[IndicatorColumns, ...]
    nodes: tuple[NodeColumns, ...]
    observations: Observations
    basis: Basis
    as_of: date | None = None
    from_units: FromUnits = FromUnits.OWN_ROWS
    partial: PartialUnits = PartialUnits.REFUSE

    def __len__(self) -> int:
        return len(self.org_unit)

    def __repr__(self) -> str:
        units, periods = len(np.unique(self.org_unit)), len(np.unique(self.period))
        return f"<Panel {self.scorecard.name!r}: {units} units, {periods} periods, {len(self)} columns>"

    def __iter__(self) -> Iterator[tuple[str, Period]]:
        """Yield the unit and period of each column, in order."""
        for unit, period in zip(self.org_unit.tolist(), self.period.tolist(), strict=True):
            yield self.org_units[unit], self.periods[period]

    @property
    def elements(self) -> tuple[Element, ...]:
        """The nodes and indicators that were kept, nodes first."""
        found: list[Element] = [*self.nodes, *self.indicators]
        return tuple(found)

    def __getitem__(self, id: str) -> Element:
        """Return the indicator or node called *id*; the card's own id is the total. Raise where it was not kept."""
        for each in reversed(self.elements):  # an element may have the card's own id
            if each.id == id:
                return each
        raise self._unkept(id, self.elements)

    def indicator(self, id: str) -> IndicatorColumns:
        """Return the indicator called *id*; raise UnknownElementError where it was not kept."""
        for each in self.indicators:
            if each.id == id:
                return each
        raise self._unkept(id, self.indicators)

    def node(self, id: str) -> NodeColumns:
        """Return the node called *id*, the card by its own id; raise UnknownElementError where it was not kept."""
        for each in reversed(self.nodes):
            if each.id == id:
                return each
        raise self._unkept(id, self.nodes)

    def _unkept(self, id: str, known: Sequence[Element]) -> UnknownElementError:
        hint = did_you_mean(id, [each.id for each in known]) or "; name it in keep="
        return UnknownElementError(f"{id!r} was not kept in the panel{hint}")

    def column(self, org_unit: str, period: Period | str) -> int:
        """Return the place of the column of one unit and period; raise UnknownElementError where there is none."""
        named = self._period(period)
        if org_unit not in self.org_units or named not in self.periods:
            raise UnknownElementError(self._absent(org_unit, named))
        unit, when = self.org_units.index(org_unit), self.periods.index(named)
        found = np.flatnonzero((self.org_unit == unit) & (self.period == when))
        if not len(found):
            raise UnknownElementError(self._absent(org_unit, named))
        return int(found[0])

    def _period(self, period: Period | str) -> Period:
        year = self.scorecard.fiscal_year
        return Period.parse(period, year) if isinstance(period, str) else period.anchored(year)

    def _absent(self, org_unit: str, period: Period) -> str:
        hint = did_you_mean(org_unit, self.org_units) if org_unit not in self.org_units else ""
        return f"no column of {org_unit!r} in {period}{hint or '; name unit and period in org_units= and periods='}"

    def status_of(self, each: Element, column: int) -> Status:
        """Return the status of an indicator or node in one column."""
        return STATUSES[each.status[column]]

    def reason_of(self, each: IndicatorColumns, column: int) -> Reason | None:
        """Return why an indicator has no judgement in one column; None where it has, or no reason is needed."""
        code = int(each.reason[column])
        return None if code == WHOLE else REASONS[code]

    def evaluation(self, org_unit: str, period: Period | str) -> Evaluation:
        """Return one column as `evaluate` gives it, with everything that can be asked of a card: the way down (R73).

        Its figures are those of the unit and of the units below it, from where `drill_down` goes on.
        """
        self.column(org_unit, period)
        card = self.scorecard
        ids = [*(each.id for each in card.indicators()), *(each.id for each in card.series)]
        structure = structure_with(card.organisation, self.org_units)
        return evaluate(
            card, self.observations.rows_for(ids, [org_unit], structure), self._period(period),
            org_unit=org_unit, basis=self.basis, as_of=self.as_of, from_units=self.from_units, partial=self.partial,
        )

    def turned_poor(self, until: Period | str, since: Period | str) -> tuple[Turn, ...]:
        """Return what is POOR in *until* and was not in *since*, units in order, each from the whole card down."""
        now, before = self._columns_of(self._period(until)), self._columns_of(self._period(since))
        poor, elements = STATUS_CODE[Status.POOR], self.elements
        return tuple(
            Turn(org_unit=self.org_units[unit], id=each.id, name=each.name,
                 before=self.status_of(each, before[unit]), now=Status.POOR)
            for unit in now if unit in before
            for each in elements
            if each.status[now[unit]] == poor and each.status[before[unit]] != poor
        )

    def _columns_of(self, period: Period) -> dict[int, int]:
        """Return the column of each unit in *period*, by the unit's code, in the order of columns."""
        if period not in self.periods:
            raise UnknownElementError(f"no column of {period}; the panel runs from {min(self.periods, default='-')} to "
                                      f"{max(self.periods, default='-')}")
        at = np.flatnonzero(self.period == self.periods.index(period)).tolist()
        return {int(self.org_unit[column]): column for column in at}

    def to_frame(self, form: PanelForm = PanelForm.TIDY, *, ids: Collection[str] | None = None) -> pd.DataFrame:
        """Return the panel as a table.

        Args:
            form: TIDY, a row an element, unit and period; WIDE, a row a unit and period, columns such as ``A1 score``.
            ids: only these indicators and nodes; left out, all that were kept.
        """
        chosen = [each for each in self.elements if ids is None or each.id in ids]
        unit = np.array(self.org_units, dtype=object)[self.org_unit] if len(self) else np.empty(0, dtype=object)
        when = np.array([str(each) for each in self.periods], dtype=object)[self.period] if len(self) else unit
        if form is PanelForm.WIDE:
            columns: dict[str, Any] = {"org_unit": unit, "period": when}
            for each in chosen:
                columns |= {f"{each.id} {name}": array for name, array in _cells(each).items()}
            return table_of_columns(columns)
        return table_of_columns(_tidy(chosen, unit, when))

    def to_dict(self) -> dict[str, object]:
        """Return the panel as plain values, absent as None."""
        return {
            "scorecard": self.scorecard.id, "basis": self.basis.value,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "columns": [{"org_unit": unit, "period": str(period)} for unit, period in self],
            "cells": {each.id: {name: _plain(array) for name, array in _cells(each).items()}
                      for each in self.elements},
        }

    def _repr_html_(self) -> str:
        top = _cells(self.nodes[0]) if self.nodes else {}
        cells = {name: _plain(array[:MOST_ROWS]) for name, array in top.items()}
        rows = [{"org_unit": unit, "period": str(period), **{name: column[n] for name, column in cells.items()}}
                for n, (unit, period) in enumerate(islice(self, MOST_ROWS))]
        return html_table(rows, ("org_unit", "period", *(("status", "score", "coverage") if top else ())),
                          words_of(self.scorecard), left=len(self) - len(rows))


@frozen(kw_only=True)
class Turn:
    """An indicator or node of a unit whose status is another than in an earlier period."""

    org_unit: str
    id: ElementId
    name: str
    before: Status
    now: Status

    _repr_html_ = shown


_STATUS_WORDS = np.array([status.value for status in STATUSES], dtype=object)
_REASON_WORDS = np.array([*(reason.value for reason in REASONS), None], dtype=object)  # -1 is the last


def _cells(each: Element) -> dict[str, Any]:
    """Return what is said of an indicator or node, an array each, words for codes."""
    status = _STATUS_WORDS[each.status]
    if isinstance(each, IndicatorColumns):
        return {"status": status, "reason": _REASON_WORDS[each.reason], "score": each.score, "value": each.value}
    return {"status": status, "score": each.score, "coverage": each.coverage, "low": each.low, "high": each.high}


def _tidy(chosen: Sequence[Element], unit: Any, when: Any) -> dict[str, Any]:
    columns: dict[str, list[Any]] = {name: [] for name in (
        "org_unit", "period", "id", "kind", "status", "reason", "score", "value", "coverage", "low", "high")}
    nothing, unsaid = np.full(len(unit), np.nan), np.full(len(unit), None, dtype=object)
    for each in chosen:
        kind = NodeKind.INDICATOR if isinstance(each, IndicatorColumns) else each.kind
        said = {"org_unit": unit, "period": when, "id": np.full(len(unit), each.id, dtype=object),
                "kind": np.full(len(unit), kind.value, dtype=object), "reason": unsaid, "value": nothing,
                "coverage": nothing, "low": nothing, "high": nothing} | _cells(each)
        for name, parts in columns.items():
            parts.append(said[name])
    return {name: np.concatenate(parts) if parts else np.empty(0) for name, parts in columns.items()}


def _plain(array: Any) -> list[object]:
    return [None if each is None or each != each else each for each in array.tolist()]


def refuse_unkept(scorecard: Scorecard, keep: Collection[str]) -> None:
    """Raise UnknownElementError where *keep* names what is no node or indicator of the card."""
    known = [scorecard.id, *(each.id for each in scorecard.perspectives),
             *(each.id for each in scorecard.objectives()), *(each.id for each in scorecard.factors()),
             *(each.id for each in scorecard.indicators())]
    for each in keep:
        if each not in known:
            hint = did_you_mean(each, known) or f"; keep nodes and indicators such as {one_of(known[:2])}"
            raise UnknownElementError(f"keep: no node or indicator {each!r} on the card{hint}")
