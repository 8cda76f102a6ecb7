"""`evaluate_panel`: a card judged in many units and periods at once, from measurements or from a DataFrame."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from datetime import date

import numpy as np
import pandas as pd
from attrs import evolve

from ..domain.aggregation import Basis
from ..domain.measurement import Measurements
from ..domain.organisation import ROOT
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..errors import PanelTooLargeError, UnknownElementError, did_you_mean
from ..evaluation.adding_columns import with_units_added
from ..evaluation.columns import Columns
from ..evaluation.observations import CodeArray, Observations, observations_of
from ..evaluation.panel import Panel, refuse_unkept
from ..evaluation.panel_judging import BYTES_OF_INDICATOR, BYTES_OF_NODE, cells_kept, judge_panel
from ..evaluation.policies import FromUnits, PartialUnits
from ..evaluation.setting import Setting
from ..evaluation.structure import structure_with
from ..units import in_indicator_units
from .observations import observations_from_frame


def evaluate_panel(
    scorecard: Scorecard,
    measurements: Measurements | pd.DataFrame,
    *,
    periods: Iterable[Period | str] | None = None,
    org_units: Iterable[str] | None = None,
    basis: Basis | None = None,
    as_of: date | None = None,
    from_units: FromUnits = FromUnits.OWN_ROWS,
    partial: PartialUnits = PartialUnits.REFUSE,
    keep: Collection[str] | None = None,
    progress: Callable[[int, int], None] | None = None,
    memory: int | None = None,
) -> Panel:
    """Judge and roll *scorecard* up in every unit and period; each cell is, bit for bit, the card's.

    Args:
        scorecard: the card; its fiscal year, defaults and organisation apply.
        measurements: figures, or a frame of them: tidy, a row a value, with the columns of a measurement file; or wide,
            a row a unit and period, with `org_unit`, `period` and a column an indicator or series, in its unit (for a
            rate ``A1 numerator`` and ``A1 denominator``). An empty cell is a figure that was not reported.
        periods, org_units: which to judge; left out, every unit and period that has a row.
        basis, as_of, from_units, partial: as for `evaluate`.
        keep: ids of the nodes and indicators whose cells are kept; left out, all of them.
        progress: called with how many columns are done, and of how many, as the work goes on.
        memory: bytes that the panel may take; left out, what the machine has free.

    Raises:
        MeasurementError, UnitError, PeriodError: figures that cannot be read, or do not fit their indicator.
        UnknownElementError: a unit or a kept element that is not there.
        PanelTooLargeError: the panel would take more than *memory*; said before anything is worked out.

    >>> from balanced_scorecard import Measurements, Scorecard, evaluate_panel
    >>> evaluate_panel(Scorecard(id="card", name="Empty"), Measurements())
    <Panel 'Empty': 0 units, 0 periods, 0 columns>
    """
    refuse_unkept(scorecard, keep or ())
    setting = Setting(
        scorecard=scorecard, measurements=_settled(scorecard, measurements),
        period=Period.parse("2000", scorecard.fiscal_year), org_unit=ROOT, as_of=as_of, from_units=from_units,
        partial=partial, basis=basis or scorecard.defaults.basis or Basis.PERIOD,
    )
    if isinstance(measurements, Measurements):
        observations = observations_of(setting.measurements, org_units=tuple(setting.structure.places), as_of=as_of)
    else:
        observations = observations_from_frame(measurements, scorecard, as_of=as_of)
        reporting = [observations.org_units[code] for code in np.unique(observations.org_unit)]
        setting = evolve(setting, structure=structure_with(scorecard.organisation, reporting))
    if from_units is FromUnits.VALUES:
        observations = with_units_added(observations, setting)
    observations, columns = _asked(scorecard, observations, periods, org_units)
    _refuse_too_large(scorecard, len(columns), keep, memory)
    return judge_panel(setting, observations, columns, keep=keep, progress=progress)


def _settled(scorecard: Scorecard, measurements: Measurements | pd.DataFrame) -> Measurements:
    if isinstance(measurements, Measurements):
        return in_indicator_units(measurements, scorecard)
    return Measurements(settled_for=scorecard)


def _asked(
    scorecard: Scorecard, observations: Observations, periods: Iterable[Period | str] | None,
    org_units: Iterable[str] | None,
) -> tuple[Observations, Columns]:
    """Return the columns that are asked for, and *observations* that know every unit and period of them."""
    if periods is None and org_units is None:
        return observations, Columns(org_unit=observations.org_unit, period=observations.period, is_aligned=True)
    year = scorecard.fiscal_year
    if periods is not None:
        when = tuple(dict.fromkeys(Period.parse(each, year) if isinstance(each, str) else each.anchored(year)
                                   for each in periods))
        observations = evolve(observations, periods=tuple(dict.fromkeys((*observations.periods, *when))))
    units = _units(scorecard, observations, org_units)
    if periods is None:
        at = np.flatnonzero(np.isin(observations.org_unit, units))
        return observations, Columns(org_unit=observations.org_unit[at], period=observations.period[at],
                                     is_aligned=False)
    codes = np.array([observations.periods.index(each) for each in when], dtype=np.int32)
    return observations, Columns(org_unit=np.repeat(units, len(codes)), period=np.tile(codes, len(units)),
                                 is_aligned=False)


def _units(scorecard: Scorecard, observations: Observations, org_units: Iterable[str] | None) -> CodeArray:
    """Return the codes of *org_units*, in the order given; left out, of every unit that has a row."""
    if org_units is None:
        return np.unique(observations.org_unit)
    code_of = {unit: code for code, unit in enumerate(observations.org_units)}
    codes = []
    for unit in dict.fromkeys(ROOT if scorecard.is_root(each) else each for each in org_units):
        if unit not in code_of:
            hint = did_you_mean(unit, code_of) or "; name one of the organisation, or one with figures"
            raise UnknownElementError(f"no unit {unit!r} in the panel{hint}")
        codes.append(code_of[unit])
    return np.array(codes, dtype=np.int32)


def _refuse_too_large(scorecard: Scorecard, columns: int, keep: Collection[str] | None, memory: int | None) -> None:
    indicators, nodes = cells_kept(scorecard, keep)
    needed = columns * (indicators * BYTES_OF_INDICATOR + nodes * BYTES_OF_NODE)
    free = _free_memory() if memory is None else memory
    if free is not None and needed > free:
        raise PanelTooLargeError(
            f"a panel of {columns} columns with {indicators} indicators and {nodes} nodes takes {_size(needed)}, and "
            f"{_size(free)} is free; keep only what is needed, as in keep={[scorecard.id]!r}, or judge fewer units or "
            f"periods at a time")


def _free_memory() -> int | None:
    """Return the bytes of memory that are free; None where the machine does not tell."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf, macOS not these names
        return None


def _size(bytes_: int) -> str:
    return f"{bytes_ / 1e9:.1f} GB" if bytes_ >= 1e8 else f"{bytes_ / 1e6:.1f} MB"
