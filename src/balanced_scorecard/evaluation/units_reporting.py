"""Where only units below have reported: what is said of the figure, and what the whole is when they are added up."""

from __future__ import annotations

from attrs import evolve

from ..domain.aggregation import Aggregation, Basis
from ..domain.frozen_map import FrozenMap
from ..domain.indicator import Indicator
from ..domain.measurement import Measurements
from ..domain.organisation import ROOT
from ..domain.scorecard import Scorecard
from .adding_units import history_of, over_units
from .advice import Advice, AdviceKind
from .figures import Figure
from .history import Span, is_known
from .policies import FromUnits, PartialUnits
from .setting import Setting
from .statuses import Reason


def with_hint(figure: Figure, indicator: Indicator, span: Span, setting: Setting) -> Figure:
    """Return *figure*; where nobody reported it and units below have, with how many, and what adds them up."""
    is_lacking = figure.reason is Reason.NOT_REPORTED and setting.from_units is FromUnits.OWN_ROWS
    count = len(reporting(indicator, span, setting)) if is_lacking and setting.place.below else 0
    if not count:
        return figure
    is_addable = indicator.formula is not None or over_units(indicator) is not Aggregation.NONE
    kind = AdviceKind.UNITS_NOT_ADDED if is_addable else AdviceKind.UNITS_NOT_ADDABLE
    return evolve(figure, advice=Advice(kind, FrozenMap({"count": count})))


def reporting(indicator: Indicator, span: Span, setting: Setting) -> tuple[str, ...]:
    """Return the units below that of *setting* with a figure of *indicator*, or of what it is made of, in *span*."""
    _, *below = setting.structure.made_of(setting.org_unit)
    ids = setting.fed_by(indicator)
    return tuple(unit for unit in dict.fromkeys(below) if any(_has_figure(setting, id_, unit, span) for id_ in ids))


def _has_figure(setting: Setting, id_: str, unit: str, span: Span) -> bool:
    return any(row.has_value and span.start <= row.period.end <= span.end and is_known(row, setting.as_of)
               for row in setting.measurements.of(id_, unit))


def whole_added_up(scorecard: Scorecard, measurements: Measurements, partial: PartialUnits) -> Measurements:
    """Return *measurements*, settled for *scorecard*, with what its units add up to where the whole has no row.

    Of the whole's own rows only the newest vintages stay.
    """
    newest = max(measurements, key=lambda row: row.period).period
    setting = Setting(scorecard=scorecard, measurements=measurements, period=newest, basis=Basis.PERIOD, org_unit=ROOT,
                      as_of=None, from_units=FromUnits.VALUES, partial=partial)
    ids = [*(each.id for each in scorecard.indicators()), *(each.id for each in scorecard.series)]
    whole = [row for id_ in ids for row in history_of(id_, setting).rows]
    of_units = [row for row in measurements if row.org_unit != ROOT]
    return Measurements((*whole, *of_units), settled_for=measurements.settled_for)
