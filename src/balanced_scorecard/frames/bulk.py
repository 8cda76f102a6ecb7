"""Figures of many rows at once: brought into their indicators' units, checked, and each kept once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from attrs import frozen

from ..domain.amount import number_text
from ..domain.identifiers import UnitName
from ..domain.indicator import Indicator, Series
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError, UnitError
from ..evaluation.observations import NEVER, CodeArray, days
from ..kernels.scoring import BoolArray, FloatArray
from ..units import conversion_factor, is_rounded, rate_factor, unit_of
from . import cells
from .coded import Coded, coded, floats, rows_named

FIGURES = ("value", "numerator", "denominator")
_WORDS = {"indicator", "org_unit", "period", "unit", "basis", "status", "recorded_at", "recorded_by", "approved_by",
          "approved_at", "source", "note", "method_version"}


@frozen(kw_only=True, eq=False)
class Figures:
    """The figures of rows, by column, and the unit of each indicator that is known."""

    arrays: Mapping[str, FloatArray]
    units: Mapping[str, UnitName]


def figures_of(frame: pd.DataFrame, scorecard: Scorecard, indicator: Coded) -> Figures:
    """Return the figures in *frame*, values in the unit of their indicator.

    Raise UnitError with everything that does not convert, MeasurementError with values that their parts contradict.
    """
    arrays = {name: floats(frame[name]) for name in FIGURES if name in frame}
    elements = _elements(scorecard)
    units = {id_: unit for id_ in indicator.values if (unit := unit_of(elements[id_]))}
    if "unit" in frame and "value" in arrays:
        arrays["value"], units = _converted(frame, arrays["value"], indicator, units)
    faults = list(_contradictions(frame, arrays, indicator, units))
    if faults:
        raise MeasurementError(faults)
    return Figures(arrays=arrays, units=units)


def _elements(scorecard: Scorecard) -> dict[str, Indicator | Series]:
    found: dict[str, Indicator | Series] = {each.id: each for each in scorecard.indicators()}
    return found | {each.id: each for each in scorecard.series}


def _converted(
    frame: pd.DataFrame, value: FloatArray, indicator: Coded, units: Mapping[str, UnitName]
) -> tuple[FloatArray, dict[str, UnitName]]:
    """Return *value* in the units of the indicators; where the card names none, the first row that does decides."""
    faults: list[Fault] = []
    unit = coded(frame, "unit", cells.unit, faults)
    if faults:
        raise MeasurementError(faults)
    known, changed = dict(units), value.copy()
    pairs = pd.unique(indicator.codes.astype(np.int64) * (len(unit.values) + 1) + unit.codes)
    for pair in pairs.tolist():
        which, code = divmod(pair, len(unit.values) + 1)
        if code == len(unit.values):  # -1 of the next: no unit stands beside the value
            continue
        id_, given = indicator.values[which], unit.values[code]
        wanted = known.setdefault(id_, given)
        rows = (indicator.codes == which) & (unit.codes == code)
        try:
            factor = conversion_factor(given, wanted)
        except UnitError:
            faults.append(Fault(f"{id_!r} came in {given!r}, its indicator is in {wanted!r}; give a unit that converts",
                                (rows_named(frame, rows),)))
            continue
        changed[rows] = value[rows] * factor if factor >= 1 else value[rows] / conversion_factor(wanted, given)
    if faults:
        raise UnitError(faults)
    return changed, known


def _contradictions(
    frame: pd.DataFrame, arrays: Mapping[str, FloatArray], indicator: Coded, units: Mapping[str, UnitName]
) -> Iterator[Fault]:
    """Yield a fault for rows whose parts stand alone, or whose value they contradict but for its rounding."""
    if "numerator" not in arrays and "denominator" not in arrays:
        return
    empty = np.full(len(frame), np.nan)
    top, bottom = arrays.get("numerator", empty), arrays.get("denominator", empty)
    alone = np.isnan(top) != np.isnan(bottom)
    if alone.any():
        yield Fault("numerator and denominator go together; give both or none", (rows_named(frame, alone),))
    value = arrays.get("value", empty)
    for code, id_ in enumerate(indicator.values):
        rows = np.flatnonzero((indicator.codes == code) & ~np.isnan(value) & ~np.isnan(bottom))
        with np.errstate(divide="ignore", invalid="ignore"):
            share = rate_factor(units.get(id_)) * top[rows] / bottom[rows]
        differs = rows[~(np.abs(value[rows] - share) <= 1e-9)]
        wrong = np.zeros(len(frame), dtype=bool)
        unit = units.get(id_)
        wrong[[row for row in differs.tolist() if not _agrees(value[row], top[row], bottom[row], unit)]] = True
        if wrong.any():
            first = int(np.flatnonzero(wrong)[0])
            parts = f"{number_text(float(top[first]))} / {number_text(float(bottom[first]))}"
            yield Fault(f"{id_!r} has the value {number_text(float(value[first]))}, and its parts {parts} give "
                        f"another; correct one, or leave value empty", (rows_named(frame, wrong),))


def _agrees(value: float, top: float, bottom: float, unit: str | None) -> bool:
    return bool(bottom) and is_rounded(float(value), rate_factor(unit) * float(top) / float(bottom))


def wild(frame: pd.DataFrame) -> list[Fault]:
    """Return a fault for what is no number to reckon with, or no word that is known."""
    faults: list[Fault] = []
    for name in (*FIGURES, "n", "low", "high"):
        if name in frame:
            is_wild = np.isinf(floats(frame[name]))
            if is_wild.any():
                faults.append(Fault(f"{name}: infinity is not a number to reckon with; leave the cell empty and say "
                                    f"why in status", (rows_named(frame, is_wild),)))
    for name, read in (("basis", cells.basis), ("status", cells.statuses), ("recorded_at", cells.moment)):
        if name in frame:
            coded(frame, name, read, faults)
    return faults


def not_there(frame: pd.DataFrame, scorecard: Scorecard, org_unit: Coded, period: Coded) -> Iterator[Fault]:
    """Yield a fault for the figures of a unit for a time when it had closed, or had not opened."""
    units = [scorecard.org_unit(id_) for id_ in org_unit.values] if scorecard.organisation is not None else []
    if not any(unit is not None and (unit.opens or unit.closes) for unit in units):
        return
    opens = days((unit.opens if unit else None for unit in units), 0)[org_unit.codes]
    closes = days((unit.closes if unit else None for unit in units), NEVER)[org_unit.codes]
    late = days((each.start for each in period.values), 0)[period.codes] > closes
    early = days((each.end for each in period.values), 0)[period.codes] < opens
    has_figure = np.zeros(len(frame), dtype=bool)
    for name in [each for each in frame.columns if each not in _WORDS] if (late | early).any() else ():
        has_figure |= frame[name].notna().to_numpy(dtype=bool)
    for code, unit in enumerate(units):
        here = (org_unit.codes == code) & has_figure
        for rows, said in ((late, "closed on {closes}; write the unit that took over from it"),
                           (early, "opens on {opens}; write the unit that it belonged to then")):
            if unit is not None and (here & rows).any():
                when = said.format(closes=unit.closes, opens=unit.opens)
                yield Fault(f"came from {unit.id!r}, which {when}", (rows_named(frame, here & rows),))


def without_doubles(
    frame: pd.DataFrame, codes: Sequence[CodeArray], moment: FloatArray, known: BoolArray
) -> BoolArray:
    """Return which of the *known* rows are the newest of those alike in all *codes*.

    Raise MeasurementError where two of them were recorded at one *moment*.
    """
    table: dict[str, Any] = {str(n): each for n, each in enumerate(codes)}
    keys = pd.DataFrame(table)[known]
    doubled = keys.duplicated(keep=False).to_numpy()
    if not doubled.any():
        return known
    twice = pd.DataFrame(table | {"moment": moment})[known].duplicated(keep=False).to_numpy()
    if twice.any():
        at = np.zeros(len(frame), dtype=bool)
        at[np.flatnonzero(known)[twice]] = True
        raise MeasurementError([Fault("two values for one indicator, unit and period; keep one, or give each the time "
                                      "it was recorded", (rows_named(frame, at),))])
    order = np.argsort(moment[known], kind="stable")
    newest = ~keys.iloc[order].duplicated(keep="last").to_numpy()
    kept = np.zeros(len(frame), dtype=bool)
    kept[np.flatnonzero(known)[order[newest]]] = True
    return kept

