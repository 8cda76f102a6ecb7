"""What is told beside a judgement and never decides it: the long-term target, and what was restated (R16, R102)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan

import numpy as np

from ..domain.indicator import Indicator, Series
from ..domain.measurement import Measurement
from ..domain.target import Horizon
from ..kernels import scoring
from .asides import LongTerm
from .cases import Case
from .history import Stretch, is_known, piece_of, recorded
from .judging import number_of, way_of
from .restatements import Restatement, changes_of
from .rulings import ruling_by
from .setting import Setting
from .targets import long_term_target

Vintages = Mapping[Stretch, tuple[Measurement, ...]]


def long_term_of(case: Case, setting: Setting) -> LongTerm | None:
    """Return the long-term target in force in the period of *case*, and how far the figure has come to it."""
    indicator, own = case.indicator, case.ruling
    if not any(target.horizon is Horizon.LONG for target in indicator.targets):
        return None
    target = long_term_target(indicator, own.measured_in, setting.org_unit, is_root=setting.is_root,
                              as_of=setting.as_of)
    if target is None:
        return None
    ruling = ruling_by(target, indicator, setting, own.measured_in, own.frequency)
    aim = ruling.judge.aim
    if aim is None or indicator.levels or ruling.span != own.span:  # a sum is of the days its own target counts over
        return LongTerm(target=target, edge=aim.edge if aim and not indicator.levels else None)
    actual = number_of(case)
    travelled = scoring.progress(np.array(actual), *map(np.array, way_of(ruling, actual))).item()
    return LongTerm(target=target, edge=aim.edge, progress=None if isnan(travelled) else travelled)


def price_basis_of(indicator: Indicator, setting: Setting) -> str | None:
    """Return whose prices the money of *indicator* is in, or that of the series it is made of; None where unsaid."""
    if indicator.price_basis or indicator.formula is None:
        return indicator.price_basis
    made_of = (setting.scorecard.find(id_) for id_ in setting.fed_by(indicator))
    said = (each.price_basis for each in made_of if isinstance(each, Indicator | Series))
    return ", ".join(dict.fromkeys(each for each in said if each)) or None


def restated_in(case: Case, setting: Setting) -> tuple[Restatement, ...]:
    """Return the rows of the figure of *case* that had been recorded otherwise before, as known on the report's day."""
    return tuple(change for row in case.figure.rows if row.recorded_at for change in _changes(row, setting))


def _changes(row: Measurement, setting: Setting) -> Iterator[Restatement]:
    key = (_vintages, row.indicator, row.org_unit)
    vintages = setting.measurements.once(key, lambda: _vintages(setting.measurements.of(row.indicator, row.org_unit)))
    known = (each for each in vintages.get(piece_of(row).stretch, ()) if is_known(each, setting.as_of))
    return changes_of(known)


def _vintages(rows: tuple[Measurement, ...]) -> Vintages:
    """Return the vintages of every stretch that has more than one."""
    found: dict[Stretch, list[Measurement]] = {}
    for row in rows:
        found.setdefault(piece_of(row).stretch, []).append(row)
    return {stretch: tuple(sorted(each, key=recorded)) for stretch, each in found.items() if len(each) > 1}
