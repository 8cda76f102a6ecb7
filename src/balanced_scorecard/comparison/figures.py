"""`measurements_for`: the same figures for two cards, each given what it can be judged by."""

from __future__ import annotations

from collections.abc import Iterable

from ..domain.measurement import Measurement, Measurements
from ..domain.scorecard import Scorecard
from ..errors import MeasurementError
from ..units import in_indicator_units


def measurements_for(card: Scorecard, measurements: Measurements, other: Scorecard) -> Measurements:
    """Return *measurements* less the rows that fit *other* and not *card*: its indicators, organisational units, units.

    What fits neither card is kept, so that `evaluate` refuses it as it should refuse a misspelt id.

    >>> from balanced_scorecard import Measurement, Measurements, Period, Scorecard
    >>> rows = Measurements([Measurement(indicator="A1", period=Period.parse("2025"), value=1.0)])
    >>> len(measurements_for(Scorecard(id="a", name="A"), rows, Scorecard(id="b", name="B")))
    1
    """
    if _fit(measurements, card):
        return measurements
    kinds: dict[object, bool] = {}
    for row in measurements:
        kind = _kind(row)
        if kind not in kinds:
            kinds[kind] = _fit([row], card) or not _fit([row], other)
    return Measurements(row for row in measurements if kinds[_kind(row)])


def _fit(rows: Iterable[Measurement], card: Scorecard) -> bool:
    try:
        in_indicator_units(Measurements(rows), card)
    except MeasurementError:
        return False
    return True


def _kind(row: Measurement) -> object:
    """Return what decides whether a row fits a card; words are levels or judgements, each fits or does not."""
    said = row.value if isinstance(row.value, str) else type(row.value)
    return row.indicator, row.org_unit, row.unit, row.basis, said
