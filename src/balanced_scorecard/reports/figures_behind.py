"""The rows of figures a report was made from, as they may be shown: in the indicators' units, and none of too few."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from ..domain.indicator import Indicator
from ..domain.measurement import Measurement, ObservationStatus
from ..domain.organisation import ROOT
from ..evaluation.history import is_known, known_rows
from ..evaluation.policies import FromUnits
from ..evaluation.results import Evaluation
from ..units import in_indicator_units


@frozen
class FigureBehind:
    """A row of figures as it may be shown, and whether it is the newest on its stretch of time."""

    row: Measurement
    is_newest: bool


def figures_behind(evaluation: Evaluation) -> Iterator[FigureBehind]:
    """Yield the rows of *evaluation* up to its period, as they were known on its day, by indicator, unit and time.

    They are of its own unit; where figures were added up from units, of all. Every vintage of a row is among them.
    """
    card = evaluation.scorecard
    unit = ROOT if card.is_root(evaluation.org_unit) else evaluation.org_unit
    settled = in_indicator_units(evaluation.measurements, card)
    names = [*(each.id for each in card.indicators()), *(each.id for each in card.series)]
    order = {str(name): place for place, name in enumerate(names)}
    held = sorted((key for key, _ in settled.series() if key[0] in order), key=lambda key: (order[key[0]], key[1]))
    for name, of in held:
        if of == unit or evaluation.from_units is FromUnits.VALUES:
            rows = [row for row in settled.of(name, of)
                    if row.period.end <= evaluation.period.end and is_known(row, evaluation.as_of)]
            newest = {id(row) for row in known_rows(rows, evaluation.as_of)}
            for row in rows:
                yield FigureBehind(_unless_few(row, card.find(name)), id(row) in newest)


def _unless_few(row: Measurement, of: object) -> Measurement:
    """Return *row*, without its numbers where it is of fewer than may be shown."""
    least = of.min_n if isinstance(of, Indicator) else None
    count = row.denominator if row.denominator is not None else row.n
    if least is None or count is None or count >= least or not row.has_value:
        return row
    return evolve(row, value=None, numerator=None, denominator=None, n=None, low=None, high=None,
                  statuses=frozenset({ObservationStatus.SUPPRESSED}))
