"""`load_targets`: a table of targets that stands beside a card, such as twelve offices by nine indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve

from ..domain.indicator import Indicator
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..domain.target import Target
from ..errors import DefinitionError, PeriodError, did_you_mean
from ..frames import cells
from ..frames.cells import Cell
from ..frames.headings import TARGET_COLUMNS
from ..frames.table import columns_named, empty_cells, read_cells
from .table_reading import PathText, Wanted, read_table
from .target_reading import Setting, read_target_text

_SHEETS = ("targets", "måltall", "måltal", "resultatkrav", "målvärden", "tavoitearvot")
_REQUIRED = ("indicator", "expect")


def load_targets(
    path: PathText, card: Scorecard, *, decimal: str | None = None, sheet: str | None = None
) -> Scorecard:
    """Return *card* with the targets of the table at *path* added to its indicators.

    Args:
        path: a CSV or workbook with the columns indicator, org_unit, by, from, expect, decided, source.
        card: the card they belong to; its language decides how numbers in `expect` are read.
        decimal: the decimal sign of the file, where its form does not tell.
        sheet: of a workbook.

    Raises:
        MeasurementError: what cannot be read as a table.
        DefinitionError: every target that does not fit its indicator or the card, each with its row.
    """
    wanted = Wanted(columns=TARGET_COLUMNS, key="expect", sheets=_SHEETS, sheet=sheet, decimal=decimal)
    table = read_table(Path(path), wanted)
    columns, faults = columns_named(table, TARGET_COLUMNS, _REQUIRED)
    faults += table.faults
    indicators = {indicator.id: indicator for indicator in card.indicators()}
    for row, values in table.rows if not faults else ():
        said, wrong = read_cells(columns, values, table.language, _READ)
        wrong += empty_cells(columns, values, _REQUIRED)
        if not wrong:
            wrong = _add(said, indicators, card)
        faults += [table.fault(each, row) for each in wrong]
    if faults:
        raise DefinitionError(faults)
    return _with(card, indicators)


def _add(said: dict[str, Any], indicators: dict[str, Indicator], card: Scorecard) -> list[str]:
    """Add one row's target to its indicator in *indicators*; return what is wrong with it."""
    id_, text = said.pop("indicator"), said.pop("expect")
    indicator = indicators.get(id_)
    if indicator is None:
        return [f"no indicator {id_!r} on the card{did_you_mean(id_, indicators)}"]
    org_unit, units = said.get("org_unit"), _units(card)
    if org_unit is not None and org_unit not in units:
        return [f"no organisational unit {org_unit!r}{did_you_mean(org_unit, units)}"]
    direction = indicator.polarity.direction if indicator.polarity else 0
    setting = Setting(language=card.language, unit=indicator.unit, levels=indicator.levels, direction=direction)
    try:
        reading = read_target_text("expect", text, setting)
        said = {"per": reading.per, "by": Period.parse(reading.by) if reading.by else None, **said}
        said["applies_from"] = said.pop("from", None)
        target = Target(expectation=reading.expectation, text=text, scope=reading.scope, **said).anchored(
            card.fiscal_year, card.organisation.id if card.organisation else None)
        indicators[id_] = evolve(indicator, targets=(*indicator.targets, target))
    except ValueError as error:
        return [str(error)]
    return []


def _units(card: Scorecard) -> list[str]:
    return [unit.id for unit in card.organisation.walk()] if card.organisation else []


def _with(card: Scorecard, indicators: Mapping[str, Indicator]) -> Scorecard:
    perspectives = tuple(
        evolve(perspective, factors=tuple(
            evolve(factor, indicators=tuple(indicators[each.id] for each in factor.indicators))
            for factor in perspective.factors))
        for perspective in card.perspectives
    )
    return evolve(card, perspectives=perspectives)


def _by(cell: Cell, _: str | None) -> Period | date:
    if isinstance(cell, date):
        return cells.day(cell)
    text = cells.text(cell)
    try:
        period = Period.parse(text)
    except PeriodError as error:
        raise ValueError(str(error)) from None
    return period.start if period.days == 1 else period


_READ: Mapping[str, Callable[[Cell, str | None], Any]] = {
    "indicator": cells.text,
    "org_unit": cells.text,
    "by": _by,
    "from": cells.day,
    "expect": cells.text,
    "decided": cells.day,
    "source": cells.text,
    "reason": cells.text,
}
